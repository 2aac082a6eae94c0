// A schedule as text (LANGUAGE 5): one formula with a scope of its own.

import type { Expression } from '../expression';
import { EquationScope } from './equation-scope';
import { moveProblems } from './moved';
import { parseExpression } from './parse';
import { Problems } from './problems';
import { split } from './statements';
import { scan } from './tokens';
import type { Problem } from './types';

export interface CheckedExpression {
  /** Absent where there is an error. */
  readonly expression?: Expression | undefined;
  readonly problems: readonly Problem[];
}

/** Checks a schedule: one scalar expression in t, batch, epoch, alpha0, steps, the run's hyperparameters and constants of its own. */
export function checkSchedule(
  text: string,
  constants: readonly string[],
  hyperparameters: readonly string[],
  locate?: (offset: number) => number,
): CheckedExpression {
  const problems = new Problems();
  const [statement, second] = split(scan(text, 0, text.length, problems), problems);
  const whole = { start: 0, end: text.length };
  if (statement === undefined)
    problems.error(
      whole,
      'value-missing',
      'A formula for the learning rate is missing, such as alpha0 / (1 + 0.01 * batch).',
    );
  else if (second !== undefined)
    problems.error(second.range, 'two-losses', 'A schedule is one formula.');
  else if (statement.kind !== 'expression' && !statement.broken)
    problems.error(
      statement.range,
      'left-side',
      'A schedule is a formula alone, such as alpha0 / (1 + 0.01 * batch); leave “=” out.',
    );
  let expression: Expression | undefined;
  if (problems.errors === 0 && statement?.broken === false) {
    const raw = parseExpression(statement.body, statement.range, problems);
    const names = [...hyperparameters, ...constants].filter(name => name !== 'alpha');
    const scope = new EquationScope(names, new Map(), [], problems, locate, 'schedule');
    if (raw !== undefined) expression = scope.read(raw).expression;
  }
  return {
    expression: problems.errors > 0 ? undefined : expression,
    problems: moveProblems(problems.sorted(), locate),
  };
}
