// The table of what is no part of the language, character by character: a pattern, the sentence that says what to write instead, and the exact replacement.

import type { Range } from '../expression';
import { replace, type Fix } from './problems';
import { sumFix } from './summand';
import { quote } from './words';

export interface Rule {
  readonly pattern: RegExp;
  readonly code: string;
  readonly message: (found: string, groups: readonly string[]) => string;
  /** The exact replacement, where there is one; `groups` are the pattern's. */
  readonly text?: (found: string, groups: readonly string[]) => string;
  /** An edit that reaches further than what was found. */
  readonly fix?: (text: string, found: Range, to: number) => Fix | undefined;
}

const say =
  (instead: string) =>
  (found: string): string =>
    `Write ${quote(instead)} instead of ${quote(found)}.`;

const swap = (pattern: RegExp, instead: string): Rule => ({
  pattern,
  code: 'refused-character',
  message: say(instead),
  text: () => instead,
});

/** A word that must not run into the names beside it: `a&&b` is `a and b`. */
const swapWord = (pattern: RegExp, instead: string): Rule => ({
  pattern,
  code: 'refused-character',
  message: say(instead),
  fix: (text, range) => {
    const { start, end } = range;
    const before = /[\p{L}\p{N}_]$/u.test(text.slice(Math.max(0, start - 2), start)) ? ' ' : '';
    const after = /^[\p{L}\p{N}_.]/u.test(text.slice(end, end + 2)) ? ' ' : '';
    const edits = [{ range, text: `${before}${instead}${after}` }];
    return { title: `Replace with ${quote(instead)}`, edits };
  },
});

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const subscripts = '₀₁₂₃₄₅₆₇₈₉';
const digitsOf = (found: string, alphabet: string): string =>
  Array.from(found)
    .map(c => (c === '⁻' ? '-' : c === '⁺' ? '' : String(alphabet.indexOf(c))))
    .join('');
const power = (found: string): string => {
  const digits = digitsOf(found, superscripts);
  return digits.startsWith('-') ? `^(${digits})` : `^${digits}`;
};

const fractions: Readonly<Record<string, string>> = {
  '½': '(1/2)', '⅓': '(1/3)', '⅔': '(2/3)', '¼': '(1/4)', '¾': '(3/4)', '⅛': '(1/8)',
}; // prettier-ignore

