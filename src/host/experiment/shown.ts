// What is on screen: one computed experiment with all that is needed to answer questions about it.
import type { Document, Program } from '../../core/document/types';
import type { Prepared } from '../../core/experiment';
import type { RunSession } from '../../core/run/descend';
import type { Experiment, Objective, Run } from '../../core/run/types';
import type { Result, TracePoints } from '../../shared/protocol';

/** A text that is right: everything to run it is there. */
export interface Ready {
  readonly document: Document;
  readonly program: Program;
  readonly objective: Objective;
  readonly experiment: Experiment;
}

export function readyOf({ document, objective, experiment }: Prepared): Ready | undefined {
  const { program } = document;
  return program && objective && experiment && { document, program, objective, experiment };
}

/** One run, of this experiment or kept from an earlier one. */
export interface ShownRun {
  readonly id: string;
  readonly slot: number;
  readonly ready: Ready;
  readonly session: RunSession;
  readonly run: Run;
  readonly points: TracePoints;
  readonly pinned: boolean;
}

export interface Shown {
  readonly ready: Ready;
  readonly runs: readonly ShownRun[];
  readonly result: Result;
}
