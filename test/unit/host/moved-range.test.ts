// The range of a formula in someone else's document, while that document is edited.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movedRange, movedRanges, type Edit } from '../../../src/host/moved-range';

const range = { start: 10, end: 20 };
const edit = (offset: number, length: number, inserted: number): Edit => ({
  offset,
  length,
  inserted,
});

describe('movedRange', () => {
  it.each([
    ['moves with what is typed before it', edit(3, 0, 4), { start: 14, end: 24 }],
    ['stays for what is typed after it', edit(25, 0, 4), range],
    ['grows with what is typed inside', edit(12, 0, 4), { start: 10, end: 24 }],
    ['takes in what is typed at its start', edit(10, 0, 4), { start: 10, end: 24 }],
    ['takes in what is typed at its end', edit(20, 0, 4), { start: 10, end: 24 }],
    ['shrinks with what is deleted inside', edit(12, 3, 0), { start: 10, end: 17 }],
    ['keeps what a deletion across its start leaves', edit(5, 10, 0), { start: 5, end: 10 }],
    ['keeps what a deletion across its end leaves', edit(15, 10, 0), { start: 10, end: 15 }],
    ['is empty where all of it was deleted', edit(5, 20, 0), { start: 5, end: 5 }],
    ['follows a replacement of exactly itself', edit(10, 10, 3), { start: 10, end: 13 }],
  ])('%s', (_, change, moved) => {
    expect(movedRange(range, change)).toEqual(moved);
  });

  it('never turns around and never leaves the text', () => {
    const numbers = fc.nat(40);
    fc.assert(
      fc.property(numbers, numbers, numbers, numbers, numbers, (a, b, offset, length, inserted) => {
        const before = { start: Math.min(a, b), end: Math.max(a, b) };
        const { start, end } = movedRange(before, { offset, length, inserted });
        expect(start).toBeLessThanOrEqual(end);
        expect(start).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('applies the edits of one event in the offsets before it, whatever their order', () => {
    const edits = [edit(2, 0, 3), edit(12, 2, 0), edit(30, 0, 9)];
    expect(movedRanges(range, edits)).toEqual({ start: 13, end: 21 });
    expect(movedRanges(range, [...edits].reverse())).toEqual({ start: 13, end: 21 });
  });
});
