// All that the page knows, as one immutable value. Types and the first value; how it changes is in reduce.ts.

import type { Result, StepDetail, TableColumn, ToPage } from '../../src/shared/protocol';

export type Layout = 'narrow' | 'medium' | 'wide';
export type Tab = 'curves' | 'step' | 'table' | 'compare' | 'gradient' | 'data';
export type MapKind = 'contour' | 'surface';
export type Quantity = 'loss' | 'gradient' | 'alpha' | 'effective';
export type Scale = 'log' | 'linear';
export type Axis = 'step' | 'epoch' | 'evaluations';
export type Range = readonly [number, number];

/** A window onto the plane of a plot, in data coordinates (decades on a logarithmic axis). */
export interface View {
  readonly x: Range;
  readonly y: Range;
}

/** A grid of losses as the host sent it. */
export interface Grid {
  readonly request: number;
  readonly axes: readonly number[];
  readonly x: Range;
  readonly y: Range;
  readonly nx: number;
  readonly ny: number;
  readonly z: Float64Array;
  readonly batch?: Float64Array | undefined;
  /** The step whose batch it is. */
  readonly of?: { readonly run: string; readonly step: number } | undefined;
}

export type GridPurpose = 'map' | 'lens' | 'surface' | 'batch';

export interface Page {
  readonly from: number;
  readonly values: readonly Float64Array[];
}

/** Pages of one run's table; dropped when another run or result is shown. */
export interface Table {
  readonly result: number;
  readonly run: string;
  readonly columns: readonly TableColumn[];
  readonly total: number;
  readonly pages: readonly Page[];
}

/** What a person arranged: kept by VS Code across reloads. */
export interface Arrangement {
  readonly step: number | null;
  readonly run: string | null;
  readonly hidden: readonly string[];
  readonly speed: number;
  readonly tab: Tab;
  readonly mapKind: MapKind;
  /** Parameters on the map's axes, for more than two. */
  readonly axes: readonly [number, number];
  readonly mapView: View | null;
  /** The stretch of the curves' horizontal axis that is looked at; null: all of it. */
  readonly curvesSpan: Range | null;
  readonly camera: Camera | null;
  readonly lens: boolean;
  readonly paper: boolean;
  readonly ghost: boolean;
  readonly rowArrows: boolean;
  readonly quantity: Quantity;
  readonly scale: Scale | null;
  readonly axis: Axis;
  /** Of Compare; null until one is typed. */
  readonly threshold: number | null;
  /** First parameter shown by Step, where there are more than four. */
  readonly stepParameter: number;
  readonly dataX: number | null;
  readonly curvesHeight: number | null;
  readonly tabsHeight: number | null;
  readonly rightWidth: number | null;
}

export interface Camera {
  readonly eye: { readonly x: number; readonly y: number; readonly z: number };
  readonly center: { readonly x: number; readonly y: number; readonly z: number };
  readonly up: { readonly x: number; readonly y: number; readonly z: number };
}

export type Problem = NonNullable<Extract<ToPage, { kind: 'problem' }>['problem']>;
export type Progress = NonNullable<Extract<ToPage, { kind: 'progress' }>['progress']>;
export type Reach = Omit<Extract<ToPage, { kind: 'reach' }>, 'kind'>;

export interface State {
  /** `waiting` until the host has said anything. */
  readonly phase: 'waiting' | 'empty' | 'ready';
  readonly empty: { readonly example: string; readonly reason?: string | undefined } | null;
  readonly result: Result | null;
  readonly problem: Problem | null;
  readonly progress: Progress | null;
  readonly stale: boolean;
  readonly following: boolean;
  readonly note: string;
  readonly playing: boolean;
  /** The step chosen everywhere; with its fraction only inside the player. */
  readonly step: number;
  readonly run: string | null;
  readonly detail: StepDetail | null;
  readonly grids: Readonly<Partial<Record<GridPurpose, Grid>>>;
  readonly table: Table | null;
  readonly reach: Reach | null;
  readonly layout: Layout;
  readonly arranged: Arrangement;
}

export const firstArrangement: Arrangement = {
  step: null,
  run: null,
  hidden: [],
  speed: 1,
  tab: 'step',
  mapKind: 'contour',
  axes: [0, 1],
  mapView: null,
  curvesSpan: null,
  camera: null,
  lens: true,
  paper: false,
  ghost: true,
  rowArrows: false,
  quantity: 'loss',
  scale: null,
  axis: 'step',
  threshold: null,
  stepParameter: 0,
  dataX: null,
  curvesHeight: null,
  tabsHeight: null,
  rightWidth: null,
};

export const firstState = (arranged: Arrangement): State => ({
  phase: 'waiting',
  empty: null,
  result: null,
  problem: null,
  progress: null,
  stale: false,
  following: true,
  note: '',
  playing: false,
  step: 0,
  run: null,
  detail: null,
  grids: {},
  table: null,
  reach: null,
  layout: 'medium',
  arranged,
});
