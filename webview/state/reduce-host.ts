// What each message of the host does to the state. Pure.

import type { Result, StepDetail, ToPage } from '../../src/shared/protocol';
import { lastStep, selectedRun } from './select';
import type { Grid, GridPurpose, State, Table } from './state';

export function reduceHost(state: State, message: ToPage): State {
  switch (message.kind) {
    case 'empty':
      return {
        ...state,
        phase: 'empty',
        empty: { example: message.example, reason: message.reason },
        result: null,
        problem: null,
        progress: null,
        playing: false,
      };
    case 'result':
      return withDetail(withResult(state, message.result), message.detail);
    case 'problem':
      return { ...state, problem: message.problem };
    case 'progress':
      return { ...state, progress: message.progress };
    case 'stale':
      return { ...state, stale: message.stale };
    case 'step':
      return message.detail.result === state.result?.id
        ? { ...state, detail: message.detail }
        : state;
    case 'rows':
      return message.result === state.result?.id
        ? { ...state, table: withRows(state.table, message) }
        : state;
    case 'map':
      return withGrid(state, message);
    case 'reach':
      return {
        ...state,
        reach: { result: message.result, threshold: message.threshold, steps: message.steps },
      };
    case 'follow':
      return { ...state, following: message.following };
    case 'note':
      return { ...state, note: message.message };
  }
}

function withResult(state: State, result: Result): State {
  const run = nowOf(state, result, state.arranged.run) ?? result.runs[0]?.id ?? null;
  const step = stepAfter(state, result);
  const first = state.result === null;
  const another = first || !sameParameters(state.result, result);
  return {
    ...state,
    phase: 'ready',
    empty: null,
    result,
    problem: null,
    progress: null,
    stale: false,
    playing: false,
    run,
    step,
    // Nothing is blank between a result and the answers to what it makes the page ask: the last answers stay until then.
    detail: another ? null : state.detail,
    grids: another ? {} : state.grids,
    table: null,
    arranged: {
      ...state.arranged,
      run,
      step,
      hidden: state.arranged.hidden.map(id => nowOf(state, result, id) ?? id),
      mapView: another && !first ? null : state.arranged.mapView,
      curvesSpan: another && !first ? null : state.arranged.curvesSpan,
      axes: fittingAxes(state.arranged.axes, result.parameters.length),
      stepParameter: Math.min(
        state.arranged.stepParameter,
        Math.max(0, result.parameters.length - 1),
      ),
    },
  };
}

/** Only where it is of the run and the step that are chosen: the host does not know what a page has kept. */
function withDetail(state: State, detail: StepDetail | undefined): State {
  const run = selectedRun(state);
  const wanted = detail?.run === run?.id && detail?.step === Math.min(state.step, run?.steps ?? 0);
  return detail !== undefined && wanted ? { ...state, detail } : state;
}

/** The id that a run has in a new result: another place in the document is another id, but the slot stays. */
function nowOf({ result }: State, now: Result, id: string | null): string | undefined {
  const same = result !== null && result.title === now.title && sameParameters(result, now);
  const before = same ? result.runs.find(run => run.id === id) : undefined;
  return (now.runs.find(({ slot }) => slot === before?.slot) ?? now.runs.find(run => run.id === id))
    ?.id;
}

/** After the command the last step is selected; after an edit or an override the chosen one stays (UI 3). */
function stepAfter(state: State, result: Result): number {
  const last = lastStep(result);
  const chosen = state.arranged.step;
  const fresh = state.result === null && result.cause !== 'restore';
  if (result.cause === 'command' || chosen === null || fresh) return last;
  return Math.min(chosen, last);
}

const sameParameters = (a: Result, b: Result): boolean =>
  a.parameters.length === b.parameters.length &&
  a.parameters.every(({ name }, i) => name === b.parameters[i]?.name);

function fittingAxes(
  axes: readonly [number, number],
  parameters: number,
): readonly [number, number] {
  const [x, y] = axes;
  return x < parameters && y < parameters && x !== y ? axes : [0, 1];
}

/** A reply with the same losses as before is the same picture: keeping the old value spares Plotly a redraw. */
function withGrid(state: State, message: Extract<ToPage, { kind: 'map' }>): State {
  const { map } = message;
  const purpose: GridPurpose = map.purpose;
  const held = state.grids[purpose];
  if (message.result !== state.result?.id) return state;
  if (held !== undefined && held.request > map.request) return state;
  const grid: Grid = {
    request: map.request,
    axes: map.axes,
    x: map.x,
    y: map.y,
    nx: map.nx,
    ny: map.ny,
    z: message.z,
    batch: message.batch,
    of: map.batchOf,
  };
  if (held !== undefined && samePicture(held, grid)) return state;
  return { ...state, grids: { ...state.grids, [purpose]: grid } };
}

function samePicture(a: Grid, b: Grid): boolean {
  if (a.nx !== b.nx || a.ny !== b.ny || a.z.length !== b.z.length) return false;
  if (a.batch !== undefined || b.batch !== undefined) return false;
  const ends = (grid: Grid): readonly number[] => [...grid.x, ...grid.y, ...grid.axes];
  const other = ends(b);
  return ends(a).every((end, i) => end === other[i]) && a.z.every((z, i) => Object.is(z, b.z[i]));
}

const mostPages = 12;

function withRows(table: Table | null, message: Extract<ToPage, { kind: 'rows' }>): Table {
  const same = table?.result === message.result && table.run === message.run;
  const others = same ? table.pages.filter(({ from }) => from !== message.from) : [];
  return {
    result: message.result,
    run: message.run,
    columns: message.columns,
    total: message.total,
    pages: [...others, { from: message.from, values: message.values }].slice(-mostPages),
  };
}
