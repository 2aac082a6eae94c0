// The notices name exactly the packages that are in a shipped bundle, each with its licence.
import { describe, expect, it } from 'vitest';
import type { Metafile } from 'esbuild';
import { bundledPackages, thirdPartyNotices } from '../../../scripts/lib/notices.mjs';

function metafile(outputs: Readonly<Record<string, readonly string[]>>): Metafile {
  const entries = Object.entries(outputs).map(([file, inputs]) => [
    file,
    { inputs: Object.fromEntries(inputs.map(input => [input, { bytesInOutput: 1 }])) },
  ]);
  return { inputs: {}, outputs: Object.fromEntries(entries) as Metafile['outputs'] };
}

const shipped = metafile({
  'dist/extension.js': ['src/extension.ts', 'node_modules/valibot/dist/index.mjs'],
  'dist/fonts/KaTeX_Main-Regular.woff2': ['node_modules/katex/dist/fonts/KaTeX_Main-Regular.woff2'],
  'dist/fonts/codicon.ttf': ['node_modules/@vscode/codicons/dist/codicon.ttf'],
});
const tests = metafile({ 'out/host/index.js': ['node_modules/mocha/mocha.js'] });

describe('the notices', () => {
  it('name what ships, fonts too, and not what only the tests use', () => {
    expect(bundledPackages([shipped, tests])).toEqual([
      'node_modules/@vscode/codicons',
      'node_modules/katex',
      'node_modules/valibot',
    ]);
  });

  it('name a package inside a package by its own folder', () => {
    const nested = metafile({ 'dist/webview.js': ['node_modules/a/node_modules/@b/c/index.js'] });
    expect(bundledPackages([nested])).toEqual(['node_modules/a/node_modules/@b/c']);
  });

  it('carry the licence texts', async () => {
    const text = await thirdPartyNotices([shipped]);
    expect(text).toMatch(/^katex \d/m);
    expect(text).toContain('Khan Academy');
    expect(text).toMatch(/^@vscode\/codicons \d/m);
  });

  it('write out the MIT licence for a package that only names it', async () => {
    const terse = metafile({ 'dist/extension.js': ['node_modules/javascript-natural-sort/n.js'] });
    const text = await thirdPartyNotices([terse]);
    expect(text).toMatch(/^Copyright \(c\) Jim Palmer/m);
    expect(text).toContain('THE SOFTWARE IS PROVIDED "AS IS"');
  });
});
