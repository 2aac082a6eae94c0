// Roots and whole powers. Roots of odd order are real for negative numbers.

import { entry, latexBrackets, python, signOfFirst, torchStack } from './entry';

export const powers = [
  entry({
    name: 'sqrt',
    meaning: 'The square root of x.',
    derivative: ['1 / (2 * sqrt(x))'],
    mathjsDerivative: true,
    domain: 'x ≥ 0',
    side: signOfFirst,
    latex: ([x]) => `\\sqrt{${x}}`,
  }),
  entry({
    name: 'cbrt',
    meaning: 'The cube root of x, real for negative x too.',
    derivative: ['1 / (3 * cbrt(x)^2)'],
    side: signOfFirst,
    transcendental: true,
    latex: ([x]) => `\\sqrt[3]{${x}}`,
    pytorch: ([x]) => `(torch.sign(${x}) * torch.abs(${x}) ** (1 / 3))`,
  }),
  entry({
    name: 'nthRoot',
    parameters: ['x', 'n'],
    minArguments: 1,
    defaults: { n: '2' },
    meaning: 'The n-th root of x (the square root without n), real for negative x where n is odd.',
    derivative: ['1 / (n * nthRoot(x, n)^(n - 1))', '-nthRoot(x, n) * log(x) / n^2'],
    domain: 'x ≥ 0, or n odd',
    side: signOfFirst,
    code: (x, n = '2') => `$nthRoot(${x}, ${n})`,
    transcendental: true,
    latex: ([x, n = '2']) => (n === '2' ? `\\sqrt{${x}}` : `\\sqrt[${n}]{${x}}`),
    ...python((m, x, n = '2') => `(${m}.sign(${x}) * ${m}.abs(${x}) ** (1 / ${n}))`),
  }),
  entry({
    name: 'square',
    meaning: 'x times x.',
    derivative: ['2 * x'],
    code: x => `$square(${x})`,
    latex: ([x]) => `{${x}}^{2}`,
    ...python((_, x) => `(${x} ** 2)`),
  }),
  entry({
    name: 'cube',
    meaning: 'x times x times x.',
    derivative: ['3 * x^2'],
    code: x => `$cube(${x})`,
    latex: ([x]) => `{${x}}^{3}`,
    ...python((_, x) => `(${x} ** 3)`),
  }),
  entry({
    name: 'hypot',
    parameters: ['x', 'y'],
    maxArguments: Infinity,
    meaning: 'The length sqrt(x^2 + y^2 + …) of the vector of its arguments.',
    derivative: 'variadic',
    kink: 'all arguments 0; 0 is used there',
    side: args => args.reduce((sides, x) => sides * 3 + Math.sign(x), 0),
    code: (...args) =>
      args.length === 2 ? `$hypot2(${args.join(', ')})` : `$hypot(${args.join(', ')})`,
    latex: args => `\\sqrt{${args.map(x => `${latexBrackets(x)}^{2}`).join(' + ')}}`,
    numpy: args => `np.sqrt(${args.map(x => `${x} ** 2`).join(' + ')})`,
    // Of the forms that PyTorch has, this alone has the gradient 0 where all arguments are 0.
    pytorch: args => `torch.linalg.vector_norm(${torchStack(args)}, dim=0)`,
  }),
];
