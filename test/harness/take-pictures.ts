// `node out/harness/take-pictures.mjs`: the README's picture, taken of the packaged extension at work in a real VS Code.
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';
import { openInstalled } from './installed';
import { panelShown, plottedTraces } from './webview';

const sample = 'rosenbrock.loss';

async function main(): Promise<void> {
  const text = await readFile(join(root, 'media', 'samples', sample), 'utf8');
  const vscode = await openInstalled({ [sample]: text }, { width: 1440, height: 860 });
  try {
    const { workbench } = vscode;
    await workbench.setTheme('Default Dark Modern');
    await workbench.openFile(sample);
    await workbench.command('Descent: Run');
    await workbench.onlyEditors();
    const frame = await panelShown(workbench.page);
    await plottedTraces(frame, 'map');
    await plottedTraces(frame, 'curves');
    // What slides in or fades has come to rest.
    await workbench.page.waitForTimeout(1500);
    const pictures = join(root, 'media', 'pictures');
    await mkdir(pictures, { recursive: true });
    await copyFile(await workbench.screenshot('playground'), join(pictures, 'playground.png'));
  } catch (error) {
    await vscode.workbench.screenshot('failed-picture');
    throw error;
  } finally {
    await vscode.stop();
  }
}

await main();
process.exit();
