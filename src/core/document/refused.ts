// Finds what is no part of the language at one place of a text: by the table of refused characters, LaTeX's commands, and letters that only look like others.

import { refuseBars } from './bars';
import { latexCommand } from './latex-slips';
import type { Fix, Problems } from './problems';
import { replace } from './problems';
import { rules } from './refused-rules';
import { refuseRoot } from './roots';
import { sumFix } from './summand';
import { quote } from './words';

/** A command of LaTeX, with what its braces hold. */
function refuseLatex(text: string, at: number, to: number, problems: Problems): number {
  const { end, text: better } = latexCommand(text, at, to);
  const range = { start: at, end };
  const found = text.slice(at, end);
  if (better === 'sum') {
    problems.error(
      range,
      'latex',
      `Write “sum(…)” instead of ${quote(found)}, with all that is summed in its parentheses.`,
      sumFix(text, range, to),
    );
    return end - at;
  }
  problems.error(
    range,
    'latex',
    better.trim() === ''
      ? `Leave out ${quote(found)}; the maths stands as it is, without LaTeX.`
      : found === `\\${better}`
        ? `Write ${quote(better)} without the backslash instead of ${quote(found)}.`
        : `Write ${quote(better)} instead of ${quote(found)}.`,
    better.includes('…') ? undefined : replace(range, better),
  );
  return end - at;
}

/** Cyrillic letters that look like Latin ones. */
const lookalikes: Readonly<Record<string, string>> = {
  а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', і: 'i', ј: 'j', ѕ: 's', А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H',
  О: 'O', Р: 'P', С: 'C', Т: 'T', Х: 'X',
}; // prettier-ignore

/** The plain character that a wide or a foreign one stands for. */
function plain(character: string): string | undefined {
  const code = character.charCodeAt(0);
  // Fullwidth forms follow ASCII's order.
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return Object.hasOwn(lookalikes, character) ? lookalikes[character] : undefined;
}

// Those the rules may begin with among ASCII; the rest of ASCII goes straight to the operators.
const suspicious = new Set('!\'"%&|~.\\$@`'.split(''));
/** Operators of the language that are wrong only before certain characters. */
const wrongBefore: Readonly<Record<string, string>> = {
  '*': '*',
  '/': '/*',
  '^': '|',
  '<': '<>',
  '>': '>',
  '?': '?.',
  ':': '=',
};

/** Whether one of the rules may hold here: trying all of them at each operator would be most of the scanner's time. */
function mayBeRefused(text: string, at: number): boolean {
  const c = text.charAt(at);
  if (c >= '\u007F' || c < ' ') return true;
  const second = text.charAt(at + 1);
  return suspicious.has(c) || (second !== '' && (wrongBefore[c] ?? '').includes(second));
}

/** Tells of a refused character or operator at `at` and returns its length; 0 where the language has what stands there. */
export function refuseAt(text: string, at: number, to: number, problems: Problems): number {
  if (!mayBeRefused(text, at)) return 0;
  const c = text.charAt(at);
  const drawn = c === '|' || c === '‖' ? refuseBars(text, at, to) : refuseRoot(text, at, to);
  if (drawn !== undefined) {
    const { length, code, message, fix } = drawn;
    problems.error({ start: at, end: at + length }, code, message, fix);
    return length;
  }
  for (const rule of rules) {
    rule.pattern.lastIndex = at;
    const found = rule.pattern.exec(text);
    if (found === null || at + found[0].length > to) continue;
    const groups = found.slice(1);
    const range = { start: at, end: at + found[0].length };
    const put = rule.text?.(found[0], groups);
    const fix: Fix | undefined =
      put === undefined ? rule.fix?.(text, range, to) : replace(range, put);
    problems.error(range, rule.code, rule.message(found[0], groups), fix);
    return found[0].length;
  }
  if (c === '\\') return refuseLatex(text, at, to, problems);
  if (c < '\u007F' && c >= ' ') return 0;
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const range = { start: at, end: at + character.length };
  const better = plain(character);
  const isLetter = /\p{L}/u.test(character);
  problems.error(
    range,
    'refused-character',
    better !== undefined
      ? `Write the plain ${quote(better)} instead of ${quote(character)}, which only looks like it.`
      : isLetter
        ? `${quote(character)} can’t stand in a name; names are made of Latin and Greek letters, digits and “_”.`
        : `${quote(character)} is not part of the language; use letters, digits and + - * / ^.`,
    better === undefined ? undefined : replace(range, better),
  );
  return character.length;
}
