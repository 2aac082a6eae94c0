// solve(hess(p), v): the Hessian from products with unit vectors, and one linear solve. Newton's step and nothing else.

import type { Objective, Rows } from './types';

/** Solves (H(point) + damping · I) out = side on the given rows; every entry of out is NaN where that matrix is singular. */
export type Solve = (
  point: Float64Array,
  side: Float64Array,
  damping: number,
  out: Float64Array,
  rows: Rows,
) => void;

/** The generator twin, which yields between the columns of the Hessian. */
export type SlowSolve = (...args: Parameters<Solve>) => Generator<void, void>;

/** Both forms for one objective; the same arithmetic, so the same bits. */
export function solverFor(objective: Objective): {
  readonly solve: Solve;
  readonly slowSolve: SlowSolve;
} {
  const n = objective.parameters.length;
  const unit = new Float64Array(n);
  const product = new Float64Array(n);
  const matrix = Array.from({ length: n }, () => new Float64Array(n));
  const column = (point: Float64Array, k: number, rows: Rows): void => {
    unit.fill(0);
    unit[k] = 1;
    objective.hessianTimes(point, unit, product, rows);
    for (let i = 0; i < n; i++) (matrix[i] as Float64Array)[k] = product[i] as number;
  };
  const finish = (side: Float64Array, damping: number, out: Float64Array): void => {
    for (let i = 0; i < n; i++)
      (matrix[i] as Float64Array)[i] = ((matrix[i] as Float64Array)[i] as number) + damping;
    out.set(side);
    eliminate(matrix, out);
  };
  return {
    solve(point, side, damping, out, rows) {
      for (let k = 0; k < n; k++) column(point, k, rows);
      finish(side, damping, out);
    },
    *slowSolve(point, side, damping, out, rows) {
      for (let k = 0; k < n; k++) {
        column(point, k, rows);
        yield;
      }
      finish(side, damping, out);
    },
  };
}

/** Gaussian elimination with partial pivoting, in place: the matrix is used up and x, which comes as the right side, becomes the solution. */
export function eliminate(matrix: Float64Array[], x: Float64Array): void {
  const n = x.length;
  const at = (i: number, j: number): number => (matrix[i] as Float64Array)[j] as number;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(at(i, k)) > Math.abs(at(pivot, k))) pivot = i;
    [matrix[k], matrix[pivot]] = [matrix[pivot] as Float64Array, matrix[k] as Float64Array];
    [x[k], x[pivot]] = [x[pivot] as number, x[k] as number];
    if (!(Math.abs(at(k, k)) > 0)) {
      x.fill(NaN);
      return;
    }
    for (let i = k + 1; i < n; i++) {
      const factor = at(i, k) / at(k, k);
      if (factor === 0) continue;
      for (let j = k; j < n; j++) (matrix[i] as Float64Array)[j] = at(i, j) - factor * at(k, j);
      x[i] = (x[i] as number) - factor * (x[k] as number);
    }
  }
  for (let k = n - 1; k >= 0; k--) {
    let rest = x[k] as number;
    for (let j = k + 1; j < n; j++) rest -= at(k, j) * (x[j] as number);
    x[k] = rest / at(k, k);
  }
}
