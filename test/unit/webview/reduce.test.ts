import { describe, expect, it } from 'vitest';
import type { MapRequest, Result, StepDetail, ToPage } from '../../../src/shared/protocol';
import type { Event } from '../../../webview/state/events';
import { reduce } from '../../../webview/state/reduce';
import { firstArrangement, firstState, type State } from '../../../webview/state/state';
import { exampleResult, exampleRun } from './examples';

const told = (message: ToPage): Event => ({ kind: 'host', message });
const after = (state: State, ...events: readonly Event[]): State => events.reduce(reduce, state);
const start = firstState(firstArrangement);
const result = (change: Partial<Result> = {}): Event =>
  told({ kind: 'result', result: exampleResult(change) });

const map: MapRequest = {
  request: 1,
  purpose: 'map',
  axes: [0, 1],
  x: [0, 1],
  y: [0, 1],
  nx: 2,
  ny: 2,
  at: [0, 0],
};
const grid = (request: number, z: readonly number[], of = 1): Event =>
  told({ kind: 'map', result: of, map: { ...map, request }, z: Float64Array.from(z) });

const detail = (step: number, of = 1): StepDetail => ({
  result: of,
  run: 'adam-0',
  step,
  sentence: '',
  lines: [],
  before: new Float64Array(2),
  after: new Float64Array(2),
  latex: '',
  text: '',
});

describe('a result', () => {
  it('after the command selects the last step and the first run', () => {
    expect(after(start, result())).toMatchObject({ phase: 'ready', step: 3, run: 'adam-0' });
  });

  it('comes with the numbers of the step it selects, unless the page has chosen another', () => {
    const whole = told({ kind: 'result', result: exampleResult(), detail: detail(3) });
    expect(after(start, whole).detail).toEqual(detail(3));
    const kept = firstState({ ...firstArrangement, step: 1 });
    const again = exampleResult({ cause: 'restore' });
    const other = told({ kind: 'result', result: again, detail: detail(3) });
    expect(after(kept, other).detail).toBeNull();
  });

  it('after an edit or an override keeps the chosen step', () => {
    const state = after(
      start,
      result(),
      { kind: 'choose', step: 1 },
      result({ id: 2, cause: 'override' }),
    );
    expect(state.step).toBe(1);
    expect(after(state, result({ id: 3, cause: 'edit' })).step).toBe(1);
  });

  it('selects the last step where the chosen one lies beyond it', () => {
    const shorter = exampleRun({ steps: 2 });
    const state = after(start, result(), result({ id: 2, cause: 'edit', runs: [shorter] }));
    expect(state.step).toBe(2);
  });

  it('comes back as it was left after a reload', () => {
    const left = firstState({ ...firstArrangement, step: 2, run: 'adam-0' });
    expect(after(left, result({ cause: 'restore' }))).toMatchObject({ step: 2, run: 'adam-0' });
  });

  it('selects another run where the chosen one is gone', () => {
    const others = [exampleRun({ id: 'b', label: 'B' })];
    expect(after(start, result(), result({ id: 2, runs: others })).run).toBe('b');
  });

  it('ends progress, error and playback', () => {
    const state = after(
      start,
      result(),
      told({ kind: 'problem', problem: { line: 1, column: 1, message: 'no' } }),
      told({ kind: 'progress', progress: { label: 'Adam', step: 1, steps: 2, secondsLeft: null } }),
      told({ kind: 'stale', stale: true }),
      { kind: 'play', playing: true },
      result({ id: 2, cause: 'edit' }),
    );
    expect(state).toMatchObject({ problem: null, progress: null, stale: false, playing: false });
  });

  it('keeps zoom and picture while the parameters stay the same', () => {
    const view = { x: [0, 1], y: [0, 1] } as const;
    const state = after(
      start,
      result(),
      { kind: 'arrange', change: { mapView: view } },
      grid(1, [1, 2, 3, 4]),
      result({ id: 2, cause: 'edit' }),
    );
    expect(state.arranged.mapView).toBe(view);
    expect(state.grids.map).toBeDefined();
  });

  it('of other parameters shows nothing of the old picture', () => {
    const view = { x: [0, 1], y: [0, 1] } as const;
    const others = [{ name: 'a', latex: 'a', text: 'a' }];
    const state = after(
      start,
      result(),
      { kind: 'arrange', change: { mapView: view, axes: [1, 0] } },
      grid(1, [1, 2, 3, 4]),
      result({ id: 2, parameters: others, start: [1] }),
    );
    expect(state.arranged.mapView).toBeNull();
    expect(state.arranged.axes).toEqual([0, 1]);
    expect(state.grids).toEqual({});
  });
});

