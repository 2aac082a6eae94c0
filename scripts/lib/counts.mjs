// @ts-check
// How passed and failed are counted and told from one process to another. Pure; a suite inside VS Code uses it too.

/** @typedef {{ passed: number, failed: number }} Counts */
/** @typedef {{ numTotalTests: number, numPassedTests: number }} Report what vitest's JSON says */

/** The one line a runner prints for its caller. @param {Counts} counts */
export function countsLine({ passed, failed }) {
  return `descent-counts: ${passed.toString()} ${failed.toString()}`;
}

/**
 * @param {string} output everything a runner printed
 * @param {number} code how it ended
 * @returns {Counts} a runner that told no counts, or ended badly with none failed, has failed itself
 */
export function readCounts(output, code) {
  const last = [...output.matchAll(/descent-counts: (\d+) (\d+)/g)].at(-1);
  const [passed, failed] = [Number(last?.[1] ?? 0), Number(last?.[2] ?? 0)];
  return settle(passed, failed, code);
}

/**
 * @param {Report} report a skipped test counts as failed
 * @param {number} code
 * @returns {Counts}
 */
export function countReport({ numTotalTests, numPassedTests }, code) {
  return settle(numPassedTests, numTotalTests - numPassedTests, code);
}

/** @param {number} passed @param {number} failed @param {number} code */
function settle(passed, failed, code) {
  const broken = passed + failed === 0 || (code !== 0 && failed === 0);
  return { passed, failed: broken ? failed + 1 : failed };
}
