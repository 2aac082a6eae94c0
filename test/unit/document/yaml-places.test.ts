// The places of characters in quoted and folded values of the settings: what a problem points at is what the problem names.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isScalar, parseDocument, type Scalar } from 'yaml';
import { prepare } from '../../../src/core/experiment';
import { placesOf } from '../../../src/core/document/yaml-places';

const said = (yaml: string): { readonly source: string; readonly node: Scalar } => {
  const node = parseDocument(yaml).contents;
  if (!isScalar(node)) throw new Error('no scalar');
  const [start, end] = node.range;
  return { source: yaml.slice(start, end), node };
};

/** What stands in the text where the problem is told. */
const pointedAt = (schedule: string): string => {
  const text = `---\nschedule: ${schedule}\nalpha: 0.1\n---\nx^2\n`;
  const { start, end } = prepare(text).problems[0]!.range;
  return text.slice(start, end);
};

describe('an unknown name in a schedule is pointed at', () => {
  test.each([
    ['plain', 'alpha0 / (1 + tt)'],
    ['plain, on two lines', 'alpha0 /\n   (1 + tt)'],
    ['in double quotes', '"alpha0 / (1 + tt)"'],
    ['in double quotes, on two lines', '"alpha0 /\n   (1 + tt)"'],
    ['behind an escape', '"alpha0 \\x2f (1 + tt)"'],
    ['behind an escaped line end', '"alpha0 / \\\n   (1 + tt)"'],
    ['in single quotes, on two lines', "'alpha0 /\n\n   (1 + tt)'"],
    ['folded', '>\n   alpha0 /\n   (1 + tt)'],
    ['folded, with Windows line ends', '>\r\n   alpha0 /\r\n   (1 + tt)'],
    ['in a block', '|\n   alpha0 / (1 + tt)'],
    ['in a map', '{expression: "alpha0 \\x2f (1 + tt)", k: 1}'],
  ])('%s', (_, schedule) => {
    expect(pointedAt(schedule)).toBe('tt');
  });
});

describe('each character of a value is found where it is written', () => {
  const signs = fc.constantFrom('a', 'b', '+', ' ', ' ', '\n', "'", '"', '\\', '\t', 'β', '𝑥');
  const text = fc.array(signs, { minLength: 1, maxLength: 30 }).map(all => all.join(''));
  const style = fc.constantFrom('QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED');
  test('in every style of YAML', () => {
    fc.assert(
      fc.property(text, style, (value, type) => {
        const document = parseDocument('');
        const scalar = document.createNode(value) as Scalar;
        scalar.type = type;
        document.contents = scalar as never;
        const { source, node } = said(document.toString({ lineWidth: 20 }));
        const places = placesOf(source, String(node.value), node.type);
        let i = 0;
        for (const sign of String(node.value)) {
          const written = source.slice(places[i], places[i + sign.length]);
          if (!/[\s"\\]/.test(sign))
            expect(written).toMatch(sign === '+' ? /^\+/ : new RegExp(`^${sign}`, 'u'));
          i += sign.length;
        }
        expect(places).toHaveLength(i + 1);
      }),
      { numRuns: 500 },
    );
  });
});
