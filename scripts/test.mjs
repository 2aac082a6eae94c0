// @ts-check
// `npm test`: installs what is missing, runs every stage even after a failed one, and closes with "N passed, N failed". `-- --only unit,lint` runs some.
import { installDependencies } from './lib/dependencies.mjs';
import { fail, say } from './lib/log.mjs';
import { stages } from './lib/stages.mjs';

/** @typedef {import('./lib/counts.mjs').Counts} Counts */

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
    counts = await run();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
  const seconds = ((Date.now() - begin) / 1000).toFixed(1);
  const all = counts.passed + counts.failed;
  say(`-- ${name}: ${counts.passed.toString()} of ${all.toString()} in ${seconds} s`);
  return counts;
}

/** @type {Counts} */
const total = { passed: 0, failed: 0 };
try {
  const selection = chosen(process.argv.slice(2));
  await installDependencies();
  for (const stage of selection) {
    const { passed, failed } = await runStage(stage);
    total.passed += passed;
    total.failed += failed;
  }
} catch (error) {
  fail(error);
  total.failed++;
}
say(`\n${total.passed.toString()} passed, ${total.failed.toString()} failed`);
process.exit(total.failed > 0 ? 1 : 0);
