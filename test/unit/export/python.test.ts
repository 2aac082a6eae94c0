// Exported scripts run and hold themselves to Descent's last iterates: NumPy's and PyTorch's, wherever a Python has these.
// One process runs all scripts of a library: loading one takes seconds.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pythonScript } from '../../../src/core/export/python';
import { functions } from '../../../src/core/functions';
import { optimizers } from '../../../src/core/optimizers';
import { schedules } from '../../../src/core/schedules';
import { exported } from './support';

/** Running the scripts is extra where the machine happens to have these; npm can't bring them. */
const pythons = [process.env.DESCENT_PYTHON ?? 'python3', 'python3', '/usr/bin/python3'];
const pythonWith = (module: string): string | undefined =>
  pythons.find(python => spawnSync(python, ['-c', `import ${module}`]).status === 0);

const conventions = [...optimizers.values()].flatMap(source =>
  Object.keys(source.conventions).map(convention => `{${source.id}: {convention: ${convention}}}`),
);

/** Names of the language's functions that are spelled as something else than a call. */
const written: Readonly<Record<string, string>> = {
  add: 'p + q',
  subtract: 'p - q',
  multiply: 'p * q',
  divide: 'p / q',
  unaryMinus: '-p',
  pow: 'p^q + p^2 + p^-1 + (p + 1)^0.5 + (-p)^3',
  smaller: '(p < q) * p',
  smallerEq: '(p <= q) * p',
  larger: '(p > q) * p',
  largerEq: '(p >= q) * p',
  equal: '(p == q) * p',
  unequal: '(p != q) * p',
  and: 'p > 0 and q > 0 ? p^2 : q',
  or: 'p > 5 or q > 5 ? p^2 : q^2',
  not: 'not (p > 5) ? p^2 : q',
  conditional: 'p > q ? p^2 : q^2',
  min: 'min(p, q, 1)^2 + min(p, 0.2)',
  max: 'max(p, q, 1)^2 + max(2, p)',
  log: 'log(p) + log(q, 3) + log(3, p)',
  nthRoot: 'nthRoot(p) + nthRoot(-q, 3) + nthRoot(q, 4)',
  huber: 'huber(p) + huber(3 * q, 0.5)',
  logsumexp: 'logsumexp(p, q, 1)',
  hypot: 'hypot(p, q) + hypot(p, q, 1)',
  atan2: 'atan2(p, q)',
  acosh: 'acosh(p + 2)',
  asec: 'asec(p + 2)',
  acsc: 'acsc(p + 2)',
  acoth: 'acoth(p + 2)',
};
const reductions = ['sum', 'mean', 'min', 'max', 'std', 'var', 'count', 'norm'];
const byRow = (text: string): string => text.replace(/\bp\b/g, '(p * x)');

const columns = 'data: {x: [0.3, 1, 0.5, 0.8, 0.7], y: [0, 1, 1, 0, 1]}';
const oneFunction = (settings: string, loss: string): string =>
  `---\n${settings}start: {p: 0.6, q: 0.7}\nalpha: 0.001\nsteps: 4\n---\n${loss}\n`;

