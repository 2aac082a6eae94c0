// How far the fitted model reaches over the whole of all runs, so that the data's axes can hold it and stay. From samples; in pieces.
import { evaluate } from '../../core/calculus/evaluate';
import type { Program } from '../../core/document/types';
import { findFit } from './view-data';
import type { ShownRun } from './shown';

const mostRows = 60;
const mostSteps = 18;
/** Rows times steps that are worth reading: a model may sum over all rows at each step. */
const mostWork = 200_000;

/** A diverging run has no part in it: axes are never stretched to one. */
export function* modelReach(
  program: Program,
  runs: readonly Pick<ShownRun, 'run' | 'session'>[],
): Generator<void, readonly [number, number] | undefined> {
  const model = findFit(program)?.expression;
  const steady = runs.filter(({ run }) => run.verdict.kind !== 'diverged');
  if (model === undefined || steady.length === 0) return undefined;
  const rows = spread(program.rows, mostRows);
  const each = Math.floor(mostWork / (program.rows * steady.length));
  let least = Infinity;
  let greatest = -Infinity;
  for (const { session } of steady)
    for (const step of samples(session.steps, Math.max(2, Math.min(mostSteps, each)))) {
      for (const value of evaluate(program, model, session.pointAt(step), rows)) {
        if (!Number.isFinite(value)) continue;
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
      yield;
    }
  return least <= greatest ? [least, greatest] : undefined;
}

/** First and last among them. */
const spread = (count: number, most: number): Int32Array =>
  Int32Array.from({ length: Math.min(count, most) }, (_, i) =>
    count <= most ? i : Math.round((i * (count - 1)) / (most - 1)),
  );

/** Start, end, and more of the beginning, where a run moves most: steps of a geometric row. */
function samples(last: number, most: number): readonly number[] {
  const between = Array.from({ length: most - 1 }, (_, i) =>
    Math.round((last + 1) ** (i / (most - 2 || 1)) - 1),
  );
  return [...new Set([...between, last])];
}
