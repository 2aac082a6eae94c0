// AdaDelta, as equations: one set for each convention that has it. Data only; index.ts checks and caches them.

import { alpha, epsilon, lambda, rho } from './hyperparameters';
import { keras, optax, pytorch } from './sources';
import type { OptimizerSource } from './types';

export const adadelta: OptimizerSource = {
  id: 'adadelta',
  name: 'AdaDelta',
  description:
    'RMSProp whose learning rate is replaced by a running average of its own past steps, so that units match and no α need be chosen. It fails by starting slowly: the first steps are of the size of √ε, and much of a short run is spent warming up.',
  conventions: {
    lecture: {
      hyperparameters: { alpha: alpha(1), rho: rho(0.95), epsilon: epsilon(1e-6) },
      state: { v: 0, s: 0 },
      equations: [
        'v = rho * v + (1 - rho) * g^2',
        'd = sqrt(s + epsilon) / sqrt(v + epsilon) * g',
        's = rho * s + (1 - rho) * d^2',
        'w = w - alpha * d',
      ],
      source: 'Zeiler 2012, algorithm 1, which has no learning rate (alpha = 1)',
    },
    pytorch: {
      hyperparameters: { alpha: alpha(1), rho: rho(0.9), epsilon: epsilon(1e-6) },
      state: { v: 0, s: 0 },
      equations: [
        'v = rho * v + (1 - rho) * g^2',
        'd = sqrt(s + epsilon) / sqrt(v + epsilon) * g',
        's = rho * s + (1 - rho) * d^2',
        'w = w - alpha * d',
      ],
      source: pytorch('torch/optim/adadelta.py:245-302, defaults 32-35'),
    },
    keras: {
      hyperparameters: {
        alpha: alpha(0.001),
        rho: rho(0.95),
        epsilon: epsilon(1e-7),
        lambda: lambda(0),
      },
      state: { v: 0, s: 0 },
      equations: [
        'w = w - alpha * lambda * w',
        'v = rho * v + (1 - rho) * g^2',
        'd = sqrt(s + epsilon) / sqrt(v + epsilon) * g',
        's = rho * s + (1 - rho) * d^2',
        'w = w - alpha * d',
      ],
      source: keras('keras/src/optimizers/adadelta.py:84-126'),
    },
    optax: {
      hyperparameters: { alpha: alpha(1), rho: rho(0.9), epsilon: epsilon(1e-6) },
      state: { v: 0, s: 0 },
      equations: [
        'v = rho * v + (1 - rho) * g^2',
        'd = sqrt(s + epsilon) / sqrt(v + epsilon) * g',
        's = rho * s + (1 - rho) * d^2',
        'w = w - alpha * d',
      ],
      source: optax('optax/_src/transform.py:576-612, _src/alias.py:160-239'),
      note: 'learning_rate defaults to none, with which the update keeps the sign of the gradient and climbs; 1 stands in.',
    },
  },
};
