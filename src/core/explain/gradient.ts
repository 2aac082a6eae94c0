// The gradient's own formulas with the numbers of a step: definitions and columns by row, reductions written out for up to eight rows.

import { Evaluator } from '../calculus/evaluate';
import type { Program } from '../document/types';
import { call, number } from '../expression';
import type { Expression, Reduction } from '../expression';
import type { Rows } from '../run/types';
import { gradientForms } from '../calculus/forms';
import { plugIn } from './plug';
import type { Plugged, PlugValues } from './plug';

/** Reductions over more rows show their value alone. */
export const MOST_ROWS_WRITTEN = 8;
/** Rows times parameters beyond which no formula is filled in at all. */
const MOST_WORK = 50_000;

/** The partial of each parameter with numbers plugged in, at w on the rows; undefined where that would be too long to be read. */
export function gradientWithNumbers(
  program: Program,
  w: Float64Array,
  rows: Rows,
): readonly Plugged[] | undefined {
  const used = rows ? rows.length : program.rows;
  if (used * program.parameters.length > MOST_WORK) return undefined;
  const evaluator = new Evaluator(program, w, rows);
  return gradientForms(program).map(({ expression }) =>
    plugIn(expression, valuesAt(evaluator, program, used, 0, true)),
  );
}

/** The program's values as one row sees them; a scalar expression sees row 0 and asks for nothing of it. */
function valuesAt(
  evaluator: Evaluator,
  program: Program,
  rows: number,
  row: number,
  top: boolean,
): PlugValues {
  const evaluate = (node: Expression): number => {
    const values = evaluator.values(node);
    return values[values.length === 1 ? 0 : row] ?? NaN;
  };
  return {
    value: name => evaluate({ kind: 'symbol', name, role: 'parameter' }),
    evaluate,
    // Data is shown as it was given: 2.3, not 2.300.
    isSetting: name => program.columns.has(name),
    reduction:
      top && rows <= MOST_ROWS_WRITTEN
        ? (node, plug, settings) => {
            if (node.op === 'mean') settings.add(rows);
            return writtenOut(node, rows, r => plug(valuesAt(evaluator, program, rows, r, false)));
          }
        : undefined,
  };
}

/** A sum or mean as its terms, one per row; undefined for what has no terms. */
function writtenOut(
  node: Reduction,
  rows: number,
  term: (row: number) => Expression,
): Expression | undefined {
  if ((node.op !== 'sum' && node.op !== 'mean') || node.over === 'all' || rows === 0)
    return undefined;
  const terms = Array.from({ length: rows }, (_, row) => term(row));
  const sum = terms.reduce((all, next) => call('add', [all, next]));
  return node.op === 'sum' ? sum : call('divide', [sum, number(rows)]);
}
