// Tokens to statements: where one ends, and what it is. Does not look inside an expression.

import type { Range } from '../expression';
import { maxStatements } from './limits';
import type { Problems } from './problems';
import type { Token } from './tokens';

export interface Statement {
  readonly kind: 'definition' | 'function' | 'column' | 'expression';
  readonly name?: string | undefined;
  readonly nameRange?: Range | undefined;
  readonly arguments: readonly { readonly name: string; readonly range: Range }[];
  /** The whole statement. */
  readonly range: Range;
  /** Right of `=`, or all of it. */
  readonly body: readonly Token[];
  /** All of its tokens, for occurrences. */
  readonly tokens: readonly Token[];
  /** Already told to be wrong; its body is not parsed. */
  readonly broken: boolean;
}

const openers = new Set(['(', '[', '{']);
const closers = new Set([')', ']', '}']);
// After these a line goes on, as in mathjs.
const continues = new Set([
  '+',
  '-',
  '*',
  '.*',
  '/',
  './',
  '^',
  '.^',
  '=',
  '==',
  '!=',
  '<',
  '>',
  '<=',
  '>=',
  '?',
  ':',
  'and',
  'or',
  'not',
  ',',
]);

const is = (token: Token | undefined, text: string): boolean =>
  token?.kind === 'operator' && token.text === text;

/** Cuts the tokens of a document's body into statements; an unclosed parenthesis does not swallow the definitions after it. */
export function split(tokens: readonly Token[], problems: Problems): Statement[] {
  const statements: Statement[] = [];
  let current: Token[] = [];
  let depth = 0;
  const finish = (): void => {
    if (current.length > 0) statements.push(classify(current, problems));
    current = [];
    depth = 0;
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    if (token.kind === 'newline') {
      const last = current.at(-1);
      if (last === undefined) continue;
      if (
        depth > 0
          ? startsDefinition(tokens, i + 1)
          : !(last.kind === 'operator' && continues.has(last.text))
      )
        finish();
      continue;
    }
    if (is(token, ';') && depth === 0) {
      finish();
      continue;
    }
    if (statements.length >= maxStatements) {
      const last = tokens.at(-1) ?? token;
      problems.error(
        { start: token.start, end: last.end },
        'too-long',
        `A document holds at most ${maxStatements} statements; put data in a file and use sum(…) over its rows.`,
      );
      return statements;
    }
    if (token.kind === 'operator') {
      if (openers.has(token.text)) depth += 1;
      else if (closers.has(token.text)) depth = Math.max(0, depth - 1);
    }
    current.push(token);
  }
  finish();
  return statements;
}

/** Whether a line begins with `name =`, which can't stand inside parentheses. */
function startsDefinition(tokens: readonly Token[], at: number): boolean {
  let i = at;
  while (tokens[i]?.kind === 'newline') i += 1;
  return tokens[i]?.kind === 'name' && is(tokens[i + 1], '=');
}

function classify(tokens: readonly Token[], problems: Problems): Statement {
  const range = spanOf(tokens);
  const broken = tokens.some(token => token.kind === 'refused');
  const equals = topLevelEquals(tokens);
  if (equals < 0) return { kind: 'expression', arguments: [], range, body: tokens, tokens, broken };
  const left = tokens.slice(0, equals);
  const body = tokens.slice(equals + 1);
  const [first] = left;
  if (first?.kind === 'name' && left.length === 1) {
    const nameRange = { start: first.start, end: first.end };
    const kind = is(body[0], '[') && !goesOn(body) ? 'column' : 'definition';
    return { kind, name: first.text, nameRange, arguments: [], range, body, tokens, broken };
  }
  const names = argumentNames(left);
  if (first?.kind === 'name' && names !== undefined) {
    const nameRange = { start: first.start, end: first.end };
    const twice = names.find((name, i) => names.findIndex(other => other.text === name.text) < i);
    if (twice !== undefined)
      problems.error(
        spanOf([twice]),
        'duplicate',
        `The argument “${twice.text}” stands twice; give each argument its own name.`,
      );
    const args = names.map(name => ({ name: name.text, range: spanOf([name]) }));
    return {
      kind: 'function',
      name: first.text,
      nameRange,
      arguments: args,
      range,
      body,
      tokens,
      broken: broken || twice !== undefined,
    };
  }
  if (!broken) {
    const equalsToken = tokens[equals];
    const at =
      left.length === 0 ? spanOf(equalsToken === undefined ? tokens : [equalsToken]) : spanOf(left);
    problems.error(
      at,
      'left-side',
      'Only a name such as f or a function such as f(x, y) can stand left of “=”; write “==” to compare.',
    );
  }
  return { kind: 'expression', arguments: [], range, body: tokens, tokens, broken: true };
}

/** Whether the first list of a formula is an operand, as brackets on the board: `[(x - 1)^2 + y]^2`. */
function goesOn(body: readonly Token[]): boolean {
  const close = body.findIndex(token => is(token, ']'));
  const next = body[close + 1];
  const inside = body.slice(1, Math.max(1, close));
  return (
    next?.kind === 'operator' &&
    ['+', '-', '*', '/', '^'].includes(next.text) &&
    inside.some(token => token.kind === 'name') &&
    !inside.some(token => is(token, ',') || is(token, ';'))
  );
}

/** The names in `f(a, b)`; undefined where the left side is anything else. */
function argumentNames(left: readonly Token[]): Token[] | undefined {
  if (left.length < 4 || !is(left[1], '(') || !is(left.at(-1), ')')) return undefined;
  const names: Token[] = [];
  for (let i = 2; i < left.length - 1; i++) {
    const token = left[i];
    if (token === undefined) return undefined;
    if (i % 2 === 0) {
      if (token.kind !== 'name') return undefined;
      names.push(token);
    } else if (!is(token, ',')) return undefined;
  }
  return left.length % 2 === 0 ? names : undefined;
}

function topLevelEquals(tokens: readonly Token[]): number {
  let depth = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.kind !== 'operator') continue;
    if (openers.has(token.text)) depth += 1;
    else if (closers.has(token.text)) depth -= 1;
    else if (depth === 0 && token.text === '=') return i;
  }
  return -1;
}

/** From the first token's start to the last one's end. */
export function spanOf(tokens: readonly Token[]): Range {
  return { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 };
}
