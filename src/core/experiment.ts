// The one road from text to runs, for the extension and the command line alike.

import { compilingObjective } from './compiler/objective';
import { readingDocument } from './document/read';
import type { DataFile, Document, Overrides, Problem, Program } from './document/types';
import { drained } from './run/evaluate';
import { planningExperiment } from './run/plan';
import type { Experiment, Objective } from './run/types';

export interface PrepareOptions {
  /** The data file that the document names, as it was read. */
  readonly data?: DataFile | undefined;
  readonly overrides?: Overrides | undefined;
}

/** A document ready to run; `experiment` is absent exactly where `problems` holds an error. */
export interface Prepared {
  readonly document: Document;
  readonly program?: Program | undefined;
  readonly objective?: Objective | undefined;
  readonly experiment?: Experiment | undefined;
  /** All problems, of the text and of the plan, in the order of the text. */
  readonly problems: readonly Problem[];
}

/** Reads, checks, compiles and plans. Never throws on what a user may have written. */
export const prepare = (text: string, options: PrepareOptions = {}): Prepared =>
  drained(preparing(text, options));

/** prepare in pieces, so that others can have their turn between. */
export function* preparing(
  text: string,
  { data, overrides }: PrepareOptions = {},
): Generator<void, Prepared> {
  const document = yield* readingDocument(text, { data });
  yield;
  const { program } = document;
  const objective = program && (yield* compilingObjective(program));
  yield;
  return yield* planning(document, overrides, objective);
}

/** Plans a document once more, under other overrides; what was compiled is kept. */
export const replan = (prepared: Prepared, overrides: Overrides): Prepared =>
  drained(planning(prepared.document, overrides, prepared.objective));

function* planning(
  document: Document,
  overrides: Overrides | undefined,
  objective: Objective | undefined,
): Generator<void, Prepared> {
  const { program } = document;
  const { experiment, problems } = yield* planningExperiment(document, objective, overrides);
  const all = [...document.problems, ...problems].sort(
    (a, b) => a.range.start - b.range.start || a.range.end - b.range.end,
  );
  return { document, program, objective, experiment, problems: all };
}
