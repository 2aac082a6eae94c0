// The checked program (LANGUAGE 1 and 2): which loss, parameters and their order, applied functions, shapes, reductions, cycles.

import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../src/core/document/read';
import { expectProblems, read, show } from './marked';

const losses: readonly (readonly [text: string, loss: string, name?: string])[] = [
  ['x^2 + x*y + y^2', 'add(add(pow(x, 2), multiply(x, y)), pow(y, 2))'],
  ['f = x^2', 'pow(x, 2)', 'f'],
  ['loss = x^2\na = loss + 1', 'pow(x, 2)', 'loss'],
  ['f(x, y) = x - y', 'subtract(x, y)', 'f'],
  ['f(x, y) = x - y\nf(a, b)', 'subtract(a, b)'],
  ['f(x, y) = x - y\nf(x, y)', 'subtract(x, y)'],
  ['SSE = x^2\nSSE', 'SSE'],
  ['x .* y ./ z .^ 2', 'divide(multiply(x, y), pow(z, 2))'],
  ['+x + -y', 'add(x, unaryMinus(y))'],
  ['1/2x', 'multiply(divide(1, 2), x)'],
  ['a/2x', 'divide(a, multiply(2, x))'],
  ['2x y(z)', 'multiply(multiply(2, x), multiply(y, z))'],
  ['-x^2', 'unaryMinus(pow(x, 2))'],
  ['2^-x', 'pow(2, unaryMinus(x))'],
  [
    'x > 0 and y < 1 or not z ? x : y',
    'conditional(or(and(larger(x, 0), smaller(y, 1)), not(z)), x, y)',
  ],
  ['0 < x <= 1 ? x : 1', 'conditional(and(smaller(0, x), smallerEq(x, 1)), x, 1)'],
  ['x +\n y', 'add(x, y)'],
  ['(x\n + y)', 'add(x, y)'],
  ['f =\n x^2', 'pow(x, 2)', 'f'],
  ['x^2; ', 'pow(x, 2)'],
  ['π * x', 'multiply(pi, x)'],
  ['x + pi', 'add(x, pi)'],
  ['x + e + tau', 'add(add(x, e), tau)'],
  ['sq(z) = z * z\nsq(x) + sq(2)', 'add(multiply(x, x), multiply(2, 2))'],
  ['sq(z) = z * z\nsq(x + 1)', 'multiply(#1, #1)'],
  ['once(z) = z^2\nonce(x + 1)', 'pow(add(x, 1), 2)'],
  ['c(z) = 3\nc(x + 1) + y', 'add(3, y)'],
  ['sigmoid(z) = 1 / (1 + exp(-z))\nsigmoid(x)', 'divide(1, add(1, exp(unaryMinus(x))))'],
  ['max(0, x)', 'max(0, x)'],
  ['log(x) + log(x, 2)', 'add(log(x), log(x, 2))'],
];

for (const [text, loss, name] of losses) {
  test(`loss of ${JSON.stringify(text)}`, () => {
    const { program } = read(text);
    expect(show(program.loss)).toBe(loss);
    expect(program.lossName).toBe(name);
  });
}

describe('parameters', () => {
  const rows: readonly (readonly [text: string, parameters: readonly string[]])[] = [
    ['y + x', ['x', 'y']],
    ['w10 + w2 + w1', ['w1', 'w2', 'w10']],
    ['b1 + b0', ['b0', 'b1']],
    ['---\nstart: {y: 1, x: 2}\n---\nx + y + a', ['y', 'x', 'a']],
    ['f(y, x) = x + y', ['x', 'y']],
    ['beta + B + a', ['a', 'B', 'beta']],
    ['β + alpha + theta_0 + m + i + w + g + t', ['alpha', 'g', 'i', 'm', 't', 'theta_0', 'w', 'β']],
    ['---\nstart: {e: 1}\n---\ne^2', ['e']],
    ['e = 2\ne * x', ['x']],
    ['cm + kg + inch', ['cm', 'inch', 'kg']],
  ];
  for (const [text, parameters] of rows)
    test(JSON.stringify(text), () => expect(read(text).program.parameters).toEqual(parameters));
});

const data = '---\ndata: {x: [1, 2, 3], y: [1, 3, 5]}\n---\n';

