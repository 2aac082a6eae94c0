// @ts-check
// The bundles of the project as esbuild options, one function for all; it knows entries and outputs, and runs nothing.
import {
  coreApart,
  dropOldFonts,
  mochaAsGlobal,
  suiteModule,
  withoutStreams,
} from './esbuild-plugins.mjs';
import { suites } from './suites.mjs';

/** @typedef {import('esbuild').BuildOptions & { metafile: true }} Bundle */

/** @satisfies {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  metafile: true,
  minify: true,
  legalComments: 'none',
  target: 'es2022',
  logLevel: 'warning',
};

/**
 * What VS Code starts with, and what is loaded on first use; src/host/core.ts says how. The extension host of a browser has
 * none of Node's modules. @type {Bundle}
 */
const extension = {
  ...common,
  metafile: true,
  entryPoints: { extension: 'src/extension.ts', core: 'src/host/core-modules.ts' },
  outdir: 'dist',
  format: 'cjs',
  platform: 'neutral',
  mainFields: ['browser', 'module', 'main'],
  conditions: ['import', 'default'],
  external: ['vscode'],
  define: { PAPA_BROWSER_CONTEXT: 'true' },
  supported: { 'dynamic-import': false },
  plugins: [withoutStreams, coreApart],
};

/** @type {Bundle} */
const cli = {
  ...common,
  metafile: true,
  entryPoints: { cli: 'src/cli.ts' },
  outdir: 'dist',
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  banner: { js: '#!/usr/bin/env node' },
};

/** @type {Bundle} */
const page = {
  ...common,
  metafile: true,
  entryPoints: { webview: 'webview/main.tsx' },
  outdir: 'dist',
  format: 'iife',
  platform: 'browser',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  assetNames: 'fonts/[name]',
  loader: { '.woff2': 'file', '.ttf': 'file' },
  plugins: [dropOldFonts],
};

/** Loaded by the page after its first paint. @type {Bundle} */
const plotly = {
  ...common,
  metafile: true,
  entryPoints: { plotly: 'webview/plotly.ts' },
  outdir: 'dist',
  format: 'iife',
  platform: 'browser',
};

/** The suites that run inside VS Code: one file for the Node extension host and the web worker's. @type {Bundle} */
const hostSuites = {
  ...extension,
  minify: false,
  sourcemap: 'inline',
  entryPoints: { index: 'test/host/index.ts' },
  outdir: 'out/host',
  plugins: [withoutStreams, mochaAsGlobal, suiteModule(suites.host)],
};

/** What scripts/ need from the harness, as modules Node can load. @type {Bundle} */
const harness = {
  ...common,
  metafile: true,
  minify: false,
  entryPoints: {
    'run-host-suites': 'test/harness/run-host-suites.ts',
    'take-pictures': 'test/harness/take-pictures.ts',
    measure: 'test/webview/measure.ts',
    hour: 'test/webview/hour.ts',
  },
  outdir: 'out/harness',
  outExtension: { '.js': '.mjs' },
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
};

const all = { extension, cli, page, plotly, hostSuites, harness };

/**
 * @param {readonly string[]} names all of them when there is none
 * @returns {Bundle[]}
 */
export function bundles(names) {
  const unknown = names.find(name => !(name in all));
  if (unknown !== undefined) {
    throw new Error(`There is no bundle "${unknown}". They are ${Object.keys(all).join(', ')}.`);
  }
  return Object.entries(all)
    .filter(([name]) => names.length === 0 || names.includes(name))
    .map(([, options]) => options);
}
