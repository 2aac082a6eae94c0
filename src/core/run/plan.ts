// From a checked document to runs in which nothing is left open: precedence, defaults with reasons, and every problem at its place.

import { largestCurvatureInTurn } from '../calculus/curvature';
import { Problems } from '../document/problems';
import type {
  BatchSetting,
  Document,
  Located,
  Overrides,
  Problem,
  RunSetting,
  ScheduleSetting,
  Settings,
} from '../document/types';
import { formatNumber } from '../explain/numbers';
import { resolveSchedule } from '../schedules';
import type { CheckedSchedule } from '../schedules/types';
import { batchesPerEpoch, isFullBatch } from './batches';
import { columnBytes } from './columns';
import { drained } from './evaluate';
import { faultAt } from './faults';
import { alphaByCurvature } from './plan-alpha';
import { placeOf, resolveOptimizer, tellUnused } from './plan-optimizer';
import type { ResolvedOptimizer } from './plan-optimizer';
import { runRequests } from './plan-requests';
import type { RunRequest } from './plan-requests';
import { choosingStart, startRequest } from './plan-start';
import { solves } from './shapes';
import type { Chosen, Experiment, Objective, RunPlan } from './types';
import { faultWords } from './verdict-words';

const DEFAULT_STEPS = 200;
const DEFAULT_SEED = 1;
/** Traces of one experiment, together. Beyond, the editor's own process runs out of memory. */
const MOST_BYTES = 2e9;
/** The Hessian is built column by column; more parameters than this are not for Newton. */
const MOST_NEWTON = 100;

/** A request and its optimizer, both known without the compiled loss. */
interface Draft {
  readonly request: RunRequest;
  readonly resolved: ResolvedOptimizer;
  readonly schedule: CheckedSchedule | null;
}

/**
 * Plans every run of a document. Without `objective` (the loss has problems) only the settings are checked.
 * @returns the experiment, or no experiment and at least one error
 */
export const planExperiment = (
  document: Document,
  objective: Objective | undefined,
  overrides?: Overrides,
): Planned => drained(planningExperiment(document, objective, overrides));

interface Planned {
  readonly experiment?: Experiment;
  readonly problems: readonly Problem[];
}

/** planExperiment in pieces: yields between runs and between evaluations. */
export function* planningExperiment(
  document: Document,
  objective: Objective | undefined,
  overrides: Overrides = {},
): Generator<void, Planned> {
  const problems = new Problems();
  const { settings } = document;
  const parameters = document.program?.parameters ?? [];
  const requests = runRequests(settings, overrides);
  const drafts: (Draft | undefined)[] = [];
  for (const request of requests) {
    drafts.push(draft(request, settings, overrides, parameters, problems));
    yield;
  }
  const whole = drafts.filter(found => found !== undefined);
  if (!overrides.runs && whole.length === requests.length)
    tellUnused(
      settings,
      whole.map(({ resolved }) => resolved),
      problems,
    );
  if (!objective || problems.errors > 0) return { problems: problems.sorted() };

  const start = yield* choosingStart(
    objective,
    startRequest(settings, overrides.start, overrides.seed),
  );
  yield;
  yield* tellBadStart(document, objective, start, problems);
  yield;
  const runs =
    problems.errors > 0
      ? []
      : yield* planRuns(whole, document, objective, overrides, start.value, problems);
  if (problems.errors > 0) return { problems: problems.sorted() };
  return { experiment: { start, runs }, problems: problems.sorted() };
}

function draft(
  request: RunRequest,
  settings: Settings,
  overrides: Overrides,
  parameters: readonly string[],
  problems: Problems,
): Draft | undefined {
  const before = problems.errors;
  const resolved = resolveOptimizer(
    request.setting,
    settings,
    parameters,
    overrides.alpha,
    problems,
  );
  if (!resolved) return undefined;
  const setting = request.setting.schedule ?? scheduleOf(settings, overrides);
  const schedule = setting
    ? resolveSchedule(setting, Object.keys(resolved.hyperparameters), problems)
    : null;
  return problems.errors > before || schedule === undefined
    ? undefined
    : { request, resolved, schedule };
}

/** The schedule that goes to every run without one of its own. */
function scheduleOf(
  settings: Settings,
  { schedule }: Overrides,
): Located<ScheduleSetting> | undefined {
  if (schedule === undefined) return settings.schedule;
  if (schedule === null) return undefined;
  const constants = Object.fromEntries(
    Object.entries(schedule.constants).map(([name, value]) => [name, { value }]),
  );
  return {
    value:
      'name' in schedule
        ? { kind: 'named', name: schedule.name, constants }
        : { kind: 'expression', text: schedule.expression, constants },
  };
}

