// The one road from text to runs, for the extension and the command line alike.

import { compileObjective } from './compiler/objective';
import { readDocument } from './document/read';
import type { DataFile, Document, Overrides, Problem, Program } from './document/types';
import { planExperiment } from './run/plan';
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
export function prepare(text: string, { data, overrides }: PrepareOptions = {}): Prepared {
  return plan(readDocument(text, { data }), overrides);
}

/** Plans a document once more, under other overrides; what was compiled is kept. */
export function replan(prepared: Prepared, overrides: Overrides): Prepared {
  return plan(prepared.document, overrides, prepared.objective);
}

function plan(
  document: Document,
  overrides: Overrides | undefined,
  compiled?: Objective,
): Prepared {
  const { program } = document;
  const objective = compiled ?? (program ? compileObjective(program) : undefined);
  const { experiment, problems } = planExperiment(document, objective, overrides);
  const all = [...document.problems, ...problems].sort(
    (a, b) => a.range.start - b.range.start || a.range.end - b.range.end,
  );
  return { document, program, objective, experiment, problems: all };
}
