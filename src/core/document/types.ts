// What a document is after reading: problems, settings, the checked program, and every symbol's place.
// Types only; reading is in the other files of this folder.

import type { Locate } from './moved';
import type { Expression, Range, Role, Shape } from '../expression';
import type { DataTable } from './data-table';

export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

/** A repair, with the words that offer it. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** One thing wrong at one exact place, in one plain sentence that says what to write instead. */
export interface Problem {
  readonly range: Range;
  readonly message: string;
  readonly severity: 'error' | 'warning';
  /** Stable kebab-case id, e.g. `unknown-setting`. */
  readonly code: string;
  readonly fix?: Fix | undefined;
  /** The repairs for other readings, where the text has more than one. */
  readonly others?: readonly Fix[] | undefined;
}

/** A value with the place it came from; values set by the panel or the command line have no range. */
export interface Located<T> {
  readonly value: T;
  readonly range?: Range | undefined;
  /** The key's place, for settings. */
  readonly keyRange?: Range | undefined;
}

export type StartSetting =
  | { readonly kind: 'values'; readonly values: Readonly<Record<string, Located<number>>> }
  | { readonly kind: 'random'; readonly size: number; readonly seed?: number | undefined };

/** size null is the full batch. */
export interface BatchSetting {
  readonly size: number | null;
  readonly shuffle: boolean;
  readonly seed?: number | undefined;
  readonly drop: boolean;
}

/** `named`: one of schedules/ with its keys; `expression`: checked by schedules/, constants are the other keys. */
export type ScheduleSetting =
  | {
      readonly kind: 'named';
      readonly name: string;
      readonly constants: Readonly<Record<string, Located<number>>>;
    }
  | {
      readonly kind: 'expression';
      readonly text: string;
      /** Document offset of an offset into `text`; absent where no document says it. */
      readonly locate?: Locate | undefined;
      readonly constants: Readonly<Record<string, Located<number>>>;
    };

export interface StopSetting {
  readonly gradient?: number | undefined;
  readonly loss?: number | undefined;
  readonly change?: number | undefined;
}

/** A document's own optimizer: its equations as text with the offset of each of the text's characters' start in the document. */
export interface OwnEquations {
  readonly text: string;
  /** Document offset for an offset into `text` (YAML block indentation is taken away, so it is not a plain shift). */
  readonly locate: (offset: number) => number;
}

/** One entry of `optimizers:`, or the single `optimizer:`. */
export interface RunSetting {
  readonly optimizer: Located<string>;
  readonly label?: string | undefined;
  readonly convention?: Located<string> | undefined;
  /** Every other key with a number: hyperparameters, checked when planned. */
  readonly hyperparameters: Readonly<Record<string, Located<number>>>;
  readonly schedule?: Located<ScheduleSetting> | undefined;
  readonly batch?: Located<BatchSetting> | undefined;
  /** Initial state: number, per-parameter map, or expression text. */
  readonly state?:
    | Readonly<Record<string, Located<number | string | Readonly<Record<string, number>>>>>
    | undefined;
  readonly equations?: Located<OwnEquations> | undefined;
}

export interface Settings {
  readonly data?: Located<string> | undefined;
  readonly start?: Located<StartSetting> | undefined;
  /** Empty when the document names none (then sgd). */
  readonly runs: readonly RunSetting[];
  /** Top-level alpha, beta, … : go to every run that has them. */
  readonly hyperparameters: Readonly<Record<string, Located<number>>>;
  readonly schedule?: Located<ScheduleSetting> | undefined;
  readonly batch?: Located<BatchSetting> | undefined;
  readonly steps?: Located<number> | undefined;
  readonly stop?: Located<StopSetting> | undefined;
  readonly convention?: Located<string> | undefined;
  readonly seed?: Located<number> | undefined;
  readonly missing?: Located<'drop'> | undefined;
}

/** What the panel or the command line sets over the document. A key that is present replaces the document's setting whole; `runs` replaces the list of runs. JSON-able. */
export interface Overrides {
  readonly start?: Readonly<Record<string, number>> | undefined;
  readonly steps?: number | undefined;
  readonly seed?: number | undefined;
  readonly batch?: BatchSetting | undefined;
  readonly schedule?:
    | { readonly name: string; readonly constants: Readonly<Record<string, number>> }
    | { readonly expression: string; readonly constants: Readonly<Record<string, number>> }
    | null
    | undefined;
  readonly runs?: readonly RunOverride[] | undefined;
  /** Command line only: goes to every run. */
  readonly alpha?: number | undefined;
}

export interface RunOverride {
  readonly optimizer: string;
  readonly label?: string | undefined;
  readonly convention?: string | undefined;
  readonly hyperparameters: Readonly<Record<string, number>>;
  /** Index into the document's own list of runs, when this run is one of those (keeps its own equations, schedule, batch, state). */
  readonly from?: number | undefined;
}

/** A named intermediate of the document, or a hidden one (`#1`) made where a function is applied to a compound argument. */
export interface Definition {
  readonly name: string;
  readonly expression: Expression;
  readonly shape: Shape;
  readonly nameRange?: Range | undefined;
  readonly range?: Range | undefined;
}

/** A checked loss. Everything the compiler and the calculus need; functions of the document are already applied. */
export interface Program {
  /** In the order of LANGUAGE 1. */
  readonly parameters: readonly string[];
  readonly columns: ReadonlyMap<string, Float64Array>;
  /** Number of rows; 0 without columns. */
  readonly rows: number;
  /** Those that the loss needs, each after what it uses. */
  readonly definitions: readonly Definition[];
  /** Scalar. */
  readonly loss: Expression;
  /** Name the document gives the loss (`f`, `SSE`, `loss`), if any. */
  readonly lossName?: string | undefined;
  readonly lossRange: Range;
  /** 1-based line of the data file for each row (after dropped rows), where there is a file. */
  readonly fileLines?: Int32Array | undefined;
}

/** A name at a place, for highlighting, hover, rename and definition. */
export interface Occurrence {
  readonly name: string;
  readonly role: Role | 'setting';
  readonly range: Range;
  /** True where the name is defined rather than used. */
  readonly defines: boolean;
  /** The optimizer or schedule whose names it belongs to; undefined in the maths. */
  readonly scope?: number | undefined;
  /** A setting under another one. */
  readonly nested?: boolean | undefined;
}

export interface StatementInfo {
  readonly kind: 'definition' | 'function' | 'column' | 'expression';
  readonly name?: string | undefined;
  readonly range: Range;
  readonly nameRange?: Range | undefined;
  /** Names of a function's arguments. */
  readonly arguments?: readonly string[] | undefined;
}

/** The result of reading a document. `program` is absent exactly when some problem is an error. */
export interface Document {
  readonly text: string;
  readonly settings: Settings;
  readonly program?: Program | undefined;
  readonly problems: readonly Problem[];
  readonly occurrences: readonly Occurrence[];
  readonly statements: readonly StatementInfo[];
  /** Names of all columns, also of those that no formula uses. */
  readonly columns?: readonly string[] | undefined;
  /** Place of the front matter including its fences, where there is one; `body` starts after it. */
  readonly frontMatter?: Range | undefined;
  readonly bodyStart: number;
}

/** The data file as the host read it (or why it could not): its text, or already its table. */
export type DataFile =
  | { readonly path: string; readonly text: string }
  | { readonly path: string; readonly table: DataTable }
  | { readonly path: string; readonly error: string };
