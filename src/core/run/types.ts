// What a run is made of: the objective it descends, its plan, its trace and its verdict. Types only.

import type { BatchSetting, StopSetting } from '../document/types';
import type { CheckedOptimizer } from '../optimizers/types';
import type { CheckedSchedule } from '../schedules/types';
import type { RunSession } from './descend';

/** The rows of one gradient; null stands for all rows (and for losses without columns). */
export type Rows = Int32Array | null;

/** A compiled loss. Points and gradients are Float64Arrays in parameter order. Nothing here throws on NaN. */
export interface Objective {
  readonly parameters: readonly string[];
  readonly rows: number;
  /** The loss on the given rows. */
  readonly loss: (w: Float64Array, rows: Rows) => number;
  /** Writes the gradient into g and returns the loss at the same point. */
  readonly lossAndGradient: (w: Float64Array, g: Float64Array, rows: Rows) => number;
  /** Hessian times v at w on the rows, by dual numbers through the gradient program. */
  readonly hessianTimes: (w: Float64Array, v: Float64Array, out: Float64Array, rows: Rows) => void;
  /** Compiles hessianTimes in pieces; left out, its first call does it in one. */
  readonly compilingHessian: () => Generator<void>;
  /** Generator twins that yield between chunks of 4096 rows, bit-equal to the above; absent where rows ≤ 4096. */
  readonly chunked?:
    | {
        readonly loss: (w: Float64Array, rows: Rows) => Generator<void, number>;
        readonly lossAndGradient: (
          w: Float64Array,
          g: Float64Array,
          rows: Rows,
        ) => Generator<void, number>;
      }
    | undefined;
}

/** A value that was chosen because the document left it out, and why in one sentence. */
export interface Chosen<T> {
  readonly value: T;
  readonly chosen: boolean;
  readonly reason?: string | undefined;
}

/** One run as it will be done: everything resolved, nothing left to default. */
export interface RunPlan {
  readonly id: string;
  /** The document's label, else the optimizer's id; numbered where several would be equal. */
  readonly label: string;
  /** As shown and used in sentences: the document's label, else the optimizer's name ("Adam"); numbered likewise. */
  readonly title: string;
  readonly optimizer: CheckedOptimizer;
  readonly convention: string;
  /** Includes alpha (= alpha0 before the schedule). */
  readonly hyperparameters: Readonly<Record<string, number>>;
  /** The names whose values were chosen by default, with the reason. */
  readonly chosen: Readonly<Record<string, string>>;
  readonly schedule: CheckedSchedule | null;
  readonly batch: BatchSetting;
  readonly seed: number;
  readonly steps: number;
  readonly stop: StopSetting;
}

/** A whole experiment: the start and the runs. */
export interface Experiment {
  readonly start: Chosen<readonly number[]>;
  readonly runs: readonly RunPlan[];
}

export type VerdictKind =
  | 'domain'
  | 'diverged'
  | 'cancelled'
  | 'kink'
  | 'flat'
  | 'converged'
  | 'saddle'
  | 'maximum'
  | 'stopped'
  | 'oscillating'
  | 'budget';

export interface Verdict {
  readonly kind: VerdictKind;
  /** Last step of the run (for diverged: the last finite step). */
  readonly step: number;
  /** In a word or two, for tables: `Converged at step 147`. */
  readonly words: string;
  /** Plain words of UI 6. Two parts, split where the status line may cut: head up to and including the colon, and rest. */
  readonly message: string;
  /** The sentence where there is little room, without count and rest: `Adam is still descending: loss 0.1733`. */
  readonly short?: string | undefined;
  /** Evidence in numbers: gradientNorm, eigenvalues, alphaTimesLambdaMax, suggestedAlpha, firstSmallGradientStep, row, … */
  readonly evidence: Readonly<Record<string, number | string | readonly number[]>>;
  /** A learning rate that was tried and holds, where one is proposed. */
  readonly suggestedAlpha?: number | undefined;
  /** Place in the document (domain verdicts: the sub-expression). */
  readonly range?: { readonly start: number; readonly end: number } | undefined;
}

/** The columns of a run. Row 0 is the start; row t the update that led to w_t. All columns have length ≥ rows. */
export interface Trace {
  /** Rows filled: steps done + 1. */
  readonly rows: number;
  readonly w: readonly Float64Array[];
  readonly state: readonly {
    readonly name: string;
    readonly scalar: boolean;
    readonly columns: readonly Float64Array[];
  }[];
  /** The loss on step t's batch at w_{t-1}; row 0 is NaN. */
  readonly batchLoss: Float64Array;
  /** The loss on all rows at w_t, where stored (see lossStored). */
  readonly loss: Float64Array;
  readonly lossStored: (row: number) => boolean;
  readonly gradientEvaluations: number;
}

export interface Run {
  readonly plan: RunPlan;
  readonly trace: Trace;
  readonly verdict: Verdict;
  /** What computed it: recomputes any step, and can go on (see descend.ts). */
  readonly session: RunSession;
}

/** One row of the trace with everything recomputed from the row before (LANGUAGE 6). */
export interface StepRecord {
  readonly step: number;
  /** Row indices from 0; null without columns. */
  readonly rows: readonly number[] | null;
  /** Values by name as the step left them: g, every assigned name, alpha, w; number for scalar, array per parameter else. */
  readonly values: Readonly<Record<string, number | readonly number[]>>;
  readonly batchLoss: number;
  readonly loss: number;
}
