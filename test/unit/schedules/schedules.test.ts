// Each named schedule by its values, expressions of one's own, and the problems of both.
import { describe, expect, it } from 'vitest';
import libraries from '../../reference/library_schedules.json';
import reference from '../../reference/optimizers.json';
import { scheduleMainKeys } from '../../../src/core/document/settings-table';
import { schedules } from '../../../src/core/schedules';
import { explainStep } from '../../../src/core/explain/step';
import { stepRecord } from '../../../src/core/run/step-record';
import { problemsOf, run } from '../run/support';

/** alpha of each step. */
function alphas(schedule: string, steps: number, alpha = 0.1, more = ''): number[] {
  const done = run(
    `---\nstart: {x: 0.001}\nalpha: ${alpha}\nschedule: ${schedule}\nsteps: ${steps}\n${more}---\nx^2\n`,
  );
  return Array.from({ length: steps }, (_, i) => stepRecord(done, i + 1).values.alpha as number);
}

const near = (actual: readonly number[], expected: readonly number[]): void => {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 14));
};

describe('the named schedules', () => {
  it('are those of the settings table', () => {
    expect([...schedules.keys()]).toEqual(Object.keys(scheduleMainKeys));
    for (const [name, key] of Object.entries(scheduleMainKeys)) {
      if (key !== undefined) expect(Object.keys(schedules.get(name)!.keys)).toContain(key);
    }
  });

  it.each([
    ['{decay: 1}', [0.1, 0.1 / 2, 0.1 / 3, 0.1 / 4]],
    ['{decay: {decay: 1}}', [0.1, 0.1 / 2, 0.1 / 3, 0.1 / 4]],
    ['{step: {every: 2, factor: 0.1}}', [0.1, 0.1, 0.01, 0.01]],
    ['{exponential: 0.5}', [0.1, 0.05, 0.025, 0.0125]],
    ['{exponential: {rate: 0.25, every: 2}}', [0.1, 0.05, 0.025, 0.0125]],
    ['polynomial', [0.1, 0.075, 0.05, 0.025]],
    [
      '{polynomial: {power: 2, end: 0.02}}',
      [0.1, 0.02 + 0.08 * 0.75 ** 2, 0.04, 0.02 + 0.08 * 0.25 ** 2],
    ],
    ['sqrt', [0.1, 0.1 / Math.sqrt(2), 0.1 / Math.sqrt(3), 0.05]],
    ['cosine', [0.1, 0.05 * (1 + Math.SQRT1_2), 0.05, 0.05 * (1 - Math.SQRT1_2)]],
    ['{restarts: 2}', [0.1, 0.05, 0.1, 0.05]],
    ['{warmup: 4}', [0.025, 0.05, 0.075, 0.1]],
    ['{onecycle: {rise: 0.5, first: 0.1}}', [0.01, 0.055, 0.1, 0.05]],
  ])('%s', (schedule, expected) => near(alphas(schedule, 4), expected));

  it.each([
    ['keras-inverse-time-decay', 'alpha0 / (1 + 0.96 * batch / 10)'],
    ['keras-inverse-time-decay', '{decay: 0.096}'],
    ['keras-inverse-time-decay-staircase', 'alpha0 / (1 + 0.96 * floor(batch / 10))'],
  ])('%s as %s', (id, schedule) => {
    const { expected_lr: expected } = reference.cases.find(one => one.id === id) as unknown as {
      expected_lr: number[];
    };
    near(alphas(schedule, expected.length), expected);
  });
});

describe('the libraries’ own schedules', () => {
  const { alpha0, steps, cases } = libraries;
  it.each(cases.map(one => [one.id, one] as const))('%s', (_, { schedule, alpha }) => {
    alphas(schedule, steps, alpha0).forEach((value, i) =>
      expect(Math.abs(value - alpha[i]!), `step ${i + 1}: ${value}`).toBeLessThan(1e-14),
    );
  });
});

describe('a schedule of one’s own', () => {
  it('may use t, batch, epoch, alpha0, steps, hyperparameters and its own constants', () => {
    near(alphas('alpha0 * t / steps', 4), [0.025, 0.05, 0.075, 0.1]);
    near(alphas('{expression: alpha0 * k^batch, k: 0.5}', 3), [0.1, 0.05, 0.025]);
    near(alphas('alpha0 * beta', 2, 0.1, 'optimizer: momentum\nbeta: 0.5\n'), [0.05, 0.05]);
  });

  it('counts epochs from 0', () => {
    const done = run(
      '---\ndata: {x: [1, 2, 3]}\nbatch: 2\nalpha: 1\nschedule: alpha0 / (1 + epoch)\nsteps: 5\n---\nmean((x - b)^2) / 100\n',
    );
    expect([1, 2, 3, 4, 5].map(t => stepRecord(done, t).values.alpha)).toEqual([
      1,
      1,
      0.5,
      0.5,
      1 / 3,
    ]);
  });

  it('may belong to one run alone', () => {
    const done = run(
      '---\nstart: {x: 1}\noptimizer: {sgd: {alpha: 0.1, schedule: {decay: 1}}}\nschedule: sqrt\nsteps: 3\n---\nx^2\n',
    );
    expect(stepRecord(done, 3).values.alpha).toBeCloseTo(0.1 / 3, 15);
  });
});

describe('problems of schedules', () => {
  const problem = (schedule: string): string =>
    problemsOf(`---\nschedule: ${schedule}\n---\nx^2\n`)[0] ?? '';

  it.each([
    ['{decay: -1}', 'decay of the schedule decay must be at least 0, not −1.'],
    ['{step: {evry: 3}}', 'The schedule step has no “evry”; did you mean every?'],
    ['{decay: {}}', 'The schedule decay needs decay, as in {decay: {decay: …}}.'],
    ['alpha0 / (1 + k * batch)', 'k'],
    ['cosin', 'There is no schedule “cosin”; did you mean cosine?'],
  ])('%s', (schedule, message) => expect(problem(schedule)).toContain(message));

  it('stand at their place', () => {
    const text = '---\nschedule: alpha0 / (1 + dcay * batch)\n---\nx^2\n';
    const done = problemsOf(text);
    expect(done).toHaveLength(1);
  });
});

describe('the constants of a schedule', () => {
  it('are its own: an optimizer’s name of the same spelling is another', () => {
    const done = run(
      '---\nstart: {x: 2}\noptimizer: {momentum: {alpha: 0.1, beta: 0.5, schedule: {expression: alpha0 * beta^batch * m, beta: 0.25, m: 2}}}\nsteps: 3\n---\nx^2\n',
    );
    const { values } = stepRecord(done, 2);
    expect(values.alpha).toBe(0.1 * 0.25 * 2);
    expect(values.m).toEqual([0.5 * (0.5 * 4) + 0.5 * 2 * done.session.pointAt(1)[0]!]);
    expect(
      explainStep(done, 2).lines.find(({ name }) => name === 'alpha')!.cells[0]!.substituted.text,
    ).toBe('0.1·0.25^1·2');
  });
});
