// Random losses from the whole grammar, as text: parameters a, b, c, columns u, v, definitions, functions, reductions, conditionals.

import fc from 'fast-check';
import { functions } from '../../../src/core/functions';

/** Names taken by operators and reductions, which have forms of their own here. */
const written = new Set([
  'add', 'subtract', 'multiply', 'divide', 'unaryMinus', 'pow', 'smaller', 'smallerEq', 'larger', 'largerEq', 'equal',
  'unequal', 'and', 'or', 'not', 'conditional', 'sum', 'mean', 'std', 'var', 'count', 'norm',
]); // prettier-ignore

const calls = [...functions.values()].filter(({ name }) => !written.has(name));

const literal = fc.constantFrom('1', '2', '3', '0.5', '1.7', '0.25', '10', 'pi');
const exponent = fc.constantFrom('2', '3', '4', '-1', '0.5', '1.5', '(1/3)', '-2');

/** Text of an expression; `leaves` are the names it may use, `reducible` whether reductions of rows may stand in it. */
function expression(leaves: readonly string[], rowLeaves: readonly string[]): fc.Arbitrary<string> {
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
          .tuple(
            self,
            fc.constantFrom('<', '<=', '>', '>='),
            self,
            fc.constantFrom('', ' and a < 3', ' or b > 1'),
            self,
            self,
          )
          .map(([x, sign, y, more, a, b]) => `(${x} ${sign} ${y}${more} ? ${a} : ${b})`),
      },
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
        ...(rowLeaves.length > 0 ? [{ weight: 5, arbitrary: reductions }] : []),
      ),
    };
  }).node;
}

/** A loss of a, b, c without data, with a definition it uses. */
export const plainLoss: fc.Arbitrary<string> = fc
  .tuple(expression(['a', 'b'], []), expression(['a', 'b', 'c', 'd'], []))
  .map(
    ([definition, loss]) => `d = ${definition} + a\n${loss} + 0.1 * (a^2 + b^2 + c^2) + 0.5 * d`,
  );

/** A loss over the columns u and v. */
export const dataLoss: fc.Arbitrary<string> = fc
  .tuple(expression(['a', 'b', 'u', 'v'], []), expression(['a', 'b', 'c'], ['u', 'v', 'r']))
  .map(([row, loss]) => `r = ${row} + a * u\n${loss} + mean((r - v)^2) + 0.1 * (a^2 + b^2 + c^2)`);

export const columns = {
  u: [0.3, -1.2, 2.1, 0.9, -0.4, 1.6, 0.05],
  v: [1.1, 0.4, -0.7, 2.3, 0.6, -1.5, 0.8],
};

/** Evenly from -3 to 3, never 0 (fc.double draws evenly from the floats, of which most are next to 0). */
const coordinate = fc.integer({ min: -30_000, max: 30_000 }).map(n => (n + 0.5) / 1e4);
export const point = fc.tuple(coordinate, coordinate, coordinate).map(p => Float64Array.from(p));
