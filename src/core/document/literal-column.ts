// `x = [1, 2, 3]` in the body: a column of constant numbers.

import { constantOf } from './constants';
import type { Problems } from './problems';
import { replace } from './problems';
import { spanOf, type Statement } from './statements';
import type { Token } from './tokens';

/** Reads the numbers of a literal column; undefined where a problem was told. */
export function readLiteralColumn(
  statement: Statement,
  problems: Problems,
): Float64Array | undefined {
  const tokens = statement.body.filter(token => token.kind !== 'newline');
  const [, list, closing, more] = tokens;
  if (list?.values && closing?.text === ']' && more === undefined) return list.values;
  const values: number[] = [];
  let cell: Token[] = [];
  let depth = 0;
  const opening = spanOf(tokens.slice(0, 1));
  const finishCell = (end: Token): boolean => {
    if (cell.length === 0) {
      problems.error(spanOf([end]), 'value-missing', `A number is missing before “${end.text}”.`);
      return false;
    }
    const value = constantOf(cell, opening, problems);
    cell = [];
    if (value === undefined) return false;
    values.push(value);
    return true;
  };
  for (let i = 1; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    const { text } = token;
    if (token.kind !== 'operator') {
      const before = cell.at(-1);
      if (depth === 0 && token.kind === 'number' && before?.kind === 'number') {
        problems.error(spanOf([token]), 'comma', 'A comma is missing between these numbers.', {
          title: 'Add a comma',
          edits: [{ range: { start: before.end, end: before.end }, text: ',' }],
        });
        return undefined;
      }
      cell.push(token);
    } else if (depth === 0 && text === ']') {
      if (cell.length > 0 || values.length === 0) if (!finishCell(token)) return undefined;
      const rest = tokens[i + 1];
      if (rest !== undefined) {
        problems.error(
          spanOf(tokens.slice(i + 1)),
          'refused-matrix',
          'A list of numbers stands alone; give it a name in one line and use the name in another.',
        );
        return undefined;
      }
      return Float64Array.from(values);
    } else if (depth === 0 && text === ',') {
      if (!finishCell(token)) return undefined;
    } else if (text === '[' || (text === ';' && depth === 0)) {
      problems.error(
        spanOf([token]),
        'refused-matrix',
        'A column is one list of numbers; there are no matrices, so give each column a name of its own.',
        text === ';' ? replace(spanOf([token]), ',') : undefined,
      );
      return undefined;
    } else {
      if (text === '(') depth += 1;
      if (text === ')') depth -= 1;
      cell.push(token);
    }
  }
  problems.error(opening, 'bracket', '“]” is missing: this “[” is never closed.');
  return undefined;
}
