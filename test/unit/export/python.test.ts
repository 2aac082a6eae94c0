// Exported scripts: NumPy's run and hold themselves to Descent's last iterates, wherever there is a Python with NumPy.
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { pythonScript } from '../../../src/core/export/python';
import { optimizers } from '../../../src/core/optimizers';
import { exported } from './support';

/** Running the scripts is extra where the machine happens to have these; npm can't bring them. */
const has = (module: string): boolean =>
  spawnSync('python3', ['-c', `import ${module}`]).status === 0;
const [hasPython, hasNumpy, hasTorch] = ['ast', 'numpy', 'torch'].map(has);

const all = [...optimizers.values()]
  .flatMap(source =>
    Object.keys(source.conventions).map(
      convention => `{${source.id}: {convention: ${convention}}}`,
    ),
  )
  .join(', ');

const data = 'data: {x: [0, 1, 2, 3, 4], y: [0, 1, 1, 0, 1]}';
const documents: Readonly<Record<string, string>> = {
  'every optimizer and convention': `---\nstart: {x: 0.3, y: 1}\nalpha: 0.01\nsteps: 20\noptimizers: [${all}]\n---\n(1 - x)^2 + 3 * (y - x^2)^2\n`,
  'shuffled batches, a schedule and definitions': `---\n${data}\nbatch: {size: 2, shuffle: true}\nschedule: {decay: 0.1}\nalpha: 0.1\nsteps: 12\n---\nz = (x - mean(x)) / std(x)\nyhat = sigmoid(b0 + b1*z)\nmean((y - yhat)^2) + 0.01 * b1^2\n`,
  'the functions': `---\nstart: {x: 0.4, y: 0.7}\nalpha: 0.01\nsteps: 5\n---\nexp(x) + ln(y) + log10(y + 1) + sqrt(x) + cbrt(y) + abs(x) + tanh(x) + atan2(y, x) + erf(x) + relu(x - 1) + softplus(x) + logsumexp(x, y) + huber(x, 1) + max(x, y, 0.1) + hypot(x, y) + (x > 0 ? x^2 : -x)\n`,
  'an own optimizer with evaluations elsewhere': `---\nstart: {x: 1, y: -0.5}\nsteps: 15\noptimizer:\n  mine:\n    alpha: 0.05\n    lambda: 0.1\n    state: {m: 0, p: w}\n    equations: |\n      d = grad(w - alpha * m)\n      m = 0.5 * m + d / max(1, norm(d))\n      p = w\n      w = loss(w - alpha * m) < loss(w) ? w - alpha * m : w - alpha * lambda * solve(hess(w), d, 0.1)\n---\nx^2 + x*y + y^2 + x^4\n`,
  'names that Python keeps for itself': `---\nstart: {lambda: 1, np: 2, "θ": 0.5}\nalpha: 0.1\nsteps: 5\n---\nlambda^2 + np^2 + θ^2\n`,
};

describe.each(Object.entries(documents))('%s', (_, text) => {
  const { prepared, runs } = exported(text);

  it('is held to the last iterates', () => {
    for (const library of ['numpy', 'pytorch'] as const)
      expect(pythonScript(prepared, runs, library).match(/assert_/g)).toHaveLength(runs.length);
  });

  const itWith = (there: boolean | undefined, name: string, body: () => void): void => {
    if (there) it(name, body);
  };

  itWith(hasNumpy, 'ends in NumPy where Descent ended', () => {
    const { status, stderr } = spawnSync('python3', ['-'], {
      input: pythonScript(prepared, runs, 'numpy'),
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  itWith(hasTorch, 'ends in PyTorch where Descent ended', () => {
    const { status, stderr } = spawnSync('python3', ['-'], {
      input: pythonScript(prepared, runs, 'pytorch'),
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  itWith(hasPython, 'is Python for PyTorch too', () => {
    const script = pythonScript(prepared, runs, 'pytorch');
    const { status, stderr } = spawnSync(
      'python3',
      ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'],
      { input: script, encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});
