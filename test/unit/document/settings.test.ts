// Settings (LANGUAGE 1): what they read to, and every slip at its exact place.

import { describe, expect, test } from 'vitest';
import { dataFileNamed, readDocument } from '../../../src/core/document/read';
import type { Settings } from '../../../src/core/document/types';
import { expectProblems, fixed, read } from './marked';

const body = '\n---\nx^2 + y^2';
const settingsOf = (front: string): Settings => read(`---\n${front}${body}`).settings;

/** Values without their places. */
const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, inner: unknown) =>
      key === 'range' || key === 'keyRange' ? undefined : inner,
    ),
  );

describe('values', () => {
  const rows: readonly (readonly [front: string, settings: unknown])[] = [
    ['start: {x: 1, y: 1/2}', { start: { value: { kind: 'values', values: { x: { value: 1 }, y: { value: 0.5 } } } } }],
    ['start:\n  x: -1e-3\n  y: pi/2', { start: { value: { kind: 'values', values: { x: { value: -0.001 }, y: { value: Math.PI / 2 } } } } }],
    ['start: random', { start: { value: { kind: 'random', size: 1 } } }],
    ['start: {random: 0.5, seed: 3}', { start: { value: { kind: 'random', size: 0.5, seed: 3 } } }],
    ['optimizer: adam', { runs: [{ optimizer: { value: 'adam' }, hyperparameters: {} }] }],
    ['optimizer: {adam: {alpha: 0.1}}', { runs: [{ optimizer: { value: 'adam' }, hyperparameters: { alpha: { value: 0.1 } } }] }],
    ['optimizers: [sgd, {adam: {alpha: 0.1}}, {sgd: {alpha: 0.5, label: too large}}]', { runs: [
      { optimizer: { value: 'sgd' }, hyperparameters: {} },
      { optimizer: { value: 'adam' }, hyperparameters: { alpha: { value: 0.1 } } },
      { optimizer: { value: 'sgd' }, hyperparameters: { alpha: { value: 0.5 } }, label: 'too large' },
    ] }],
    ['optimizers:\n  - adam:\n      convention: pytorch\n      schedule: cosine\n      state: {m: 1, v: w, s: {x: 1}}', { runs: [{
      optimizer: { value: 'adam' }, hyperparameters: {}, convention: { value: 'pytorch' },
      schedule: { value: { kind: 'named', name: 'cosine', constants: {} } },
      state: { m: { value: 1 }, v: { value: 'w' }, s: { value: { x: 1 } } },
    }] }],
    ['alpha: 0.01\nbeta: 0.9', { hyperparameters: { alpha: { value: 0.01 }, beta: { value: 0.9 } } }],
    ['alpha: 1/3', { hyperparameters: { alpha: { value: 1 / 3 } } }],
    ['schedule: {decay: 0.001}', { schedule: { value: { kind: 'named', name: 'decay', constants: { decay: { value: 0.001 } } } } }],
    ['schedule: {step: {factor: 0.5, every: 10}}', { schedule: { value: { kind: 'named', name: 'step', constants: { factor: { value: 0.5 }, every: { value: 10 } } } } }],
    ['schedule: alpha0 / (1 + t)', { schedule: { value: { kind: 'expression', text: 'alpha0 / (1 + t)', constants: {} } } }],
    ['schedule: "t < 10 ? 0.1 : 0.01"', { schedule: { value: { kind: 'expression', text: 't < 10 ? 0.1 : 0.01', constants: {} } } }],
    ['schedule: {expression: alpha0 * k^epoch, k: 0.9}', { schedule: { value: { kind: 'expression', text: 'alpha0 * k^epoch', constants: { k: { value: 0.9 } } } } }],
    ['steps: 200\nseed: 7\nconvention: keras', { steps: { value: 200 }, seed: { value: 7 }, convention: { value: 'keras' } }],
    ['stop: {gradient: 1e-6, loss: 0.1, change: 1e-9}', { stop: { value: { gradient: 1e-6, loss: 0.1, change: 1e-9 } } }],
    ['# only a comment', {}],
    ['', {}],
  ]; // prettier-ignore
  for (const [front, wanted] of rows) {
    test(JSON.stringify(front), () =>
      expect(plain(settingsOf(front))).toEqual({
        runs: [],
        hyperparameters: {},
        ...(wanted as object),
      }),
    );
  }

  const batches: readonly (readonly [string, unknown])[] = [
    ['full', { size: null, shuffle: false, drop: false }],
    ['1', { size: 1, shuffle: false, drop: false }],
    ['{size: 2, shuffle: true, seed: 7}', { size: 2, shuffle: true, seed: 7, drop: false }],
    ['{size: full}', { size: null, shuffle: false, drop: false }],
    ['{size: 2, drop: true}', { size: 2, shuffle: false, drop: true }],
  ];
  for (const [text, wanted] of batches) {
    test(`batch: ${text}`, () =>
      expect(
        plain(read(`---\nbatch: ${text}\n---\nx = [1, 2]\nsum(b*x)`).settings.batch?.value),
      ).toEqual(wanted));
  }
});

