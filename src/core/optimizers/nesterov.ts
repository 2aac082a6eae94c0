// Nesterov, as equations: one set for each convention that has it. Data only; index.ts checks and caches them.

import { alpha, beta, lambda } from './hyperparameters';
import { keras, optax, pytorch } from './sources';
import type { OptimizerSource } from './types';

export const nesterov: OptimizerSource = {
  id: 'nesterov',
  name: 'Nesterov',
  description:
    'Momentum that looks ahead: the gradient is taken where the momentum is about to lead, so that it brakes before the wall rather than on it. On smooth convex losses its rate is the best possible. It still overshoots with β near 1, and gains little when the gradient is noisy.',
  conventions: {
    lecture: {
      hyperparameters: { alpha: alpha(0.1), beta: beta(0.9) },
      state: { m: 0 },
      equations: [
        'g = grad(w - alpha * beta * m)',
        'm = beta * m + (1 - beta) * g',
        'w = w - alpha * m',
      ],
      source: "Nesterov 1983, in the form of the lecture's momentum",
      note: 'The gradient is taken at the point to which the momentum is about to lead.',
      alphaByCurvature: true,
    },
    pytorch: {
      hyperparameters: { alpha: alpha(0.001), beta: beta(0.9) },
      state: { b: 0 },
      equations: ['b = beta * b + g', 'w = w - alpha * (g + beta * b)'],
      source: pytorch('torch/optim/sgd.py:357-379'),
      note: "The gradient is taken at w, not at the look-ahead point (Sutskever's change of variables).",
    },
    keras: {
      hyperparameters: { alpha: alpha(0.01), beta: beta(0.9), lambda: lambda(0) },
      state: { v: 0 },
      equations: [
        'w = w - alpha * lambda * w',
        'v = beta * v - alpha * g',
        'w = w + beta * v - alpha * g',
      ],
      source: keras('keras/src/optimizers/sgd.py:95-135'),
      note: 'The gradient is taken at w; the velocity carries alpha.',
    },
    optax: {
      hyperparameters: { alpha: alpha(0.001), beta: beta(0.9) },
      state: { b: 0 },
      equations: ['b = g + beta * b', 'w = w - alpha * (g + beta * b)'],
      source: optax('optax/transforms/_accumulation.py:36-79'),
      note: 'The gradient is taken at w. No defaults in optax; 0.9 and 0.001 stand in.',
    },
  },
};
