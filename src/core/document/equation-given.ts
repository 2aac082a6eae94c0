// The names that optimizers, initial states and schedules are given, and what each means. Tables only.

import type { Kind } from './unknown-name';

/** What an optimizer is given, in a few words. */
export const givenMeanings: Readonly<Record<string, string>> = {
  w: 'The parameters, all together; a line gives them their new values.',
  g: 'The gradient of the loss on this step’s rows, at the step’s first w.',
  t: 'The number of this step, from 1.',
  batch: 'The number of the batch, from 0: t - 1.',
  epoch: 'The number of the pass over all rows, from 0.',
  alpha: 'The learning rate of this step, after the schedule.',
  alpha0: 'The learning rate as it is set, before the schedule.',
  steps: 'How many steps the run takes.',
  rows: 'How many rows the data has.',
};

/** What can only be called in an optimizer’s equations. */
export const evaluationMeanings: Readonly<Record<string, string>> = {
  grad: 'grad(p): the gradient at the point p, on this step’s rows.',
  loss: 'loss(p): the loss at the point p, on this step’s rows.',
  solve:
    'solve(hess(p), v): the Hessian at p solved for v; a third argument is added to its diagonal.',
  hess: 'hess(p): the Hessian at p, only within solve(…).',
  dot: 'dot(u, v): the sum of the products over the parameters.',
};

/** Names that stand for something without being declared, by the kind of text. */
export const given: Readonly<Record<Kind, readonly string[]>> = {
  // g alone may be assigned, and is given only until then.
  optimizer: Object.keys(givenMeanings).filter(name => name !== 'g'),
  initial: ['w'],
  schedule: ['t', 'batch', 'epoch', 'alpha0', 'steps'],
};
export const constants = new Map([['pi', 'pi'], ['π', 'pi'], ['e', 'e'], ['tau', 'tau']]); // prettier-ignore
/** What can only be called in an optimizer. */
export const evaluations = Object.keys(evaluationMeanings);

/** Names that an optimizer is given and can't assign; w alone it assigns. */
export const givenNames: ReadonlySet<string> = new Set(given.optimizer);