export const rules: readonly Rule[] = [
  swap(/\*\*/y, '^'),
  swap(/[×·⋅∙•∗✕✖]/y, '*'),
  swap(/[÷∕⁄]/y, '/'),
  swap(/[\u2212\u2010-\u2015\uFE63\uFF0D]/y, '-'),
  swap(/[≤⩽]/y, '<='),
  swap(/[≥⩾]/y, '>='),
  swap(/≠|<>/y, '!='),
  swapWord(/&&|[∧&]/y, 'and'),
  swapWord(/\|\||∨/y, 'or'),
  swapWord(/¬/y, 'not'),
  swap(/:=|←/y, '='),
  swap(/\u037E/y, ';'),
  swap(/\u0387/y, '*'),
  {
    pattern: /[²³¹⁰⁴-⁹⁻⁺][⁰¹²³⁴-⁹]*/y,
    code: 'refused-character',
    message: found => say(power(found))(found),
    text: power,
  },
  {
    pattern: /[₀-₉]+/y,
    code: 'refused-character',
    message: found =>
      `Write ${quote(digitsOf(found, subscripts))} instead of ${quote(found)}: a subscript is part of the name, as in b0 or b_0.`,
    text: found => digitsOf(found, subscripts),
  },
  {
    pattern: /[½⅓⅔¼¾⅛]/y,
    code: 'refused-character',
    message: found => say(fractions[found] ?? '')(found),
    text: found => fractions[found] ?? '',
  },
  {
    pattern:
      /∑(?:_(?:\{[^{}\n\r]*\}|\([^()\n\r]*\)|\w))?(?:\^(?:\{[^{}\n\r]*\}|\([^()\n\r]*\)|\w))?[₀-₉ᵢⱼ]*/y,
    code: 'refused-character',
    message: found =>
      `Write “sum(…)” instead of ${quote(found)}, with all that is summed in its parentheses; it runs over the rows of the data.`,
    fix: sumFix,
  },
  {
    pattern: /[∏∫]/y,
    code: 'refused-character',
    message: found =>
      `${quote(found)} is not part of the language; “sum(…)” and “mean(…)” run over the rows, and a product of rows is exp(sum(log(…))).`,
  },
  {
    pattern: /[∂∇]/y,
    code: 'refused-character',
    message: found =>
      `${quote(found)} is not needed: write the loss alone, and Descent takes its gradient.`,
  },
  {
    pattern: /ᵀ|⊤|\^⊤|\^ᵀ/y,
    code: 'refused-transpose',
    message: found =>
      `${quote(found)} is not part of the language; write products out, as in w1 * x1 + w2 * x2.`,
  },
  {
    pattern: /[∞]/y,
    code: 'refused-character',
    message: () => 'Write a large number such as 1e300 instead of “∞”.',
  },
  {
    pattern: /\^?\|/y,
    code: 'refused-bars',
    message: () =>
      'Write “abs(…)” for an absolute value and “or” for a condition; “|” is not part of the language.',
  },
  {
    pattern: /["“”„]([^"“”\n\r]*)["“”]?/y,
    code: 'refused-text',
    message: found => `Text such as ${quote(found)} can't be used; a loss is made of numbers.`,
  },
  {
    pattern: /['’′`´]+/y,
    code: 'refused-transpose',
    message: found =>
      `${quote(found)} is not part of the language; a row's values need no transpose, and a name can't hold it.`,
    // Without it x'x would be another name.
    fix: (text, range) =>
      /^[\p{L}\p{N}_(]/u.test(text.slice(range.end, range.end + 2))
        ? undefined
        : replace(range, ''),
  },
  {
    pattern: /(?<=\d)%(?!\s*[\p{L}\d(])/uy,
    code: 'refused-percent',
    message: () => 'Write “/100” instead of “%”.',
    text: () => '/100',
  },
  {
    pattern: /%(?=[^\S\n]*(?:[\p{L}%]|$))/muy,
    code: 'refused-percent',
    message: () =>
      '“%” is not part of the language; begin a comment with “#”, and write x / 100 for a percentage.',
    text: () => '#',
  },
  {
    pattern: /%/y,
    code: 'refused-percent',
    message: () =>
      '“%” is not part of the language; write x / 100 for a percentage, and begin a comment with “#”.',
  },
  {
    pattern: /!(?!=)/y,
    code: 'refused-factorial',
    message: () =>
      '“!” is not part of the language; write “not” before a condition, and a factorial as its number.',
  },
  {
    pattern: /<<|>>>?|~/y,
    code: 'refused-bits',
    message: found =>
      `${quote(found)} works on bits and is not part of the language; a loss is made of real numbers.`,
  },
  {
    pattern: /\?\?|\?\.(?!\d)/y,
    code: 'refused-operator',
    message: found =>
      `${quote(found)} is not part of the language; a condition is written “c ? a : b”.`,
  },
  {
    pattern: /\/\/|\/\*/y,
    code: 'refused-comment',
    message: found => `A comment begins with “#”, not with ${quote(found)}.`,
    text: () => '#',
  },
  {
    pattern: /\$+/y,
    code: 'refused-character',
    message: () => 'Leave out “$”; the maths stands as it is, without LaTeX.',
    text: () => '',
  },
  {
    pattern: /\\(?=$|[\n\r]|[ \t]*$)/my,
    code: 'refused-character',
    message: () => 'Leave out “\\”; a statement goes on after an operator or inside parentheses.',
    text: () => '',
  },
  {
    pattern: /@/y,
    code: 'refused-character',
    message: () =>
      '“@” is not part of the language; write out the product, or sum(…) over the rows.',
  },
  {
    pattern: /\.(?![*/^])/y,
    code: 'refused-dot',
    message: () =>
      '“.” is not part of a name here; use “_” in names, and write numbers such as 0.5.',
  },
  {
    // Control characters, but for tab and line ends.
    pattern: /(?:[\u200B-\u200F\u2060-\u2064\uFEFF\u00AD]|(?![\t\n\r])\p{Cc})+/uy,
    code: 'refused-invisible',
    message: () => 'An invisible character stands here; delete it.',
    text: () => '',
  },
  {
    pattern: /[\u0300-\u036F]/y,
    code: 'refused-character',
    message: () => 'An accent over a letter is not part of a name; write it out, as in yhat for ŷ.',
  },
];
