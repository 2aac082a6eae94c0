// Planning: precedence, defaults with their reasons, and the problems of settings at their places.
import { describe, expect, it } from 'vitest';
import { prepare } from '../../../src/core/experiment';
import { problemsOf, prepared } from './support';

const planned = (settings: string, loss = 'x^2 + y^2', overrides = {}) =>
  prepared(`---\n${settings}\n---\n${loss}\n`, { overrides }).experiment;
const only = (settings: string, loss?: string, overrides?: object) =>
  planned(settings, loss, overrides).runs[0]!;

describe('precedence', () => {
  it('puts a run’s own before the top level before the convention’s default', () => {
    const { runs } = planned(
      'alpha: 0.3\nbeta1: 0.8\noptimizers: [adam, {adam: {beta1: 0.5}}, {sgd: {alpha: 0.1}}]',
    );
    expect(runs.map(({ hyperparameters }) => hyperparameters)).toEqual([
      { alpha: 0.3, beta1: 0.8, beta2: 0.999, epsilon: 1e-8 },
      { alpha: 0.3, beta1: 0.5, beta2: 0.999, epsilon: 1e-8 },
      { alpha: 0.1 },
    ]);
    expect(runs[0]!.chosen).toEqual({
      beta2: 'beta2 is left out; 0.999 is the default.',
      epsilon: 'epsilon is left out; 10⁻⁸ is the default.',
    });
  });

  it('lets a run have its own convention', () => {
    const { runs } = planned(
      'convention: keras\noptimizers: [adam, {adam: {convention: pytorch}}]',
    );
    expect(
      runs.map(({ convention, hyperparameters }) => [convention, hyperparameters.epsilon]),
    ).toEqual([
      ['keras', 1e-7],
      ['pytorch', 1e-8],
    ]);
  });

  it('lets the same optimizer stand several times, numbered', () => {
    const { runs } = planned('optimizers: [sgd, sgd, {sgd: {label: slow}}]');
    expect(runs.map(({ label, title, id }) => [label, title, id])).toEqual([
      ['sgd', 'Gradient descent', 'sgd-0'],
      ['sgd 2', 'Gradient descent 2', 'sgd-1'],
      ['slow', 'slow', 'sgd-2'],
    ]);
  });

  it('lets overrides replace settings, keeping what a run of the document has of its own', () => {
    const text =
      'start: {x: 1, y: 1}\nsteps: 10\noptimizers: [{momentum: {alpha: 0.1, beta: 0.5, state: {m: 1}}}, sgd]';
    const experiment = planned(text, undefined, {
      start: { x: 3, y: 4 },
      steps: 7,
      runs: [
        { optimizer: 'momentum', hyperparameters: { alpha: 0.2 }, from: 0 },
        { optimizer: 'adam', hyperparameters: {} },
      ],
    });
    expect(experiment.start.value).toEqual([3, 4]);
    const [first, second] = experiment.runs;
    expect(first!.hyperparameters).toEqual({ alpha: 0.2, beta: 0.5 });
    expect(first!.optimizer.state[0]!.initial).toMatchObject({ value: 1 });
    expect([first!.steps, first!.id, second!.id]).toEqual([7, 'momentum-0', 'adam+0']);
  });

  it('lets --alpha and --seed beat everything', () => {
    const run = only('seed: 3\noptimizers: [{sgd: {alpha: 0.5}}]', undefined, {
      alpha: 0.25,
      seed: 9,
    });
    expect([run.hyperparameters.alpha, run.seed]).toEqual([0.25, 9]);
  });
});

