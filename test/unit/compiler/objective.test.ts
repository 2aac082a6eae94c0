// Compiled losses: batches, chunks, reductions of several passes, conditionals, Hessian products, and that no user text is in the code.

import { describe, expect, test } from 'vitest';
import { compileObjective } from '../../../src/core/compiler/objective';
import { emitExpression } from '../../../src/core/compiler/emit';
import { dualGradient } from '../../../src/core/calculus/dual';
import { hessian, largestCurvature } from '../../../src/core/calculus/curvature';
import { eigenvaluesInTurn } from '../../../src/core/calculus/eigenvalues';
import { drained } from '../../../src/core/run/evaluate';
import { findDomainFault } from '../../../src/core/calculus/domain';
import { kinksMet } from '../../../src/core/calculus/kinks';
import type { Objective, Rows } from '../../../src/core/run/types';
import { objectiveOf, programOf } from '../calculus/programs';

function gradient(
  objective: Objective,
  w: Float64Array,
  rows: Rows = null,
): { value: number; g: Float64Array } {
  const g = new Float64Array(w.length);
  return { value: objective.lossAndGradient(w, g, rows), g };
}

/** Runs a generator to its end and counts its pauses. */
function finish<T>(work: Generator<void, T>): { result: T; pauses: number } {
  for (let pauses = 0; ; pauses++) {
    const step = work.next();
    if (step.done === true) return { result: step.value, pauses };
  }
}

const columns = { x: [0.5, -1, 2, 1.5, -0.3], y: [1, 0, 1, 1, 0] };

test('a function of the document that is given an expression: d/da of a + f(1 + a) by hand', () => {
  // f(z) = 1/z + 2 + z/10, so that the derivative is 1 - 1/(1 + a)² + 1/10.
  const { objective } = objectiveOf('f(z) = ((1 + z) / z + 1) + 0.1 * z\na + f(1 + a)');
  expect(gradient(objective, Float64Array.of(1)).g[0]).toBeCloseTo(0.85, 12);
});

describe('rows', () => {
  const losses = [
    'sum((y - (b0 + b1*x))^2)',
    'mean(log(1 + exp(b0 + b1*x)) - y*(b0 + b1*x)) + 0.1*b1^2',
    'sqrt(mean((y - b0 - b1*x)^2)) + std(b1*x) * var(x + b0) + norm(b1*x - b0)',
    'max(b0 - b1*x) - min(b0*x*b1) + count(x)*b0',
    'mean(b1*x + b0) + sum(x > b0 ? b1*x : b1^2) + sum((b0*b1 + x)^2 + b0*b1)',
    'sum((x - mean(x))/std(x) * b1 + b0^2)',
  ];
  test.each(losses)('a batch is the loss of its rows: %s', loss => {
    const { objective, program } = objectiveOf(loss, { columns });
    const w = Float64Array.of(0.3, -0.7);
    for (const rows of [
      null,
      Int32Array.of(2),
      Int32Array.of(0, 3, 4),
      Int32Array.of(1, 1, 2, 3, 4, 0),
    ]) {
      const dual = dualGradient(program, w, rows);
      const { value, g } = gradient(objective, w, rows);
      expect(value).toBeCloseTo(dual.loss, 12);
      expect(objective.loss(w, rows)).toBe(value);
      g.forEach((partial, j) => expect(partial).toBeCloseTo(dual.gradient[j]!, 11));
    }
  });

  test('chunks are bit-equal and yield between 4096 rows', () => {
    const n = 10_000;
    const many = {
      x: Array.from({ length: n }, (_, i) => Math.sin(i)),
      y: Array.from({ length: n }, (_, i) => Math.cos(3 * i)),
    };
    // Columns of this length do not fit into front matter; the program is built from a short one.
    for (const loss of ['sum((y - b0 - b1*x)^2)', 'mean(log(1 + exp(b0*x + y*b1))) + std(b1*x)']) {
      const short = programOf(loss, { columns });
      const program = {
        ...short,
        rows: n,
        columns: new Map(
          Object.entries(many).map(([name, values]) => [name, Float64Array.from(values)]),
        ),
      };
      const objective = compileObjective(program);
      const w = Float64Array.of(0.3, -0.7);
      for (const rows of [null, Int32Array.from({ length: 9000 }, (_, k) => (7 * k) % n)]) {
        const { value, g } = gradient(objective, w, rows);
        const again = new Float64Array(2);
        const { result, pauses } = finish(objective.chunked!.lossAndGradient(w, again, rows));
        expect(result).toBe(value);
        expect([...again]).toEqual([...g]);
        expect(pauses).toBeGreaterThanOrEqual(2);
        expect(finish(objective.chunked!.loss(w, rows)).result).toBe(value);
      }
    }
    expect(objectiveOf('sum(b0*x)', { columns }).objective.chunked).toBeUndefined();
  });
});