describe('reductions and shapes', () => {
  const rows: readonly (readonly [body: string, loss: string, definitions: readonly string[]])[] = [
    ['sum((y - b*x)^2)', 'sum.batch(pow(subtract(y, multiply(b, x)), 2))', []],
    [
      'yhat = b*x\nsum((y - yhat)^2)',
      'sum.batch(pow(subtract(y, yhat), 2))',
      ['yhat:rows = multiply(b, x)'],
    ],
    // Data alone inside a row expression runs over all rows, elsewhere over the batch's.
    [
      'sum(b * (x - mean(x)) / std(x))',
      'sum.batch(divide(multiply(b, subtract(x, mean.all(x))), std.all(x)))',
      [],
    ],
    ['sum(b * x) / mean(x)', 'divide(sum.batch(multiply(b, x)), mean.batch(x))', []],
    [
      'm = mean(x)\nsum(b * (x - m))',
      'sum.batch(multiply(b, subtract(x, m)))',
      ['m:scalar = mean.all(x)'],
    ],
    [
      'm = mean(x)\nsum(b * x) / m',
      'divide(sum.batch(multiply(b, x)), m)',
      ['m:scalar = mean.batch(x)'],
    ],
    [
      'm = mean(x)\nsum(b * x * m) / m',
      'divide(sum.batch(multiply(multiply(b, x), #1)), m)',
      ['m:scalar = mean.batch(x)', '#1:scalar = mean.all(x)'],
    ],
    [
      'm = mean(x)\nk = m + 1\nsum(b * x * k) / k',
      'divide(sum.batch(multiply(multiply(b, x), #2)), k)',
      [
        'm:scalar = mean.batch(x)',
        '#1:scalar = mean.all(x)',
        'k:scalar = add(m, 1)',
        '#2:scalar = add(#1, 1)',
      ],
    ],
    [
      'z = (x - mean(x)) / std(x)\nsum(b * z)',
      'sum.batch(multiply(b, z))',
      ['z:rows = divide(subtract(x, mean.all(x)), std.all(x))'],
    ],
    // A reduction that reaches a parameter is always the batch's.
    [
      's = exp(b * x)\nsum(y * s / sum(s))',
      'sum.batch(divide(multiply(y, s), sum.batch(s)))',
      ['s:rows = exp(multiply(b, x))'],
    ],
    [
      'sq(z) = z * z\nsum(sq(y - b * x))',
      'sum.batch(multiply(#1, #1))',
      ['#1:rows = subtract(y, multiply(b, x))'],
    ],
    [
      'sum(max(0, 1 - y * b * x)) + norm(b * x) + count(x) + var(b * x)',
      'add(add(add(sum.batch(max(0, subtract(1, multiply(multiply(y, b), x)))), norm.batch(multiply(b, x))), count.batch(x)), var.batch(multiply(b, x)))',
      [],
    ],
  ];
  for (const [body, loss, definitions] of rows) {
    if (loss === '') continue;
    test(JSON.stringify(body), () => {
      const { program } = read(data + body);
      expect(show(program.loss)).toBe(loss);
      expect(program.definitions.map(d => `${d.name}:${d.shape} = ${show(d.expression)}`)).toEqual(
        definitions,
      );
    });
  }
});

const problems: readonly (readonly [marked: string, ...says: string[]])[] = [
  ['‹›', 'There is no loss yet'],
  ['# only a comment‹›'.replace('‹›', ''), 'There is no loss yet'],
  ['x^2\n‹y^2›', 'There are two losses'],
  [
    'x^2\n‹+ y^2›',
    'This line begins with “+”; to join it to the line before, end that line with “+”',
  ],
  ['f = x^2\n‹+ y^2›', 'This line begins with “+”'],
  ['f = x^2\n‹* y^2›', 'This line begins with “*”'],
  ['‹a› = b\nb = a\na^2 + x', '“a” is defined by itself: a → b → a'],
  ['‹a› = a + 1\na^2', '“a” is defined by itself; give the new value another name.'],
  ['‹f›(x) = f(x - 1)\nf(2)', '“f” calls itself'],
  ['a = 1\n‹a› = 2\na * x', '“a” is defined twice'],
  ['x^2\n‹a› = 3', '“a” is not used by the loss.'],
  ['‹g›(z) = z^2\nx^2', 'The function “g” is not used by the loss.'],
  ['‹x› = [1, 2]\nb^2', 'The column “x” is not used by the loss.'],
  ['loss = x^2\n‹x^3›', 'This line is not used: the loss is “loss”.'],
  ['‹1 + 2›', 'The loss has no parameter'],
  ['‹pi› = 3\npi * x', '“pi” is a constant'],
  ['‹sum(x)›', '“sum” runs over the rows of the data, and there is none'],
  ['‹mean(x^2)› + y', 'there is none'],
  ['‹max(x)›', 'write max(0, …) for the larger of two'],
  ['x = [1, 2]\n‹b * x›', 'The loss is one value per row'],
  ['x = [1, 2]\nsum(b * x) + ‹sum(b)›', 'what stands in it is one number'],
  [
    'x = [1, 2]\n‹y› = [1, 2, 3]\nsum(b * x * y)',
    'The column “y” has 3 values, and the column “x” has 2',
  ],
  [
    'x = [1, ‹2 3›]\nsum(b * x)'.replace('‹2 3›', '2 ‹3›'),
    'A comma is missing between these numbers.',
  ],
  ['x = ‹[›1, 2', '“]” is missing'],
  ['x = [‹]›\nsum(b * x)', 'A number is missing before “]”.'],
  ['x = [1, ‹a›]\nsum(b * x)', 'A number is wanted here'],
  ['x = [1, ‹1/0›]\nsum(b * x)', 'This number is not finite'],
  ['x = [1, 2] ‹+ 1›\nsum(b * x)', 'A list of numbers stands alone'],
  ['---\nstart: {‹z›: 1}\n---\nx^2', '“z” is not a parameter of the loss; its parameter is x.'],
  [
    '---\nstart: {‹theta1›: 1}\n---\ntheta_1^2',
    '“theta1” is not a parameter of the loss; did you mean “theta_1”?',
  ],
  ['---\n‹batch›: 2\n---\nx^2', '“batch” takes rows of data, and there is none'],
  [
    '‹x› = [1, 2]\nf(b, ‹x›) = b * x',
    'not used',
    '“x” is a parameter of the loss here and a column elsewhere',
  ],
];

