// The report: what it holds, and that nothing of a document becomes markup in it.
import { describe, expect, it } from 'vitest';
import { reportText } from '../../../src/core/export/markdown';
import { exported } from './support';

describe('the report', () => {
  const { prepared, runs } = exported(
    '---\nstart: {x: 2, y: 1}\nalpha: 0.1\nsteps: 30\noptimizers: [{sgd: {label: "a|b <i>"}}, adam]\n---\n# a comment with ``` in it\nx^2 + 3*y^2\n',
  );
  const text = reportText(prepared, runs);

  it('has the loss, its gradient, the comparison and the first step', () => {
    for (const part of [
      'f(x, y) = x^{2} + 3y^{2}',
      '\\frac{\\partial f}{\\partial x} = 2x',
      '| Adam | 0.1 | 30 | 30 |',
      '### The first step',
      'Adam moved x by',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('keeps labels and the document’s text from being markup', () => {
    expect(text).toContain('a\\|b \\<i\\>');
    expect(text).toContain('````loss\n');
  });
});
