// The table of functions, row by row: its derivative against differences of its own code, mathjs's derivative where the row
// says that it is right, and its texts.

import { describe, expect, test } from 'vitest';
import { parseOwn } from '../../../src/core/calculus/bridge';
import { partialByRule } from '../../../src/core/calculus/differentiate';
import { elementary } from '../../../src/core/calculus/dual-rules';
import { Evaluator } from '../../../src/core/calculus/evaluate';
import { applyFunction } from '../../../src/core/compiler/apply';
import { runtimeNames } from '../../../src/core/compiler/runtime';
import { call, symbol, type Call } from '../../../src/core/expression';
import { functions } from '../../../src/core/functions';
import { math } from '../../../src/core/mathjs';

const reductions = new Set(['sum', 'mean', 'std', 'var', 'count', 'norm']);
const smooth = [...functions.values()].filter(
  ({ name }) => !reductions.has(name) && name !== 'conditional',
);

/** Arguments inside each function's domain, away from kinks. */
const inside: Readonly<Record<string, readonly (readonly number[])[]>> = {
  acosh: [[1.3], [7]],
  asec: [[1.4], [-2.2]],
  acsc: [[1.4], [-2.2]],
  acoth: [[1.5], [-3]],
  asech: [[0.4], [0.9]],
  asin: [[0.3], [-0.8]],
  acos: [[0.3], [-0.8]],
  atanh: [[0.3], [-0.8]],
  atan2: [
    [0.7, -1.2],
    [1.5, 0.4],
  ],
  log: [[0.7], [2.5, 3.1]],
  nthRoot: [[2.4], [1.7, 3], [2.2, 2.6]],
  pow: [
    [1.7, 2.3],
    [0.4, -1.2],
  ],
  huber: [[0.4], [1.7], [0.4, 0.7], [-1.9, 0.7]],
  logsumexp: [
    [0.3, -1.2],
    [0.3, 2, 1],
  ],
  hypot: [
    [0.3, -1.2],
    [1, 2, 3],
  ],
  min: [
    [1, 2],
    [3, -1, 2],
  ],
  max: [
    [1, 2],
    [3, -1, 2],
  ],
};
const ordinary: readonly (readonly number[])[] = [[0.7], [1.9]];
const pairs: readonly (readonly number[])[] = [
  [0.7, 1.9],
  [2.4, -1.1],
];

function argumentsOf(name: string, least: number): readonly (readonly number[])[] {
  return inside[name] ?? (least === 1 ? ordinary : pairs);
}

const names = ['p', 'q', 'r'];

/** The value of the table's partial at numbers, by the interpreter. */
function partialAt(fn: string, args: readonly number[], i: number): number {
  const node: Call = call(
    fn,
    args.map((_, k) => symbol(names[k]!, 'parameter')),
  );
  const program = {
    parameters: names,
    columns: new Map(),
    rows: 0,
    definitions: [],
    loss: node,
    lossRange: { start: 0, end: 0 },
  };
  return new Evaluator(program, Float64Array.from(args), null).values(partialByRule(node, i))[0]!;
}

