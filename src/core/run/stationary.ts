// What kind of point it is where the gradient is zero: by the Hessian's eigenvalues, up to 100 parameters (LANGUAGE 6).

import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { Objective } from './types';
import type { StationaryKind } from './verdict-words';

const MOST_PARAMETERS = 100;
/** An eigenvalue below this share of the largest counts as zero. */
const ZERO = 1e-8;

/** The Hessian's eigenvalues on all rows at w, ascending; undefined above 100 parameters or where it is not finite. Yields between columns. */
export function* curvatureAt(objective: Objective, w: Float64Array): Generator<void, readonly number[] | undefined> {
  const n = w.length;
  if (n > MOST_PARAMETERS) return undefined;
  const columns: number[][] = [];
  for (let k = 0; k < n; k++) {
    const unit = new Float64Array(n);
    unit[k] = 1;
    const column = new Float64Array(n);
    objective.hessianTimes(w, unit, column, null);
    columns.push([...column]);
    yield;
  }
  if (!columns.flat().every(Number.isFinite)) return undefined;
  const matrix = new Matrix(columns);
  const symmetric = Matrix.add(matrix, matrix.transpose()).mul(0.5);
  return new EigenvalueDecomposition(symmetric, { assumeSymmetric: true }).realEigenvalues.sort((a, b) => a - b);
}

/** `unknown` where nobody looked. */
export function stationaryKind(eigenvalues: readonly number[] | undefined): StationaryKind {
  if (!eigenvalues) return 'unknown';
  const largest = Math.max(...eigenvalues.map(Math.abs));
  if (largest === 0 || eigenvalues.some(value => Math.abs(value) <= ZERO * largest)) return 'flat';
  if (eigenvalues.every(value => value > 0)) return 'converged';
  return eigenvalues.every(value => value < 0) ? 'maximum' : 'saddle';
}

/** The greatest curvature at w: the largest eigenvalue; NaN where it cannot be had. */
export function largestCurvature(objective: Objective, w: Float64Array): number {
  const work = curvatureAt(objective, w);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value ? Math.max(...value) : NaN;
  }
}
