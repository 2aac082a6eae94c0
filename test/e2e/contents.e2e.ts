// What a user gets: the files that VS Code finds in the .vsix when it installs it, and nothing else.
import { mkdtemp, readFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cachedServer } from '../../scripts/lib/cached-server.mjs';
import { removeAtExit } from '../../scripts/lib/exit.mjs';
import { findFiles } from '../../scripts/lib/find-files.mjs';
import { vsix } from '../../scripts/lib/paths.mjs';
import { installVsix } from '../../scripts/lib/server.mjs';

let folder: string;
let files: string[];

beforeAll(async () => {
  const home = await mkdtemp(join(tmpdir(), 'descent-contents-'));
  removeAtExit(home);
  const extensions = join(home, 'extensions');
  const vscode = await cachedServer();
  await installVsix({ vscode, userData: join(home, 'user-data'), extensions }, vsix);
  const installed = await readdir(extensions, { withFileTypes: true });
  const [extension] = installed.filter(entry => entry.isDirectory());
  folder = join(extensions, extension!.name);
  files = (await findFiles(folder, '')).map(file => file.slice(folder.length + 1));
});

describe('the package', () => {
  it('holds the bundles, media, the papers and nothing else', async () => {
    const fonts = await findFiles('dist/fonts', '.woff2', '.ttf');
    const media = await findFiles('media', '');
    expect(files.sort()).toEqual(
      [
        // VS Code's own note of what it installed.
        '.vsixmanifest',
        'LICENSE.txt',
        'ThirdPartyNotices.txt',
        'changelog.md',
        'dist/core.js',
        'dist/extension.js',
        'dist/plotly.js',
        'dist/webview.css',
        'dist/webview.js',
        'package.json',
        'readme.md',
        ...fonts,
        ...media,
      ].sort(),
    );
  });

  it('carries each font once, as woff2, and the icons', () => {
    const fonts = files.filter(file => file.startsWith('dist/fonts/'));
    expect(fonts.filter(file => !file.endsWith('.woff2'))).toEqual(['dist/fonts/codicon.ttf']);
    expect(fonts.length).toBeGreaterThan(1);
  });

  it('gives notice of every library that is in it', async () => {
    const notices = await readFile(join(folder, 'ThirdPartyNotices.txt'), 'utf8');
    const named = [...notices.matchAll(/^(\S+) \d+\.\d+\.\d+ \(/gm)].map(([, name]) => name);
    const expected = [
      '@vscode/codicons',
      'katex',
      'mathjs',
      'plotly.js-dist-min',
      'preact',
      'valibot',
    ];
    expect(named).toEqual(expect.arrayContaining(expected));
  });

  it('tells no path of the machine it was built on', async () => {
    for (const file of files.filter(name => /\.(js|css|json|txt|md)$/.test(name))) {
      expect(await readFile(join(folder, file), 'utf8'), file).not.toContain(process.cwd());
    }
  });
});
