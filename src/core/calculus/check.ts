// The badge "Gradient checked": the compiled gradient against dual numbers and central differences at a few points.

import type { Program } from '../document/types';
import { drained } from '../run/evaluate';
import type { Objective, Rows } from '../run/types';
import { crossedBetween } from './crossings';
import { dualGradientInTurn, dualNoise, dualSizes, type DualNoise } from './dual';
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
/** A parameter of 0 has no roundings of its own: it is moved by this, and what that does counts up to the tolerance (a kink at 0 does more). */
const nudgeOfZero = 2 ** -48;
/** Roundings that a sum of as many products as are looked at may gather: where terms cancel exactly, this is all that remains. */
const roundings = 64 * Number.EPSILON;
/** The checks look at no more rows than this: interpreting is slow, and every row runs the same code. */
const greatestRows = 50;
const leastRows = 10;
/** Rows times parameters: dual numbers carry all partials through every row. */
const greatestWork = 500;

/** Checks the gradient at points of a run (its start and its end, say). */
export const checkGradient = (
  program: Program,
  objective: Objective,
  points: readonly Float64Array[],
): GradientCheck => drained(checkingGradient(program, objective, points));

/** checkGradient in pieces: yields between evaluations. */
export function* checkingGradient(
  program: Program,
  objective: Objective,
  points: readonly Float64Array[],
): Generator<void, GradientCheck> {
  const rows = sampleRows(program);
  let error = 0;
  let differenceError = 0;
  let parameter: string | undefined;
  let kink: string | undefined;
  let compared = 0;
  for (const w of points) {
    const g = new Float64Array(w.length);
    const value = objective.lossAndGradient(w, g, rows);
    yield;
    const { loss, gradient, singular } = yield* dualGradientInTurn(program, w, rows);
    yield;
    if (!Number.isFinite(value) || !Number.isFinite(loss)) continue;
    compared++;
    const { gradient: nudged } = yield* dualGradientInTurn(
      program,
      w.map(x => x * nudge),
      rows,
    );
    yield;
    const { gradient: offZero } = w.includes(0)
      ? yield* dualGradientInTurn(
          program,
          w.map(x => (x === 0 ? nudgeOfZero : x)),
          rows,
        )
      : { gradient };
    yield;
    const bent = kinksMet(program, w, rows)[0]?.text;
    yield;
    kink ??= bent;
    let sizes: Float64Array | undefined;
    let shaken: DualNoise | undefined;
    for (let j = 0; j < w.length; j++) {
      const change = (moved: ArrayLike<number>): number =>
        4 * Math.abs((moved[j] ?? NaN) - (gradient[j] ?? NaN));
      const noise = change(nudged) + Math.min(change(offZero) || 0, tolerance);
      let difference = relative(g[j] ?? NaN, gradient[j] ?? NaN, noise);
      if (difference > tolerance) {
        sizes ??= dualSizes(program, w, rows);
        difference = relative(g[j] ?? NaN, gradient[j] ?? NaN, roundings * (sizes[j] ?? NaN));
      }
      if (difference > tolerance) {
        shaken ??= dualNoise(program, w, rows);
        // Where tanh is flat, 1 - tanh² is rounding alone: over all of the parameter's size it would not move the loss.
        const invisible = (16 * shaken.loss) / Math.max(1, Math.abs(w[j] ?? NaN));
        const noise = 4 * (shaken.gradient[j] ?? NaN) + invisible;
        difference = relative(g[j] ?? NaN, gradient[j] ?? NaN, noise);
      }
      // At 0 · ∞ dual numbers do not know the limit; central differences do.
      if (
        difference > tolerance &&
        singular &&
        centralError(program, objective, w, j, g[j] ?? NaN, rows).error <= tolerance
      ) {
        difference = 0;
      }
      if (!(difference <= error)) {
        error = difference;
        parameter = program.parameters[j];
      }
      if (bent === undefined) {
        const central = centralError(program, objective, w, j, g[j] ?? NaN, rows);
        differenceError = Math.max(differenceError, central.error);
        kink ??= central.crossed;
        yield;
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

interface CentralError {
  /** 0 where central differences cannot tell. */
  readonly error: number;
  /** The sub-expression whose kink or jump every difference reaches across, where that is why they cannot tell. */
  readonly crossed?: string | undefined;
}

/** How far the partial lies from central differences, after the best of a few step widths. */
function centralError(
  program: Program,
  objective: Objective,
  w: Float64Array,
  j: number,
  partial: number,
  rows: Rows,
): CentralError {
  const x = w[j] ?? 0;
  const moved = (value: number): Float64Array => w.map((old, k) => (k === j ? value : old));
  const size = Math.max(1, Math.abs(partial));
  const errors: { readonly h: number; readonly error: number }[] = [];
  for (const h of widths(x)) {
    const above = objective.loss(moved(x + h), rows);
    const below = objective.loss(moved(x - h), rows);
    const difference = (above - below) / (2 * h);
    // Next to the edge of a domain, or where the loss's own rounding is larger than its change, nothing is told.
    if (!Number.isFinite(difference)) return { error: 0 };
    const noise = (Number.EPSILON * 10 * (Math.abs(above) + Math.abs(below))) / h;
    if (h < leastWidth && noise > differenceTolerance * size) continue;
    const error = Math.max(0, Math.abs(difference - partial) - noise) / size;
    errors.push({ h, error });
  }
  const best = Math.min(...errors.map(({ error }) => error));
  if (best <= differenceTolerance) return { error: best };
  // Looking for kinks between is slow, and needed only where something seems wrong.
  let crossed: string | undefined;
  const fair = errors.filter(({ h }) => {
    const between = crossedBetween(program, [w, moved(x + h), moved(x - h)], rows);
    crossed ??= between;
    return between === undefined;
  });
  return fair.length === 0
    ? { error: 0, crossed }
    : { error: Math.min(...fair.map(({ error }) => error)) };
}

const leastWidth = 1e-7;

/** Step widths from wide to narrow; next to 0, where a pole may be, one that is small beside the parameter itself. */
function widths(x: number): readonly number[] {
  const size = Math.abs(x);
  const usual = [1e-3, 1e-5, leastWidth].map(width => width * Math.max(1, size));
  return size > 0 && size < 1e-3 ? [...usual, size * 1e-4] : usual;
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

function sampleRows({ rows, parameters }: Program): Rows {
  const fair = Math.floor(greatestWork / parameters.length);
  const looked = Math.min(greatestRows, Math.max(leastRows, fair));
  if (rows <= looked) return null;
  return Int32Array.from({ length: looked }, (_, k) => Math.floor((k * rows) / looked));
}
