// What a curve shows, in words: for the drop-down, the table of the plot and the axis of a picture. Pure.

import type { Result } from '../../src/shared/protocol';
import type { Quantity } from '../state/state';

const names: Readonly<Record<Exclude<Quantity, 'effective'>, string>> = {
  loss: 'loss',
  gradient: '|g|',
  alpha: 'learning rate',
};

export const curveName = (quantity: Quantity, { parameters }: Result, parameter: number): string =>
  quantity === 'effective' ? `step size of ${parameters[parameter]?.text ?? ''}` : names[quantity];
