// Lion, as equations: one set for each convention that has it. Data only; index.ts checks and caches them.

import { alpha, beta1, beta2, lambda } from './hyperparameters';
import { keras, optax } from './sources';
import type { OptimizerSource } from './types';

export const lion: OptimizerSource = {
  id: 'lion',
  name: 'Lion',
  description:
    'Steps by the sign of a mix of momentum and gradient, so every parameter moves by exactly α; a second, slower average is what is remembered. Needs little memory and a smaller α than Adam. It fails to settle: at a constant α it hops around the minimum in squares of side α.',
  conventions: {
    lecture: {
      hyperparameters: {
        alpha: alpha(0.01),
        beta1: beta1(0.9),
        beta2: beta2(0.99),
        lambda: lambda(0),
      },
      state: { m: 0 },
      equations: [
        'w = w - alpha * (sign(beta1 * m + (1 - beta1) * g) + lambda * w)',
        'm = beta2 * m + (1 - beta2) * g',
      ],
      source: 'Chen et al. 2023, algorithm 2',
    },
    keras: {
      hyperparameters: {
        alpha: alpha(0.001),
        beta1: beta1(0.9),
        beta2: beta2(0.99),
        lambda: lambda(0),
      },
      state: { m: 0 },
      equations: [
        'w = w - alpha * lambda * w',
        'w = w - alpha * sign(beta1 * m + (1 - beta1) * g)',
        'm = beta2 * m + (1 - beta2) * g',
      ],
      source: keras('keras/src/optimizers/lion.py:96-125'),
    },
    optax: {
      hyperparameters: {
        alpha: alpha(0.001),
        beta1: beta1(0.9),
        beta2: beta2(0.99),
        lambda: lambda(0.001),
      },
      state: { m: 0 },
      equations: [
        'w = w - alpha * (sign(beta1 * m + (1 - beta1) * g) + lambda * w)',
        'm = beta2 * m + (1 - beta2) * g',
      ],
      source: optax('optax/_src/transform.py:436-492, _src/alias.py:945-1038'),
      note: 'learning_rate has no default in optax; 0.001 stands in.',
    },
  },
};
