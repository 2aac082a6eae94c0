// @ts-check
// The small changes the bundles make to what they read; each plugin has one reason, said above it.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { findFiles } from './find-files.mjs';

/** KaTeX names each font three times; every VS Code reads woff2. @type {import('esbuild').Plugin} */
export const dropOldFonts = {
  name: 'drop-old-fonts',
  setup(build) {
    build.onLoad({ filter: /katex[^/\\]*\.css$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(
        /,\s*url\([^)]*\.(woff|ttf)\)\s*format\([^)]*\)/g,
        '',
      ),
      loader: 'css',
    }));
  },
};

/** The mathematics stay out of the file that VS Code starts with; they are a bundle of their own beside it. @type {import('esbuild').Plugin} */
export const coreApart = {
  name: 'core-apart',
  setup(build) {
    build.onResolve({ filter: /^\.\/core-modules$/ }, () => ({
      path: './core.js',
      external: true,
    }));
  },
};

/** Papa Parse asks for Node's streams in a branch that never runs where it is given text. @type {import('esbuild').Plugin} */
export const withoutStreams = {
  name: 'without-streams',
  setup(build) {
    build.onResolve({ filter: /^stream$/ }, ({ importer }) =>
      importer.includes('papaparse') ? { path: 'stream', namespace: 'without-streams' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'without-streams' }, () => ({
      contents: 'export {};',
    }));
  },
};

/** Mocha's browser build would replace the exports of the bundle it is in; without them it makes a global. @type {import('esbuild').Plugin} */
export const mochaAsGlobal = {
  name: 'mocha-as-global',
  setup(build) {
    build.onLoad({ filter: /mocha[/\\]mocha\.js$/ }, async ({ path }) => ({
      contents: `const exports = undefined, module = undefined, define = undefined;\n${await readFile(path, 'utf8')}`,
    }));
  },
};

/**
 * The module `descent:suites`: imports every file of a suite, so that none has to be listed.
 * @param {import('./suites.mjs').Suite} suite
 * @returns {import('esbuild').Plugin}
 */
export function suiteModule({ folder, ending }) {
  return {
    name: 'suites',
    setup(build) {
      build.onResolve({ filter: /^descent:suites$/ }, () => ({
        path: folder,
        namespace: 'suites',
      }));
      build.onLoad({ filter: /.*/, namespace: 'suites' }, async () => {
        const files = await findFiles(folder, ending);
        return {
          contents: files.map(file => `import ${JSON.stringify(resolve(file))};`).join('\n'),
          resolveDir: resolve('.'),
          watchDirs: [folder],
        };
      });
    },
  };
}
