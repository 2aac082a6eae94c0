// What the page says and asks. Types only; a message of any other shape is refused (validate-from-page.ts).
import type { BatchView } from './result';

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
