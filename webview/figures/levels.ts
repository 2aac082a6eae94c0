// The scale of a map: losses as logarithms where they are positive, and the levels at which contours stand. Pure.

import type { Range } from '../state/state';

export interface LossScale {
  /** log10 of (loss - floor); floor is 0 where all losses are positive. */
  readonly floor: number;
  /** Least and greatest transformed value that colours tell apart. */
  readonly range: Range;
}

/** How many decades below the greatest loss are told apart: a minimum at 0 would otherwise take all the colours. */
const decades = 5.2;

export function lossScale(losses: Iterable<number>): LossScale {
  let low = Infinity;
  let high = -Infinity;
  for (const loss of losses) {
    if (!Number.isFinite(loss)) continue;
    low = Math.min(low, loss);
    high = Math.max(high, loss);
  }
  if (low > high) return { floor: 0, range: [0, 1] };
  if (low === high) return { floor: low - 1, range: [-1, 1] };
  const positive = low >= 0;
  const floor = positive ? 0 : low - (high - low) * 0.01;
  const top = Math.log10(high - floor);
  const bottom = Math.max(Math.log10(Math.max(low - floor, 0)), top - decades);
  return { floor, range: [bottom, top] };
}

export const transform = ({ floor, range }: LossScale, loss: number): number =>
  Number.isNaN(loss) ? NaN : Math.max(range[0], Math.log10(Math.max(0, loss - floor)));

export interface Levels {
  readonly start: number;
  readonly end: number;
  readonly size: number;
}

/** Evenly spaced levels strictly inside the range. */
export function levels([low, high]: Range, count: number): Levels {
  const size = (high - low) / (count + 1);
  return { start: low + size, end: high - size, size };
}

export const listed = ({ start, end, size }: Levels): readonly number[] =>
  Array.from(
    { length: Math.max(1, Math.round((end - start) / size) + 1) },
    (_, i) => start + i * size,
  );