describe('an error while typing', () => {
  it('leaves the last picture', () => {
    const state = after(
      start,
      result(),
      told({ kind: 'problem', problem: { line: 2, column: 3, message: 'no' } }),
    );
    expect(state.result).not.toBeNull();
    expect(state.problem).toEqual({ line: 2, column: 3, message: 'no' });
  });
});

describe('answers', () => {
  it('about an earlier result change nothing', () => {
    const state = after(start, result({ id: 5 }));
    expect(after(state, grid(1, [1, 2, 3, 4], 4))).toBe(state);
    expect(after(state, told({ kind: 'step', detail: detail(1, 4) }))).toBe(state);
  });

  it('with the same losses are the same picture, so that Plotly has nothing to redraw', () => {
    const state = after(start, result(), grid(1, [1, 2, NaN, 4]));
    expect(after(state, grid(2, [1, 2, NaN, 4])).grids.map).toBe(state.grids.map);
    expect(after(state, grid(2, [1, 2, NaN, 5])).grids.map).not.toBe(state.grids.map);
  });

  it('that come late do not replace newer ones', () => {
    const state = after(start, result(), grid(7, [1, 2, 3, 4]));
    expect(after(state, grid(6, [9, 9, 9, 9])).grids.map?.request).toBe(7);
  });

  it('with rows are kept in pages, a bounded number of them', () => {
    const page = (from: number): Event =>
      told({ kind: 'rows', result: 1, run: 'adam-0', from, total: 1e6, columns: [], values: [] });
    const state = after(start, result(), ...Array.from({ length: 40 }, (_, i) => page(i * 200)));
    expect(state.table?.pages.length).toBeLessThan(20);
    expect(state.table?.pages.at(-1)?.from).toBe(39 * 200);
  });
});

describe('steps', () => {
  const ready = after(start, result());

  it('stay within the run', () => {
    expect(after(ready, { kind: 'choose', step: 99 }).step).toBe(3);
    expect(after(ready, { kind: 'choose', step: -1 }).step).toBe(0);
  });

  it('chosen by hand pause', () => {
    expect(after(ready, { kind: 'play', playing: true }, { kind: 'choose', step: 1 }).playing).toBe(
      false,
    );
  });

  it('are kept for the next visit', () => {
    expect(after(ready, { kind: 'choose', step: 1 }).arranged).toMatchObject({
      step: 1,
      run: 'adam-0',
    });
  });

  it('play from the start again once the end is reached', () => {
    const playing = after(ready, { kind: 'play', playing: true });
    expect(playing).toMatchObject({ playing: true, step: 0 });
    expect(after(playing, { kind: 'tick', step: 1 })).toMatchObject({ playing: true, step: 1 });
    expect(after(playing, { kind: 'tick', step: 3 })).toMatchObject({ playing: false, step: 3 });
  });

  it('do not tick while paused', () => {
    expect(after(ready, { kind: 'tick', step: 1 })).toBe(ready);
  });

  it('do not play where there is nothing', () => {
    expect(after(start, { kind: 'play', playing: true }).playing).toBe(false);
  });
});

it('hides a run and shows it again', () => {
  const hidden = after(start, result(), { kind: 'hide', run: 'adam-0', hidden: true });
  expect(hidden.arranged.hidden).toEqual(['adam-0']);
  expect(after(hidden, { kind: 'hide', run: 'adam-0', hidden: false }).arranged.hidden).toEqual([]);
  // Written to the document, the run has another line and so another id.
  const written = result({ id: 9, runs: [exampleRun({ id: 'adam-1' })] });
  const later = after(hidden, { kind: 'select', run: 'adam-0' }, written);
  expect([later.run, later.arranged.hidden]).toEqual(['adam-1', ['adam-1']]);
});

it('shows the empty state once the text is gone', () => {
  const state = after(start, result(), told({ kind: 'empty', example: 'x^2' }));
  expect(state).toMatchObject({ phase: 'empty', result: null, empty: { example: 'x^2' } });
});
