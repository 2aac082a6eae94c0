// Every optimizer and convention: the equations and defaults are those read from the libraries' sources, and each runs.
import { describe, expect, it } from 'vitest';
import conventions from '../../reference/conventions.json';
import { checkOptimizer, optimizers } from '../../../src/core/optimizers';
import { differences, otherConventions } from '../../../src/core/optimizers/differences';
import type { Convention } from '../../../src/core/optimizers/types';
import { problemsOf, run } from '../run/support';

interface Variant {
  readonly absent?: boolean;
  readonly hyper?: Readonly<Record<string, number>>;
  readonly state?: Readonly<Record<string, number>>;
  readonly equations?: readonly string[];
}

const { about: _, ...byId } = conventions;
const given = byId as unknown as Readonly<Record<string, Readonly<Record<Convention, Variant>>>>;
const pairs = Object.entries(given).flatMap(([id, variants]) =>
  Object.entries(variants).map(
    ([convention, variant]) => [id, convention as Convention, variant] as const,
  ),
);

/** The lecture's learning rates where none is given (LANGUAGE 1); `curvature` is chosen at the start. */
const lectureAlpha: Readonly<Record<string, number | 'curvature'>> = {
  sgd: 'curvature',
  momentum: 'curvature',
  heavyball: 'curvature',
  nesterov: 'curvature',
  newton: 1,
  adadelta: 1,
  lion: 0.01,
};

describe('the optimizers', () => {
  it('are the sixteen of the language', () => {
    expect([...optimizers.keys()].sort()).toEqual(Object.keys(given).sort());
  });

  it.each(pairs)(
    '%s under %s has the equations and defaults of its source',
    (id, convention, variant) => {
      const ours = optimizers.get(id)!.conventions[convention];
      if (variant.absent) {
        expect(ours).toBeUndefined();
        return;
      }
      expect(ours!.equations).toEqual(variant.equations);
      expect(ours!.state).toEqual(variant.state);
      const defaults = Object.fromEntries(
        Object.entries(ours!.hyperparameters).map(([name, info]) => [name, info.default]),
      );
      const alpha = convention === 'lecture' ? (lectureAlpha[id] ?? 0.1) : variant.hyper!.alpha!;
      expect(ours!.alphaByCurvature === true).toBe(alpha === 'curvature');
      expect(defaults).toEqual({ ...variant.hyper, alpha: alpha === 'curvature' ? 0.1 : alpha });
      expect(ours!.source).not.toBe('');
    },
  );

  it.each(pairs.filter(([, , variant]) => variant.absent))(
    '%s is refused by name under %s',
    (id, convention) => {
      const [message] = problemsOf(
        `---\noptimizer: ${id}\nconvention: ${convention}\nalpha: 0.1\n---\nx^2 + y^2\n`,
      );
      expect(message).toContain(`has no ${optimizers.get(id)!.name}`);
    },
  );

  it.each(pairs.filter(([, , variant]) => !variant.absent))(
    '%s under %s is checked once and descends',
    (id, convention) => {
      expect(checkOptimizer(id, convention)).toBe(checkOptimizer(id, convention));
      const done = run(
        `---\nstart: {x: 2, y: -1.5}\noptimizer: {${id}: {convention: ${convention}}}\nsteps: 300\n---\nx^2 + x*y + 2*y^2\n`,
      );
      expect(done.session.lossAt(300)).toBeLessThan(done.session.lossAt(0));
    },
  );

  it('have hyperparameters with a range and a sentence each', () => {
    for (const source of optimizers.values()) {
      expect(source.description.length).toBeGreaterThan(80);
      for (const variant of Object.values(source.conventions)) {
        for (const info of Object.values(variant.hyperparameters)) {
          expect(info.meaning).toMatch(/^[A-Z].*\.$/);
          expect(info.min).toBe(0);
        }
      }
    }
  });
});

describe('what differs between two conventions', () => {
  it('is told line by line', () => {
    const lines = differences('adam', 'lecture', 'pytorch');
    expect(lines.filter(({ kind }) => kind === 'same').map(({ line }) => line)).toContain(
      'mhat = m / (1 - beta1^t)',
    );
    expect(lines.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'first', line: 'alpha = 0.1' },
      { kind: 'second', line: 'alpha = 0.001' },
      { kind: 'first', line: 'w = w - alpha / sqrt(vhat + epsilon) * mhat' },
      { kind: 'second', line: 'w = w - alpha * mhat / (sqrt(vhat) + epsilon)' },
    ]);
  });

  it('is nothing where the equations are the same', () => {
    expect(differences('adam', 'pytorch', 'optax').every(({ kind }) => kind === 'same')).toBe(true);
  });

  it('is everything where one has no such optimizer', () => {
    expect(differences('newton', 'lecture', 'keras').every(({ kind }) => kind === 'first')).toBe(
      true,
    );
  });

  it('puts conventions of the same lines together', () => {
    expect(otherConventions('adam', 'lecture').map(({ conventions }) => conventions)).toEqual([
      ['pytorch', 'optax'],
      ['keras'],
    ]);
    expect(otherConventions('mine', 'lecture')).toEqual([]);
  });
});
