// What a result looks like on the page: the loss, its formulas, the runs with their thinned paths, the settings in force. Types only.
// Numbers travel as Float64Array (transferred as such by VS Code ≥ 1.57); NaN and ±Infinity are allowed in them.
import type { FromPage } from './from-page';

/** A formula in both of its spellings: LaTeX for KaTeX, and text that is itself valid document text. */
export interface Formula {
  readonly latex: string;
  readonly text: string;
}

export interface ParameterView {
  readonly name: string;
  readonly latex: string;
  /** The name in a sentence or a list: b₀ for b0. */
  readonly text: string;
}

export type IconKind = 'pass' | 'warning' | 'error' | 'descending';

/** An action the status line may offer (at most one). */
export interface StatusAction {
  readonly label: string;
  /** The short form for narrow panels. */
  readonly short: string;
  readonly message: FromPage;
}

export interface VerdictView {
  readonly kind: string;
  /** In a word or two, for lists and tables: "Diverged at step 6". */
  readonly words: string;
  readonly icon: IconKind;
  /** Up to and including the colon; all of it when there is no colon. */
  readonly head: string;
  readonly rest: string;
  /** A shorter sentence for narrow panels: "Adam is still descending: loss 0.1733". Left out, the sentence ends at its colon. */
  readonly short?: string | undefined;
  readonly action?: StatusAction | undefined;
}

/** log: decades of the value; complement: decades of 1 − value (betas); linear otherwise. */
export type SliderScale = 'log' | 'complement' | 'linear';

export interface HyperparameterView {
  readonly name: string;
  readonly latex: string;
  /** "Learning rate" for alpha; the meaning's first words else. */
  readonly title: string;
  readonly meaning: string;
  readonly value: number;
  readonly scale: SliderScale;
  readonly min: number;
  readonly max: number;
  /** Why the value was chosen, where the document left it out. */
  readonly chosen?: string | undefined;
}

/** Thinned columns of a trace: at most 4,000 points, first, last and extremes kept. All arrays have the length of `step`. */
export interface TracePoints {
  readonly step: Float64Array;
  /** Per parameter. */
  readonly w: readonly Float64Array[];
  /** Loss on all rows; NaN with `lossStored` 0 where not stored. */
  readonly loss: Float64Array;
  readonly batchLoss: Float64Array;
  readonly gradientNorm: Float64Array;
  readonly alpha: Float64Array;
  /** |Δw_j| / |g_j| per parameter. */
  readonly effective: readonly Float64Array[];
}

export interface RunView {
  readonly id: string;
  /** Palette slot, kept when other runs are removed. */
  readonly slot: number;
  readonly label: string;
  /** Optimizer's id and its name as shown ("Adam"). */
  readonly optimizer: string;
  readonly name: string;
  readonly convention: string;
  readonly description: string;
  /** Where the convention is not the lecture's: the lines that differ, the lecture's after `-`, its own after `+`. */
  readonly differs: readonly string[];
  readonly hyperparameters: readonly HyperparameterView[];
  /** Steps done. */
  readonly steps: number;
  readonly gradientEvaluations: number;
  readonly evaluationsPerStep: number;
  readonly points: TracePoints;
  readonly verdict: VerdictView;
  /** Set where the document gives this run its own schedule or batch: one sentence. */
  readonly own?: string | undefined;
  /** A run of an earlier result, pinned for comparison: it is not run again. */
  readonly pinned: boolean;
}

export interface ScheduleView {
  /** Named schedule, `expression`, or `constant`. */
  readonly name: string;
  readonly text: string;
  readonly constants: Readonly<Record<string, number>>;
}

export interface ScheduleChoice {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly constants: Readonly<Record<string, number>>;
}

export interface DataView {
  readonly rows: number;
  readonly columns: readonly string[];
  /** At most 2,000 rows are drawn; their row indices. */
  readonly shown: Float64Array;
  /** Values of each column at the shown rows. */
  readonly values: readonly Float64Array[];
  /** Index of the column drawn on the horizontal axis and of the one on the vertical (the response). */
  readonly x: number;
  readonly y: number;
  /** 1-based line in the data file, per shown row, where there is a file. */
  readonly fileLines?: Float64Array | undefined;
  /** Name of the definition that is the fitted model (residual = y − model), where one was recognised. */
  readonly model?: string | undefined;
  /** Least and greatest value of the model over the whole of all runs that did not diverge, from samples of both steps and rows. */
  readonly reach?: readonly [number, number] | undefined;
}

export interface BatchView {
  readonly size: number | null;
  readonly shuffle: boolean;
  readonly drop: boolean;
}

export interface OverrideView {
  /** Key to reset: start, steps, seed, batch, schedule, runs. */
  readonly key: string;
  /** In words: "Learning rate of Adam: 0.2 (document: 0.1)". */
  readonly label: string;
}

export interface CheckView {
  readonly status: 'checked' | 'kink' | 'differs';
  /** Badge text of UI 6. */
  readonly label: string;
  readonly tooltip: string;
}

export type Cause = 'command' | 'edit' | 'override' | 'restore' | 'extend';

/** Everything of one computed experiment but its map, its table and its steps, which are asked for. */
export interface Result {
  /** Grows with each result; requests and replies carry it. */
  readonly id: number;
  readonly cause: Cause;
  readonly title: string;
  /** The loss as "f(x, y) = …". */
  readonly loss: Formula;
  readonly parameters: readonly ParameterView[];
  readonly gradient: readonly (Formula & { readonly left: Formula })[];
  /** Absent above three parameters. */
  readonly hessian?: readonly (readonly Formula[])[] | undefined;
  readonly check: CheckView;
  readonly start: readonly number[];
  /** Why this start, where the document left it out. */
  readonly startChosen?: string | undefined;
  readonly steps: number;
  readonly seed: number;
  /** Absent without columns. */
  readonly batch?: BatchView | undefined;
  readonly stepsPerEpoch: number;
  readonly schedule: ScheduleView;
  readonly schedules: readonly ScheduleChoice[];
  readonly data?: DataView | undefined;
  readonly runs: readonly RunView[];
  readonly overrides: readonly OverrideView[];
  readonly canWriteSettings: boolean;
  /** The contract sentence under Compare. */
  readonly contract: string;
  /** Notes on what was chosen by default, one sentence each. */
  readonly notes: readonly string[];
  /** A minimum known in closed form (quadratic losses), drawn as a cross. */
  readonly minimum?: readonly number[] | undefined;
}
