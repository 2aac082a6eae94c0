// Random losses from the whole grammar, as text: parameters a, b, c, columns u, v, definitions, functions, reductions, conditionals.

import fc from 'fast-check';
import { functions } from '../../../src/core/functions';

/** Names taken by operators and reductions, which have forms of their own here. */
const written = new Set([
  'add', 'subtract', 'multiply', 'divide', 'unaryMinus', 'pow', 'smaller', 'smallerEq', 'larger', 'largerEq', 'equal',
  'unequal', 'and', 'or', 'not', 'conditional', 'sum', 'mean', 'std', 'var', 'count', 'norm',
]); // prettier-ignore

const calls = [...functions.values()].filter(({ name }) => !written.has(name));

const literal = fc.constantFrom('1', '2', '3', '0.5', '1.7', '0.25', '10', 'pi', 'e', 'tau');
const exponent = fc.constantFrom('2', '3', '4', '-1', '0.5', '1.5', '(1/3)', '-2');

/**
 * Text of an expression.
 * @param leaves names it may use
 * @param rowLeaves names it may use inside reductions; without any there are no reductions
 * @param own functions of the document, of one argument
 */
function expression(
  leaves: readonly string[],
  rowLeaves: readonly string[],
  own: readonly string[] = [],
): fc.Arbitrary<string> {
  const leaf = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...leaves) },
    { weight: 1, arbitrary: literal },
  );
  return fc.letrec<{ node: string; row: string }>(tie => {
    const forms = (self: fc.Arbitrary<string>): fc.WeightedArbitrary<string>[] => [
      {
        weight: 6,
        arbitrary: fc
          .tuple(self, fc.constantFrom('+', '-', '*', '/'), self)
          .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
      },
      { weight: 2, arbitrary: fc.tuple(self, exponent).map(([a, n]) => `(${a})^${n}`) },
      { weight: 1, arbitrary: fc.tuple(self, self).map(([a, b]) => `(${a})^(${b})`) },
      { weight: 1, arbitrary: self.map(a => `(-${a})`) },
      {
        weight: 6,
        arbitrary: fc.constantFrom(...calls).chain(({ name, minArguments, maxArguments }) => {
          const least = name === 'min' || name === 'max' ? 2 : minArguments;
          const most = Math.min(maxArguments, 3);
          return fc
            .array(self, { minLength: least, maxLength: Math.max(least, most) })
            .map(args => `${name}(${args.join(', ')})`);
        }),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(condition(self), self, self)
          .map(([holds, a, b]) => `(${holds} ? ${a} : ${b})`),
      },
      // A truth value is 1 or 0.
      { weight: 1, arbitrary: condition(self).map(holds => `(${holds})`) },
      ...own.map(name => ({ weight: 3, arbitrary: self.map(a => `${name}(${a})`) })),
    ];
    const rowLeaf = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...rowLeaves, ...leaves) },
      { weight: 1, arbitrary: literal },
    );
    const reductions = fc
      .tuple(fc.constantFrom('sum', 'mean', 'norm', 'std', 'var', 'min', 'max'), tie('row'))
      .map(([op, body]) => `${op}(${body} * ${rowLeaves[0] ?? ''})`);
    return {
      row: fc.oneof({ depthSize: 'small', withCrossShrink: true }, rowLeaf, ...forms(tie('row'))),
      node: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        ...forms(tie('node')),
        ...(rowLeaves.length > 0
          ? [
              { weight: 5, arbitrary: reductions },
              { weight: 1, arbitrary: fc.constantFrom(...rowLeaves).map(name => `count(${name})`) },
            ]
          : []),
      ),
    };
  }).node;
}

/** A comparison, a chain of two, or one joined with another or turned round. */
function condition(self: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const sign = fc.constantFrom('<', '<=', '>', '>=', '==', '!=');
  const plain = fc.tuple(self, sign, self).map(([x, sign, y]) => `${x} ${sign} ${y}`);
  return fc.oneof(
    { weight: 3, arbitrary: plain },
    { weight: 1, arbitrary: plain.map(text => `${text} and a < 3`) },
    { weight: 1, arbitrary: plain.map(text => `${text} or b > 1`) },
    { weight: 1, arbitrary: plain.map(text => `not (${text})`) },
    { weight: 1, arbitrary: fc.tuple(self, self).map(([x, y]) => `-1 < ${x} <= ${y}`) },
  );
}

/** A loss of a, b, c without data, with definitions within one another and a function that it uses. */
export const plainLoss: fc.Arbitrary<string> = fc
  .tuple(
    expression(['z', 'a'], []),
    expression(['a', 'b'], [], ['f']),
    expression(['a', 'b', 'd'], []),
    expression(['a', 'b', 'c', 'd', 'k'], [], ['f']),
  )
  .map(
    ([f, d, k, loss]) =>
      `f(z) = ${f} + 0.1 * z\nd = ${d} + a\nk = ${k} - 0.2 * d\n` +
      `${loss} + 0.1 * (a^2 + b^2 + c^2) + 0.5 * k + f(b)`,
  );

/** A loss over the columns u and v. */
export const dataLoss: fc.Arbitrary<string> = fc
  .tuple(
    expression(['z', 'b'], []),
    expression(['a', 'b', 'u', 'v'], [], ['f']),
    expression(['a', 'b', 'c'], ['u', 'v', 'r'], ['f']),
  )
  .map(
    ([f, row, loss]) =>
      `f(z) = ${f} + 0.1 * z\nr = ${row} + a * u\n` +
      `${loss} + mean((f(r) - v)^2) + 0.1 * (a^2 + b^2 + c^2)`,
  );

export const columns = {
  u: [0.3, -1.2, 2.1, 0.9, -0.4, 1.6, 0.05],
  v: [1.1, 0.4, -0.7, 2.3, 0.6, -1.5, 0.8],
};

/** Evenly from -3 to 3, never 0 (fc.double draws evenly from the floats, of which most are next to 0). */
const coordinate = fc.integer({ min: -30_000, max: 30_000 }).map(n => (n + 0.5) / 1e4);
export const point = fc.tuple(coordinate, coordinate, coordinate).map(p => Float64Array.from(p));
