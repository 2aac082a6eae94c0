import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as core from '../../../src/core/explain/numbers';
import {
  formatCount,
  formatNumber,
  formatSetting,
  parseCount,
  parseNumber,
} from '../../../src/shared/numbers';

describe('a measured number', () => {
  it.each([
    [2.5724, '2.572'],
    [0.013171, '0.01317'],
    [-3.4782, '−3.478'],
    [9.7361e-4, '9.736×10⁻⁴'],
    [0.2, '0.2000'],
    [2195, '2195'],
    [99999.6, '1.000×10⁵'],
    [123456, '1.235×10⁵'],
    [0.00099999, '0.001000'],
    [0, '0'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
    [NaN, 'NaN'],
  ])('%d is written %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});

describe('a setting', () => {
  it.each([
    [0.2, '0.2'],
    [1e-8, '10⁻⁸'],
    [1.5e-7, '1.5×10⁻⁷'],
    [-1.2, '−1.2'],
    [1000000, '10⁶'],
    [0, '0'],
  ])('%d is written %s', (value, text) => {
    expect(formatSetting(value)).toBe(text);
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), value => {
        expect(parseNumber(formatSetting(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});

describe('what a person types', () => {
  it.each([
    ['-1.2', -1.2],
    ['−1.2', -1.2],
    ['1e-3', 1e-3],
    ['10^-8', 1e-8],
    [' .5 ', 0.5],
    ['1.5×10⁻⁷', 1.5e-7],
  ])('%s is a number', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  it.each(['', '1,5', 'abc', '1e999', '0x10', '1 2', 'Infinity', '--1'])('%s is none', text => {
    expect(parseNumber(text)).toBeUndefined();
  });
});

it('writes commas into counts over 9,999 only', () => {
  expect([9999, 10000, 412000, 1000000].map(formatCount)).toEqual([
    '9999',
    '10,000',
    '412,000',
    '1,000,000',
  ]);
});

describe('the page and the core', () => {
  const same = (value: number): void => {
    expect(formatNumber(value)).toBe(core.formatNumber(value));
    expect(formatSetting(value)).toBe(core.formatSetting(value));
  };

  it('write every number alike', () => {
    for (const value of [0, -0, NaN, Infinity, -Infinity, 5e-324, Number.MAX_VALUE]) same(value);
    for (let exponent = -12; exponent <= 12; exponent++)
      for (const digits of [1, 1.5, 1.00005, 1.2345, 9.9994, 9.99951, 9.99999])
        for (const sign of [1, -1]) same(sign * Number(`${digits}e${exponent}`));
    fc.assert(fc.property(fc.double({ noNaN: true }), same));
    fc.assert(fc.property(fc.double({ min: -1e7, max: 1e7, noNaN: true }), same));
  });

  it('write every count alike', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31 - 1), count => {
        expect(formatCount(count)).toBe(core.formatCount(count));
      }),
    );
  });
});

it('reads counts with and without their commas, and nothing else', () => {
  expect(['12,000', '1,000,000', ' 200 ', '1e3', '−3'].map(parseCount)).toEqual([
    12000, 1000000, 200, 1000, -3,
  ]);
  expect(['1,5', '12,00', '1,0000', ',000', '2.5'].map(parseCount)).toEqual(
    Array(5).fill(undefined),
  );
});