const samples = 'media/samples';
const documents: Readonly<Record<string, string>> = {
  'every optimizer and convention': `---\nstart: {x: 0.3, y: 1}\nalpha: 0.01\nsteps: 20\noptimizers: [${conventions.join(', ')}]\n---\n(1 - x)^2 + 3 * (y - x^2)^2\n`,
  'every optimizer and convention, in batches, with a schedule': `---\n${columns}\nstart: {b0: 0.1, b1: 0.2}\nbatch: {size: 2, shuffle: true}\nschedule: {decay: 0.1}\nalpha: 0.01\nsteps: 20\noptimizers: [${conventions.join(', ')}]\n---\nmean((y - b0 - b1*x)^2) + 0.1 * (b0^2 + b1^2)\n`,
  'every optimizer and convention, of one parameter': `---\nstart: {x: 0.3}\nalpha: 0.01\nsteps: 8\noptimizers: [${conventions.join(', ')}]\n---\ncosh(x - 1)\n`,
  'weight decay': `---\nstart: {x: 0.3, y: 1}\nalpha: 0.01\nlambda: 0.1\nsteps: 9\noptimizers: [adamw, lion, {sgd: {convention: keras}}, {adamw: {convention: pytorch}}, {lion: {convention: optax}}]\n---\n(1 - x)^2 + 3 * (y - x^2)^2\n`,
  'shuffled batches, a schedule and definitions': `---\n${columns}\nbatch: {size: 2, shuffle: true, drop: true}\nschedule: alpha0 / (1 + 0.3 * epoch)\nalpha: 0.1\nsteps: 12\n---\nz = (x - mean(x)) / std(x)\nyhat = sigmoid(b0 + b1*z)\nmean((y - yhat)^2) + 0.01 * b1^2\n`,
  'an own optimizer with evaluations elsewhere': `---\nstart: {x: 1, y: -0.5}\nsteps: 15\noptimizer:\n  mine:\n    alpha: 0.05\n    lambda: 0.1\n    state: {m: 0, p: w}\n    equations: |\n      d = grad(w - alpha * m)\n      m = 0.5 * m + d / max(1, norm(d))\n      p = w\n      w = loss(w - alpha * m) < loss(w) ? w - alpha * m : w - alpha * lambda * solve(hess(w), d, 0.1)\n---\nx^2 + x*y + y^2 + x^4\n`,
  'an own optimizer with scalar state, reductions and counters': `---\n${columns}\nbatch: 2\nsteps: 15\noptimizer:\n  mine:\n    alpha: 0.05\n    state: {c: 1, m: 0}\n    equations: |\n      c = max(c * 0.9, dot(g, g), mean(abs(g)))\n      m = t > 3 and epoch < 2 ? m + g : g * min(1, t / steps) / rows\n      s = sum(m^2) > 0 ? 1 / (batch + 1) : 2\n      w = w - alpha * s * m / (1 + sqrt(c))\n---\nmean((y - b0 - b1*x)^2)\n`,
  'names that Python keeps for itself': `---\nstart: {lambda: 1, np: 2, "θ": 0.5, torch: 1, tensor: 0.1, loss_: 0.3}\nalpha: 0.1\nsteps: 5\n---\nlambda^2 + np^2 + θ^2 + torch^2 + tensor^4 + loss_^2\n`,
  'branches not taken that have no value': `---\nstart: {x: 4, y: -2}\nalpha: 0.01\nsteps: 20\noptimizers: [sgd, newton]\n---\nroot = sqrt(x)\na = x > 0 ? root : -x\na + x^2 + (y > 0 ? log(y)^2 : y^2)\n`,
  'branches not taken, row by row and within one another': `---\n${columns}\nstart: {p: 0.5, q: 0.4}\nbatch: 3\nalpha: 0.01\nsteps: 10\n---\ns = sqrt(0.6 + p - x)\nf(z) = z > 0.6 ? z * log(z + q - 0.5) : z < 0.4 ? exp(1000 * z) * 1e-300 * p : z^2\na = x < 0.7 ? s + mean(x) : norm(q * x - y) * (x - 0.65)^1.5\nmean((f(x + 0.01 * p) - y)^2) + mean(a) + p^2\n`,
  'lengths of zero and three equal arguments': `---\n${columns}\nstart: {p: 0, q: 0, r: 0}\nalpha: 0.01\nsteps: 5\n---\nmean((y - p - q*x - r)^2) + hypot(p, q) + mean(hypot(p * x, r)) + std(r * x) + norm(q * x) + max(p, q, r)^2 + min(p, q, r)\n`,
  'a run that leaves the domain': '---\nstart: {x: 0.5}\nalpha: 1\nsteps: 5\n---\nlog(x) + x\n',
  'a run that overflows': '---\nstart: {x: 5}\nalpha: 1\nsteps: 12\n---\nx^4\n',
  ...Object.fromEntries(
    [...schedules.values()].map(({ name, keys }) => [
      `the schedule ${name}`,
      `---\nstart: {x: 1, y: 2}\nalpha: 0.05\noptimizers: [sgd, adam]\nschedule: ${name === 'decay' ? '{decay: 0.1}' : name}\nsteps: ${Object.keys(keys).length + 60}\n---\nx^2 + x*y + y^2\n`,
    ]),
  ),
  ...Object.fromEntries(
    [...functions.values()]
      .filter(({ name }) => !reductions.includes(name) || name === 'min' || name === 'max')
      .flatMap(({ name, minArguments }) => {
        const loss = written[name] ?? `${name}(${['p', 'q'].slice(0, minArguments).join(', ')})`;
        return [
          [`${name} of parameters`, oneFunction('', `${loss} + q^2`)],
          [
            `${name} by row`,
            oneFunction(
              `${columns}\nbatch: 2\n`,
              `mean(${byRow(loss.replace(/(?<=log\(3, )p/, 'p + 2'))}) + q^2`,
            ),
          ],
        ];
      }),
  ),
  ...Object.fromEntries(
    reductions.map(name => [
      `${name} over rows`,
      oneFunction(
        `${columns}\nbatch: 3\n`,
        `${name}(p * x - y)^2 + ${name}((x - ${name}(x)) * q) * p + p^2`,
      ),
    ]),
  ),
};

