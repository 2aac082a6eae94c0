// Each verdict at least once, with its exact words and evidence.
import { describe, expect, it } from 'vitest';
import { run, runs, sessions } from './support';

const settings = (lines: string, loss: string): string => `---\n${lines}\n---\n${loss}\n`;
const rosenbrock = '(1 - x)^2 + 100 * (y - x^2)^2';

describe('budget', () => {
  it('says how fast the loss still falls', () => {
    const { verdict } = run(
      settings('start: {x: -1.2, y: 1}\noptimizer: adam\nalpha: 0.2', rosenbrock),
    );
    expect(verdict).toMatchObject({ kind: 'budget', step: 200 });
    expect(verdict.message).toBe(
      'Adam is still descending after 200 steps: loss 0.1733, falling 2.1 % a step.',
    );
  });

  it('does not call it descending where the steps jump to and fro over the minimum', () => {
    const { verdict } = run(settings('start: {x: 2}\nalpha: 1', 'x^2'));
    expect(verdict.kind).toBe('budget');
    expect(verdict.message).toBe(
      'Gradient descent stopped at the budget of 200 steps: loss 4.000, which no longer falls.',
    );
  });

  it('of noisy mini-batches tells the least possible loss of a quadratic', () => {
    const data = 'data: {x: [0, 1, 2, 3, 4, 5], y: [0.2, 0.9, 2.3, 2.8, 4.1, 4.9]}';
    const { verdict } = run(
      settings(
        `${data}\nbatch: {size: 2, shuffle: true, seed: 7}\nalpha: 0.02\nsteps: 60`,
        'mean((y - b0 - b1*x)^2)',
      ),
    );
    expect(verdict.kind).toBe('budget');
    expect(verdict.message).toMatch(
      /^Gradient descent stopped at the budget of 60 steps: loss 0\.\d+; the least possible is 0\.02756\.$/,
    );
  });

  it('of mini-batches that can be met exactly says that the least possible is 0, not its rounding', () => {
    const data = 'data: {x: [0.1, 0.7, 1.3, 2.9], y: [0.33, 0.51, 0.69, 1.17]}';
    const { verdict } = run(
      settings(
        `${data}\nbatch: {size: 2, shuffle: true}\nalpha: 0.01\nsteps: 20`,
        'mean((y - b0 - b1*x)^2)',
      ),
    );
    expect(verdict.message).toMatch(/; the least possible is 0\.$/);
    expect(verdict.evidence.leastLoss).toBe(0);
  });

  it('of separable logistic regression is not called converged: its minimum is at infinity', () => {
    const data = 'data: {x: [-2, -1, 1, 2], y: [0, 0, 1, 1]}';
    const { verdict } = run(
      settings(`${data}\nalpha: 1\nsteps: 500`, 'mean(softplus(b1*x) - y*b1*x)'),
    );
    expect(verdict.kind).toBe('budget');
    expect(verdict.evidence.fallPerStep).toBeGreaterThan(0);
  });
});

describe('converged', () => {
  it('names the step at which the gradient first was small, the loss and the gradient', () => {
    const { verdict } = run(settings('start: {x: 3, y: 1}\nalpha: 0.25\nsteps: 100', 'x^2 + y^2'));
    expect(verdict.kind).toBe('converged');
    expect(verdict.evidence.firstSmallGradientStep).toBe(23);
    expect(verdict.evidence.eigenvalues).toEqual([2, 2]);
    expect(verdict.message).toMatch(
      /^Gradient descent converged at step 23: a minimum, loss .*, gradient .*\.$/,
    );
  });

  it('on x^4 by its second derivative, small as it is', () => {
    const { verdict } = run(settings('start: {x: 1}\noptimizer: newton\nsteps: 30', 'x^4'));
    expect(verdict.kind).toBe('converged');
  });

  it('says that nobody looked at the Hessian of more than 100 parameters', () => {
    const names = Array.from({ length: 101 }, (_, i) => `w${i}`);
    const { verdict } = run(
      settings(
        'alpha: 0.25\nsteps: 60',
        names.map((name, i) => `(${name} - ${i + 1})^2`).join(' + '),
      ),
    );
    expect(verdict.kind).toBe('converged');
    expect(verdict.evidence.hessian).toBe('not looked at');
    expect(verdict.message).toContain('with 101 parameters the Hessian was not looked at');
  });
});