describe('defaults', () => {
  it('are sgd, full batch, 200 steps, seed 1, lecture', () => {
    const run = only('start: {x: 1, y: 1}');
    expect(run).toMatchObject({
      convention: 'lecture',
      seed: 1,
      steps: 200,
      schedule: null,
      batch: { size: null },
    });
    expect(run.optimizer.id).toBe('sgd');
  });

  it.each([
    ['x^2 + y^2', 0.2],
    ['0.01*(x^2 + y^2)', 1],
    ['50*x^2 + y^2', 0.005],
    ['x + y', 0.1],
    ['-x^2 - y^2', 0.1],
  ])('choose alpha by the curvature of %s: %d', (loss, alpha) => {
    for (const optimizer of ['sgd', 'momentum', 'heavyball', 'nesterov']) {
      const run = only(`start: {x: 1, y: 1}\noptimizer: ${optimizer}`, loss);
      expect(run.hyperparameters.alpha).toBe(alpha);
      expect(run.chosen.alpha).toContain(
        alpha === 0.1 ? 'no curvature at the start is positive' : 'at most half of 1/λmax',
      );
    }
  });

  it('keep the libraries’ own learning rates under their conventions', () => {
    expect(only('convention: keras\nstart: {x: 1, y: 1}').hyperparameters.alpha).toBe(0.01);
    expect(only('convention: pytorch\nstart: {x: 1, y: 1}').hyperparameters.alpha).toBe(0.001);
  });

  it('start away from zero without data, at zero with it', () => {
    expect(planned('alpha: 0.1', 'a^2 + b^2 + c^2 + d^2 + f^2').start).toMatchObject({
      value: [2, -1.5, 1, -0.5, 2],
      chosen: true,
    });
    expect(
      planned('alpha: 0.1\ndata: {x: [1, 2], y: [1, 3]}', 'sum((y - b0 - b1*x)^2)').start.value,
    ).toEqual([0, 0]);
  });

  it('fill a partial start', () => {
    expect(planned('alpha: 0.1\nstart: {y: 5}', 'x^2 + y^2').start).toMatchObject({
      value: [5, -1.5],
      chosen: true,
    });
  });

  it('start at random where zero would keep a partial zero, and say so', () => {
    const { start } = planned(
      'alpha: 0.1\ndata: {x: [1, 2], y: [1, 3]}',
      'mean((y - c*tanh(a*x))^2)',
    );
    expect(start.value.every(value => value !== 0 && Math.abs(value) < 1)).toBe(true);
    expect(start.reason).toBe(
      'No start is given, and at zero the partial for a is zero; uniform between −1 and 1, from seed 1.',
    );
    expect(
      planned('alpha: 0.1\ndata: {x: [1, 2], y: [1, 3]}', 'mean((y - c*tanh(a*x))^2)').start,
    ).toEqual(start);
  });

  it('start at random where that is asked for', () => {
    const { start } = planned('alpha: 0.1\nstart: {random: 0.5, seed: 3}');
    expect(start.value.every(value => Math.abs(value) < 0.5)).toBe(true);
    expect(planned('alpha: 0.1\nstart: {random: 0.5, seed: 4}').start.value).not.toEqual(
      start.value,
    );
    expect(
      planned('alpha: 0.1\nstart: {random: 0.5, seed: 4}', undefined, { seed: 3 }).start.value,
    ).toEqual(start.value);
  });
});

