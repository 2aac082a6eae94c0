// What is on screen: one computed experiment with all that is needed to answer questions about it.
import type { Document, Overrides, Program } from '../../core/document/types';
import { replan, type Prepared } from '../../core/experiment';
import { startRun, type RunSession } from '../../core/run/descend';
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

export function preparedOf(ready: Ready): Prepared {
  return { ...ready, problems: [] };
}

/** The same text under other overrides; undefined where they cannot be run. */
export function replanned(ready: Ready | undefined, overrides: Overrides): Ready | undefined {
  return ready && readyOf(replan(preparedOf(ready), overrides));
}

/** Each run of a text, not yet begun. */
export function startSessions({ program, objective, experiment }: Ready): readonly RunSession[] {
  return experiment.runs.map(plan => startRun(program, objective, plan, experiment.start.value));
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
