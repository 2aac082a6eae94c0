// Where a slice of a loss with many parameters stands: at the chosen step, or at the start where that step is not finite. Pure.

import type { Result, StepDetail } from '../../src/shared/protocol';

/** Values of all parameters; finite, as the host asks of every request. */
export function sliceAt(result: Result, detail: StepDetail | null): readonly number[] {
  if (detail?.result !== result.id) return result.start;
  return result.start.map((start, i) => {
    const value = detail.after[i] ?? NaN;
    return Number.isFinite(value) ? value : start;
  });
}
