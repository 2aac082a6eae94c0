// @ts-check
// The stages of `npm test`, in order: what each runs and how its passed and failed are counted.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cachedBrowser } from './cached-browser.mjs';
import { cachedServer } from './cached-server.mjs';
import { cachedWeb } from './cached-web.mjs';
import { countReport, readCounts } from './counts.mjs';
import { makePackage } from './package.mjs';
import { root } from './paths.mjs';
import { outcome } from './processes.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */
/** @typedef {{ name: string, title: string, run: () => Promise<Counts> }} Stage */

const minutes = 60_000;

/** @type {Stage[]} */
export const stages = [
  check(
    'lint',
    'ESLint, type-aware, over everything',
    ['eslint', 'bin', 'eslint.js'],
    '.',
    '--max-warnings',
    '0',
  ),
  check(
    'format',
    'Prettier',
    ['prettier', 'bin', 'prettier.cjs'],
    '--check',
    '--log-level',
    'warn',
    '.',
  ),
  check('types', 'TypeScript over everything', ['typescript', 'bin', 'tsc'], '-p', 'tsconfig.json'),
  check(
    'pure',
    'TypeScript over core and shared, without Node, DOM or vscode',
    ['typescript', 'bin', 'tsc'],
    '-p',
    'tsconfig.core.json',
  ),
  {
    name: 'package',
    title: 'build and .vsix',
    run: async () => (await makePackage(), { passed: 1, failed: 0 }),
  },
  { name: 'unit', title: 'plain Node', run: () => vitest('unit') },
  {
    name: 'webview',
    title: "the panel's page in a real browser",
    run: () => withBrowser(() => vitest('webview')),
  },
  {
    name: 'host',
    title: "VS Code's Node extension host",
    run: () => withBrowser(() => hostSuites('node', cachedServer)),
  },
  {
    name: 'web',
    title: "VS Code's web worker extension host",
    run: () => withBrowser(() => hostSuites('web', cachedWeb)),
  },
  {
    name: 'e2e',
    title: 'the installed .vsix in a real VS Code',
    run: () => withBrowser(async () => (await cachedServer(), vitest('e2e'))),
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
    async run() {
      const { code } = await node([join('node_modules', ...program), ...args]);
      return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
    },
  };
}

/** @param {string[]} args */
function node(args, limit = 10 * minutes) {
  return outcome(process.execPath, args, { cwd: root, show: true, limit });
}

/**
 * @template T
 * @param {() => Promise<T>} run
 */
async function withBrowser(run) {
  await cachedBrowser();
  return await run();
}

/**
 * @param {string} project
 * @returns {Promise<Counts>}
 */
async function vitest(project) {
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
 * @param {'node' | 'web'} kind
 * @param {() => Promise<unknown>} install
 * @returns {Promise<Counts>}
 */
async function hostSuites(kind, install) {
  await install();
  const { code, output } = await node([join('out', 'harness', 'run-host-suites.mjs'), kind]);
  return readCounts(output, code);
}
