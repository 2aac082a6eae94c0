// Central differences of a loss and of its gradient, and how far a derivative is from them over and above what they are worth.

import type { Objective } from '../../../src/core/run/types';

/** The greatest size, at least 1. */
export const greatest = (values: readonly number[]): number => Math.max(1, ...values.map(Math.abs));

const widths = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8];

/** A difference quotient, and how much of it may be rounding. */
interface Quotient {
  readonly values: readonly number[];
  readonly rounding: number;
}

/**
 * How far the derivative is from the difference quotients, over and above what these are worth. They are worth most at
 * the width where two neighbours agree best, and then as much as these two agree: a loss that is wilder than any width
 * can follow, or all rounding, is so told from a wrong derivative.
 */
function distance(derivative: readonly number[], quotients: readonly Quotient[]): number {
  let [doubt, least, share] = [0, 0, Infinity];
  quotients.slice(1).forEach(({ values, rounding }, i) => {
    const before = quotients[i]!;
    const apart = Math.max(...values.map((value, k) => Math.abs(value - before.values[k]!)));
    const unsure = 10 * apart + Math.max(rounding, before.rounding);
    // Of their own size: quotients over a width much too great are small, and so agree in absolute terms.
    const unsureShare = unsure / Math.max(...values.map(Math.abs), 1e-6);
    if (!(unsureShare < share)) return;
    [doubt, share] = [unsure, unsureShare];
    least = Math.max(...values.map((value, k) => Math.abs(value - derivative[k]!)));
  });
  return Math.max(0, least - doubt);
}

/** Distance of the partial from central differences of the loss, and its scale. */
export function centralDifference(
  objective: Objective,
  w: Float64Array,
  j: number,
  partial: number,
): { best: number; scale: number } {
  const quotients = widths.map(h => {
    const [above, below] = [h, -h].map(step => objective.loss(moved(w, j, step), null));
    const rounding = (64 * Number.EPSILON * (Math.abs(above!) + Math.abs(below!))) / h;
    return { values: [(above! - below!) / (2 * h)], rounding };
  });
  return { best: distance([partial], quotients), scale: greatest([partial]) };
}

/** Distance of a column of the Hessian from central differences of the gradient, and its scale. */
export function gradientDifference(
  objective: Objective,
  w: Float64Array,
  j: number,
  column: Float64Array,
): { best: number; scale: number } {
  const quotients = widths.map(h => {
    const [above, below] = [h, -h].map(step => gradient(objective, moved(w, j, step)));
    const rounding = (256 * Number.EPSILON * (greatest([...above!]) + greatest([...below!]))) / h;
    return { values: [...column].map((_, i) => (above![i]! - below![i]!) / (2 * h)), rounding };
  });
  return { best: distance([...column], quotients), scale: greatest([...column]) };
}

function moved(w: Float64Array, j: number, step: number): Float64Array {
  return w.map((x, k) => (k === j ? x + step : x));
}

/** Of the compiled loss on all rows. */
export function gradient(objective: Objective, w: Float64Array): Float64Array {
  const g = new Float64Array(w.length);
  objective.lossAndGradient(w, g, null);
  return g;
}
