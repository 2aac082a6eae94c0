// Comparisons, their combinations and conditionals. As numbers they are 1 and 0; comparisons are exact.

import { entry, python } from './entry';

const comparison = (name: string, js: string, tex: string, words: string, py = js) =>
  entry({
    name,
    parameters: ['x', 'y'],
    meaning: `1 where x ${words} y, else 0.`,
    derivative: ['0', '0'],
    kink: 'x = y, where it jumps',
    side: ([x = NaN, y = NaN]) => Math.sign(x - y),
    code: (x, y) => `(${x} ${js} ${y} ? 1 : 0)`,
    latex: ([x, y]) => `${x} ${tex} ${y}`,
    ...python((_, x, y) => `(${x} ${py} ${y})`),
  });

export const logic = [
  comparison('smaller', '<', '<', 'is less than'),
  comparison('smallerEq', '<=', '\\le', 'is at most'),
  comparison('larger', '>', '>', 'is more than'),
  comparison('largerEq', '>=', '\\ge', 'is at least'),
  comparison('equal', '===', '=', 'equals', '=='),
  comparison('unequal', '!==', '\\ne', 'differs from', '!='),
  entry({
    name: 'and',
    parameters: ['x', 'y'],
    meaning: '1 where both are true, else 0.',
    derivative: ['0', '0'],
    code: (x, y) => `(${x} && ${y} ? 1 : 0)`,
    latex: ([x, y]) => `${x} \\land ${y}`,
    ...python((m, x, y) => `${m}.logical_and(${x}, ${y})`),
  }),
  entry({
    name: 'or',
    parameters: ['x', 'y'],
    meaning: '1 where at least one is true, else 0.',
    derivative: ['0', '0'],
    code: (x, y) => `(${x} || ${y} ? 1 : 0)`,
    latex: ([x, y]) => `${x} \\lor ${y}`,
    ...python((m, x, y) => `${m}.logical_or(${x}, ${y})`),
  }),
  entry({
    name: 'not',
    meaning: '1 where x is false, else 0.',
    derivative: ['0'],
    code: x => `(${x} ? 0 : 1)`,
    latex: ([x]) => `\\lnot ${x}`,
    ...python((m, x) => `${m}.logical_not(${x})`),
  }),
  entry({
    name: 'conditional',
    parameters: ['condition', 'x', 'y'],
    meaning:
      'x where the condition is true, else y; written condition ? x : y. Only the branch taken is evaluated.',
    derivative: ['0', 'condition ? 1 : 0', 'condition ? 0 : 1'],
    kink: 'where the condition changes, if the branches do not meet smoothly',
    code: (c, x, y) => `(${c} ? ${x} : ${y})`,
    latex: ([c, x, y]) =>
      `\\begin{cases} ${x} & \\text{if } ${c} \\\\ ${y} & \\text{otherwise} \\end{cases}`,
    ...python((m, c, x, y) => `${m}.where(${c}, ${x}, ${y})`),
  }),
];
