// One cycle: its equation and keys. Data only; index.ts checks it.

import type { ScheduleSource } from './types';

export const onecycle: ScheduleSource = {
  name: 'onecycle',
  title: 'One cycle',
  description:
    'Rises by half a cosine wave to alpha0, then falls by another to its last value (Smith & Topin 2018).',
  equation:
    'alpha0 * (batch < rise * steps ? first + (1 - first) * (1 - cos(pi * batch / (rise * steps))) / 2 : last + (1 - last) * (1 + cos(pi * min(1, (batch - rise * steps) / (steps - rise * steps)))) / 2)',
  keys: {
    rise: {
      default: 0.3,
      min: 0,
      max: 0.99,
      meaning: 'The share of the run in which alpha rises.',
    },
    first: { default: 0.04, min: 0, meaning: 'Where it starts, as a share of alpha0.' },
    last: { default: 0, min: 0, meaning: 'Where it ends, as a share of alpha0.' },
  },
};
