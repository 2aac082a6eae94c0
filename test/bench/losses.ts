// The eight losses of the bench, those without data in full.

import { logistic, network, regression } from './data-losses';
import type { BenchLoss } from './loss';

const rosenbrock: BenchLoss = {
  name: 'Rosenbrock 2-D',
  text: '(1 - x)^2 + 100 * (y - x^2)^2',
  columns: {},
  start: [-1.2, 1],
  hand: (w, g) => {
    const x = w[0]!;
    const y = w[1]!;
    const a = 1 - x;
    const b = y - x * x;
    g[0] = -2 * a - 400 * x * b;
    g[1] = 200 * b;
    return a * a + 100 * b * b;
  },
  python:
    'x, y = w\na = 1 - x\nb = y - x * x\nf = a * a + 100 * b * b\ng = [-2 * a - 400 * x * b, 200 * b]',
};

const beale: BenchLoss = {
  name: 'Beale 2-D',
  text: '(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2',
  columns: {},
  start: [1, 1],
  hand: (w, g) => {
    const x = w[0]!;
    const y = w[1]!;
    const y2 = y * y;
    const y3 = y2 * y;
    const a = 1.5 - x + x * y;
    const b = 2.25 - x + x * y2;
    const c = 2.625 - x + x * y3;
    g[0] = 2 * (a * (y - 1) + b * (y2 - 1) + c * (y3 - 1));
    g[1] = 2 * x * (a + 2 * b * y + 3 * c * y2);
    return a * a + b * b + c * c;
  },
  python:
    'x, y = w\ny2 = y * y\ny3 = y2 * y\na = 1.5 - x + x * y\nb = 2.25 - x + x * y2\nc = 2.625 - x + x * y3\nf = a * a + b * b + c * c\n' +
    'g = [2 * (a * (y - 1) + b * (y2 - 1) + c * (y3 - 1)), 2 * x * (a + 2 * b * y + 3 * c * y2)]',
};

const ackley: BenchLoss = {
  name: 'Ackley 2-D',
  text: '-20*exp(-0.2*sqrt((x^2 + y^2)/2)) - exp((cos(2*pi*x) + cos(2*pi*y))/2) + 20 + e',
  columns: {},
  start: [1.3, -0.7],
  hand: (w, g) => {
    const x = w[0]!;
    const y = w[1]!;
    const tau = 2 * Math.PI;
    const r = Math.sqrt(0.5 * (x * x + y * y));
    const a = Math.exp(-0.2 * r);
    const b = Math.exp(0.5 * (Math.cos(tau * x) + Math.cos(tau * y)));
    const s = (2 * a) / r;
    g[0] = s * x + Math.PI * b * Math.sin(tau * x);
    g[1] = s * y + Math.PI * b * Math.sin(tau * y);
    return -20 * a - b + 20 + Math.E;
  },
  python:
    'x, y = w\nr = m.sqrt(0.5 * (x * x + y * y))\na = m.exp(-0.2 * r)\nb = m.exp(0.5 * (m.cos(m.tau * x) + m.cos(m.tau * y)))\ns = 2 * a / r\n' +
    'f = -20 * a - b + 20 + m.e\ng = [s * x + m.pi * b * m.sin(m.tau * x), s * y + m.pi * b * m.sin(m.tau * y)]',
};

const tenNames = Array.from({ length: 10 }, (_, i) => `x${i + 1}`);
const styblinski: BenchLoss = {
  name: 'Styblinski-Tang 10-D',
  text: `(${tenNames.map(x => `${x}^4 - 16*${x}^2 + 5*${x}`).join(' + ')}) / 2`,
  columns: {},
  start: [1, -1, 2, -2, 0.5, -0.5, 1.5, -1.5, 3, -3],
  hand: (w, g) => {
    let f = 0;
    for (let i = 0; i < 10; i++) {
      const x = w[i]!;
      const x2 = x * x;
      f += x2 * x2 - 16 * x2 + 5 * x;
      g[i] = 2 * x2 * x - 16 * x + 2.5;
    }
    return 0.5 * f;
  },
  python:
    'w = np.asarray(w)\nw2 = w * w\nf = 0.5 * float(np.sum(w2 * w2 - 16 * w2 + 5 * w))\ng = 2 * w2 * w - 16 * w + 2.5',
};

export const losses: readonly BenchLoss[] = [
  rosenbrock,
  beale,
  ackley,
  styblinski,
  regression(100),
  regression(10_000),
  logistic(1000),
  network(200),
];

/** 33 parameters: what a document of the samples' largest kind costs to build. */
export function largerNetwork(): BenchLoss {
  const small = network(200);
  const units = [1, 2, 3, 4, 5, 6, 7, 8];
  const hidden = units.map(k => `h${k} = tanh(a${k}*x1 + b${k}*x2 + c${k})`).join('\n');
  return {
    ...small,
    name: 'network 2-8-1, 200 rows',
    text: `${hidden}\nyhat = ${units.map(k => `v${k}*h${k}`).join(' + ')} + v0\nmean((y - yhat)^2)`,
    start: Array.from({ length: 33 }, (_, j) => Math.sin(3 * j + 1)),
  };
}

/** A regression of any length, to see that building does not count rows. */
export const longRegression = (rows: number): BenchLoss => regression(rows);
