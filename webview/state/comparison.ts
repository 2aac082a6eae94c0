// What Compare counts: final losses, and steps to a loss. Pure.

import type { RunView } from '../../src/shared/protocol';
import { diverged, isComplete, shownRuns } from './select';
import type { State } from './state';

export const finalLoss = (run: RunView): number =>
  diverged(run) ? Infinity : (run.points.loss.at(-1) ?? NaN);

/** Something that the runs tell apart: a round number at or below the middle of their final losses. */
export function firstThreshold(runs: readonly RunView[]): number {
  const losses = runs
    .map(finalLoss)
    .filter(loss => Number.isFinite(loss) && loss > 0)
    .sort((a, b) => a - b);
  const middle = losses[Math.floor((losses.length - 1) * 0.75)];
  if (middle === undefined) return 0;
  const power = 10 ** Math.floor(Math.log10(middle));
  const digit = [5, 2, 1].find(times => times * power <= middle * 1.2) ?? 1;
  return Number((digit * power).toPrecision(1));
}

/** -1: never. */
export function stepsTo({ points }: RunView, threshold: number): number {
  const i = points.loss.findIndex(loss => loss <= threshold);
  return i < 0 ? -1 : (points.step[i] ?? -1);
}

/** Not a number comes last, after infinity. */
export const rank = (loss: number): number =>
  Number.isNaN(loss) ? Number.MAX_VALUE : Math.min(loss, 1e300);

export interface Compared {
  readonly run: RunView;
  readonly loss: number;
  /** To the threshold; -1: never; undefined until the host has counted a run of which the page has thinned points only. */
  readonly steps: number | undefined;
}

export interface Comparison {
  readonly threshold: number;
  /** By final loss. */
  readonly rows: readonly Compared[];
  /** Whether the host has to count. */
  readonly thinned: boolean;
}

export function comparison(state: Pick<State, 'result' | 'arranged' | 'reach'>): Comparison {
  const { result, reach } = state;
  const threshold = state.arranged.threshold ?? firstThreshold(result?.runs ?? []);
  const counted =
    reach !== null && reach.result === result?.id && reach.threshold === threshold
      ? reach.steps
      : undefined;
  const rows = shownRuns(state).map(run => ({
    run,
    loss: finalLoss(run),
    steps: isComplete(run) ? stepsTo(run, threshold) : counted?.[run.id],
  }));
  return {
    threshold,
    rows: rows.sort((a, b) => rank(a.loss) - rank(b.loss)),
    thinned: rows.some(({ run }) => !isComplete(run)),
  };
}
