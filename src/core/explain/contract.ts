// The sentence that says on what terms the runs of one experiment are compared: under Compare and in the report.

import type { Experiment, Run } from '../run/types';
import { formatCount, shortSetting } from './numbers';

/** Start, steps, gradient evaluations, batches and whose the learning rates are. */
export function contractOf(experiment: Experiment, runs: readonly Run[], rows: number): string {
  const start = experiment.start.value.slice(0, 4).map(shortSetting).join(', ');
  const dots = experiment.start.value.length > 4 ? ', …' : '';
  return [
    `Same start (${start}${dots}) and ${steps(runs)}, ${evaluations(runs)}.`,
    randomness(runs, rows),
    rates(runs),
  ].join(' ');
}

function rates(runs: readonly Run[]): string {
  const chosen = runs.filter(({ plan }) => 'alpha' in plan.chosen).length;
  if (chosen === 0) return 'Learning rates as stated, not tuned.';
  return chosen === runs.length
    ? 'Learning rates as chosen by default, not tuned.'
    : 'Learning rates as stated or chosen by default, not tuned.';
}

function steps(runs: readonly Run[]): string {
  const counts = [...new Set(runs.map(({ plan }) => plan.steps))];
  return counts.length === 1
    ? `the same ${formatCount(counts[0] ?? 0)} steps`
    : `up to ${formatCount(Math.max(...counts))} steps`;
}

function evaluations(runs: readonly Run[]): string {
  const counts = runs.map(({ trace }) => trace.gradientEvaluations);
  if (new Set(counts).size <= 1)
    return `${formatCount(counts[0] ?? 0)} gradient evaluations${runs.length > 1 ? ' each' : ''}`;
  const each = runs.map(
    ({ plan, trace }) => `${plan.title} ${formatCount(trace.gradientEvaluations)}`,
  );
  return `gradient evaluations: ${each.join(', ')}`;
}

function randomness(runs: readonly Run[], rows: number): string {
  const batches = runs.map(({ plan }) => plan.batch);
  if (rows === 0 || batches.every(({ size }) => size === null || size >= rows))
    return 'No randomness in this loss.';
  const sizes = new Set(batches.map(({ size, shuffle, seed }) => `${size} ${shuffle} ${seed}`));
  const [first] = runs;
  if (sizes.size > 1 || first === undefined) return 'Each run with batches of its own.';
  const { size, shuffle, seed } = first.plan.batch;
  return shuffle
    ? `The same batches of ${size ?? rows}, shuffled from seed ${seed ?? first.plan.seed}.`
    : `The same batches of ${size ?? rows}, in the order of the data.`;
}
