// The eigenvalues of symmetric matrices against ml-matrix's and against a matrix whose eigenvalues are known in closed form.

import fc from 'fast-check';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { describe, expect, test } from 'vitest';
import { eigenvaluesInTurn } from '../../../src/core/calculus/eigenvalues';
import { drained } from '../../../src/core/run/evaluate';

const eigenvalues = (rows: readonly (readonly number[])[]): readonly number[] =>
  drained(eigenvaluesInTurn(rows.map(row => Float64Array.from(row))));

/** A symmetric matrix from the entries on and below its diagonal. */
const symmetric = (n: number, entries: readonly number[]): readonly (readonly number[])[] =>
  Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (__, j) => {
      const [row, column] = [Math.max(i, j), Math.min(i, j)];
      return entries[(row * (row + 1)) / 2 + column]!;
    }),
  );

const entry = fc.oneof(
  fc.double({ min: -10, max: 10, noNaN: true }).map(x => (Math.abs(x) < 1e-20 ? 0 : x)),
  fc.constantFrom(0, 1, -1, 1e-12),
);
/** Mixed sizes are beyond ml-matrix, whose squares underflow: one size for all. */
const matrix = fc
  .record({ n: fc.integer({ min: 1, max: 12 }), size: fc.constantFrom(1e-140, 1, 1e140) })
  .chain(({ n, size }) => {
    const length = (n * (n + 1)) / 2;
    return fc.array(entry, { minLength: length, maxLength: length }).map(entries =>
      symmetric(
        n,
        entries.map(x => x * size),
      ),
    );
  });

describe('the eigenvalues of a symmetric matrix', () => {
  test('are those of ml-matrix', () => {
    fc.assert(
      fc.property(matrix, rows => {
        const { realEigenvalues } = new EigenvalueDecomposition(
          new Matrix(rows.map(row => [...row])),
          { assumeSymmetric: true },
        );
        const theirs = [...realEigenvalues].sort((a, b) => a - b);
        const scale = Math.max(...rows.flat().map(Math.abs));
        eigenvalues(rows).forEach((value, i) =>
          expect(Math.abs(value - theirs[i]!)).toBeLessThanOrEqual(1e-13 * scale),
        );
      }),
    );
  });

  test('of second differences in 100 points are 2 - 2 cos(k pi / 101)', () => {
    const n = 100;
    const rows = Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (__, j) => (i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0)),
    );
    eigenvalues(rows).forEach((value, k) =>
      expect(value).toBeCloseTo(2 - 2 * Math.cos(((k + 1) * Math.PI) / (n + 1)), 13),
    );
  });

  test('of a diagonal are its entries, digit for digit', () => {
    expect(eigenvalues(symmetric(3, [0.1, 0, 1e300, 0, 0, -7]))).toEqual([-7, 0.1, 1e300]);
  });

  test('of entries whose squares underflow', () => {
    const rows = symmetric(5, [0, 0, 0, 0, 0, 0, 0, -1, 0, 0, -1e-150, 0, 0, 0, -20000]);
    expect(eigenvalues(rows)).toEqual([-20000, -1, 0, 0, 1]);
  });

  test('of two by two are exact where they can be', () => {
    expect(eigenvalues(symmetric(2, [0, 1, 0]))).toEqual([-1, 1]);
    expect(eigenvalues(symmetric(2, [2, 0, 5]))).toEqual([2, 5]);
  });

  test('of nothing, of zero and of what is not finite', () => {
    expect(eigenvalues([])).toEqual([]);
    expect(eigenvalues(symmetric(2, [0, 0, 0]))).toEqual([0, 0]);
    expect(eigenvalues(symmetric(2, [1, NaN, 2]))).toEqual([NaN, NaN]);
  });
});
