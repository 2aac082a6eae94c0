// The lines of an optimizer, parsed one by one. What their names mean is judged elsewhere.

import type { Range } from '../expression';
import { maxEquations } from './limits';
import { parseExpression } from './parse';
import type { Problems } from './problems';
import type { Raw } from './raw';
import { split, type Statement } from './statements';
import { scan } from './tokens';

/** `name = formula`. */
export interface Line {
  readonly name: string;
  readonly nameRange: Range;
  readonly raw: Raw;
  readonly text: string;
  readonly range: Range;
}

/** Reads the lines; tells of what is no equation. */
export function readLines(text: string, problems: Problems): Line[] {
  const lines: Line[] = [];
  const statements = split(scan(text, 0, text.length, problems), problems);
  const tooMany = statements[maxEquations];
  if (tooMany !== undefined) {
    problems.error(
      tooMany.range,
      'too-long',
      `An optimizer has at most ${maxEquations} equations; write it with fewer.`,
    );
  }
  for (const statement of statements.slice(0, maxEquations)) {
    if (statement.broken) continue;
    const { name, nameRange } = statement;
    if (statement.kind !== 'definition' || name === undefined || nameRange === undefined) {
      tellLine(statement, problems);
      continue;
    }
    const raw = parseExpression(statement.body, statement.range, problems);
    if (raw !== undefined)
      lines.push({
        name,
        nameRange,
        raw,
        text: text.slice(statement.range.start, statement.range.end),
        range: statement.range,
      });
  }
  return lines;
}

function tellLine(statement: Statement, problems: Problems): void {
  const message =
    statement.kind === 'function'
      ? 'An optimizer’s lines are equations such as m = beta * m + g; functions can’t be defined here.'
      : statement.kind === 'column'
        ? 'There are no lists in an optimizer; every value is a number, or one number per parameter.'
        : 'Every line of an optimizer gives a name a value, as in w = w - alpha * g.';
  problems.error(statement.range, 'left-side', message);
}

/** A formula alone, as a state's start is one; undefined where it is none. */
export function readRaw(text: string, problems: Problems): Raw | undefined {
  const [statement, second] = split(scan(text, 0, text.length, problems), problems);
  if (
    statement === undefined ||
    second !== undefined ||
    statement.kind !== 'expression' ||
    statement.broken
  )
    return undefined;
  return parseExpression(statement.body, statement.range, problems);
}
