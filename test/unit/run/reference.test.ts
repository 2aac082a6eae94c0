// The numbers of the first five optimizers against 50-digit arithmetic done apart (test/reference), and the lecture's own example.
import { describe, expect, it } from 'vitest';
import reference from '../../reference/optimizers_50_digits.json';
import { stepRecord } from '../../../src/core/run/step-record';
import { run } from './support';

const close = (actual: number, expected: number): boolean =>
  Math.abs(actual - expected) <= 1e-12 * Math.max(Math.abs(expected), 1e-300) ||
  Math.abs(actual - expected) < 1e-15;

describe('ten steps in 50-digit arithmetic', () => {
  it.each(reference.cases.map(one => [`${one.optimizer} on ${one.problem}`, one] as const))(
    '%s',
    (_, one) => {
      const [x = 0, y = 0] = one.start;
      const done = run(
        `---\nstart: {x: ${x}, y: ${y}}\noptimizer: ${one.optimizer}\nalpha: ${one.alpha}\nsteps: 10\n---\n${one.loss}\n`,
      );
      one.steps.forEach(({ w, loss }, t) => {
        const actual = done.session.pointAt(t);
        w.forEach((value, j) =>
          expect(
            close(actual[j]!, Number(value)),
            `step ${t}, w[${j}]: ${actual[j]} for ${value}`,
          ).toBe(true),
        );
        expect(
          close(done.session.lossAt(t), Number(loss)),
          `step ${t}: loss ${done.session.lossAt(t)} for ${loss}`,
        ).toBe(true);
      });
    },
  );
});

describe("the lecture's regression on (1, 1) and (2, 3)", () => {
  const done = run(
    '---\nstart: {b0: 0, b1: 0}\noptimizer: sgd\nalpha: 0.01\nsteps: 1\n---\n(1 - b0 - b1*1)^2 + (3 - b0 - b1*2)^2\n',
  );

  it('has gradient (−8, −14) and goes to (0.08, 0.14)', () => {
    const { values } = stepRecord(done, 1);
    expect(values.g).toEqual([-8, -14]);
    expect([...done.session.pointAt(1)]).toEqual([0.08, 0.14]);
  });

  // The lecture's slide prints 4.2948 for the second loss. It takes 0.8 where 0.08 is meant, in the second term only:
  // (1 - 0.08 - 0.14)^2 + (3 - 0.8 - 0.14*2)^2 = 0.6084 + 3.6864 = 4.2948. With 0.08 in both, it is 7.578.
  it('has loss 10 and then 7.578, where the slide slips to 4.2948', () => {
    expect(done.session.lossAt(0)).toBe(10);
    expect(done.session.lossAt(1)).toBeCloseTo(7.578, 12);
    expect((1 - 0.08 - 0.14) ** 2 + (3 - 0.8 - 0.14 * 2) ** 2).toBeCloseTo(4.2948, 12);
  });
});