for (const [marked, ...says] of problems) {
  if (says[0] === '') continue;
  test(`problem: ${JSON.stringify(marked)}`, () => {
    if (marked.includes('‹')) expectProblems(marked, ...says);
    else
      expect(
        readDocument(marked)
          .problems.map(({ message }) => message)
          .join(),
      ).toContain(says[0]);
  });
}

describe('literal columns', () => {
  test('numbers and constant expressions, over several lines', () => {
    const { program } = read('x = [1, -2.5,\n 1/4, pi, sqrt(4), 2^3,]\nsum(b * x)');
    expect([...program.columns.get('x')!]).toEqual([1, -2.5, 0.25, Math.PI, 2, 8]);
    expect(program.rows).toBe(6);
  });
});

describe('limits', () => {
  const deep = (n: number): string => '('.repeat(n) + 'x' + ')'.repeat(n);
  test('200 parentheses are fine, 201 are refused at the 201st', () => {
    expect(readDocument(deep(200)).problems).toEqual([]);
    const [problem] = readDocument(deep(201)).problems;
    expect(problem!.code).toBe('too-deep');
    expect(problem!.range).toEqual({ start: 200, end: 201 });
  });

  const refused: readonly (readonly [name: string, text: string, code: string])[] = [
    ['a thousand parentheses', deep(1000), 'too-deep'],
    ['ten thousand signs', `${'-'.repeat(10_000)}x`, 'too-deep'],
    ['a tower of powers', Array.from({ length: 1_000 }, () => 'x').join('^'), 'too-deep'],
    ['a thousand conditions', `${'x > 0 ? 1 : '.repeat(1000)}x`, 'too-deep'],
    [
      'a sum of two thousand terms',
      Array.from({ length: 2_000 }, () => 'x').join(' + '),
      'too-deep',
    ],
    ['a megabyte of one sum', Array.from({ length: 250_000 }, () => 'x').join(' + '), 'too-long'],
    [
      'a megabyte of definitions',
      Array.from({ length: 60_000 }, (_, i) => `a${i} = x + ${i}`).join('\n'),
      'too-long',
    ],
    [
      'functions that double',
      `f0(x) = x + x\n${Array.from({ length: 40 }, (_, i) => `f${i + 1}(x) = f${i}(f${i}(x))`).join('\n')}\nf40(y)`,
      'too-long',
    ],
  ];
  for (const [name, text, code] of refused) {
    test(name, () => {
      const document = readDocument(text);
      expect(document.program).toBeUndefined();
      expect(document.problems.map(problem => problem.code)).toContain(code);
    });
  }

  test('a chain of many definitions does not overflow', () => {
    const text = `a0 = x\n${Array.from({ length: 1_500 }, (_, i) => `a${i + 1} = a${i} + 1`).join('\n')}`;
    expect(read(text).program.definitions).toHaveLength(1_500);
  });

  test('a megabyte of comments is read', () => {
    expect(read(`${'# words and (more) words ×\n'.repeat(40_000)}x^2`).program.parameters).toEqual([
      'x',
    ]);
  });
});
