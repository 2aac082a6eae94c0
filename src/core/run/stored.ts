// At which steps the loss on all rows is stored (LANGUAGE 6). Pure.

/** Evaluations of rows up to which every step's loss is stored. */
const MOST_EVALUATIONS = 1e7;
const MOST_EVEN_STEPS = 1000;

/**
 * True for the steps whose loss on all rows is stored: all while rows × steps ≤ 10⁷, else the start, the last, epoch ends and
 * every 2^k-th step, at most 1,000 of these. A longer run's stored steps are among a shorter run's, so that extending loses none.
 */
export function storedSteps(
  rows: number,
  steps: number,
  perEpoch: number,
): (step: number) => boolean {
  if (rows * steps <= MOST_EVALUATIONS) return () => true;
  let stride = 1;
  while (steps / stride > MOST_EVEN_STEPS) stride *= 2;
  return step => step % stride === 0 || step % perEpoch === 0 || step === steps;
}