describe('code', () => {
  test('holds no user text, and each source is its own', () => {
    const [a, b] = [0, 1].map(() =>
      objectiveOf('constructor0 * x1 + alert_1^2 + sin(x1)').objective.lossAndGradient.toString(),
    );
    expect(a).not.toMatch(/constructor|alert|x1/);
    expect(a).toBe(b);
  });

  test('only the branch taken is evaluated', () => {
    const { objective } = objectiveOf('x > 0 ? log(x) : x^2');
    expect(gradient(objective, Float64Array.of(-2))).toEqual({ value: 4, g: Float64Array.of(-4) });
    expect(gradient(objective, Float64Array.of(2)).g[0]).toBe(0.5);
    expect(objective.lossAndGradient.toString()).toContain('?');
  });

  test('a branch not taken that divides by 0 leaves the gradient alone', () => {
    const { objective, program } = objectiveOf(
      'd = (a)^(1/3) + a\n(hypot(1, d) < (a + 1) ? ((a)^2 / asech((1)^2)) : b) + 0.1 * (a^2 + b^2 + c^2) + 0.5 * d',
    );
    const w = Float64Array.of(0.001, 0.001, 0.001);
    const { gradient: dual } = dualGradient(program, w, null);
    expect(dual[0]).toBeCloseTo(17.1669, 4);
    gradient(objective, w).g.forEach((partial, j) => expect(partial).toBeCloseTo(dual[j]!, 11));
    const product = new Float64Array(3);
    objective.hessianTimes(w, Float64Array.of(1, 1, 1), product, null);
    expect(product.every(Number.isFinite)).toBe(true);
  });

  test('whole powers are products', () => {
    const { objective } = objectiveOf('x^5 + y^2');
    expect(objective.lossAndGradient.toString()).not.toContain('Math.pow');
    const { loss } = programOf('x^5 + y^-2 + x^0.5 + x^y');
    const code = emitExpression(loss, ({ name }) => name);
    expect(code).toBe(
      '(((($power(x, 5) + (1 / (y * y))) + Math.sqrt(x)) + Math.pow(x, y)))'.slice(1, -1),
    );
  });

  test('equations: reductions, binds, conditionals', () => {
    const { loss } = programOf('(x + y)^4 + (x > 0 and y < 1 ? x : -y)');
    const lines: string[] = [];
    const code = emitExpression(loss, ({ name }) => `${name}[j]`, {
      bind: bound => {
        lines.push(bound);
        return `t${lines.length - 1}`;
      },
    });
    expect(lines).toEqual(['(x[j] + y[j])', 't0 * t0', 't1 * t1']);
    expect(code).toBe('(t2 + (((x[j] > 0) && (y[j] < 1)) ? x[j] : (-y[j])))');
  });
});

describe('second order', () => {
  test('the Hessian of a quadratic and its curvature', () => {
    const { objective } = objectiveOf('x^2 + x*y + y^2');
    const w = Float64Array.of(0.3, 2);
    expect(hessian(objective, w, null).map(row => [...row])).toEqual([
      [2, 1],
      [1, 2],
    ]);
    expect(
      drained(eigenvaluesInTurn(hessian(objective, w, null))).map(
        value => Math.round(value * 1e9) / 1e9,
      ),
    ).toEqual([1, 3]);
    expect(largestCurvature(objective, w)).toBeCloseTo(3, 12);
  });

  test('power iteration beyond 100 parameters', () => {
    const n = 120;
    const sum = Array.from({ length: n }, (_, j) => `${j - 20}*w${j}^2`).join(' + ');
    const { objective } = objectiveOf(sum);
    expect(largestCurvature(objective, new Float64Array(n))).toBeCloseTo(2 * (n - 21), 2);
    const { objective: concave } = objectiveOf(`0 - (${sum})`);
    expect(largestCurvature(concave, new Float64Array(n))).toBeCloseTo(40, 1);
  });
});

describe('what went wrong, and where', () => {
  test('the innermost sub-expression that leaves its domain', () => {
    const text = 'y + sqrt(1 + log(x))';
    const fault = findDomainFault(programOf(text), Float64Array.of(-0.04, 1), null);
    expect(fault).toMatchObject({
      text: 'log(x)',
      value: NaN,
      arguments: [{ text: 'x', value: -0.04 }],
      overflow: false,
    });
    expect(text.slice(fault!.range!.start, fault!.range!.end)).toBe('log(x)');
    expect(findDomainFault(programOf(text), Float64Array.of(2, 1), null)).toBeUndefined();
    expect(findDomainFault(programOf('exp(x)'), Float64Array.of(1000), null)?.overflow).toBe(true);
  });

  test('with its row', () => {
    const program = programOf('sum(log(x + b))', { columns });
    expect(findDomainFault(program, Float64Array.of(0.4), null)).toMatchObject({
      text: 'log(x + b)',
      row: 1,
    });
    expect(findDomainFault(program, Float64Array.of(0.4), Int32Array.of(0, 4))).toBeUndefined();
    // A branch that is not taken is not looked at.
    const guarded = programOf('sum(x + b > 0 ? log(x + b) : 0)', { columns });
    expect(findDomainFault(guarded, Float64Array.of(0.4), null)).toBeUndefined();
  });

  test('kinks that are met, not those that are smooth', () => {
    const at = (text: string, ...w: number[]): readonly string[] =>
      kinksMet(programOf(text), Float64Array.from(w), null).map(kink => kink.text);
    expect(at('abs(x) + y^2', 0, 1)).toEqual(['abs(x)']);
    expect(at('abs(x) + y^2', 1, 0)).toEqual([]);
    expect(at('abs(x^2) + y', 0, 0)).toEqual([]);
    expect(at('max(x, y)', 2, 2)).toEqual(['max(x, y)']);
    expect(at('relu(x - 1)', 1)).toEqual(['relu(x - 1)']);
    expect(
      kinksMet(programOf('sum(abs(x - b))', { columns }), Float64Array.of(2), null)[0],
    ).toMatchObject({ text: 'abs(x - b)', row: 2 });
  });
});
