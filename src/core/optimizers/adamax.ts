// AdaMax, as equations: one set for each convention that has it. Data only; index.ts checks and caches them.

import { alpha, beta1, beta2, epsilon, lambda } from './hyperparameters';
import { keras, optax, pytorch } from './sources';
import type { OptimizerSource } from './types';

export const adamax: OptimizerSource = {
  id: 'adamax',
  name: 'AdaMax',
  description:
    "Adam with the largest recent gradient in place of the root of the average square. Steps are bounded by α and less touched by single outliers of the gradient than Adam's are afterwards. It fails when one huge gradient arrives: the denominator then falls only by the factor β2 a step and the parameter stands almost still.",
  conventions: {
    lecture: {
      hyperparameters: {
        alpha: alpha(0.1),
        beta1: beta1(0.9),
        beta2: beta2(0.999),
        epsilon: epsilon(1e-8),
      },
      state: { m: 0, u: 0 },
      equations: [
        'm = beta1 * m + (1 - beta1) * g',
        'u = max(beta2 * u, abs(g))',
        'w = w - alpha / (1 - beta1^t) * m / (u + epsilon)',
      ],
      source: 'Kingma & Ba 2015, algorithm 2; epsilon added so that u = 0 does not divide by 0',
    },
    pytorch: {
      hyperparameters: {
        alpha: alpha(0.002),
        beta1: beta1(0.9),
        beta2: beta2(0.999),
        epsilon: epsilon(1e-8),
      },
      state: { m: 0, u: 0 },
      equations: [
        'm = beta1 * m + (1 - beta1) * g',
        'u = max(beta2 * u, abs(g) + epsilon)',
        'w = w - alpha / (1 - beta1^t) * m / u',
      ],
      source: pytorch('torch/optim/adamax.py:226-303, defaults 33-36'),
      note: 'epsilon stands inside the maximum.',
    },
    keras: {
      hyperparameters: {
        alpha: alpha(0.001),
        beta1: beta1(0.9),
        beta2: beta2(0.999),
        epsilon: epsilon(1e-7),
        lambda: lambda(0),
      },
      state: { m: 0, u: 0 },
      equations: [
        'w = w - alpha * lambda * w',
        'm = beta1 * m + (1 - beta1) * g',
        'u = max(beta2 * u, abs(g))',
        'w = w - alpha * m / ((1 - beta1^t) * (u + epsilon))',
      ],
      source: keras('keras/src/optimizers/adamax.py:105-136'),
    },
    optax: {
      hyperparameters: {
        alpha: alpha(0.001),
        beta1: beta1(0.9),
        beta2: beta2(0.999),
        epsilon: epsilon(1e-8),
      },
      state: { m: 0, u: 0 },
      equations: [
        'm = beta1 * m + (1 - beta1) * g',
        'u = max(abs(g) + epsilon, beta2 * u)',
        'w = w - alpha / (1 - beta1^t) * m / u',
      ],
      source: optax('optax/_src/transform.py:393-426, tree_utils/_tree_math.py:406-415'),
      note: 'epsilon stands inside the maximum. learning_rate has no default in optax; 0.001 stands in.',
    },
  },
};
