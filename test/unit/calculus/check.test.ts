// The badge “Gradient checked”: right gradients pass wherever rounding, kinks or poles are near, wrong ones do not.

import { describe, expect, test } from 'vitest';
import { checkGradient } from '../../../src/core/calculus/check';
import { compileObjective } from '../../../src/core/compiler/objective';
import type { Objective } from '../../../src/core/run/types';
import { objectiveOf, programOf } from './programs';

describe('the gradient check', () => {
  test('the badge', () => {
    const check = (text: string, objective: Objective | undefined, ...w: number[]): string =>
      checkGradient(programOf(text), objective ?? objectiveOf(text).objective, [
        Float64Array.from(w),
      ]).status;
    expect(check('100*(y - x^2)^2 + (1 - x)^2', undefined, -1.2, 1)).toBe('checked');
    expect(check('100*(y - x^2)^2 + (1 - x)^2', undefined, 1, 1)).toBe('checked');
    expect(check('abs(x) + y^2', undefined, 0, 1)).toBe('kink');
    const wrong = objectiveOf('x^2 + 1.001*y^2').objective;
    expect(check('x^2 + y^2', wrong, 1, 1)).toBe('differs');
    expect(checkGradient(programOf('x^2 + y^2'), wrong, [Float64Array.of(1, 1)])).toMatchObject({
      parameter: 'y',
    });
  });

  test.each([
    ['x > 1 and y < 2 ? x : y', [0.99999997, -187]],
    ['floor(x) * y + x', [2 - 3e-9, 5]],
    ['sign(x) * y + abs(x)', [1e-9, 3]],
    ['max(x, y) + x*y', [1, 1 + 1e-9]],
  ])('next to a jump is no false alarm: %s', (text, w) => {
    const { program, objective } = objectiveOf(text);
    const check = checkGradient(program, objective, [Float64Array.from(w)]);
    expect(check.status).toBe('kink');
    expect(check.kink).toBeDefined();
    // A wrong rule is found there all the same.
    const wrong = objectiveOf(`${text} + 0.001*x`).objective;
    expect(checkGradient(program, wrong, [Float64Array.from(w)]).status).toBe('differs');
  });

  test.each([
    ['sigmoid(x)', 30],
    ['1 / (1 + exp(-x))', 40],
    ['tanh(x)^2', 20],
    ['sigmoid(x) * (1 - sigmoid(x))', 100],
    ['log(1 - sigmoid(x))', 30],
  ])('where a function is flat, rounding is no false alarm: %s at %f', (text, x) => {
    const { program, objective } = objectiveOf(text);
    const at = [Float64Array.of(x)];
    expect(checkGradient(program, objective, at).status).toBe('checked');
    const wrong = objectiveOf(`${text} + 0.1*x`).objective;
    expect(checkGradient(program, wrong, at).status).toBe('differs');
  });

  test('where rounding leaves a logarithm’s domain, nothing can be told by it', () => {
    const { program, objective } = objectiveOf('log(1 - 1/(1 + exp(-x)))');
    expect(checkGradient(program, objective, [Float64Array.of(36)]).status).toBe('checked');
  });

  test('next to a pole is no false alarm', () => {
    const { program, objective } = objectiveOf('1/x + y^2');
    expect(checkGradient(program, objective, [Float64Array.of(2e-7, 1)]).status).toBe('checked');
  });

  test('at 0 what cancels to 0 is no false alarm, and a wrong rule is found all the same', () => {
    // Hours of study and passing, https://en.wikipedia.org/wiki/Logistic_regression: ten of twenty passed, so the partial of b0 cancels.
    const x = [
      0.5, 0.75, 1, 1.25, 1.5, 1.75, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 4, 4.25, 4.5, 4.75, 5,
      5.5,
    ];
    const y = [0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1];
    const text = 'p = sigmoid(b0 + b1 * x)\nmean(-y * log(p) - (1 - y) * log(1 - p))';
    const data = { columns: { x, y } };
    const { program, objective } = objectiveOf(text, data);
    const origin = [Float64Array.of(0, 0)];
    expect(checkGradient(program, objective, origin).status).toBe('checked');
    const wrong = objectiveOf(`${text} + 0.001*b0`, data).objective;
    expect(checkGradient(program, wrong, origin).status).toBe('differs');
  });

  test('counts what rounding leaves of terms that cancel exactly for nothing, and a wrong share of them', () => {
    const text = 'r = y - q\nmean(max(0.9 * r, -0.1 * r))';
    const data = { columns: { y: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10.5] } };
    const { program, objective } = objectiveOf(text, data);
    const between = [Float64Array.of(9.0051)];
    expect(checkGradient(program, objective, between).status).toBe('checked');
    const wrong = objectiveOf(`${text} + 1e-9*q`, data).objective;
    expect(checkGradient(program, wrong, between).status).toBe('differs');
  });

  test('names a kink inside a function of the document by what it was given', () => {
    const program = programOf('f(z) = abs(z)\nf(x - 1) + x^2');
    expect(checkGradient(program, compileObjective(program), [Float64Array.of(1)]).kink).toBe(
      'abs(x - 1)',
    );
  });
});
