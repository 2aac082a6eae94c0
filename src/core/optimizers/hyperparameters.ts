// The hyperparameters of all optimizers by the field's letters: range and meaning in one place, the default per use.

import type { HyperparameterInfo } from './types';

type Hyperparameter = (value: number) => HyperparameterInfo;

const above =
  (meaning: string): Hyperparameter =>
  value => ({ default: value, min: 0, exclusive: true, meaning });
const atLeastZero =
  (meaning: string): Hyperparameter =>
  value => ({ default: value, min: 0, meaning });
const fraction =
  (meaning: string): Hyperparameter =>
  value => ({
    default: value,
    min: 0,
    max: 1,
    exclusiveMax: true,
    meaning,
  });

export const alpha = above('Learning rate: how far a step goes.');
export const beta = fraction('Memory: the share of the old average that is kept at each step.');
export const beta1 = fraction(
  'Memory of the gradient: the share of its old average that is kept at each step.',
);
export const beta2 = fraction(
  "Memory of the gradient's size: the share of its old value that is kept at each step.",
);
export const rho = fraction(
  'Memory of the averages: the share of their old values that is kept at each step.',
);
export const epsilon = atLeastZero('A small number that keeps the division from dividing by zero.');
export const lambda = atLeastZero(
  'Weight decay: how strongly each step pulls the parameters towards zero, apart from the gradient.',
);
export const psi = atLeastZero('How fast the momentum is warmed up to beta1.');
