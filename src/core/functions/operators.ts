// The arithmetic operators, under mathjs's names.

import { entry, python, signOfFirst } from './entry';

export const operators = [
  entry({
    name: 'add',
    parameters: ['x', 'y'],
    meaning: 'The sum x + y.',
    derivative: ['1', '1'],
    mathjsDerivative: true,
    code: (x, y) => `(${x} + ${y})`,
    latex: ([x, y]) => `${x} + ${y}`,
    ...python((_, x, y) => `(${x} + ${y})`),
  }),
  entry({
    name: 'subtract',
    parameters: ['x', 'y'],
    meaning: 'The difference x - y.',
    derivative: ['1', '-1'],
    mathjsDerivative: true,
    code: (x, y) => `(${x} - ${y})`,
    latex: ([x, y]) => `${x} - ${y}`,
    ...python((_, x, y) => `(${x} - ${y})`),
  }),
  entry({
    name: 'multiply',
    parameters: ['x', 'y'],
    meaning: 'The product x * y.',
    derivative: ['y', 'x'],
    mathjsDerivative: true,
    code: (x, y) => `(${x} * ${y})`,
    latex: ([x, y]) => `${x} \\cdot ${y}`,
    ...python((_, x, y) => `(${x} * ${y})`),
  }),
  entry({
    name: 'divide',
    parameters: ['x', 'y'],
    meaning: 'The quotient x / y.',
    // mathjs's quotient rule squares y and overflows where -(x / y) / y does not.
    derivative: ['1 / y', '-x / y / y'],
    domain: 'y ≠ 0',
    side: ([, y = NaN]) => Math.sign(y),
    code: (x, y) => `(${x} / ${y})`,
    latex: ([x, y]) => `\\frac{${x}}{${y}}`,
    ...python((_, x, y) => `(${x} / ${y})`),
  }),
  entry({
    name: 'unaryMinus',
    meaning: 'The negative -x.',
    derivative: ['-1'],
    mathjsDerivative: true,
    code: x => `(-${x})`,
    latex: ([x]) => `-${x}`,
    ...python((_, x) => `(-${x})`),
  }),
  entry({
    name: 'pow',
    parameters: ['x', 'y'],
    meaning: 'x to the power y. For negative x, y must be a whole number.',
    // mathjs is right where y is a number, and used there; else it divides by x.
    derivative: ['y * x^(y - 1)', 'x^y * log(x)'],
    domain: 'x > 0, or y a whole number',
    side: signOfFirst,
    code: (x, y) => `Math.pow(${x}, ${y})`,
    transcendental: true,
    latex: ([x, y]) => `{${x}}^{${y}}`,
    ...python((_, x, y) => `(${x} ** ${y})`),
  }),
];
