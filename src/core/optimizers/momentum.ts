// Momentum, as equations: one set for each convention that has it. Data only; index.ts checks and caches them.

import { alpha, beta, lambda } from './hyperparameters';
import { keras, optax, pytorch } from './sources';
import type { OptimizerSource } from './types';

export const momentum: OptimizerSource = {
  id: 'momentum',
  name: 'Momentum',
  description:
    'Steps along a running average of the gradients, so that what changes sign from step to step cancels and what persists adds up. Crosses narrow valleys faster than plain descent. It fails by overshooting: with β near 1 it swings around the minimum, and its average starts at zero, so the first steps are short.',
  conventions: {
    lecture: {
      hyperparameters: { alpha: alpha(0.1), beta: beta(0.9) },
      state: { m: 0 },
      equations: ['m = beta * m + (1 - beta) * g', 'w = w - alpha * m'],
      source: 'the lecture: momentum as an exponential average',
      note: 'An exponential average: the gradient enters with weight 1 − beta.',
      alphaByCurvature: true,
    },
    pytorch: {
      hyperparameters: { alpha: alpha(0.001), beta: beta(0.9) },
      state: { b: 0 },
      equations: ['b = beta * b + g', 'w = w - alpha * b'],
      source: pytorch('torch/optim/sgd.py:357-379'),
      note: "The gradient enters with weight 1, so steps are 1/(1 − beta) times as long as the lecture's. momentum defaults to 0 in torch.optim.SGD; 0.9 stands in.",
    },
    keras: {
      hyperparameters: { alpha: alpha(0.01), beta: beta(0.9), lambda: lambda(0) },
      state: { v: 0 },
      equations: ['w = w - alpha * lambda * w', 'v = beta * v - alpha * g', 'w = w + v'],
      source: keras('keras/src/optimizers/sgd.py:95-135'),
      note: 'The velocity carries alpha. momentum defaults to 0 in Keras; 0.9 stands in.',
    },
    optax: {
      hyperparameters: { alpha: alpha(0.001), beta: beta(0.9) },
      state: { b: 0 },
      equations: ['b = g + beta * b', 'w = w - alpha * b'],
      source: optax('optax/transforms/_accumulation.py:36-79 and _src/alias.py:2074-2161'),
      note: 'The gradient enters with weight 1. momentum and learning_rate have no defaults in optax; 0.9 and 0.001 stand in.',
    },
  },
};
