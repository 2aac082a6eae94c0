// Every setting in one table: what it may be, what it means, its unit and default. Checking, hover and completion read it.

import { conventions } from '../optimizers/conventions';

export type SettingType =
  'number' | 'count' | 'word' | 'boolean' | 'map' | 'list' | 'expression' | 'text';

export interface SettingEntry {
  readonly key: string;
  /** The forms its value may take; the first is the usual one. */
  readonly types: readonly SettingType[];
  /** One sentence. */
  readonly meaning: string;
  readonly unit?: string | undefined;
  /** In words or as a value. */
  readonly default: string;
  /** Words that may stand as its value. */
  readonly values?: readonly string[] | undefined;
  readonly example: string;
  /** Keys of its map. */
  readonly keys?: readonly SettingEntry[] | undefined;
}

/** Named schedules, each with the key that a bare number stands for: `{decay: 0.001}`. */
export const scheduleMainKeys: Readonly<Record<string, string | undefined>> = {
  decay: 'decay',
  step: 'factor',
  exponential: 'rate',
  polynomial: 'power',
  sqrt: undefined,
  cosine: 'end',
  restarts: 'period',
  warmup: 'over',
  onecycle: 'rise',
};

const seedOf = (what: string): SettingEntry => ({
  key: 'seed',
  types: ['count'],
  meaning: `The number ${what} is drawn from; the same seed gives the same run.`,
  default: 'the document’s seed',
  example: 'seed: 7',
});

const convention: SettingEntry = {
  key: 'convention',
  types: ['word'],
  meaning: 'Whose variant of the optimizers’ equations is used.',
  default: 'lecture',
  values: conventions,
  example: 'convention: pytorch',
};

const schedule: SettingEntry = {
  key: 'schedule',
  types: ['map', 'word', 'expression'],
  meaning:
    'The learning rate as a function of the step t, the batch or the epoch; a name, or an expression in alpha0, t, batch, epoch and steps.',
  default: 'constant: alpha stays alpha0',
  values: Object.keys(scheduleMainKeys),
  example: 'schedule: {decay: 0.001}',
  keys: [
    {
      key: 'expression',
      types: ['expression'],
      meaning: 'The learning rate as an expression; its constants are the other keys.',
      default: 'none',
      example: 'schedule: {expression: alpha0 * k^epoch, k: 0.9}',
    },
  ],
};

const batch: SettingEntry = {
  key: 'batch',
  types: ['map', 'count', 'word'],
  meaning: 'The rows that one gradient is taken on.',
  unit: 'rows',
  default: 'full: all rows',
  values: ['full'],
  example: 'batch: {size: 1, shuffle: true}',
  keys: [
    {
      key: 'size',
      types: ['count', 'word'],
      meaning: 'How many rows a batch has.',
      unit: 'rows',
      default: 'full',
      values: ['full'],
      example: 'size: 32',
    },
    {
      key: 'shuffle',
      types: ['boolean'],
      meaning: 'Whether each epoch takes the rows in a new order.',
      default: 'false',
      values: ['true', 'false'],
      example: 'shuffle: true',
    },
    seedOf('the order of the rows'),
    {
      key: 'drop',
      types: ['boolean'],
      meaning: 'Whether a last batch with fewer rows is left out.',
      default: 'false',
      values: ['true', 'false'],
      example: 'drop: true',
    },
  ],
};

const hyperparameter = (
  key: string,
  meaning: string,
  byDefault: string,
  example: string,
): SettingEntry => ({ key, types: ['number'], meaning, default: byDefault, example });

/** The hyperparameters of the built-in optimizers; a document's own may have others. */
export const hyperparameterSettings: readonly SettingEntry[] = [
  hyperparameter(
    'alpha',
    'Learning rate: how far a step goes.',
    'by optimizer; for sgd and momentum from the curvature at the start',
    'alpha: 0.01',
  ),
  hyperparameter(
    'beta',
    'Memory of momentum, heavy ball, Nesterov and RMSProp: the share of the old average that is kept.',
    '0.9',
    'beta: 0.9',
  ),
  hyperparameter(
    'beta1',
    'Memory of the gradient in Adam and its kin: the share of the old average that is kept.',
    '0.9',
    'beta1: 0.9',
  ),
  hyperparameter(
    'beta2',
    'Memory of the gradient’s size in Adam and its kin: the share of the old value that is kept.',
    '0.999',
    'beta2: 0.999',
  ),
  hyperparameter(
    'epsilon',
    'A small number that keeps a division from dividing by zero.',
    '1e-8',
    'epsilon: 1e-8',
  ),
  hyperparameter('rho', 'Memory of AdaDelta’s averages.', '0.9', 'rho: 0.9'),
  hyperparameter(
    'lambda',
    'Decoupled weight decay: how strongly each step pulls the parameters towards zero.',
    'by optimizer',
    'lambda: 0.01',
  ),
  hyperparameter('psi', 'How fast PyTorch’s NAdam warms its momentum up.', '0.004', 'psi: 0.004'),
];

