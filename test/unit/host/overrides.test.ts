// What the panel sets over a document: change, list, reset, and give way to what is typed.
import { describe, expect, it } from 'vitest';
import type { Overrides, RunSetting, Settings } from '../../../src/core/document/types';
import type { RunPlan } from '../../../src/core/run/types';
import { clearTyped, override, reset, type Base } from '../../../src/host/experiment/overrides';

const plan = (id: string, optimizer: string): RunPlan =>
  ({ id, optimizer: { id: optimizer } }) as unknown as RunPlan;

const base: Base = {
  parameters: ['x', 'y'],
  plans: [plan('sgd-0', 'sgd'), plan('adam-1', 'adam')],
};

const sgd = { optimizer: 'sgd', hyperparameters: {}, from: 0 };
const adam = { optimizer: 'adam', hyperparameters: {}, from: 1 };

const alpha = (value: number): Overrides =>
  override({}, { kind: 'hyperparameter', run: 'adam-1', name: 'alpha', value }, base);

describe('override', () => {
  it('names the start by its parameters', () => {
    expect(override({}, { kind: 'start', start: [1, -2] }, base)).toEqual({
      start: { x: 1, y: -2 },
    });
  });

  it('lists the runs of the document by their place once one of them is changed', () => {
    expect(alpha(0.2).runs).toEqual([sgd, { ...adam, hyperparameters: { alpha: 0.2 } }]);
  });

  it('adds and removes runs, but never the last', () => {
    const added = override({}, { kind: 'add', optimizer: 'lion' }, base);
    expect(added.runs).toEqual([sgd, adam, { optimizer: 'lion', hyperparameters: {} }]);
    const removed = override({}, { kind: 'remove', run: 'sgd-0' }, base);
    expect(removed.runs).toEqual([adam]);
    const left: Base = { ...base, plans: [plan('adam-1', 'adam')] };
    expect(override(removed, { kind: 'remove', run: 'adam-1' }, left).runs).toEqual([adam]);
  });
});

describe('reset', () => {
  it('forgets one key, one value, or everything', () => {
    const both = { ...alpha(0.2), steps: 5 };
    expect(reset(both, 'steps')).toEqual(alpha(0.2));
    expect(reset(both, 'runs.1.alpha')).toEqual({ steps: 5 });
    expect(reset(both, undefined)).toEqual({});
  });

  it('brings a removed run back to its place', () => {
    const removed = override(
      override({}, { kind: 'add', optimizer: 'lion' }, base),
      { kind: 'remove', run: 'sgd-0' },
      base,
    );
    const [first, second, third] = reset(removed, 'runs.removed.0').runs ?? [];
    expect([first?.from, second?.from, third?.optimizer]).toEqual([0, 1, 'lion']);
  });
});

describe('clearTyped', () => {
  const run = (optimizer: string, value?: number): RunSetting => ({
    optimizer: { value: optimizer },
    hyperparameters: value === undefined ? {} : { alpha: { value } },
  });
  const settings = (rest: Partial<Settings>): Settings => ({
    runs: [run('sgd'), run('adam', 0.1)],
    hyperparameters: {},
    ...rest,
  });

  it('keeps what the typing does not touch', () => {
    const overrides = { ...alpha(0.2), steps: 5 };
    expect(clearTyped(overrides, settings({}), settings({ seed: { value: 3 } }))).toBe(overrides);
  });

  it('clears a setting that is typed', () => {
    const typed = settings({ steps: { value: 9, range: { start: 1, end: 2 } } });
    expect(clearTyped({ ...alpha(0.2), steps: 5 }, settings({}), typed)).toEqual(alpha(0.2));
  });

  it('clears the one value of a run that is typed', () => {
    const typed = settings({ runs: [run('sgd'), run('adam', 0.3)] });
    expect(clearTyped({ ...alpha(0.2), steps: 5 }, settings({}), typed)).toEqual({ steps: 5 });
  });

  it('clears the runs when the document lists others', () => {
    expect(clearTyped(alpha(0.2), settings({}), settings({ runs: [run('lion')] }))).toEqual({});
  });

  it('pays no heed to places', () => {
    const moved = settings({ steps: { value: 5, range: { start: 7, end: 8 } } });
    const before = settings({ steps: { value: 5, range: { start: 1, end: 2 } } });
    const overrides = { steps: 7 };
    expect(clearTyped(overrides, before, moved)).toBe(overrides);
  });
});
