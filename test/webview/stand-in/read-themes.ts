// Writes themes.json: VS Code's own values of every colour variable the page uses, read from a running workbench in its four default themes.
// Run once per VS Code version: npx esbuild test/webview/stand-in/read-themes.ts --bundle --platform=node --format=esm --packages=external --outfile=out/harness/read-themes.mjs && node out/harness/read-themes.mjs
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../../scripts/lib/paths.mjs';
import { launchBrowser } from '../../harness/browser';
import { startVsCodeServer } from '../../harness/vscode-server';
import { Workbench } from '../../harness/workbench';
import { makeWorkspace } from '../../harness/workspace';

const themes = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  hc: 'Default High Contrast',
  'hc-light': 'Default High Contrast Light',
} as const;

/** Only what the page reads: a thousand other variables would be noise. */
const used =
  /^--vscode-(font-|editor-(font|background|foreground)|foreground|icon-|panel|contrast|focusBorder|progressBar|button|input|dropdown|list-|textLink|menu|widget|toolbar|sash|scrollbarSlider|textCodeBlock|descriptionForeground|errorForeground|charts)/;

const [workspace, server, browser] = await Promise.all([
  makeWorkspace({ 'a.txt': 'a' }),
  startVsCodeServer({}),
  launchBrowser(),
]);
try {
  const workbench = new Workbench(await browser.context.newPage());
  await workbench.open(server.url(workspace.folder));
  // The themes are known only once the extensions have been scanned.
  await workbench.page.waitForTimeout(6000);
  const read: Record<string, Record<string, string>> = {};
  for (const [kind, theme] of Object.entries(themes)) {
    await workbench.setTheme(theme);
    await workbench.page.waitForTimeout(800);
    const all = await workbench.page.evaluate(() => {
      const found: Record<string, string> = {};
      for (const sheet of document.styleSheets)
        for (const rule of sheet.cssRules)
          if (rule instanceof CSSStyleRule && rule.selectorText.includes('.monaco-workbench'))
            for (const name of rule.style)
              if (name.startsWith('--vscode-'))
                found[name] = rule.style.getPropertyValue(name).trim();
      return found;
    });
    read[kind] = Object.fromEntries(
      Object.entries(all)
        .filter(([name]) => used.test(name))
        .sort(),
    );
  }
  await writeFile(
    join(root, 'test/webview/stand-in/themes.json'),
    `${JSON.stringify(read, null, 2)}\n`,
  );
} finally {
  await browser.close();
  await server.stop();
  await workspace.remove();
}
process.exit();