describe('flat, saddle and maximum', () => {
  it('is flat at the bottom of x^4, where the second derivative is zero', () => {
    const { verdict } = run(settings('start: {x: 0}\nalpha: 0.1\nsteps: 5', 'x^4'));
    expect(verdict.message).toBe(
      'Gradient descent stopped on flat ground: the gradient is zero and the Hessian does not tell a minimum from a plateau.',
    );
    expect(verdict.kind).toBe('flat');
  });

  it('is flat in a valley of equal minima', () => {
    expect(
      run(settings('start: {a: 2, b: 1}\nalpha: 0.1\nsteps: 200', '(a + b - 1)^2')).verdict.kind,
    ).toBe('flat');
  });

  it('is flat for a hinge loss beyond all margins', () => {
    const data = 'data: {x: [-2, -1, 1, 2], y: [-1, -1, 1, 1]}';
    expect(
      run(settings(`${data}\nstart: {w: 3}\nalpha: 0.1\nsteps: 5`, 'mean(max(0, 1 - y*w*x))'))
        .verdict.kind,
    ).toBe('flat');
  });

  it('is a saddle when approached along its ridge', () => {
    const { verdict } = run(settings('start: {x: 1, y: 0}\nalpha: 0.25\nsteps: 100', 'x^2 - y^2'));
    expect(verdict.kind).toBe('saddle');
    expect(verdict.message).toBe(
      'Gradient descent stopped at a saddle point: the gradient is zero, but the Hessian has a negative eigenvalue (−2.00).',
    );
  });

  it('is a maximum where Newton climbs', () => {
    const { verdict } = run(settings('start: {x: 0.1}\noptimizer: newton\nsteps: 20', 'cos(x)'));
    expect(verdict.kind).toBe('maximum');
  });
});

describe('diverged', () => {
  const steep = settings('start: {x: -1.2, y: 1}\nalpha: 0.007', rosenbrock);

  it('gives the cause in numbers and a learning rate that was tried', () => {
    const done = run(steep);
    const { verdict } = done;
    expect(verdict.kind).toBe('diverged');
    expect(verdict.message).toBe(
      'Gradient descent diverged at step 6: α·λmax = 10.5 at the start, above 2.',
    );
    expect(verdict.suggestedAlpha).toBe(0.0013);
    expect(done.session.lossAt(verdict.step)).toBeLessThan(Infinity);
    expect(done.trace.loss[verdict.step + 1]).toBe(Infinity);
    const again = run(steep, { overrides: { alpha: 0.0013 } });
    expect(again.session.lossAt(200)).toBeLessThan(again.session.lossAt(0));
  });

  it('is not said of α·λmax = 9, which spikes and then descends', () => {
    expect(run(settings('start: {x: -1.2, y: 1}\nalpha: 0.006', rosenbrock)).verdict.kind).not.toBe(
      'diverged',
    );
  });

  it('is said of growth that has not overflowed yet', () => {
    const { verdict } = run(settings('start: {x: 1}\nalpha: 1.2\nsteps: 40', 'x^2'));
    expect(verdict).toMatchObject({ kind: 'diverged', step: 40 });
    expect(verdict.message).toBe(
      'Gradient descent diverged at step 40: α·λmax = 2.40 at the start, above 2.',
    );
    expect(verdict.suggestedAlpha).toBe(0.95);
  });

  it('has limits of its own for heavy ball and the lecture’s momentum', () => {
    const [ball, average] = runs(
      settings(
        'start: {x: 1}\noptimizers: [{heavyball: {alpha: 2}}, {momentum: {alpha: 20}}]\nsteps: 300',
        'x^2',
      ),
    );
    expect(ball!.verdict.message).toContain('α·λmax = 4.00 at the start, above 3.8.');
    expect(average!.verdict.message).toContain('α·λmax = 40.0 at the start, above 38.');
  });
});

describe('values that stop being finite for other reasons', () => {
  it('a singular Hessian', () => {
    const { verdict } = run(settings('start: {x: 1, y: 2}\noptimizer: newton', '(x + y)^2'));
    expect(verdict.message).toBe(
      'Newton diverged at step 0: the Hessian is singular there, so the step has no solution.',
    );
  });

  it('none: no step was asked for', () => {
    expect(run(settings('start: {x: 2}\nalpha: 0.1\nsteps: 0', 'x^2')).verdict.message).toBe(
      'Gradient descent took no step: loss 4.000.',
    );
  });
});

describe('domain', () => {
  it('names the sub-expression and its argument', () => {
    const { verdict } = run(settings('start: {x: 3}\nalpha: 8\nsteps: 20', 'x - log(x)'));
    expect(verdict.kind).toBe('domain');
    expect(verdict.message).toBe(
      'Gradient descent left the domain at step 1: log(x) with x = −2.333.',
    );
  });

  it('points into the text', () => {
    const text = settings('start: {x: 3}\nalpha: 8\nsteps: 20', 'x - log(x)');
    const { verdict } = run(text);
    expect(text.slice(verdict.range!.start, verdict.range!.end)).toBe('log(x)');
  });

  it('names the row, counted from 1, and the line of the file', () => {
    const data = { path: 'points.csv', text: 'x,y\n1,1\n2,1\n-30,1\n' };
    const { verdict } = run(
      settings(
        'data: points.csv\nstart: {a: 0.01}\nalpha: 3\nsteps: 20',
        'mean(y*a - log(1 + a*x))',
      ),
      { data },
    );
    expect(verdict.kind).toBe('domain');
    expect(verdict.message).toMatch(
      /log\(1 \+ a \* x\) with .*, in row \d \(line \d of the file\)\.$/,
    );
  });

  it('says that a root has no finite derivative at 0', () => {
    const { verdict } = run(settings('start: {x: 0, y: 1}\nalpha: 0.1\nsteps: 3', 'sqrt(x) + y^2'));
    expect(verdict.kind).toBe('domain');
    expect(verdict.message).toContain('sqrt(x) has no finite derivative there');
  });
});

