// Words and numbers that mathjs would read in a way no one means here: named operators, mathjs's own commands, prototype names, hexadecimal numbers.

import { replace, type Problems } from './problems';
import { quote } from './words';

/** Named operators and literals of mathjs, with what to write instead. */
const words = new Map<string, string>([
  ['mod', '“mod” is not part of the language; it has no useful gradient; leave it out.'],
  ['to', '“to” converts units, and there are none here; leave it out.'],
  ['in', '“in” converts units, and there are none here; choose another name.'],
  ['xor', '“xor” is not part of the language; write (a or b) and not (a and b).'],
  ['true', 'Write 1 instead of “true”.'],
  ['false', 'Write 0 instead of “false”.'],
  ['null', '“null” is not a number; write 0 or leave it out.'],
  ['undefined', '“undefined” is not a number; write 0 or leave it out.'],
  ['NaN', '“NaN” is not a number; a value outside a function’s domain becomes NaN by itself.'],
  ['Infinity', 'Write a large number such as 1e300 instead of “Infinity”.'],
]);

const instead = new Map([
  ['true', '1'],
  ['false', '0'],
]);

/** What would run code or reach into mathjs; Descent only ever differentiates. */
const commands = new Set([
  'import',
  'evaluate',
  'eval',
  'parse',
  'parser',
  'compile',
  'simplify',
  'derivative',
  'createUnit',
  'typed',
  'require',
]);
/** Refused only where they are called: as names of parameters and columns they harm no one. */
const calledCommands = new Set([
  'rationalize', 'resolve', 'config', 'create', 'unit', 'help', 'chain', 'Function', 'matrix', 'sparse', 'bignumber', 'complex', 'fraction',
  'string', 'format', 'print', 'random', 'randomInt', 'pickRandom', 'number', 'boolean', 'index', 'range', 'map', 'forEach', 'filter', 'sort',
]); // prettier-ignore

const prototypeNames = new Set([
  '__proto__',
  'prototype',
  ...Object.getOwnPropertyNames(Object.prototype),
]);

/** Whether the word may never be a name, in a document or in its settings. */
export const isPrototypeName = (word: string): boolean => prototypeNames.has(word);

/** Why a word is refused, in one sentence; undefined where it may be a name. */
export function wordRefusal(word: string, called = false): string | undefined {
  if (prototypeNames.has(word)) return `${quote(word)} can't be a name here; choose another one.`;
  if (commands.has(word) || (called && calledCommands.has(word)))
    return `${quote(word)} is a command of mathjs and can't be used here; a document holds only formulas.`;
  return words.get(word);
}

/** Tells of a refused word; false where it may be a name. */
export function refuseWord(text: string, at: number, word: string, problems: Problems): boolean {
  const message = wordRefusal(word, text.charAt(at + word.length) === '(');
  if (message === undefined) return false;
  const range = { start: at, end: at + word.length };
  const better = instead.get(word);
  problems.error(
    range,
    'refused-word',
    message,
    better === undefined ? undefined : replace(range, better),
  );
  return true;
}

const radix = /0[xXbBoO][0-9A-Za-z.]*/y;
const danglingExponent = /[eE][+-]|[eE]\.\d/y;

/** Tells of a number mathjs would read otherwise than meant and returns its length; 0 where it is plain. */
export function refuseNumber(text: string, at: number, digits: string, problems: Problems): number {
  radix.lastIndex = at;
  const based = digits === '0' ? radix.exec(text)?.[0] : undefined;
  if (based !== undefined) {
    const range = { start: at, end: at + based.length };
    problems.error(
      range,
      'refused-number',
      `${quote(based)} would be a number in another base; write it in decimal, or a product with “*”.`,
    );
    return based.length;
  }
  if (!Number.isFinite(Number(digits))) {
    problems.error(
      { start: at, end: at + digits.length },
      'refused-number',
      `${quote(digits)} is too large; the largest number is about 1.8e308.`,
    );
    return digits.length;
  }
  danglingExponent.lastIndex = at + digits.length;
  const dangling = danglingExponent.exec(text)?.[0];
  if (dangling === undefined) return 0;
  const range = { start: at, end: at + digits.length + dangling.length };
  const rest = dangling.slice(1);
  problems.error(
    range,
    'refused-number',
    `After “${digits}e” digits are missing; write 1e-3 for a power of ten, or “${digits} * e” for the constant e.`,
    {
      title: `Replace with “${digits} * e ${rest}”`,
      edits: [{ range, text: `${digits} * e ${rest}` }],
    },
  );
  return digits.length + dangling.length;
}
