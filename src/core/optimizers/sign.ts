// Sign descent, as equations: one set for each convention that has it. Data only; index.ts checks and caches them.

import { alpha } from './hyperparameters';
import { optax } from './sources';
import type { OptimizerSource } from './types';

export const sign: OptimizerSource = {
  id: 'sign',
  name: 'Sign descent',
  description:
    'Moves every parameter by exactly α against the sign of its partial, whatever the size. Immune to scale. It fails to settle: at a constant α it hops across the minimum for ever, and tiny, noisy partials count as much as large ones.',
  conventions: {
    lecture: {
      hyperparameters: { alpha: alpha(0.1) },
      state: {},
      equations: ['w = w - alpha * sign(g)'],
      source: 'sign gradient descent; Bernstein et al. 2018 for its noisy form',
    },
    optax: {
      hyperparameters: { alpha: alpha(0.001) },
      state: {},
      equations: ['w = w - alpha * sign(g)'],
      source: optax('optax/_src/alias.py:1396-1457, _src/transform.py:963-976'),
      note: 'learning_rate has no default in optax; 0.001 stands in.',
    },
  },
};
