// How expressions and numbers are written: LaTeX and text with the fewest brackets, names with subscripts and hats, numbers of UI 5.

import { describe, expect, test } from 'vitest';
import { gradientForms, hessianForms, lossForm } from '../../../src/core/calculus/forms';
import { toLatex } from '../../../src/core/explain/latex';
import { nameLatex } from '../../../src/core/explain/names';
import {
  exactNumber,
  formatCount,
  formatNumber,
  formatPercent,
  formatSetting,
  latexNumber,
  latexSetting,
} from '../../../src/core/explain/numbers';
import { toText } from '../../../src/core/explain/text';
import { programOf } from '../calculus/programs';

const columns = { x: [1, 2], y: [1, 3] };

describe('LaTeX', () => {
  test.each([
    ['2*x + y', '2x + y'],
    ['x*y', 'x y'],
    ['2*3*x', '2 \\cdot 3x'],
    ['x^2*y', 'x^{2} y'],
    ['-x^2', '-x^{2}'],
    ['(-x)^2', '(-x)^{2}'],
    ['(x + y)*x', '(x + y) x'],
    ['x - (y - x)', 'x - (y - x)'],
    ['x + (-y)', 'x - y'],
    ['x + (-2)*y', 'x - 2y'],
    ['x/(y + 1)', '\\frac{x}{y + 1}'],
    ['(x/y)^2', '\\left(\\frac{x}{y}\\right)^{2}'],
    ['x^y^2', 'x^{y^{2}}'],
    ['(x^2)^y', '(x^{2})^{y}'],
    ['exp(-x^2)*y', 'e^{-x^{2}} y'],
    ['sqrt(x) + cbrt(y)', '\\sqrt{x} + \\sqrt[3]{y}'],
    ['abs(x - y)', '\\left|x - y\\right|'],
    ['log(x, 2) + y', '\\log_{2}(x) + y'],
    ['theta_0 + theta1', '\\theta_{0} + \\theta_{1}'],
    [
      'x > 0 and y < 1 ? x : y',
      '\\begin{cases} x & \\text{if } x > 0 \\land y < 1 \\\\ y & \\text{otherwise} \\end{cases}',
    ],
    ['pi*x', '\\pi x'],
  ])('%s', (text, latex) => expect(toLatex(programOf(text).loss)).toBe(latex));

  // A fraction or a tall bracket never wraps; these do, after an operator.
  test.each([
    ['m / (1 - b^t)', 'm/(1 - b^{t})'],
    ['w - a / sqrt(v + c) * m', 'w - a m/\\sqrt{v + c}'],
    ['a * s / b * m / (c + 1)', 'a s m/(b (c + 1))'],
    ['a * (x / y)', 'a x/y'],
    ['a * (x / y) * b', 'a (x/y) b'],
    ['a * (x / y) / b', 'a (x/y)/b'],
    ['x / (y * a)', 'x/(y a)'],
    ['x / (y / a)', 'x/(y/a)'],
    ['x / y / a', 'x/(y a)'],
    ['-x / y - a / b', '-x/y - a/b'],
    ['2 * (1 - x)', '2 (1 - x)'],
    ['2 * (-3)^2 * x', '2 \\cdot (-3)^{2} x'],
    ['rate * batch / 2', '\\mathrm{rate} \\cdot \\mathrm{batch}/2'],
    ['(x + y + a)/3', '\\frac{1}{3} (x + y + a)'],
    ['2*((x + y)/3)', '\\frac{2}{3} (x + y)'],
    ['(x/y)^2', '(x/y)^{2}'],
    ['x + 2/3', 'x + \\frac{2}{3}'],
  ])('%s on one line', (text, latex) =>
    expect(toLatex(programOf(text).loss, { inline: true })).toBe(latex),
  );

  test('sums carry their index', () => {
    const { latex } = lossForm(programOf('yhat = b0 + b1*x\nSSE = sum((y - yhat)^2)', { columns }));
    expect(latex).toBe(
      '\\mathrm{SSE}(b_{0}, b_{1}) = \\sum_{i=1}^{n} (y_{i} - \\hat{y}_{i})^{2},\\quad \\hat{y}_{i} = b_{0} + b_{1} x_{i}',
    );
  });

  test('numbers plugged in', () => {
    const { loss } = programOf('0.9*m + 0.1*g');
    const values: Readonly<Record<string, number>> = { m: -1.495, g: -3.478 };
    expect(toLatex(programOf('0.1*g^2').loss, { symbol: ({ name }) => values[name] })).toBe(
      '0.1 \\cdot (-3.478)^{2}',
    );
    expect(toLatex(loss, { symbol: ({ name }) => values[name] })).toBe(
      '0.9 \\cdot (-1.495) + 0.1 \\cdot (-3.478)',
    );
    expect(toText(loss, { symbol: ({ name }) => values[name] })).toBe(
      '0.9 * (-1.495) + 0.1 * (-3.478)',
    );
  });
});