const slips: readonly (readonly [marked: string, says: string, fixed?: string])[] = [
  ['start: {‹x:0›}', 'A space is missing after the colon; write “x: 0”.', 'start: {x: 0}'],
  ['‹alpha:0.1›', 'A space is missing after the colon; write “alpha: 0.1”.'],
  ['steps: 5\n‹alpha:0.1›', 'A space is missing after the colon; write “alpha: 0.1”.', 'steps: 5\nalpha: 0.1'],
  ['alpha: ‹0,1›', 'Write “0.1” with a decimal point', 'alpha: 0.1'],
  ['start: {x: 0‹,5›}', 'Write “0.5” with a decimal point', 'start: {x: 0.5}'],
  ['alpha: ‹0,001›', 'Write “0.001” with a decimal point', 'alpha: 0.001'],
  ['start: {x: ‹−1›}', 'Write “-1” with the keyboard’s minus sign.', 'start: {x: -1}'],
  ['steps: ‹1,000›', 'Write “1000” without a comma', 'steps: 1000'],
  ['steps: ‹1,000,000›', 'Write “1000000” without a comma', 'steps: 1000000'],
  ['start: {random: 1, seed: 10‹,000›}', 'Write “10000” without a comma', 'start: {random: 1, seed: 10000}'],
  ['steps: ‹0,5›', 'Write a whole number instead of “0,5”.'],
  ['start: {x: 1‹,000›}', 'write “1000” if it groups thousands, or “1.000”', 'start: {x: 1000}'],
  ['start:\n  x: ‹-1,000›', 'write “-1000” if it groups thousands, or “-1.000”', 'start:\n  x: -1000'],
  ['start:\n‹\t›x: 1', 'Tabs can’t indent settings', 'start:\n  x: 1'],
  ['schedule: ‹t < 10 ? 0.1 : 0.01›', 'Put this condition in quotes', 'schedule: "t < 10 ? 0.1 : 0.01"'],
  ['‹alpa›: 0.1', 'There is no setting “alpa”; did you mean “alpha”?', 'alpha: 0.1'],
  ['‹learning_rate›: 0.1', 'There is no setting “learning_rate”; did you mean “alpha”?', 'alpha: 0.1'],
  ['‹optimiser›: adam', 'There is no setting “optimiser”; did you mean “optimizer”?'],
  ['‹banana›: 1', 'There is no setting “banana”; there are data, start'],
  ['‹alpha›:', '“alpha” has no value'],
  ['‹alpha›: null', '“alpha” has no value'],
  ['‹start›: ~', '“start” has no value'],
  ['alpha: ‹fast›', '“alpha” must be a number such as 0.1 or 1/3, not “fast”.'],
  ['alpha: ‹.inf›', '“alpha” must be a number'],
  ['alpha: ‹[1]›', '“alpha” must be a number'],
  ['steps: ‹2.5›', '“steps” must be a whole number from 0 on.'],
  ['steps: ‹-1›', '“steps” must be a whole number from 0 on.'],
  ['steps: ‹many›', '“steps” must be a number'],
  ['start: ‹[1, 2]›', '“start” is a value for each parameter'],
  ['start: ‹1›', '“start” is a value for each parameter'],
  ['start: {random: ‹-1›}', '“random” must be a number above 0'],
  ['start: {‹2x›: 1}', '“2x” is not a name of a parameter.'],
  ['optimizer: adam\n‹optimizers›: [sgd]', '“optimizer” and “optimizers” can’t stand together'],
  ['optimizers: ‹adam›', '“optimizers” is a list', 'optimizers: [adam]'],
  ['‹optimizer›: [sgd, adam]', 'Several optimizers stand under “optimizers”.', 'optimizers: [sgd, adam]'],
  ['optimizers: ‹[]›', 'The list of optimizers is empty'],
  ['optimizer: {adam: ‹0.1›}', 'The settings of “adam” are a map'],
  ['optimizers:\n  - adam: {}\n    ‹alpha›: 0.1', 'One optimizer stands in each entry'],
  ['optimizers:\n  - sgd\n  - adam:\n    ‹alpha›: 0.1\n    label: a', '“alpha” must be indented by two more spaces to be a setting of “adam”.', 'optimizers:\n  - sgd\n  - adam:\n      alpha: 0.1\n      label: a'],
  ['optimizer: {adam: {‹lable›: {a: 1}}}', 'did you mean “label”?'],
  ['optimizer: {adam: {alpha: ‹big›}}', '“alpha” must be a number'],
  ['convention: ‹banana›', '“convention” must be lecture, pytorch, keras or optax.'],
  ['convention: ‹pytorh›', '“convention” can’t be “pytorh”; did you mean “pytorch”?', 'convention: pytorch'],
  ['missing: ‹keep›', '“missing” must be drop.'],
  ['stop: {‹grad›: 1}', 'There is no condition to stop “grad”'],
  ['stop: ‹1e-6›', '“stop” is a map'],
  ['schedule: {‹decy›: 1}', 'There is no schedule “decy”; did you mean “decay”?'],
  ['schedule: {decay: 1, ‹k›: 2}', 'A schedule is one name with its numbers'],
  ['schedule: {sqrt: ‹1›}', 'The schedule “sqrt” has no numbers'],
  ['alpha: ‹&a› 0.1', 'Anchors'],
  ['alpha: ‹!!float› 0.1', 'Tags'],
  ['‹__proto__›: 1', '“__proto__” can\'t be a name here'],
  ['‹›: 1', 'A key is missing before this colon.'],
  ['alpha: 0.1\n‹alpha›: 0.2', 'This setting stands twice'],
  ['data: ‹/etc/passwd›', 'must stand in the document’s own folder or below'],
  ['data: ‹../points.csv›', 'must stand in the document’s own folder or below'],
  ['data: ‹a/../../b.csv›', 'must stand in the document’s own folder or below'],
  ['data: ‹C:\\points.csv›', 'must stand in the document’s own folder or below'],
  ['data: ‹~/points.csv›', 'must stand in the document’s own folder or below'],
  ['data: ‹https://example.org/p.csv›', 'never from the network'],
  ['data: ‹file:///p.csv›', 'never from the network'],
  ['data: {x: ‹1›}', 'The column “x” must be a list of numbers'],
  ['data: {‹bill length›: [1]}', 'is not a name a formula can use'],
  ['optimizer:\n  own:\n    equations: ‹>›\n      w = w - g', 'Write “|” instead of “>”'],
]; // prettier-ignore

