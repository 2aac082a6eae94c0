// The record: its keys, full precision, strings for what is not finite, null for losses that were not stored; and the CSV table.
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import manifest from '../../../package.json';
import { traceCsv } from '../../../src/core/export/csv';
import { recordOf, recordText } from '../../../src/core/export/json';
import { version } from '../../../src/core/version';
import { exported } from './support';

const regression =
  '---\ndata: {x: [1, 2], y: [1, 3]}\nstart: {b0: 0, b1: 0}\noptimizer: adam\nalpha: 0.1\nbatch: 1\nsteps: 3\n---\nyhat = b0 + b1*x\nsum((y - yhat)^2)\n';

describe('the record', () => {
  const { prepared, runs } = exported(regression);
  const record = recordOf(prepared, runs, { engine: 'v8 1' });

  it('carries the version of package.json', () => {
    expect(version).toBe(manifest.version);
    expect(record.descent).toBe(manifest.version);
  });

  it('has the keys of the language', () => {
    expect(Object.keys(record)).toEqual([
      'descent',
      'engine',
      'loss',
      'parameters',
      'gradient',
      'check',
      'runs',
    ]);
    expect(record).toMatchObject({
      loss: 'sum((y - yhat)^2)',
      parameters: ['b0', 'b1'],
      check: { status: 'checked' },
    });
    expect(Object.keys(record.gradient)).toEqual(['b0', 'b1']);
    const [run] = record.runs;
    expect(run).toMatchObject({
      optimizer: 'adam',
      label: 'adam',
      convention: 'lecture',
      hyperparameters: { alpha: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
      batch: { size: 1, shuffle: false, seed: 1, drop: false },
      seed: 1,
      gradientEvaluations: 3,
      verdict: { kind: 'budget', step: 3 },
    });
    expect(run!.steps).toHaveLength(4);
    expect(run!.steps[0]).toEqual({ step: 0, loss: 10, w: { b0: 0, b1: 0 } });
    expect(Object.keys(run!.steps[1] as object)).toEqual([
      'step',
      'rows',
      'g',
      'alpha',
      'm',
      'v',
      'mhat',
      'vhat',
      'w',
      'batchLoss',
      'loss',
    ]);
    expect(run!.steps[1]).toMatchObject({
      step: 1,
      rows: [0],
      g: { b0: -2, b1: -2 },
      alpha: 0.1,
      batchLoss: 1,
    });
  });

  it('as text is the same, a line per step', () => {
    const text = [...recordText(prepared, runs, { engine: 'v8 1' })].join('');
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(record)));
    expect(text.split('\n').filter(line => line.trim().startsWith('{"step"'))).toHaveLength(4);
  });

  it('may hold the last steps only', () => {
    const last = recordOf(prepared, runs, { steps: 'last' });
    expect(last.runs[0]!.steps).toEqual([record.runs[0]!.steps[3]]);
  });

  it('writes what is not finite as strings', () => {
    const steep = exported(
      '---\nstart: {x: -1.2, y: 1}\nalpha: 0.007\n---\n(1 - x)^2 + 100 * (y - x^2)^2\n',
    );
    const text = [...recordText(steep.prepared, steep.runs)].join('');
    expect(text).toContain('"loss":"Infinity"');
    expect(() => JSON.parse(text) as unknown).not.toThrow();
  });

  it('writes scalar state as a number and a loss that was not stored as null', () => {
    const csv = {
      path: 'many.csv',
      text: `x\n${Array.from({ length: 3000 }, (_, i) => i / 3000).join('\n')}\n`,
    };
    const many = exported(
      '---\ndata: many.csv\noptimizer: {nadam: {convention: keras, alpha: 0.1}}\nbatch: 700\nsteps: 4000\n---\nmean((x - b)^2)\n',
      { data: csv },
    );
    const [run] = recordOf(many.prepared, many.runs).runs;
    expect(run!.steps[1]).toMatchObject({ loss: null });
    expect((run!.steps[1] as { p: unknown }).p).toBeTypeOf('number');
    expect((run!.steps[4] as { loss: unknown }).loss).toBeTypeOf('number');
  });

  it('tells what was chosen and why', () => {
    const chosen = exported('---\nsteps: 1\n---\nx^2\n');
    const record = recordOf(chosen.prepared, chosen.runs);
    expect(record.startChosen).toContain('No start is given');
    expect(record.runs[0]!.chosen!.alpha).toContain('at most half of 1/λmax');
  });
});

describe('the CSV table', () => {
  it('has a line per run and step, and every value of the record', () => {
    const { prepared, runs } = exported(
      '---\nstart: {x: 2, y: 1}\nalpha: 0.1\nsteps: 5\noptimizers: [sgd, {adam: {label: "a, b"}}]\n---\nx^2 + 3*y^2\n',
    );
    const parsed = Papa.parse<Record<string, string>>([...traceCsv(runs)].join(''), {
      header: true,
      skipEmptyLines: true,
    });
    expect(parsed.errors).toEqual([]);
    expect(parsed.data).toHaveLength(12);
    expect(parsed.meta.fields).toEqual([
      'run',
      'step',
      'loss',
      'batchLoss',
      'x',
      'y',
      'g_x',
      'g_y',
      'alpha',
      'm_x',
      'm_y',
      'v_x',
      'v_y',
      'mhat_x',
      'mhat_y',
      'vhat_x',
      'vhat_y',
    ]);
    const record = recordOf(prepared, runs);
    const row = parsed.data[9]!;
    const step = record.runs[1]!.steps[3] as {
      m: Record<string, number>;
      w: Record<string, number>;
      loss: number;
    };
    expect(row.run).toBe('a, b');
    expect([row.m_y, row.x, row.loss].map(Number)).toEqual([step.m.y, step.w.x, step.loss]);
  });
});

describe('names that the record and the table have for themselves', () => {
  const { prepared, runs } = exported(
    [
      '---',
      'start: {step: 1, run: -2}',
      'steps: 1',
      'optimizers:',
      '  - mine:',
      '      alpha: 0.1',
      '      state: {batchLoss: 0}',
      '      equations: |',
      '        step = alpha * g',
      '        batchLoss = norm(g)',
      '        w = w - step',
      '---',
      'step^2 + 3*run^2',
    ].join('\n'),
  );

  it('keeps both values in the record', () => {
    const [, step] = recordOf(prepared, runs).runs[0]!.steps;
    expect(step).toMatchObject({
      step: 1,
      step_: { step: 0.2, run: -1.2000000000000002 },
      batchLoss: 13,
      batchLoss_: Math.sqrt(148),
    });
  });

  it('gives every column of the table a heading of its own', () => {
    const [head = [], ...lines] = Papa.parse<string[]>([...traceCsv(runs)].join('').trim()).data;
    expect(new Set(head).size).toBe(head.length);
    expect(head.slice(0, 6)).toEqual(['run', 'step', 'loss', 'batchLoss', 'step_', 'run_']);
    expect(lines[1]!.slice(0, 6)).toEqual([
      'mine',
      '1',
      '2.559999999999999',
      '13',
      '0.8',
      '-0.7999999999999998',
    ]);
  });
});
