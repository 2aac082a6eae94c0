// Small results by hand, for tests of what the page makes of them. Numbers are chosen to be told apart, not to be right.

import { firstArrangement, firstState, type Grid, type State } from '../../../webview/state/state';
import type { Result, RunView, TracePoints, VerdictView } from '../../../src/shared/protocol';

export const points = (
  w: readonly (readonly number[])[],
  loss: readonly number[],
): TracePoints => ({
  step: Float64Array.from(loss.keys()),
  w: w.map(column => Float64Array.from(column)),
  loss: Float64Array.from(loss),
  batchLoss: Float64Array.from(loss, () => NaN),
  gradientNorm: Float64Array.from(loss, value => value / 2),
  alpha: Float64Array.from(loss, () => 0.1),
  effective: w.map(column => Float64Array.from(column, () => 0.1)),
});

export const budget: VerdictView = {
  kind: 'budget',
  words: 'Still descending',
  icon: 'descending',
  head: 'Adam is still descending after 3 steps:',
  rest: 'loss 0.5, falling 2.1 % a step.',
  action: { label: 'Add 200 steps', short: '+200 steps', message: { kind: 'extend', steps: 200 } },
};

export function exampleRun(change: Partial<RunView> = {}): RunView {
  const path = points(
    [
      [2, 1, 0.5, 0.25],
      [0, 1, 1.5, 1.75],
    ],
    [8, 4, 2, 0.5],
  );
  return {
    id: 'adam-0',
    slot: 0,
    label: 'Adam',
    optimizer: 'adam',
    name: 'Adam',
    convention: 'lecture',
    description: 'Remembers gradients and their squares.',
    differs: [],
    hyperparameters: [
      {
        name: 'alpha',
        latex: '\\alpha',
        title: 'Learning rate',
        meaning: 'How far a step goes.',
        value: 0.2,
        scale: 'log',
        min: 1e-4,
        max: 1,
      },
    ],
    steps: 3,
    gradientEvaluations: 3,
    evaluationsPerStep: 1,
    points: path,
    verdict: budget,
    pinned: false,
    ...change,
  };
}

export const divergedRun = (change: Partial<RunView> = {}): RunView =>
  exampleRun({
    id: 'sgd-1',
    slot: 1,
    label: 'Gradient descent',
    points: points(
      [
        [2, -3, 1e6, 1e30],
        [0, 4, -1e6, 1e30],
      ],
      [8, 100, 1e20, Infinity],
    ),
    verdict: {
      kind: 'diverged',
      words: 'Diverged at step 2',
      icon: 'error',
      head: 'Gradient descent diverged at step 2:',
      rest: 'too large.',
    },
    ...change,
  });

export function exampleResult(change: Partial<Result> = {}): Result {
  return {
    id: 1,
    cause: 'command',
    title: 'example.loss',
    loss: { latex: 'f(x, y) = x^2 + y^2', text: 'f(x, y) = x^2 + y^2' },
    parameters: [
      { name: 'x', latex: 'x', text: 'x' },
      { name: 'y', latex: 'y', text: 'y' },
    ],
    gradient: [],
    check: {
      status: 'checked',
      label: 'Gradient checked',
      tooltip: 'Checked against automatic differentiation',
    },
    start: [2, 0],
    steps: 3,
    seed: 1,
    stepsPerEpoch: 1,
    schedule: { name: 'constant', text: '', constants: {} },
    schedules: [],
    runs: [exampleRun()],
    overrides: [],
    canWriteSettings: true,
    contract: 'Same start (2, 0) and the same 3 steps.',
    notes: [],
    ...change,
  };
}

export const exampleGrid = (change: Partial<Grid> = {}): Grid => ({
  request: 1,
  axes: [0, 1],
  x: [-2, 4],
  y: [-2, 3],
  nx: 7,
  ny: 6,
  z: Float64Array.from({ length: 42 }, (_, i) => i),
  ...change,
});

/** A page that shows a result, with the losses of its map. */
export const pictured: State = {
  ...firstState(firstArrangement),
  phase: 'ready',
  result: exampleResult(),
  step: 3,
  grids: { map: exampleGrid() },
};

/** Two rows of data; the second column has a hostile name. */
export const measured = {
  rows: 2,
  columns: ['x', '<a href="javascript:alert(1)">y</a>'],
  shown: Float64Array.of(0, 1),
  values: [Float64Array.of(1, 2), Float64Array.of(3, 4)],
  x: 0,
  y: 1,
};
