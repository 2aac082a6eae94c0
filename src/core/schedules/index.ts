// The list of named schedules, and how a document's schedule becomes a checked expression.

import { checkSchedule } from '../document/equations';
import type { Problems } from '../document/problems';
import type { Located, ScheduleSetting } from '../document/types';
import { nearest, oneOf, quote } from '../document/words';
import { formatSetting } from '../explain/numbers';
import type { Range } from '../expression';
import { cosine } from './cosine';
import { decay } from './decay';
import { exponential } from './exponential';
import { onecycle } from './onecycle';
import { polynomial } from './polynomial';
import { restarts } from './restarts';
import { sqrt } from './sqrt';
import { step } from './step';
import type { CheckedSchedule, ScheduleKey, ScheduleSource } from './types';
import { warmup } from './warmup';

/** Every named schedule, in the order in which they are offered. */
export const schedules: ReadonlyMap<string, ScheduleSource> = new Map(
  [decay, step, exponential, polynomial, sqrt, cosine, restarts, warmup, onecycle].map(source => [
    source.name,
    source,
  ]),
);

const nowhere: Range = { start: 0, end: 0 };

/**
 * The schedule of a run; undefined where it has problems, which are told.
 * @param hyperparameters names that an expression may use besides t, batch, epoch, alpha0, steps and its own constants
 */
export function resolveSchedule(
  setting: Located<ScheduleSetting>,
  hyperparameters: readonly string[],
  problems: Problems,
): CheckedSchedule | undefined {
  return setting.value.kind === 'named'
    ? named(setting, setting.value, problems)
    : expression(setting, setting.value, hyperparameters, problems);
}

function named(
  setting: Located<ScheduleSetting>,
  { name, constants }: Extract<ScheduleSetting, { kind: 'named' }>,
  problems: Problems,
): CheckedSchedule | undefined {
  const source = schedules.get(name);
  if (!source) {
    const near = nearest(name, schedules.keys());
    problems.error(
      setting.range ?? nowhere,
      'unknown-schedule',
      `There is no schedule ${quote(name)}; ${near === undefined ? `write one of ${oneOf([...schedules.keys()])}, or an expression.` : `did you mean ${near}?`}`,
    );
    return undefined;
  }
  const before = problems.errors;
  const values: Record<string, number> = {};
  for (const [key, info] of Object.entries(source.keys)) {
    const given = constants[key];
    if (given) checkValue(name, key, info, given, problems);
    const value = given?.value ?? info.default;
    if (value === null)
      problems.error(
        setting.range ?? nowhere,
        'schedule-key',
        `The schedule ${name} needs ${key}, as in {${name}: {${key}: …}}.`,
      );
    else values[key] = value;
  }
  for (const [key, { keyRange, range }] of Object.entries(constants)) {
    if (Object.hasOwn(source.keys, key)) continue;
    const known = Object.keys(source.keys);
    const near = nearest(key, known);
    problems.error(
      keyRange ?? range ?? nowhere,
      'schedule-key',
      `The schedule ${name} has no ${quote(key)}; ${near !== undefined ? `did you mean ${near}?` : known.length === 0 ? 'it has no keys.' : `it has ${oneOf(known).replace(' or ', ' and ')}.`}`,
    );
  }
  if (problems.errors > before) return undefined;
  const { expression: tree } = checkSchedule(source.equation, Object.keys(values), []);
  if (!tree) throw new Error(`The equation of the schedule ${name} has a problem.`);
  return { name, text: source.equation, expression: tree, constants: values };
}

function expression(
  setting: Located<ScheduleSetting>,
  { text, constants, locate = () => 0 }: Extract<ScheduleSetting, { kind: 'expression' }>,
  hyperparameters: readonly string[],
  problems: Problems,
): CheckedSchedule | undefined {
  const near = /^\p{L}+$/u.test(text) ? nearest(text, schedules.keys()) : undefined;
  if (near !== undefined && !hyperparameters.includes(text)) {
    const range = setting.range ?? nowhere;
    problems.error(
      range,
      'unknown-schedule',
      `There is no schedule ${quote(text)}; did you mean ${near}?`,
      {
        title: `Replace with “${near}”`,
        edits: [{ range, text: near }],
      },
    );
    return undefined;
  }
  const checked = checkSchedule(text, Object.keys(constants), hyperparameters, locate);
  for (const problem of checked.problems) problems.add(problem);
  if (!checked.expression) return undefined;
  return {
    name: null,
    text,
    expression: checked.expression,
    constants: Object.fromEntries(
      Object.entries(constants).map(([key, { value }]) => [key, value]),
    ),
  };
}

function checkValue(
  name: string,
  key: string,
  info: ScheduleKey,
  { value, range }: Located<number>,
  problems: Problems,
): void {
  const { min = -Infinity, max = Infinity, exclusive } = info;
  if ((exclusive ? value > min : value >= min) && value <= max) return;
  const low =
    info.min === undefined
      ? []
      : [`${exclusive ? 'above' : 'at least'} ${formatSetting(info.min)}`];
  const high = info.max === undefined ? [] : [`at most ${formatSetting(info.max)}`];
  problems.error(
    range ?? nowhere,
    'schedule-range',
    `${key} of the schedule ${name} must be ${[...low, ...high].join(' and ')}, not ${formatSetting(value)}.`,
  );
}
