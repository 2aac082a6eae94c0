// The names that optimizers, initial states and schedules are given. Lists only.

import type { Kind } from './unknown-name';

/** Names that stand for something without being declared, by the kind of text. */
export const given: Readonly<Record<Kind, readonly string[]>> = {
  optimizer: ['w', 't', 'batch', 'epoch', 'alpha', 'alpha0', 'steps', 'rows'],
  initial: ['w'],
  schedule: ['t', 'batch', 'epoch', 'alpha0', 'steps'],
};
export const constants = new Map([['pi', 'pi'], ['π', 'pi'], ['e', 'e'], ['tau', 'tau']]); // prettier-ignore
/** What can only be called in an optimizer. */
export const evaluations = ['grad', 'loss', 'solve', 'hess', 'dot'];

/** Names that an optimizer is given and can't assign; w alone it assigns. */
export const givenNames: ReadonlySet<string> = new Set(given.optimizer);
