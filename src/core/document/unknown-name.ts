// The sentence for a name that means nothing in an optimizer, an initial state or a schedule.

import { functions } from '../functions/index';
import { nearest, quote } from './words';

/** What the text is. */
export type Kind = 'optimizer' | 'initial' | 'schedule';

const hints: Readonly<Record<Kind, (name: string) => string>> = {
  optimizer: name =>
    `give it a number in the optimizer’s settings, as in ${name}: 0.5, or a line of its own above`,
  initial: () => 'a state starts from a number, from w or from hyperparameters',
  schedule: name => `give it a number beside the expression, as in {expression: …, ${name}: 0.5}`,
};

/** Why a name can't stand, and what to write instead. */
export function unknownName(
  name: string,
  known: readonly string[],
  kind: Kind,
): { readonly code: string; readonly message: string } {
  if (functions.has(name)) {
    const message = `${quote(name)} is a function; write “${name}(…)”.`;
    return { code: 'function-without-parenthesis', message };
  }
  const near = nearest(name, known);
  const rest = near === undefined ? `${hints[kind](name)}.` : `did you mean ${quote(near)}?`;
  return { code: 'unknown-name', message: `There is no ${quote(name)} here; ${rest}` };
}
