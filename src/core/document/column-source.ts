// What the program needs to know of columns, wherever they come from.

import type { Range } from '../expression';

/** The columns of the data as far as they are known before their values are needed. */
export interface Columns {
  readonly names: ReadonlySet<string>;
  readonly rows: number;
  /** False where the data that the document names could not be read, so that any name may be a column. */
  readonly known: boolean;
  /** Values of those that the document uses; tells of text and missing values in them. */
  readonly take: (used: ReadonlyMap<string, Range>) => {
    readonly columns: ReadonlyMap<string, Float64Array>;
    readonly rows: number;
    readonly fileLines?: Int32Array | undefined;
  };
}

/** Stands in where no one can tell what is a column. */
export const unknownColumns: Columns = {
  names: new Set(),
  rows: 0,
  known: false,
  take: () => ({ columns: new Map(), rows: 0 }),
};
