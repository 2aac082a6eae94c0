// Formulas whose textbook writing overflows, cancels or divides zero by zero: value and gradient are the true ones. All numbers are
// mpmath 1.3's, with 1,200 digits, the partials by central differences of 1e-300; what stands as a plain number is exact or rounds to it.

import { describe, expect, test } from 'vitest';
import { objectiveOf } from '../calculus/programs';

type Point = Readonly<Record<string, number>>;

const cases: readonly (readonly [loss: string, at: Point, value: number, gradient: Point])[] = [
  ['-log2(1 - 1/(1+exp(-z)))', { z: 40 }, 57.70780163555854, { z: 1.4426950408889634 }],
  ['-log2(1 - 1/(1+exp(-z)))', { z: 800 }, 1154.1560327111708, { z: 1.4426950408889634 }],
  ['-log2(1 - 1/(1+exp(-z)))', { z: -800 }, 0, { z: 0 }],
  ['-log10(1 - sigmoid(z))', { z: 40 }, 17.371779276130074, { z: 0.4342944819032518 }],
  ['log2(1+exp(x))', { x: 800 }, 1154.1560327111708, { x: 1.4426950408889634 }],
  ['log2(1+exp(x))', { x: -30 }, 1.3500196251653748e-13, { x: 1.3500196251653114e-13 }],
  ['log10(1+exp(x))', { x: 800 }, 347.43558552260146, { x: 0.4342944819032518 }],
  ['log(1+exp(x), 3)', { x: 800 }, 728.19138130147, { x: 0.9102392266268374 }],
  ['-log1p(-sigmoid(z))', { z: 40 }, 40.0, { z: 1.0 }],
  ['-log(exp(a)/(exp(a)+exp(b)))', { a: 1000, b: 999 }, 0.3132616875182228, { a: -0.2689414213699951, b: 0.2689414213699951 }],
  ['-log(exp(a)/(exp(a)+exp(b)))', { a: -800, b: -1 }, 799.0, { a: -1.0, b: 1.0 }],
  ['-log(exp(a)/(exp(a)+exp(b)))', { a: 0.5, b: -0.25 }, 0.38687100611489994, { a: -0.320821300824607, b: 0.320821300824607 }],
  ['Z = exp(2*w0) + exp(2*w1) + exp(w2)\np0 = exp(2*w0)/Z\n-log2(p0)', { w0: 400, w1: 401, w2: 800 }, 3.2309801280771455, { w0: -2.5780759011643344, w1: 2.2707617205507415, w2: 0.15365709030679628 }],
  ['Z = exp(2*w0) + exp(2*w1) + exp(w2)\np0 = exp(2*w0)/Z\n-log2(p0)', { w0: -500, w1: -1, w2: -1.5 }, 1441.2149468417063, { w0: -2.8853900817779268, w1: 1.089352101217974, w2: 0.8980189902799763 }],
  ['exp(a)/(exp(a)+exp(b)+exp(c))', { a: 1000, b: 999, c: 998 }, 0.6652409557748219, { a: 0.22269542653462335, b: -0.16280340198980442, c: -0.059892024544818935 }],
  ['exp(a)/(exp(a)+exp(b)+exp(c))', { a: -1000, b: -999, c: -998.5 }, 0.12195165230972886, { a: 0.10707944680865586, b: -0.04042684596267537, c: -0.06665260084598049 }],
  ['a*exp(a)/(exp(a)+exp(b))', { a: 800, b: 801 }, 215.1531370959961, { a: 157.55848801455548, b: -157.2895465931855 }],
  ['(exp(a)+exp(b))/(exp(a)+exp(b)+exp(c))', { a: 800, b: 801, c: 801.5 }, 0.45345061273382037, { a: 0.06665260084598049, b: 0.18118055369916275, c: -0.24783315454514324 }],
  ['log(exp(x)+exp(y)+1)', { x: 800, y: 799 }, 800.3132616875182, { x: 0.7310585786300049, y: 0.2689414213699951 }],
  ['log(exp(x)+exp(y)+1)', { x: -1, y: 2 }, 2.1698460195562856, { x: 0.04201006613406605, y: 0.8437947344813395 }],
  ['log(2*exp(x)+exp(y)/3+0.5)', { x: 800, y: 801 }, 801.0668098918175, { x: 0.6882089978342096, y: 0.3117910021657904 }],
  ['-log(1/(sigma*sqrt(2*pi))*exp(-(50-mu)^2/(2*sigma^2)))', { mu: 0, sigma: 1 }, 1250.9189385332047, { mu: -50.0, sigma: -2499.0 }],
  ['-log(1/(sigma*sqrt(2*pi))*exp(-(50-mu)^2/(2*sigma^2)))', { mu: 48, sigma: 3 }, 2.2397730440950046, { mu: -0.2222222222222222, sigma: 0.18518518518518517 }],
  ['-log(k*exp(-k*900))', { k: 1 }, 900.0, { k: 899.0 }],
  ['-log(k*exp(-k*900))', { k: 0.5 }, 450.69314718055995, { k: 898.0 }],
  ['-log(a*b*exp(a*900))', { a: -1, b: -2 }, 899.3068528194401, { a: -899.0, b: 0.5 }],
  ['-log(sigmoid(z)^y*(1 - sigmoid(z))^(1 - y))', { z: 800, y: 0.25 }, 600.0, { z: 0.75, y: -800.0 }],
  ['(exp(x)-exp(-x))/(exp(x)+exp(-x))', { x: 800 }, 1.0, { x: 0 }],
  ['(exp(x)-exp(-x))/(exp(x)+exp(-x))', { x: -800 }, -1.0, { x: 0 }],
  ['(exp(x)-exp(-x))/(exp(x)+exp(-x))', { x: 0.75 }, 0.6351489523872873, { x: 0.5965858082813315 }],
  ['(1-exp(-2*x))/(1+exp(-2*x))', { x: -800 }, -1.0, { x: 0 }],
  ['(1-exp(-2*x))/(1+exp(-2*x))', { x: 0.75 }, 0.6351489523872873, { x: 0.5965858082813315 }],
  ['s = (exp(x)-exp(-x))/2\nc = (exp(x)+exp(-x))/2\nc/s', { x: 800 }, 1.0, { x: 0 }],
  ['s = (exp(x)-exp(-x))/2\nc = (exp(x)+exp(-x))/2\nc/s', { x: 0.75 }, 1.5744338335777366, { x: -1.4788418963142875 }],
  ['log((exp(x)+exp(-x))/2)', { x: 800 }, 799.3068528194401, { x: 1.0 }],
  ['log((exp(x)+exp(-x))/2)', { x: -0.75 }, 0.2582660974228071, { x: -0.6351489523872873 }],
  ['log(2*cosh(x))', { x: 800 }, 800.0, { x: 1.0 }],
]; // prettier-ignore

