// Bars from the board: |x| for a size, ||x|| and ‖x‖ for a norm, || for “or”. Says what to write, with an edit only where it is clear which bars belong together.

import { callFix } from './factor';
import type { Fix } from './problems';
import { quote } from './words';

/** What is refused, how long it is, and what is said. */
export interface Refusal {
  readonly length: number;
  readonly code: string;
  readonly message: string;
  readonly fix?: Fix | undefined;
}

const code = 'refused-bars';
const norm = /(\|\||‖)([^|‖\n\r;#]+)\1(?:_(\{[^{}\n\r]*\}|\w|∞)|([₀-₉∞]))?/uy;
/** Deeper ones are not paired. */
const deepest = 20;

/** What is to be said of the bar at `at`; undefined where it is an “or”. */
export function refuseBars(text: string, at: number, to: number): Refusal | undefined {
  const isAfterValue = /[\p{L}\p{N}_)\]][ \t]*$/u.test(text.slice(Math.max(0, at - 100), at));
  norm.lastIndex = at;
  const found = norm.exec(text);
  if (found !== null && at + found[0].length <= to) {
    const [whole, , body = '', index = found[4]] = found;
    // Between two values “||” is “or”.
    const isOr = isAfterValue && (/[<>=]|\b(?:and|or|not)\b/.test(body) || /^\s.*\s$/.test(body));
    if (!isOr) return refuseNorm(text, at, whole, body.trim(), index);
  }
  if (isAfterValue && text.startsWith('||', at)) return undefined;
  const line = /^[^\n\r;#]*/.exec(text.slice(at, Math.min(to, at + 500)))?.[0] ?? '';
  const pair = text.charAt(at) === '|' ? paired(line, 0, 0) : undefined;
  if (pair !== undefined) {
    const whole = line.slice(0, pair.end);
    return {
      length: pair.end,
      code,
      message: `Write ${quote(pair.text)} instead of ${quote(whole)}.`,
      fix: callFix(text, { start: at, end: at + pair.end }, pair.text),
    };
  }
  return {
    length: Math.max(1, line.lastIndexOf('|') + 1),
    code,
    message:
      'Write “abs(…)” for an absolute value and “or” for a condition; “|” is not part of the language.',
  };
}

/** A norm is of a column; one name alone may as well be a number. */
function refuseNorm(
  text: string,
  at: number,
  whole: string,
  body: string,
  index: string | undefined,
): Refusal {
  const { length } = whole;
  if (index !== undefined && !/^[{]?[2₂][}]?$/.test(index))
    return {
      length,
      code,
      message: `Instead of ${quote(whole)} write the sum of the sizes out: “sum(abs(…))” over the rows of a column, or abs(w1) + abs(w2) for parameters.`,
    };
  const better = `${/^[\p{L}_][\p{L}\p{N}_]*$/u.test(body) ? 'abs' : 'norm'}(${body})`;
  return {
    length,
    code,
    message: `Write ${quote(better)} instead of ${quote(whole)}; “norm(…)” runs over the rows of a column, “abs(…)” is the size of one number, and several parameters are added up as in w1^2 + w2^2.`,
    fix: callFix(text, { start: at, end: at + length }, better),
  };
}

/** `abs(…)` for the bar that opens at `from`, with those inside; undefined where they do not pair. A bar closes after a value, else it opens. */
function paired(
  line: string,
  from: number,
  depth: number,
): { readonly text: string; readonly end: number } | undefined {
  if (depth > deepest) return undefined;
  let inside = '';
  let parentheses = 0;
  for (let i = from + 1; i < line.length; i++) {
    const c = line.charAt(i);
    if (c === '|') {
      if (/[\p{L}\p{N}_)\]²³]\s*$/u.test(inside))
        return parentheses === 0 ? { text: `abs(${inside.trim()})`, end: i + 1 } : undefined;
      const inner = paired(line, i, depth + 1);
      if (inner === undefined) return undefined;
      inside += inner.text;
      i = inner.end - 1;
      continue;
    }
    parentheses += c === '(' ? 1 : c === ')' ? -1 : 0;
    inside += c;
  }
  return undefined;
}
