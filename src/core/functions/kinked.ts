// Functions with kinks. Where a kink has no derivative: 0 for abs, sign and relu; ties in min and max share evenly.

import { entry, latexCall, python, signOfFirst } from './entry';

export const kinked = [
  entry({
    name: 'abs',
    meaning: 'The absolute value of x.',
    derivative: ['sign(x)'],
    kink: 'x = 0; 0 is used there',
    side: signOfFirst,
    latex: ([x]) => `\\left|${x}\\right|`,
  }),
  entry({
    name: 'sign',
    meaning: '-1, 0 or 1, as x is negative, zero or positive.',
    derivative: ['0'],
    kink: 'x = 0, where it jumps; 0 is used there',
    side: signOfFirst,
  }),
  entry({
    name: 'relu',
    meaning: 'x where x is positive, else 0.',
    derivative: ['x > 0 ? 1 : 0'],
    kink: 'x = 0; 0 is used there',
    side: signOfFirst,
    code: x => `Math.max(${x}, 0)`,
    numpy: ([x]) => `np.maximum(${x}, 0)`,
  }),
  entry({
    name: 'huber',
    parameters: ['x', 'delta'],
    minArguments: 1,
    defaults: { delta: '1' },
    meaning:
      'x^2 / 2 up to abs(x) = delta (1 if left out), straight beyond: delta * (abs(x) - delta / 2).',
    derivative: ['abs(x) <= delta ? x : delta * sign(x)', 'abs(x) <= delta ? 0 : abs(x) - delta'],
    side: ([x = NaN, delta = 1]) => Math.sign(x) * Number(Math.abs(x) > delta),
    code: (x, delta = '1') => `$huber(${x}, ${delta})`,
    latex: args => latexCall('\\operatorname{huber}')(args),
    ...python(
      (m, x, delta = '1') =>
        `${m}.where(${m}.abs(${x}) <= ${delta}, 0.5 * ${x} ** 2, ${delta} * (${m}.abs(${x}) - 0.5 * ${delta}))`,
    ),
  }),
];
