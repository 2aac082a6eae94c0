// Pictures for a file: what the page leaves to its overlay is drawn, named and told, and a document's words are only text.
import { describe, expect, it } from 'vitest';
import type { RunView, StepDetail } from '../../../src/shared/protocol';
import { pictureOf } from '../../../webview/figures/picture-figure';
import { exampleResult, exampleRun, measured, pictured } from './examples';

const paper = { width: 700, height: 500, font: 'serif' };

describe('the picture of the map for a file', () => {
  it('draws what the page leaves to its overlay: the path and the mark', () => {
    const { data } = pictureOf('map', pictured, paper);
    const drawn = data.filter(({ name, visible }) => name === 'Adam' && (visible ?? true) === true);
    expect(drawn.map(({ mode }) => mode)).toEqual(['lines', 'lines+markers', 'markers']);
  });

  it('names each run once in a list beside the map, and the ring where they begin', () => {
    const { data, layout } = pictureOf('map', pictured, paper);
    expect(layout.showlegend).toBe(true);
    const listed = data.filter(({ showlegend }) => showlegend);
    const labels = pictured.result?.runs.map(({ label }) => label) ?? [];
    expect(listed.map(({ name }) => name)).toEqual([...labels, 'start']);
  });

  it('has one ring for runs that begin together, and one each for those that do not', () => {
    const begun = (first: number): RunView => {
      const run = exampleRun({ id: `run ${first}` });
      const [x = new Float64Array(), ...others] = run.points.w;
      const moved = x.map((value, i) => (i === 0 ? first : value));
      return { ...run, points: { ...run.points, w: [moved, ...others] } };
    };
    const result = exampleResult({ runs: [begun(2), begun(2), begun(-1)] });
    const { data } = pictureOf('map', { ...pictured, result }, paper);
    expect(data.find(({ name }) => name === 'start')?.x).toEqual([2, -1]);
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
