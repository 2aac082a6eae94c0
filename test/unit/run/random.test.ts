// Random starts: reproducible by their seed, and spread over the whole range from the first parameter and the smallest seed on.

import { describe, expect, it } from 'vitest';
import { uniformPoint } from '../../../src/core/run/random';

const seeds = Array.from({ length: 400 }, (_, seed) => seed);
const points = seeds.map(seed => uniformPoint(4, 1, seed));

describe('uniformPoint', () => {
  it('gives the same numbers for the same seed', () => {
    expect(uniformPoint(4, 1, 7)).toEqual(uniformPoint(4, 1, 7));
    expect(uniformPoint(4, 1, 7)).not.toEqual(uniformPoint(4, 1, 8));
  });

  it('scales with the size and keeps its first numbers when parameters are added', () => {
    expect(uniformPoint(3, 0.5, 1)).toEqual(
      uniformPoint(4, 1, 1)
        .slice(0, 3)
        .map(v => v / 2),
    );
  });

  it.each([0, 1, 2, 3])('fills the range evenly over small seeds: number %i', index => {
    const quarters = [0, 0, 0, 0];
    for (const point of points) {
      const quarter = Math.floor(((point[index] ?? 0) + 1) * 2);
      quarters[quarter] = (quarters[quarter] ?? 0) + 1;
    }
    for (const count of quarters) expect(Math.abs(count - 100)).toBeLessThan(40);
  });

  it.each([0, 1, 2, 3])('does not follow the seed: number %i', index => {
    const products = points.slice(1).map((p, i) => (p[index] ?? 0) * (points[i]?.[index] ?? 0));
    const correlation = (3 * products.reduce((a, b) => a + b, 0)) / products.length;
    expect(Math.abs(correlation)).toBeLessThan(0.2);
  });
});