describe('each function', () => {
  for (const { name, minArguments } of smooth) {
    for (const args of argumentsOf(name, minArguments)) {
      test(`${name}(${args.join(', ')}): table = dual rule = differences`, () => {
        const value = applyFunction(name, args);
        expect(Number.isFinite(value)).toBe(true);
        const dual = elementary(name, args, value);
        args.forEach((x, i) => {
          const partial = partialAt(name, args, i);
          expect(partial).toBeCloseTo(dual[i]!, 11);
          const h = 1e-6 * Math.max(1, Math.abs(x));
          const at = (moved: number): number =>
            applyFunction(
              name,
              args.map((old, k) => (k === i ? moved : old)),
            );
          expect(Math.abs((at(x + h) - at(x - h)) / (2 * h) - partial)).toBeLessThan(
            1e-7 * Math.max(1, Math.abs(partial)),
          );
        });
      });
    }
  }

  for (const { name, minArguments } of smooth.filter(
    entry => entry.mathjsDerivative && entry.minArguments === 1,
  )) {
    test(`mathjs derives ${name} as the table does`, () => {
      const text = name === 'unaryMinus' ? '-p' : `${name}(p)`;
      const derived = parseOwn(math.derivative(text, 'p', { simplify: false }).toString(), id =>
        symbol(id, 'parameter'),
      );
      const program = {
        parameters: names,
        columns: new Map(),
        rows: 0,
        definitions: [],
        loss: derived,
        lossRange: { start: 0, end: 0 },
      };
      for (const args of argumentsOf(name, minArguments).filter(({ length }) => length === 1)) {
        const [byMathjs] = new Evaluator(program, Float64Array.of(args[0]!, 0, 0), null).values(
          derived,
        );
        expect(byMathjs).toBeCloseTo(partialAt(name, args, 0), 10);
      }
    });
  }

  for (const entry of functions.values()) {
    test(`${entry.name} has all its texts`, () => {
      const args = names.slice(0, Math.max(entry.minArguments, 1));
      expect(entry.meaning).toMatch(/\.$/);
      for (const spelled of [entry.latex(args), entry.numpy(args), entry.pytorch(args)]) {
        expect(spelled).not.toMatch(/undefined|NaN/);
        expect(spelled.split('(').length).toBe(spelled.split(')').length);
      }
      if (reductions.has(entry.name)) return;
      // Code uses nothing but its arguments, Math and the runtime.
      const words = entry.code(args).match(/[$A-Za-z_][\w$.]*/g) ?? [];
      const allowed = (word: string): boolean =>
        args.includes(word) || word.startsWith('Math.') || runtimeNames.includes(word);
      expect(words.filter(word => !allowed(word))).toEqual([]);
    });
  }
});

describe('where there is a kink in words', () => {
  // A conditional's own condition has the sides.
  const kinked = [...functions.values()].filter(
    ({ kink, name }) => kink !== undefined && name !== 'conditional',
  );
  test.each(kinked.map(entry => [entry.name, entry] as const))(
    '%s tells its sides apart',
    (name, { side, parameters }) => {
      const sideAt = (x: number): number | undefined => {
        const args = [x, 0.5].slice(0, parameters.length);
        return side?.(args, applyFunction(name, args));
      };
      expect(sideAt(-1.5)).not.toBe(sideAt(1.5));
    },
  );
});

describe('values far out and at the edges', () => {
  const cases: readonly (readonly [string, readonly number[], number])[] = [
    ['sigmoid', [-1000], 0], ['sigmoid', [1000], 1], ['softplus', [1000], 1000], ['softplus', [-1000], 0],
    ['logsumexp', [1000, 1000], 1000 + Math.LN2], ['logsumexp', [-1000, -1001], -1000 + Math.log1p(Math.exp(-1))],
    ['coth', [400], 1], ['csch', [800], 0], ['hypot', [1e200, 1e200], Math.SQRT2 * 1e200], ['cbrt', [-8], -2],
    ['nthRoot', [-32, 5], -2], ['nthRoot', [16], 4], ['acosh', [1e300], Math.log(2e300 / 1e150) + Math.log(1e150)],
    ['log1p', [1e-20], 1e-20], ['expm1', [1e-20], 1e-20], ['relu', [-2], 0], ['relu', [3], 3], ['sign', [-0.1], -1],
    ['huber', [0.5], 0.125], ['huber', [3], 2.5], ['huber', [3, 2], 4], ['log', [8, 2], 3], ['max', [1, 3, 2], 3],
    ['erf', [0.5], 0.5204998778130465], ['erf', [2], 0.9953222650189527], ['erf', [3.5], 0.9999992569016276], ['erf', [-1], -0.8427007929497149],
  ]; // prettier-ignore
  test.each(cases)('%s(%j) = %d', (name, args, expected) => {
    const value = applyFunction(name, args);
    expect(Math.abs(value - expected)).toBeLessThanOrEqual(
      4e-16 * Math.max(Math.abs(expected), 1e-300),
    );
  });

  const outside: readonly (readonly [string, readonly number[]])[] = [
    ['log', [-1]], ['sqrt', [-1]], ['pow', [-8, 1 / 3]], ['nthRoot', [-4]], ['nthRoot', [-4, 4]], ['asin', [2]], ['acosh', [0.5]],
    ['atanh', [2]], ['acoth', [0.5]], ['asec', [0.5]], ['log1p', [-2]], ['relu', [NaN]], ['max', [NaN, 1]], ['min', [1, NaN]],
  ]; // prettier-ignore
  test.each(outside)('%s(%j) is not real', (name, args) => {
    expect(applyFunction(name, args)).toBeNaN();
  });
});
