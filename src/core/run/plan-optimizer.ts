// Which equations a run uses, and its hyperparameters: precedence, defaults with their reasons, exact ranges (LANGUAGE 1 and 4).

import type { Problems } from '../document/problems';
import type { Located, RunSetting, Settings } from '../document/types';
import { nearest, oneOf, quote } from '../document/words';
import { formatSetting } from '../explain/numbers';
import type { Range } from '../expression';
import { checkOptimizer, optimizers } from '../optimizers';
import { conventionName, conventions } from '../optimizers/conventions';
import { checkOwnOptimizer, stateVariable } from '../optimizers/own';
import type { CheckedOptimizer, HyperparameterInfo } from '../optimizers/types';

/** Settings of the top level, for the nearest known word. */
const settingNames = [
  'data',
  'start',
  'optimizer',
  'optimizers',
  'schedule',
  'batch',
  'steps',
  'stop',
  'convention',
  'seed',
  'missing',
];

/** An optimizer with its values; alpha may still be open, to be chosen by curvature. */
export interface ResolvedOptimizer {
  readonly optimizer: CheckedOptimizer;
  readonly convention: string;
  readonly hyperparameters: Readonly<Record<string, number>>;
  readonly chosen: Readonly<Record<string, string>>;
  readonly alphaOpen: boolean;
}

const nowhere: Range = { start: 0, end: 0 };
export const placeOf = (located: Located<unknown> | undefined): Range => located?.range ?? nowhere;
const keyPlace = (located: Located<unknown>): Range => located.keyRange ?? located.range ?? nowhere;

/** Resolves one run; undefined where a problem was told. */
export function resolveOptimizer(
  setting: RunSetting,
  settings: Settings,
  parameters: readonly string[],
  alphaFlag: number | undefined,
  problems: Problems,
): ResolvedOptimizer | undefined {
  const convention = setting.convention ?? settings.convention ?? { value: 'lecture' };
  const checked = setting.equations
    ? checkOwnOptimizer(setting, settings, parameters, problems)
    : builtIn(setting, convention, problems);
  if (!checked) return undefined;
  const optimizer = setting.equations ? checked : withState(checked, setting, parameters, problems);

  const hyperparameters: Record<string, number> = {};
  const chosen: Record<string, string> = {};
  let alphaOpen = false;
  for (const [name, info] of Object.entries(optimizer.hyperparameters)) {
    const given = setting.hyperparameters[name] ?? settings.hyperparameters[name];
    const value = name === 'alpha' && alphaFlag !== undefined ? { value: alphaFlag } : given;
    if (value) {
      checkValue(name, info, value, problems);
      hyperparameters[name] = value.value;
    } else {
      hyperparameters[name] = info.default;
      chosen[name] = defaultReason(name, info, optimizer, convention.value);
      if (name === 'alpha') alphaOpen = optimizer.alphaByCurvature === true;
    }
  }
  if (!setting.equations) tellUnknown(setting, optimizer, problems);
  return {
    optimizer,
    convention: setting.equations ? 'own' : convention.value,
    hyperparameters,
    chosen,
    alphaOpen,
  };
}

function builtIn(
  setting: RunSetting,
  convention: Located<string>,
  problems: Problems,
): CheckedOptimizer | undefined {
  const { value: id } = setting.optimizer;
  const source = optimizers.get(id);
  if (!source) {
    const near = nearest(id, optimizers.keys());
    problems.error(
      placeOf(setting.optimizer),
      'unknown-optimizer',
      near === undefined
        ? `There is no optimizer ${quote(id)}; write one of ${oneOf([...optimizers.keys()])}, or give its own equations.`
        : `There is no optimizer ${quote(id)}; did you mean ${near}?`,
      near === undefined || !setting.optimizer.range
        ? undefined
        : {
            title: `Replace with “${near}”`,
            edits: [{ range: setting.optimizer.range, text: near }],
          },
    );
    return undefined;
  }
  const known = conventions.find(name => name === convention.value);
  if (!known) {
    const near = nearest(convention.value, conventions);
    problems.error(
      placeOf(convention),
      'unknown-convention',
      `There is no convention ${quote(convention.value)}; ${near === undefined ? `write ${oneOf(conventions)}` : `did you mean ${near}?`}${near === undefined ? '.' : ''}`,
    );
    return undefined;
  }
  if (!source.conventions[known]) {
    problems.error(
      convention.range ?? placeOf(setting.optimizer),
      'absent-convention',
      `${conventionName(known)} has no ${source.name}; write ${oneOf(conventions.filter(name => source.conventions[name]))} for its convention.`,
    );
    return undefined;
  }
  return checkOptimizer(id, known);
}

