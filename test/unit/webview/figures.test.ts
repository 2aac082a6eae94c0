import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canLog,
  curves,
  curvesFigure,
  fitCurves,
  scaleOf,
} from '../../../webview/figures/curves-figure';
import { dataFigure, dataView } from '../../../webview/figures/data-figure';
import { fitPlane, hasOneScale, outside, reshape } from '../../../webview/figures/fit';
import { dataX, dataY, frameOf, px, py } from '../../../webview/figures/frame';
import { mapFigure } from '../../../webview/figures/map-figure';
import { pictureOf } from '../../../webview/figures/picture-figure';
import { surfaceFigure } from '../../../webview/figures/surface-figure';
import type { Figure } from '../../../webview/figures/types';
import { paperTheme } from '../../../webview/theme/theme';
import {
  divergedRun,
  exampleGrid,
  exampleResult,
  exampleRun,
  measured,
  pictured,
  points,
} from './examples';

const theme = paperTheme('sans-serif');
const margin = { l: 50, r: 18, t: 8, b: 42 };
const size = { width: 456, height: 356 };
const view = { x: [-1, 3], y: [-1, 2] } as const;

const plane = (): Figure => {
  const result = exampleResult();
  return mapFigure({
    result,
    runs: result.runs,
    grid: exampleGrid(),
    axes: [0, 1],
    view,
    ...size,
    margin,
    theme,
  });
};

const lineResult = exampleResult({
  parameters: [{ name: 'x', latex: 'x', text: 'x' }],
  start: [2],
  runs: [exampleRun({ points: points([[2, 1, 0.5]], [4, 1, 0.25]), steps: 2 })],
});

const line = (): Figure => {
  const curve = exampleGrid({ axes: [0], nx: 42, ny: 1 });
  return mapFigure({
    result: lineResult,
    runs: lineResult.runs,
    grid: curve,
    axes: [0],
    view,
    ...size,
    margin,
    theme,
  });
};

const curvesOf = (
  quantity: 'loss' | 'effective' = 'loss',
  runs = exampleResult().runs,
): ReturnType<typeof curves> =>
  curves({
    result: exampleResult({ stepsPerEpoch: 2 }),
    runs,
    quantity,
    axis: 'step',
    parameter: 1,
  });

const curvesPlot = (): Figure =>
  curvesFigure(curvesOf(), {
    view: fitCurves(curvesOf(), 'log'),
    scale: 'log',
    ...size,
    margin,
    theme,
  });

describe("Plotly's data", () => {
  it('of a loss with one parameter are its curve and, by name, the steps', () => {
    const [curve, path] = line().data;
    expect(curve).toMatchObject({ type: 'scatter', mode: 'lines', name: 'loss' });
    expect(curve?.x[0]).toBe(-2);
    expect(curve?.x[41]).toBe(4);
    expect(Array.from(curve?.y ?? [])).toHaveLength(42);
    expect(path).toMatchObject({ type: 'scatter', name: 'Adam' });
    expect([Array.from(path?.x ?? []), Array.from(path?.y ?? [])]).toEqual([
      [2, 1, 0.5],
      [4, 1, 0.25],
    ]);
  });

  it('of a loss with two are a contour and a path per run', () => {
    const [contour, path] = plane().data;
    expect(contour?.type).toBe('contour');
    expect(contour?.z).toHaveLength(6);
    expect(Array.from(contour?.customdata?.[1] ?? [])).toEqual([7, 8, 9, 10, 11, 12, 13]);
    expect(Array.from(path?.x ?? [])).toEqual([2, 1, 0.5, 0.25]);
    expect(Array.from(path?.y ?? [])).toEqual([0, 1, 1.5, 1.75]);
  });

  it('of the curves are the losses as they are, on a logarithmic axis too', () => {
    const { data, layout } = curvesPlot();
    expect(Array.from(data[0]?.y ?? [])).toEqual([8, 4, 2, 0.5]);
    expect(data[0]?.name).toBe('Adam');
    expect(layout.yaxis).toMatchObject({ type: 'log' });
  });
});

const all: readonly (readonly [string, () => Figure])[] = [
  ['map', plane],
  ['line', line],
  ['curves', curvesPlot],
  [
    'surface',
    () =>
      surfaceFigure({
        result: exampleResult(),
        runs: exampleResult().runs,
        selected: 'adam-0',
        grid: exampleGrid(),
        axes: [0, 1],
        camera: null,
        ...size,
        theme,
      }),
  ],
  [
    'picture of the curves',
    () => pictureOf('curves', pictured, { width: 700, height: 500, font: 'serif' }),
  ],
  ['data', () => dataFigure(measured, 0, { view: dataView(measured, 0), ...size, margin, theme })],
];

