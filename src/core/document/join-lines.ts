// Lines that begin with an operator: a statement that was meant to go on. Tells so, with the edit that joins them.

import { replace, type Fix, type Problems } from './problems';
import type { Statement } from './statements';
import { quote } from './words';

/** The sentence for a line that begins with an operator; undefined where it does not. */
export function joinMessage(statement: Statement): string | undefined {
  const [first] = statement.tokens;
  if (
    first?.kind !== 'operator' ||
    first.text === '(' ||
    first.text === '[' ||
    first.text === 'not'
  )
    return undefined;
  return `This line begins with ${quote(first.text)}; to join it to the line before, end that line with ${quote(first.text)} or put both in parentheses.`;
}

/** The edit that joins a statement to the one before it, where only blanks stand between. */
export function joinFix(text: string, before: Statement, statement: Statement): Fix | undefined {
  const range = { start: before.range.end, end: statement.range.start };
  return text.slice(range.start, range.end).trim() === ''
    ? { title: 'Join the lines', edits: [{ range, text: ' ' }] }
    : undefined;
}

/**
 * Tells of lines that can only be the rest of the line before: those that begin with “*”, “/”, “^” or “+”, and indented ones that
 * begin with “-” (a loss may well begin with a minus sign). Gives back the statements, with those marked as broken.
 */
export function tellJoins(
  text: string,
  statements: readonly Statement[],
  problems: Problems,
): readonly Statement[] {
  return statements.map((statement, i) => {
    if (isFence(statement, text)) {
      problems.error(
        statement.range,
        'fence',
        i === 0
          ? 'Settings stand between two lines of exactly three dashes, “---”, at the top of the document.'
          : 'A line “---” only stands above and below the settings at the top; remove it, and give every loss a document of its own.',
        replace(fenceRange(text, statement), i === 0 ? '---' : ''),
      );
      return { ...statement, broken: true };
    }
    const before = statements[i - 1];
    const message = statement.kind === 'expression' ? joinMessage(statement) : undefined;
    if (before === undefined || message === undefined || statement.broken) return statement;
    if (statement.tokens[0]?.text === '-') {
      if (column(text, statement.range.start) > column(text, before.range.start))
        problems.warning(statement.range, 'join-lines', message, joinFix(text, before, statement));
      return statement;
    }
    problems.error(statement.range, 'join-lines', message, joinFix(text, before, statement));
    return { ...statement, broken: true };
  });
}

/** Whether a statement begins with a line of dashes, as settings are fenced. */
const isFence = (statement: Statement, text: string): boolean =>
  /^-{3,20}(?:[ \t]*(?:yaml|yml)?[ \t]*)(?:[\r\n#]|$)/.test(
    text.slice(statement.range.start, statement.range.start + 60),
  );

function fenceRange(text: string, { range }: Statement): { start: number; end: number } {
  const dashes = /^-+[^\r\n]*/.exec(text.slice(range.start, range.start + 100))?.[0] ?? '';
  return { start: range.start, end: range.start + dashes.length };
}

const column = (text: string, offset: number): number =>
  offset - (text.lastIndexOf('\n', offset - 1) + 1);
