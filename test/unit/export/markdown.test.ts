// The report: what it holds in either dialect, that its tables line up, and that nothing of a document becomes markup in it.
import { describe, expect, it } from 'vitest';
import { reportText } from '../../../src/core/export/markdown';
import { exported } from './support';

const report = (text: string, how?: 'typeset' | 'plain'): string => {
  const { prepared, runs } = exported(text);
  return reportText(prepared, runs, how);
};

const race =
  '---\nstart: {x: 2, y: 1}\nalpha: 0.1\nsteps: 30\noptimizers: [{sgd: {label: "a|b <i>"}}, adam]\n---\n# a comment with ``` in it\nx^2 + 3*y^2\n';

const batches =
  '---\ndata: {x: [1, 2, 3], y: [1, 3, 2]}\nbatch: {size: 2, shuffle: true, seed: 7}\nschedule: {decay: 0.02}\nsteps: 4\nalpha: 0.1\n---\nmean((y - b0 - b1*x)^2)\n';

describe('the report', () => {
  const text = report(race);

  it('has the loss, its gradient, the comparison, its terms and the first step', () => {
    for (const part of [
      'f(x, y) = x^{2} + 3y^{2}',
      '\\frac{\\partial f}{\\partial x} = 2x',
      'Gradient checked.',
      'Same start (2, 1) and the same 30 steps, 30 gradient evaluations each.',
      '### The first step',
      'Adam moved x by',
      '$\\varepsilon = 10^{-8}$',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toMatch(/^\| Adam +\| 0\.1 \| +30 \| +30 \|.*\| Still descending \|$/m);
  });

  it('keeps labels and the document’s text from being markup', () => {
    expect(text).toContain('a\\|b \\<i\\>');
    expect(text).toContain('````loss\n');
  });

  it('of one run has a result, and says schedule and batches with their numbers', () => {
    const one = report(batches);
    expect(one).toContain('## Result');
    expect(one).toContain('$\\mathrm{decay} = 0.02$');
    expect(one).toContain('The same batches of 2, shuffled from seed 7.');
  });

  it('names twelve of many parameters and counts the rest', () => {
    const names = Array.from({ length: 20 }, (_, i) => `w${i}`);
    const many = report(`---\nsteps: 2\n---\n${names.map(name => `${name}^2`).join(' + ')}\n`);
    expect(many.match(/\\frac\{\\partial f\}/g)).toHaveLength(12);
    expect(many).toContain('And 8 more.');
  });
});

describe('the report for who sees its source', () => {
  const text = report(race, 'plain');

  it('has no LaTeX: formulas and steps stand as the language writes them', () => {
    expect(text).not.toMatch(/\\(?!\||<|>)|\$/);
    for (const line of [
      '    f(x, y) = x^2 + 3 * y^2',
      '    ∂f/∂x = 2 * x',
      '    w = w - alpha / sqrt(vhat + epsilon) * mhat',
      '      x  2.000 − 0.1·4.000 = 1.600',
    ])
      expect(text.split('\n')).toContain(line);
    expect(report(batches, 'plain')).toContain(
      'Schedule: `alpha = alpha0 / (1 + decay * batch)` with decay = 0.02.',
    );
  });

  it('has tables that line up', () => {
    const tables = text.split('\n\n').filter(part => part.startsWith('|'));
    expect(tables.length).toBeGreaterThan(2);
    for (const table of tables) {
      const widths = table.split('\n').map(line => Array.from(line).length);
      expect(new Set(widths).size).toBe(1);
    }
  });
});
