import { describe, expect, it } from 'vitest';
import { restoreArrangement } from '../../../webview/state/restore';
import { finalLoss, firstThreshold, stepsTo } from '../../../webview/state/comparison';
import { isComplete, lossAt, ticks, valueAt } from '../../../webview/state/select';
import { sliceAt } from '../../../webview/state/slice';
import { firstArrangement } from '../../../webview/state/state';
import { divergedRun, exampleResult, exampleRun, points } from './examples';

describe('what VS Code kept', () => {
  it('is taken where it makes sense', () => {
    const kept = { ...firstArrangement, step: 7, tab: 'table', mapView: { x: [0, 1], y: [2, 3] } };
    expect(restoreArrangement(structuredClone(kept))).toEqual(kept);
  });

  it.each([[null], ['x'], [[1]], [42]])('%j is nothing', kept => {
    expect(restoreArrangement(kept)).toEqual(firstArrangement);
  });

  it('is left out value by value where it does not', () => {
    const kept = {
      step: -1,
      tab: 'eval',
      speed: 'fast',
      mapView: { x: [0, NaN], y: [0, 1] },
      hidden: [1],
      lens: false,
      other: 1,
    };
    expect(restoreArrangement(kept)).toEqual({ ...firstArrangement, lens: false });
  });
});

describe('a value at a step', () => {
  const run = exampleRun();

  it('is the kept one', () => {
    expect(valueAt(run.points, run.points.loss, 2)).toBe(2);
  });

  it('lies between its neighbours where the step was thinned out', () => {
    const thinned = { ...points([[0, 10]], [0, 10]), step: Float64Array.of(0, 10) };
    expect(valueAt(thinned, thinned.loss, 4)).toBe(4);
    expect(isComplete(exampleRun({ points: thinned, steps: 10 }))).toBe(false);
  });

  it("is the host's word where it has come", () => {
    const result = exampleResult();
    const standings = [{ run: 'adam-0', w: new Float64Array(2), loss: Float64Array.of(1.25) }];
    const detail = {
      result: 1,
      run: 'adam-0',
      step: 2,
      sentence: '',
      lines: [],
      before: new Float64Array(2),
      after: new Float64Array(2),
      latex: '',
      text: '',
      standings,
    };
    expect(lossAt({ result, detail }, run, 2)).toBe(1.25);
    expect(lossAt({ result, detail: null }, run, 2)).toBe(2);
  });

  it('is infinite once a run has diverged', () => {
    expect(lossAt({ result: exampleResult(), detail: null }, divergedRun(), 3)).toBe(Infinity);
  });
});

describe("the scrubber's ticks", () => {
  const run = (steps: number): ReturnType<typeof exampleRun> => exampleRun({ steps });

  it('stand every 50 steps', () => {
    expect(ticks(exampleResult({ runs: [run(200)] }))).toEqual([0, 50, 100, 150, 200]);
  });

  it('stand every epoch with batches', () => {
    expect(ticks(exampleResult({ runs: [run(12)], stepsPerEpoch: 4 }))).toEqual([0, 4, 8, 12]);
  });

  it('stand closer in a run of few steps', () => {
    const short = exampleResult({ runs: [exampleRun({ steps: 20 })], stepsPerEpoch: 1 });
    expect(ticks(short)).toEqual([0, 5, 10, 15, 20]);
  });

  it('never crowd', () => {
    for (const steps of [1000, 12345, 1e6])
      expect(ticks(exampleResult({ runs: [run(steps)] })).length).toBeLessThan(25);
  });
});

describe('the comparison', () => {
  it('counts the steps to a loss', () => {
    expect([8, 2, 0.5, 0.1].map(loss => stepsTo(exampleRun(), loss))).toEqual([0, 2, 3, -1]);
  });

  it('starts with a round loss that most of the runs reach', () => {
    const runs = [0.1366, 0.1733, 0.2737, 0.4295, 0.7595].map((loss, i) =>
      exampleRun({ id: String(i), points: points([[0, 0]], [8, loss]) }),
    );
    expect(firstThreshold(runs)).toBe(0.5);
  });

  it('takes a diverged run for infinitely bad', () => {
    expect(finalLoss(divergedRun())).toBe(Infinity);
  });
});

it('never asks for a slice through a point that is not finite', () => {
  const detail = {
    result: 1,
    run: 'adam-0',
    step: 2,
    sentence: '',
    lines: [],
    before: new Float64Array(2),
    after: Float64Array.of(Infinity, 5),
    latex: '',
    text: '',
  };
  expect(sliceAt(exampleResult(), detail)).toEqual([2, 5]);
  expect(sliceAt(exampleResult({ id: 2 }), detail)).toEqual([2, 0]);
});
