// A step explains itself for every optimizer and convention, on whatever data: the printed arithmetic gives the printed result, the
// lines lead from g to the trace's own w, and the LaTeX is LaTeX.
import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { explainStep } from '../../../src/core/explain/step';
import { run } from '../run/support';
import { check, pairs } from './support';

const numbers = (count: number, of: (i: number) => number): string =>
  `[${Array.from({ length: count }, (_, i) => of(i)).join(', ')}]`;
const columns = (rows: number): string =>
  `data: {x: ${numbers(rows, i => i - 1.5)}, y: ${numbers(rows, i => ((i * 7) % 5) - 1)}}\n`;
const regression = 'yhat = b0 + b1*x\nmean((y - yhat)^2) + 0.1 * b1^2';
const b = 'start: {b0: 0.5, b1: -0.3}\n';

const documents: Readonly<Record<string, readonly [settings: string, loss: string]>> = {
  'no columns': ['start: {x: -1.2, y: 1}\n', '(1 - x)^2 + 3 * (y - x^2)^2'],
  'the full batch': [`${columns(4)}${b}`, regression],
  'the full batch of many rows': [`${columns(12)}${b}`, regression],
  'a batch of two': [`${columns(12)}${b}batch: {size: 2, shuffle: true}\n`, regression],
  'a batch of nine': [`${columns(12)}${b}batch: 9\n`, regression],
  'one row a step': [`${columns(6)}${b}batch: 1\nschedule: {decay: 0.1}\n`, regression],
  'one parameter': ['start: {x: 0.4}\n', 'cosh(x - 1) + x * exp(-x)'],
  'four parameters': [
    'start: {a: 1, b: -1, c: 0.5, d: 2}\n',
    '(a - b)^2 + (b * c - 1)^2 + d^4 + a^2 + c^2',
  ],
};

describe.each(Object.entries(documents))('with %s', (_, [settings, loss]) => {
  it.each(pairs)('%s under %s', (id, convention) => {
    const { session } = run(
      `---\n${settings}optimizer: {${id}: {convention: ${convention}}}\nalpha: 0.01\nsteps: 7\n---\n${loss}\n`,
    );
    for (const t of [1, 3, 7]) {
      const { lines, latex, text, exactText } = explainStep(session, t);
      check(
        lines.filter(({ cells }) => cells.every(({ substitutedExact }) => substitutedExact !== '')),
      );
      const after = lines.filter(({ name }) => name === 'w').at(-1)!;
      expect(after.cells.map(({ exact }) => Number(exact))).toEqual([...session.pointAt(t)]);
      katex.renderToString(latex, { throwOnError: true, strict: 'error', displayMode: true });
      for (const { rule, cells } of lines) {
        katex.renderToString(rule.latex, { throwOnError: true, strict: 'error' });
        expect(rule.latex).not.toMatch(/\\frac|\\left\(/);
        for (const { substituted, result } of cells) {
          katex.renderToString(substituted.latex, { throwOnError: true, strict: 'error' });
          expect(substituted.text).not.toMatch(/[*-]|e[+−]?\d|undefined/);
          expect(text).toContain(result);
        }
      }
      for (const value of session.pointAt(t)) expect(exactText).toContain(`= ${value}`);
    }
  });
});
