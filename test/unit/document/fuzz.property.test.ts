// No text of any kind throws, hangs or passes a limit; what is told stands inside the text.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkEquations, checkSchedule } from '../../../src/core/document/equations';
import { excerpt } from '../../../src/core/document/excerpt';
import { dataFileNamed, readDocument } from '../../../src/core/document/read';
import {
  completionsAt,
  definitionAt,
  hoverAt,
  renameAt,
  signatureAt,
  symbolsOf,
} from '../../../src/core/document/services';
import { writeSettings } from '../../../src/core/document/write-settings';
import { expectSentence } from './marked';

const pieces = [
  'x', 'y', 'b0', 'sum', 'mean', 'max', 'f', 'loss', 'pi', 'e', '1', '2.5', '0x1', '1e', '(', ')', '[', ']', '{', '}', ',', ';', ':', '?', '=', '==', '<', '+', '-', '*', '/', '^', '.*', '.', '!', "'", '"', '%',
  '|', '&', '#', '\n', '\r\n', ' ', '\t', '---\n', '---', 'start: {x: 1}\n', 'data: {x: [1, 2]}\n', 'alpha: 0.1\n', 'optimizers:\n', '  - adam\n', '  - own:\n      equations: |\n        w = w - g\n', '&a', '*a', '!!map', '~', '×', '²', '√',
  '−', '\uFEFF', '\u200B', '😀', '__proto__', 'constructor', 'import', 'and', 'not', 'in', 'data: p.csv\n', '- ', '`', '```loss\n', '\\', '\0', '\uD800', 'schedule: t > 1 ? a : b\n', 'f(x) = ', 'x = [1, 2]\n', 'true', '1_000', '$', '~', '>>>',
]; // prettier-ignore

const anyText = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map(list => list.join('')),
  },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.constantFrom(...pieces), { maxLength: 25 })
      .map(list => `---\n${list.join('')}\n---\nx^2`),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) },
);

// A loaded machine is no failure.
const patience = { timeout: 180_000 };

const data = { path: 'p.csv', text: 'x,y\n1,2\n3,4\n' };

test(
  'reading tells problems inside the text and has a program exactly without errors',
  patience,
  () => {
    fc.assert(
      fc.property(anyText, text => {
        const document = readDocument(text, { data });
        const errors = document.problems.filter(({ severity }) => severity === 'error');
        expect(document.program === undefined).toBe(errors.length > 0);
        for (const problem of document.problems) {
          expect(problem.range.start).toBeGreaterThanOrEqual(0);
          expect(problem.range.end).toBeLessThanOrEqual(Math.max(1, text.length));
          expect(problem.range.start).toBeLessThanOrEqual(problem.range.end);
          expectSentence(problem);
        }
        for (const { name, range } of document.occurrences)
          expect(text.slice(range.start, range.end).replace(/^["']|["']$/g, '')).toBe(name);
        dataFileNamed(text);
      }),
      { numRuns: 1500 },
    );
  },
);

test('services, excerpts and writing never throw', patience, () => {
  fc.assert(
    fc.property(anyText, fc.nat(400), (text, offset) => {
      const at = Math.min(offset, text.length);
      const document = readDocument(text);
      hoverAt(document, at);
      completionsAt(document, at);
      definitionAt(document, at);
      signatureAt(document, at);
      symbolsOf(document);
      const rename = renameAt(document, at);
      rename?.to('renamed');
      const found = excerpt(text, { languageId: 'markdown', cursor: at });
      if (found)
        for (let i = 0; i < found.text.length; i++)
          expect(text[found.locate(i)]).toBe(found.text[i]);
      for (const edit of writeSettings(text, { steps: 7, start: { x: 1 } }))
        expect(edit.range.start).toBeLessThanOrEqual(edit.range.end);
    }),
    { numRuns: 600 },
  );
});

test('equations and schedules never throw', patience, () => {
  fc.assert(
    fc.property(anyText, text => {
      checkEquations({
        state: { m: text, v: 0 },
        hyperparameters: ['alpha', 'beta'],
        equations: text,
        locate: offset => offset,
      });
      checkSchedule(text, ['k'], ['alpha', 'beta'], offset => offset);
    }),
    { numRuns: 1500 },
  );
});

test('hostile texts end soon', patience, () => {
  const hostile: readonly string[] = [
    '('.repeat(500_000),
    '['.repeat(500_000),
    '{'.repeat(500_000),
    'x'.repeat(1_000_000),
    '1'.repeat(1_000_000),
    '|'.repeat(200_000),
    '"'.repeat(200_000),
    'x = ['.repeat(50_000),
    'a\n'.repeat(500_000),
    'x^2;'.repeat(250_000),
    `x = [${'1,'.repeat(500_000)}]\nsum(b*x)`,
    `---\n${'- '.repeat(100_000)}\n---\nx`,
    `---\nstart: ${'{a: '.repeat(50_000)}\n---\nx`,
    `---\na: &a [x]\n${Array.from({ length: 30 }, (_, i) => `b${i}: &b${i} [${i ? `*b${i - 1}, *b${i - 1}` : '*a, *a'}]`).join('\n')}\n---\nx`,
    `---\n${Array.from({ length: 200 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')}\n---\nx`,
    `---\nstart: {${Array.from({ length: 20_000 }, (_, i) => `a${i}: ${i}`).join(', ')}}\n---\nx`,
    '---\n'.repeat(100_000),
    '%'.repeat(300_000),
    'x(y'.repeat(50_000),
    ' '.repeat(1_000_000),
    '\n'.repeat(1_000_000),
    `# ${'-'.repeat(1_000_000)}`,
    'f(x) = f(x)\n'.repeat(2_000),
  ];
  for (const text of hostile) {
    const before = performance.now();
    const document = readDocument(text);
    completionsAt(document, Math.min(10, text.length));
    expect(performance.now() - before, text.slice(0, 40)).toBeLessThan(20_000);
    expect(
      document.program === undefined ||
        document.problems.every(({ severity }) => severity !== 'error'),
    ).toBe(true);
  }
});
