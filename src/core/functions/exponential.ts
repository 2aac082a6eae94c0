// Exponentials and logarithms, with the stable forms of sigmoid, softplus and logsumexp.

import { entry, latexBrackets, latexCall, python } from './entry';

const logarithm = (name: string, base: string, subscript: string) =>
  entry({
    name,
    meaning: `The logarithm of x to the base ${base}.`,
    derivative: [`1 / (x * log(${base}))`],
    domain: 'x > 0',
    transcendental: true,
    latex: latexCall(`\\log_{${subscript}}`),
  });

export const exponential = [
  entry({
    name: 'exp',
    meaning: 'e to the power x.',
    derivative: ['exp(x)'],
    mathjsDerivative: true,
    transcendental: true,
    latex: ([x]) => `e^{${x}}`,
  }),
  entry({
    name: 'expm1',
    meaning: 'e to the power x, minus 1, exact for small x.',
    derivative: ['exp(x)'],
    transcendental: true,
    latex: ([x]) => `e^{${x}} - 1`,
  }),
  entry({
    name: 'log',
    parameters: ['x', 'base'],
    minArguments: 1,
    defaults: { base: 'e' },
    meaning: 'The natural logarithm of x, or its logarithm to the given base.',
    derivative: ['1 / (x * log(base))', '-log(x) / (base * log(base)^2)'],
    mathjsDerivative: true,
    domain: 'x > 0',
    code: (x: string, base?: string) =>
      base === undefined ? `Math.log(${x})` : `$log(${x}, ${base})`,
    transcendental: true,
    latex: ([x, base]) => latexCall(base === undefined ? '\\log' : `\\log_{${base}}`)([x ?? '']),
    ...python((m, x: string, base?: string) =>
      base === undefined ? `${m}.log(${x})` : `(${m}.log(${x}) / ${m}.log(${base}))`,
    ),
  }),
  entry({
    name: 'ln',
    meaning: 'The natural logarithm of x.',
    derivative: ['1 / x'],
    domain: 'x > 0',
    code: x => `Math.log(${x})`,
    transcendental: true,
    latex: latexCall('\\ln'),
    ...python((m, x) => `${m}.log(${x})`),
  }),
  logarithm('log2', '2', '2'),
  logarithm('log10', '10', '10'),
  entry({
    name: 'log1p',
    meaning: 'The natural logarithm of 1 + x, exact for small x.',
    derivative: ['1 / (1 + x)'],
    domain: 'x > -1',
    transcendental: true,
    latex: ([x]) => `\\log${latexBrackets(`1 + ${x}`)}`,
  }),
  entry({
    name: 'sigmoid',
    meaning: 'The logistic function 1 / (1 + exp(-x)), without overflow.',
    derivative: ['sigmoid(x) * (1 - sigmoid(x))'],
    code: x => `$sigmoid(${x})`,
    transcendental: true,
    latex: latexCall('\\sigma'),
    // (1 + tanh(x / 2)) / 2 is the same function and cannot overflow.
    numpy: ([x]) => `(0.5 * (1 + np.tanh(0.5 * ${x})))`,
  }),
  entry({
    name: 'softplus',
    meaning: 'log(1 + exp(x)), without overflow.',
    derivative: ['sigmoid(x)'],
    code: x => `$softplus(${x})`,
    transcendental: true,
    numpy: ([x]) => `np.logaddexp(0, ${x})`,
    pytorch: ([x]) => `torch.nn.functional.softplus(${x})`,
  }),
  entry({
    name: 'logsumexp',
    parameters: ['x', 'y'],
    maxArguments: Infinity,
    meaning: 'log(exp(x) + exp(y) + …), without overflow.',
    derivative: 'variadic',
    code: (...args) => `$logsumexp(${args.join(', ')})`,
    transcendental: true,
    latex: args => `\\log${latexBrackets(args.map(x => `e^{${x}}`).join(' + '))}`,
    numpy: args => args.reduce((sum, x) => `np.logaddexp(${sum}, ${x})`),
    pytorch: args => args.reduce((sum, x) => `torch.logaddexp(${sum}, ${x})`),
  }),
  entry({
    name: 'erf',
    meaning: 'The error function, 2 / sqrt(pi) times the integral of exp(-s^2) from 0 to x.',
    derivative: ['2 / sqrt(pi) * exp(-x^2)'],
    code: x => `$erf(${x})`,
    transcendental: true,
    // NumPy itself has no erf; the standard library does.
    numpy: ([x]) => `np.vectorize(math.erf)(${x})`,
  }),
];
