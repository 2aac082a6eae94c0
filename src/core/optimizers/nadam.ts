// Nadam, as equations: one set for each convention that has it. Data only; index.ts checks and caches them.

import { alpha, beta1, beta2, epsilon, lambda, psi } from './hyperparameters';
import { keras, optax, pytorch } from './sources';
import type { OptimizerSource } from './types';

export const nadam: OptimizerSource = {
  id: 'nadam',
  name: 'Nadam',
  description:
    "Adam with Nesterov's look-ahead: the corrected momentum already contains the present gradient once more. Often a little faster than Adam early on. It fails where Adam fails: no settling at a constant α, and more swing with β1 near 1.",
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
        'mhat = beta1 * m / (1 - beta1^(t + 1)) + (1 - beta1) * g / (1 - beta1^t)',
        'vhat = v / (1 - beta2^t)',
        'w = w - alpha / sqrt(vhat + epsilon) * mhat',
      ],
      source:
        "Dozat 2016, algorithm 2, with constant momentum and without its extra factor beta2 on vhat; epsilon inside the root as in the lecture's Adam",
    },
    pytorch: {
      hyperparameters: {
        alpha: alpha(0.002),
        beta1: beta1(0.9),
        beta2: beta2(0.999),
        epsilon: epsilon(1e-8),
        psi: psi(0.004),
      },
      state: { m: 0, v: 0, p: 1 },
      equations: [
        'mu = beta1 * (1 - 0.5 * 0.96^(t * psi))',
        'munext = beta1 * (1 - 0.5 * 0.96^((t + 1) * psi))',
        'p = p * mu',
        'm = beta1 * m + (1 - beta1) * g',
        'v = beta2 * v + (1 - beta2) * g^2',
        'mhat = munext * m / (1 - p * munext) + (1 - mu) * g / (1 - p)',
        'vhat = v / (1 - beta2^t)',
        'w = w - alpha * mhat / (sqrt(vhat) + epsilon)',
      ],
      source: pytorch('torch/optim/nadam.py:281-378, defaults 36-41'),
      note: 'The momentum is warmed up by psi (momentum_decay); p is the product of the momenta so far.',
    },
    keras: {
      hyperparameters: {
        alpha: alpha(0.001),
        beta1: beta1(0.9),
        beta2: beta2(0.999),
        epsilon: epsilon(1e-7),
        lambda: lambda(0),
      },
      state: { m: 0, v: 0, p: 1 },
      equations: [
        'w = w - alpha * lambda * w',
        'mu = beta1 * (1 - 0.5 * 0.96^t)',
        'munext = beta1 * (1 - 0.5 * 0.96^(t + 1))',
        'p = p * mu',
        'm = beta1 * m + (1 - beta1) * g',
        'v = beta2 * v + (1 - beta2) * g^2',
        'mhat = munext * m / (1 - p * munext) + (1 - mu) * g / (1 - p)',
        'vhat = v / (1 - beta2^t)',
        'w = w - alpha * mhat / (sqrt(vhat) + epsilon)',
      ],
      source: keras('keras/src/optimizers/nadam.py:92-160'),
      note: 'The momentum is warmed up with the fixed rate 1; p is the product of the momenta so far.',
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
        'mhat = beta1 * m / (1 - beta1^(t + 1)) + (1 - beta1) * g / (1 - beta1^t)',
        'vhat = v / (1 - beta2^t)',
        'w = w - alpha * mhat / (sqrt(vhat) + epsilon)',
      ],
      source: optax('optax/_src/transform.py:286-304, _src/alias.py:550'),
      note: 'optax.nadam. learning_rate has no default in optax; 0.001 stands in.',
    },
  },
};
