// Rows of the trace recomputed from the row before: bit-equal to what the loop did, with every name an optimizer assigns.
import { describe, expect, it } from 'vitest';
import { optimizers } from '../../../src/core/optimizers';
import { stepRecord } from '../../../src/core/run/step-record';
import { run } from './support';

const data = 'data: {x: [0, 1, 2, 3, 4], y: [1, 2, 2, 5, 4]}';
const pairs = [...optimizers.values()].flatMap(source =>
  Object.keys(source.conventions).map(convention => [source.id, convention] as const),
);

describe('a step record', () => {
  it.each(pairs)('of %s under %s is what the loop did, to the bit', (id, convention) => {
    const done = run(
      `---\n${data}\nbatch: {size: 2, shuffle: true}\nschedule: {decay: 0.1}\noptimizer: {${id}: {convention: ${convention}}}\nsteps: 25\n---\nmean((y - b0 - b1*x)^2 + 0.1*b1^4)\n`,
    );
    const { trace } = done;
    for (let t = 1; t < trace.rows; t++) {
      const { values, batchLoss } = stepRecord(done, t);
      const raw = done.session.record(t);
      const w = done.session.plan.optimizer.equations
        .map(({ name }, i) => [name, raw.lines[i]] as const)
        .filter(([name]) => name === 'w');
      expect(w.at(-1)![1]).toEqual([...done.session.pointAt(t)]);
      for (const { name, scalar, columns } of trace.state) {
        const stored = columns.map(column => column[t]!);
        expect(values[name], `${name} at ${t}`).toEqual(scalar ? stored[0] : stored);
      }
      expect(batchLoss).toBe(trace.batchLoss[t]);
    }
  });

  it('has g, alpha, what was assigned, and w', () => {
    const done = run(
      '---\nstart: {x: 2, y: 1}\noptimizer: adam\nalpha: 0.1\nsteps: 3\n---\nx^2 + y^2\n',
    );
    const { values, rows } = stepRecord(done, 2);
    expect(Object.keys(values).sort()).toEqual(['alpha', 'g', 'm', 'mhat', 'v', 'vhat', 'w']);
    expect(rows).toBeNull();
    expect(stepRecord(done, 0).values).toEqual({ w: [2, 1] });
    expect(() => stepRecord(done, 4)).toThrow('Step 4 was not done');
  });

  it('has no g where the equations take none', () => {
    const done = run(
      '---\nstart: {x: 2}\noptimizer:\n  lookahead:\n    alpha: 0.1\n    equations: |\n      d = grad(w - alpha * w)\n      w = w - alpha * d\nsteps: 2\n---\nx^2\n',
    );
    expect(Object.keys(stepRecord(done, 1).values).sort()).toEqual(['alpha', 'd', 'w']);
  });
});

describe('gradient evaluations', () => {
  const count = (equations: string): number =>
    run(
      `---\nstart: {x: 2, y: 1}\noptimizer:\n  own:\n    alpha: 0.1\n    equations: |\n${equations.replace(/^/gm, '      ')}\nsteps: 10\n---\nx^2 + y^2\n`,
    ).trace.gradientEvaluations;

  it('count every gradient, wherever it is taken', () => {
    expect(count('w = w - alpha * g')).toBe(10);
    expect(count('h = grad(w - alpha * g)\nw = w - alpha * (g + h) / 2')).toBe(20);
    expect(count('h = grad(w)\nw = w - alpha * h')).toBe(10);
  });

  it('count only those of the branch that is taken', () => {
    expect(count('h = t > 5 ? grad(w - alpha * g) : g\nw = w - alpha * h')).toBe(15);
  });

  it('do not count losses', () => {
    expect(count('l = loss(w - alpha * g)\nw = l < 1e9 ? w - alpha * g : w')).toBe(10);
  });
});

describe('reductions over the parameters', () => {
  it.each([
    ['norm(g)', Math.hypot(4, 3)],
    ['sum(g)', 7],
    ['mean(g)', 3.5],
    ['min(g)', 3],
    ['max(g)', 4],
    ['dot(g, w)', 11],
    ['count(g)', 2],
    ['std(g)', Math.SQRT1_2],
    ['var(g)', 0.5],
  ])('%s', (expression, expected) => {
    const done = run(
      `---\nstart: {x: 2, y: 1}\noptimizer:\n  own:\n    equations: |\n      s = ${expression}\n      w = w - 0.1 * g / (1 + abs(s))\nsteps: 1\n---\nx^2 + 1.5*y^2\n`,
    );
    expect(stepRecord(done, 1).values.s).toBeCloseTo(expected, 14);
  });
});

describe('what is too small to matter', () => {
  it('is 0 in the state after the step', () => {
    const done = run(
      '---\nstart: {x: 1}\noptimizer: {momentum: {alpha: 1e-9, beta: 0.1, state: {m: 1e-289}}}\nsteps: 3\n---\n0 * x\n',
    );
    expect([...done.trace.state[0]!.columns[0]!]).toEqual([1e-289, 1e-290, 0, 0]);
  });
});
