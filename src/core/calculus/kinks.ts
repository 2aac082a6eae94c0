// The kinks that a point stands on: where abs, relu, sign, min, max, a root or a conditional has no derivative of its own.

import type { Program } from '../document/types';
import type { Call, Expression, Range } from '../expression';
import type { Rows } from '../run/types';
import { DualEvaluator } from './dual';
import { Evaluator, type Values } from './evaluate';
import { shownText } from './substitute';

export interface Kink {
  readonly range: Range | undefined;
  /** `abs(x)`. */
  readonly text: string;
  /** What was used there, in words. */
  readonly used: string;
  /** Row from 0; undefined for a scalar sub-expression. */
  readonly row: number | undefined;
}

/** Rows looked at closer per sub-expression: the first is shown, a few more decide whether the loss feels it. */
const greatestLooks = 8;

/** The kinks met at w on the rows, outermost last; empty where the loss is smooth. */
export function kinksMet(program: Program, w: Float64Array, rows: Rows): readonly Kink[] {
  const found = new Map<Expression, Kink>();
  const duals = new DualEvaluator(program, w, rows);
  const evaluator = new Evaluator(program, w, rows, (node, _, args, indices) => {
    if (node.kind !== 'call' || found.has(node)) return;
    const touches = toucher(node, args);
    if (!touches) return;
    let looks = 0;
    const rowsOf = indices ? indices.length : 1;
    for (let k = 0; k < rowsOf && looks < greatestLooks; k++) {
      if (!touches(k)) continue;
      looks++;
      const row = indices?.[k];
      if (!bends(node, duals, row)) continue;
      found.set(node, {
        range: node.range,
        text: shownText(program, node),
        used: used(node.fn),
        row,
      });
      return;
    }
  });
  evaluator.values(program.loss);
  return [...found.values()];
}

/** Whether a function stands on its kink in the k-th row; undefined for functions without one. */
function toucher({ fn }: Call, args: readonly Values[]): ((k: number) => boolean) | undefined {
  const at = (i: number, k: number): number => args[i]?.[args[i].length === 1 ? 0 : k] ?? NaN;
  switch (fn) {
    case 'abs':
    case 'relu':
    case 'sqrt':
      return k => at(0, k) === 0;
    case 'floor':
      return k => Number.isInteger(at(0, k));
    case 'hypot':
      return k => args.every((_, i) => at(i, k) === 0);
    case 'min':
    case 'max':
      return k => {
        const values = args.map((_, i) => at(i, k));
        const extreme = fn === 'min' ? Math.min(...values) : Math.max(...values);
        return values.filter(value => value === extreme).length > 1;
      };
    case 'smaller':
    case 'smallerEq':
    case 'larger':
    case 'largerEq':
    case 'sign':
      return k => at(0, k) === (args.length > 1 ? at(1, k) : 0);
    default:
      return undefined;
  }
}

/** Whether the arguments move there: abs(x^2) is smooth at 0. */
function bends(node: Call, duals: DualEvaluator, row: number | undefined): boolean {
  const tangents = node.args.map(arg => duals.at(arg, row).tangent);
  const [first] = tangents;
  switch (node.fn) {
    case 'sqrt':
    case 'hypot':
      return true;
    case 'min':
    case 'max':
      return tangents.some(tangent => tangent.some((value, j) => value !== first?.[j]));
    default:
      return tangents.some(tangent => tangent.some(value => value !== 0));
  }
}

const used = (fn: string): string =>
  fn === 'min' || fn === 'max'
    ? 'its equal arguments share the derivative evenly'
    : fn === 'abs' || fn === 'relu' || fn === 'sign'
      ? 'it has no derivative at 0, and 0 was used'
      : fn === 'floor'
        ? 'it jumps there, and 0 was used'
        : fn === 'sqrt' || fn === 'hypot'
          ? 'it has no derivative at 0'
          : 'its branches meet there';
