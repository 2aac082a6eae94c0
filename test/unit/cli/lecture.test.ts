// What a lecture on optimization types, as it stands: from the text over the command line to numbers from outside the project.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../../src/core/command';

interface Run {
  readonly loss: number;
  readonly w: Readonly<Record<string, number>>;
  readonly first: number;
}

/** Runs a document and gives each run's first loss and last row. */
function run(text: string, files: Readonly<Record<string, string>> = {}): Run {
  let out = '';
  let error = '';
  const code = runCommand(['run', 'lecture.loss', '--json'], {
    out: part => void (out += part),
    error: part => void (error += part),
    read: () => ({ text }),
    readData: (_, path) =>
      path in files ? { path, text: files[path]! } : { path, error: 'there is no such file' },
    engine: 'test',
  });
  expect([code, error]).toEqual([0, '']);
  const record = JSON.parse(out) as {
    runs: { steps: { loss: number; w: Record<string, number> }[] }[];
  };
  const { steps } = record.runs[0]!;
  const { loss, w } = steps.at(-1)!;
  return { loss, w, first: steps[0]!.loss };
}

const reference = (name: string): string =>
  readFileSync(new URL(`../../reference/${name}`, import.meta.url), 'utf8');

// Anscombe, Graphs in Statistical Analysis (1973): every set has the line 3.00 + 0.500 x and the residual sum 13.76.
const lines = reference('anscombe.csv').split('\n');
const anscombe = { 'anscombe.csv': lines.filter(line => /^(?:dataset|I),/.test(line)).join('\n') };

describe('a regression over a CSV', () => {
  it('sum((y - yhat)^2) finds Anscombe’s line', () => {
    const { loss, w } = run(
      '---\ndata: anscombe.csv\noptimizer: newton\nsteps: 3\n---\nyhat = b0 + b1 * x\nsum((y - yhat)^2)\n',
      anscombe,
    );
    expect(w.b0).toBeCloseTo(3.0000909, 6);
    expect(w.b1).toBeCloseTo(0.5000909, 6);
    expect(loss).toBeCloseTo(13.76269, 5);
  });

  it('the RMSE, sqrt(mean(…)), has its minimum at the same line', () => {
    const { loss, w } = run(
      '---\ndata: anscombe.csv\noptimizer: {adam: {alpha: 0.05}}\nsteps: 6000\nschedule: cosine\n---\nyhat = b0 + b1 * x\nRMSE = sqrt(mean((y - yhat)^2))\n',
      anscombe,
    );
    expect(loss).toBeCloseTo(Math.sqrt(13.76269 / 11), 5);
    expect(w.b1).toBeCloseTo(0.5000909, 2);
  });
});

it('logistic regression finds the coefficients of the published example', () => {
  // Hours of study and passing: Wikipedia, "Logistic regression", example; beta0 = -4.0777, beta1 = 1.5046, log loss 8.02988.
  const text = `---
data:
  hours: [0.50, 0.75, 1.00, 1.25, 1.50, 1.75, 1.75, 2.00, 2.25, 2.50, 2.75, 3.00, 3.25, 3.50, 4.00, 4.25, 4.50, 4.75, 5.00, 5.50]
  pass: [0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1]
optimizer: newton
steps: 10
---
p = sigmoid(w * hours + b)
-sum(pass * log(p) + (1 - pass) * log(1 - p))
`;
  const newton = run(text);
  expect(newton.w.b).toBeCloseTo(-4.0777, 4);
  expect(newton.w.w).toBeCloseTo(1.5046, 4);
  expect(newton.loss).toBeCloseTo(8.02988, 5);
  const mean = run(
    text
      .replace('newton\nsteps: 10', '{nesterov: {alpha: 0.3}}\nsteps: 5000')
      .replace('-sum', '-mean'),
  );
  expect(mean.w.w).toBeCloseTo(1.5046, 4);
  expect(mean.loss).toBeCloseTo(8.02988 / 20, 6);
});

