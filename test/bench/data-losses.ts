// Losses of the bench over rows of data: regression, logistic regression, a small network. Data come from a fixed seed.

import { generated } from '../../src/core/compiler/generated';
import type { BenchLoss } from './loss';

/** A small generator of uniform numbers (mulberry32), so that every run measures the same data. */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const column = (rows: number, value: (row: number) => number): Float64Array =>
  Float64Array.from({ length: rows }, (_, i) => value(i));

export function regression(rows: number): BenchLoss {
  const random = uniform(rows);
  const x = column(rows, () => 4 * random() - 2);
  const y = column(rows, i => 1.5 - 0.7 * x[i]! + 0.3 * (random() - 0.5));
  return {
    name: `linear regression, ${rows} rows`,
    text: 'yhat = b0 + b1 * x\nsum((y - yhat)^2)',
    columns: { x, y },
    start: [0.2, 0.1],
    hand: regressionByHand(rows, x, y),
    python:
      'r = y - (w[0] + w[1] * x)\nf = float(r @ r)\ng = [-2 * float(r.sum()), -2 * float(r @ x)]',
  };
}

/** As text, so that the two regressions have code of their own: V8 is slow where closures of one text differ in their data. */
function regressionByHand(rows: number, x: Float64Array, y: Float64Array): BenchLoss['hand'] {
  return generated<BenchLoss['hand']>(
    `
    return function (w, g) {
      const b0 = w[0];
      const b1 = w[1];
      let f = 0;
      let g0 = 0;
      let g1 = 0;
      for (let i = 0; i < ${rows}; i++) {
        const xi = x[i];
        const r = y[i] - (b0 + b1 * xi);
        f += r * r;
        g0 += r;
        g1 += r * xi;
      }
      g[0] = -2 * g0;
      g[1] = -2 * g1;
      return f;
    };`,
    { x, y },
  );
}

export function logistic(rows: number): BenchLoss {
  const random = uniform(7);
  const xs = Array.from({ length: 5 }, () => column(rows, () => 2 * random() - 1));
  const y = column(rows, i => (xs[0]![i]! - 2 * xs[2]![i]! + random() - 0.5 > 0 ? 1 : 0));
  const [x1, x2, x3, x4, x5] = xs as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  return {
    name: `logistic regression, ${rows} rows`,
    text: 'z = w1*x1 + w2*x2 + w3*x3 + w4*x4 + w5*x5\nmean(log(1 + exp(z)) - y*z)',
    columns: { x1, x2, x3, x4, x5, y },
    start: [0.3, -0.2, 0.1, 0.4, -0.5],
    hand: (w, g) => {
      const w1 = w[0]!;
      const w2 = w[1]!;
      const w3 = w[2]!;
      const w4 = w[3]!;
      const w5 = w[4]!;
      let f = 0;
      let g1 = 0;
      let g2 = 0;
      let g3 = 0;
      let g4 = 0;
      let g5 = 0;
      for (let i = 0; i < rows; i++) {
        const a = x1[i]!;
        const b = x2[i]!;
        const c = x3[i]!;
        const d = x4[i]!;
        const e = x5[i]!;
        const yi = y[i]!;
        const z = w1 * a + w2 * b + w3 * c + w4 * d + w5 * e;
        const decay = Math.exp(-Math.abs(z));
        f += Math.max(z, 0) + Math.log1p(decay) - yi * z;
        const r = (z >= 0 ? 1 : decay) / (1 + decay) - yi;
        g1 += r * a;
        g2 += r * b;
        g3 += r * c;
        g4 += r * d;
        g5 += r * e;
      }
      g[0] = g1 / rows;
      g[1] = g2 / rows;
      g[2] = g3 / rows;
      g[3] = g4 / rows;
      g[4] = g5 / rows;
      return f / rows;
    },
    python:
      'X = np.column_stack([x1, x2, x3, x4, x5]) if X is None else X\nz = X @ w\nd = np.exp(-np.abs(z))\n' +
      'f = float(np.mean(np.maximum(z, 0) + np.log1p(d) - y * z))\nr = np.where(z >= 0, 1, d) / (1 + d) - y\ng = X.T @ r / len(y)',
  };
}

