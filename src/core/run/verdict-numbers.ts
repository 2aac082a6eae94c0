// Numbers as the sentences of the verdicts write them.

import { formatNumber, formatPercent, formatSetting } from '../explain/numbers';

export const twoDigits = (value: number): string => shortened(value, 2);

/** `10.5`, `−2.00`. */
export function threeDigits(value: number): string {
  const size = Math.abs(value);
  return size >= 1e-3 && size < 1000 ? value.toPrecision(3).replace('-', '−') : formatNumber(value);
}

/** So many significant digits, trailing zeros kept: `0.40`, `3.1×10⁻¹²`. */
function shortened(value: number, digits: number): string {
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 10 ** digits) return value.toPrecision(digits).replace('-', '−');
  return size >= 10 ** digits && size < 1e5
    ? formatNumber(value)
    : formatSetting(Number(value.toPrecision(digits)));
}

/** Two numbers with as many digits as it takes to tell them apart, at least two. */
export function apart(low: number, high: number): [string, string] {
  for (let digits = 2; digits < 17; digits++) {
    const pair: [string, string] = [shortened(low, digits), shortened(high, digits)];
    if (pair[0] !== pair[1]) return pair;
  }
  return [formatSetting(low), formatSetting(high)];
}

/** A share per step; what would round to nothing is said to be less than a thousandth of a percent. */
export const falling = (fall: number): string =>
  fall < 1e-5 ? 'less than 0.001 %' : formatPercent(fall).replace('+', '');
