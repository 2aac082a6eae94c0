// Second order in numbers: the Hessian and the largest curvature. Knows objectives, no trees.

import { drained } from '../run/evaluate';
import type { Objective, Rows } from '../run/types';
import { eigenvaluesInTurn } from './eigenvalues';

/** Up to this many parameters the whole Hessian is built; beyond, only its largest eigenvalue is sought. */
export const greatestHessian = 100;
/** Power iteration stops after this many products, or when the estimate moves by less than the share below. */
const greatestIterations = 500;
const settled = 1e-9;

/** The columns of the Hessian at w. Yields between them. */
export function* hessianColumns(
  objective: Objective,
  w: Float64Array,
  rows: Rows,
): Generator<void, readonly Float64Array[]> {
  const columns: Float64Array[] = [];
  if (w.length > 0) yield* objective.compilingHessian();
  for (let j = 0; j < w.length; j++) {
    yield;
    const unit = new Float64Array(w.length);
    unit[j] = 1;
    const column = new Float64Array(w.length);
    objective.hessianTimes(w, unit, column, rows);
    columns.push(column);
  }
  return columns;
}

/** The Hessian at w, row by row; made symmetric, since its columns differ in rounding. */
export const hessian = (
  objective: Objective,
  w: Float64Array,
  rows: Rows,
): readonly Float64Array[] => drained(hessianInTurn(objective, w, rows));

/** hessian in pieces. */
export function* hessianInTurn(
  objective: Objective,
  w: Float64Array,
  rows: Rows,
): Generator<void, readonly Float64Array[]> {
  const columns = yield* hessianColumns(objective, w, rows);
  yield;
  return columns.map((column, i) =>
    column.map((value, j) => (value + (columns[j]?.[i] ?? value)) / 2),
  );
}

/**
 * The largest eigenvalue of the Hessian at w on all rows: exact up to 100 parameters, by power iteration beyond.
 * NaN where the Hessian is not finite.
 */
export const largestCurvature = (objective: Objective, w: Float64Array): number =>
  drained(largestCurvatureInTurn(objective, w));

/** largestCurvature in pieces: yields between products with the Hessian. */
export function* largestCurvatureInTurn(
  objective: Objective,
  w: Float64Array,
): Generator<void, number> {
  if (w.length === 0) return NaN;
  if (w.length <= greatestHessian) {
    const matrix = yield* hessianInTurn(objective, w, null);
    yield;
    return (yield* eigenvaluesInTurn(matrix)).at(-1) ?? NaN;
  }
  yield* objective.compilingHessian();
  const farthest = yield* dominant(objective, w, 0);
  // The eigenvalue of largest size is negative: shift the spectrum so that the largest one is farthest from 0.
  return farthest < 0 ? (yield* dominant(objective, w, -farthest)) + farthest : farthest;
}

/** The eigenvalue of H + shift·I of largest size. */
function* dominant(objective: Objective, w: Float64Array, shift: number): Generator<void, number> {
  // Fixed and uneven, so that it is orthogonal to no eigenvector by symmetry and every run agrees.
  let v: Float64Array = Float64Array.from(w, (_, j) => 1 + Math.sin(j + 1) / 2);
  const product = new Float64Array(w.length);
  let estimate = 0;
  for (let k = 0; k < greatestIterations; k++) {
    const length = Math.hypot(...v);
    if (length === 0 || !Number.isFinite(length)) return length === 0 ? 0 : NaN;
    v = v.map(value => value / length);
    objective.hessianTimes(w, v, product, null);
    for (let j = 0; j < v.length; j++) product[j] = (product[j] ?? 0) + shift * (v[j] ?? 0);
    const next = v.reduce((total, value, j) => total + value * (product[j] ?? 0), 0);
    if (Math.abs(next - estimate) <= settled * Math.abs(next)) return next;
    estimate = next;
    v = product.slice();
    yield;
  }
  return estimate;
}
