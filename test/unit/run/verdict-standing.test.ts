// Where a run stands at its end: budget, converged, flat, saddle, maximum, stopped, cancelled; exact words and evidence.
import { describe, expect, it } from 'vitest';
import { run, sessions } from './support';

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

describe('what is no verdict on a minimum', () => {
  const verdictOf = (lines: string, loss: string) => run(settings(lines, loss)).verdict;

  it('a loss that falls without end, however large beside its gradient', () => {
    for (const loss of ['-(x^2) - y^2', 'x^2 - 2*y^2', 'x + 2*y']) {
      const { kind, message } = verdictOf('start: {x: 1, y: 1e-3}\nalpha: 0.1\nsteps: 300', loss);
      expect(kind).toBe('budget');
      expect(message).toMatch(
        /after 300 steps: loss −\S+; the gradient is no smaller than at the start, so there may be no minimum\.$/,
      );
    }
  });

  it('a plateau far from everything', () => {
    expect(verdictOf('start: {x: 10}\nalpha: 0.1', 'exp(-x^2)').kind).toBe('flat');
    expect(verdictOf('start: {x: 1, y: 1}\nalpha: 0.1', '1e-8*(x^2 + y^2)').kind).toBe('flat');
    expect(verdictOf('start: {x: -5}\nalpha: 0.5', 'relu(x)').kind).toBe('flat');
    expect(verdictOf('start: {x: 1}\nalpha: 0.5', '5 + 0*x').kind).toBe('flat');
    expect(verdictOf('start: {x: 1, y: 2}\nalpha: 0.1', 'x^2 + 0*y').kind).toBe('flat');
  });

  it('but a small and shallow bowl that was reached is one', () => {
    expect(verdictOf('start: {x: 0.3}\noptimizer: newton', '1e-8*(x - 2)^2').kind).toBe(
      'converged',
    );
    expect(verdictOf('start: {x: 0}\nalpha: 0.5', 'x^2 - 20000*x').kind).toBe('converged');
    expect(verdictOf('start: {x: 3}\nalpha: 0.4', '1e12 + x^2').kind).toBe('converged');
  });

  it('hopping to and fro over it by the same step: the loss differs by rounding alone', () => {
    const { kind, message } = verdictOf('start: {x: 1.05}\noptimizer: sign\nalpha: 0.1', 'x^2');
    expect(kind).toBe('budget');
    expect(message).toBe(
      'Sign descent stopped at the budget of 200 steps: loss 0.002500, which no longer falls.',
    );
  });
});

describe('converged', () => {
  it('names the step at which the gradient first was small, the loss and the gradient', () => {
    const { verdict } = run(settings('start: {x: 3, y: 1}\nalpha: 0.25\nsteps: 100', 'x^2 + y^2'));
    expect(verdict.kind).toBe('converged');
    expect(verdict.evidence.firstSmallGradientStep).toBe(23);
    expect(verdict.words).toBe('Converged at step 23');
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
