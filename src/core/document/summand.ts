// A board's Σ and the summand that it reaches over: up to the next + or - outside brackets. Knows text only, as the rest may not be of the language.

import type { Range } from '../expression';
import { asFactor } from './factor';
import type { Fix } from './problems';
import { quote } from './words';

/** What a sum sign reaches over; `bracketed` where one pair of brackets holds all of it. */
interface Summand extends Range {
  readonly bracketed: boolean;
}

// A name, a number, a command of LaTeX or one sign.
const piece = /\\(?:[A-Za-z]+|.)|[\p{L}_][\p{L}\p{N}_]*|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[^]/uy;
const sumSign = /^(?:∑|Σ.*|\\sum|(?:[Ss]um|SUM)_.*)$/u;
/** After these a sign belongs to what follows, and a line goes on. */
const wantsMore = new Set(Array.from('*/^×·⋅∙÷'));
const over = new Set(Array.from('+-−–),]};#\n\r'));
/** A comparison or a condition: whether it is summed, no one can tell. */
const unclear = new Set([...Array.from('=<>?:!&≤≥≠"'), 'and', 'or', 'if', 'for', 'where']);
/** Longer ones are not looked through. */
const longest = 2000;

/** The summand that begins at `from`; undefined where it can't be told. */
function summandAt(text: string, from: number, to: number): Summand | undefined {
  let start = from;
  while (start < to && /[ \t]/.test(text.charAt(start))) start += 1;
  const limit = Math.min(to, start + longest);
  let end = start;
  let depth = 0;
  /** Where the first bracket closes. */
  let closed = -1;
  let last = '';
  let at = start;
  while (at < limit) {
    piece.lastIndex = at;
    const found = piece.exec(text)?.[0] ?? '';
    const next = at + found.length;
    if (found === '|' || found === '‖') {
      // Bars hold signs of their own; which of several belong together, no one can tell.
      const other = barAfter(text, at, limit);
      if (other === undefined) return undefined;
      end = at = other;
      last = found;
      continue;
    }
    if (depth === 0) {
      // Σ(…) / Σ(…): each has its own.
      if (sumSign.test(found))
        return closed > 0 && /^[ \t]*[*/×·⋅][ \t]*$/.test(text.slice(closed, at))
          ? { start, end: closed, bracketed: '([{'.includes(text.charAt(start)) }
          : undefined;
      if (unclear.has(found)) return undefined;
      const isSign = found !== '+' && found !== ')' && last === '';
      if (over.has(found) && !wantsMore.has(last) && !isSign) break;
    }
    if ('([{'.includes(found)) depth += 1;
    else if (')]}'.includes(found)) {
      depth -= 1;
      if (depth < 0) return undefined;
      if (depth === 0 && closed < 0) closed = next;
    }
    if (found.trim() !== '') {
      last = found;
      end = next;
    }
    at = next;
  }
  if (depth > 0 || end === start || wantsMore.has(last) || (at >= limit && limit < to))
    return undefined;
  return { start, end, bracketed: closed === end && '([{'.includes(text.charAt(start)) };
}

/** After the bar that closes the one at `at` on its line. */
function barAfter(text: string, at: number, to: number): number | undefined {
  const bar = text.startsWith('||', at) ? '||' : text.charAt(at);
  const from = at + bar.length;
  const [inside = '', rest, more] = (/^[^\n\r]*/.exec(text.slice(from, to))?.[0] ?? '').split(bar);
  return rest === undefined || more !== undefined || inside.includes('|')
    ? undefined
    : from + inside.length + bar.length;
}

/** The edit that writes a sum sign and what it reaches over as a call; undefined where only a sentence helps. */
export function sumFix(text: string, sign: Range, to: number, name = 'sum'): Fix | undefined {
  const summand = summandAt(text, sign.end, to);
  if (summand === undefined) return undefined;
  const { start, end, bracketed } = summand;
  const put = asFactor(text, sign.start, name);
  if (put === undefined) return undefined;
  if (bracketed && text.charAt(start) === '(')
    return {
      title: `Replace with ${quote(name + text.slice(start, end))}`,
      edits: [{ range: sign, text: put }],
    };
  const inner = bracketed ? { start: start + 1, end: end - 1 } : { start, end };
  return {
    title: `Replace with ${quote(`${name}(${text.slice(inner.start, inner.end)})`)}`,
    edits: [
      { range: { start: sign.start, end: inner.start }, text: `${put}(` },
      { range: { start: inner.end, end }, text: ')' },
    ],
  };
}

/** `sum(…)` for what follows a sum sign in a text of its own, and where it ends; undefined where it can't be told. */
export function sumText(
  text: string,
  from: number,
): { readonly inside: string; readonly end: number } | undefined {
  const summand = summandAt(text, from, text.length);
  if (summand === undefined) return undefined;
  const { start, end, bracketed } = summand;
  return { inside: bracketed ? text.slice(start + 1, end - 1) : text.slice(start, end), end };
}
