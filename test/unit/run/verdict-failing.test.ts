// What went wrong in a run: diverged, domain, kink, a schedule without end, oscillating; exact words and evidence.
import { describe, expect, it } from 'vitest';
import { run, runs } from './support';

const settings = (lines: string, loss: string): string => `---\n${lines}\n---\n${loss}\n`;
const rosenbrock = '(1 - x)^2 + 100 * (y - x^2)^2';

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
      settings('start: {x: 1.2e-7}\noptimizer: sign\nalpha: 3e-7\nsteps: 61', '4.175 + 100*x^2'),
    );
    const [, low, high] = /between (\S+) and (\S+) since/.exec(verdict.message) ?? [];
    expect(low).toMatch(/^4\.17500000000[0-9]+$/);
    expect(high).not.toBe(low);
  });
});
