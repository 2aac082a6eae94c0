// Heavy ball, as equations: one set for each convention that has it. Data only; index.ts checks and caches them.

import { alpha, beta, lambda } from './hyperparameters';
import { keras, optax, pytorch } from './sources';
import type { OptimizerSource } from './types';

export const heavyball: OptimizerSource = {
  id: 'heavyball',
  name: 'Heavy ball',
  description:
    "Polyak's heavy ball: the last displacement is kept, shrunk by β, and a gradient step is added to it. On quadratics it reaches the best rate a two-term method can have. It fails by overshooting, and on losses that are not quadratic it can cycle for ever where plain descent converges.",
  conventions: {
    lecture: {
      hyperparameters: { alpha: alpha(0.1), beta: beta(0.9) },
      state: { v: 0 },
      equations: ['v = beta * v - alpha * g', 'w = w + v'],
      source:
        'Polyak 1964, "Some methods of speeding up the convergence of iteration methods"; v is the last displacement',
      alphaByCurvature: true,
    },
    pytorch: {
      hyperparameters: { alpha: alpha(0.001), beta: beta(0.9) },
      state: { b: 0 },
      equations: ['b = beta * b + g', 'w = w - alpha * b'],
      source: pytorch('torch/optim/sgd.py:357-379'),
      note: "The library's SGD with momentum; equal to Polyak's while alpha is constant.",
    },
    keras: {
      hyperparameters: { alpha: alpha(0.01), beta: beta(0.9), lambda: lambda(0) },
      state: { v: 0 },
      equations: ['w = w - alpha * lambda * w', 'v = beta * v - alpha * g', 'w = w + v'],
      source: keras('keras/src/optimizers/sgd.py:95-135'),
      note: "The library's SGD with momentum; exactly Polyak's, also when alpha changes.",
    },
    optax: {
      hyperparameters: { alpha: alpha(0.001), beta: beta(0.9) },
      state: { b: 0 },
      equations: ['b = g + beta * b', 'w = w - alpha * b'],
      source: optax('optax/transforms/_accumulation.py:36-79 and _src/alias.py:2074-2161'),
      note: "The library's sgd with momentum; equal to Polyak's while alpha is constant. No defaults in optax; 0.9 and 0.001 stand in.",
    },
  },
};
