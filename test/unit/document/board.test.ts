// What comes from a blackboard, from LaTeX, from Python or from another tool: each slip at its exact place, with the exact replacement.

import { expect, test } from 'vitest';
import { expectProblems, fixed } from './marked';

const rows = 'x = [1, 2]\ny = [1, 3]\n';

const slips: readonly (readonly [marked: string, says: string, fixed?: string])[] = [
  // LaTeX
  ['‹\\frac{1}{2}› (x-1)^2', 'Write “1/2” instead of “\\frac{1}{2}”.', '1/2 (x-1)^2'],
  ['‹\\frac{x-1}{2n}› + x', 'Write “(x-1)/(2n)”', '(x-1)/(2n) + x'],
  ['‹\\sqrt{x^2+1}›', 'Write “sqrt(x^2+1)”', 'sqrt(x^2+1)'],
  ['‹\\frac{\\sqrt{x}}{\\theta_{0}}›', 'Write “(sqrt(x))/theta_0”', '(sqrt(x))/theta_0'],
  ['x ‹\\cdot› 2', 'Write “*” instead of “\\cdot”.', 'x * 2'],
  ['‹\\theta›^2', 'Write “theta” without the backslash', 'theta^2'],
  ['‹\\hat{y}›^2', 'Write “yhat” instead of “\\hat{y}”.', 'yhat^2'],
  ['‹\\left›(x)^2', 'Leave out “\\left”', '(x)^2'],
  ['‹x_{12}›^2', 'Write “x_12” instead of “x_{12}”.', 'x_12^2'],
  ['x^‹{›2}', 'Write “(” and “)” instead of braces', 'x^(2)'],
  [`${rows}‹\\sum_{i=1}^{n}›((y - w*x)^2)`, 'Write “sum(…)”', `${rows}sum((y - w*x)^2)`],
  [`${rows}‹sum_{i=1}^n›((y - w*x)^2)`, 'by itself, without an index', `${rows}sum((y - w*x)^2)`],
  [`${rows}‹sum_i›((y - w*x)^2)`, 'by itself, without an index', `${rows}sum((y - w*x)^2)`],
  [`${rows}‹∑_{i=1}^{n}›((y - w*x)^2)`, 'Write “sum(…)”', `${rows}sum((y - w*x)^2)`],
  [`${rows}‹Σ›((y - w*x)^2)`, 'Write “sum(…)” instead of “Σ”', `${rows}sum((y - w*x)^2)`],
  [
    `${rows}sum((‹y_i› - w*x + y)^2)`,
    'a column runs over its rows by itself',
    `${rows}sum((y - w*x + y)^2)`,
  ],
  [`${rows}mean((y - ‹σ›(w*x))^2)`, 'did you mean “sigmoid”?', `${rows}mean((y - sigmoid(w*x))^2)`],
  [
    `${rows}‹\\frac{\\sum_{i=1}^n (y-a x)^2}{2b}›`,
    'Write “(sum((y-a x)^2))/(2b)”',
    `${rows}(sum((y-a x)^2))/(2b)`,
  ],
  // Norms and sizes
  ['‹||w||›^2', 'Write “abs(w)” instead of “||w||”', 'abs(w)^2'],
  [`${rows}‹||y - w*x||›^2`, 'Write “norm(y - w*x)”', `${rows}norm(y - w*x)^2`],
  [`${rows}‹‖y - w*x‖›^2`, 'Write “norm(y - w*x)”', `${rows}norm(y - w*x)^2`],
  ['x > 0 ‹||› x < 1 ? x : 0', 'Write “or” instead of “||”.', 'x > 0 or x < 1 ? x : 0'],
  // Python, JavaScript, spreadsheets
  ['‹np.exp›(x)', 'Write “exp” instead of “np.exp”.', 'exp(x)'],
  ['‹np.maximum›(0, x)', 'Write “max” instead of “np.maximum”.', 'max(0, x)'],
  ['‹Math.pow›(x, 2)', 'Write “pow” instead of “Math.pow”.', 'pow(x, 2)'],
  ['‹torch.nn.functional.relu›(x)', 'Write “relu”', 'relu(x)'],
  [`${rows}‹y.mean()› - w`, 'Write “mean(y)” instead of “y.mean()”.', `${rows}mean(y) - w`],
  ['‹if x > 0 then x else -x›', 'Write “x > 0 ? x : -x”', 'x > 0 ? x : -x'],
  ['‹if(x > 0, x^2, -x)›', 'Write “(x > 0 ? x^2 : -x)”', '(x > 0 ? x^2 : -x)'],
  ['x ‹if x > 0 else -x›', 'A condition is written “c ? a : b”'],
  ['‹let ›f = x^2', 'Leave out “let”; a definition is “name = …”.', 'f = x^2'],
  ['‹return ›x^2', 'Leave out “return”', 'x^2'],
  ['f‹:› x^2', 'A definition is written with “=”', 'f = x^2'],
  ['f(x)‹:› x^2', 'A definition is written with “=”', 'f(x) = x^2'],
  ['alpha‹:› 0.1\nx^2', 'between two lines “---”'],
  // Asking for the minimum
  ['‹argmin_w ›(w-1)^2', 'Leave out “argmin_w”', '(w-1)^2'],
  ['‹minimize ›x^2', 'Leave out “minimize”', 'x^2'],
  ['‹min_x ›(x-1)^2', 'Leave out “min_x”', '(x-1)^2'],
  ['‹maximize 1 - x^2›', 'Write “-(1 - x^2)”', '-(1 - x^2)'],
  ['‹∇›x', 'Descent takes its gradient'],
  // Conditions and jumps
  ['‹x == 1›', 'write a distance such as “(x - 1)^2”', '(x - 1)^2'],
  ['‹x == y + 1›', 'write a distance such as “(x - (y + 1))^2”', '(x - (y + 1))^2'],
  ['a = ‹x > 1›', 'has no slope to descend'],
  [`${rows}‹mean((w*x > 0) != y)›`, 'has no slope to descend'],
  ['‹round›(x)^2', 'its gradient is 0 wherever it has one'],
  // Powers and quotients
  ['‹e^2x›', 'write “e^(2x)” for all of it', 'e^(2x)'],
  ['w^‹T› w', 'there is no transpose'],
  [
    `${rows}m = count(x)\n1/‹(2 m) sum((y - w*x)^2)›`,
    'write “1/(2 m) * sum((y - w*x)^2)”',
    `${rows}m = count(x)\n1/(2 m) * sum((y - w*x)^2)`,
  ],
  // Logarithms with their base below, comments and percentages, functions that are written out
  ['‹log_2 x› + x^2', 'Write “log2(x)” for the logarithm', 'log2(x) + x^2'],
  ['‹log_10 x^2› + x^2', 'Write “log10(x^2)”', 'log10(x^2) + x^2'],
  ['‹log_2(x + 1)›^2', 'write “log2(x + 1)”', 'log2(x + 1)^2'],
  ['‹log_b(x)› + b^2', 'write “log(x, b)”', 'log(x, b) + b^2'],
  ['x^2 ‹%›', 'begin a comment with “#”', 'x^2 #'],
  ['‹%› the loss', 'begin a comment with “#”', '# the loss'],
  ['10‹%› * x^2', 'Write “/100” instead of “%”.', '10/100 * x^2'],
  ['‹softmax›(x, y) + x^2 + y^2', 'write exp(z1 - logsumexp(z1, z2, …))'],
  ['‹leaky_relu›(x) + x^2', 'write max(0.01 * x, x)'],
  // Letters and signs that only look like others
  ['‹х›^2', 'Write the plain “x” instead of “х”', 'x^2'],
  ['x‹＋›1', 'Write the plain “+” instead of “＋”', 'x+1'],
  ['‹½› x', 'Write “(1/2)” instead of “½”.', '(1/2) x'],
  ['‹损›^2', 'names are made of Latin and Greek letters'],
  ['x ‹\f›+ 1', 'An invisible character stands here', 'x + 1'],
];

