// Optimizers as equations (LANGUAGE 4): roles, shapes, evaluations, and every refusal at its place.

import { describe, expect, test } from 'vitest';
import { checkEquations, checkSchedule } from '../../../src/core/document/equations';
import type { Expression } from '../../../src/core/expression';
import { children } from '../../../src/core/expression';
import { expectSentence, show, unmark } from './marked';

const check = (equations: string, state: Readonly<Record<string, number | string>> = { m: 0 }) =>
  checkEquations({
    state,
    hyperparameters: ['alpha', 'beta'],
    equations,
    locate: offset => offset,
  });

function roles(node: Expression, into = new Map<string, string>()): Map<string, string> {
  if (node.kind === 'symbol') into.set(node.name, node.role);
  for (const child of children(node)) roles(child, into);
  return into;
}

test('roles', () => {
  const { equations, problems } = check('d = beta * m + g * t * alpha * pi\nm = d\nw = w - d');
  expect(problems).toEqual([]);
  expect(Object.fromEntries(roles(equations[0]!.expression))).toEqual({
    beta: 'hyperparameter',
    m: 'state',
    g: 'given',
    t: 'given',
    alpha: 'given',
    pi: 'constant',
  });
  expect(Object.fromEntries(roles(equations[2]!.expression))).toEqual({ w: 'given', d: 'local' });
});

describe('shapes', () => {
  const rows: readonly (readonly [
    equations: string,
    state: Readonly<Record<string, number | string>>,
    shapes: Readonly<Record<string, string>>,
  ])[] = [
    ['p = p * beta\nw = w - p * g', { p: 1 }, { p: 'scalar', w: 'parameters' }],
    ['m = m + g\nw = w - m', { m: 0 }, { m: 'parameters', w: 'parameters' }],
    ['w = w - (w - p)\np = w', { p: 'w' }, { p: 'parameters', w: 'parameters' }],
    ['s = s + norm(g)\nw = w - s * g', { s: 0 }, { s: 'scalar', w: 'parameters' }],
    // A state grows through another one that is read before its own line.
    [
      'a = b\nb = b + g\nw = w - a',
      { a: 0, b: 0 },
      { a: 'parameters', b: 'parameters', w: 'parameters' },
    ],
    ['q = dot(g, g) / sum(abs(w))\nw = w - q * g', {}, { q: 'scalar', w: 'parameters' }],
    ['k = t > 5 ? g : 0\nw = w - k', {}, { k: 'parameters', w: 'parameters' }],
  ];
  for (const [equations, state, shapes] of rows) {
    test(JSON.stringify(equations), () => {
      const checked = check(equations, state);
      expect(checked.problems).toEqual([]);
      expect(Object.fromEntries(checked.equations.map(({ name, shape }) => [name, shape]))).toEqual(
        shapes,
      );
      for (const { name, shape } of checked.state) expect(shape).toBe(shapes[name]);
    });
  }
});

test('evaluations and reductions', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['grad(w - alpha * m)', 'grad(subtract(w, multiply(alpha, m)))'],
    ['loss(w) * g', 'multiply(loss(w), g)'],
    ['solve(hess(w), g)', 'solve(w; g)'],
    ['solve(hess(w + m), g, beta)', 'solve(add(w, m); g; beta)'],
    ['g * dot(g, m)', 'multiply(g, sum.parameters(multiply(g, m)))'],
    ['g / max(abs(g))', 'divide(g, max.parameters(abs(g)))'],
    ['max(m, g)', 'max(m, g)'],
    ['g / norm(g)', 'divide(g, norm.parameters(g))'],
  ];
  for (const [text, wanted] of rows) {
    const { equations, problems } = check(`m = m + g\nw = ${text}`);
    expect(problems).toEqual([]);
    expect(show(equations[1]!.expression)).toBe(wanted);
  }
});

test('whether the gradient at w is taken first', () => {
  expect(check('w = w - g', {}).takesGradientFirst).toBe(true);
  expect(check('g = grad(w)\nw = w - g', {}).takesGradientFirst).toBe(false);
  expect(check('m = g\ng = grad(w - m)\nw = w - g').takesGradientFirst).toBe(true);
  expect(check('w = w - grad(w)', {}).takesGradientFirst).toBe(false);
});

test('the initial state is an expression of w and hyperparameters', () => {
  const { state, problems } = check('m = m + v\nw = w - m', { m: 'w * beta', v: 2 });
  expect(problems).toEqual([]);
  expect(state.map(({ name, shape, initial }) => [name, shape, show(initial)])).toEqual([
    ['m', 'parameters', 'multiply(w, beta)'],
    ['v', 'scalar', '2'],
  ]);
});

