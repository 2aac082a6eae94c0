// What the tests of runs share: a text to finished runs, and values by name.
import { prepare } from '../../../src/core/experiment';
import type { Prepared } from '../../../src/core/experiment';
import type { DataFile, Overrides } from '../../../src/core/document/types';
import { startRun } from '../../../src/core/run/descend';
import type { RunSession } from '../../../src/core/run/descend';
import type { Run } from '../../../src/core/run/types';

export interface Given {
  readonly overrides?: Overrides;
  readonly data?: DataFile;
}

/** Everything of a document without errors. */
export type Ready = {
  readonly [Key in Exclude<keyof Prepared, 'problems'>]: NonNullable<Prepared[Key]>;
};

/** Prepares a text that must have no errors. */
export function prepared(text: string, given: Given = {}): Ready {
  const { document, program, objective, experiment, problems } = prepare(text, given);
  if (!program || !objective || !experiment) {
    throw new Error(`Problems: ${problems.map(({ message }) => message).join(' ')}`);
  }
  return { document, program, objective, experiment };
}

/** Sessions of every run, not yet advanced. */
export function sessions(text: string, given: Given = {}): RunSession[] {
  const { program, objective, experiment } = prepared(text, given);
  return experiment.runs.map(plan => startRun(program, objective, plan, experiment.start.value));
}

/** Every run of a text, finished. */
export function runs(text: string, given: Given = {}): Run[] {
  return sessions(text, given).map(session => {
    session.advance(session.plan.steps);
    return session.finish();
  });
}

/** The only run of a text, finished. */
export function run(text: string, given: Given = {}): Run {
  const [first, second] = runs(text, given);
  if (!first || second) throw new Error('One run was expected.');
  return first;
}

/** The messages of all problems of a text. */
export function problemsOf(text: string, given: Given = {}): string[] {
  return prepare(text, given).problems.map(({ message }) => message);
}

/** w at the end. */
export const lastPoint = ({ session }: Run): number[] => [...session.pointAt(session.steps)];

/** The whole trace as plain numbers, for comparing bit by bit. */
export function columnsOf(session: RunSession): number[][] {
  const { trace } = session;
  const cut = (column: Float64Array): number[] => [...column.subarray(0, trace.rows)];
  return [
    ...trace.w,
    ...trace.state.flatMap(({ columns }) => columns),
    trace.loss,
    trace.batchLoss,
  ].map(cut);
}
