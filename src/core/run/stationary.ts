// What kind of point it is where the gradient is zero: by the Hessian's eigenvalues, up to 100 parameters (LANGUAGE 6).

import { greatestHessian, hessianInTurn } from '../calculus/curvature';
import { eigenvaluesInTurn } from '../calculus/eigenvalues';
import type { Objective } from './types';
import type { StationaryKind } from './verdict-words';

/** An eigenvalue below this share of the largest counts as zero. */
const ZERO = 1e-8;
/** Curvature that is none at all: the slopes of a plateau far away from everything. */
const NOTHING = 1e-30;
/** A stationary point that is farther away than this share of |w| has not been reached. */
const FAR = 0.1;

/** The Hessian's eigenvalues on all rows at w, ascending; undefined above 100 parameters or where it is not finite. Yields between columns. */
export function* curvatureAt(
  objective: Objective,
  w: Float64Array,
): Generator<void, readonly number[] | undefined> {
  if (w.length > greatestHessian) return undefined;
  const matrix = yield* hessianInTurn(objective, w, null);
  yield;
  const found = yield* eigenvaluesInTurn(matrix);
  return found.every(Number.isFinite) ? found : undefined;
}

export interface At {
  /** Length of the gradient. */
  readonly norm: number;
  readonly w: Float64Array;
}

/** `unknown` where nobody looked. */
export function stationaryKind(
  found: readonly number[] | undefined,
  { norm, w }: At,
): StationaryKind {
  if (!found) return 'unknown';
  const largest = Math.max(...found.map(Math.abs));
  const least = Math.min(...found.map(Math.abs));
  if (largest <= NOTHING || least <= ZERO * largest) return 'flat';
  // Where the curvature is as small as the gradient, the point to which they lead may be far away: a plateau.
  if (norm > FAR * (1 + Math.hypot(...w)) * least) return 'flat';
  if (found.every(value => value > 0)) return 'converged';
  return found.every(value => value < 0) ? 'maximum' : 'saddle';
}