describe('problems', () => {
  const problem = (settings: string, loss = 'x^2 + y^2'): string[] =>
    problemsOf(`---\n${settings}\n---\n${loss}\n`);

  it.each([
    ['optimizer: adm', 'There is no optimizer “adm”; did you mean adam?'],
    ['optimizer: {adam: {bta1: 0.5}}', 'Adam has no hyperparameter “bta1”; did you mean beta1?'],
    [
      'optimizer: {sgd: {beta: 0.5}}',
      'Gradient descent has no hyperparameter “beta”; it has alpha.',
    ],
    ['optimizer: {momentum: {beta: 1}}', 'beta must be at least 0 and below 1, not 1.'],
    ['alpha: 0', 'alpha must be above 0, not 0.'],
    ['alpha: -0.1', 'alpha must be above 0, not −0.1.'],
    [
      'beta2: 0.5',
      'Gradient descent has no “beta2”; adam, adamax, nadam, amsgrad, adamw and lion do.',
    ],
    [
      'optimizers: [sgd, momentum]\nbeta2: 0.5',
      'None of the runs has “beta2”; adam, adamax, nadam, amsgrad, adamw and lion do.',
    ],
    [
      'optimizer: newton\nconvention: keras',
      'Keras has no Newton; write lecture for its convention.',
    ],
    ['optimizer: {momentum: {state: {v: 1}}}', 'Momentum has no state “v”; its state is m.'],
    ['optimizer: {sgd: {state: {v: 1}}}', 'Gradient descent has no state; remove “v”.'],
    ['optimizer: {momentum: {state: {m: {z: 1}}}}', 'There is no parameter “z”.'],
    [
      'steps: 1000000000',
      'The traces of 1000000000 steps would need 24 GB of memory; write at most 83000000 steps.',
    ],
  ])('%s', (settings, message) => expect(problem(settings)).toEqual([message]));

  it('names a start where the loss is not finite', () => {
    expect(problem('start: {x: -1}', 'log(x)')).toEqual([
      'At the start (x = −1.000) the loss is NaN: log(x) with x = −1.000; choose a start where it is finite: start: {x: …}.',
    ]);
  });

  it('blames the row, not the start, where no start would mend it', () => {
    expect(problem('data: {b: [1, 0, 2]}', 'sum((x - log(b))^2)')).toEqual([
      'The loss is finite at no start: log(b) with b = 0, in row 2; leave the row out or change the formula.',
    ]);
    expect(problem('data: {b: [3, 3]}', 'z = (b - mean(b)) / std(b)\nsum((x - z)^2)')).toEqual([
      'The loss is finite at no start: (b - mean(b)) / std(b) with b - mean(b) = 0, std(b) = 0, in row 1; leave the row out or change the formula.',
    ]);
    expect(problem('steps: 5', 'log(-1) + x^2')).toEqual([
      'The loss is finite at no start: log(-1) is NaN; change the formula.',
    ]);
  });

  it('looks into definitions that share one another only once', () => {
    const doubled = Array.from({ length: 60 }, (_, k) => `d${k + 1} = d${k} + d${k}`);
    const text = ['d0 = mean(b)', ...doubled, '(x - log(d60 - d60))^2'].join('\n');
    expect(problem('data: {b: [1, 2]}', text)[0]).toContain('The loss is finite at no start: log(');
  });

  it('names a chosen start where it is not', () => {
    expect(problem('steps: 5', 'log(-5 - x^2)')[0]).toContain('give a start where it is finite');
  });

  it('stand at the value or the key', () => {
    const text = '---\noptimizer: {adam: {beta1: 1.5, bta2: 0.9}}\n---\nx^2\n';
    const places = prepare(text).problems.map(({ range }) => text.slice(range.start, range.end));
    expect(places).toEqual(['1.5', 'bta2']);
  });

  it('of an own optimizer stand in its lines', () => {
    const text =
      '---\noptimizer:\n  mine:\n    equations: |\n      m = bta * m + g\n      w = w - alpha * m\n---\nx^2\n';
    const [first] = prepare(text).problems;
    expect(text.slice(first!.range.start, first!.range.end)).toBe('bta');
  });

  it('are told of the settings also where the loss has problems', () => {
    const messages = problemsOf('---\noptimizer: adm\n---\nx^2 +\n');
    expect(messages.some(message => message.includes('did you mean adam'))).toBe(true);
    expect(messages).toHaveLength(2);
  });

  it('refuse Newton for more than 100 parameters', () => {
    const loss = Array.from({ length: 101 }, (_, i) => `w${i}^2`).join(' + ');
    expect(problem('optimizer: newton', loss)).toEqual([
      'Newton needs the Hessian, which is built for up to 100 parameters; this loss has 101.',
    ]);
  });
});

describe('state', () => {
  it('starts from a number, a value per parameter, or an expression of w and hyperparameters', () => {
    const run = (state: string) => {
      const { program, objective, experiment } = prepared(
        `---\nstart: {x: 2, y: 1}\noptimizer: {momentum: {alpha: 0.1, state: ${state}}}\nsteps: 1\n---\nx^2 + y^2\n`,
      );
      return { program, objective, experiment };
    };
    expect(run('{m: 3}').experiment.runs[0]!.optimizer.state[0]).toMatchObject({
      shape: 'parameters',
      initial: { value: 3 },
    });
    expect(run('{m: {x: 1}}').experiment.runs[0]!.optimizer.state[0]!.values).toEqual([1, 0]);
    expect(run('{m: beta * w}').experiment.runs[0]!.optimizer.state[0]!.initial.kind).toBe('call');
  });
});
