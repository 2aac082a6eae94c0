// The grammar's first check, on tokens: every slip is told at its place in plain words, and what mathjs would read differently never reaches it.

import type { Range } from '../expression';
import { functions } from '../functions/index';
import { commaSlip } from './commas';
import { maxNesting, maxStatementTokens } from './limits';
import { reductions } from './names';
import { replace, type Fix, type Problems } from './problems';
import { settingsTable } from './settings-table';
import { spanOf } from './statements';
import type { Token } from './tokens';
import { quote } from './words';

interface Level {
  readonly open: Token | undefined;
  readonly call: boolean;
  /** `?` without their `:` so far. */
  questions: number;
  /** Operators that mathjs reads by descending: signs, powers, conditions. */
  chained: number;
}

const binary = new Set('+ - * .* / ./ ^ .^ == != < > <= >= and or'.split(' '));
const prefix = new Set(['+', '-', 'not']);

/** Whether the tokens form an expression as far as can be seen without parsing; tells of the first slip. `after` is the token before the expression, for the place of an empty one. */
export function checkSyntax(tokens: readonly Token[], after: Range, problems: Problems): boolean {
  const fail = (
    range: Range,
    code: string,
    message: string,
    fix?: Fix,
    ...others: Fix[]
  ): false => {
    problems.error(range, code, message, fix, ...others);
    return false;
  };
  if (tokens.length === 0) return fail(after, 'value-missing', 'A formula is missing after “=”.');
  if (tokens.length > maxStatementTokens) {
    return fail(
      spanOf(tokens),
      'too-long',
      'This statement is too long; put its numbers in columns of data and use sum(…) over the rows.',
    );
  }
  const levels: Level[] = [{ open: undefined, call: false, questions: 0, chained: 0 }];
  let wantsValue = true;
  let depth = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    const level = levels.at(-1);
    if (token === undefined || level === undefined) break;
    const before = tokens[i - 1];
    const { text } = token;
    const at = spanOf([token]);
    if (token.kind === 'number' || token.kind === 'name') {
      if (!wantsValue && token.kind === 'number' && before?.kind === 'number')
        return fail(at, 'operator-missing', twoNumbers(before, token));
      wantsValue = false;
    } else if (text === '(') {
      const call = !wantsValue && before?.kind === 'name';
      levels.push({ open: token, call, questions: 0, chained: 0 });
      depth += 1;
      if (levels.length > maxNesting + 1)
        return fail(
          at,
          'too-deep',
          `Parentheses are nested more than ${maxNesting} deep; use definitions for the parts.`,
        );
      wantsValue = true;
    } else if (text === ')') {
      if (level.open === undefined)
        return fail(
          at,
          'parenthesis',
          'This “)” has no “(” before it; remove it.',
          replace(at, ''),
        );
      if (wantsValue && !(level.call && before === level.open))
        return fail(at, 'value-missing', missingValue(before, token));
      if (level.questions > 0)
        return fail(
          at,
          'colon-missing',
          'The condition’s “:” is missing before this “)”; write “c ? a : b”.',
        );
      levels.pop();
      depth -= level.chained;
      wantsValue = false;
    } else if (text === '[' && isGroup(tokens, i, wantsValue)) {
      return fail(
        at,
        'refused-matrix',
        'Write “(” and “)” instead of square brackets, which only hold lists.',
        parentheses(tokens, i),
      );
    } else if (text === '[' || text === ']') {
      return fail(
        at,
        wantsValue || text === ']' ? 'refused-matrix' : 'refused-index',
        wantsValue || text === ']'
          ? 'Lists can only stand alone, as in x = [1, 2, 3]; there are no matrices.'
          : 'Single entries can’t be taken out with “[”; write sum(…) or mean(…) over all rows.',
      );
    } else if (text === '{' || text === '}') {
      return fail(
        at,
        'refused-object',
        'Write “(” and “)” instead of braces; objects are not part of the language.',
        parentheses(tokens, i),
      );
    } else if (text === ';') {
      return fail(
        at,
        'refused-matrix',
        '“;” can’t stand inside parentheses; separate arguments with “,”.',
        replace(at, ','),
      );
    } else if (text === ',') {
      if (wantsValue) return fail(at, 'value-missing', missingValue(before, token));
      if (!level.call) return fail(at, 'comma', ...strayComma(tokens, i));
      if (level.questions > 0)
        return fail(
          at,
          'colon-missing',
          'The condition’s “:” is missing before this “,”; write “c ? a : b”.',
        );
      wantsValue = true;
    } else if (text === '=') {
      return fail(
        at,
        'refused-assignment',
        'Write “==” to compare; a name can only be given a value at the start of a line.',
        // “+=” and “=>” are other languages’ signs.
        before?.end === token.start && binary.has(before.text)
          ? undefined
          : tokens[i + 1]?.text === '>' && tokens[i + 1]?.start === token.end
            ? undefined
            : replace(at, '=='),
      );
    } else if (text === '?') {
      if (wantsValue) return fail(at, 'value-missing', missingValue(before, token));
      level.questions += 1;
      level.chained += 1;
      depth += 1;
      wantsValue = true;
    } else if (text === ':') {
      if (level.questions === 0) return fail(at, 'refused-range', ...strayColon(tokens, i));
      if (wantsValue) return fail(at, 'value-missing', missingValue(before, token));
      level.questions -= 1;
      wantsValue = true;
    } else if (wantsValue && prefix.has(text)) {
      level.chained += 1;
      depth += 1;
    } else if (!wantsValue && binary.has(text)) {
      if (text === '^' || text === '.^') {
        level.chained += 1;
        depth += 1;
      } else if (level.questions === 0) {
        depth -= level.chained;
        level.chained = 0;
      }
      wantsValue = true;
    } else {
      return fail(
        at,
        'value-missing',
        wantsValue ? missingValue(before, token) : `An operator is missing before ${quote(text)}.`,
      );
    }
    if (depth > maxNesting * 2)
      return fail(
        at,
        'too-deep',
        'Signs, powers or conditions follow one another too often here; use definitions for the parts.',
      );
  }
  const last = tokens.at(-1);
  if (wantsValue && last !== undefined) {
    return fail(
      spanOf([last]),
      'value-missing',
      last.text === '('
        ? 'A value is missing after “(”.'
        : `A value is missing after ${quote(last.text)}.`,
    );
  }
  const unclosed = levels.at(-1)?.open;
  if (unclosed !== undefined && last !== undefined) {
    return fail(spanOf([unclosed]), 'parenthesis', '“)” is missing: this “(” is never closed.', {
      title: 'Add “)” at the end of the statement',
      edits: [{ range: { start: last.end, end: last.end }, text: ')' }],
    });
  }
  if ((levels[0]?.questions ?? 0) > 0 && last !== undefined) {
    return fail(
      spanOf([last]),
      'colon-missing',
      'The condition’s “:” is missing after this; write “c ? a : b”.',
    );
  }
  return true;
}

