// A learning rate that holds where the run's own did not: each candidate is run before it is proposed. Bounded work, in pieces.

import type { RunSession } from './descend';
import { roseOften } from './curve';
import type { RunPlan } from './types';

/** A candidate is tried for at most so many steps, and all of them together for at most so many evaluations of rows. */
const MOST_STEPS = 2000;
const MOST_EVALUATIONS = 4e6;
const CANDIDATES = 16;
/** Share of the limit that theory gives which is tried first. */
const BELOW_LIMIT = 0.95;

/** The factor by which alpha times λmax may grow before the method diverges on a quadratic; undefined where there is no such number. */
export function stabilityLimit({
  optimizer,
  convention,
  hyperparameters,
}: RunPlan): number | undefined {
  const { beta = 0, lambda = 0 } = hyperparameters;
  if (convention === 'own' || lambda !== 0) return undefined;
  if (optimizer.id === 'sgd') return 2;
  if (optimizer.id === 'heavyball') return 2 * (1 + beta);
  if (optimizer.id !== 'momentum') return undefined;
  // The lecture's average weighs the gradient by 1 − β; the libraries' sums do not.
  return convention === 'lecture' ? (2 * (1 + beta)) / (1 - beta) : 2 * (1 + beta);
}

/** What a tried run must show. */
export type Holds = (tried: RunSession) => boolean;

/** True for a run that stays finite and ends below its start. */
export const descends: Holds = tried => {
  const { trace, steps, reason } = tried;
  const first = trace.loss[0] ?? NaN;
  const last = trace.loss[steps] ?? NaN;
  return reason !== 'nonfinite' && last < first;
};

/** True for a run that ends below `loss` and does not swing at its end. */
export const settlesBelow =
  (loss: number): Holds =>
  tried =>
    descends(tried) &&
    (tried.trace.loss[tried.steps] ?? NaN) < loss &&
    !roseOften(tried.trace, tried.steps);

/** The first candidate that holds when run from the same start; undefined where none did within the bounds. */
export function* proposeAlpha(
  session: RunSession,
  lambdaMax: number | undefined,
  holds: Holds,
): Generator<void, number | undefined> {
  const { plan, objective } = session;
  const alpha = plan.hyperparameters.alpha;
  if (alpha === undefined) return undefined;
  const steps = Math.min(plan.steps, MOST_STEPS);
  let left = MOST_EVALUATIONS;
  for (const candidate of candidates(alpha, stabilityLimit(plan), lambdaMax)) {
    left -= steps * Math.max(1, objective.rows);
    if (left < 0) return undefined;
    const tried = session.variant({
      ...plan,
      steps,
      hyperparameters: { ...plan.hyperparameters, alpha: candidate },
    });
    let ticks = 0;
    // A clock that ticks once per look makes the slices as short as they can be.
    for (const _ of tried.slices(() => ticks++, 1)) yield _;
    if (holds(tried)) return candidate;
  }
  return undefined;
}

function* candidates(
  alpha: number,
  limit: number | undefined,
  lambdaMax: number | undefined,
): Generator<number> {
  const theory =
    limit !== undefined && lambdaMax !== undefined && lambdaMax > 0
      ? (BELOW_LIMIT * limit) / lambdaMax
      : Infinity;
  let candidate = theory < alpha ? theory : alpha / 2;
  for (let i = 0; i < CANDIDATES; i++) {
    yield Number(candidate.toPrecision(2));
    candidate /= 2;
  }
}
