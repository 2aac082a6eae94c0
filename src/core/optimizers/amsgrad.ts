// AMSGrad, as equations: one set for each convention that has it. Data only; index.ts checks and caches them.

import { alpha, beta1, beta2, epsilon, lambda } from './hyperparameters';
import { keras, optax, pytorch } from './sources';
import type { OptimizerSource } from './types';

export const amsgrad: OptimizerSource = {
  id: 'amsgrad',
  name: 'AMSGrad',
  description:
    'Adam whose denominator never shrinks: the largest v so far is used. It mends the cases in which Adam provably does not converge. It fails by being slow when early gradients were large: they hold the steps down for the rest of the run.',
  conventions: {
    lecture: {
      hyperparameters: {
        alpha: alpha(0.1),
        beta1: beta1(0.9),
        beta2: beta2(0.999),
        epsilon: epsilon(1e-8),
      },
      state: { m: 0, v: 0, vmax: 0 },
      equations: [
        'm = beta1 * m + (1 - beta1) * g',
        'v = beta2 * v + (1 - beta2) * g^2',
        'mhat = m / (1 - beta1^t)',
        'vhat = v / (1 - beta2^t)',
        'vmax = max(vmax, vhat)',
        'w = w - alpha / sqrt(vmax + epsilon) * mhat',
      ],
      source:
        "Reddi, Kale & Kumar 2018, algorithm 2, on the lecture's Adam (the paper has neither bias correction nor epsilon)",
    },
    pytorch: {
      hyperparameters: {
        alpha: alpha(0.001),
        beta1: beta1(0.9),
        beta2: beta2(0.999),
        epsilon: epsilon(1e-8),
      },
      state: { m: 0, v: 0, vmax: 0 },
      equations: [
        'm = beta1 * m + (1 - beta1) * g',
        'v = beta2 * v + (1 - beta2) * g^2',
        'vmax = max(vmax, v)',
        'mhat = m / (1 - beta1^t)',
        'vhat = vmax / (1 - beta2^t)',
        'w = w - alpha * mhat / (sqrt(vhat) + epsilon)',
      ],
      source: pytorch('torch/optim/adam.py:537-546'),
      note: 'torch.optim.Adam(amsgrad=True): the maximum is of the uncorrected v.',
    },
    keras: {
      hyperparameters: {
        alpha: alpha(0.001),
        beta1: beta1(0.9),
        beta2: beta2(0.999),
        epsilon: epsilon(1e-7),
        lambda: lambda(0),
      },
      state: { m: 0, v: 0, vmax: 0 },
      equations: [
        'w = w - alpha * lambda * w',
        'm = beta1 * m + (1 - beta1) * g',
        'v = beta2 * v + (1 - beta2) * g^2',
        'vmax = max(vmax, v)',
        'w = w - alpha * sqrt(1 - beta2^t) / (1 - beta1^t) * m / (sqrt(vmax) + epsilon)',
      ],
      source: keras('keras/src/optimizers/adam.py:102-147'),
      note: 'Adam(amsgrad=True): the maximum is of the uncorrected v.',
    },
    optax: {
      hyperparameters: {
        alpha: alpha(0.001),
        beta1: beta1(0.9),
        beta2: beta2(0.999),
        epsilon: epsilon(1e-8),
      },
      state: { m: 0, v: 0, vmax: 0 },
      equations: [
        'm = beta1 * m + (1 - beta1) * g',
        'v = beta2 * v + (1 - beta2) * g^2',
        'mhat = m / (1 - beta1^t)',
        'vhat = v / (1 - beta2^t)',
        'vmax = max(vmax, vhat)',
        'w = w - alpha * mhat / (sqrt(vmax) + epsilon)',
      ],
      source: optax('optax/_src/transform.py:321-390'),
      note: 'The maximum is of the corrected vhat. learning_rate has no default in optax; 0.001 stands in.',
    },
  },
};
