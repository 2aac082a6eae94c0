// Root signs: √, ∛, and √ with its index before it. Says what to write, with an edit only where it is clear what stands below the sign.

import { functions } from '../functions/index';
import type { Refusal } from './bars';
import { callFix } from './factor';
import { quote } from './words';

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const sign = /([²³⁴-⁹])?([√∛])[ \t]*([\p{L}_][\p{L}\p{N}_]*|\d+(?:\.\d+)?)?/uy;

/** What is to be said of the root sign at `at`; undefined where there is none. */
export function refuseRoot(text: string, at: number, to: number): Refusal | undefined {
  sign.lastIndex = at;
  const found = sign.exec(text);
  if (found === null) return undefined;
  const [whole, index, mark = '', word = ''] = found;
  // x³√y: the index is a power.
  if (
    index !== undefined &&
    (mark === '∛' || /[\p{L}\p{N}_)]$/u.test(text.slice(Math.max(0, at - 2), at)))
  )
    return undefined;
  const degree = mark === '∛' ? 3 : index === undefined ? 2 : superscripts.indexOf(index);
  const end = at + whole.length;
  const isCall = text.charAt(end) === '(';
  const code = 'refused-character';
  if (word === '' && isCall && degree <= 3) {
    const better = `${degree === 3 ? 'cbrt' : 'sqrt'}(`;
    const length = whole.length + 1;
    return {
      length,
      code,
      message: `Write ${quote(better)} instead of ${quote(text.slice(at, at + length))}.`,
      fix: callFix(text, { start: at, end: at + length }, better),
    };
  }
  const stop = isCall && (word === '' || functions.has(word)) ? closed(text, end, to) : end;
  const isClear =
    stop !== undefined &&
    stop > at + whole.length - word.length &&
    !/^(?:[ \t]*[\^²³⁰-⁹]|[\p{L}\p{N}_(])/u.test(text.slice(stop, to));
  const name = degree === 2 ? 'sqrt' : degree === 3 ? 'cbrt' : 'nthRoot';
  const wrap = (body: string): string => `${name}(${body}${degree > 3 ? `, ${degree}` : ''})`;
  const short = (index ?? '') + mark;
  if (!isClear)
    return {
      length: short.length,
      code,
      message: `Write ${quote(wrap('…'))} instead of ${quote(short)}, with all that stands below the sign in its parentheses.`,
    };
  const body = text.slice(at + whole.length - word.length, stop);
  const better = wrap(word === '' ? body.slice(1, -1) : body);
  return {
    length: stop - at,
    code,
    message: `Write ${quote(better)} instead of ${quote(text.slice(at, stop))}.`,
    fix: callFix(text, { start: at, end: stop }, better),
  };
}

/** After the parenthesis that closes the one at `at`. */
function closed(text: string, at: number, to: number): number | undefined {
  let depth = 0;
  for (let i = at; i < Math.min(to, at + 500); i++) {
    const c = text.charAt(i);
    depth += c === '(' ? 1 : c === ')' ? -1 : 0;
    if (depth === 0) return i + 1;
    if (c === '\n') return undefined;
  }
  return undefined;
}
