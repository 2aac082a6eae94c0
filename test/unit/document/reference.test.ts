// Texts from outside read as typed: the classic test functions, NIST's regressions, the optimizers under their conventions.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkEquations, checkSchedule } from '../../../src/core/document/equations';
import { scheduleMainKeys } from '../../../src/core/document/settings-table';
import { schedules } from '../../../src/core/schedules/index';
import { read } from './marked';

const reference = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../reference/${name}`, import.meta.url), 'utf8'));

interface TestFunction {
  readonly name: string;
  readonly expression: string;
  readonly variables: readonly string[];
}

const testFunctions = (reference('testfunctions.json') as { functions: TestFunction[] }).functions;

describe('test functions', () => {
  for (const { name, expression, variables } of testFunctions) {
    test(name, () => {
      const { program, problems } = read(expression);
      expect(problems).toEqual([]);
      expect(new Set(program.parameters)).toEqual(new Set(variables));
    });
  }
});

interface Regression {
  readonly name: string;
  readonly loss: string;
  readonly parameters: readonly string[];
  readonly columns: Readonly<Record<string, readonly number[]>>;
  readonly n: number;
}

const regressions = (reference('nist.json') as { problems: Regression[] }).problems;

describe('NIST', () => {
  for (const { name, loss, parameters, columns, n } of regressions) {
    test(name, () => {
      const data = Object.entries(columns).map(([key, values]) => `${key}: [${values.join(', ')}]`);
      const { program } = read(`---\ndata: {${data.join(', ')}}\n---\n${loss}`);
      expect(program.parameters).toEqual(parameters);
      expect(program.rows).toBe(n);
    });
  }
});

interface Variant {
  readonly hyper: Readonly<Record<string, number>>;
  readonly state: Readonly<Record<string, number | string>>;
  readonly equations: readonly string[];
}

describe('optimizers of every convention', () => {
  const all = reference('conventions.json') as Record<string, Record<string, Partial<Variant>>>;
  for (const [id, variants] of Object.entries(all)) {
    for (const [convention, { hyper, state, equations }] of id === 'about'
      ? []
      : Object.entries(variants)) {
      if (!hyper || !state || !equations) continue;
      test(`${id}, ${convention}`, () => {
        const checked = checkEquations({ state, hyperparameters: Object.keys(hyper), equations });
        expect(checked.problems).toEqual([]);
        expect(checked.equations.map(({ text }) => text)).toEqual(equations);
        expect(checked.equations.at(-1)!.shape).toBe('parameters');
      });
    }
  }
});

test('the key that a bare number stands for is one of the schedule’s', () => {
  expect(Object.keys(scheduleMainKeys)).toEqual([...schedules.keys()]);
  for (const [name, key] of Object.entries(scheduleMainKeys)) {
    const keys = Object.keys(schedules.get(name)!.keys);
    expect(key === undefined ? keys.length : keys.includes(key)).toBe(key === undefined ? 0 : true);
  }
});

test('a schedule reads its own constants and the run’s hyperparameters', () => {
  expect(
    checkSchedule('alpha0 * k^epoch / (1 + beta * t)', ['k'], ['alpha', 'beta']).problems,
  ).toEqual([]);
  expect(checkSchedule('alpha0 * w', [], []).problems.map(({ code }) => code)).toEqual([
    'unknown-name',
  ]);
});
