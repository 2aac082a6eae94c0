// What a step did, in one sentence: the words of UI 6, and numbers written as UI 5 says.

import { describe, expect, it } from 'vitest';
import { stepSentence } from '../../../src/core/explain/sentence';

const moved = (lossBefore: number, lossAfter: number): string =>
  stepSentence({
    title: 'Adam',
    step: 72,
    parameters: ['x', 'y'],
    before: Float64Array.of(-0.6105, 0.3717),
    after: Float64Array.of(-0.603267, 0.3607),
    lossBefore,
    lossAfter,
  });

describe('The sentence of a step', () => {
  it('is the one of the design', () => {
    expect(moved(2.5943, 2.572)).toBe(
      'Adam moved x by +0.007233 and y by −0.01100. The loss fell from 2.594 to 2.572 (−0.86 %).',
    );
  });

  it.each([
    [1, 4.4, '4.4 times as high'],
    [2, 2.24, '+12 %'],
    [1, 4.61e10, '4.6×10¹⁰ times as high'],
    [1e-300, 1e300, '∞ times as high'],
  ])('says how a rise from %d to %d compares', (before, after, words) => {
    expect(moved(before, after)).toContain(`(${words})`);
  });
});
