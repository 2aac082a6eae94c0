// Optimizers whose equations or initial state stand in the document: checked like the built-in ones, with problems at their places.

import { checkEquations } from '../document/equations';
import type { Problems } from '../document/problems';
import type { Located, RunSetting, Settings } from '../document/types';
import { nearest, quote } from '../document/words';
import type { Range } from '../expression';
import { alpha } from './hyperparameters';
import type { CheckedOptimizer, HyperparameterInfo, StateVariable } from './types';

/** Learning rate of own optimizers where none is given (LANGUAGE 1). */
const DEFAULT_ALPHA = 0.1;

type StateValue = NonNullable<RunSetting['state']>[string];

/** The optimizer that a run's own equations make; undefined where they have problems, which are told. */
export function checkOwnOptimizer(
  setting: RunSetting,
  settings: Settings,
  parameters: readonly string[],
  problems: Problems,
): CheckedOptimizer | undefined {
  const { equations: source } = setting;
  if (!source) return undefined;
  const given = { ...settings.hyperparameters, ...setting.hyperparameters };
  const state = setting.state ?? {};
  const names = [...new Set(['alpha', ...Object.keys(given)])].filter(
    name => !Object.hasOwn(state, name),
  );
  const checked = checkEquations({
    state: Object.fromEntries(
      Object.entries(state).map(([name, { value }]) => [
        name,
        typeof value === 'object' ? 0 : value,
      ]),
    ),
    hyperparameters: names,
    equations: source.value.text,
    locate: source.value.locate,
    statePlaces: placesOf({ ...state, ...setting.hyperparameters }),
  });
  for (const problem of checked.problems) problems.add(problem);
  if (checked.problems.some(({ severity }) => severity === 'error')) return undefined;
  const used = namesUsed(
    checked.equations
      .map(({ text }) => text)
      .concat(
        Object.values(state).flatMap(({ value }) => (typeof value === 'string' ? [value] : [])),
      ),
  );
  const hyperparameters: Record<string, HyperparameterInfo> = {};
  for (const name of names) {
    if (
      name === 'alpha'
        ? used.has('alpha') || 'alpha' in setting.hyperparameters
        : used.has(name) || Object.hasOwn(setting.hyperparameters, name)
    ) {
      hyperparameters[name] =
        name === 'alpha'
          ? alpha(DEFAULT_ALPHA)
          : { default: given[name]?.value ?? 0, meaning: 'A hyperparameter of the document.' };
    }
  }
  return {
    id: setting.optimizer.value,
    name: setting.optimizer.value,
    convention: 'own',
    hyperparameters,
    state: checked.state.map(variable => {
      const value = state[variable.name];
      return value && typeof value.value === 'object'
        ? withValues(variable, value, parameters, problems)
        : variable;
    }),
    equations: checked.equations,
    takesGradientFirst: checked.takesGradientFirst,
  };
}

/** A built-in optimizer's state variable with the start that the document gives it. */
export function stateVariable(
  variable: StateVariable,
  given: StateValue,
  parameters: readonly string[],
  hyperparameters: readonly string[],
  problems: Problems,
): StateVariable {
  if (typeof given.value === 'object') return withValues(variable, given, parameters, problems);
  const checked = checkEquations({
    state: { [variable.name]: given.value },
    hyperparameters,
    // The variable keeps the shape it has; only its start is read here.
    equations: ['w = w'],
    statePlaces: placesOf({ [variable.name]: given }),
  });
  for (const problem of checked.problems) problems.add(problem);
  const [read] = checked.state;
  if (!read) return variable;
  if (variable.shape === 'scalar' && read.shape === 'parameters') {
    problems.error(
      given.range ?? nowhere,
      'state-start',
      `${quote(variable.name)} is one number, so its start cannot depend on w.`,
    );
    return variable;
  }
  return { ...variable, initial: read.initial };
}

const nowhere: Range = { start: 0, end: 0 };

function withValues(
  variable: StateVariable,
  given: StateValue,
  parameters: readonly string[],
  problems: Problems,
): StateVariable {
  const values = given.value as Readonly<Record<string, number>>;
  for (const name of Object.keys(values)) {
    if (parameters.length === 0 || parameters.includes(name)) continue;
    const near = nearest(name, parameters);
    problems.error(
      given.range ?? nowhere,
      'state-start',
      `There is no parameter ${quote(name)}${near === undefined ? '' : `; did you mean ${near}?`}${near === undefined ? '.' : ''}`,
    );
  }
  return { ...variable, shape: 'parameters', values: parameters.map(name => values[name] ?? 0) };
}

const placesOf = (values: Readonly<Record<string, Located<unknown>>>): Record<string, Range> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.range ?? nowhere]));

/** Every word of the texts; enough to know which hyperparameters they mention. */
const namesUsed = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.flatMap(text => text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []));
