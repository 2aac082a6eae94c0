// The badge "Gradient checked": the compiled gradient against dual numbers and central differences at a few points.

import type { Program } from '../document/types';
import type { Objective, Rows } from '../run/types';
import { dualGradient } from './dual';
import { kinksMet } from './kinks';

export interface GradientCheck {
  readonly status: 'checked' | 'kink' | 'differs';
  /** Worst relative difference from dual numbers over all points and parameters. */
  readonly error: number;
  /** The parameter where that is. */
  readonly parameter?: string | undefined;
  /** Worst relative difference from central differences, which are themselves good to some 1e-6. */
  readonly differenceError: number;
  /** The sub-expression whose kink was met, e.g. `abs(x)`. */
  readonly kink?: string | undefined;
  /** Points that could be compared: the loss is finite there. */
  readonly points: number;
}

/** Rounding in long sums stays well under this; a wrong rule lies far above. */
const tolerance = 1e-7;
/** Central differences cut off at h² and lose digits to 1/h; this is what remains of them. */
const differenceTolerance = 1e-3;
/**
 * A change of the parameters by some sixteen roundings. What it does to the partials is the noise no difference is counted
 * within: at a minimum large terms cancel, and what remains of a partial is rounding alone.
 */
const nudge = 1 + 2 ** -48;
/** The checks look at no more rows than this: interpreting is slow, and every row runs the same code. */
const greatestRows = 50;

/** Checks the gradient at points of a run (its start and its end, say). */
export function checkGradient(
  program: Program,
  objective: Objective,
  points: readonly Float64Array[],
): GradientCheck {
  const rows = sampleRows(program.rows);
  let error = 0;
  let differenceError = 0;
  let parameter: string | undefined;
  let kink: string | undefined;
  let compared = 0;
  for (const w of points) {
    const g = new Float64Array(w.length);
    const value = objective.lossAndGradient(w, g, rows);
    const { loss, gradient, singular } = dualGradient(program, w, rows);
    if (!Number.isFinite(value) || !Number.isFinite(loss)) continue;
    compared++;
    const nudged = dualGradient(
      program,
      w.map(x => x * nudge),
      rows,
    ).gradient;
    const bent = kinksMet(program, w, rows)[0]?.text;
    kink ??= bent;
    for (let j = 0; j < w.length; j++) {
      const noise = 4 * Math.abs((nudged[j] ?? NaN) - (gradient[j] ?? NaN));
      let difference = relative(g[j] ?? NaN, gradient[j] ?? NaN, noise);
      // At 0 · ∞ dual numbers do not know the limit; central differences do.
      if (
        difference > tolerance &&
        singular &&
        centralError(objective, w, j, g[j] ?? NaN, rows) <= tolerance
      ) {
        difference = 0;
      }
      if (!(difference <= error)) {
        error = difference;
        parameter = program.parameters[j];
      }
      if (bent === undefined) {
        differenceError = Math.max(
          differenceError,
          centralError(objective, w, j, g[j] ?? NaN, rows),
        );
      }
    }
  }
  const differs = !(error <= tolerance) || differenceError > differenceTolerance;
  return {
    status: differs ? 'differs' : kink !== undefined ? 'kink' : 'checked',
    error: differs ? Math.max(error, differenceError) : error,
    parameter,
    differenceError,
    kink,
    points: compared,
  };
}

/** How far the partial lies from central differences, after the best of a few step widths; 0 where they cannot tell. */
function centralError(
  objective: Objective,
  w: Float64Array,
  j: number,
  partial: number,
  rows: Rows,
): number {
  const x = w[j] ?? 0;
  const at = (value: number): number =>
    objective.loss(
      w.map((old, k) => (k === j ? value : old)),
      rows,
    );
  let best = Infinity;
  for (const width of [1e-3, 1e-5, 1e-7]) {
    const h = width * Math.max(1, Math.abs(x));
    const [above, below] = [at(x + h), at(x - h)];
    const difference = (above - below) / (2 * h);
    // Next to the edge of a domain, or where the loss's own rounding is larger than its change, nothing is told.
    if (!Number.isFinite(difference)) return 0;
    const noise = (Number.EPSILON * 10 * (Math.abs(above) + Math.abs(below))) / h;
    const error =
      Math.max(0, Math.abs(difference - partial) - noise) / Math.max(1, Math.abs(partial));
    best = Math.min(best, error);
  }
  return best;
}

/** The relative difference beyond the noise; where both are NaN or the same infinity there is none. */
function relative(a: number, b: number, noise: number): number {
  if (Object.is(a, b) || a === b) return 0;
  const difference = Math.abs(a - b);
  if (Number.isNaN(difference)) return Infinity;
  // A noise that is no number says nothing.
  const beyond = noise >= difference ? 0 : difference;
  return beyond / Math.max(Math.abs(a), Math.abs(b));
}

function sampleRows(rows: number): Rows {
  if (rows <= greatestRows) return null;
  return Int32Array.from({ length: greatestRows }, (_, k) => Math.floor((k * rows) / greatestRows));
}
