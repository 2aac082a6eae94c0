// @ts-check
// The stages of `npm test`: what each runs and how its passed and failed are counted. The package is made first, for others test
// it; the rest are in the order that keeps two lanes busy to the end.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cachedBrowser } from './cached-browser.mjs';
import { cachedServer } from './cached-server.mjs';
import { cachedWeb } from './cached-web.mjs';
import { countReport, readCounts } from './counts.mjs';
import { makePackage } from './package.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */
/** @typedef {(args: string[]) => Promise<{ code: number, output: string }>} Node runs a program of Node's in the stage's name */
/** @typedef {{ name: string, title: string, run: (node: Node) => Promise<Counts> }} Stage */

/** @type {Stage[]} */
export const stages = [
  {
    name: 'package',
    title: 'build and .vsix',
    run: async () => (await makePackage(), { passed: 1, failed: 0 }),
  },
  check(
    'lint',
    'ESLint, type-aware, over everything',
    ['eslint', 'bin', 'eslint.js'],
    '.',
    '--max-warnings',
    '0',
  ),
  check('types', 'TypeScript over everything', ['typescript', 'bin', 'tsc'], '-p', 'tsconfig.json'),
  check(
    'format',
    'Prettier',
    ['prettier', 'bin', 'prettier.cjs'],
    '--check',
    '--log-level',
    'warn',
    '.',
  ),
  check(
    'pure',
    'TypeScript over core and shared, without Node, DOM or vscode',
    ['typescript', 'bin', 'tsc'],
    '-p',
    'tsconfig.core.json',
  ),
  {
    name: 'webview',
    title: "the panel's page in a real browser",
    run: async node => (await cachedBrowser(), vitest(node, 'webview')),
  },
  {
    name: 'host',
    title: "VS Code's Node extension host",
    run: async node => (await cachedBrowser(), await cachedServer(), hostSuites(node, 'node')),
  },
  { name: 'unit', title: 'plain Node', run: node => vitest(node, 'unit') },
  {
    name: 'e2e',
    title: 'the installed .vsix in a real VS Code',
    run: async node => (await cachedBrowser(), await cachedServer(), vitest(node, 'e2e')),
  },
  {
    name: 'web',
    title: "VS Code's web worker extension host",
    run: async node => (await cachedBrowser(), await cachedWeb(), hostSuites(node, 'web')),
  },
];

/**
 * A stage that is one test: its program ends well or not.
 * @param {string} name
 * @param {string} title
 * @param {string[]} program its path in node_modules
 * @param {...string} args
 * @returns {Stage}
 */
function check(name, title, program, ...args) {
  return {
    name,
    title,
    async run(node) {
      const { code } = await node([join('node_modules', ...program), ...args]);
      return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
    },
  };
}

/**
 * @param {Node} node
 * @param {string} project
 * @returns {Promise<Counts>}
 */
async function vitest(node, project) {
  const folder = await mkdtemp(join(tmpdir(), 'descent-vitest-'));
  const report = join(folder, 'report.json');
  try {
    const { code } = await node([
      join('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ]);
    /** @type {unknown} */
    const json = JSON.parse(await readFile(report, 'utf8'));
    return countReport(/** @type {import('./counts.mjs').Report} */ (json), code);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {Node} node
 * @param {'node' | 'web'} kind
 * @returns {Promise<Counts>}
 */
async function hostSuites(node, kind) {
  const { code, output } = await node([join('out', 'harness', 'run-host-suites.mjs'), kind]);
  return readCounts(output, code);
}
