// What a column or a definition is in numbers at a point, for who asks by its name.

import type { Program } from '../document/types';
import { symbol } from '../expression';
import { Evaluator } from './evaluate';

/** Interpreting is slow: definitions over more rows are not computed for a glance. */
const greatestRows = 4096;

/** The values of a column or a definition on all rows, or the one value of a scalar definition; undefined for any other name. */
export function namedValues(
  program: Program,
  w: Float64Array,
  name: string,
): ArrayLike<number> | undefined {
  const column = program.columns.get(name);
  if (column !== undefined) return column;
  if (program.rows > greatestRows) return undefined;
  if (!program.definitions.some(definition => definition.name === name)) return undefined;
  return new Evaluator(program, w, null).values(symbol(name, 'definition'));
}
