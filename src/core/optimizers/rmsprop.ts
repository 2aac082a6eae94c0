// RMSProp, as equations: one set for each convention that has it. Data only; index.ts checks and caches them.

import { alpha, beta, epsilon, lambda } from './hyperparameters';
import { keras, optax, pytorch } from './sources';
import type { OptimizerSource } from './types';

export const rmsprop: OptimizerSource = {
  id: 'rmsprop',
  name: 'RMSProp',
  description:
    "AdaGrad with forgetting: each parameter's step is divided by the root of a running average of its squared gradients, so that every direction moves at about the same pace. Copes with badly scaled and changing losses. It fails to settle: near a minimum its steps stay about α long, so it hovers unless α is lowered.",
  conventions: {
    lecture: {
      hyperparameters: { alpha: alpha(0.1), beta: beta(0.9), epsilon: epsilon(1e-8) },
      state: { v: 0 },
      equations: ['v = beta * v + (1 - beta) * g^2', 'w = w - alpha / sqrt(v + epsilon) * g'],
      source: 'the lecture; Tieleman & Hinton 2012',
    },
    pytorch: {
      hyperparameters: { alpha: alpha(0.01), beta: beta(0.99), epsilon: epsilon(1e-8) },
      state: { v: 0 },
      equations: ['v = beta * v + (1 - beta) * g^2', 'w = w - alpha * g / (sqrt(v) + epsilon)'],
      source: pytorch('torch/optim/rmsprop.py:265-339, defaults 34-39'),
      note: "epsilon stands outside the root; torch's alpha is beta here.",
    },
    keras: {
      hyperparameters: {
        alpha: alpha(0.001),
        beta: beta(0.9),
        epsilon: epsilon(1e-7),
        lambda: lambda(0),
      },
      state: { v: 0 },
      equations: [
        'w = w - alpha * lambda * w',
        'v = beta * v + (1 - beta) * g^2',
        'w = w - alpha * g / sqrt(v + epsilon)',
      ],
      source: keras('keras/src/optimizers/rmsprop.py:109-154'),
      note: "Keras's rho is beta here.",
    },
    optax: {
      hyperparameters: { alpha: alpha(0.001), beta: beta(0.9), epsilon: epsilon(1e-8) },
      state: { v: 0 },
      equations: ['v = beta * v + (1 - beta) * g^2', 'w = w - alpha * g / sqrt(v + epsilon)'],
      source: optax('optax/_src/alias.py:1960-2071, _src/transform.py:95-150'),
      note: "optax's decay is beta here. learning_rate has no default in optax; 0.001 stands in.",
    },
  },
};
