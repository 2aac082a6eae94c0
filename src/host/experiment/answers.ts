// Answers what the page asks about the result on screen: a step, table rows, the map, when a loss was reached. Of maps only the newest request of a purpose is worked on.
import type { FromPage, MapRequest, ToPage } from '../../shared/protocol';
import { inSlices } from '../turns';
import { gridLosses } from './grid';
import type { Shown, ShownRun } from './shown';
import { tablePage } from './table';
import { viewStep } from './view-step';

export type Question = Extract<FromPage, { kind: 'step' | 'rows' | 'map' | 'reach' }>;

const mostRows = 500;

export class Answers {
  /** Per purpose, the newest request; older ones are dropped between two evaluations. */
  readonly #newest = new Map<MapRequest['purpose'], number>();

  /** @returns undefined where the question is about something that is no longer there. */
  async answer(question: Question, shown: Shown): Promise<ToPage | undefined> {
    if (question.result !== shown.result.id) return undefined;
    switch (question.kind) {
      case 'step':
        return this.#step(question, shown);
      case 'rows':
        return rows(question, shown);
      case 'map':
        return this.#map(question, shown);
      case 'reach':
        return reach(question, shown);
    }
  }

  /** Ends what is being worked on. */
  dispose(): void {
    this.#newest.clear();
  }

  async #map(
    { map, result }: Extract<Question, { kind: 'map' }>,
    shown: Shown,
  ): Promise<ToPage | undefined> {
    this.#newest.set(map.purpose, map.request);
    const wanted = (): boolean => this.#newest.get(map.purpose) === map.request;
    const { objective } = shown.ready;
    const z = await inSlices(gridLosses(objective, map, null), wanted);
    if (z === undefined) return undefined;
    const run = map.batchOf && find(shown, map.batchOf.run);
    const batchRows = run?.session.rowsAt(Math.max(1, map.batchOf?.step ?? 1)) ?? null;
    if (batchRows === null) return { kind: 'map', result, map, z };
    const batch = await inSlices(gridLosses(objective, map, batchRows), wanted);
    return batch && { kind: 'map', result, map, z, batch };
  }

  #step(question: Extract<Question, { kind: 'step' }>, shown: Shown): ToPage | undefined {
    const run = find(shown, question.run);
    if (run === undefined || question.step > run.session.steps) return undefined;
    return { kind: 'step', detail: viewStep(shown, run, question.step) };
  }
}

function rows(
  { result, run: id, from, count }: Extract<Question, { kind: 'rows' }>,
  shown: Shown,
): ToPage | undefined {
  const run = find(shown, id);
  if (run === undefined) return undefined;
  const page = tablePage(run.session, shown.result.parameters, from, Math.min(count, mostRows));
  return { kind: 'rows', result, run: id, from, ...page };
}

function reach({ result, threshold }: Extract<Question, { kind: 'reach' }>, shown: Shown): ToPage {
  const steps = shown.runs.map(({ id, session }) => {
    const { rows: length, loss, lossStored } = session.trace;
    let step = 0;
    while (step < length && !(lossStored(step) && (loss[step] ?? NaN) <= threshold)) step += 1;
    return [id, step < length ? step : -1] as const;
  });
  return { kind: 'reach', result, threshold, steps: Object.fromEntries(steps) };
}

function find(shown: Shown, id: string): ShownRun | undefined {
  return shown.runs.find(run => run.id === id);
}
