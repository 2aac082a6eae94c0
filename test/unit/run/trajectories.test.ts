// Trajectories from the test suites of Keras and candle (test/reference/optimizers.json): a list of gradients is fed by a document
// whose loss is linear in w, one row per step, batch size 1, unshuffled.
import { describe, expect, it } from 'vitest';
import reference from '../../reference/optimizers.json';
import { lastPoint, run } from './support';

interface Case {
  readonly id: string;
  readonly library: string;
  readonly optimizer: string;
  readonly hyper: Readonly<Record<string, unknown>>;
  readonly init: readonly number[];
  readonly gradients?: readonly (readonly number[])[];
  readonly function?: string;
  readonly variables?: readonly string[];
  readonly expected: readonly { readonly step: number; readonly w: readonly number[] }[];
  readonly tolerance: { readonly rtol: number; readonly atol: number };
}

const ids: Readonly<Record<string, string>> = {
  SGD: 'sgd',
  Adam: 'adam',
  AdamW: 'adamw',
  Adagrad: 'adagrad',
  Adadelta: 'adadelta',
  Adamax: 'adamax',
  Nadam: 'nadam',
  RMSprop: 'rmsprop',
  Lion: 'lion',
};

const centered = `v = beta * v + (1 - beta) * g^2
q = q + (1 - beta) * (g - q)
w = w - alpha * g / sqrt(v - q^2 + epsilon)`;

/** The optimizer's entry in the document: library names to ours. */
function optimizerSetting({ optimizer, hyper, library }: Case): string {
  const name = optimizer.replace(/\(.*/, '').trim();
  const id = hyper.amsgrad === true ? 'amsgrad' : (ids[name] ?? name);
  const settings: string[] = [];
  const put = (key: string, value: unknown): void => {
    if (typeof value === 'number') settings.push(`${key}: ${value}`);
  };
  put('alpha', hyper.learning_rate ?? hyper.lr);
  put('beta1', hyper.beta_1 ?? (hyper.betas as number[] | undefined)?.[0]);
  put('beta2', hyper.beta_2 ?? (hyper.betas as number[] | undefined)?.[1]);
  put('lambda', hyper.weight_decay ?? hyper.decoupled);
  if (id !== 'sgd' && id !== 'lion') put('epsilon', hyper.epsilon ?? hyper.eps);
  put(id === 'rmsprop' ? 'beta' : 'rho', hyper.rho);
  if (hyper.initial_accumulator_value !== undefined)
    settings.push(`state: {v: ${Number(hyper.initial_accumulator_value)}}`);
  // centered RMSProp is no id of its own: its equations stand in the document.
  if (hyper.centered === true) {
    const lines = centered.split('\n').map(line => `      ${line}`);
    return `optimizer:\n  centered:\n    ${settings.join('\n    ')}\n    state: {v: 0, q: 0}\n    equations: |\n${lines.join('\n')}`;
  }
  settings.push(`convention: ${library.startsWith('Keras') ? 'keras' : 'pytorch'}`);
  return `optimizer: {${id}: {${settings.join(', ')}}}`;
}

function documentOf(one: Case): string {
  const steps = one.expected.at(-1)!.step;
  const names = one.variables ?? one.init.map((_, j) => `w${j}`);
  const start = names.map((name, j) => `${name}: ${one.init[j]}`).join(', ');
  if (!one.gradients)
    return `---\nstart: {${start}}\n${optimizerSetting(one)}\nsteps: ${steps}\n---\n${one.function!.replace(/\^2\+/g, '^2 + ')}\n`;
  const columns = names.map((_, j) => `c${j}: [${one.gradients!.map(row => row[j]).join(', ')}]`);
  const loss = names.map((name, j) => `c${j} * ${name}`).join(' + ');
  return `---\ndata: {${columns.join(', ')}}\nstart: {${start}}\n${optimizerSetting(one)}\nbatch: 1\nsteps: ${steps}\n---\nsum(${loss})\n`;
}

describe("other libraries' own trajectories", () => {
  // Those without weights are of schedules, and stand in test/unit/schedules.
  const cases = (reference.cases as unknown as Partial<Case>[]).filter(
    one => one.expected !== undefined,
  ) as Case[];

  it.each(cases.map(one => [one.id, one] as const))('%s', (_, one) => {
    const done = run(documentOf(one));
    expect(lastPoint(done)).toHaveLength(one.init.length);
    for (const { step, w } of one.expected) {
      const point = done.session.pointAt(step);
      w.forEach((value, j) => {
        const within =
          Math.abs(point[j]! - value) <= one.tolerance.atol + one.tolerance.rtol * Math.abs(value);
        expect(within, `step ${step}, w[${j}]: ${point[j]} for ${value}`).toBe(true);
      });
    }
  });
});
