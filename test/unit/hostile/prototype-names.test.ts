// Names that every JavaScript object already has, wherever a document can write a name: refused with a sentence, or taken as plain text; never reached.
import { describe, expect, it } from 'vitest';
import { prepare } from '../../../src/core/experiment';
import { columnsOf, everyFile } from './support';

const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype'];

const own = (settings: string, equations: string): string =>
  `---\noptimizers:\n  - mine:\n${settings}      equations: |\n        ${equations}\n---\nx^2`;

const refusedPlaces: Readonly<Record<string, (name: string) => string>> = {
  'a parameter': n => `(${n} - 3)^2`,
  'a key of start': n => `---\nstart: {${n}: 2}\n---\n(x - 3)^2`,
  'a column': n => `---\ndata: {${n}: [1, 2], y: [1, 3]}\n---\nmean((y - b * ${n})^2)`,
  'a definition': n => `${n} = x - 3\n${n}^2`,
  'a function': n => `${n}(z) = z^2\n${n}(x - 1)`,
  'an argument': n => `f(${n}) = ${n}^2\nf(x - 1)`,
  'a call': n => `${n}(x)`,
  'a setting': n => `---\n${n}: 3\n---\nx^2`,
  'an optimizer': n => `---\noptimizer: ${n}\n---\nx^2`,
  'an optimizer of its own': n =>
    `---\noptimizers:\n  - ${n}:\n      alpha: 0.1\n      equations: |\n        w = w - alpha * g\n---\nx^2`,
  'a hyperparameter': n => `---\noptimizer: {adam: {${n}: 0.3}}\n---\nx^2`,
  'a hyperparameter of its own': n => own(`      ${n}: 0.1\n`, `w = w - ${n} * g`),
  'a state': n => own(`      state: {${n}: 0}\n`, `w = w - 0.1 * ${n}`),
  'a value of a step': n => own('', `${n} = 0.1 * g\n        w = w - ${n}`),
  'a schedule': n => `---\nschedule: {${n}: 0.9}\n---\nx^2`,
  'a constant of a schedule': n =>
    `---\nschedule: {expression: alpha0 * ${n}, ${n}: 0.9}\n---\nx^2`,
  'a convention': n => `---\nconvention: ${n}\n---\nx^2`,
  'a key of batch': n =>
    `---\ndata: {x: [1, 2], y: [1, 3]}\nbatch: {${n}: 1}\n---\nmean((y - b * x)^2)`,
};

describe.each(names)('%s', name => {
  it.each(Object.entries(refusedPlaces))('as %s is refused with a sentence', (_, text) => {
    const { experiment, problems } = prepare(text(name));
    expect(experiment).toBeUndefined();
    expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
    for (const { message } of problems) expect(message).not.toMatch(/native code|\[object/);
  });

  it('as a label is text', () => {
    const text = `---\noptimizers: [{sgd: {label: ${name}}}, adam]\nsteps: 3\n---\nx^2`;
    for (const content of Object.values(everyFile(text))) {
      expect(content).toContain(name.replaceAll('_', content.startsWith('# G') ? '\\_' : '_'));
      expect(content).not.toMatch(/native code|\[object/);
    }
  });

  it('as the heading of a CSV column is no column that can be read', () => {
    const text = '---\ndata: p.csv\n---\nmean((y - b * x)^2)';
    const columns = columnsOf(text, `${name},x,y\n1,1,2\n2,2,3\n`);
    expect([...columns].sort()).toEqual(['x', 'y']);
  });
});