/** A sum sign, and the loss that it stands for: all of the product after it is summed, as on the board. */
const sums: readonly (readonly [marked: string, fixed?: string])[] = [
  ...[
    '∑',
    '∑ ',
    'Σ ',
    'Σ',
    '\\sum ',
    '∑_i ',
    'Σ_i ',
    'Σᵢ',
    'sum_i ',
    '∑_{i=1}^n',
    '\\sum\\limits_{i=1}^n',
  ].map(
    sign =>
      [
        sign.replace(/^(.*?)( ?)$/, '‹$1›$2') + '(y - a*x)^2 + b^2',
        'sum((y - a*x)^2) + b^2',
      ] as const,
  ),
  ['‹∑›y*log(a*x) + b^2', 'sum(y*log(a*x)) + b^2'],
  ['-‹∑› y*log(a*x) - b^2', '-sum(y*log(a*x)) - b^2'],
  ['J = 1/(2b) ‹∑› (y-a*x)^2', 'J = 1/(2b) * sum((y-a*x)^2)'],
  ['J = 1/(2b) ‹Σ› (y-a*x)^2', 'J = 1/(2b) * sum((y-a*x)^2)'],
  ['b‹∑›(y-a*x)^2', 'b * sum((y-a*x)^2)'],
  ['‹∑›[(y - a*x)^2] + b', 'sum((y - a*x)^2) + b'],
  ['‹∑› exp(-1e-3*y*a*x)^-1 + b', 'sum(exp(-1e-3*y*a*x)^-1) + b'],
  // Where its end can’t be told there is no fix.
  ['‹∑› y > a*x ? 1 : b'],
  ['‹∑›((y - a*x)^2 + b'],
  ['‹∑›'],
];

