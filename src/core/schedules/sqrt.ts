// Inverse square root: its equation and keys. Data only; index.ts checks it.

import type { ScheduleSource } from './types';

export const sqrt: ScheduleSource = {
  name: 'sqrt',
  title: 'Inverse square root',
  description:
    'Falls like one over the root of the step: the slowest decay with which noisy descent still settles.',
  equation: 'alpha0 / sqrt(t)',
  keys: {},
};
