// YAML's own errors, in plain words; the common slips get sentences of their own.

import type { YAMLError } from 'yaml';
import type { Range } from '../expression';
import type { Problems } from './problems';
import { quote } from './words';

const sentences: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'This setting stands twice; remove one of them.',
  TAB_AS_INDENT: 'Tabs can’t indent settings; use spaces.',
  BAD_INDENT: 'This line is not indented like the ones it belongs to.',
  MISSING_CHAR:
    'Something is missing here; a setting is a key, a colon, a space and a value, and brackets must be closed.',
  BLOCK_AS_IMPLICIT_KEY: 'This line holds a second colon; put the value in quotes.',
  BLOCK_IN_FLOW: 'An indented setting can’t stand inside braces or brackets.',
  UNEXPECTED_TOKEN: 'This can’t stand here in the settings.',
  MULTILINE_IMPLICIT_KEY: 'A key must stand on one line, with a colon and a space after it.',
  BAD_SCALAR_START: 'A value can’t begin with this character; put it in quotes.',
  BAD_DQ_ESCAPE: 'A backslash can’t stand like this between double quotes; use single quotes.',
  MULTIPLE_DOCS: 'Only one block of settings can stand at the head of a document.',
};

/** Tells of YAML's errors at their places; at most a few, as one often brings others. */
export function tellYamlErrors(
  errors: readonly YAMLError[],
  text: string,
  inner: Range,
  problems: Problems,
): void {
  for (const error of errors.slice(0, 3)) {
    const start = Math.min(inner.start + error.pos[0], Math.max(inner.start, inner.end - 1));
    const word = /^[\w]+/.exec(text.slice(start, start + 100))?.[0].length ?? 1;
    const end = Math.min(inner.end, Math.max(start + word, inner.start + error.pos[1]));
    if (!tellSlip(text, inner, start, problems))
      problems.error(
        { start, end },
        'yaml',
        sentences[error.code] ??
          'The settings can’t be read here; a setting is a key, a colon, a space and a value.',
      );
    // What follows a slip is usually its echo.
    return;
  }
}

