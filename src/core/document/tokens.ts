// The scanner: text to tokens with offsets, as mathjs would cut it. Refused characters become `refused` tokens with their problem told.

import { refusePhrase } from './foreign';
import { numbersBetween } from './number-lists';
import type { Problems } from './problems';
import { refuseAt } from './refused';
import { refuseNumber, refuseWord } from './refused-words';

export interface Token {
  readonly kind: 'number' | 'name' | 'operator' | 'newline' | 'refused';
  /** Names and numbers as written; operators in mathjs's spelling. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Of a long list of plain numbers, which is one token: all of them. */
  readonly values?: Float64Array | undefined;
}

const wordOperators = new Set(['and', 'or', 'not']);
// A byte-order mark is a space to JavaScript, but invisible to the writer: it is refused as such.
const spacePattern = /[^\S\n\r\uFEFF]+/y;
// A dot before * / ^ belongs to the operator: 2.*x is 2 .* x.
const numberPattern = /(?:\d+(?:\.(?![*/^]))?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
// mathjs's letters without × ÷ · ; $, which look like operators or LaTeX.
const letter =
  '[A-Za-z_\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02AF\\u0370-\\u037D\\u037F-\\u0386\\u0388-\\u03FF\\u2100-\\u214F]|\\uD835[\\uDC00-\\uDFFF]';
const namePattern = new RegExp(`(?:${letter})(?:${letter}|[0-9])*`, 'y');
const wholeName = new RegExp(`^(?:${letter})(?:${letter}|[0-9])*$`);
const operatorPattern = /\.\*|\.\/|\.\^|==|!=|<=|>=|[()[\]{},;:?+\-*/^=<>]/y;

/** Whether a word can be a name in a document. */
export const isName = (word: string): boolean => wholeName.test(word);

/** Longer words are no names but garbage, and slow down whatever shows them. */
const longestName = 100;
// Those that stand for themselves whatever follows.
const single = new Set(Array.from('()[]{},;+', c => c.charCodeAt(0)));

const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isAsciiLetter = (c: number): boolean =>
  (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95;

const match = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
};

/** Cuts text[from, to) into tokens; comments and blanks are left out, line ends are kept. */
export function scan(text: string, from: number, to: number, problems: Problems): Token[] {
  const tokens: Token[] = [];
  for (let at = from; at < to;) {
    const c = text.charCodeAt(at);
    if (c === 32 || c === 9) at += 1;
    else if (c === 35) at = commentEnd(text, at, to);
    else {
      const space = c < 128 ? undefined : match(spacePattern, text, at);
      if (space !== undefined) at += space.length;
      else {
        const token = next(text, at, to, c, problems);
        // Many blank lines are one line end.
        if (token.kind !== 'newline' || tokens.at(-1)?.kind !== 'newline') tokens.push(token);
        at = token.end;
        const list = c === 91 ? numberList(text, at, to) : undefined;
        if (list) {
          tokens.push(list);
          at = list.end;
        }
      }
    }
  }
  return tokens;
}

/** All that stands between brackets, where that is many plain numbers. */
function numberList(text: string, start: number, to: number): Token | undefined {
  const end = text.indexOf(']', start);
  if (end < 0 || end >= to) return undefined;
  const values = numbersBetween(text, start, end);
  return values && { kind: 'number', text: '0', start, end, values };
}

function commentEnd(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at += 1;
  return at;
}

/** The token that begins at `at` with the character code `c`. */
function next(text: string, at: number, to: number, c: number, problems: Problems): Token {
  const token = (kind: Token['kind'], word: string, length = word.length): Token => ({
    kind,
    text: word,
    start: at,
    end: at + length,
  });
  const refused = (length: number): Token => token('refused', text.slice(at, at + length));
  if (c === 10 || c === 13) {
    return token('newline', '\n', c === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 1);
  }
  if (single.has(c)) return token('operator', text.charAt(at));
  const digits = isDigit(c) || c === 46 ? match(numberPattern, text, at) : undefined;
  if (digits !== undefined) {
    const length = refuseNumber(text, at, digits, problems);
    return length > 0 ? refused(length) : token('number', digits);
  }
  const name = isAsciiLetter(c) || c > 127 ? match(namePattern, text, at) : undefined;
  if (name !== undefined) {
    const phrase = refusePhrase(text, at, name, to, problems);
    return phrase > 0 ? refused(phrase) : nameToken(text, at, name, token, problems);
  }
  const length = refuseAt(text, at, to, problems);
  if (length > 0) return refused(length);
  // refuseAt tells of every character that begins no operator.
  return token('operator', match(operatorPattern, text, at) ?? text.charAt(at));
}

function nameToken(
  text: string,
  at: number,
  name: string,
  token: (kind: Token['kind'], word: string) => Token,
  problems: Problems,
): Token {
  if (wordOperators.has(name)) return token('operator', name);
  if (name.length > longestName) {
    problems.error(
      { start: at, end: at + name.length },
      'too-long',
      `This name is too long; use at most ${longestName} letters and digits.`,
    );
    return token('refused', name);
  }
  return token(refuseWord(text, at, name, problems) ? 'refused' : 'name', name);
}