const refused: readonly (readonly [marked: string, says: string])[] = [
  [
    'w = w - ‹d›\nd = g',
    '“d” is read before its line; to keep it from the step before, declare it under “state”, as in state: {d: 0}.',
  ],
  ['w = w - ‹gamma› * g', 'There is no “gamma” here; give it a number'],
  ['w = w - ‹bta› * g', 'There is no “bta” here; did you mean “beta”?'],
  ['‹alpha› = 1\nw = w - g', '“alpha” is given and can’t be assigned'],
  ['‹t› = 1\nw = w - g', '“t” is given and can’t be assigned'],
  ['‹beta› = 1\nw = w - g', '“beta” is a hyperparameter and can’t be assigned'],
  ['‹sqrt› = 1\nw = w - g', '“sqrt” is a function and can’t be assigned'],
  ['‹norm› = 1\nw = w - g', '“norm” is a function and can’t be assigned'],
  ['‹loss› = 1\nw = w - g', '“loss” is a function and can’t be assigned'],
  ['‹w - g›', 'Every line of an optimizer gives a name a value'],
  ['‹f(x) = x›\nw = w - g', 'functions can’t be defined here'],
  ['‹q = [1, 2]›\nw = w - g', 'There are no lists in an optimizer'],
  ['‹m = m + g›', 'No line moves the parameters'],
  ['w = w - ‹hess(w)›', 'The Hessian stands only in'],
  ['w = w - ‹solve(g, g)›', 'Write “solve(hess(w), g)”'],
  ['w = w - grad(‹t›)', '“grad” needs a point'],
  ['w = w - g * ‹norm(t)›', '“norm” runs over the parameters'],
  ['w = w - ‹foo›(g)', 'There is no function “foo”'],
  ['w = w - ‹sqr›(g)', 'did you mean “sqrt”?'],
  ['w = w - ‹sqrt(g, g)›', '“sqrt” takes 1 argument, and 2 stand here.'],
  ['w = w - ‹(›g', '“)” is missing'],
  ['w = w ‹−› g', 'Write “-” instead of “−”.'],
  ['w = w - alpha * ‹sign›', '“sign” is a function; write “sign(…)”.'],
];

for (const [marked, says] of refused) {
  test(`refused: ${JSON.stringify(marked)}`, () => {
    const { text, ranges } = unmark(marked);
    const { problems } = check(text);
    expect(
      problems.map(({ range }) => range),
      JSON.stringify(problems),
    ).toEqual(ranges);
    expect(problems[0]!.message).toContain(says);
    expectSentence(problems[0]!);
  });
}

test('problems and ranges move to the document', () => {
  const checked = checkEquations({
    state: {},
    hyperparameters: ['alpha'],
    equations: 'w = w - q',
    locate: offset => offset + 100,
    statePlaces: {},
  });
  expect(checked.problems[0]!.range).toEqual({ start: 108, end: 109 });
  expect(checked.equations[0]!.range).toEqual({ start: 100, end: 109 });
  const state = checkEquations({
    state: { m: 'w +' },
    hyperparameters: [],
    equations: 'w = w - m',
    locate: offset => offset + 100,
    statePlaces: { m: { start: 7, end: 10 } },
  });
  expect(state.problems.map(({ range }) => range)).toEqual([{ start: 7, end: 10 }]);
});

test('names of the state', () => {
  for (const name of ['g', 't', 'alpha', 'beta', 'sqrt', '__proto__']) {
    const { problems } = checkEquations({
      state: Object.fromEntries([[name, 0]]),
      hyperparameters: ['alpha', 'beta'],
      equations: 'w = w - alpha * g',
    });
    expect(
      problems.map(({ code }) => code),
      name,
    ).toEqual(['given-name']);
  }
});

test('schedules', () => {
  const refusals: readonly (readonly [marked: string, says: string])[] = [
    ['alpha0 * ‹k›', 'give it a number beside the expression'],
    ['alpha0 * ‹epoc›', 'did you mean “epoch”?'],
    ['‹a = alpha0›', 'leave “=” out'],
    ['alpha0 / ‹(›1 + t', '“)” is missing'],
    ['‹›', 'A formula for the learning rate is missing'],
    ['alpha0 * ‹grad›(w)'.replace('(w)', '(t)'), 'There is no function “grad”'],
  ];
  for (const [marked, says] of refusals) {
    const { text, ranges } = unmark(marked);
    const { problems, expression } = checkSchedule(text, [], ['alpha', 'beta']);
    expect(expression).toBeUndefined();
    expect(
      problems.map(({ range }) => range),
      JSON.stringify(problems),
    ).toEqual(ranges);
    expect(problems[0]!.message).toContain(says);
  }
});

test('at most a hundred equations', () => {
  const many = `${Array.from({ length: 100 }, (_, i) => `a${i} = g`).join('\n')}\nw = w - g`;
  expect(
    check(many).problems.map(({ code, range }) => [code, many.slice(range.start, range.end)]),
  ).toContainEqual(['too-long', 'w = w - g']);
});