const runs = 'The optimizer’s own settings stand in a map after its name.';

/** The settings at the top level. */
export const settingsTable: readonly SettingEntry[] = [
  {
    key: 'data',
    types: ['text', 'map'],
    meaning: 'The columns: a CSV or TSV file beside the document, or the numbers themselves.',
    default: 'no columns',
    example: 'data: points.csv',
  },
  {
    key: 'start',
    types: ['map', 'word'],
    meaning: 'Where the parameters start; the order of its keys is the parameters’ order.',
    default: '0 with columns, else 2, -1.5, 1, -0.5, …',
    values: ['random'],
    example: 'start: {x: -1.2, y: 1}',
    keys: [
      {
        key: 'random',
        types: ['number'],
        meaning: 'Draws each start uniformly between minus and plus this number.',
        default: '1',
        example: 'start: {random: 0.5, seed: 3}',
      },
      seedOf('the start'),
    ],
  },
  {
    key: 'optimizer',
    types: ['word', 'map'],
    meaning: `The optimizer that descends. ${runs}`,
    default: 'sgd',
    example: 'optimizer: adam',
  },
  {
    key: 'optimizers',
    types: ['list'],
    meaning: `The optimizers that race, one list entry each. ${runs}`,
    default: 'sgd alone',
    example: 'optimizers: [sgd, {adam: {alpha: 0.1}}]',
  },
  ...hyperparameterSettings,
  schedule,
  batch,
  {
    key: 'steps',
    types: ['count'],
    meaning: 'How many steps a run takes.',
    unit: 'steps',
    default: '200',
    example: 'steps: 1000',
  },
  {
    key: 'stop',
    types: ['map'],
    meaning: 'When a run ends before its last step.',
    default: 'exactly as many steps as set',
    example: 'stop: {gradient: 1e-6}',
    keys: [
      {
        key: 'gradient',
        types: ['number'],
        meaning: 'Stops when the gradient is at most this long.',
        default: 'never',
        example: 'stop: {gradient: 1e-6}',
      },
      {
        key: 'loss',
        types: ['number'],
        meaning: 'Stops when the loss is at most this.',
        default: 'never',
        example: 'stop: {loss: 0.01}',
      },
      {
        key: 'change',
        types: ['number'],
        meaning: 'Stops when a step changes the loss by at most this.',
        default: 'never',
        example: 'stop: {change: 1e-9}',
      },
    ],
  },
  convention,
  {
    key: 'seed',
    types: ['count'],
    meaning:
      'The number that shuffling and random starts without a seed of their own are drawn from.',
    default: '1',
    example: 'seed: 7',
  },
  {
    key: 'missing',
    types: ['word'],
    meaning: 'What happens to rows with missing values.',
    default: 'they are refused',
    values: ['drop'],
    example: 'missing: drop',
  },
];

/** The settings of one run, besides its hyperparameters. */
export const runSettings: readonly SettingEntry[] = [
  {
    key: 'label',
    types: ['text'],
    meaning: 'The run’s name in the legend.',
    default: 'the optimizer’s name',
    example: 'label: too large',
  },
  convention,
  schedule,
  batch,
  {
    key: 'state',
    types: ['map'],
    meaning:
      'What the optimizer remembers, and its start: a number, a map by parameter, or an expression of w and hyperparameters.',
    default: 'the optimizer’s own',
    example: 'state: {m: 0}',
  },
  {
    key: 'equations',
    types: ['text', 'list'],
    meaning: 'The equations of an optimizer of your own, one per line.',
    default: 'the optimizer’s own',
    example: 'equations: |\n  w = w - alpha * g',
  },
];
