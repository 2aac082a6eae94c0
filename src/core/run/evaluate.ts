// Evaluations on all rows that let others have their turn: in chunks where there are many rows, in one go where there are few.

import type { Objective } from './types';

/** objective.lossAndGradient on all rows. */
export function* gradientInChunks(
  objective: Objective,
  w: Float64Array,
  g: Float64Array,
): Generator<void, number> {
  if (objective.chunked) return yield* objective.chunked.lossAndGradient(w, g, null);
  return objective.lossAndGradient(w, g, null);
}

/** Runs a generator to its end without giving anyone a turn. */
export function drained<T>(work: Generator<void, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
