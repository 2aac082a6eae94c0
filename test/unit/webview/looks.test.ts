import type { Verdict } from '../../../src/core/run/types';
import { budget, cancelled } from '../../../src/core/run/verdict-words';
import { describe, expect, it } from 'vitest';
import type { StepDetail } from '../../../src/shared/protocol';
import { viewVerdict } from '../../../src/host/experiment/view-verdict';
import { rowParts } from '../../../webview/draw/row-gradients';
import {
  curvesEnd,
  fitCurves,
  spanWithin,
  zoomedSpan,
} from '../../../webview/figures/curves-figure';
import { uidOf } from '../../../webview/figures/uid';
import { exampleRun } from './examples';

describe("the rows' gradients", () => {
  const detail = (g: readonly number[], rows: readonly (readonly number[])[]): StepDetail =>
    ({
      g: Float64Array.from(g),
      rowGradients: rows.map(row => Float64Array.from(row)),
    }) as unknown as StepDetail;
  const rows = [
    [1, 2],
    [3, -4],
  ] as const;

  it('add up to −g where the loss is a sum', () => {
    expect(rowParts(detail([-4, 2], rows))).toMatchObject({ of: 'sum' });
  });

  it('are divided by their number where the loss is a mean, so that they add up again', () => {
    const parts = rowParts(detail([-2, 1], rows));
    expect(parts?.of).toBe('mean');
    expect(parts?.rows.map(row => [...row])).toEqual([
      [0.5, 1],
      [1.5, -2],
    ]);
  });

  it('claim no sum where the loss has more than its rows', () => {
    expect(rowParts(detail([-2, 1.5], rows))).toMatchObject({ of: 'none' });
  });
});

describe('the stretch of the curves', () => {
  const all = [
    {
      run: exampleRun(),
      parameter: -1,
      x: Float64Array.of(0, 1, 2, 3),
      y: Float64Array.of(8, 4, 2, 1),
    },
  ];

  it('is all of the axis at first, and again when it is zoomed out', () => {
    expect(spanWithin(null, curvesEnd(all))).toEqual([0, 3]);
    expect(zoomedSpan([1, 2], 1.5, 10, { least: 0.1, end: 3 })).toBeNull();
  });

  it('is zoomed about the pointer and never leaves the axis', () => {
    expect(zoomedSpan([0, 100], 25, 0.5, { least: 4, end: 100 })).toEqual([12.5, 62.5]);
    expect(zoomedSpan([50, 100], 100, 1.5, { least: 4, end: 100 })).toEqual([25, 100]);
    expect(zoomedSpan([0, 100], 0, 1e-6, { least: 4, end: 100 })).toEqual([0, 4]);
  });

  it('sets the height to what is seen', () => {
    const { x, y } = fitCurves(all, 'linear', [2, 3]);
    expect(x).toEqual([2, 3]);
    expect(y[0]).toBeGreaterThan(0.5);
    expect(y[1]).toBeLessThan(2.5);
  });

  it('outlives a run that became shorter', () => {
    expect(spanWithin([2, 50], 3)).toEqual([2, 3]);
    expect(spanWithin([20, 50], 3)).toEqual([0, 3]);
  });
});

describe('a verdict for a narrow panel', () => {
  const known = { norm: 1, stands: false, unbounded: false, least: undefined, batches: false };
  const short = (verdict: Verdict): string | undefined =>
    viewVerdict(verdict, { run: 'a', steps: 200 }).short;

  it('is the sentence without its count, to the loss', () => {
    const falling = budget('Adam', 200, { ...known, loss: 0.1733, fall: 0.021 });
    expect(falling.message).toBe(
      'Adam is still descending after 200 steps: loss 0.1733, falling 2.1 % a step.',
    );
    expect(short(falling)).toBe('Adam is still descending: loss 0.1733');
    const batches = { ...known, loss: 0.09599, fall: undefined, batches: true, least: 0.08227 };
    const stopped = budget('GD', 1000, batches);
    expect(stopped.message).toBe(
      'GD stopped at the budget of 1000 steps: loss 0.09599; the least possible is 0.08227.',
    );
    expect(short(stopped)).toBe('GD stopped: loss 0.09599');
    const once = budget('Adam', 1, { ...known, loss: 0.5, fall: undefined });
    expect(once.message).toBe('Adam is still descending after 1 step: loss 0.5000.');
    expect(short(once)).toBe('Adam is still descending: loss 0.5000');
    const standing = budget('Adam', 60, { ...known, loss: 4, fall: undefined, stands: true });
    expect(standing.message).toContain('budget of 60 steps: loss 4.000, which no longer falls.');
    expect(short(standing)).toBe('Adam stopped: loss 4.000');
  });

  it('offers as many steps as the run had', () => {
    const offered = (steps: number): unknown =>
      viewVerdict({ kind: 'budget', message: '', step: steps } as never, { run: 'a', steps })
        .action;
    expect(offered(60)).toEqual({
      label: 'Add 60 steps',
      short: '+60 steps',
      message: { kind: 'extend', steps: 60 },
    });
    expect(offered(1)).toMatchObject({ label: 'Add 1 step', short: '+1 step' });
    expect(offered(20_000)).toMatchObject({ label: 'Add 20,000 steps' });
    expect(offered(0)).toMatchObject({ label: 'Add 200 steps' });
  });

  it('is left out where the sentence is another', () => {
    expect(short(budget('Adam', 0, { ...known, loss: 1, fall: undefined }))).toBeUndefined();
    expect(short(cancelled(3, 10))).toBeUndefined();
  });
});

describe("Plotly's names of traces", () => {
  it('can be written into a CSS selector, and tell all runs apart', () => {
    const ids = ['adam-2', 'rmsprop+0', 'rmsprop-0', 'rmsprop_0', 'a b', 'größe', '10'];
    const uids = ids.map(id => uidOf('path', id));
    for (const uid of uids) expect(uid).toMatch(/^[A-Za-z][\w-]*$/);
    expect(new Set(uids).size).toBe(ids.length);
  });
});