const rows: typeof cases = [
  ['-sum(log(k*exp(-k*x)))', { k: 1000 }, 6000 - 3 * Math.log(1000), { k: 6 - 3 / 1000 }],
  ['log(sum(exp(w*x)))', { w: 1000 }, 3000, { w: 3 }],
  ['log(sum(exp(w*x)))', { w: -1000 }, -1000, { w: 1 }],
  ['log(sum(exp(w*x)))', { w: 0.5 }, 2.1802696706417346, { w: 2.3201566678298065 }],
  ['log(mean(exp(w*x)))', { w: 1000 }, 2998.901387711332, { w: 3 }],
  ['sum(x * exp(w*x)/sum(exp(w*x)))', { w: 1000 }, 3, { w: 0 }],
  ['sum(x * exp(w*x)/sum(exp(w*x)))', { w: 0.5 }, 2.3201566678298065, { w: 0.5903038223256166 }],
]; // prettier-ignore

function check(
  objective: ReturnType<typeof objectiveOf>['objective'],
  [, at, value, partials]: (typeof cases)[number],
): void {
  const w = Float64Array.from(objective.parameters, name => at[name]!);
  const g = new Float64Array(w.length);
  const near = (found: number, truth: number): void =>
    expect(Math.abs(found - truth)).toBeLessThanOrEqual(2e-13 * Math.max(1, Math.abs(truth)));
  near(objective.lossAndGradient(w, g, null), value);
  near(objective.loss(w, null), value);
  objective.parameters.forEach((name, j) => near(g[j]!, partials[name]!));
}

describe('stable forms', () => {
  test.each(cases)('%s at %o', (...one) => check(objectiveOf(one[0]).objective, one));
  test.each(rows)('%s over rows at %o', (...one) =>
    check(objectiveOf(one[0], { columns: { x: [1, 2, 3] } }).objective, one),
  );

  test('the Hessian of a row-wise log of a sum is that of the textbook, near and far', () => {
    const { objective } = objectiveOf('log(sum(exp(w*x)))', { columns: { x: [1, 2, 3] } });
    const out = new Float64Array(1);
    objective.hessianTimes(Float64Array.of(0.5), Float64Array.of(1), out, null);
    expect(out[0]).toBeCloseTo(0.5903038223256166, 13);
    objective.hessianTimes(Float64Array.of(1000), Float64Array.of(1), out, null);
    expect(out[0]).toBe(0);
  });

  test('a negative factor stays outside the domain', () => {
    const { objective } = objectiveOf('log(c*exp(u))');
    expect(objective.loss(Float64Array.of(-1, 2), null)).toBeNaN();
  });

  test('terms and factors that definitions share without end are no search without end', () => {
    for (const sign of ['+', '*']) {
      const lines = Array.from({ length: 60 }, (_, k) => `d${k + 2} = d${k + 1} ${sign} d${k}`);
      const { objective } = objectiveOf(`d0 = exp(x)\nd1 = exp(y)\n${lines.join('\n')}\nlog(d61)`);
      expect(objective.loss(Float64Array.of(0, 0), null)).toBeGreaterThanOrEqual(0);
    }
  });
});
