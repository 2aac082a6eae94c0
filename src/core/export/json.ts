// The record of an experiment as JSON (LANGUAGE 7): full precision, non-finite numbers as strings, absent keys for what is not known.

import type { Prepared } from '../experiment';
import { storedRecord } from '../run/step-record';
import type { Run, RunPlan, StepRecord, Verdict } from '../run/types';
import { version } from '../version';
import { gradientCheck, gradientTexts } from './gradient';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface RunRecord {
  readonly optimizer: string;
  readonly label: string;
  readonly convention: string;
  readonly hyperparameters: Readonly<Record<string, number>>;
  /** Why a hyperparameter has its value, where the document left it out. */
  readonly chosen?: Readonly<Record<string, string>>;
  readonly schedule?: Json;
  readonly batch?: Json;
  readonly seed: number;
  readonly gradientEvaluations: number;
  readonly steps: readonly Json[];
  readonly verdict: Json;
}

export interface ExperimentRecord {
  readonly descent: string;
  readonly engine?: string;
  readonly loss: string;
  readonly parameters: readonly string[];
  readonly gradient: Readonly<Record<string, string>>;
  readonly check: Json;
  /** Why the start is where it is, where the document left it out. */
  readonly startChosen?: string;
  readonly runs: readonly RunRecord[];
}

export interface RecordOptions {
  /** What computed it, e.g. `v8 12.4.254.21`. */
  readonly engine?: string | undefined;
  /** Which steps of each run; left out: all. */
  readonly steps?: 'all' | 'last';
}

/** The whole result of an experiment. `prepared` must have no errors. */
export function recordOf(
  prepared: Prepared,
  runs: readonly Run[],
  options: RecordOptions = {},
): ExperimentRecord {
  const parameters = prepared.program?.parameters ?? [];
  const records = runs.map((run): RunRecord => ({
    ...runHead(run),
    steps: [...stepsOf(run, options)].map(t => stepJson(run, t, parameters)),
    verdict: verdictJson(run.verdict),
  }));
  return { ...recordHead(prepared, runs, options), runs: records };
}

/**
 * The same record as text, in pieces of about a line: a million steps never stand in memory at once.
 * Two spaces of indentation, one line per step.
 */
export function* recordText(
  prepared: Prepared,
  runs: readonly Run[],
  options: RecordOptions = {},
): Generator<string> {
  const parameters = prepared.program?.parameters ?? [];
  yield '{\n';
  yield* fields(recordHead(prepared, runs, options), '  ');
  yield '  "runs": [';
  for (const [i, run] of runs.entries()) {
    yield i === 0 ? '\n    {\n' : ',\n    {\n';
    yield* fields(runHead(run), '      ');
    let before = '      "steps": [\n';
    for (const t of stepsOf(run, options)) {
      yield `${before}        ${JSON.stringify(stepJson(run, t, parameters))}`;
      before = ',\n';
    }
    yield `\n      ],\n      "verdict": ${JSON.stringify(verdictJson(run.verdict))}\n    }`;
  }
  yield '\n  ]\n}\n';
}

function* fields(values: object, indent: string): Generator<string> {
  for (const [key, value] of Object.entries(values))
    yield `${indent}${JSON.stringify(key)}: ${JSON.stringify(value)},\n`;
}

function recordHead(
  prepared: Prepared,
  runs: readonly Run[],
  { engine }: RecordOptions,
): Omit<ExperimentRecord, 'runs'> {
  const { document, program, experiment } = prepared;
  if (!program || !experiment) throw new Error('A document with problems has no record.');
  return {
    descent: version,
    ...(engine === undefined ? {} : { engine }),
    loss: document.text.slice(program.lossRange.start, program.lossRange.end).trim(),
    parameters: program.parameters,
    gradient: gradientTexts(prepared),
    check: checkJson(prepared, runs),
    ...(experiment.start.reason === undefined ? {} : { startChosen: experiment.start.reason }),
  };
}