describe.each(all)('the figure of the %s', (_, make) => {
  it('has no legend', () => {
    const { data, layout } = make();
    expect(layout.showlegend).toBe(false);
    expect(data.map(({ showlegend }) => showlegend)).not.toContain(true);
  });

  it('hands Plotly only colours it can read', () => {
    expect(JSON.stringify(make())).not.toMatch(/color-mix|var\(|currentcolor/i);
  });

  it('uses no trace that would need eval', () => {
    expect(make().data.map(({ type }) => type as string)).not.toContain('scattergl');
  });
});

describe('the data', () => {
  it('keep axes that hold the model over the whole run, but stay in the picture themselves', () => {
    const within = ([low, high]: readonly [number, number]): readonly number[] =>
      dataView({ ...measured, reach: [low, high] }, 0).y.map(
        value => Math.round(value * 100) / 100,
      );
    expect(dataView(measured, 0).y).toEqual([2.85, 4.15]);
    expect(within([3.2, 4.4])).toEqual([2.79, 4.61]);
    expect(within([-1000, 3.5])).toEqual([1.7, 4.3]);
  });
});

describe('the window of a map', () => {
  const result = exampleResult();

  it('has one scale on both axes and room around the path', () => {
    const fitted = fitPlane(result, result.runs, [0, 1], 1.25);
    expect(hasOneScale(fitted, 1.25)).toBe(true);
    expect(fitted.x[0]).toBeLessThan(0.25 - 0.12 * 1.75 + 1e-9);
    expect(fitted.y[1]).toBeGreaterThanOrEqual(1.75 + 0.12 * 1.75 - 1e-9);
  });

  it('is set by the runs that do not diverge', () => {
    const alone = fitPlane(result, result.runs, [0, 1], 1);
    expect(fitPlane(result, [...result.runs, divergedRun()], [0, 1], 1)).toEqual(alone);
  });

  it('of a diverging run alone shows its first steps', () => {
    const { x } = fitPlane(result, [divergedRun()], [0, 1], 1);
    expect(x[0]).toBeLessThan(-3);
    expect(x[1]).toBeLessThan(100);
  });

  it('comes back when the panel does', () => {
    const fitted = fitPlane(result, result.runs, [0, 1], 1.25);
    expect(hasOneScale(reshape(fitted, 1.25, 0.8), 0.8)).toBe(true);
    expect(reshape(fitted, 1.25, 1.25)).toEqual(fitted);
  });

  it('is given up only when the start has left it or nothing is seen', () => {
    const fitted = fitPlane(result, result.runs, [0, 1], 1.25);
    expect(outside(fitted, result, result.runs, [0, 1])).toBe(false);
    expect(outside({ x: [5, 6], y: [5, 6] }, result, result.runs, [0, 1])).toBe(true);
    expect(outside({ x: [-100, 100], y: [-100, 100] }, result, result.runs, [0, 1])).toBe(true);
  });
});

it('pixels and data are each other’s way back', () => {
  const frame = frameOf(view, margin, size.width, size.height);
  fc.assert(
    fc.property(fc.double({ min: -5, max: 5, noNaN: true }), value => {
      expect(dataX(frame, px(frame, value))).toBeCloseTo(value, 9);
      expect(dataY(frame, py(frame, value))).toBeCloseTo(value, 9);
    }),
  );
});

describe('the curves', () => {
  it('are logarithmic while everything is positive', () => {
    expect(scaleOf(curvesOf(), null, 'loss')).toBe('log');
    const zero = curvesOf('loss', [exampleRun({ points: points([[1, 1]], [1, 0]) })]);
    expect(canLog(zero)).toBe(false);
    expect(scaleOf(zero, 'log', 'loss')).toBe('linear');
  });

  it('are not stretched by a run that diverges', () => {
    const { y } = fitCurves(curvesOf('loss', [exampleRun(), divergedRun()]), 'log');
    expect(y[1]).toBeLessThan(2);
  });

  it('of a run that diverges alone show its rise', () => {
    const { y } = fitCurves(curvesOf('loss', [divergedRun()]), 'log');
    expect(y[0]).toBeLessThan(Math.log10(8));
    expect(y[1]).toBeGreaterThan(2);
    expect(y[1]).toBeLessThan(8);
  });

  it('run along epochs and gradient evaluations too', () => {
    const result = exampleResult({
      stepsPerEpoch: 2,
      runs: [exampleRun({ evaluationsPerStep: 3 })],
    });
    const along = (axis: 'epoch' | 'evaluations'): number[] =>
      Array.from(curves({ result, runs: result.runs, quantity: 'loss', axis, parameter: 0 })[0]!.x);
    expect(along('epoch')).toEqual([0, 0.5, 1, 1.5]);
    expect(along('evaluations')).toEqual([0, 3, 6, 9]);
  });
});
