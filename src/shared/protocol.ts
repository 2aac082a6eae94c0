// Every message between the extension host and the panel's page, both ways. Types only: both sides import this, it imports nothing of either.
// Numbers travel as Float64Array (transferred as such by VS Code ≥ 1.57); NaN and ±Infinity are allowed in them.

/** A formula in both of its spellings: LaTeX for KaTeX, and text that is itself valid document text. */
export interface Formula {
  readonly latex: string;
  readonly text: string;
}

export interface ParameterView {
  readonly name: string;
  readonly latex: string;
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
  readonly icon: IconKind;
  /** Up to and including the colon; all of it when there is no colon. */
  readonly head: string;
  readonly rest: string;
  /** A shorter sentence for narrow panels: "Adam is still descending: loss 0.1733". Left out, the sentence ends at its colon. */
  readonly short?: string | undefined;
  readonly action?: StatusAction | undefined;
  /** Last step that is finite. */
  readonly lastFiniteStep: number;
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
  readonly equations: readonly Formula[];
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

/** One cell of the Step view. */
export interface StepCell {
  /** The right-hand side with numbers plugged in, rounded for reading. */
  readonly substituted: Formula;
  readonly result: string;
  /** Full precision, ASCII. */
  readonly exact: string;
}

export interface StepLine {
  readonly rule: Formula;
  /** Name assigned: g, m, w … */
  readonly name: string;
  /** One cell for a scalar line, else one per parameter. */
  readonly cells: readonly StepCell[];
  readonly scalar: boolean;
  /** One sentence in words, for tooltips. */
  readonly meaning: string;
}

/** Where a run stands at a step, exactly: the page itself has thinned points only. */
export interface Standing {
  readonly run: string;
  readonly w: Float64Array;
  readonly loss: number;
}

export interface StepDetail {
  readonly result: number;
  readonly run: string;
  readonly step: number;
  readonly sentence: string;
  readonly lines: readonly StepLine[];
  readonly before: Float64Array;
  readonly after: Float64Array;
  /** Every run's standing at this step (at its own last step, where it has fewer). */
  readonly standings?: readonly Standing[] | undefined;
  /** At `before`, on this step's rows; absent at step 0. */
  readonly g?: Float64Array | undefined;
  /** The optimizer's momentum-like state, where it has one (m, v of heavy ball …). */
  readonly m?:
    { readonly name: string; readonly latex: string; readonly values: Float64Array } | undefined;
  /** Rows of this step, from 0; absent with the full batch. */
  readonly rows?: Float64Array | undefined;
  /** −∇ of each row at `before`, for up to 8 rows: per row, per parameter. */
  readonly rowGradients?: readonly Float64Array[] | undefined;
  /** The fitted model at `after`: values on `DataView.shown` rows (points) and on a fine grid over x (curve) where the model is a function of one column. */
  readonly model?:
    | {
        readonly atRows: Float64Array;
        readonly curveX?: Float64Array | undefined;
        readonly curveY?: Float64Array | undefined;
      }
    | undefined;
  /** All of the step as LaTeX and as plain text, for copying. */
  readonly latex: string;
  readonly text: string;
}

export interface TableColumn {
  readonly name: string;
  readonly latex: string;
}

/** Axes of the map: one or two parameter indices, and where the others stand. */
export interface MapRequest {
  /** Chosen by the page; replies carry it. */
  readonly request: number;
  /** What the page draws with it; the host only sends it back. */
  readonly purpose: 'map' | 'lens' | 'surface' | 'batch';
  readonly axes: readonly number[];
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly nx: number;
  /** 1 for a curve. */
  readonly ny: number;
  /** Values of all parameters; those on the axes are ignored. */
  readonly at: readonly number[];
  /** Also the loss of the batch of this run's step. */
  readonly batchOf?: { readonly run: string; readonly step: number } | undefined;
}

export type ToPage =
  /** No text yet: the empty state. `reason` says why where there is one (prose in the editor). */
  | { readonly kind: 'empty'; readonly example: string; readonly reason?: string | undefined }
  | { readonly kind: 'result'; readonly result: Result }
  /** The document has an error now (null: it is right again); the last picture stays. */
  | {
      readonly kind: 'problem';
      readonly problem: {
        readonly line: number;
        readonly column: number;
        readonly message: string;
      } | null;
    }
  | {
      readonly kind: 'progress';
      readonly progress: {
        readonly label: string;
        readonly step: number;
        readonly steps: number;
        readonly secondsLeft: number | null;
        readonly run?: string | undefined;
      } | null;
    }
  /** The document changed and the last run was too slow to follow at once. */
  | { readonly kind: 'stale'; readonly stale: boolean }
  | { readonly kind: 'step'; readonly detail: StepDetail }
  | {
      readonly kind: 'rows';
      readonly result: number;
      readonly run: string;
      readonly from: number;
      readonly total: number;
      readonly columns: readonly TableColumn[];
      readonly values: readonly Float64Array[];
    }
  | {
      readonly kind: 'map';
      readonly result: number;
      readonly map: MapRequest;
      readonly z: Float64Array;
      readonly batch?: Float64Array | undefined;
    }
  /** Answer to `reach`: per run the first step whose loss is at most the threshold, -1 where none is. */
  | {
      readonly kind: 'reach';
      readonly result: number;
      readonly threshold: number;
      readonly steps: Readonly<Record<string, number>>;
    }
  | { readonly kind: 'follow'; readonly following: boolean }
  /** Something of the host's that failed or succeeded and belongs in the live region. */
  | { readonly kind: 'note'; readonly message: string };

export type SaveFormat = 'png' | 'svg' | 'csv' | 'json' | 'markdown' | 'numpy' | 'pytorch';

export type FromPage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'run' }
  | { readonly kind: 'cancel' }
  /** Go on after a cancel. */
  | { readonly kind: 'continue' }
  | { readonly kind: 'extend'; readonly steps: number }
  | { readonly kind: 'setStart'; readonly start: readonly number[] }
  | { readonly kind: 'setSteps'; readonly steps: number }
  | { readonly kind: 'setSeed'; readonly seed: number }
  | { readonly kind: 'setBatch'; readonly batch: BatchView }
  | {
      readonly kind: 'setSchedule';
      readonly schedule:
        | { readonly name: string; readonly constants: Readonly<Record<string, number>> }
        | { readonly expression: string; readonly constants: Readonly<Record<string, number>> }
        | null;
    }
  | {
      readonly kind: 'setHyperparameter';
      readonly run: string;
      readonly name: string;
      readonly value: number;
    }
  | { readonly kind: 'setLabel'; readonly run: string; readonly label: string }
  /** Opens VS Code's quick pick of optimizers. */
  | { readonly kind: 'addOptimizer' }
  | { readonly kind: 'removeRun'; readonly run: string }
  | { readonly kind: 'pinRun'; readonly run: string; readonly pinned: boolean }
  /** Without a key: all of them. */
  | { readonly kind: 'reset'; readonly key?: string | undefined }
  | { readonly kind: 'writeSettings' }
  | { readonly kind: 'step'; readonly result: number; readonly run: string; readonly step: number }
  | {
      readonly kind: 'rows';
      readonly result: number;
      readonly run: string;
      readonly from: number;
      readonly count: number;
    }
  | { readonly kind: 'map'; readonly result: number; readonly map: MapRequest }
  /** Asked only where points are thinned: the page sees every step of shorter runs itself. */
  | { readonly kind: 'reach'; readonly result: number; readonly threshold: number }
  | { readonly kind: 'goTo'; readonly line: number; readonly column: number }
  | { readonly kind: 'insertExample' }
  | { readonly kind: 'openSample' }
  | { readonly kind: 'follow'; readonly following: boolean }
  | { readonly kind: 'copy'; readonly text: string; readonly what: string }
  /** Pictures carry their bytes or text; the rest is made by the host. */
  | {
      readonly kind: 'save';
      readonly format: SaveFormat;
      readonly run?: string | undefined;
      readonly name: string;
      readonly data?: string | undefined;
    }
  /** Copy what only the host can make (record, table, report). */
  | {
      readonly kind: 'copyAs';
      readonly format: 'csv' | 'json' | 'markdown';
      readonly run?: string | undefined;
    }
  /** An error the page met; shown to the user and logged. */
  | { readonly kind: 'failed'; readonly message: string };