/** Checked at the start and at every run's last point. */
function checkJson(prepared: Prepared, runs: readonly Run[]): Json {
  const points = [
    prepared.experiment?.start.value ?? [],
    ...runs.map(({ session }) => session.pointAt(session.steps)),
  ];
  const check = gradientCheck(
    prepared,
    points.map(point => Float64Array.from(point)).filter(point => point.every(Number.isFinite)),
  );
  return Object.fromEntries(
    Object.entries(check).map(([key, value]) => [
      key,
      typeof value === 'number' ? finite(value) : value,
    ]),
  );
}

function* stepsOf({ trace }: Run, { steps = 'all' }: RecordOptions): Generator<number> {
  for (let t = steps === 'all' ? 0 : trace.rows - 1; t < trace.rows; t++) yield t;
}

function runHead({ plan, trace, session }: Run): Omit<RunRecord, 'steps' | 'verdict'> {
  return {
    optimizer: plan.optimizer.id,
    label: plan.label,
    convention: plan.convention,
    hyperparameters: plan.hyperparameters,
    ...(Object.keys(plan.chosen).length === 0 ? {} : { chosen: plan.chosen }),
    ...scheduleJson(plan),
    ...(session.usesAllRows ? {} : { batch: batchJson(plan) }),
    seed: plan.seed,
    gradientEvaluations: trace.gradientEvaluations,
  };
}

function scheduleJson({ schedule }: RunPlan): { schedule?: Json } {
  if (!schedule) return {};
  return {
    schedule: {
      ...(schedule.name === null ? {} : { name: schedule.name }),
      expression: schedule.text,
      ...schedule.constants,
    },
  };
}

function batchJson({ batch, seed }: RunPlan): Json {
  return { size: batch.size, shuffle: batch.shuffle, seed: batch.seed ?? seed, drop: batch.drop };
}

function stepJson(run: Run, t: number, parameters: readonly string[]): Json {
  const record = storedRecord(run, t);
  const { lossStored } = run.trace;
  const loss = lossStored(t) ? finite(record.loss) : null;
  if (t === 0) return { step: 0, loss, w: byParameter(record.values.w, parameters) };
  return {
    step: t,
    ...(run.session.usesAllRows ? {} : { rows: record.rows ?? [] }),
    ...valuesJson(record, parameters),
    batchLoss: finite(record.batchLoss),
    loss,
  };
}

/** Keys of a step that an optimizer of the document's own may also use as names; its values then stand under the name and a `_`. */
const stepKeys = new Set(['step', 'batchLoss', 'loss']);

/** g, alpha, the assigned names in the order of their lines, and w last. */
function valuesJson({ values }: StepRecord, parameters: readonly string[]): Record<string, Json> {
  const { w, ...others } = values;
  const keyOf = (name: string): string => {
    if (!stepKeys.has(name)) return name;
    let key = `${name}_`;
    while (Object.hasOwn(others, key)) key += '_';
    return key;
  };
  const entries = Object.entries(others).map(([name, value]): [string, Json] => [
    keyOf(name),
    valueJson(value, parameters),
  ]);
  return { ...Object.fromEntries(entries), w: byParameter(w, parameters) };
}

const valueJson = (value: number | readonly number[], parameters: readonly string[]): Json =>
  typeof value === 'number' ? finite(value) : byParameter(value, parameters);

function byParameter(
  value: number | readonly number[] | undefined,
  parameters: readonly string[],
): Json {
  const list = typeof value === 'number' ? parameters.map(() => value) : (value ?? []);
  return Object.fromEntries(parameters.map((name, j) => [name, finite(list[j] ?? NaN)]));
}

/** JSON has no word for what is not finite: it becomes a string. */
export const finite = (value: number): number | string =>
  Number.isFinite(value) ? value : String(value);

function verdictJson({ kind, step, message, evidence, suggestedAlpha }: Verdict): Json {
  const numbers = Object.entries(evidence).map(([key, value]): [string, Json] => [
    key,
    typeof value === 'number'
      ? finite(value)
      : typeof value === 'string'
        ? value
        : value.map(finite),
  ]);
  return {
    kind,
    step,
    message,
    evidence: Object.fromEntries(numbers),
    ...(suggestedAlpha === undefined ? {} : { suggestedAlpha }),
  };
}
