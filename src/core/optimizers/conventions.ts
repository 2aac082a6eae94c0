// The conventions by id, with their names as shown. One list for settings, plans, hover and panel.

import type { Convention } from './types';

export const conventions: readonly Convention[] = ['lecture', 'pytorch', 'keras', 'optax'];

/** As a sentence begins with it. */
export const conventionNames: Readonly<Record<Convention, string>> = {
  lecture: 'The lecture',
  pytorch: 'PyTorch',
  keras: 'Keras',
  optax: 'Optax',
};

/** The name of a convention, or the word itself where there is none of that id, as for an optimizer of one's own. */
export const conventionName = (id: string): string =>
  new Map(Object.entries(conventionNames)).get(id) ?? id;
