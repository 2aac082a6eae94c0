// Adam, as equations: one set for each convention that has it. Data only; index.ts checks and caches them.

import { alpha, beta1, beta2, epsilon, lambda } from './hyperparameters';
import { keras, optax, pytorch } from './sources';
import type { OptimizerSource } from './types';

export const adam: OptimizerSource = {
  id: 'adam',
  name: 'Adam',
  description:
    'Momentum over RMSProp: a running average of the gradient, divided by the root of a running average of its square, both corrected for starting at zero. Its first steps are about α long in every direction, whatever the scale. It fails to settle with a constant α, may overshoot by its momentum, and on some convex problems does not converge at all (see AMSGrad).',
  conventions: {
    lecture: {
      hyperparameters: {
        alpha: alpha(0.1),
        beta1: beta1(0.9),
        beta2: beta2(0.999),
        epsilon: epsilon(1e-8),
      },
      state: { m: 0, v: 0 },
      equations: [
        'm = beta1 * m + (1 - beta1) * g',
        'v = beta2 * v + (1 - beta2) * g^2',
        'mhat = m / (1 - beta1^t)',
        'vhat = v / (1 - beta2^t)',
        'w = w - alpha / sqrt(vhat + epsilon) * mhat',
      ],
      source: 'the lecture; Kingma & Ba 2015, algorithm 1, with epsilon inside the root',
      note: 'epsilon stands inside the root.',
    },
    pytorch: {
      hyperparameters: {
        alpha: alpha(0.001),
        beta1: beta1(0.9),
        beta2: beta2(0.999),
        epsilon: epsilon(1e-8),
      },
      state: { m: 0, v: 0 },
      equations: [
        'm = beta1 * m + (1 - beta1) * g',
        'v = beta2 * v + (1 - beta2) * g^2',
        'mhat = m / (1 - beta1^t)',
        'vhat = v / (1 - beta2^t)',
        'w = w - alpha * mhat / (sqrt(vhat) + epsilon)',
      ],
      source: pytorch('torch/optim/adam.py:347-546, defaults 38-42'),
      note: 'epsilon stands outside the root.',
    },
    keras: {
      hyperparameters: {
        alpha: alpha(0.001),
        beta1: beta1(0.9),
        beta2: beta2(0.999),
        epsilon: epsilon(1e-7),
        lambda: lambda(0),
      },
      state: { m: 0, v: 0 },
      equations: [
        'w = w - alpha * lambda * w',
        'm = beta1 * m + (1 - beta1) * g',
        'v = beta2 * v + (1 - beta2) * g^2',
        'w = w - alpha * sqrt(1 - beta2^t) / (1 - beta1^t) * m / (sqrt(v) + epsilon)',
      ],
      source: keras('keras/src/optimizers/adam.py:102-147'),
      note: `epsilon stands beside the uncorrected root (the paper's "epsilon hat").`,
    },
    optax: {
      hyperparameters: {
        alpha: alpha(0.001),
        beta1: beta1(0.9),
        beta2: beta2(0.999),
        epsilon: epsilon(1e-8),
      },
      state: { m: 0, v: 0 },
      equations: [
        'm = beta1 * m + (1 - beta1) * g',
        'v = beta2 * v + (1 - beta2) * g^2',
        'mhat = m / (1 - beta1^t)',
        'vhat = v / (1 - beta2^t)',
        'w = w - alpha * mhat / (sqrt(vhat) + epsilon)',
      ],
      source: optax('optax/_src/transform.py:246-309'),
      note: 'epsilon stands outside the root. learning_rate has no default in optax; 0.001 stands in.',
    },
  },
};