describe('kink', () => {
  it('says what was used', () => {
    const { verdict } = run(
      settings('start: {x: 0.5}\noptimizer: sgd\nalpha: 0.25\nsteps: 10', 'abs(x)'),
    );
    expect(verdict.kind).toBe('kink');
    expect(verdict.message).toBe(
      'Gradient descent stopped at a kink: abs(x) has no derivative at 0, and 0 was used.',
    );
  });
});

describe('a schedule without a finite learning rate', () => {
  it.each([
    [
      '1/batch',
      'Gradient descent diverged at step 0: the schedule 1/batch makes the learning rate ∞ at step 1.',
    ],
    [
      '1/(5 - t)',
      'Gradient descent diverged at step 4: the schedule 1/(5 - t) makes the learning rate ∞ at step 5.',
    ],
  ])('is named: %s', (schedule, message) => {
    const { verdict } = run(settings(`start: {x: 2}\nalpha: 1\nschedule: ${schedule}`, 'x^2'));
    expect(verdict.kind).toBe('diverged');
    expect(verdict.message).toBe(message);
  });
});

describe('oscillating', () => {
  it('names the band and proposes a learning rate that was tried', () => {
    const text = settings('start: {x: 0.35}\noptimizer: sign\nalpha: 0.2\nsteps: 61', 'x^2');
    const done = run(text);
    const { verdict } = done;
    expect(verdict.kind).toBe('oscillating');
    expect(verdict.message).toMatch(
      /^Sign descent oscillates between 0\.0025 and 0\.02[23] since step 1\.$/,
    );
    const better = run(text, { overrides: { alpha: verdict.suggestedAlpha! } });
    expect(better.verdict.kind).not.toBe('oscillating');
    expect(better.session.lossAt(61)).toBeLessThan(done.session.lossAt(61));
  });

  it('tells the two numbers apart, however near they are', () => {
    const { verdict } = run(
      settings('start: {x: 4e-8}\noptimizer: sign\nalpha: 1e-7\nsteps: 61', '4.175 + 100*x^2'),
    );
    const [, low, high] = /between (\S+) and (\S+) since/.exec(verdict.message) ?? [];
    expect(low).toMatch(/^4\.175000000000[12]$/);
    expect(high).not.toBe(low);
  });
});

describe('stopped', () => {
  it('by the loss', () => {
    const { verdict, session } = run(
      settings('start: {x: 3}\nalpha: 0.1\nsteps: 200\nstop: {loss: 0.1}', 'x^2'),
    );
    expect(verdict.kind).toBe('stopped');
    expect(verdict.message).toBe(
      'Gradient descent reached loss ≤ 0.1 at step 11, as the document asks.',
    );
    expect(session.lossAt(10)).toBeGreaterThan(0.1);
    expect(session.lossAt(11)).toBeLessThanOrEqual(0.1);
  });

  it.each([
    ['{gradient: 0.01}', 'reached |g| ≤ 0.01'],
    ['{change: 0.001}', 'changed the loss by no more than 0.001'],
  ])('by %s', (stop, words) => {
    const { verdict } = run(
      settings(`start: {x: 3}\nalpha: 0.1\nsteps: 200\nstop: ${stop}`, 'x^2'),
    );
    expect(verdict.kind).toBe('stopped');
    expect(verdict.message).toContain(words);
  });

  it('also with mini-batches, by the loss on all rows', () => {
    const data = 'data: {x: [0, 1, 2, 3], y: [1, 3, 5, 7]}';
    const done = run(
      settings(
        `${data}\nbatch: 2\nalpha: 0.05\nsteps: 500\nstop: {loss: 0.01}`,
        'mean((y - b0 - b1*x)^2)',
      ),
    );
    expect(done.verdict.kind).toBe('stopped');
    expect(done.session.lossAt(done.session.steps)).toBeLessThanOrEqual(0.01);
    expect(done.session.lossAt(done.session.steps - 1)).toBeGreaterThan(0.01);
  });
});

describe('cancelled', () => {
  it('keeps what it has', () => {
    const [session] = sessions(
      settings('start: {x: -1.2, y: 1}\nalpha: 0.001\nsteps: 1000000', rosenbrock),
    );
    session!.advance(412_000);
    session!.cancel();
    const { verdict, trace } = session!.finish();
    expect(verdict.message).toBe('Cancelled at step 412,000 of 1,000,000.');
    expect(trace.rows).toBe(412_001);
  });
});
