// Each row's part of −g, and what makes −g of the parts: their sum, their mean, or more than the rows. Pure.

import type { StepDetail } from '../../src/shared/protocol';

export interface RowParts {
  /** −∇ of each row; where the loss is a mean, divided by the number of rows, so that the parts add up to −g. */
  readonly rows: readonly Float64Array[];
  /** `none`: the loss has a part that no row has (a penalty, a root), so −g is not made of the rows alone. */
  readonly of: 'sum' | 'mean' | 'none';
}

/** Rounding in sums of up to 8 rows stays far below. */
const tolerance = 1e-9;

export function rowParts({ g, rowGradients: rows }: StepDetail): RowParts | undefined {
  if (g === undefined || rows === undefined || rows.length === 0) return undefined;
  const sum = g.map((_, j) => rows.reduce((total, row) => total + (row[j] ?? NaN), 0));
  const size = Math.max(...rows.flatMap(row => Array.from(row, Math.abs)), ...g.map(Math.abs));
  const makes = (share: number): boolean =>
    sum.every((value, j) => Math.abs(value * share + (g[j] ?? NaN)) <= tolerance * size);
  if (makes(1)) return { rows, of: 'sum' };
  const share = 1 / rows.length;
  if (makes(share)) return { rows: rows.map(row => row.map(value => value * share)), of: 'mean' };
  return { rows, of: 'none' };
}
