// Trajectories of PyTorch's, Keras's and Optax's own optimizers, and of the lecture's in 50-digit arithmetic, over 100 steps
// (test/reference), with defaults and without: gradients that change sign, vanish, are tiny and huge, fed by a loss that is linear
// in w, one row per step, batch size 1, unshuffled.
import { describe, expect, it } from 'vitest';
import keras from '../../reference/keras_trajectories.json';
import lecture from '../../reference/lecture_trajectories.json';
import optax from '../../reference/optax_trajectories.json';
import pytorch from '../../reference/pytorch_trajectories.json';
import { optimizers } from '../../../src/core/optimizers';
import type { Convention } from '../../../src/core/optimizers/types';
import { run } from '../run/support';

interface Asked {
  readonly optimizer?: string;
  readonly convention?: string;
  readonly settings: Readonly<Record<string, number>>;
  readonly state?: Readonly<Record<string, number>>;
  readonly equations?: readonly string[];
  readonly schedule?: Readonly<Record<string, number>>;
  /** A library's weight decay that is added to the gradient: half its square stands in the loss. */
  readonly l2?: number;
}
interface Case {
  readonly id: string;
  readonly library: string;
  readonly gradients: string;
  readonly descent: Asked;
  readonly expected: readonly { readonly step: number; readonly w: readonly number[] }[];
}
interface File {
  readonly start: readonly number[];
  readonly gradients: Readonly<Record<string, readonly (readonly number[])[]>>;
  readonly cases: readonly Case[];
}

const files: Readonly<Record<Convention, File>> = { pytorch, keras, optax, lecture };

const settingsOf = ({ settings, convention, state, schedule }: Asked): object => ({
  ...settings,
  ...(convention === undefined ? {} : { convention }),
  ...(state ? { state } : {}),
  ...(schedule ? { schedule } : {}),
});

function documentOf({ start, gradients }: File, one: Case): string {
  const { optimizer = 'own', equations, l2 } = one.descent;
  const map = (values: unknown): string => JSON.stringify(values);
  const settings = [
    'optimizer:',
    `  ${optimizer}:`,
    ...Object.entries(settingsOf(one.descent)).map(([name, value]) => `    ${name}: ${map(value)}`),
    ...(equations ? ['    equations: |', ...equations.map(line => `      ${line}`)] : []),
    'steps: 100',
  ].join('\n');
  if (one.gradients === 'rosenbrock')
    return `---\nstart: {x: -1.2, y: 1}\n${settings}\n---\n(1 - x)^2 + 100 * (y - x^2)^2`;
  const rows = gradients[one.gradients]!;
  const half = l2 === undefined ? '' : ` + ${l2 / 2} * (w1^2 + w2^2 + w3^2)`;
  return [
    '---',
    `data: ${map(Object.fromEntries(start.map((_, j) => [`g${j + 1}`, rows.map(row => row[j])])))}`,
    `start: ${map(Object.fromEntries(start.map((value, j) => [`w${j + 1}`, value])))}`,
    settings,
    'batch: {size: 1, shuffle: false}',
    '---',
    `sum(g1 * w1 + g2 * w2 + g3 * w3)${half}`,
  ].join('\n');
}

describe('the libraries’ own trajectories', () => {
  const cases = Object.values(files).flatMap(file =>
    file.cases.map(one => [`${one.library}: ${one.id}`, file, one] as const),
  );

  it.each(cases)('%s', (_, file, one) => {
    const { session } = run(documentOf(file, one));
    let size = one.expected[0]!.w.map(() => 1);
    let t = 0;
    for (const { step, w } of one.expected) {
      // What was rounded while w was large stays in it: errors count against the largest w so far.
      for (; t <= step; t++) {
        const point = session.pointAt(t);
        size = size.map((value, j) => Math.max(value, Math.abs(point[j]!)));
      }
      const point = session.pointAt(step);
      w.forEach((value, j) => {
        const error = Math.abs(point[j]! - value) / size[j]!;
        expect(error <= 1e-12, `step ${step}, w${j + 1}: ${point[j]} for ${value}`).toBe(true);
      });
    }
  });

  it('are of every optimizer that each library has', () => {
    for (const [convention, file] of Object.entries(files)) {
      const has = [...optimizers.values()]
        .filter(({ conventions }) => conventions[convention as Convention])
        .map(({ id }) => id);
      const tried = new Set(file.cases.map(({ descent }) => descent.optimizer));
      expect([...has].filter(id => !tried.has(id))).toEqual([]);
    }
  });
});
