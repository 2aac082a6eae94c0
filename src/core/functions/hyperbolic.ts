// Hyperbolic functions and their inverses, in forms that do not overflow where the function itself is small.

import { entry, latexCall, python, signOfFirst } from './entry';

const area = (name: string) => ({
  latex: latexCall(`\\operatorname{ar${name}}`),
  numpy: ([x]: readonly string[]) => `np.arc${name}(${x ?? ''})`,
});

/** Functions that are another one at 1 / x. */
const reciprocal = (name: string, inner: string) => ({
  code: (x: string) => `Math.a${inner}(1 / ${x})`,
  latex: area(name).latex,
  numpy: ([x]: readonly string[]) => `np.arc${inner}(1 / ${x ?? ''})`,
  pytorch: ([x]: readonly string[]) => `torch.a${inner}(1 / ${x ?? ''})`,
});

export const hyperbolic = [
  entry({
    name: 'sinh',
    meaning: 'The hyperbolic sine of x.',
    derivative: ['cosh(x)'],
    mathjsDerivative: true,
    transcendental: true,
    latex: latexCall('\\sinh'),
  }),
  entry({
    name: 'cosh',
    meaning: 'The hyperbolic cosine of x.',
    derivative: ['sinh(x)'],
    mathjsDerivative: true,
    transcendental: true,
    latex: latexCall('\\cosh'),
  }),
  entry({
    name: 'tanh',
    meaning: 'The hyperbolic tangent of x.',
    derivative: ['1 - tanh(x)^2'],
    mathjsDerivative: true,
    transcendental: true,
    latex: latexCall('\\tanh'),
  }),
  entry({
    name: 'sech',
    meaning: 'The hyperbolic secant 1 / cosh(x).',
    derivative: ['-sech(x) * tanh(x)'],
    mathjsDerivative: true,
    transcendental: true,
    code: x => `(1 / Math.cosh(${x}))`,
    ...python((m, x) => `(1 / ${m}.cosh(${x}))`),
  }),
  entry({
    name: 'csch',
    meaning: 'The hyperbolic cosecant 1 / sinh(x).',
    derivative: ['-csch(x) * coth(x)'],
    mathjsDerivative: true,
    domain: 'x ≠ 0',
    side: signOfFirst,
    transcendental: true,
    code: x => `(1 / Math.sinh(${x}))`,
    ...python((m, x) => `(1 / ${m}.sinh(${x}))`),
  }),
  entry({
    name: 'coth',
    // 1 / tanh(x): mathjs's (e^2x + 1) / (e^2x - 1) is NaN from x = 355 on.
    meaning: 'The hyperbolic cotangent 1 / tanh(x).',
    derivative: ['-csch(x)^2'],
    mathjsDerivative: true,
    domain: 'x ≠ 0',
    side: signOfFirst,
    transcendental: true,
    code: x => `(1 / Math.tanh(${x}))`,
    latex: latexCall('\\coth'),
    ...python((m, x) => `(1 / ${m}.tanh(${x}))`),
  }),
  entry({
    name: 'asinh',
    meaning: 'The inverse of sinh.',
    derivative: ['1 / hypot(1, x)'],
    transcendental: true,
    ...area('sinh'),
  }),
  entry({
    name: 'acosh',
    meaning: 'The inverse of cosh, at least 0.',
    // Factors rather than x^2 - 1: exact near 1, no overflow, and not real below -1.
    derivative: ['1 / (sqrt(x - 1) * sqrt(x + 1))'],
    domain: 'x ≥ 1',
    transcendental: true,
    ...area('cosh'),
  }),
  entry({
    name: 'atanh',
    meaning: 'The inverse of tanh.',
    derivative: ['1 / ((1 - x) * (1 + x))'],
    domain: '-1 < x < 1',
    transcendental: true,
    ...area('tanh'),
  }),
  entry({
    name: 'asech',
    meaning: 'The inverse of sech, at least 0.',
    derivative: ['-1 / (x * sqrt(1 - x^2))'],
    domain: '0 < x ≤ 1',
    transcendental: true,
    ...reciprocal('sech', 'cosh'),
  }),
  entry({
    name: 'acsch',
    meaning: 'The inverse of csch.',
    derivative: ['-1 / (abs(x) * hypot(1, x))'],
    domain: 'x ≠ 0',
    side: signOfFirst,
    transcendental: true,
    ...reciprocal('csch', 'sinh'),
  }),
  entry({
    name: 'acoth',
    meaning: 'The inverse of coth.',
    // mathjs 15.2 has the opposite sign.
    derivative: ['1 / ((1 - x) * (1 + x))'],
    domain: 'abs(x) > 1',
    transcendental: true,
    ...reciprocal('coth', 'tanh'),
  }),
];
