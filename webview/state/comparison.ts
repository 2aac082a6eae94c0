// What Compare counts: final losses, and steps to a loss. Pure.

import type { RunView } from '../../src/shared/protocol';
import { diverged } from './select';

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
