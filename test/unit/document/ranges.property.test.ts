// A node's range, cut from the text, parses back to that node (LANGUAGE 2), for random expressions in random layout.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseExpression } from '../../../src/core/document/parse';
import { Problems } from '../../../src/core/document/problems';
import { walkRaw, type Raw } from '../../../src/core/document/raw';
import { split } from '../../../src/core/document/statements';
import { scan } from '../../../src/core/document/tokens';

function parse(text: string): Raw {
  const problems = new Problems();
  const [statement, second] = split(scan(text, 0, text.length, problems), problems);
  const raw = statement && parseExpression(statement.body, statement.range, problems);
  if (!raw || second)
    throw new Error(
      `${JSON.stringify(text)}: ${problems.sorted()[0]?.message ?? 'two statements'}`,
    );
  return raw;
}

const shape = (raw: Raw): unknown =>
  JSON.parse(
    JSON.stringify(raw, (key, value: unknown) => (key.endsWith('ange') ? undefined : value)),
  );

const space = fc.constantFrom('', '', '', ' ', '  ', '\t', '\u00A0');
const name = fc.constantFrom('x', 'y', 'b0', 'theta_1', 'β', 'ŷ', 'e', '𝑥', 'alpha');
const numeral = fc.constantFrom('0', '1', '2.5', '.5', '3.', '1e-3', '2E+4', '10');
const operator = fc.constantFrom(
  '+',
  '-',
  '*',
  '/',
  '^',
  '.*',
  './',
  '.^',
  '<',
  '<=',
  '>',
  '>=',
  '==',
  '!=',
  ' and ',
  ' or ',
);

const expression: fc.Arbitrary<string> = fc.letrec<{ node: string }>(tie => ({
  node: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    name,
    numeral,
    fc.tuple(tie('node'), space, operator, space, tie('node')).map(parts => parts.join('')),
    fc.tuple(space, tie('node'), space).map(([a, node, b]) => `(${a}${node}${b})`),
    fc.tuple(space, tie('node')).map(([a, node]) => `(\n${a}${node} # (\n)`),
    tie('node').map(node => `-${node}`),
    tie('node').map(node => `+ ${node}`),
    tie('node').map(node => `not ${node}`),
    fc
      .tuple(fc.constantFrom('sin', 'f', 'max'), space, tie('node'), tie('node'))
      .map(([fn, a, x, y]) => `${fn}${a}(${x}, ${y})`),
    fc.tuple(tie('node'), tie('node'), tie('node')).map(([c, a, b]) => `(${c}) ? ${a} : ${b}`),
    fc
      .tuple(
        numeral,
        space,
        fc.oneof(
          name,
          tie('node').map(node => `(${node})`),
        ),
      )
      .map(([n, a, x]) =>
        n.endsWith('.') || a !== '' || !x.startsWith('e') ? `${n} ${a}${x}` : `${n} ${x}`,
      ),
    fc.tuple(name, name).map(([a, b]) => `${a} ${b}`),
  ),
})).node;

test('every node’s range parses back to the node', { timeout: 180_000 }, () => {
  let parsed = 0;
  fc.assert(
    fc.property(expression, text => {
      let root: Raw;
      try {
        root = parse(text);
      } catch {
        return; // Not every random text is a sentence of the grammar: a number after a power, for instance.
      }
      parsed += 1;
      walkRaw(root, node => {
        const cut = text.slice(node.range.start, node.range.end);
        // A piece of a text in parentheses may hold line ends, which alone would end the statement.
        expect(shape(parse(`(${cut}\n)`)), cut).toEqual(shape(node));
      });
    }),
    { numRuns: 1000 },
  );
  expect(parsed).toBeGreaterThan(500);
});

test('the tokens of a node are those of its range', () => {
  fc.assert(
    fc.property(name, numeral, (x, n) => {
      const text = `${n} * ${x} + sin(${x})`;
      walkRaw(parse(text), node => {
        const cut = text.slice(node.range.start, node.range.end);
        if (node.kind === 'name') expect(cut).toBe(node.name);
        if (node.kind === 'number') expect(Number(cut)).toBe(node.value);
      });
    }),
  );
});