export function network(rows: number): BenchLoss {
  const random = uniform(11);
  const x1 = column(rows, () => 2 * random() - 1);
  const x2 = column(rows, () => 2 * random() - 1);
  const y = column(rows, i => (x1[i]! * x2[i]! > 0 ? 1 : -1));
  const units = [1, 2, 3, 4];
  const hidden = units.map(k => `h${k} = tanh(a${k}*x1 + b${k}*x2 + c${k})`).join('\n');
  return {
    name: `network 2-4-1, ${rows} rows`,
    text: `${hidden}\nyhat = ${units.map(k => `v${k}*h${k}`).join(' + ')} + v0\nmean((y - yhat)^2)`,
    columns: { x1, x2, y },
    // a1…a4, b1…b4, c1…c4, v0…v4
    start: Array.from({ length: 17 }, (_, j) => Math.sin(3 * j + 1)),
    hand: networkByHand(rows, x1, x2, y),
    python:
      'w = np.asarray(w)\na, b, c, v0, v = w[0:4], w[4:8], w[8:12], w[12], w[13:17]\nh = np.tanh(np.outer(x1, a) + np.outer(x2, b) + c)\n' +
      'r = h @ v + v0 - y\nf = float(np.mean(r * r))\nq = 2 * r / len(y)\nd = np.outer(q, v) * (1 - h * h)\n' +
      'g = np.concatenate([x1 @ d, x2 @ d, d.sum(0), [q.sum()], q @ h])',
  };
}

/** Four units written out, the sums in locals: what a patient person would write. */
function networkByHand(
  rows: number,
  x1: Float64Array,
  x2: Float64Array,
  y: Float64Array,
): BenchLoss['hand'] {
  return (w, g) => {
    const [a1, a2, a3, a4] = [w[0]!, w[1]!, w[2]!, w[3]!];
    const [b1, b2, b3, b4] = [w[4]!, w[5]!, w[6]!, w[7]!];
    const [c1, c2, c3, c4] = [w[8]!, w[9]!, w[10]!, w[11]!];
    const [v0, v1, v2, v3, v4] = [w[12]!, w[13]!, w[14]!, w[15]!, w[16]!];
    let f = 0;
    let ga1 = 0, ga2 = 0, ga3 = 0, ga4 = 0, gb1 = 0, gb2 = 0, gb3 = 0, gb4 = 0, gc1 = 0, gc2 = 0, gc3 = 0, gc4 = 0; // prettier-ignore
    let gv0 = 0, gv1 = 0, gv2 = 0, gv3 = 0, gv4 = 0; // prettier-ignore
    for (let i = 0; i < rows; i++) {
      const p = x1[i]!;
      const q = x2[i]!;
      const h1 = Math.tanh(a1 * p + b1 * q + c1);
      const h2 = Math.tanh(a2 * p + b2 * q + c2);
      const h3 = Math.tanh(a3 * p + b3 * q + c3);
      const h4 = Math.tanh(a4 * p + b4 * q + c4);
      const r = v1 * h1 + v2 * h2 + v3 * h3 + v4 * h4 + v0 - y[i]!;
      f += r * r;
      gv0 += r;
      gv1 += r * h1;
      gv2 += r * h2;
      gv3 += r * h3;
      gv4 += r * h4;
      const d1 = r * v1 * (1 - h1 * h1);
      const d2 = r * v2 * (1 - h2 * h2);
      const d3 = r * v3 * (1 - h3 * h3);
      const d4 = r * v4 * (1 - h4 * h4);
      ga1 += d1 * p;
      ga2 += d2 * p;
      ga3 += d3 * p;
      ga4 += d4 * p;
      gb1 += d1 * q;
      gb2 += d2 * q;
      gb3 += d3 * q;
      gb4 += d4 * q;
      gc1 += d1;
      gc2 += d2;
      gc3 += d3;
      gc4 += d4;
    }
    const s = 2 / rows;
    g[0] = s * ga1;
    g[1] = s * ga2;
    g[2] = s * ga3;
    g[3] = s * ga4; // prettier-ignore
    g[4] = s * gb1;
    g[5] = s * gb2;
    g[6] = s * gb3;
    g[7] = s * gb4; // prettier-ignore
    g[8] = s * gc1;
    g[9] = s * gc2;
    g[10] = s * gc3;
    g[11] = s * gc4; // prettier-ignore
    g[12] = s * gv0;
    g[13] = s * gv1;
    g[14] = s * gv2;
    g[15] = s * gv3;
    g[16] = s * gv4; // prettier-ignore
    return f / rows;
  };
}