describe('a 2-4-1 network on XOR', () => {
  const network = (optimizer: string, seed: number, steps: number): string => `---
data: {x1: [0, 0, 1, 1], x2: [0, 1, 0, 1], y: [0, 1, 1, 0]}
start: {random: 1, seed: ${seed}}
optimizer: ${optimizer}
steps: ${steps}
---
h1 = tanh(a1*x1 + b1*x2 + c1)
h2 = tanh(a2*x1 + b2*x2 + c2)
h3 = tanh(a3*x1 + b3*x2 + c3)
h4 = tanh(a4*x1 + b4*x2 + c4)
p = sigmoid(v1*h1 + v2*h2 + v3*h3 + v4*h4 + d)
-mean(y*log(p) + (1 - y)*log(1 - p))
`;

  /** The network by hand. */
  const predict = (w: Run['w'], x1: number, x2: number): number => {
    const z = [1, 2, 3, 4].reduce(
      (sum, k) => sum + w[`v${k}`]! * Math.tanh(w[`a${k}`]! * x1 + w[`b${k}`]! * x2 + w[`c${k}`]!),
      w.d!,
    );
    return 1 / (1 + Math.exp(-z));
  };

  it.each([
    ['{adam: {alpha: 0.05}}', 1, 1000],
    ['{adam: {alpha: 0.05}}', 3, 1000],
    ['{rmsprop: {alpha: 0.02}}', 1, 1000],
    ['{rmsprop: {alpha: 0.02}}', 2, 1000],
    ['{momentum: {alpha: 1}}', 4, 2000],
    ['{nesterov: {alpha: 1}}', 5, 2000],
    ['{sgd: {alpha: 1}}', 2, 3000],
  ])('%s from seed %i learns it', (optimizer, seed, steps) => {
    const { loss, w, first } = run(network(optimizer, seed, steps));
    expect(Object.keys(w)).toHaveLength(17);
    expect(first).toBeGreaterThan(0.5);
    expect(loss).toBeLessThan(0.01);
    const outputs = [predict(w, 0, 0), predict(w, 0, 1), predict(w, 1, 0), predict(w, 1, 1)];
    expect(outputs.map(Math.round)).toEqual([0, 1, 1, 0]);
    // The loss by hand, from the last parameters.
    const [o, a, b, c] = outputs.map((p, i) => Math.log(i === 1 || i === 2 ? p : 1 - p));
    expect(loss).toBeCloseTo(-(o! + a! + b! + c!) / 4, 10);
  });
});

describe('Huber’s loss with an outlier', () => {
  it('keeps to the line that the other points are on', () => {
    // Reference: numpy 2.4, iteratively reweighted least squares, 100,000 rounds.
    const { loss, w } = run(
      `---
data: {x: [0, 1, 2, 3, 4, 5, 6, 7], y: [1.3, 2.8, 5.1, 6.6, 9.2, 10.9, 60, 15]}
optimizer: {adam: {alpha: 0.05}}
schedule: cosine
steps: 6000
---
mean(huber(y - w*x - b, 1))
`,
    );
    expect(w.b).toBeCloseTo(0.92377049, 4);
    expect(w.w).toBeCloseTo(2.06516393, 4);
    expect(loss).toBeCloseTo(5.81789191, 6);
  });

  it('has the mean of the clipped residuals at 0', () => {
    // By hand: clip(0 - b) + clip(1 - b) + clip(2 - b) + clip(100 - b) = 0 at b = 1.5, where the mean is (1 + 1/8 + 1/8 + 98) / 4.
    const { loss, w } = run(
      '---\ndata: {y: [0, 1, 2, 100]}\nalpha: 0.5\nsteps: 500\n---\nmean(huber(y - b, 1))\n',
    );
    expect(w.b).toBeCloseTo(1.5, 9);
    expect(loss).toBeCloseTo(24.8125, 9);
  });
});

it('the hinge loss with its penalty comes down to the kink where its minimum is', () => {
  // By hand: with b = 0 the loss is (1 - w)/2 + 0.01 w^2 below w = 1 and 0.01 w^2 above: the minimum is 0.01, at w = 1.
  const { loss, w } = run(
    '---\ndata: {x: [-2, -1, 1, 2], y: [-1, -1, 1, 1]}\nalpha: 0.5\nschedule: sqrt\nsteps: 5000\n---\nmean(max(0, 1 - y*(w*x + b))) + 0.01*w^2\n',
  );
  expect(w.w).toBeGreaterThan(0.98);
  expect(w.w).toBeLessThan(1.02);
  expect(Math.abs(w.b!)).toBeLessThan(0.02);
  expect(loss).toBeLessThan(0.015);
});

