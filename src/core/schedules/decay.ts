// Inverse time decay: its equation and keys. Data only; index.ts checks it.

import type { ScheduleSource } from './types';

export const decay: ScheduleSource = {
  name: 'decay',
  title: 'Inverse time decay',
  description: "The lecture's decay: alpha falls like one over the number of batches.",
  equation: 'alpha0 / (1 + decay * batch)',
  keys: {
    decay: {
      default: null,
      min: 0,
      meaning: 'How fast alpha falls: after 1/decay batches it is half of alpha0.',
    },
  },
};
