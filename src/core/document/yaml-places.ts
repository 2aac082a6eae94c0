// Where the characters of a YAML value stand as it is written: an escape, a doubled quote and a folded line are longer than what they say.

import type { Scalar } from 'yaml';

const isBlank = (sign: string): boolean => sign === ' ' || /^[\t\n\r]$/.test(sign);

/**
 * For each character of a value, and for its end, the offset in `source` of what says it.
 * @param source the value as it is written, with its quotes or the header of its block
 * @param text what it says
 */
export function placesOf(source: string, text: string, type: Scalar['type']): readonly number[] {
  const isDouble = type === 'QUOTE_DOUBLE';
  const isEscape = (at: number): boolean => isDouble && source.charAt(at) === '\\';
  const length = (at: number): number => {
    if (isEscape(at)) return escapeLengths[source.charAt(at + 1)] ?? 2;
    return type === 'QUOTE_SINGLE' && source.startsWith("''", at) ? 2 : 1;
  };
  /** What YAML takes away before a character: indentation, and line ends behind a backslash. */
  const skip = (at: number): number => {
    let next = at;
    while (next < source.length && (isBlank(source.charAt(next)) || endsLine(next))) next += 1;
    return next;
  };
  const endsLine = (at: number): boolean => isEscape(at) && /[\r\n]/.test(source.charAt(at + 1));
  let at = firstOf(source, type);
  const places: number[] = [];
  for (const sign of text) {
    if (!isBlank(sign)) at = skip(at);
    places.push(at);
    // Two halves of one character, at one place.
    if (sign.length > 1) places.push(at);
    at += isEscape(at) || sign.length === 1 ? length(at) : sign.length;
  }
  places.push(at);
  return places.map(place => Math.min(place, source.length));
}

/** All others take two characters. */
const escapeLengths: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

function firstOf(source: string, type: Scalar['type']): number {
  if (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') return 1;
  return type === 'BLOCK_FOLDED' || type === 'BLOCK_LITERAL' ? source.indexOf('\n') + 1 : 0;
}
