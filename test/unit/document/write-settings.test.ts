// Writing settings back: one edit that keeps comments and layout, after which the document says what the panel said.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../src/core/document/read';
import type { Overrides } from '../../../src/core/document/types';
import { writeSettings } from '../../../src/core/document/write-settings';

function written(text: string, overrides: Overrides): string {
  const edits = writeSettings(text, overrides);
  expect(edits.length).toBeLessThanOrEqual(1);
  return edits.reduce(
    (now, { range, text: put }) => now.slice(0, range.start) + put + now.slice(range.end),
    text,
  );
}

const full =
  '---\n# my experiment\nstart: {x: 1, y: 2}   # from here\noptimizer: sgd\nalpha: 0.01 # small\nsteps: 200\n---\nx^2 + y^2\n';

const rows: readonly (readonly [name: string, text: string, overrides: Overrides, after: string])[] = [
  ['nothing', full, {}, full],
  ['steps', full, { steps: 500 }, full.replace('200', '500')],
  ['the same', full, { steps: 200 }, full],
  ['start', full, { start: { x: -1.5, y: 2 } }, full.replace('x: 1,', 'x: -1.5,')],
  ['a block start', '---\nstart:\n  x: 1 # one\n  y: 2\n---\nx+y', { start: { x: 3, y: 4 } }, '---\nstart:\n  x: 3 # one\n  y: 4\n---\nx+y'],
  ['a start with more names', '---\nstart: {x: 1}\n---\nx+y', { start: { x: 1, y: 4 } }, '---\nstart: {x: 1, y: 4}\n---\nx+y'],
  ['a start with other names', '---\nstart: {z: 1}\nsteps: 3\n---\nx', { start: { x: 1 } }, '---\nstart: {x: 1}\nsteps: 3\n---\nx'],
  ['a random start', '---\nstart: random\n---\nx', { start: { x: 1 } }, '---\nstart: {x: 1}\n---\nx'],
  ['no settings', 'x^2', { steps: 7 }, '---\nsteps: 7\n---\nx^2'],
  ['no settings, CRLF and mark', '\uFEFFx^2\r\ny', { steps: 7 }, '\uFEFF---\r\nsteps: 7\r\n---\r\nx^2\r\ny'],
  ['CRLF', '---\r\nalpha: 1\r\n---\r\nx\r\n', { steps: 7 }, '---\r\nalpha: 1\r\nsteps: 7\r\n---\r\nx\r\n'],
  ['comments only', '---\n# none yet\n---\nx', { seed: 3 }, '---\n# none yet\nseed: 3\n---\nx'],
  ['batch', '---\nbatch: 1 # one\n---\nx', { batch: { size: 2, shuffle: true, seed: 7, drop: false } }, '---\nbatch: {size: 2, shuffle: true, seed: 7} # one\n---\nx'],
  ['full batch', '---\nbatch:\n  size: 2\nsteps: 1\n---\nx', { batch: { size: null, shuffle: false, drop: false } }, '---\nbatch: full\nsteps: 1\n---\nx'],
  ['schedule', '---\nsteps: 1\n---\nx', { schedule: { name: 'step', constants: { factor: 0.5, every: 10 } } }, '---\nsteps: 1\nschedule: {step: {factor: 0.5, every: 10}}\n---\nx'],
  ['schedule by expression', '---\nschedule: cosine\n---\nx', { schedule: { expression: 't < 9 ? alpha0 : k', constants: { k: 0.1 } } }, '---\nschedule: {expression: "t < 9 ? alpha0 : k", k: 0.1}\n---\nx'],
  ['schedule taken away', '---\nschedule: {decay: 0.1} # slow\nsteps: 1\n---\nx', { schedule: null }, '---\nsteps: 1\n---\nx'],
  ['schedule taken away, the last', '---\nsteps: 1\nschedule: cosine\n---\nx', { schedule: null }, '---\nsteps: 1\n---\nx'],
  ['alpha at the top', full, { runs: [{ optimizer: 'sgd', hyperparameters: { alpha: 0.5 }, from: 0 }] }, full.replace('0.01', '0.5')],
  ['alpha of a run of its own', '---\noptimizer: {adam: {alpha: 0.1}}\n---\nx', { runs: [{ optimizer: 'adam', hyperparameters: { alpha: 0.2, beta1: 0.8 }, from: 0 }] }, '---\noptimizer: {adam: {alpha: 0.2, beta1: 0.8}}\n---\nx'],
  ['alpha with no settings', 'x', { runs: [{ optimizer: 'sgd', hyperparameters: { alpha: 0.5 }, from: 0 }] }, '---\nalpha: 0.5\n---\nx'],
  ['alpha of one of several', '---\nalpha: 0.1\noptimizers: [sgd, adam]\n---\nx', { runs: [{ optimizer: 'sgd', hyperparameters: {}, from: 0 }, { optimizer: 'adam', hyperparameters: { alpha: 0.2 }, from: 1 }] }, '---\nalpha: 0.1\noptimizers: [sgd, {adam: {alpha: 0.2}}]\n---\nx'],
  ['alpha in a block list', '---\noptimizers:\n  - sgd # plain\n  - adam:\n      alpha: 0.1\n---\nx', { runs: [{ optimizer: 'sgd', hyperparameters: { alpha: 1 }, from: 0 }, { optimizer: 'adam', hyperparameters: { alpha: 0.2, beta1: 0.5 }, from: 1 }] }, '---\noptimizers:\n  - sgd: {alpha: 1} # plain\n  - adam:\n      alpha: 0.2\n      beta1: 0.5\n---\nx'],
  ['an added run', full, { runs: [{ optimizer: 'sgd', hyperparameters: {}, from: 0 }, { optimizer: 'adam', hyperparameters: { alpha: 0.1 }, label: 'fast one' }] }, full.replace('optimizer: sgd', 'optimizers: [sgd, {adam: {alpha: 0.1, label: fast one}}]')],
  ['added to nothing', 'x', { runs: [{ optimizer: 'sgd', hyperparameters: {}, from: 0 }, { optimizer: 'lion', hyperparameters: {} }] }, '---\noptimizers: [sgd, lion]\n---\nx'],
  ['another one run', 'x', { runs: [{ optimizer: 'lion', hyperparameters: {} }] }, '---\noptimizer: lion\n---\nx'],
  ['a removed run', '---\noptimizers: [sgd, adam, lion]\n---\nx', { runs: [{ optimizer: 'sgd', hyperparameters: {}, from: 0 }, { optimizer: 'lion', hyperparameters: {}, from: 2 }] }, '---\noptimizers: [sgd, lion]\n---\nx'],
  ['removed and added in a block', '---\noptimizers:\n  - sgd\n  - own: # mine\n      equations: |\n        w = w - alpha * g\nsteps: 3\n---\nx', { runs: [{ optimizer: 'own', hyperparameters: {}, from: 1 }, { optimizer: 'adam', hyperparameters: {} }] }, '---\noptimizers:\n  - own: # mine\n      equations: |\n        w = w - alpha * g\n  - adam\nsteps: 3\n---\nx'],
  ['added to a block of one', '---\noptimizer:\n  own:\n    equations: |\n      w = w - alpha * g\n---\nx', { runs: [{ optimizer: 'own', hyperparameters: {}, from: 0 }, { optimizer: 'adam', hyperparameters: {} }] }, '---\noptimizers:\n  - own:\n      equations: |\n        w = w - alpha * g\n  - adam\n---\nx'],
  ['a label', '---\noptimizer: adam\n---\nx', { runs: [{ optimizer: 'adam', hyperparameters: {}, label: 'yes: no', from: 0 }] }, '---\noptimizer: {adam: {label: "yes: no"}}\n---\nx'],
  ['settings that can’t be read', '---\nalpha: 0.1\nalpha: 2\n---\nx', { steps: 3 }, '---\nalpha: 0.1\nalpha: 2\n---\nx'],
  ['unclosed settings', '---\nalpha: 0.1\nx', { steps: 3 }, '---\nalpha: 0.1\nx'],
]; // prettier-ignore

