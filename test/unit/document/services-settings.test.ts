// The editor's services in the settings: names of an optimizer's equations, what conventions do differently, keys under keys.

import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../src/core/document/read';
import { completionsAt, hoverAt, renameAt, symbolsOf } from '../../../src/core/document/services';

describe('the equations of an optimizer', () => {
  const text = `---
alpha: 0.1
optimizers:
  - mine:
      rho: 0.9
      state: {m: 0}
      equations: |
        m = rho * m + (1 - rho) * g
        step = sign(m) * alpha
        w = w - step
schedule: "alpha0 / (1 + 0.1 * epoch)"
---
m^2 + rho
`;
  const document = readDocument(text);
  const at = (part: string, shift = 0): number => text.indexOf(part) + shift;
  const cut = (ranges: readonly { start: number; end: number }[]): string[] =>
    ranges.map(({ start, end }) => text.slice(start, end));

  test('has its own names, apart from those of the maths', () => {
    const state = renameAt(document, at('m = rho'))!;
    const edits = state.to('v');
    if (typeof edits === 'string') throw new Error(edits);
    expect(cut(edits.map(({ range }) => range))).toEqual(['m', 'm', 'm', 'm']);
    expect(edits.every(({ range }) => range.end < at('schedule'))).toBe(true);
    expect(renameAt(document, at('step ='))!.to('s')).toHaveLength(2);
    expect(renameAt(document, at('rho * m'))!.to('r')).toHaveLength(3);
    expect(renameAt(document, at('* g', 2))).toBeUndefined();
    expect(state.to('g')).toContain('is given to every optimizer');
    expect(renameAt(document, at('m^2'))!.to('a')).toHaveLength(1);
  });

  test('hover tells what each name is', () => {
    const hover = (part: string, shift = 0): string =>
      hoverAt(document, at(part, shift))?.markdown ?? '';
    expect(hover('* g', 2)).toContain('The gradient of the loss');
    expect(hover('m = rho')).toMatch(/state of the optimizer[^]*Starts from `0`[^]*m = rho/);
    expect(hover('rho * m')).toContain('Value: `0.9`');
    expect(hover('sign(m)')).toContain('`sign(x)`');
    expect(hover('step ')).toContain('value of one step');
    expect(hover('epoch')).toContain('number of the pass');
  });

  test('completion offers its names, what is given, and what only equations can call', () => {
    const labels = completionsAt(document, at('sign(m)')).map(({ label }) => label);
    expect(labels).toEqual(
      expect.arrayContaining(['m', 'rho', 'g', 'w', 't', 'grad', 'solve', 'sqrt']),
    );
    expect(labels).not.toContain('data');
  });
});

test('hover on an optimizer tells its equations, and what its other conventions do differently, line by line', () => {
  const text = '---\noptimizer: adam\n---\nx^2\n';
  const told = hoverAt(readDocument(text), text.indexOf('adam') + 1)?.markdown ?? '';
  expect(told).toContain(
    'Under `pytorch` or `optax` instead of `lecture`:\n```diff\n- alpha = 0.1',
  );
  expect(told).toContain('+ w = w - alpha * mhat / (sqrt(vhat) + epsilon)');
  expect(told).toContain('\nm = beta1 * m + (1 - beta1) * g\n');
  expect(told).not.toContain('Default:');
  const keras = text.replace('adam', 'adam\nconvention: keras');
  const other = hoverAt(readDocument(keras), keras.indexOf('adam') + 1)?.markdown ?? '';
  expect(other).toContain('instead of `keras`:');
});

test('keys under other keys are settings, except those that name a parameter, a column or an optimizer’s own', () => {
  const text = `---
data: {x: [1, 2]}
start: {b: 0}
batch: {size: 1, shuffle: true}
stop:
  gradient: 1e-6
optimizers:
  - adam:
      beta1: 0.8
  - mine:
      rate: 0.1
      state: {m: 0}
      equations: w = w - rate * g + 0 * m
---
sum((x - b)^2)`;
  const document = readDocument(text);
  expect(document.problems).toEqual([]);
  const settings = document.occurrences.filter(({ role }) => role === 'setting');
  const names = (nested: boolean): string[] =>
    settings.filter(one => (one.nested ?? false) === nested).map(({ name }) => name);
  expect(names(true)).toEqual([
    'size', 'shuffle', 'gradient', 'adam', 'beta1', 'mine', 'state', 'equations',
  ]); // prettier-ignore
  for (const { name, range } of settings) expect(text.slice(range.start, range.end)).toBe(name);
  expect(
    symbolsOf(document)
      .filter(({ kind }) => kind === 'setting')
      .map(({ name }) => name),
  ).toEqual(names(false));
  expect(renameAt(document, text.indexOf('shuffle'))).toBeUndefined();
});
