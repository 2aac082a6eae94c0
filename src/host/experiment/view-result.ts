// Everything of one computed experiment as the panel draws it. Put together here; each part is made in a file of its own.
import type { Overrides } from '../../core/document/types';
import { contractOf } from '../../core/explain/contract';
import { quadraticMinimum } from '../../core/run/quadratic';
import type { Cause, Result } from '../../shared/protocol';
import { describeOverrides } from './describe-overrides';
import { placeOf, type Place } from './place';
import type { Ready, ShownRun } from './shown';
import type { Source } from './source';
import { viewData } from './view-data';
import { viewCheck, viewFormulas } from './view-formulas';
import { modelReach } from './view-reach';
import { viewRun } from './view-run';
import { notesOf, scheduleChoices, stepsPerEpoch, viewBatch, viewSchedule } from './view-settings';

/** Rows times parameters up to which the cross at a known minimum is worth its evaluations. */
const mostForMinimum = 100_000;

export interface ResultParts {
  readonly id: number;
  readonly cause: Cause;
  readonly ready: Ready;
  /** The experiment as the text alone has it. */
  readonly asWritten: Ready;
  readonly runs: readonly ShownRun[];
  readonly overrides: Overrides;
  readonly source: Source;
}

/** In pieces: formulas and check take a while where there are many parameters. */
export function* viewResult(parts: ResultParts): Generator<void, Result | undefined> {
  const { id, cause, ready, asWritten, runs, overrides, source } = parts;
  const { program, objective, experiment } = ready;
  const { start } = experiment;
  const [plan] = experiment.runs;
  if (plan === undefined) return undefined;
  const { locate } = source.read();
  const text = source.document.getText();
  const placeIn = (offset: number): Place => placeOf(text, locate(offset));
  const own = runs.filter(shown => shown.ready === ready).map(({ run }) => run);
  const cheap = program.rows * program.parameters.length <= mostForMinimum;
  const minimum = cheap ? quadraticMinimum(objective, Float64Array.from(start.value)) : undefined;
  yield;
  const data = viewData(program);
  const reach =
    data &&
    (yield* modelReach(
      program,
      runs.filter(of => of.ready === ready),
    ));
  const formulas = yield* viewFormulas(program);
  const check = yield* viewCheck(
    ready,
    own.map(({ session }) => session.pointAt(session.steps)),
  );
  return {
    id,
    cause,
    title: source.name,
    ...formulas,
    check,
    start: start.value,
    startChosen: start.chosen ? start.reason : undefined,
    steps: plan.steps,
    seed: plan.batch.seed ?? plan.seed,
    batch: program.rows > 0 ? viewBatch(plan) : undefined,
    stepsPerEpoch: stepsPerEpoch(plan, program.rows),
    schedule: viewSchedule(plan),
    schedules: scheduleChoices(),
    data: data && { ...data, reach },
    runs: runs.map(shown => viewRun(shown, placeIn)),
    overrides: describeOverrides(overrides, asWritten.experiment, experiment),
    canWriteSettings: source.takesSettings,
    contract: contractOf(experiment, own, program.rows),
    notes: notesOf(experiment),
    minimum: minimum && [...minimum.w],
  };
}