function* planRuns(
  drafts: readonly Draft[],
  document: Document,
  objective: Objective,
  overrides: Overrides,
  start: readonly number[],
  problems: Problems,
): Generator<void, RunPlan[]> {
  const { settings } = document;
  const titles = numbered(
    drafts.map(({ request, resolved }) => request.setting.label ?? resolved.optimizer.name),
  );
  const labels = numbered(
    drafts.map(({ request, resolved }) => request.setting.label ?? resolved.optimizer.id),
  );
  const seed = overrides.seed ?? settings.seed?.value ?? DEFAULT_SEED;
  const steps = overrides.steps ?? settings.steps?.value ?? DEFAULT_STEPS;
  const curvature = drafts.some(({ resolved }) => resolved.alphaOpen)
    ? yield* largestCurvatureInTurn(objective, Float64Array.from(start))
    : undefined;
  const plans = drafts.map(({ request, resolved, schedule }, i): RunPlan => {
    let { hyperparameters, chosen } = resolved;
    if (resolved.alphaOpen && curvature !== undefined) {
      const { value, reason } = alphaByCurvature(curvature);
      hyperparameters = { ...hyperparameters, alpha: value };
      chosen = { ...chosen, alpha: reason };
    }
    if (
      objective.parameters.length > MOST_NEWTON &&
      resolved.optimizer.equations.some(({ expression }) => solves(expression))
    ) {
      problems.error(
        placeOf(request.setting.optimizer),
        'too-many-for-newton',
        `${resolved.optimizer.name} needs the Hessian, which is built for up to ${MOST_NEWTON} parameters; this loss has ${objective.parameters.length}.`,
      );
    }
    const batch = batchOf(request.setting, settings, overrides);
    checkBatch(batch, request.setting.batch ?? settings.batch, objective.rows, problems);
    return {
      id: request.id,
      label: labels[i] ?? '',
      title: titles[i] ?? '',
      optimizer: resolved.optimizer,
      convention: resolved.convention,
      hyperparameters,
      chosen,
      schedule,
      batch,
      seed,
      steps,
      stop: settings.stop?.value ?? {},
    };
  });
  tellTooLong(plans, objective, settings, problems);
  return plans;
}

function batchOf(setting: RunSetting, settings: Settings, overrides: Overrides): BatchSetting {
  const full: BatchSetting = { size: null, shuffle: false, drop: false };
  const batch = setting.batch?.value ?? overrides.batch ?? settings.batch?.value ?? full;
  if (overrides.seed === undefined) return batch;
  return { ...batch, seed: undefined };
}

function checkBatch(
  batch: BatchSetting,
  located: Located<BatchSetting> | undefined,
  rows: number,
  problems: Problems,
): void {
  if (isFullBatch(batch, rows) || batchesPerEpoch(batch, rows) >= 1) return;
  problems.error(
    placeOf(located),
    'batch-size',
    `A batch of ${String(batch.size)} rows does not fit ${rows} rows; write a whole number of at least 1.`,
  );
}

/** A start at which there is nothing to descend. */
function* tellBadStart(
  document: Document,
  objective: Objective,
  start: Chosen<readonly number[]>,
  problems: Problems,
): Generator<void> {
  const w = Float64Array.from(start.value);
  const loss = objective.chunked ? yield* objective.chunked.loss(w, null) : objective.loss(w, null);
  if (Number.isFinite(loss)) return;
  const point = objective.parameters
    .slice(0, 4)
    .map((name, j) => `${name} = ${formatNumber(start.value[j])}`);
  const where = `${point.join(', ')}${objective.parameters.length > 4 ? ', …' : ''}`;
  const { program } = document;
  const fault = program && (yield* faultAt(program, w, null));
  if (fault?.varies === false) {
    const place = fault.range ?? program?.lossRange ?? { start: 0, end: 0 };
    const mend =
      fault.row === undefined ? 'change the formula' : 'leave the row out or change the formula';
    const message = `The loss is finite at no start: ${faultWords(fault)}; ${mend}.`;
    problems.error(place, 'start-not-finite', message);
    return;
  }
  const range = document.settings.start?.range ?? program?.lossRange ?? { start: 0, end: 0 };
  const because = fault === undefined ? '' : `: ${faultWords(fault)}`;
  problems.error(
    range,
    'start-not-finite',
    `At the start (${where}) the loss is ${formatNumber(loss)}${because}; ${start.chosen ? 'give a start where it is finite, for example' : 'choose a start where it is finite:'} start: {${objective.parameters[0] ?? 'x'}: …}.`,
  );
}

function tellTooLong(
  plans: readonly RunPlan[],
  objective: Objective,
  settings: Settings,
  problems: Problems,
): void {
  const bytes = (steps: number): number =>
    plans.reduce(
      (sum, plan) =>
        sum +
        columnBytes(
          plan.optimizer,
          objective.parameters.length,
          steps,
          isFullBatch(plan.batch, objective.rows),
        ),
      0,
    );
  const steps = plans[0]?.steps ?? 0;
  if (bytes(steps) <= MOST_BYTES) return;
  const fit = Math.floor(MOST_BYTES / (bytes(1) - bytes(0)));
  problems.error(
    placeOf(settings.steps),
    'too-many-steps',
    `The traces of ${steps} steps would need ${(bytes(steps) / 1e9).toPrecision(2)} GB of memory; write at most ${Number(fit.toPrecision(2))} steps.`,
  );
}

/** Equal names get numbers: "Adam", "Adam 2". */
function numbered(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map(name => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} ${count}`;
  });
}