describe('NIST’s Thurber from its second start', () => {
  const { problems } = JSON.parse(reference('nist.json')) as {
    problems: {
      name: string;
      parameters: string[];
      columns: Record<string, number[]>;
      start2: number[];
      certified: number[];
      certified_rss: number;
      loss_start2: number;
    }[];
  };
  const thurber = problems.find(({ name }) => name === 'Thurber')!;
  const document = (settings: string): string => `---
data: {${Object.entries(thurber.columns)
    .map(([name, values]) => `${name}: [${values.join(', ')}]`)
    .join(', ')}}
start: {${thurber.parameters.map((name, i) => `${name}: ${thurber.start2[i]!}`).join(', ')}}
${settings}
---
yhat = (b1 + b2*x + b3*x^2 + b4*x^3) / (1 + b5*x + b6*x^2 + b7*x^3)
sum((y - yhat)^2)
`;

  it('runs and descends as it stands', () => {
    const { first, loss } = run(document('steps: 200'));
    expect(first).toBeCloseTo(thurber.loss_start2, 3);
    expect(loss).toBeLessThan(0.5 * first);
    const adam = run(document('optimizer: {adam: {alpha: 0.1}}\nsteps: 2000'));
    expect(adam.loss).toBeLessThan(50_000);
  });

  it('reaches the certified sum of squares with damped Newton steps, written in the document', () => {
    const { loss, w } = run(
      document(`optimizers:
  - damped:
      state: {mu: 1e6}
      equations: |
        p = w - solve(hess(w), g, mu)
        mu = loss(p) < loss(w) ? mu / 3 : min(mu * 4, 1e15)
        w = loss(p) < loss(w) ? p : w
steps: 60`),
    );
    expect(loss / thurber.certified_rss).toBeCloseTo(1, 9);
    thurber.parameters.forEach((name, i) =>
      expect(w[name]! / thurber.certified[i]!).toBeCloseTo(1, 7),
    );
  });
});

describe('more of what a lecture types', () => {
  it('the quantile loss ends between the two rows that the quantile lies between', () => {
    // 0.9 of ten rows: flat from the ninth row, 9, to the tenth, 10.5, where the loss is 0.495 by hand.
    const { loss, w } = run(
      '---\ndata: {y: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10.5]}\nalpha: 1\nschedule: sqrt\nsteps: 5000\n---\ntau = 0.9\nr = y - q\nmean(max(tau*r, (tau - 1)*r))\n',
    );
    expect(loss).toBeCloseTo(0.495, 9);
    expect(w.q).toBeGreaterThanOrEqual(9);
    expect(w.q).toBeLessThanOrEqual(10.5);
  });

  it('the Lennard-Jones potential rests at the sixth root of 2', () => {
    const { loss, w } = run(
      '---\nstart: {r: 1.5}\nalpha: 0.01\nsteps: 500\n---\nepsilon = 1\nsigma = 1\nV = 4*epsilon*((sigma/r)^12 - (sigma/r)^6)\n',
    );
    expect(w.r).toBeCloseTo(2 ** (1 / 6), 9);
    expect(loss).toBeCloseTo(-1, 12);
  });

  it('Rosenbrock in five dimensions has its known second minimum, and Newton finds it', () => {
    const { loss, w } = run(
      '---\noptimizer: newton\nsteps: 20\nstart: {x1: -1, x2: 1, x3: 1, x4: 1, x5: 1}\n---\nf(x, y) = 100*(y - x^2)^2 + (1 - x)^2\nf(x1, x2) + f(x2, x3) + f(x3, x4) + f(x4, x5)\n',
    );
    // scipy 1.17, BFGS from the same start.
    expect(loss).toBeCloseTo(3.9308394341, 8);
    expect(w.x1).toBeCloseTo(-0.96205, 4);
  });
});
