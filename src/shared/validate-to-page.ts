// What the page accepts from the host, by kind: the whole of the protocol's types, field by field.

import * as v from 'valibot';
import type * as p from './protocol';
import {
  array,
  finite,
  maybe,
  named,
  object,
  oneOf,
  orNull,
  real,
  reals,
  text,
  truth,
  whole,
  type Schema,
} from './schema';
import { fromPage, mapRequest } from './validate-from-page';

type ByKind = { readonly [K in p.ToPage['kind']]: Schema<Extract<p.ToPage, { kind: K }>> };

const is = <const K extends string>(kind: K): Schema<K> => v.literal(kind);
const columns = array(reals);

const formula = object<p.Formula>({ latex: text, text });

const action = object<p.StatusAction>({ label: text, short: text, message: fromPage });

const verdict = object<p.VerdictView>({
  kind: text,
  words: text,
  icon: oneOf('pass', 'warning', 'error', 'descending'),
  head: text,
  rest: text,
  short: maybe(text),
  action: maybe(action),
});

const hyperparameter = object<p.HyperparameterView>({
  name: text,
  latex: text,
  title: text,
  meaning: text,
  value: finite,
  scale: oneOf('log', 'complement', 'linear'),
  min: finite,
  max: finite,
  chosen: maybe(text),
});

const points = object<p.TracePoints>({
  step: reals,
  w: columns,
  loss: reals,
  batchLoss: reals,
  gradientNorm: reals,
  alpha: reals,
  effective: columns,
});

const run = object<p.RunView>({
  id: text,
  slot: whole,
  label: text,
  optimizer: text,
  name: text,
  convention: text,
  description: text,
  differs: array(text),
  hyperparameters: array(hyperparameter),
  steps: whole,
  gradientEvaluations: whole,
  evaluationsPerStep: finite,
  points,
  verdict,
  own: maybe(text),
  pinned: truth,
});

const data = object<p.DataView>({
  rows: whole,
  columns: array(text),
  shown: reals,
  values: columns,
  x: whole,
  y: whole,
  fileLines: maybe(reals),
  model: maybe(text),
  reach: maybe(v.tuple([real, real])),
});

const result = object<p.Result>({
  id: whole,
  cause: oneOf('command', 'edit', 'override', 'restore', 'extend'),
  title: text,
  loss: formula,
  parameters: array(object<p.ParameterView>({ name: text, latex: text, text })),
  gradient: array(object<p.Result['gradient'][number]>({ latex: text, text, left: formula })),
  hessian: maybe(array(array(formula))),
  check: object<p.CheckView>({
    status: oneOf('checked', 'kink', 'differs'),
    label: text,
    tooltip: text,
  }),
  start: array(real),
  startChosen: maybe(text),
  steps: whole,
  seed: whole,
  batch: maybe(object<p.BatchView>({ size: orNull(whole), shuffle: truth, drop: truth })),
  stepsPerEpoch: finite,
  schedule: object<p.ScheduleView>({ name: text, text, constants: named(finite) }),
  schedules: array(
    object<p.ScheduleChoice>({
      name: text,
      title: text,
      description: text,
      constants: named(finite),
    }),
  ),
  data: maybe(data),
  runs: array(run),
  overrides: array(object<p.OverrideView>({ key: text, label: text })),
  canWriteSettings: truth,
  contract: text,
  notes: array(text),
  minimum: maybe(array(real)),
});

const cell = object<p.StepCell>({
  substituted: formula,
  result: text,
  exact: text,
  because: maybe(formula),
});

const detail = object<p.StepDetail>({
  result: whole,
  run: text,
  step: whole,
  sentence: text,
  lines: array(
    object<p.StepLine>({
      rule: formula,
      name: text,
      cells: array(cell),
      scalar: truth,
      meaning: text,
    }),
  ),
  before: reals,
  after: reals,
  standings: maybe(array(object<p.Standing>({ run: text, w: reals, loss: reals }))),
  g: maybe(reals),
  m: maybe(object<NonNullable<p.StepDetail['m']>>({ name: text, latex: text, values: reals })),
  rows: maybe(reals),
  rowGradients: maybe(columns),
  model: maybe(
    object<NonNullable<p.StepDetail['model']>>({
      atRows: reals,
      curveX: maybe(reals),
      curveY: maybe(reals),
    }),
  ),
  latex: text,
  text,
});

type Problem = NonNullable<Extract<p.ToPage, { kind: 'problem' }>['problem']>;
type Progress = NonNullable<Extract<p.ToPage, { kind: 'progress' }>['progress']>;

const kinds: ByKind = {
  empty: object<Extract<p.ToPage, { kind: 'empty' }>>({
    kind: is('empty'),
    example: text,
    reason: maybe(text),
  }),
  result: object<Extract<p.ToPage, { kind: 'result' }>>({
    kind: is('result'),
    result,
    detail: maybe(detail),
  }),
  problem: object({
    kind: is('problem'),
    problem: orNull(object<Problem>({ line: whole, column: whole, message: text })),
  }),
  progress: object({
    kind: is('progress'),
    progress: orNull(
      object<Progress>({
        label: text,
        step: whole,
        steps: whole,
        secondsLeft: orNull(real),
        run: maybe(text),
      }),
    ),
  }),
  stale: object({ kind: is('stale'), stale: truth }),
  step: object({ kind: is('step'), detail }),
  rows: object<Extract<p.ToPage, { kind: 'rows' }>>({
    kind: is('rows'),
    result: whole,
    run: text,
    from: whole,
    total: whole,
    columns: array(object<p.TableColumn>({ name: text, latex: text })),
    values: columns,
  }),
  map: object<Extract<p.ToPage, { kind: 'map' }>>({
    kind: is('map'),
    result: whole,
    map: mapRequest,
    z: reals,
    batch: maybe(reals),
  }),
  reach: object({ kind: is('reach'), result: whole, threshold: finite, steps: named(whole) }),
  follow: object({ kind: is('follow'), following: truth }),
  note: object({ kind: is('note'), message: text }),
};

export const toPage: Schema<p.ToPage> = v.lazy(input => {
  const kind: unknown =
    typeof input === 'object' && input !== null && 'kind' in input ? input.kind : undefined;
  return typeof kind === 'string' && Object.hasOwn(kinds, kind)
    ? kinds[kind as p.ToPage['kind']]
    : v.never();
});
