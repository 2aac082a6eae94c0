// A whole Adam step with its trace: Descent's run of a document, and the same loop by hand over any loss-and-gradient function.

import { compileObjective } from '../../src/core/compiler/objective';
import { generated } from '../../src/core/compiler/generated';
import { readDocument } from '../../src/core/document/read';
import { startRun, type RunSession } from '../../src/core/run/descend';
import { planExperiment } from '../../src/core/run/plan';
import { documentFor, type LossAndGradient } from './candidates';
import type { BenchLoss } from './loss';

const alpha = 0.001;
const beta1 = 0.9;
const beta2 = 0.999;
const epsilon = 1e-8;

/** A function that makes a fresh run of so many Adam steps from the loss's start; one step is taken, so that building is not counted. */
export function ourAdam(loss: BenchLoss, steps: number): () => RunSession {
  const { text, csv } = documentFor(loss);
  const document = readDocument(text, { data: { path: 'bench.csv', text: csv } });
  if (!document.program) throw new Error(`${loss.name} does not read.`);
  const { program } = document;
  const objective = compileObjective(program);
  const start = Object.fromEntries(program.parameters.map((name, j) => [name, loss.start[j]!]));
  const { experiment, problems } = planExperiment(document, objective, {
    start,
    steps,
    runs: [{ optimizer: 'adam', hyperparameters: { alpha, beta1, beta2, epsilon } }],
  });
  const plan = experiment?.runs[0];
  if (!experiment || !plan) throw new Error(problems.map(({ message }) => message).join(' '));
  return () => startRun(program, objective, plan, experiment.start.value);
}

export interface HandTrace {
  readonly w: readonly Float64Array[];
  readonly losses: Float64Array;
}

/**
 * The lecture's Adam by hand over a function, with the same columns as a run keeps: w, m, v per parameter and the loss.
 * Text of its own for each function, so that V8 learns of one alone.
 */
export function adamByHand(
  f: LossAndGradient,
  start: readonly number[],
): (steps: number) => HandTrace {
  return generated<(steps: number) => HandTrace>(
    `
    return function (steps) {
      const d = ${start.length};
      const columns = () => Array.from({ length: d }, () => new Float64Array(steps + 1));
      const W = columns(), M = columns(), V = columns();
      const losses = new Float64Array(steps + 1);
      const w = Float64Array.from(start), m = new Float64Array(d), v = new Float64Array(d), g = new Float64Array(d);
      for (let j = 0; j < d; j++) W[j][0] = w[j];
      for (let t = 1; t <= steps; t++) {
        losses[t - 1] = f(w, g, null);
        const c1 = 1 - Math.pow(${beta1}, t);
        const c2 = 1 - Math.pow(${beta2}, t);
        for (let j = 0; j < d; j++) {
          const gj = g[j];
          const mj = ${beta1} * m[j] + ${1 - beta1} * gj;
          const vj = ${beta2} * v[j] + ${1 - beta2} * (gj * gj);
          m[j] = mj;
          v[j] = vj;
          const wj = w[j] - ${alpha} / Math.sqrt(vj / c2 + ${epsilon}) * (mj / c1);
          w[j] = wj;
          W[j][t] = wj;
          M[j][t] = mj;
          V[j][t] = vj;
        }
      }
      losses[steps] = f(w, g, null);
      return { w: W, losses };
    };`,
    { f, start },
  );
}

/** A million steps on Rosenbrock as one would write them for speed: everything in locals, the same columns. */
export function rosenbrockByHand(steps: number): HandTrace {
  const column = (): Float64Array => new Float64Array(steps + 1);
  const [W0, W1, M0, M1, V0, V1, losses] = [
    column(),
    column(),
    column(),
    column(),
    column(),
    column(),
    column(),
  ];
  let x = -1.2;
  let y = 1;
  let m0 = 0;
  let m1 = 0;
  let v0 = 0;
  let v1 = 0;
  W0[0] = x;
  W1[0] = y;
  for (let t = 1; t <= steps; t++) {
    const a = 1 - x;
    const b = y - x * x;
    losses[t - 1] = a * a + 100 * b * b;
    const g0 = -2 * a - 400 * x * b;
    const g1 = 200 * b;
    const c1 = 1 - Math.pow(beta1, t);
    const c2 = 1 - Math.pow(beta2, t);
    m0 = beta1 * m0 + (1 - beta1) * g0;
    m1 = beta1 * m1 + (1 - beta1) * g1;
    v0 = beta2 * v0 + (1 - beta2) * (g0 * g0);
    v1 = beta2 * v1 + (1 - beta2) * (g1 * g1);
    // State below 1e-290 is 0 in a run, too: arithmetic on subnormals is twenty times slower.
    if (Math.abs(m0) < 1e-290) m0 = 0;
    if (Math.abs(m1) < 1e-290) m1 = 0;
    if (Math.abs(v0) < 1e-290) v0 = 0;
    if (Math.abs(v1) < 1e-290) v1 = 0;
    x -= (alpha / Math.sqrt(v0 / c2 + epsilon)) * (m0 / c1);
    y -= (alpha / Math.sqrt(v1 / c2 + epsilon)) * (m1 / c1);
    W0[t] = x;
    W1[t] = y;
    M0[t] = m0;
    M1[t] = m1;
    V0[t] = v0;
    V1[t] = v1;
  }
  const b = y - x * x;
  losses[steps] = (1 - x) * (1 - x) + 100 * b * b;
  return { w: [W0, W1], losses };
}
