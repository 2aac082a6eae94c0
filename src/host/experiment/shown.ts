// What is on screen: one computed experiment with all that is needed to answer questions about it. Types only.
import type { Prepared } from '../../core/experiment';
import type { RunSession } from '../../core/run/descend';
import type { Run } from '../../core/run/types';
import type { Result } from '../../shared/protocol';

/** One run, of this experiment or kept from an earlier one. */
export interface ShownRun {
  readonly id: string;
  readonly slot: number;
  readonly prepared: Prepared;
  readonly session: RunSession;
  readonly run: Run;
  readonly pinned: boolean;
}

export interface Shown {
  readonly prepared: Prepared;
  readonly runs: readonly ShownRun[];
  readonly result: Result;
}
