// AdaGrad, as equations: one set for each convention that has it. Data only; index.ts checks and caches them.

import { alpha, epsilon, lambda } from './hyperparameters';
import { keras, optax, pytorch } from './sources';
import type { OptimizerSource } from './types';

export const adagrad: OptimizerSource = {
  id: 'adagrad',
  name: 'AdaGrad',
  description:
    "Divides each parameter's step by the root of the sum of its squared gradients so far: parameters with rare or small gradients get longer steps. Good for sparse data and needs little tuning. It fails in the long run: the sum only grows, so the steps shrink towards zero, even far from a minimum.",
  conventions: {
    lecture: {
      hyperparameters: { alpha: alpha(0.1), epsilon: epsilon(1e-8) },
      state: { s: 0 },
      equations: ['s = s + g^2', 'w = w - alpha / sqrt(epsilon + s) * g'],
      source: 'the lecture; Duchi, Hazan & Singer 2011',
    },
    pytorch: {
      hyperparameters: { alpha: alpha(0.01), epsilon: epsilon(1e-10) },
      state: { v: 0 },
      equations: ['v = v + g^2', 'w = w - alpha * g / (sqrt(v) + epsilon)'],
      source: pytorch('torch/optim/adagrad.py:364-429, defaults 32-36'),
      note: 'epsilon stands outside the root. lr_decay is the schedule {decay: …}.',
    },
    keras: {
      hyperparameters: { alpha: alpha(0.001), epsilon: epsilon(1e-7), lambda: lambda(0) },
      state: { v: 0.1 },
      equations: [
        'w = w - alpha * lambda * w',
        'v = v + g^2',
        'w = w - alpha * g / sqrt(v + epsilon)',
      ],
      source: keras('keras/src/optimizers/adagrad.py:78-96'),
      note: 'The sum starts at 0.1 (initial_accumulator_value).',
    },
    optax: {
      hyperparameters: { alpha: alpha(0.001), epsilon: epsilon(1e-7) },
      state: { v: 0.1 },
      equations: ['v = v + g^2', 'w = w - alpha * (v > 0 ? g / sqrt(v + epsilon) : 0)'],
      source: optax('optax/_src/transform.py:45-77'),
      note: 'The sum starts at 0.1. learning_rate has no default in optax; 0.001 stands in.',
    },
  },
};
