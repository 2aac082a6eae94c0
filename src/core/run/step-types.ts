// The functions that step-code.ts writes, as types: what they are given, what they call and what they leave behind.

import type { Columns } from './columns';
import type { SlowSolve, Solve } from './solve';
import type { Objective, Rows } from './types';

/** What a run has come to: why it ended (if it has), and what was counted. */
export interface Status {
  reason: 'running' | 'nonfinite' | 'gradient' | 'loss' | 'change';
  /** Last step done. */
  done: number;
  evaluations: number;
  /** The first step at which |g| fell below 10⁻⁶, where the loop sees it; −1 before. */
  firstSmall: number;
}

/** What the step function calls. */
export interface StepCalls {
  readonly lossAndGradient: Objective['lossAndGradient'];
  readonly loss: Objective['loss'];
  readonly solve: Solve;
  readonly slowGradient: (w: Float64Array, g: Float64Array, rows: Rows) => Generator<void, number>;
  readonly slowLoss: (w: Float64Array, rows: Rows) => Generator<void, number>;
  readonly slowSolve: SlowSolve;
  readonly rowsOf: (t: number) => Rows;
  readonly isStored: (step: number) => boolean;
}

/** What a step record is filled with. */
export interface RawRecord {
  readonly lines: (number | number[])[];
  readonly evaluations: {
    readonly what: 'grad' | 'loss' | 'solve';
    readonly point: number[];
    readonly value: number | number[];
  }[];
  readonly state: Record<string, number | number[]>;
  g?: number[];
  alpha?: number;
  batchLoss?: number;
}

export type Loop = (columns: Columns, status: Status, from: number, to: number) => number;
export type SlowLoop = (
  columns: Columns,
  status: Status,
  from: number,
  to: number,
) => Generator<void, number>;
export type Recorder = (columns: Columns, t: number, record: RawRecord) => void;