/** The optimizer with the initial state that the document gives. */
function withState(
  optimizer: CheckedOptimizer,
  setting: RunSetting,
  parameters: readonly string[],
  problems: Problems,
): CheckedOptimizer {
  const given = setting.state ?? {};
  for (const [name, value] of Object.entries(given)) {
    if (optimizer.state.some(variable => variable.name === name)) continue;
    const names = optimizer.state.map(variable => variable.name);
    problems.error(
      keyPlace(value),
      'unknown-state',
      names.length === 0
        ? `${optimizer.name} has no state; remove ${quote(name)}.`
        : `${optimizer.name} has no state ${quote(name)}; its state is ${oneOf(names)}.`,
    );
  }
  if (Object.keys(given).length === 0) return optimizer;
  return {
    ...optimizer,
    state: optimizer.state.map(variable => {
      const value = given[variable.name];
      return value
        ? stateVariable(
            variable,
            value,
            parameters,
            Object.keys(optimizer.hyperparameters),
            problems,
          )
        : variable;
    }),
  };
}

function checkValue(
  name: string,
  info: HyperparameterInfo,
  located: Located<number>,
  problems: Problems,
): void {
  const { value } = located;
  const { min = -Infinity, max = Infinity } = info;
  const low = info.exclusive ? value > min : value >= min;
  const high = info.exclusiveMax ? value < max : value <= max;
  if (low && high) return;
  problems.error(
    placeOf(located),
    'hyperparameter-range',
    `${name} must be ${rangeInWords(info)}, not ${formatSetting(value)}.`,
  );
}

/** "above 0", "at least 0 and below 1". */
export function rangeInWords({ min, max, exclusive, exclusiveMax }: HyperparameterInfo): string {
  const parts = [
    ...(min === undefined ? [] : [`${exclusive ? 'above' : 'at least'} ${formatSetting(min)}`]),
    ...(max === undefined ? [] : [`${exclusiveMax ? 'below' : 'at most'} ${formatSetting(max)}`]),
  ];
  return parts.length === 0 ? 'a number' : parts.join(' and ');
}

function defaultReason(
  name: string,
  info: HyperparameterInfo,
  optimizer: CheckedOptimizer,
  convention: string,
): string {
  const who =
    convention === 'lecture' || optimizer.convention === 'own'
      ? 'the default'
      : `${conventionName(convention)}'s default`;
  return `${name} is left out; ${formatSetting(info.default)} is ${who}.`;
}

function tellUnknown(setting: RunSetting, optimizer: CheckedOptimizer, problems: Problems): void {
  for (const [name, value] of Object.entries(setting.hyperparameters)) {
    if (Object.hasOwn(optimizer.hyperparameters, name)) continue;
    const near = nearest(name, Object.keys(optimizer.hyperparameters));
    problems.error(
      keyPlace(value),
      'unknown-hyperparameter',
      `${optimizer.name} has no hyperparameter ${quote(name)}; ${near === undefined ? `it has ${oneOf(Object.keys(optimizer.hyperparameters)).replace(' or ', ' and ')}.` : `did you mean ${near}?`}`,
      near === undefined || !value.keyRange
        ? undefined
        : { title: `Replace with “${near}”`, edits: [{ range: value.keyRange, text: near }] },
    );
  }
}

/** A hyperparameter at the top level that no run of the document has. */
export function tellUnused(
  settings: Settings,
  used: readonly ResolvedOptimizer[],
  problems: Problems,
): void {
  const known = new Set(used.flatMap(({ optimizer }) => Object.keys(optimizer.hyperparameters)));
  for (const [name, value] of Object.entries(settings.hyperparameters)) {
    if (known.has(name)) continue;
    const near = nearest(name, [...known, ...settingNames]);
    const elsewhere = [...optimizers.values()].filter(source =>
      Object.values(source.conventions).some(variant =>
        Object.hasOwn(variant.hyperparameters, name),
      ),
    );
    const runs =
      used.length === 1 ? `${used[0]?.optimizer.name ?? ''} has no` : 'None of the runs has';
    problems.error(
      keyPlace(value),
      'unused-hyperparameter',
      elsewhere.length > 0
        ? `${runs} ${quote(name)}; ${oneOf(elsewhere.map(({ id }) => id)).replace(' or ', ' and ')} ${elsewhere.length === 1 ? 'does' : 'do'}.`
        : `There is no setting ${quote(name)}${near === undefined ? '; remove it.' : `; did you mean ${near}?`}`,
      near === undefined || !value.keyRange
        ? undefined
        : { title: `Replace with “${near}”`, edits: [{ range: value.keyRange, text: near }] },
    );
  }
}
