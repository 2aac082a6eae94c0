// What the page is told. Types only.
import type { MapRequest } from './from-page';
import type { Formula, Result } from './result';

/** One cell of the Step view. */
export interface StepCell {
  /** The right-hand side with numbers plugged in, rounded for reading. */
  readonly substituted: Formula;
  readonly result: string;
  /** Full precision, ASCII. */
  readonly exact: string;
  /** The conditions, with numbers, that chose the branches of the formula; absent where it has no conditional. */
  readonly because?: Formula | undefined;
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
  /** One number, ∞ where the run has diverged: as a plain number VS Code would make null of that. */
  readonly loss: Float64Array;
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
export type ToPage =
  /** No text yet: the empty state. `reason` says why where there is one (prose in the editor). */
  | { readonly kind: 'empty'; readonly example: string; readonly reason?: string | undefined }
  /** With the step that is chosen at first where the page may have chosen none: it need not ask, and all its words come at once. */
  | {
      readonly kind: 'result';
      readonly result: Result;
      readonly detail?: StepDetail | undefined;
    }
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