describe('names', () => {
  test.each([
    ['b0', 'b_{0}'],
    ['theta_0', '\\theta_{0}'],
    ['yhat', '\\hat{y}'],
    ['mhat', '\\hat{m}'],
    ['beta1', '\\beta_{1}'],
    ['beta', '\\beta'],
    ['alpha0', '\\alpha_{0}'],
    ['SSE', '\\mathrm{SSE}'],
    ['w_in', 'w_{\\mathrm{in}}'],
    ['w12', 'w_{12}'],
    ['β', '\\beta'],
    ['xbar', '\\bar{x}'],
    ['hat', '\\mathrm{hat}'],
    ['a_b_c', '\\mathrm{a\\_b\\_c}'],
    ['slope_of_line', '\\mathrm{slope\\_of\\_line}'],
    ['slope_1', '\\mathrm{slope}_{1}'],
    ['what_in', '\\hat{w}_{\\mathrm{in}}'],
    ['epsilon', '\\varepsilon'],
    ['vmax', 'v_{\\mathrm{max}}'],
    ['munext', '\\mu_{\\mathrm{next}}'],
    ['max', '\\mathrm{max}'],
  ])('%s', (name, latex) => expect(nameLatex(name)).toBe(latex));
  test('with an index', () => {
    expect(nameLatex('x', 'i')).toBe('x_{i}');
    expect(nameLatex('yhat', 'i')).toBe('\\hat{y}_{i}');
    expect(nameLatex('x1', 'i')).toBe('x_{1,i}');
  });
});

describe('text', () => {
  test.each([
    '2 * x + y', 'x - (y - x)', '-x^2', '(-x)^2', '2^(-x)', 'x / (y * 2)', 'x / y * 2', 'x * (y + 1)', '(x + y)^2 / 2',
    'x > 0 ? x : -x', '(x > 0 ? x : y) + 1', 'x > 0 and y > 0 or x < -1 ? 1 * x : y', 'min(x, y, 0)', 'x^y^2', '(x^y)^2', 'not (x > y) ? x : y',
    'x - 2 * y', 'x * (-y)', 'sqrt(x^2 + y^2)',
  ])('%s stays itself', text => expect(toText(programOf(text).loss)).toBe(text)); // prettier-ignore
});

