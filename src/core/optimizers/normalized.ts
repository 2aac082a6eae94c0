// Normalized descent, as equations: one set for each convention that has it. Data only; index.ts checks and caches them.

import { alpha, epsilon } from './hyperparameters';
import { optax } from './sources';
import type { OptimizerSource } from './types';

export const normalized: OptimizerSource = {
  id: 'normalized',
  name: 'Normalized descent',
  description:
    'Goes a distance of α along the negative gradient, whatever its length. Leaves plateaus and bears cliffs. It fails to settle: near the minimum the step is still α long, so α must fall.',
  conventions: {
    lecture: {
      hyperparameters: { alpha: alpha(0.1), epsilon: epsilon(1e-8) },
      state: {},
      equations: ['w = w - alpha * g / (norm(g) + epsilon)'],
      source: 'normalized gradient descent; epsilon keeps g = 0 from dividing by 0',
    },
    optax: {
      hyperparameters: { alpha: alpha(0.001), epsilon: epsilon(1e-6) },
      state: {},
      equations: ['w = w - alpha * g / (norm(g) + epsilon)'],
      source: optax('optax/_src/transform.py:1827-1869'),
      note: 'optax.chain(normalize_by_update_norm(eps=epsilon), scale(-alpha)). learning_rate has no default; 0.001 stands in.',
    },
  },
};
