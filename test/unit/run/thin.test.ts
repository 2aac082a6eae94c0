// A thinned trace looks like the whole one: first, last, extremes, and the bends of its first steps.
import { describe, expect, it } from 'vitest';
import { thin } from '../../../src/core/run/thin';

const rows = 1_000_000;

describe('a thinned trace', () => {
  it('has at most the points it may have, ascending, with first, last and the extremes', () => {
    const column = Float64Array.from({ length: rows }, (_, t) => Math.sin(t / 1000) / (t + 1));
    column[765_432] = -3;
    const kept = thin([column, column], rows);
    expect(kept.length).toBeLessThanOrEqual(4000);
    expect([...kept]).toEqual([...new Set(kept)].sort((a, b) => a - b));
    expect(kept[0]).toBe(0);
    expect(kept.at(-1)).toBe(rows - 1);
    expect(kept).toContain(765_432);
  });

  it('follows a path that turns within its first steps and then rests', () => {
    const turn = (t: number): number => Math.cos(t / 20) * Math.exp(-t / 200);
    const x = Float64Array.from({ length: rows }, (_, t) => turn(t));
    const kept = thin([x], rows);
    // Between neighbours the drawn line leaves the path by less than a pixel of a map of 300.
    for (let t = 0; t < 2000; t++) {
      const after = kept.findIndex(row => row >= t);
      const [a, b] = [kept[Math.max(0, after - 1)]!, kept[after]!];
      const drawn = a === b ? x[a]! : x[a]! + ((x[b]! - x[a]!) * (t - a)) / (b - a);
      expect(Math.abs(drawn - x[t]!)).toBeLessThan(2 / 300);
    }
  });
});