test.each(sums)('a sum sign: %s', (marked, better) => {
  const { problems, text } = expectProblems(`${rows}${marked}`, '“sum(…)”');
  const [problem] = problems;
  if (better === undefined) expect(problem!.fix).toBeUndefined();
  else {
    const after = `${rows}${better}`;
    expect(fixed(text, problem!)).toBe(after);
    expectProblems(after);
  }
});

test.each([
  ['e^‹xy› + x + y', 'e^(x * y) + x + y'],
  ['1/‹xy› + x + y', '1/(x * y) + x + y'],
  ['2^-‹xy› + x + y', '2^-(x * y) + x + y'],
  ['x/‹ab› + a + b', 'x/(a * b) + a + b'],
  ['2‹xy› + x + y', '2x * y + x + y'],
])('names run together stay together beside a tight operator: %s', (marked, better) => {
  const { problems, text } = expectProblems(marked, 'run-together');
  expect(fixed(text, problems[0]!)).toBe(better);
  expectProblems(better);
});

test.each([
  ['‹1/2m› * x^2', '1/(2m) * x^2', '1/2 * m * x^2'],
  ['‹1/2x^2› + x', '1/(2x^2) + x', '1/2 * x^2 + x'],
  ['‹1/2(x + 1)^2›', '1/2 * (x + 1)^2', '1/(2(x + 1)^2)'],
  ['x - ‹3/4x› * 2', 'x - 3/(4x) * 2', 'x - 3/4 * x * 2'],
])('a fraction of numbers before a value has two readings: %s', (marked, first, second) => {
  const { problems, text } = expectProblems(marked, 'Only “');
  const [{ fix, others } = {} as never] = problems;
  const after = [fix!, ...others!].map(one => fixed(text, { ...problems[0]!, fix: one }));
  expect(after).toEqual([first, second]);
  after.forEach(better => expectProblems(better));
});

test.each([
  ['‹\\frac{1}{2}›m', '(1/2)m'],
  ['‹\\frac{1}{m}› x + m', '(1/m) x + m'],
  ['‹\\frac{x}{2}›^2', '(x/2)^2'],
  ['x^‹\\frac{1}{2}›', 'x^(1/2)'],
  ['2‹\\frac{1}{3}› x', '2(1/3) x'],
])('a LaTeX fraction stays one value: %s', (marked, better) => {
  const { problems, text } = expectProblems(marked, 'latex');
  expect(fixed(text, problems[0]!)).toBe(better);
  expectProblems(better);
});

test('a comma before three digits has two readings', () => {
  const { problems, text } = expectProblems('1‹,›000*x^2', 'write “1000” if it groups thousands');
  const [problem] = problems;
  expect(fixed(text, problem!)).toBe('1000*x^2');
  expect(problem!.others!.map(({ title }) => title)).toEqual(['Replace with “1.000”']);
  const many = expectProblems('x^2 + 1‹,›000,000', 'Write “1000000” without a comma');
  expect(fixed(many.text, many.problems[0]!)).toBe('x^2 + 1000000');
});

