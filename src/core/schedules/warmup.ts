// Warm-up: its equation and keys. Data only; index.ts checks it.

import type { ScheduleSource } from './types';

export const warmup: ScheduleSource = {
  name: 'warmup',
  title: 'Warm-up',
  description: 'Grows in a straight line to alpha0 over the first steps, then stays there.',
  equation: 'alpha0 * min(1, t / over)',
  keys: {
    over: { default: 10, min: 1, meaning: 'Steps until alpha0 is reached.' },
  },
};
