// Traps in names: a function without its parenthesis, two symbols run together, a row's index in a name. Told with a quick fix.

import type { Range } from '../expression';
import { functions } from '../functions/index';
import { logarithm } from './known-formulas';
import { reductions, roleOf } from './names';
import type { Fix, Problems } from './problems';
import type { TrapContext as Context } from './traps';
import { sumFix } from './summand';
import { quote } from './words';

/** What is said of the board’s “Σ”, which is a letter here. */
export const sumSentence =
  'Write “sum(…)” instead of “Σ”, with all that is summed in its parentheses; it runs over the rows of the data.';

/** Whether “Σ” is the board’s sign, and no parameter that has a start. */
export const isSumSign = (name: string, { names, args }: Context): boolean =>
  name === 'Σ' && roleOf(name, names, args) === 'parameter' && !names.startKeys.has(name);

const argumentFollows = /^[ \t]*(?:[\p{L}\p{N}_(]|-[ \t]*[\p{L}\p{N}(])/u;

/** Tells of a name that probably means something else. */
export function tellName(name: string, range: Range, context: Context): void {
  const { names, args, problems } = context;
  if (roleOf(name, names, args) !== 'parameter' || names.startKeys.has(name)) return;
  if (
    isSumSign(name, context) &&
    argumentFollows.test(context.text.slice(range.end, context.end))
  ) {
    const fix = sumFix(context.text, range, context.end);
    problems.warning(range, 'function-without-parenthesis', sumSentence, fix);
    return;
  }
  if (functions.has(name) || names.functions.has(name) || reductions.has(name)) {
    if (isMinimum(name, range, context)) return;
    const power = inverseOfCall(name, range, context) ?? powerOfCall(name, range, context);
    problems.warning(
      range,
      'function-without-parenthesis',
      `${quote(name)} is a function; write “${power?.better ?? `${name}(…)`}”. As it stands it is a parameter of that name.`,
      power?.fix ?? functionFix(name, range, context),
    );
    return;
  }
  const log = logarithm(name);
  const argument = argumentAfter(range, context);
  if (log !== undefined && argument !== undefined) {
    const better = log(argument.text);
    const whole = { start: range.start, end: argument.end };
    problems.warning(
      whole,
      'function-without-parenthesis',
      `Write ${quote(better)} for the logarithm. As it stands ${quote(name)} is a parameter of that name.`,
      { title: `Replace with “${better}”`, edits: [{ range: whole, text: better }] },
    );
    return;
  }
  const indexed = /^(.+)_[ijkn]$/.exec(name)?.[1];
  if (indexed !== undefined && isPerRow(indexed, context)) {
    problems.warning(
      range,
      'row-index',
      `${quote(name)} is one name, a parameter of its own; a column runs over its rows by itself, so write ${quote(indexed)}.`,
      { title: `Replace with “${indexed}”`, edits: [{ range, text: indexed }] },
    );
    return;
  }
  const pieces = cutInto(name, context);
  if (pieces !== undefined) {
    tellRunTogether(name, range, pieces.join(' * '), context);
  }
}

// A product there would be cut: 1/x * y is y/x.
const tightBefore = /[/^][ \t]*(?:[-+][ \t]*)*(?:[\p{L}\p{N}_.)]+[ \t]*)?$/u;
const tightAfter = /^[ \t]*\.?\^/;

/** `xy` for `x * y`: bracketed where an operator beside it would take only one of the two. */
function tellRunTogether(
  name: string,
  range: Range,
  product: string,
  { text, end, problems }: Context,
): void {
  const before = text.slice(Math.max(0, range.start - 100), range.start);
  const isPower = tightAfter.test(text.slice(range.end, end));
  const better = isPower || tightBefore.test(before) ? `(${product})` : product;
  const fix = (put: string): Fix => ({
    title: `Replace with “${put}”`,
    edits: [{ range, text: put }],
  });
  // On the board the power of xy² is that of y alone.
  const board = isPower && !tightBefore.test(before) ? [fix(product)] : [];
  problems.warning(
    range,
    'run-together',
    `${quote(name)} is one name, a parameter of its own; for the product write “${better}”${board.length > 0 ? `, or “${product}” where the power is that of the last alone` : ''}.`,
    fix(better),
    ...board,
  );
}

/** Whether a name has an index on the board: a column, or a definition that no one would index otherwise. */
const isPerRow = (name: string, { names }: Context): boolean =>
  names.columns.has(name) || (names.columns.size > 0 && names.definitions.has(name));

/** The board’s “min f” asks for the minimum of all that follows: nothing is left of it. Of other places only a sentence is told. */
function isMinimum(name: string, range: Range, { text, end, problems }: Context): boolean {
  const blank = /^[ \t]+(?=[\p{L}\p{N}_(])/u.exec(text.slice(range.end, end))?.[0];
  if ((name !== 'min' && name !== 'max') || blank === undefined) return false;
  const isFirst = /(?:^|[\n\r;=])[ \t]*$/.test(
    text.slice(Math.max(0, range.start - 100), range.start),
  );
  if (name === 'min' && isFirst) {
    const edits = [{ range: { start: range.start, end: range.end + blank.length }, text: '' }];
    problems.warning(
      range,
      'function-without-parenthesis',
      'Leave out “min”: the loss stands alone, and Descent looks for its minimum. As it stands it is a parameter of that name.',
      { title: 'Remove', edits },
    );
  } else
    problems.warning(
      range,
      'function-without-parenthesis',
      `${quote(name)} is a function; write “${name}(…)”. As it stands it is a parameter of that name.`,
    );
  return true;
}

/** `sin^-1(x)`, which is the board’s asin(x). */
function inverseOfCall(
  name: string,
  range: Range,
  { text }: Context,
): ReturnType<typeof powerOfCall> {
  const power = /^[ \t]*\^[ \t]*(?:-1|\([ \t]*-1[ \t]*\))[ \t]*(?=\()/.exec(
    text.slice(range.end, range.end + 50),
  )?.[0];
  if (power === undefined || !functions.has(`a${name}`)) return undefined;
  const edits = [
    { range: { start: range.start, end: range.end + power.length }, text: `a${name}` },
  ];
  return { better: `a${name}(…)`, fix: { title: `Replace with “a${name}(…)”`, edits } };
}

/** `sin^2(x)` to `sin(x)^2`. */
function powerOfCall(
  name: string,
  range: Range,
  { text }: Context,
): { readonly better: string; readonly fix: Parameters<Problems['warning']>[3] } | undefined {
  const rest = text.slice(range.end, range.end + 200);
  const bare =
    /^[ \t]*\^[ \t]*(\d+)[ \t]+((?:\d+(?:\.\d+)?)?[\p{L}_][\p{L}\p{N}_]*)(?![\p{L}\p{N}_^(])/u.exec(
      rest,
    );
  if (bare !== null) {
    const [whole, exponent = '', body = ''] = bare;
    const edits = [
      { range: { start: range.end, end: range.end + whole.length }, text: `(${body})^${exponent}` },
    ];
    const better = `${name}(${body})^${exponent}`;
    return { better, fix: { title: `Replace with “${better}”`, edits } };
  }
  const opening = /^[ \t]*\^[ \t]*(\d+)[ \t]*(?=\()/.exec(rest);
  if (opening === null) return undefined;
  let depth = 0;
  for (let i = opening[0].length; i < rest.length; i++) {
    const c = rest.charAt(i);
    depth += c === '(' ? 1 : c === ')' ? -1 : 0;
    if (depth > 0) continue;
    const put = `${rest.slice(opening[0].length, i + 1)}^${opening[1] ?? ''}`;
    const better = `${name}${put}`;
    const edits = [{ range: { start: range.end, end: range.end + i + 1 }, text: put }];
    return { better, fix: { title: `Replace with “${better}”`, edits } };
  }
  return undefined;
}

/** `sin x` to `sin(x)`, where one symbol or number follows. */
function functionFix(
  name: string,
  range: Range,
  context: Context,
): Parameters<Problems['warning']>[3] {
  // A sum or a mean reaches over the product that follows it.
  if (name === 'sum' || name === 'mean') return sumFix(context.text, range, context.end, name);
  const argument = argumentAfter(range, context);
  return (
    argument && {
      title: `Replace with “${name}(${argument.text})”`,
      edits: [{ range: { start: range.end, end: argument.end }, text: `(${argument.text})` }],
    }
  );
}

/** The one symbol or number, perhaps with a power, that follows a name after a blank. */
function argumentAfter(
  range: Range,
  { text }: Context,
): { readonly text: string; readonly end: number } | undefined {
  const next =
    /^[ \t]+((?:(?:\d+(?:\.\d+)?)?[\p{L}_][\p{L}\p{N}_]*|\d+(?:\.\d+)?)(?:\^\d+)?|-(?:\d+(?:\.\d+)?)?[\p{L}_][\p{L}\p{N}_]*(?:\^\d+)?(?![ \t]*[*/]))(?![\p{L}\p{N}_^(.])/u.exec(
      text.slice(range.end, range.end + 200),
    );
  const word = next?.[1];
  return next === null || word === undefined
    ? undefined
    : { text: word, end: range.end + next[0].length };
}

/** The known symbols that a name is made of, in at most four pieces. */
function cutInto(name: string, context: Context): string[] | undefined {
  const { names, args, symbols } = context;
  const isPiece = (piece: string): boolean =>
    piece !== name &&
    (args.has(piece) ||
      (symbols.has(piece) && !names.functions.has(piece)) ||
      names.startKeys.has(piece) ||
      names.columns.has(piece));
  const cut = (rest: string, left: number): string[] | undefined => {
    if (rest === '') return [];
    if (left === 0) return undefined;
    for (let length = rest.length; length >= 1; length--) {
      const piece = rest.slice(0, length);
      if (!isPiece(piece)) continue;
      const tail = cut(rest.slice(length), left - 1);
      if (tail !== undefined) return [piece, ...tail];
    }
    return undefined;
  };
  return name.length > 30 ? undefined : cut(name, 4);
}
