// Why a run stopped and where it stands: the first of LANGUAGE 6's verdicts that fits, with its evidence. Words are in verdict-words.ts.

import { band, fallPerStep, roseOften, stands, swings } from './curve';
import type { RunSession } from './descend';
import { gradientInChunks } from './evaluate';
import { domainFault, kinkAt } from './faults';
import { descends, proposeAlpha, settlesBelow, stabilityLimit } from './propose';
import { findMinimum } from './quadratic';
import { curvatureAt, stationaryKind } from './stationary';
import type { Verdict } from './types';
import * as words from './verdict-words';

/** The gradient counts as zero below this share of max(1, |loss|). */
const SMALL_GRADIENT = 1e-6;
/** A least loss below this share of the first is rounding: squares of some 10⁻¹⁶, summed. */
const NOISE = 1e-25;
/** Looking for the first small gradient evaluates at most so many rows. */
const MOST_EVALUATIONS = 1e6;

/** The verdict of a run at its last point, on all rows. Yields between evaluations. */
export function* verdictOf(session: RunSession): Generator<void, Verdict> {
  const { trace, plan, steps, objective } = session;
  const last = lastFinite(session);
  if (session.reason === 'nonfinite') {
    const rate = badRate(session);
    if (rate) return words.badRate(plan.title, last, rate);
    const fault = yield* domainFault(session);
    if (fault) return words.domain(plan.title, steps, fault);
    return yield* diverged(session, last);
  }
  const loss = trace.loss[steps] ?? NaN;
  const first = trace.loss[0] ?? NaN;
  if (loss - first > 10 * Math.max(1, Math.abs(first)) && roseOften(trace, steps))
    return yield* diverged(session, steps);
  if (session.cancelled) return words.cancelled(steps, plan.steps);

  const w = session.pointAt(steps);
  const kink = yield* kinkAt(session, w);
  if (kink) return words.kink(plan.title, steps, kink);
  const g = new Float64Array(w.length);
  yield* gradientInChunks(objective, w, g);
  const norm = Math.hypot(...g);
  // A loss on its way to −∞ makes no gradient small: it is held to the start's size too.
  if (norm <= SMALL_GRADIENT * Math.max(1, Math.min(Math.abs(loss), Math.abs(first)))) {
    const eigenvalues = yield* curvatureAt(objective, w);
    const since = firstSmallGradient(session);
    yield;
    return words.stationary(stationaryKind(eigenvalues, { norm, w }), {
      title: plan.title,
      step: steps,
      loss,
      norm,
      eigenvalues,
      since,
      parameters: w.length,
    });
  }
  const { reason } = session;
  if (reason === 'gradient' || reason === 'loss' || reason === 'change') {
    return words.stopped(plan.title, steps, reason, plan.stop[reason] ?? NaN, norm);
  }
  if (session.usesAllRows && swings(trace, steps)) {
    const swing = band(trace, steps);
    const suggestedAlpha = yield* proposeAlpha(session, undefined, settlesBelow(loss));
    return words.oscillating(plan.title, steps, swing, norm, suggestedAlpha);
  }
  const least = session.usesAllRows
    ? undefined
    : withoutNoise((yield* findMinimum(objective, w))?.loss, first);
  return words.budget(plan.title, steps, {
    loss,
    norm,
    unbounded: yield* goesOn(session, loss, norm),
    fall: fallPerStep(trace, steps),
    stands: stands(trace, steps),
    least,
    batches: !session.usesAllRows,
  });
}

/** True where the loss fell far below zero and the gradient is no smaller than at the start: nothing speaks for a minimum. */
function* goesOn(session: RunSession, loss: number, norm: number): Generator<void, boolean> {
  const first = session.trace.loss[0] ?? NaN;
  if (!session.usesAllRows || !(loss < -10 * Math.max(1, Math.abs(first)))) return false;
  const g = new Float64Array(session.start.length);
  yield* gradientInChunks(session.objective, session.pointAt(0), g);
  return norm >= Math.hypot(...g);
}

/** 0 for what is only the rounding of a loss that was `first` at the start. */
const withoutNoise = (least: number | undefined, first: number): number | undefined =>
  least !== undefined && Math.abs(least) <= NOISE * Math.abs(first) ? 0 : least;

/** The last step whose loss, parameters and state are all finite. */
function lastFinite(session: RunSession): number {
  const { trace } = session;
  const finite = (row: number): boolean =>
    Number.isFinite(session.lossAt(row)) &&
    trace.w.every(column => Number.isFinite(column[row])) &&
    trace.state.every(({ columns }) => columns.every(column => Number.isFinite(column[row])));
  let row = session.steps;
  while (row > 0 && !finite(row)) row -= 1;
  return row;
}

function* diverged(session: RunSession, last: number): Generator<void, Verdict> {
  const { plan, trace, objective } = session;
  const eigenvalues = yield* curvatureAt(objective, session.pointAt(0));
  const lambdaMax = eigenvalues ? Math.max(...eigenvalues) : undefined;
  const limit = stabilityLimit(plan);
  const alpha =
    plan.schedule || plan.hyperparameters.alpha === undefined
      ? undefined
      : plan.hyperparameters.alpha;
  const product = lambdaMax !== undefined && alpha !== undefined ? alpha * lambdaMax : undefined;
  const suggestedAlpha = yield* proposeAlpha(session, lambdaMax, descends);
  return words.diverged(plan.title, last, {
    first: trace.loss[0] ?? NaN,
    loss: session.lossAt(last),
    suggestedAlpha,
    lambdaMax,
    singular: isSingular(session),
    cause:
      limit !== undefined && product !== undefined && product > limit
        ? { product, limit }
        : undefined,
  });
}

/** The learning rate of the last step, where a schedule made it infinite or no number. */
function badRate(session: RunSession): words.BadRate | undefined {
  const { steps, plan } = session;
  if (steps === 0 || !plan.schedule || !session.pointAt(steps - 1).every(Number.isFinite))
    return undefined;
  const { alpha } = session.record(steps);
  return alpha === undefined || Number.isFinite(alpha)
    ? undefined
    : { alpha, schedule: plan.schedule.name ?? plan.schedule.text, at: steps };
}

/** True where the last step solved with a Hessian that has no inverse. */
function isSingular(session: RunSession): boolean {
  const { steps } = session;
  if (steps === 0 || !session.pointAt(steps - 1).every(Number.isFinite)) return false;
  return session
    .record(steps)
    .evaluations.some(
      ({ what, value }) =>
        what === 'solve' && typeof value === 'object' && value.every(Number.isNaN),
    );
}

/** The first step at which |g| on all rows was below 10⁻⁶; undefined where finding it would cost too much. */
function firstSmallGradient(session: RunSession): number | undefined {
  if (session.firstSmallGradient >= 0) return session.firstSmallGradient;
  const { objective, steps } = session;
  if (session.seesGradient || steps * Math.max(1, objective.rows) > MOST_EVALUATIONS)
    return undefined;
  const g = new Float64Array(session.start.length);
  for (let step = 0; step <= steps; step++) {
    objective.lossAndGradient(session.pointAt(step), g, null);
    if (Math.hypot(...g) < 1e-6) return step;
  }
  return undefined;
}
