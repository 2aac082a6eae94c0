// Questions about the state that several views ask. Pure.

import type { Result, RunView, TracePoints } from '../../src/shared/protocol';
import { niceStep } from '../figures/ticks';
import type { State } from './state';

export const selectedRun = ({ result, run }: Pick<State, 'result' | 'run'>): RunView | undefined =>
  result?.runs.find(({ id }) => id === run) ?? result?.runs[0];

export const shownRuns = ({
  result,
  arranged: { hidden },
}: Pick<State, 'result' | 'arranged'>): readonly RunView[] =>
  result?.runs.filter(({ id }) => !hidden.includes(id)) ?? [];

/** The last step that any run has taken: the end of the scrubber. */
export const lastStep = (result: Result | null): number =>
  result === null ? 0 : result.runs.reduce((most, { steps }) => Math.max(most, steps), 0);

/** Index of the last point at or before the step. */
export function pointBefore({ step }: TracePoints, at: number): number {
  let low = 0;
  let high = step.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((step[middle] ?? Infinity) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Value of a column at a step: exact where the step was kept, between its neighbours else. */
export function valueAt(points: TracePoints, column: Float64Array, at: number): number {
  const i = pointBefore(points, at);
  const here = column[i] ?? NaN;
  const s0 = points.step[i] ?? 0;
  const s1 = points.step[i + 1];
  if (s0 >= at || s1 === undefined) return here;
  const there = column[i + 1] ?? NaN;
  return here + ((there - here) * (at - s0)) / (s1 - s0);
}

export const isComplete = ({ points, steps }: RunView): boolean => points.step.length === steps + 1;

/** A run's loss at the chosen step: the host's exact word where it has come, else from the points. */
export function lossAt(
  state: Pick<State, 'detail' | 'result'>,
  run: RunView,
  step: number,
): number {
  const { detail, result } = state;
  if (detail !== null && detail.result === result?.id && detail.step === step) {
    const standing = detail.standings?.find(({ run: id }) => id === run.id);
    if (standing !== undefined) return standing.loss[0] ?? NaN;
  }
  if (diverged(run) && step >= run.steps) return Infinity;
  return valueAt(run.points, run.points.loss, Math.min(step, run.steps));
}

export const diverged = ({ verdict: { kind } }: RunView): boolean =>
  kind === 'diverged' || kind === 'domain';

/** Ticks of the scrubber: every epoch where there are few, else every 50 steps, or as many as fit; a short run has some, too. */
export function ticks(result: Result): readonly number[] {
  const last = lastStep(result);
  const epoch = result.stepsPerEpoch > 1 ? result.stepsPerEpoch : 0;
  let apart = epoch > 0 && epoch <= last ? epoch : last < 100 ? niceStep(last, 5) : 50;
  while (last / apart > 20) apart *= apart / (epoch || 50) === 1 ? 2 : 2.5;
  apart = Math.max(1, Math.round(apart));
  return Array.from({ length: Math.floor(last / apart) + 1 }, (_, i) => i * apart);
}
