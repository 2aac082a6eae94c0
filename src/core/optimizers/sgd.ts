// Gradient descent, as equations: one set for each convention that has it. Data only; index.ts checks and caches them.

import { alpha, lambda } from './hyperparameters';
import { keras, optax, pytorch } from './sources';
import type { OptimizerSource } from './types';

export const sgd: OptimizerSource = {
  id: 'sgd',
  name: 'Gradient descent',
  description:
    'Goes a fixed multiple of the gradient downhill; on mini-batches it is stochastic gradient descent. Simple and well understood: on a quadratic it converges exactly when α·λmax is below 2. It fails where curvatures differ much: an α that the steepest direction bears crawls along the flat ones, and it stops at saddles reached along their ridge.',
  conventions: {
    lecture: {
      hyperparameters: { alpha: alpha(0.1) },
      state: {},
      equations: ['w = w - alpha * g'],
      source: 'the lecture; Cauchy 1847',
      alphaByCurvature: true,
    },
    pytorch: {
      hyperparameters: { alpha: alpha(0.001) },
      state: {},
      equations: ['w = w - alpha * g'],
      source: pytorch('torch/optim/sgd.py:322-379, defaults 32-36'),
      note: 'torch.optim.SGD with momentum 0.',
    },
    keras: {
      hyperparameters: { alpha: alpha(0.01), lambda: lambda(0) },
      state: {},
      equations: ['w = w - alpha * lambda * w', 'w = w - alpha * g'],
      source: keras('keras/src/optimizers/sgd.py:95-135'),
    },
    optax: {
      hyperparameters: { alpha: alpha(0.001) },
      state: {},
      equations: ['w = w - alpha * g'],
      source: optax('optax/_src/alias.py:2074-2161'),
      note: 'learning_rate has no default in optax; 0.001 stands in.',
    },
  },
};