/** The slips that have a sentence of their own, looked for on the line of the error and the one before. */
function tellSlip(text: string, inner: Range, at: number, problems: Problems): boolean {
  if (tellOpenBracket(text, inner, at, problems) || tellIndent(text, inner, at, problems))
    return true;
  const lines = linesAround(text, inner, at);
  for (const { start, line } of lines) {
    const tab = /^ *\t/.exec(line);
    if (tab !== null) {
      const range = { start, end: start + line.search(/[^ \t]|$/) };
      problems.error(range, 'tab', 'Tabs can’t indent settings; use spaces.', {
        title: 'Replace tabs with spaces',
        edits: [{ range, text: line.slice(0, range.end - start).replaceAll('\t', '  ') }],
      });
      return true;
    }
    const conditional =
      /^(\s*(?:- )?[\w ]+: +)([^"'{[|>#\s][^#]*\?[^#]* : ?[^#]*?)\s*(?:#.*)?$/.exec(line);
    if (conditional !== null) {
      const from = start + (conditional[1] ?? '').length;
      const value = conditional[2] ?? '';
      const range = { start: from, end: from + value.length };
      problems.error(
        range,
        'unquoted-conditional',
        'Put this condition in quotes: it holds a colon, which YAML reads as a setting.',
        { title: 'Put it in quotes', edits: [{ range, text: `"${value}"` }] },
      );
      return true;
    }
    const glued = /^(\s*(?:- )?)([A-Za-z_]\w*):([^\s:/\\].*)$/.exec(line);
    if (glued !== null) {
      const from = start + (glued[1] ?? '').length;
      const better = `${glued[2] ?? ''}: ${glued[3] ?? ''}`;
      const range = { start: from, end: start + line.length };
      problems.error(
        range,
        'colon-space',
        `A space is missing after the colon; write ${quote(better)}.`,
        { title: 'Add a space', edits: [{ range, text: better }] },
      );
      return true;
    }
  }
  return false;
}

/** A bracket that is still open where the error is: told at the bracket. */
function tellOpenBracket(text: string, inner: Range, at: number, problems: Problems): boolean {
  const open: number[] = [];
  let quoteSign = '';
  const isBreak = (i: number): boolean => i < 0 || /\s/.test(text.charAt(i));
  for (let i = inner.start; i < Math.max(at, lastOfLine(text, at, inner)); i++) {
    const c = text.charAt(i);
    if (quoteSign !== '') {
      if (c === quoteSign) quoteSign = '';
    } else if ((c === '"' || c === "'") && /[\s:,[{]/.test(text.charAt(i - 1))) quoteSign = c;
    else if (c === '#' && isBreak(i - 1)) i = lastOfLine(text, i, inner);
    else if (
      (c === '[' || c === '{') &&
      (open.length > 0 || /:[ \t]+$|-[ \t]+$/.test(text.slice(Math.max(inner.start, i - 20), i)))
    )
      open.push(i);
    else if ((c === ']' || c === '}') && open.length > 0) open.pop();
  }
  const bracket = open.at(-1);
  if (bracket === undefined || quoteSign !== '') return false;
  const sign = text.charAt(bracket);
  const closing = sign === '[' ? ']' : '}';
  const end = lastOfLine(text, bracket, inner);
  problems.error(
    { start: bracket, end: bracket + 1 },
    'bracket',
    `${quote(closing)} is missing: this ${quote(sign)} is never closed.`,
    {
      title: `Add “${closing}” at the end of the line`,
      edits: [{ range: { start: end, end }, text: closing }],
    },
  );
  return true;
}

/** Where a line ends, without blanks. */
function lastOfLine(text: string, at: number, inner: Range): number {
  let end = at;
  while (end < inner.end && text.charAt(end) !== '\n' && text.charAt(end) !== '\r') end += 1;
  while (end > at && /[ \t]/.test(text.charAt(end - 1))) end -= 1;
  return end;
}

/** `alpha: 0.1` and below it ` steps: 10`, which YAML takes for a part of the first. */
function tellIndent(text: string, inner: Range, at: number, problems: Problems): boolean {
  const lines = linesAround(text, inner, at);
  const next = text.indexOf('\n', lastOfLine(text, at, inner));
  if (next < 0 || next + 1 >= inner.end) return false;
  const [here] = lines;
  const [below] = linesAround(text, inner, next + 1);
  if (here === undefined || below === undefined) return false;
  const own = /^( *)[A-Za-z_]\w*:[ \t]+[^\s#|>[{]/.exec(here.line);
  const more = /^( +)[A-Za-z_]\w*:(?:[ \t]|$)/.exec(below.line);
  if (own === null || more === null) return false;
  const [, indent = ''] = own;
  const [, deeper = ''] = more;
  if (deeper.length <= indent.length) return false;
  const range = { start: below.start, end: below.start + deeper.length };
  problems.error(
    range,
    'indent',
    'This line is indented more than the setting above it, which has a value already; begin both in the same column.',
    { title: 'Indent it like the line above', edits: [{ range, text: indent }] },
  );
  return true;
}

function linesAround(
  text: string,
  inner: Range,
  at: number,
): readonly { start: number; line: string }[] {
  const startOf = (offset: number): number =>
    Math.max(inner.start, text.lastIndexOf('\n', offset - 1) + 1);
  const lineAt = (start: number): { start: number; line: string } => {
    const end = text.indexOf('\n', start);
    return {
      start,
      line: text.slice(start, end < 0 || end > inner.end ? inner.end : end).replace(/\r$/, ''),
    };
  };
  const here = startOf(at);
  return here > inner.start ? [lineAt(here), lineAt(startOf(here - 1))] : [lineAt(here)];
}
