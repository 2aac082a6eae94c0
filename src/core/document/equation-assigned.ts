// Which names an optimizer may assign, remember and take as hyperparameters (LANGUAGE 4).

import type { Range } from '../expression';
import { functions } from '../functions/index';
import type { Line } from './equation-lines';
import { evaluations, givenNames } from './equation-given';
import type { Problems } from './problems';
import { isPrototypeName } from './refused-words';
import { quote } from './words';

/** Names that settings of a run already have. */
const takenKeys = new Set(['state', 'equations', 'schedule']);

/** What is checked, and where a name of the settings stands. */
interface Source {
  readonly state: Readonly<Record<string, unknown>>;
  readonly hyperparameters: readonly string[];
}

/** Tells of names that already mean something else; those of the settings go to `placed`. */
export function tellNames(
  source: Source,
  lines: readonly Line[],
  problems: Problems,
  placed: Problems,
  placeOf: (name: string) => Range,
): void {
  const state = new Set(Object.keys(source.state));
  for (const { name, nameRange } of lines) {
    if (name !== 'w' && givenNames.has(name))
      problems.error(
        nameRange,
        'given-name',
        `${quote(name)} is given and can’t be assigned; choose another name.`,
      );
    else if (source.hyperparameters.includes(name))
      problems.error(
        nameRange,
        'given-name',
        `${quote(name)} is a hyperparameter and can’t be assigned; choose another name.`,
      );
    else if (functions.has(name) || evaluations.includes(name))
      problems.error(
        nameRange,
        'given-name',
        `${quote(name)} is a function and can’t be assigned; choose another name.`,
      );
  }
  for (const name of state) {
    if (
      name === 'g' ||
      givenNames.has(name) ||
      source.hyperparameters.includes(name) ||
      functions.has(name) ||
      isPrototypeName(name)
    ) {
      placed.error(
        placeOf(name),
        'given-name',
        `${quote(name)} already means something else in an optimizer; give this state another name.`,
      );
    }
  }
  for (const name of source.hyperparameters) {
    if (
      takenKeys.has(name) ||
      (name !== 'alpha' && givenNames.has(name)) ||
      name === 'g' ||
      functions.has(name)
    ) {
      placed.error(
        placeOf(name),
        'given-name',
        `${quote(name)} can’t be a hyperparameter; choose another name.`,
      );
    }
  }
}