for (const [name, text, overrides, after] of rows) {
  test(name, () => {
    expect(written(text, overrides)).toBe(after);
    // A second writing has nothing left to do.
    const again = { ...overrides, runs: undefined };
    expect(written(after, again)).toBe(after);
  });
}

describe('reading again gives what was written', () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
  const overrides = fc.record(
    {
      start: fc.record({ x: finite, y: finite }),
      steps: fc.nat(100_000),
      seed: fc.nat(),
      batch: fc.record(
        {
          size: fc.option(fc.integer({ min: 1, max: 99 })),
          shuffle: fc.boolean(),
          drop: fc.boolean(),
        },
        { requiredKeys: ['size', 'shuffle', 'drop'] },
      ),
      schedule: fc.oneof(
        fc.record({ name: fc.constantFrom('decay', 'cosine'), constants: fc.record({}) }),
        fc.record({
          expression: fc.constantFrom('alpha0 / t', 't < 3 ? 1 : 2'),
          constants: fc.record({ k: finite }),
        }),
      ),
    },
    { requiredKeys: [] },
  );
  const texts = [
    full,
    'x + y',
    '\uFEFF# c\r\n---\r\nsteps: 1\r\n---\r\nx + y',
    '---\n{steps: 1, alpha: 2}\n---\nx + y',
    '---\nstart:\n  x: 1\n\n  # then y\n  y: 2\nbatch: {size: 1}\nschedule:\n  decay: 1\n---\nx + y',
  ];

  test('for any overrides of any document', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), overrides, (text, wanted) => {
        const { settings, problems } = readDocument(written(text, wanted));
        expect(problems.filter(({ code }) => code !== 'no-columns')).toEqual([]);
        if (wanted.steps !== undefined) expect(settings.steps!.value).toBe(wanted.steps);
        if (wanted.seed !== undefined) expect(settings.seed!.value).toBe(wanted.seed);
        if (wanted.batch)
          expect(settings.batch!.value).toMatchObject({
            size: wanted.batch.size,
            shuffle: wanted.batch.shuffle,
            drop: wanted.batch.drop,
          });
        if (wanted.start) {
          const start = settings.start!.value;
          if (start.kind !== 'values') throw new Error('No values');
          expect([start.values.x!.value + 0, start.values.y!.value + 0]).toEqual([
            wanted.start.x + 0,
            wanted.start.y + 0,
          ]);
        }
        if (wanted.schedule)
          expect(settings.schedule!.value).toMatchObject(
            'expression' in wanted.schedule
              ? { text: wanted.schedule.expression }
              : { name: wanted.schedule.name },
          );
      }),
      { numRuns: 200 },
    );
  });
});