function sample(name: string): { readonly text: string; readonly data?: string } {
  const text = readFileSync(`${samples}/${name}`, 'utf8');
  const file = /^data: (\S+\.csv)/m.exec(text)?.[1];
  return file === undefined ? { text } : { text, data: readFileSync(`${samples}/${file}`, 'utf8') };
}

const all = [
  ...Object.entries(documents).map(([name, text]) => ({ name, text, data: undefined })),
  ...readdirSync(samples)
    .filter(name => name.endsWith('.loss'))
    .map(name => ({ name: `the sample ${name}`, data: undefined, ...sample(name) })),
].map(({ name, text, data }) => ({
  name,
  ...exported(text, data === undefined ? {} : { data: { path: 'x.csv', text: data } }),
}));

/** Runs each script as a program of its own; prints a line for each that failed or said something on stderr. */
const runner = `
import contextlib, io, json, sys, traceback, warnings
warnings.simplefilter("error")
for one in json.load(sys.stdin):
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(one["script"], one["name"], "exec"), {"__name__": "__main__"})
    except BaseException:
        print(one["name"] + ": " + traceback.format_exc())
`;

describe.each(['numpy', 'pytorch'] as const)('scripts for %s', dialect => {
  const scripts = all.map(({ name, prepared, runs }) => ({
    name,
    runs: runs.length,
    script: pythonScript(prepared, runs, dialect),
  }));

  it('are held to the last iterates', () => {
    for (const { script, runs } of scripts)
      expect(script.match(/assert_/g) ?? []).toHaveLength(runs);
  });

  const python = pythonWith(dialect === 'numpy' ? 'numpy' : 'torch');
  if (python !== undefined)
    it('end where Descent ended', () => {
      const { stdout, stderr } = spawnSync(python, ['-c', runner], {
        input: JSON.stringify(scripts),
        encoding: 'utf8',
        maxBuffer: 1e8,
      });
      expect(stdout + stderr).toBe('');
    }, 120_000);

  const any = pythonWith('ast');
  if (any !== undefined)
    it('are Python', () => {
      const { stderr, status } = spawnSync(
        any,
        ['-c', 'import ast, json, sys\nfor one in json.load(sys.stdin): ast.parse(one["script"])'],
        { input: JSON.stringify(scripts), encoding: 'utf8' },
      );
      expect(stderr).toBe('');
      expect(status).toBe(0);
    });
});