describe('gradients as shown', () => {
  test.each([
    ['x^2 + x*y + y^2', ['2 * x + y', 'x + 2 * y'], ['2x + y', 'x + 2y']],
    [
      '(1 - b0 - b1*1)^2 + (3 - b0 - b1*2)^2',
      ['4 * b0 + 6 * b1 - 8', '6 * b0 + 10 * b1 - 14'],
      undefined,
    ],
    [
      '100*(y - x^2)^2 + (1 - x)^2',
      ['-400 * x * (y - x^2) - 2 * (1 - x)', '200 * (y - x^2)'],
      undefined,
    ],
    ['x^3/3 + 0.1*y^3', ['x^2', '0.3 * y^2'], undefined],
    ['abs(x) + exp(-y^2)', ['sign(x)', '-2 * y * exp(-y^2)'], undefined],
    ['e^x - 2x', ['e^x - 2'], ['e^{x} - 2']],
    ['x*exp(-x^2)', ['(1 - 2 * x^2) * exp(-x^2)'], ['(1 - 2x^{2}) e^{-x^{2}}']],
    ['x/(1 + x^2)', ['(1 - x^2) / (1 + x^2)^2'], ['\\frac{1 - x^{2}}{(1 + x^{2})^{2}}']],
    ['sin(x)*cos(y)', ['cos(x) * cos(y)', '-sin(x) * sin(y)'], undefined],
    [
      'b^2*lambda + ŷ^2',
      ['2 * lambda * b', 'b^2', '2 * ŷ'],
      ['2 \\lambda b', 'b^{2}', '2 \\hat{y}'],
    ],
    ['-3*(x - y)/z^2', ['-3 / z^2', '3 / z^2', '6 * (x - y) / z^3'], undefined],
    ['x^4/6 + y', ['2 * x^3 / 3', '1'], ['\\frac{2x^{3}}{3}', '1']],
  ] as const)('%s', (loss, texts, latex) => {
    const forms = gradientForms(programOf(loss));
    expect(forms.map(({ text }) => text)).toEqual(texts);
    if (latex) expect(forms.map(form => form.latex)).toEqual(latex);
    expect(gradientForms(programOf(loss), { simplifyWithin: 500 }).length).toBe(forms.length);
  });

  test('over data, with the names of definitions', () => {
    const forms = gradientForms(programOf('yhat = b0 + b1*x\nmean((y - yhat)^2)', { columns }));
    expect(forms.map(({ text }) => text)).toEqual([
      '-2 * mean(y - yhat)',
      '-2 * mean(x * (y - yhat))',
    ]);
    expect(forms[1]?.latex).toBe('-\\frac{2}{n} \\sum_{i=1}^{n} x_{i} (y_{i} - \\hat{y}_{i})');
    expect(forms[0]?.left).toEqual({
      latex: '\\frac{\\partial f}{\\partial b_{0}}',
      text: '∂f/∂b0',
    });
  });

  test.each([
    ['p = sigmoid(w*x + b)\n-mean(y*log(p) + (1 - y)*log(1 - p))', '-mean(x * (y - p))'],
    [
      '-sum(y*log(sigmoid(w*x + b)) + (1 - y)*log(1 - sigmoid(w*x + b)))',
      '-sum(x * (y - sigmoid(w * x + b)))',
    ],
  ])('the cross-entropy’s denominators cancel: %s', (text, gradient) => {
    expect(gradientForms(programOf(text, { columns }))[1]?.text).toBe(gradient);
  });

  test('a sum over the number of rows is a mean', () => {
    const [form] = gradientForms(programOf('sum((y - w*x)^2) / (2 * count(x))', { columns }));
    expect(form?.latex).toBe('-\\frac{1}{n} \\sum_{i=1}^{n} x_{i} (y_{i} - w x_{i})');
  });

  test('what is one for all rows is counted, not summed', () => {
    const forms = gradientForms(programOf('sum(b0*b1 + x)', { columns }));
    expect(forms.map(({ text }) => text)).toEqual(['b1 * count(x)', 'b0 * count(x)']);
    expect(forms[0]?.latex).toBe('b_{1} n');
  });

  test('a sum in which the rows cancel is a count: the text of a form is text of the language', () => {
    const derived = (text: string): readonly string[] => {
      const program = programOf(text, { columns });
      const second = hessianForms(program) ?? [];
      return [...gradientForms(program), ...second.flat()].map(form => form.text);
    };
    expect(derived('-sum(log(w * x))')).toEqual(['-count(x) / w', 'count(x) / w^2']);
    expect(derived('sum((w * x)^2 / x^2)')).toEqual(['2 * w * count(x)', '2 * count(x)']);
    expect(derived('mean(log(w * x))')).toEqual(['1 / w', '-1 / w^2']);
  });

  test('a sum before a factor of the rows stands in brackets', () => {
    const shown = (text: string): string => toLatex(programOf(text, { columns }).loss);
    const sum = '\\sum_{i=1}^{n}';
    expect(shown('sum((y - mean(x)*x*w)^2)')).toContain(
      `\\left(\\frac{1}{n} ${sum} x_{i}\\right) x_{i} w`,
    );
    expect(shown('sum(w*sum(x)*x)')).toBe(`${sum} \\left(w ${sum} x_{i}\\right) x_{i}`);
    expect(shown('mean(x)*w')).toBe(`\\frac{1}{n} ${sum} x_{i} w`);
  });

  test('tanh by its own value', () => {
    const forms = gradientForms(programOf('h = tanh(w*x)\nsum(h)', { columns }));
    expect(forms[0]?.text).toBe('sum(x * (1 - h^2))');
  });

  test('second derivatives up to three parameters', () => {
    expect(
      hessianForms(programOf('x^2 + x*y + y^2'))?.map(row => row.map(({ text }) => text)),
    ).toEqual([
      ['2', '1'],
      ['1', '2'],
    ]);
    expect(hessianForms(programOf('a*b*c*d'))).toBeUndefined();
  });
});

describe('numbers', () => {
  test.each([
    [2.5719, '2.572'],
    [-3.478, '−3.478'],
    [0.0131701, '0.01317'],
    [9.7363e-4, '9.736×10⁻⁴'],
    [123456, '1.235×10⁵'],
    [0, '0'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
    [NaN, 'NaN'],
    [undefined, '—'],
    [24.2, '24.20'],
    [12345, '12350'],
    [-9999.6, '−10000'],
    [99999.9, '1.000×10⁵'],
    [0.00099999, '0.001000'],
  ])('%d to four digits', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
  test('settings are shortest', () => {
    expect([0.2, 1e-8, 2e-5, 1, 0.9].map(formatSetting)).toEqual([
      '0.2',
      '10⁻⁸',
      '2×10⁻⁵',
      '1',
      '0.9',
    ]);
    expect([0.2, 1e-8, 2e-5].map(latexSetting)).toEqual(['0.2', '10^{-8}', '2 \\times 10^{-5}']);
  });
  test('for KaTeX, exact, counts and percents', () => {
    expect(latexNumber(-9.736e-4)).toBe('-9.736 \\times 10^{-4}');
    expect(exactNumber(-0.1)).toBe('-0.1');
    expect([999, 9999, 10_000, 412_000, 1_000_000].map(formatCount)).toEqual([
      '999',
      '9999',
      '10,000',
      '412,000',
      '1,000,000',
    ]);
    expect([-0.0086, 0.123, 0].map(formatPercent)).toEqual(['−0.86 %', '+12 %', '0 %']);
  });
});
