// Tells prose from mathematics: three words in a row with nothing between them but blanks. Knows lines of text only.

import { greek } from '../explain/names';
import type { Range } from '../expression';

/** Words that join conditions, so that names around them stand apart. */
const joining = new Set(['and', 'or', 'not', 'xor', 'to', 'in', 'mod']);

/** Prose shows at the beginning of a line; long ones are data. */
const longestProse = 2_000;

const definedName = /^[ \t]*([^\s()=]+)[ \t]*(?:\([^()\n]*\)[ \t]*)?=(?!=)/gm;

/**
 * The first line of `text` from `start` on that reads as prose. Names that the text itself defines, `known` ones and
 * Greek letters may stand side by side as products.
 */
export function proseLine(
  text: string,
  start: number,
  known: ReadonlySet<string>,
): Range | undefined {
  const names = new Set([...known, ...greek]);
  for (const [, name] of text.slice(start).matchAll(definedName))
    if (name !== undefined) names.add(name);
  let at = start;
  for (const line of text.slice(start).split('\n')) {
    const body = line.replace(/#.*$/, '').trimEnd();
    if (hasWordsInARow(body, names))
      return { start: at + body.length - body.trimStart().length, end: at + body.length };
    at += line.length + 1;
  }
  return undefined;
}

function hasWordsInARow(line: string, names: ReadonlySet<string>): boolean {
  let row = 0;
  const parts = line.slice(0, longestProse).split(/[ \t]+/);
  if (parts.length < 3) return false;
  for (const part of parts) {
    // A comma or full stop may close a word of prose, not a name in a product.
    const word = part.replace(/[.,;:?!]$/, '');
    row = !isWord(word) || joining.has(word) || names.has(word) ? 0 : row + 1;
    if (row === 3) return true;
  }
  return false;
}

/** Letters of any script; the pattern for them all takes long to make, and most texts need it for no word. */
const isWord = (part: string): boolean =>
  /^[A-Za-z]{2,}$/.test(part) || (/[^ -~]/.test(part) && /^\p{L}{2,}$/u.test(part));
