// What the host accepts from the page, by kind. A message of any other shape is nothing.

import * as v from 'valibot';
import type { BatchView, FromPage, MapRequest } from './protocol';
import {
  array,
  count,
  finite,
  maybe,
  named,
  object,
  oneOf,
  orNull,
  text,
  truth,
  type Schema,
} from './schema';

type ByKind = { readonly [K in FromPage['kind']]: Schema<Extract<FromPage, { kind: K }>> };

const is = <const K extends string>(kind: K): Schema<K> => v.literal(kind);
const steps = count(1e9);
const id = count(Number.MAX_SAFE_INTEGER);

/** Lines and columns count from 1. */
const place: Schema<number> = v.pipe(count(1e9), v.minValue(1));

const range: Schema<readonly [number, number]> = v.tuple([finite, finite]);

export const mapRequest: Schema<MapRequest> = object<MapRequest>({
  request: id,
  purpose: oneOf('map', 'lens', 'surface', 'batch'),
  axes: v.pipe(array(count(1e6)), v.minLength(1), v.maxLength(2)),
  x: range,
  y: range,
  nx: v.pipe(count(600), v.minValue(2)),
  ny: v.pipe(count(600), v.minValue(1)),
  at: array(finite),
  batchOf: maybe(object<{ run: string; step: number }>({ run: text, step: steps })),
});

const batch = object<BatchView>({ size: orNull(count(1e9)), shuffle: truth, drop: truth });

const constants = named(finite);

const schedule: Schema<Extract<FromPage, { kind: 'setSchedule' }>['schedule']> = orNull(
  v.union([
    object<{ name: string; constants: Readonly<Record<string, number>> }>({
      name: text,
      constants,
    }),
    object<{ expression: string; constants: Readonly<Record<string, number>> }>({
      expression: text,
      constants,
    }),
  ]),
);

/** Pictures travel as data URLs. */
const picture: Schema<string> = v.pipe(v.string(), v.maxLength(50_000_000));

const kinds: ByKind = {
  ready: object({ kind: is('ready') }),
  run: object({ kind: is('run') }),
  cancel: object({ kind: is('cancel') }),
  continue: object({ kind: is('continue') }),
  extend: object({ kind: is('extend'), steps }),
  setStart: object({ kind: is('setStart'), start: array(finite) }),
  setSteps: object({ kind: is('setSteps'), steps }),
  setSeed: object({ kind: is('setSeed'), seed: v.pipe(v.number(), v.safeInteger()) }),
  setBatch: object({ kind: is('setBatch'), batch }),
  setSchedule: object({ kind: is('setSchedule'), schedule }),
  setHyperparameter: object({
    kind: is('setHyperparameter'),
    run: text,
    name: text,
    value: finite,
  }),
  setLabel: object({ kind: is('setLabel'), run: text, label: v.pipe(text, v.maxLength(200)) }),
  addOptimizer: object({ kind: is('addOptimizer') }),
  removeRun: object({ kind: is('removeRun'), run: text }),
  pinRun: object({ kind: is('pinRun'), run: text, pinned: truth }),
  reset: object<Extract<FromPage, { kind: 'reset' }>>({ kind: is('reset'), key: maybe(text) }),
  writeSettings: object({ kind: is('writeSettings') }),
  step: object({ kind: is('step'), result: id, run: text, step: steps }),
  rows: object({ kind: is('rows'), result: id, run: text, from: steps, count: count(1000) }),
  map: object({ kind: is('map'), result: id, map: mapRequest }),
  reach: object({ kind: is('reach'), result: id, threshold: finite }),
  goTo: object({ kind: is('goTo'), line: place, column: place }),
  insertExample: object({ kind: is('insertExample') }),
  openSample: object({ kind: is('openSample') }),
  follow: object({ kind: is('follow'), following: truth }),
  copy: object({ kind: is('copy'), text: v.pipe(v.string(), v.maxLength(5_000_000)), what: text }),
  save: object<Extract<FromPage, { kind: 'save' }>>({
    kind: is('save'),
    format: oneOf('png', 'svg', 'csv', 'json', 'markdown', 'numpy', 'pytorch'),
    run: maybe(text),
    name: v.pipe(text, v.maxLength(1000)),
    data: maybe(picture),
  }),
  copyAs: object<Extract<FromPage, { kind: 'copyAs' }>>({
    kind: is('copyAs'),
    format: oneOf('csv', 'json', 'markdown'),
    run: maybe(text),
  }),
  failed: object({ kind: is('failed'), message: text }),
};

/** Also the schema of a message that the host lets the page send (a status line's action). */
export const fromPage: Schema<FromPage> = v.lazy(input => {
  const kind: unknown =
    typeof input === 'object' && input !== null && 'kind' in input ? input.kind : undefined;
  return typeof kind === 'string' && Object.hasOwn(kinds, kind)
    ? kinds[kind as FromPage['kind']]
    : v.never();
});