const drawn: readonly (readonly [marked: string, fixed?: string])[] = [
  ['a‹|x|› + x', 'a * abs(x) + x'],
  ['1/n ‹|x|› + n', '1/n * abs(x) + n'],
  ['‹||x|-1|›', 'abs(abs(x)-1)'],
  ['‹|x - |y||›', 'abs(x - abs(y))'],
  ['2‹||w||›^2', '2 * abs(w)^2'],
  ['exp‹|x|›'],
  ['lambda ‹||a||_1› + a'],
  ['‹|›x'],
  ['‹√sin(x)›', 'sqrt(sin(x))'],
  ['a‹√x›', 'a * sqrt(x)'],
  ['‹³√x›', 'cbrt(x)'],
  ['‹³√(›x + 1)', 'cbrt(x + 1)'],
  ['‹⁴√(x + 1)›', 'nthRoot(x + 1, 4)'],
  ['‹√›x^2'],
  ['‹√›2x'],
  ['‹sqr›(x)', 'square(x)'],
  [`${rows}‹median›(y - w*x)`],
  ["x‹'›x"],
  ["x‹'›", 'x'],
  ['x + ‹0x10›'],
  ['‹min› x^2 + y^2', 'x^2 + y^2'],
  ['‹x +›= 2'],
  ['(x +‹=› 2)'],
  ['‹sin› 2x + x', 'sin(2x) + x'],
  ['‹sin›^2 x + x', 'sin(x)^2 + x'],
  ['‹exp› -x^2', 'exp(-x^2)'],
  ['‹exp› -x*y'],
  ['‹sin›^-1(x)', 'asin(x)'],
  ['2‹[›(x-1)^2 + y]', '2((x-1)^2 + y)'],
  ['‹[›(x-1)^2+y]^2', '((x-1)^2+y)^2'],
  ['J = ‹[›(x-1)^2+y]^2', 'J = ((x-1)^2+y)^2'],
  [`${rows}sum‹[›(y-w*x)^2]`, `${rows}sum((y-w*x)^2)`],
  ['x>0‹&&›x<y ? x : y', 'x>0 and x<y ? x : y'],
];

test.each(drawn)('a repair keeps the meaning, or there is none: %s', (marked, better) => {
  const { problems, text } = expectProblems(`${marked}`);
  const [problem] = problems;
  if (better === undefined) expect(problem!.fix).toBeUndefined();
  else {
    expect(fixed(text, problem!)).toBe(better);
    expectProblems(better);
  }
});

test('before a power there are two readings', () => {
  const { problems } = expectProblems('‹xy›^2 + x + y', 'where the power is that of the last');
  expect([problems[0]!.fix!, ...problems[0]!.others!].map(({ title }) => title)).toEqual([
    'Replace with “(x * y)”',
    'Replace with “x * y”',
  ]);
});

test('the sum of products divided by another has two signs', () => {
  const text = `${rows}∑(x*y*a) / ∑(x)`;
  const { problems } = expectProblems(`${rows}‹∑›(x*y*a) / ‹∑›(x)`);
  expect(fixed(text, problems[0]!)).toBe(`${rows}sum(x*y*a) / ∑(x)`);
});

for (const [marked, says, better] of slips) {
  test(marked, () => {
    const { problems, text } = expectProblems(marked, says);
    const [problem] = problems;
    if (better !== undefined) expect(fixed(text, problem!)).toBe(better);
  });
}

test('a column that was probably meant is named', () => {
  expectProblems(
    '‹X› = [1, 2]\n‹sum((1 - w*x)^2)›',
    'is not used',
    'did you mean the column “X” by “x”?',
  );
});

test.each([
  'sum_sq = x^2 + y^2\nsum_sq',
  'min_x^2 + x',
  'where^2 + F^2 + nn^2',
  'a_i^2 + a',
  '2^3 x',
  'T^2 + w^T',
  'log_2^2 + log_2 * x',
  '10^3x',
  'σ^2 + σ',
])('is left alone: %s', text => {
  expectProblems(text);
});
