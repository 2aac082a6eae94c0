// Where derivatives of a random loss can be compared: finite, no digits lost, and no kink, jump, pole or edge near.

import { Evaluator } from '../../../src/core/calculus/evaluate';
import { kinksMet } from '../../../src/core/calculus/kinks';
import type { Program } from '../../../src/core/document/types';

interface Tameness {
  /** A kink, jump, pole or edge closer than this does not count as smooth. */
  readonly near: number;
  /** Numbers beyond this have lost their digits, or swing faster than differences can follow. */
  readonly bound: number;
}

/** Enough for two exact ways to be compared. */
const smooth: Tameness = { near: 1e-3, bound: 1e8 };
/** Enough for differences of some width to be worth anything. */
export const tame: Tameness = { near: 0.02, bound: 1000 };

/** Functions with a kink, jump, pole or edge where an argument is 0 (or arguments are equal). */
const bent = new Set([
  'abs', 'sign', 'relu', 'sqrt', 'cbrt', 'nthRoot', 'log', 'ln', 'log2', 'log10', 'acot', 'csch', 'coth', 'cot', 'csc', 'acsch',
  'hypot', 'norm', 'smaller', 'smallerEq', 'larger', 'largerEq', 'min', 'max', 'atan2', 'asech',
]); // prettier-ignore

/** Whether comparing makes sense at w. */
export function smoothAt(program: Program, w: Float64Array, { near, bound } = smooth): boolean {
  if (kinksMet(program, w, null).length > 0) return false;
  const seen = { wild: false };
  const evaluator = new Evaluator(program, w, null, (node, values, args) => {
    if (values.some(value => !Number.isFinite(value) || Math.abs(value) > bound)) seen.wild = true;
    const fn = node.kind === 'call' ? node.fn : node.kind === 'reduction' ? node.op : '';
    const at = (i: number, k: number): number => args[i]![args[i]!.length === 1 ? 0 : k]!;
    values.forEach((value, k) => {
      if (fn === 'divide' && Math.abs(at(1, k)) < near) seen.wild = true;
      // A negative base with a moving exponent is real at isolated points only.
      if (
        fn === 'pow' &&
        (node.kind !== 'call' || node.args[1]?.kind !== 'number' ? at(0, k) : Math.abs(at(0, k))) <
          near
      )
        seen.wild = true;
      if (
        [
          'tan',
          'sec',
          'asec',
          'acsc',
          'acosh',
          'atanh',
          'acoth',
          'asin',
          'acos',
          'huber',
          'log1p',
        ].includes(fn)
      ) {
        const edge = fn === 'huber' && args.length > 1 ? Math.abs(at(1, k)) : 1;
        if (Math.abs(Math.abs(at(0, k)) - edge) < near || Math.abs(value) > 1e4) seen.wild = true;
      }
      if (
        ['floor', 'ceil', 'round'].includes(fn) &&
        Math.abs(2 * at(0, k) - Math.round(2 * at(0, k))) < near
      )
        seen.wild = true;
      if (!bent.has(fn) || node.kind === 'reduction') return;
      const inputs = args.map((_, i) => at(i, k));
      const gaps = inputs.flatMap((x, i) => (i === 0 ? [x] : [x, x - inputs[0]!]));
      if (gaps.some(gap => Math.abs(gap) < near * Math.max(1, Math.abs(inputs[0]!))))
        seen.wild = true;
    });
    if (node.kind === 'reduction' && (fn === 'min' || fn === 'max')) {
      const sorted = [...args[0]!].sort((a, b) => a - b);
      if (sorted.some((x, i) => i > 0 && x - sorted[i - 1]! < near)) seen.wild = true;
    }
    if (node.kind === 'reduction' && ['norm', 'std'].includes(fn) && values[0]! < near)
      seen.wild = true;
  });
  const [value] = evaluator.values(program.loss);
  return !seen.wild && Number.isFinite(value);
}