for (const [marked, says, after] of slips) {
  test(`slip: ${JSON.stringify(marked)}`, () => {
    const document = readDocument(`---\n${marked.replace(/[‹›]/g, '')}${body}`);
    const at = 4 + marked.indexOf('‹');
    const told = document.problems
      .filter(({ severity }) => severity === 'error')
      .map(({ range, message }) => ({
        start: range.start,
        length: range.end - range.start,
        message,
      }));
    const wanted = { start: at, length: marked.indexOf('›') - marked.indexOf('‹') - 1 };
    expect(told[0], JSON.stringify(document.problems)).toMatchObject(wanted);
    expect(told[0]!.message).toContain(says);
    expect(document.program).toBeUndefined();
    if (after !== undefined)
      expect(fixed(document.text, document.problems[0]!)).toBe(`---\n${after}${body}`);
  });
}

describe('where settings stand', () => {
  const accepted: readonly string[] = [
    '---\nsteps: 5\n---\nx^2',
    '\uFEFF---\nsteps: 5\n---\nx^2',
    '---\r\nsteps: 5\r\n---\r\nx^2\r\n',
    '\n\n# a comment\n\n---\nsteps: 5\n---\nx^2',
    '--- \nsteps: 5\n---  # end\nx^2',
    '\uFEFF# top\r\n---\r\nsteps: 5 # five\r\n---\r\n\r\nx^2',
  ];
  for (const text of accepted) {
    test(JSON.stringify(text), () => {
      const document = read(text);
      expect(document.settings.steps?.value).toBe(5);
      const { range } = document.settings.steps!;
      expect(text.slice(range!.start, range!.end)).toBe('5');
      expect(document.program.parameters).toEqual(['x']);
      expect(text.slice(document.program.lossRange.start, document.program.lossRange.end)).toBe(
        'x^2',
      );
    });
  }

  test('without settings', () => expect(read('\uFEFFx^2').bodyStart).toBe(1));
  test('unclosed', () =>
    void expectProblems('‹---›\nsteps: 5\nx^2', 'The settings begin here and never end'));
  test('not settings', () =>
    void expectProblems('---\n‹hello›\n---\nx^2', 'Settings are lines such as'));
  test('the data file', () => {
    expect(dataFileNamed('---\ndata: data/points.csv\n---\nx')).toMatchObject({
      value: 'data/points.csv',
      range: { start: 10, end: 25 },
    });
    expect(dataFileNamed('---\ndata: ../points.csv\n---\nx')).toBeUndefined();
    expect(dataFileNamed('---\ndata: {x: [1]}\n---\nx')).toBeUndefined();
    expect(dataFileNamed('x^2')).toBeUndefined();
  });
  test('settings that are too long', () => {
    const [problem] = readDocument(
      `---\ndata: {x: [${'1/2, '.repeat(100_000)}1]}\n---\nsum(b*x)`,
    ).problems;
    expect(problem).toMatchObject({ code: 'too-long', range: { start: 0, end: 3 } });
  });
});

