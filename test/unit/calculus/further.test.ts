// Further test functions and derivatives: values, gradients and Hessians against sympy with 30 digits, minima as published
// (test/reference/derivatives_30_digits.py says from where).

import { describe, expect, test } from 'vitest';
import { hessian } from '../../../src/core/calculus/curvature';
import reference from '../../reference/derivatives_30_digits.json';
import { objectiveOf } from './programs';

interface Case {
  readonly expression: string;
  readonly variables: readonly string[];
  readonly points: readonly {
    readonly point: readonly number[];
    readonly value: number | null;
    readonly gradient: readonly (number | null)[];
    readonly hessian: readonly (readonly (number | null)[])[];
  }[];
}

/** Our value, gradient and Hessian, in the order of the reference's variables. */
function ours({ expression, variables }: Case, point: readonly number[]) {
  const start = Object.fromEntries(variables.map(name => [name, 0]));
  const { objective } = objectiveOf(expression, { start });
  const w = Float64Array.from(point);
  const g = new Float64Array(w.length);
  const value = objective.lossAndGradient(w, g, null);
  return { value, gradient: [...g], hessian: () => hessian(objective, w, null) };
}

/** Equal to `digits` digits, against the largest number beside it where that is what rounding is measured by. */
function expectClose(found: number, wanted: number | null, scale: number, digits: number): void {
  if (wanted === null) return;
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(10 ** -digits * Math.max(1e-3, scale));
}

const largest = (values: readonly (number | null)[]): number =>
  Math.max(...values.map(value => Math.abs(value ?? 0)));

function expectReference(one: Case): void {
  let compared = 0;
  for (const { point, value, gradient, hessian: wanted } of one.points) {
    // Outside of its domain the reference is complex, and ours not a number.
    if (value === null) continue;
    const found = ours(one, point);
    expectClose(found.value, value, Math.abs(value), 12);
    gradient.forEach((partial, i) =>
      expectClose(found.gradient[i]!, partial, largest(gradient), 11),
    );
    const second = found.hessian();
    wanted.forEach((row, i) =>
      row.forEach((partial, j) => expectClose(second[i]![j]!, partial, largest(wanted.flat()), 9)),
    );
    compared += 1;
  }
  expect(compared).toBeGreaterThan(0);
}

describe('further test functions', () => {
  for (const one of reference.functions) {
    test(`${one.name} as sympy has it`, () => expectReference(one));
    if (one.minimum === null) continue;
    test(`${one.name} at its published minimum`, () => {
      const found = ours(one, one.minimum);
      const curvature = Math.max(1, ...found.hessian().map(row => Math.abs(Math.max(...row))));
      expectClose(found.value, one.value, Math.max(1, Math.abs(one.value)), 9);
      // Published digits leave a gradient of their rounding times the curvature.
      for (const partial of found.gradient)
        expect(Math.abs(partial)).toBeLessThan(1e-8 * curvature);
    });
  }

  test('Bukin’s sixth has its kink along the parabola', () => {
    const bukin = {
      expression: '100*sqrt(abs(y-0.01*x^2)) + 0.01*abs(x+10)',
      variables: ['x', 'y'],
    };
    const found = ours({ ...bukin, points: [] }, [-10, 1]);
    expect(found.value).toBe(0);
  });
});

describe('further derivatives', () => {
  for (const one of reference.expressions) test(one.expression, () => expectReference(one));
});
