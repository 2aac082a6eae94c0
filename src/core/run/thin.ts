// A trace with fewer points that looks the same: first, last and extremes are kept. Pure; says which rows, copies nothing.

import type { Trace } from './types';

/**
 * The rows (ascending) to draw of `rows` rows, at most `limit`: the first, the last, and of each stretch of the run the least
 * and the greatest of every column. NaN counts as no extreme.
 * @param columns what is drawn: losses and parameters, for example; each of length ≥ rows
 */
export function thin(columns: readonly Float64Array[], rows: number, limit = 4000): Int32Array {
  const work = thinning(columns, rows, limit);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** thin in pieces: yields between stretches, as long traces take longer than a slice. */
export function* thinning(
  columns: readonly Float64Array[],
  rows: number,
  limit = 4000,
): Generator<void, Int32Array> {
  if (rows <= limit || columns.length === 0)
    return Int32Array.from({ length: Math.min(rows, limit) }, (_, i) => i);
  // Each stretch gives up to two rows per column; with more columns than that leaves room for, the later share what is left.
  const used = columns.slice(0, Math.max(1, Math.floor((limit - 2) / 2)));
  const stretches = Math.max(1, Math.floor((limit - 2) / (2 * used.length)));
  const kept = new Set<number>([0, rows - 1]);
  const bounds = boundsOf(rows, stretches);
  for (const [stretch, from] of bounds.entries()) {
    const to = bounds[stretch + 1] ?? rows;
    for (const column of used) {
      keepExtremes(column, from, to, kept);
      yield;
    }
  }
  return Int32Array.from(kept).sort();
}

/**
 * Where at most `stretches` stretches begin, ascending from 0. Half of them are equally long; the others grow with the step, as
 * most of a path lies in its first steps: of a million, often in the first thousand.
 */
function boundsOf(rows: number, stretches: number): Int32Array {
  const half = Math.floor(stretches / 2);
  const begins = new Set([0]);
  for (let i = 0; i < half; i++)
    begins.add(Math.floor((i * rows) / half)).add(Math.floor(rows ** (i / half)));
  return Int32Array.from(begins).sort();
}

function keepExtremes(column: Float64Array, from: number, to: number, kept: Set<number>): void {
  let least = -1;
  let greatest = -1;
  for (let row = from; row < to; row++) {
    const value = column[row] as number;
    if (Number.isNaN(value)) continue;
    if (least < 0 || value < (column[least] as number)) least = row;
    if (greatest < 0 || value > (column[greatest] as number)) greatest = row;
  }
  if (least >= 0) kept.add(least).add(greatest);
  else if (from < to) kept.add(from);
}

/** thin of a trace's path and losses. */
export function thinTrace(trace: Trace, limit = 4000): Int32Array {
  return thin([trace.loss, ...trace.w], trace.rows, limit);
}

/** thinTrace in pieces. */
export function thinningTrace(trace: Trace, limit = 4000): Generator<void, Int32Array> {
  return thinning([trace.loss, ...trace.w], trace.rows, limit);
}