describe('own equations', () => {
  const texts: readonly (readonly [name: string, text: string])[] = [
    [
      'a block',
      '---\noptimizers:\n  - own:\n      beta: 0.9\n      equations: |\n        m = beta * g\n\n        w = w - m # comment\n      state: {m: 0}\n---\nx^2',
    ],
    [
      'a block with CRLF',
      '---\r\noptimizer:\r\n  own:\r\n    equations: |\r\n      m = beta * g\r\n      w = w - m\r\n---\r\nx^2',
    ],
    ['one line', '---\noptimizer: {own: {equations: w = w - alpha * g}}\n---\nx^2'],
    ['quoted', '---\noptimizer: {own: {equations: "w = w - g"}}\n---\nx^2'],
    [
      'a list',
      '---\noptimizer:\n  own:\n    equations:\n      - m = beta * g\n      - w = w - m\n---\nx^2',
    ],
  ];
  for (const [name, text] of texts) {
    test(name, () => {
      const equations = readDocument(text).settings.runs[0]!.equations!.value;
      for (let i = 0; i < equations.text.length; i++)
        if (equations.text[i] !== '\n') expect(text[equations.locate(i)]).toBe(equations.text[i]);
      expect(equations.text).toContain('w = w - ');
    });
  }
});

test.each([
  ['---\nsteps: ‹2024-01-01›\n---\nx^2', 'not the date “2024-01-01”'],
  ['---\nstop: {gradient: ‹-1›}\n---\nx^2', 'must be greater than 0'],
  ['---\noptimizers: ‹[›sgd, adam\n---\nx^2', '“]” is missing: this “[” is never closed.'],
  ['---\nstart: ‹{›x: 1\nalpha: 0.1\n---\nx^2', '“}” is missing'],
  ['---\nalpha: 0.1\n‹ ›steps: 5\n---\nx^2', 'begin both in the same column'],
  ['---\n‹epochs›: 5\n---\nx^2', 'did you mean “steps”?'],
  ['---\n‹learning rate›: 0.1\n---\nx^2', 'did you mean “alpha”?'],
  ['---\ndata: {x: [1, 2], ‹x›: [3, 4]}\n---\nsum((x - w)^2)', 'stands twice'],
  ['---\ndata: {x: ‹1›, y: [1, 3]}\n---\nsum((y - w*x)^2)', 'must be a list of numbers'],
  ['---\nsteps: 5\nstart:\n  x: 1\n  y: 2\n  ‹x›: 3\nsteps: 6\n---\nx^2 + y', 'stands twice'],
  ['---\nalpha: 0.1\n---\nx^2\n‹---\ny^2›', 'only stands above and below the settings'],
  ['‹----\nalpha: 0.1›\n‹----\nx^2›', 'exactly three dashes'],
])('a slip in the settings has one sentence: %j', (marked, says) => {
  expectProblems(marked, says);
});

test('the time for many keys grows with their number, not with its square', () => {
  const time = (count: number): number => {
    const keys = Array.from({ length: count }, (_, k) => `  w${k}: 1\n`).join('');
    const before = performance.now();
    const { problems } = readDocument(`---\nstart:\n${keys}---\nw1^2`);
    expect(problems[0]?.message).toContain('is not a parameter of the loss');
    return performance.now() - before;
  };
  time(2_000);
  // Six times as many: 36 times as long if each were compared with all before it. On a busy machine the best of three is looked at.
  const best = (count: number): number => Math.min(time(count), time(count), time(count));
  expect(best(18_000) / best(3_000)).toBeLessThan(18);
});

test('a number in a block, and lines that end with a carriage return alone', () => {
  expect(read('---\nalpha: |\n  0.5\n---\nx^2').settings.hyperparameters.alpha?.value).toBe(0.5);
  expect(read('---\ralpha: 0.5\r---\rx^2').settings.hyperparameters.alpha?.value).toBe(0.5);
});
