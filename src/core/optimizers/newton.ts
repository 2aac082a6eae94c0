// Newton, as equations: one set for each convention that has it. Data only; index.ts checks and caches them.

import { alpha } from './hyperparameters';
import type { OptimizerSource } from './types';

export const newton: OptimizerSource = {
  id: 'newton',
  name: 'Newton',
  description:
    'Divides the gradient by the Hessian: on a quadratic it is there in one step, near a minimum it doubles the right digits each step. It fails away from minima: where the Hessian has negative eigenvalues it climbs to saddles and maxima, and where it is singular it has no step at all.',
  conventions: {
    lecture: {
      hyperparameters: { alpha: alpha(1) },
      state: {},
      equations: ['w = w - alpha * solve(hess(w), g)'],
      source: "Newton's method with step length alpha",
    },
  },
};
