// @ts-check
// `npm test`: installs what is missing, runs every stage even after a failed one, two at a time where there are four cores, and closes with "N passed, N failed". `-- --only unit,lint` runs some.
import { availableParallelism } from 'node:os';
import { installDependencies } from './lib/dependencies.mjs';
import { fail, say } from './lib/log.mjs';
import { root } from './lib/paths.mjs';
import { outcome } from './lib/processes.mjs';
import { stages } from './lib/stages.mjs';

/** @typedef {import('./lib/counts.mjs').Counts} Counts */

/** What a hanging stage gets, in milliseconds. */
const limit = 18 * 60_000;
/** A stage keeps two cores busy. */
const lanes = Math.max(1, Math.min(2, Math.floor(availableParallelism() / 2)));

/** @param {string[]} args */
function chosen(args) {
  const at = args.indexOf('--only');
  if (at < 0) return stages;
  const names = (args[at + 1] ?? '').split(',');
  const unknown = names.filter(name => !stages.some(stage => stage.name === name));
  if (unknown.length === 0) return stages.filter(({ name }) => names.includes(name));
  const known = stages.map(({ name }) => name).join(', ');
  throw new Error(`There is no stage "${unknown.join('", "')}". The stages are ${known}.`);
}

const longest = Math.max(...stages.map(({ name }) => name.length));

/**
 * @param {import('./lib/stages.mjs').Stage} stage
 * @returns {Promise<Counts>}
 */
async function runStage({ name, title, run }) {
  say(`\n== ${name}: ${title}`);
  const begin = Date.now();
  /** @type {Counts} */
  let counts = { passed: 0, failed: 1 };
  try {
    const prefix = `${name.padEnd(longest)} | `;
    counts = await run(args =>
      outcome(process.execPath, args, { cwd: root, show: true, prefix, limit }),
    );
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
  const seconds = ((Date.now() - begin) / 1000).toFixed(1);
  const all = counts.passed + counts.failed;
  say(`-- ${name}: ${counts.passed.toString()} of ${all.toString()} in ${seconds} s`);
  return counts;
}

/**
 * Takes stage after stage while there are any.
 * @param {import('./lib/stages.mjs').Stage[]} waiting shared by the lanes
 * @param {Counts} total
 */
async function lane(waiting, total) {
  for (let stage = waiting.shift(); stage; stage = waiting.shift()) {
    const { passed, failed } = await runStage(stage);
    total.passed += passed;
    total.failed += failed;
  }
}

/** @type {Counts} */
const total = { passed: 0, failed: 0 };
try {
  const selection = chosen(process.argv.slice(2));
  await installDependencies();
  const first = selection.filter(({ name }) => name === 'package');
  const rest = selection.filter(({ name }) => name !== 'package');
  await lane(first, total);
  await Promise.all(Array.from({ length: lanes }, () => lane(rest, total)));
} catch (error) {
  fail(error);
  total.failed++;
}
say(`\n${total.passed.toString()} passed, ${total.failed.toString()} failed`);
process.exit(total.failed > 0 ? 1 : 0);
