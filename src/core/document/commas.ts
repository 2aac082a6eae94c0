// Commas in numbers: a decimal point, or a sign between thousands, and where it may be both what is offered for each. Knows numbers only, not where they stand.

import type { Range } from '../expression';
import { replace, type Fix } from './problems';
import { quote } from './words';

const thousands = /^[-+]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;
const decimal = /^[-+]?\d+,\d+$/;

/** What is said of a number with commas and how it may be mended, the likeliest first; undefined where it is none. `whole` where only a whole number can stand. */
export function commaSlip(
  written: string,
  range: Range,
  whole = false,
): { readonly message: string; readonly fixes: readonly Fix[] } | undefined {
  const grouped = thousands.test(written) ? written.replaceAll(',', '') : undefined;
  const point = decimal.test(written) ? written.replace(',', '.') : undefined;
  if (grouped !== undefined && (whole || point === undefined))
    return {
      message: `Write ${quote(grouped)} without a comma instead of ${quote(written)}.`,
      fixes: [replace(range, grouped)],
    };
  if (point === undefined) return undefined;
  if (whole) return { message: `Write a whole number instead of ${quote(written)}.`, fixes: [] };
  if (grouped === undefined)
    return {
      message: `Write ${quote(point)} with a decimal point instead of the comma.`,
      fixes: [replace(range, point)],
    };
  return {
    message: `The comma in ${quote(written)} can be read in two ways; write ${quote(grouped)} if it groups thousands, or ${quote(point)} with a decimal point.`,
    fixes: [replace(range, grouped), replace(range, point)],
  };
}

/** The number with commas that the digits at `at` belong to, and where it stands. */
export function commaNumberAround(
  text: string,
  at: number,
): { readonly written: string; readonly range: Range } | undefined {
  const before = /[-+]?(?:\d+,)+$/.exec(text.slice(Math.max(0, at - 60), at))?.[0];
  const after = /^\d+(?:,\d{3})*(?!\d)/.exec(text.slice(at, at + 60))?.[0];
  if (before === undefined || after === undefined) return undefined;
  return {
    written: before + after,
    range: { start: at - before.length, end: at + after.length },
  };
}
