import { describe, expect, it } from 'vitest';
import type { FromPage, ToPage } from '../../../src/shared/protocol';
import { checkFromPage, checkToPage } from '../../../src/shared/validate';
import { exampleResult } from '../webview/examples';

const map = {
  request: 1,
  purpose: 'map',
  axes: [0, 1],
  x: [-1, 1],
  y: [-1, 1],
  nx: 10,
  ny: 10,
  at: [0, 0],
} as const;

/** One of each kind: a kind without an example does not compile. */
const fromPage: { readonly [K in FromPage['kind']]: Extract<FromPage, { kind: K }> } = {
  ready: { kind: 'ready' },
  run: { kind: 'run' },
  cancel: { kind: 'cancel' },
  continue: { kind: 'continue' },
  extend: { kind: 'extend', steps: 200 },
  setStart: { kind: 'setStart', start: [1, 2] },
  setSteps: { kind: 'setSteps', steps: 5 },
  setSeed: { kind: 'setSeed', seed: -3 },
  setBatch: { kind: 'setBatch', batch: { size: null, shuffle: true, drop: false } },
  setSchedule: {
    kind: 'setSchedule',
    schedule: { expression: 'alpha0 * k', constants: { k: 0.9 } },
  },
  setHyperparameter: { kind: 'setHyperparameter', run: 'a', name: 'alpha', value: 0.1 },
  setLabel: { kind: 'setLabel', run: 'a', label: 'mine' },
  addOptimizer: { kind: 'addOptimizer' },
  removeRun: { kind: 'removeRun', run: 'a' },
  pinRun: { kind: 'pinRun', run: 'a', pinned: true },
  reset: { kind: 'reset', key: 'start' },
  writeSettings: { kind: 'writeSettings' },
  step: { kind: 'step', result: 1, run: 'a', step: 2 },
  rows: { kind: 'rows', result: 1, run: 'a', from: 0, count: 200 },
  map: { kind: 'map', result: 1, map },
  reach: { kind: 'reach', result: 1, threshold: 0.5 },
  goTo: { kind: 'goTo', line: 1, column: 2 },
  insertExample: { kind: 'insertExample' },
  openSample: { kind: 'openSample' },
  follow: { kind: 'follow', following: false },
  copy: { kind: 'copy', text: 'x', what: 'step' },
  save: { kind: 'save', format: 'png', name: 'map', data: 'data:image/png;base64,AA==' },
  copyAs: { kind: 'copyAs', format: 'json' },
  failed: { kind: 'failed', message: 'no' },
};

const toPage: { readonly [K in ToPage['kind']]: Extract<ToPage, { kind: K }> } = {
  empty: { kind: 'empty', example: 'x^2' },
  result: { kind: 'result', result: exampleResult() },
  problem: { kind: 'problem', problem: { line: 2, column: 25, message: '“)” is missing' } },
  progress: { kind: 'progress', progress: { label: 'Adam', step: 1, steps: 2, secondsLeft: null } },
  stale: { kind: 'stale', stale: true },
  step: {
    kind: 'step',
    detail: {
      result: 1,
      run: 'a',
      step: 1,
      sentence: 'It moved.',
      lines: [],
      before: Float64Array.of(1),
      after: Float64Array.of(NaN),
      latex: '',
      text: '',
    },
  },
  rows: {
    kind: 'rows',
    result: 1,
    run: 'a',
    from: 0,
    total: 4,
    columns: [{ name: 'x', latex: 'x' }],
    values: [Float64Array.of(1)],
  },
  map: { kind: 'map', result: 1, map, z: new Float64Array(100) },
  reach: { kind: 'reach', result: 1, threshold: 0.5, steps: { a: 3 } },
  follow: { kind: 'follow', following: true },
  note: { kind: 'note', message: 'Copied step.' },
};

describe('messages of the page', () => {
  it.each(Object.values(fromPage))('$kind passes unchanged', message => {
    expect(checkFromPage(message)).toEqual({ ok: true, message });
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'run'],
    ['a list', ['run']],
    ['no kind', {}],
    ['an unknown kind', { kind: 'eval' }],
    ["a prototype's name as kind", { kind: 'constructor' }],
    ['another prototype name', { kind: '__proto__' }],
    ['a missing field', { kind: 'setSteps' }],
    ['steps that are no count', { kind: 'setSteps', steps: -1 }],
    ['steps without end', { kind: 'setSteps', steps: 1e300 }],
    ['half a step', { kind: 'step', result: 1, run: 'a', step: 0.5 }],
    ['a start that is not finite', { kind: 'setStart', start: [NaN] }],
    ['a start that is text', { kind: 'setStart', start: '1' }],
    ['a name that is an object', { kind: 'removeRun', run: { name: 'a' } }],
    ['a grid too fine', { kind: 'map', result: 1, map: { ...map, nx: 1e9 } }],
    ['a grid along three axes', { kind: 'map', result: 1, map: { ...map, axes: [0, 1, 2] } }],
    ['a page of a million rows', { kind: 'rows', result: 1, run: 'a', from: 0, count: 1e6 }],
    ['a label as long as a book', { kind: 'setLabel', run: 'a', label: 'x'.repeat(100_000) }],
  ])('%s is refused', (_, message) => {
    expect(checkFromPage(message).ok).toBe(false);
  });

  it("leaves an object's prototype alone", () => {
    const hostile: unknown = JSON.parse(
      '{"kind":"setSchedule","schedule":{"name":"decay","constants":{"__proto__":1,"constructor":2,"k":3}}}',
    );
    const checked = checkFromPage(hostile);
    expect(checked).toMatchObject({ ok: true, message: { schedule: { constants: { k: 3 } } } });
    expect(JSON.stringify(checked)).not.toMatch(/__proto__|constructor/);
  });

  it('drops what the protocol does not know', () => {
    expect(checkFromPage({ kind: 'run', extra: 1 })).toEqual({
      ok: true,
      message: { kind: 'run' },
    });
  });
});

describe('messages of the host', () => {
  it.each(Object.values(toPage))('$kind passes unchanged', message => {
    expect(checkToPage(message)).toEqual({ ok: true, message });
  });

  it('says which field is wrong', () => {
    const result = { ...exampleResult(), steps: 'many' };
    expect(checkToPage({ kind: 'result', result })).toMatchObject({
      ok: false,
      why: expect.stringContaining('result.steps') as string,
    });
  });

  it('refuses an action that the page could not send itself', () => {
    const run = exampleResult().runs[0]!;
    const verdict = {
      ...run.verdict,
      action: { label: 'x', short: 'x', message: { kind: 'eval' } },
    };
    const result = exampleResult({ runs: [{ ...run, verdict: verdict as never }] });
    expect(checkToPage({ kind: 'result', result }).ok).toBe(false);
  });

  it('refuses numbers that do not travel as numbers', () => {
    const wrong = { kind: 'map', result: 1, map, z: { 0: 1 } };
    expect(checkToPage(wrong).ok).toBe(false);
  });
});
