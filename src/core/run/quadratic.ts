// The minimum of a quadratic loss in closed form: one Newton step from anywhere. Says nothing of other losses.

import { hessianColumns } from '../calculus/curvature';
import { drained, gradientInChunks } from './evaluate';
import { eliminate } from './solve';
import type { Objective } from './types';

/** More parameters than this are not looked at. */
const MOST_PARAMETERS = 20;
const EXACT = 1e-9;

export interface Minimum {
  readonly w: Float64Array;
  readonly loss: number;
}

/** The minimum, if the loss is a quadratic with a positive definite Hessian; undefined else, and above 20 parameters. */
export function quadraticMinimum(objective: Objective, from: Float64Array): Minimum | undefined {
  return drained(findMinimum(objective, from));
}

/** The same in pieces: yields between evaluations. */
export function* findMinimum(
  objective: Objective,
  from: Float64Array,
): Generator<void, Minimum | undefined> {
  const n = from.length;
  if (n > MOST_PARAMETERS) return undefined;
  const gradient = yield* gradientAt(objective, from);
  const hessian = yield* hessianColumns(objective, from, null);
  for (const scale of [1, -3]) {
    const step = from.map((_, j) => scale * (1 + ((j * 7) % 5) / 4));
    const there = yield* gradientAt(
      objective,
      from.map((value, j) => value + (step[j] ?? 0)),
    );
    const expected = gradient.map((g, i) => g + dot(hessian[i] ?? step, step));
    const size = Math.max(...expected.map(Math.abs), ...gradient.map(Math.abs));
    if (!there.every((g, i) => Math.abs(g - (expected[i] ?? NaN)) <= EXACT * size))
      return undefined;
  }
  if (!isPositiveDefinite(hessian)) return undefined;
  const solution = Float64Array.from(gradient);
  eliminate(
    hessian.map(row => Float64Array.from(row)),
    solution,
  );
  const w = from.map((value, j) => value - (solution[j] ?? NaN));
  const loss = objective.loss(w, null);
  return Number.isFinite(loss) ? { w, loss } : undefined;
}

function* gradientAt(objective: Objective, w: Float64Array): Generator<void, Float64Array> {
  const g = new Float64Array(w.length);
  yield* gradientInChunks(objective, w, g);
  return g;
}

/** By Cholesky's pivots. */
function isPositiveDefinite(matrix: readonly Float64Array[]): boolean {
  const rows = matrix.map(row => Float64Array.from(row));
  const largest = Math.max(...rows.map((row, i) => Math.abs(row[i] ?? 0)));
  for (let k = 0; k < rows.length; k++) {
    const pivot = rows[k]?.[k] ?? NaN;
    if (!(pivot > 1e-12 * largest)) return false;
    for (let i = k + 1; i < rows.length; i++) {
      const factor = (rows[i]?.[k] ?? 0) / pivot;
      for (let j = k; j < rows.length; j++)
        (rows[i] as Float64Array)[j] = (rows[i]?.[j] ?? 0) - factor * (rows[k]?.[j] ?? 0);
    }
  }
  return true;
}

const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
