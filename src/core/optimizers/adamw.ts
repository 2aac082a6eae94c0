// AdamW, as equations: one set for each convention that has it. Data only; index.ts checks and caches them.

import { alpha, beta1, beta2, epsilon, lambda } from './hyperparameters';
import { keras, optax, pytorch } from './sources';
import type { OptimizerSource } from './types';

export const adamw: OptimizerSource = {
  id: 'adamw',
  name: 'AdamW',
  description:
    'Adam with weight decay kept apart from the gradient: every step also pulls the parameters towards zero by α·λ. With λ = 0 it is Adam. It does not end at the minimum of the loss that is written, but where descent and pull balance.',
  conventions: {
    lecture: {
      hyperparameters: {
        alpha: alpha(0.1),
        beta1: beta1(0.9),
        beta2: beta2(0.999),
        epsilon: epsilon(1e-8),
        lambda: lambda(0.01),
      },
      state: { m: 0, v: 0 },
      equations: [
        'm = beta1 * m + (1 - beta1) * g',
        'v = beta2 * v + (1 - beta2) * g^2',
        'mhat = m / (1 - beta1^t)',
        'vhat = v / (1 - beta2^t)',
        'w = w - alpha * (mhat / sqrt(vhat + epsilon) + lambda * w)',
      ],
      source: "Loshchilov & Hutter 2019, algorithm 2, on the lecture's Adam",
      note: 'The paper multiplies lambda by the schedule alpha / alpha0 only; here, as in the libraries, by alpha.',
    },
    pytorch: {
      hyperparameters: {
        alpha: alpha(0.001),
        beta1: beta1(0.9),
        beta2: beta2(0.999),
        epsilon: epsilon(1e-8),
        lambda: lambda(0.01),
      },
      state: { m: 0, v: 0 },
      equations: [
        'w = w * (1 - alpha * lambda)',
        'm = beta1 * m + (1 - beta1) * g',
        'v = beta2 * v + (1 - beta2) * g^2',
        'mhat = m / (1 - beta1^t)',
        'vhat = v / (1 - beta2^t)',
        'w = w - alpha * mhat / (sqrt(vhat) + epsilon)',
      ],
      source: pytorch('torch/optim/adam.py:416-419, 454-546, adamw.py:21-48'),
      note: 'The decay comes first; g is the gradient before it.',
    },
    keras: {
      hyperparameters: {
        alpha: alpha(0.001),
        beta1: beta1(0.9),
        beta2: beta2(0.999),
        epsilon: epsilon(1e-7),
        lambda: lambda(0.004),
      },
      state: { m: 0, v: 0 },
      equations: [
        'w = w - alpha * lambda * w',
        'm = beta1 * m + (1 - beta1) * g',
        'v = beta2 * v + (1 - beta2) * g^2',
        'w = w - alpha * sqrt(1 - beta2^t) / (1 - beta1^t) * m / (sqrt(v) + epsilon)',
      ],
      source: keras(
        'keras/src/optimizers/adamw.py:53-90, adam.py:102-147, base_optimizer.py:952-959',
      ),
    },
    optax: {
      hyperparameters: {
        alpha: alpha(0.001),
        beta1: beta1(0.9),
        beta2: beta2(0.999),
        epsilon: epsilon(1e-8),
        lambda: lambda(0.0001),
      },
      state: { m: 0, v: 0 },
      equations: [
        'm = beta1 * m + (1 - beta1) * g',
        'v = beta2 * v + (1 - beta2) * g^2',
        'mhat = m / (1 - beta1^t)',
        'vhat = v / (1 - beta2^t)',
        'w = w - alpha * (mhat / (sqrt(vhat) + epsilon) + lambda * w)',
      ],
      source: optax('optax/_src/alias.py:616-745'),
      note: 'learning_rate has no default in optax; 0.001 stands in.',
    },
  },
};
