// The scanner: text to tokens with offsets, as mathjs would cut it. Refused characters become `refused` tokens with their problem told.

import type { Problems } from './problems';
import { refuseAt } from './refused';
import { refuseNumber, refuseWord } from './refused-words';

export interface Token {
  readonly kind: 'number' | 'name' | 'operator' | 'newline' | 'refused';
  /** Names and numbers as written; operators in mathjs's spelling. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
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

const match = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
};

/** Cuts text[from, to) into tokens; comments and blanks are left out, line ends are kept. */
export function scan(text: string, from: number, to: number, problems: Problems): Token[] {
  const tokens: Token[] = [];
  let at = from;
  const push = (kind: Token['kind'], word: string, length = word.length): void => {
    tokens.push({ kind, text: word, start: at, end: at + length });
    at += length;
  };
  while (at < to) {
    const c = text.charCodeAt(at);
    if (c === 10 || c === 13) {
      push('newline', '\n', c === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 1);
      continue;
    }
    if (c === 35) {
      while (at < to && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at += 1;
      continue;
    }
    const space = match(spacePattern, text, at);
    if (space !== undefined) {
      at += space.length;
      continue;
    }
    const digits = match(numberPattern, text, at);
    if (digits !== undefined) {
      const refused = refuseNumber(text, at, digits, problems);
      if (refused > 0) push('refused', text.slice(at, at + refused));
      else push('number', digits);
      continue;
    }
    const name = match(namePattern, text, at);
    if (name !== undefined) {
      const kind = wordOperators.has(name)
        ? 'operator'
        : refuseWord(text, at, name, problems)
          ? 'refused'
          : 'name';
      push(kind, name);
      continue;
    }
    const refused = refuseAt(text, at, to, problems);
    if (refused > 0) {
      push('refused', text.slice(at, at + refused));
      continue;
    }
    const operator = match(operatorPattern, text, at);
    if (operator !== undefined) {
      push('operator', operator);
      continue;
    }
    // refuseAt tells of every other character; this is for safety only.
    push('refused', text.charAt(at));
  }
  return tokens;
}
