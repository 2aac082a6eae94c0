import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canLog,
  curves,
  curvesFigure,
  fitCurves,
  scaleOf,
} from '../../../webview/figures/curves-figure';
import type { StepDetail } from '../../../src/shared/protocol';
import { dataFigure, dataView } from '../../../webview/figures/data-figure';
import { fitPlane, hasOneScale, outside, reshape } from '../../../webview/figures/fit';
import { dataX, dataY, frameOf, px, py } from '../../../webview/figures/frame';
import { mapFigure } from '../../../webview/figures/map-figure';
import { pictureOf } from '../../../webview/figures/picture-figure';
import { surfaceFigure } from '../../../webview/figures/surface-figure';
import type { Figure } from '../../../webview/figures/types';
import { firstArrangement, firstState, type Grid, type State } from '../../../webview/state/state';
import { paperTheme } from '../../../webview/theme/theme';
import { divergedRun, exampleResult, exampleRun, points } from './examples';

const theme = paperTheme('sans-serif');
const margin = { l: 50, r: 18, t: 8, b: 42 };
const size = { width: 456, height: 356 };
const view = { x: [-1, 3], y: [-1, 2] } as const;

const grid = (change: Partial<Grid> = {}): Grid => ({
  request: 1,
  axes: [0, 1],
  x: [-2, 4],
  y: [-2, 3],
  nx: 7,
  ny: 6,
  z: Float64Array.from({ length: 42 }, (_, i) => i),
  ...change,
});

const plane = (): Figure => {
  const result = exampleResult();
  return mapFigure({
    result,
    runs: result.runs,
    grid: grid(),
    axes: [0, 1],
    view,
    ...size,
    margin,
    theme,
  });
};

const lineResult = exampleResult({
  parameters: [{ name: 'x', latex: 'x' }],
  start: [2],
  runs: [exampleRun({ points: points([[2, 1, 0.5]], [4, 1, 0.25]), steps: 2 })],
});

const line = (): Figure => {
  const curve = grid({ axes: [0], nx: 42, ny: 1 });
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

const pictured: State = {
  ...firstState(firstArrangement),
  phase: 'ready',
  result: exampleResult(),
  step: 3,
  grids: { map: grid() },
};

const measured = {
  rows: 2,
  columns: ['x', '<a href="javascript:alert(1)">y</a>'],
  shown: Float64Array.of(0, 1),
  values: [Float64Array.of(1, 2), Float64Array.of(3, 4)],
  x: 0,
  y: 1,
};

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
        grid: grid(),
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

const paper = { width: 700, height: 500, font: 'serif' };

describe('the picture of the map for a file', () => {
  it('draws what the page leaves to its overlay: the path and the mark', () => {
    const { data } = pictureOf('map', pictured, paper);
    const drawn = data.filter(({ name, visible }) => name === 'Adam' && (visible ?? true) === true);
    expect(drawn.map(({ mode }) => mode)).toEqual(['lines', 'markers', 'lines+markers']);
  });

  it('names each run once in a list beside the map, and nothing else there', () => {
    const { data, layout } = pictureOf('map', pictured, paper);
    expect(layout.showlegend).toBe(true);
    const listed = data.filter(({ showlegend }) => showlegend);
    expect(listed.map(({ name }) => name)).toEqual(pictured.result?.runs.map(({ label }) => label));
  });

  it('says which loss it is, and at which step', () => {
    const titleOf = (text: string): unknown => {
      const loss = { latex: '', text };
      const { layout } = pictureOf('map', { ...pictured, result: exampleResult({ loss }) }, paper);
      return (layout.title as { text: unknown }).text;
    };
    expect(titleOf('f(x, y) = x^2 + y^2')).toBe('f(x, y) = x^2 + y^2, step 3');
    expect(titleOf('x < 1 ? <b> : 2')).toBe('x &lt; 1 ? &lt;b&gt; : 2, step 3');
    expect(titleOf('x + '.repeat(200))).toMatch(/^.{70,90}…, step 3$/);
  });

  it('leaves room for the names, which are cut where they are endless', () => {
    const named = (label: string): { name: unknown; room: number } => {
      const result = exampleResult({ runs: [exampleRun({ label })] });
      const { data, layout } = pictureOf('map', { ...pictured, result }, paper);
      const name = data.find(({ showlegend }) => showlegend)?.name;
      return { name, room: (layout.margin as { r: number }).r };
    };
    expect(named('Adam').room).toBeLessThan(named('Gradient descent').room);
    expect(named('x'.repeat(300)).name).toBe(`${'x'.repeat(27)}…`);
    expect(named('x'.repeat(300)).room).toBeLessThan(330);
  });

  it('hands Plotly only colours it can read', () => {
    expect(JSON.stringify(pictureOf('map', pictured, paper))).not.toMatch(/color-mix|var\(/i);
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

  it('are pictured for a file with rows, model, residuals, batch and the run’s name', () => {
    const detail: StepDetail = {
      result: 1,
      run: 'adam-0',
      step: 3,
      sentence: '',
      lines: [],
      before: new Float64Array(2),
      after: new Float64Array(2),
      rows: Float64Array.of(1),
      model: { atRows: Float64Array.of(2, 5) },
      latex: '',
      text: '',
    };
    const result = exampleResult({ data: measured });
    const { data, layout } = pictureOf('data', { ...pictured, result, detail }, paper);
    const named = (name: string): unknown => data.find(trace => trace.name === name)?.y;
    expect(named('rows')).toEqual(Float64Array.of(3));
    expect(named('this batch')).toEqual(Float64Array.of(4));
    expect(named('model')).toEqual(Float64Array.of(2, 5));
    expect(named('residuals')).toEqual([3, 2, NaN, 4, 5, NaN]);
    expect(data.filter(({ showlegend }) => showlegend).map(({ name }) => name)).toEqual([
      'this batch',
      'Adam',
    ]);
    expect(JSON.stringify(layout)).not.toContain('<a');
    expect(JSON.stringify([data, layout])).not.toMatch(/color-mix|var\(/i);
  });
});

it.each(['map', 'curves'] as const)(
  "the picture of the %s shows a hostile name as text: Plotly's labels are a small HTML",
  which => {
    const label = '<a href="javascript:alert(1)">x</a>';
    const result = exampleResult({ runs: [exampleRun({ label })] });
    const { data, layout } = pictureOf(which, { ...pictured, result }, paper);
    const listed = data.filter(({ showlegend }) => showlegend).map(({ name }) => name);
    expect(JSON.stringify([layout.annotations ?? [], listed])).toContain('&lt;a');
    expect(JSON.stringify([layout.annotations ?? [], listed])).not.toContain('<a');
  },
);

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