/** `f: x^2` and `f(x): x^2`, a setting among the maths, or a range. */
function strayColon(tokens: readonly Token[], at: number): [message: string, fix?: Fix] {
  const [name, open] = tokens;
  const left = tokens.slice(0, at);
  const isCall =
    open?.text === '(' &&
    left.at(-1)?.text === ')' &&
    left.slice(2, -1).every(token => token.kind === 'name' || token.text === ',');
  const colon = tokens[at];
  if (name?.kind !== 'name' || colon === undefined || !(at === 1 || isCall))
    return ['“:” can only stand in a condition “c ? a : b”; ranges are not part of the language.'];
  if (at === 1 && settingsTable.some(({ key }) => key === name.text))
    return [
      `Settings such as “${name.text}: …” stand at the top of the document between two lines “---”; below them, a definition is “${name.text} = …”.`,
    ];
  return [
    `A definition is written with “=”; write “${name.text}${isCall ? '(…)' : ''} = …”.`,
    replace(spanOf([colon]), left.at(-1)?.end === colon.start ? ' =' : '='),
  ];
}

/** Whether square brackets only group, as on the board: `2[(x-1)^2 + y]`. */
function isGroup(tokens: readonly Token[], at: number, wantsValue: boolean): boolean {
  const before = tokens[at - 1];
  const isFactor = before?.kind === 'number' || before?.text === ')';
  const isCall =
    before?.kind === 'name' && (functions.has(before.text) || reductions.has(before.text));
  const [, close] = parentheses(tokens, at)?.edits ?? [];
  return (
    (wantsValue || isFactor || isCall) &&
    close !== undefined &&
    tokens.some(({ kind, start }, i) => kind === 'name' && i > at && start < close.range.start)
  );
}

/** Parentheses for the braces or brackets that open at a token, where they only group. */
function parentheses(tokens: readonly Token[], at: number): Fix | undefined {
  const open = tokens[at];
  let depth = 0;
  for (let i = at; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined || token.text === ':' || token.text === ',' || token.text === ';')
      return undefined;
    depth += '{['.includes(token.text) ? 1 : '}]'.includes(token.text) ? -1 : 0;
    if (depth === 0 && open !== undefined && i > at)
      return {
        title: 'Replace with “(” and “)”',
        edits: [
          { range: spanOf([open]), text: '(' },
          { range: spanOf([token]), text: ')' },
        ],
      };
  }
  return undefined;
}

function missingValue(before: Token | undefined, token: Token): string {
  if (before === undefined) return `A value is missing before ${quote(token.text)}.`;
  if (before.text === '(' && token.text === ')') return 'A value is missing between “(” and “)”.';
  return `A value is missing between ${quote(before.text)} and ${quote(token.text)}.`;
}

function twoNumbers(before: Token, token: Token): string {
  return before.end === token.start
    ? `${quote(before.text + token.text)} is not a number; a number has one decimal point.`
    : `An operator is missing between ${quote(before.text)} and ${quote(token.text)}; write “*” for a product.`;
}

/** A comma that separates nothing: mostly a decimal one, or one between thousands. */
function strayComma(tokens: readonly Token[], at: number): [message: string, ...fixes: Fix[]] {
  let from = at;
  let to = at;
  const isNext = (i: number, j: number): boolean => tokens[i]?.end === tokens[j]?.start;
  if (tokens[at - 1]?.kind === 'number' && isNext(at - 1, at)) from = at - 1;
  while (tokens[to]?.text === ',' && tokens[to + 1]?.kind === 'number' && isNext(to, to + 1))
    to += isNext(to + 1, to + 2) && tokens[to + 2]?.text === ',' ? 2 : 1;
  if (tokens[to]?.text === ',') to -= 1;
  const number = tokens.slice(from, to + 1);
  const slip = commaSlip(number.map(({ text }) => text).join(''), spanOf(number));
  return slip === undefined
    ? ['A comma can only stand between the arguments of a function.']
    : [slip.message, ...slip.fixes];
}
