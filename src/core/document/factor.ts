// Whether what stands at a place multiplies what stands before it without a sign. Knows text only.

import type { Range } from '../expression';
import { functions } from '../functions/index';
import type { Fix } from './problems';
import { quote } from './words';

/** Words before a value that it is no factor to. */
const noFactor =
  /(?:^|[^\p{L}\p{N}_])(?:and|or|not|return|(?:arg)?[ \t]*(?:min|max)\w*(?:_\{[^{}\n\r]*\})?)$/u;

/** A call as it must be written at `at`; undefined where it would run into a name before it. */
export function asFactor(text: string, at: number, call: string): string | undefined {
  const sign = times(text, at);
  return sign === '' && /[\p{L}\p{N}_]$/u.test(text.slice(Math.max(0, at - 2), at))
    ? undefined
    : sign + call;
}

/** The edit that puts a call in the place of a stretch of text. */
export function callFix(text: string, range: Range, call: string): Fix | undefined {
  const put = asFactor(text, range.start, call);
  return put === undefined
    ? undefined
    : { title: `Replace with ${quote(call)}`, edits: [{ range, text: put }] };
}

/** `* ` where a function put at `at` is a factor without a sign: in `1/(2n) sum(…)` it would stand below the “/”, and `a|x|` is no “aabs(x)”. */
function times(text: string, at: number): string {
  const line = text.slice(Math.max(text.lastIndexOf('\n', at - 1) + 1, at - 200), at);
  const before = line.trimEnd();
  if (!/[\p{L}\p{N}_)\]}]$/u.test(before) || noFactor.test(before)) return '';
  const name = /[\p{L}_][\p{L}\p{N}_]*$/u.exec(before)?.[0];
  if (name !== undefined && functions.has(name)) return '';
  return before === line ? ' * ' : '* ';
}
