// The command line as a whole: words in, text and exit code out, with files that exist only here.
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../../src/core/command';

const files: Readonly<Record<string, string>> = {
  'r.loss':
    '---\nstart: {x: -1.2, y: 1}\nsteps: 20\noptimizers: [{sgd: {alpha: 0.001}}, {adam: {alpha: 0.2}}]\n---\n(1 - x)^2 + 100 * (y - x^2)^2\n',
  'own.loss':
    '---\nstart: {x: 1}\nsteps: 5\noptimizers:\n  - sgd: {alpha: 0.1, label: slow}\n  - mine:\n      equations: |\n        w = w - alpha * g\n---\nx^2\n',
  'data.loss': '---\ndata: points.csv\nalpha: 0.01\n---\nsum((y - b0 - b1*x)^2)\n',
  'points.csv': 'x,y\n1,1\n2,3\n',
  'one.loss': '---\nalpha: 0.01\n---\nx = [2]\nsum((x - a)^2)\n',
  'away.loss': '---\ndata: away.csv\n---\nsum((y - b*x)^2)\n',
  'wrong.loss': '---\r\noptimizer: adm\r\n---\r\nx^2 +\r\n',
  'warned.loss': '---\nalpha: 0.1\n---\nxy = 3\nx^2 + y^2\n',
};

function cli(...words: string[]): { code: number; out: string; error: string } {
  let out = '';
  let error = '';
  const code = runCommand(words, {
    out: text => void (out += text),
    error: text => void (error += text),
    read: file => (file in files ? { text: files[file]! } : { error: 'there is no such file' }),
    readData: (_, path) =>
      path in files ? { path, text: files[path]! } : { path, error: 'there is no such file' },
    engine: 'v8 test',
  });
  return { code, out, error };
}

describe('descent run', () => {
  it('says in words how each run went', () => {
    const { code, out, error } = cli('run', 'r.loss');
    expect(code).toBe(0);
    expect(error).toBe('');
    expect(out).toContain('Gradient descent (alpha 0.001): 20 steps, 20 gradient evaluations');
    expect(out).toContain('Adam is still descending after 20 steps:');
  });

  it('counts rows in words', () => {
    expect(cli('check', 'data.loss').out).toMatch(/, 2 rows\n/);
    expect(cli('check', 'one.loss').out).toMatch(/, 1 row\n/);
  });

  it('--json writes the whole record', () => {
    const record = JSON.parse(cli('run', 'r.loss', '--json').out) as {
      engine: string;
      runs: { steps: unknown[] }[];
    };
    expect(record.engine).toBe('v8 test');
    expect(record.runs.map(({ steps }) => steps.length)).toEqual([21, 21]);
  });

  it('--summary writes each run’s last row and verdict', () => {
    const record = JSON.parse(cli('run', 'r.loss', '--summary').out) as {
      runs: { steps: { step: number }[]; verdict: { kind: string } }[];
    };
    expect(
      record.runs.map(({ steps, verdict }) => [steps.map(({ step }) => step), verdict.kind]),
    ).toEqual([
      [[20], 'budget'],
      [[20], 'budget'],
    ]);
  });

  it('--csv writes the table', () => {
    expect(cli('run', 'r.loss', '--csv').out.split('\n')).toHaveLength(1 + 42 + 1);
  });

  it('takes flags over the document', () => {
    const { out } = cli(
      'run',
      'r.loss',
      '--optimizer',
      'adam',
      '--steps',
      '3',
      '--alpha',
      '1/4',
      '--json',
      '--seed=5',
    );
    const { runs } = JSON.parse(out) as {
      runs: {
        optimizer: string;
        seed: number;
        hyperparameters: { alpha: number };
        steps: unknown[];
      }[];
    };
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({ optimizer: 'adam', seed: 5, hyperparameters: { alpha: 0.25 } });
    expect(runs[0]!.steps).toHaveLength(4);
  });

  it('finds a run of the document by optimizer or label, with its own settings', () => {
    const labels = (...words: string[]) =>
      (
        JSON.parse(cli('run', 'own.loss', '--json', ...words).out) as {
          runs: { label: string; convention: string }[];
        }
      ).runs;
    expect(labels('--optimizer', 'slow')).toMatchObject([{ label: 'slow' }]);
    expect(labels('--optimizer', 'mine', '--optimizer', 'adam')).toMatchObject([
      { label: 'mine', convention: 'own' },
      { label: 'adam' },
    ]);
  });

  it('reads the data file beside the document', () => {
    expect(cli('run', 'data.loss').code).toBe(0);
  });
});

describe('problems', () => {
  it('are told as FILE:LINE:COLUMN: message, with exit code 2', () => {
    const { code, out, error } = cli('run', 'wrong.loss');
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(error).toMatch(
      /^wrong\.loss:2:12: There is no optimizer “adm”; did you mean adam\?\nwrong\.loss:4:\d+: .+\n$/,
    );
  });

  it('of the data file too', () => {
    const { code, error } = cli('check', 'away.loss');
    expect(code).toBe(2);
    expect(error).toMatch(/^away\.loss:2:7: .*away\.csv.* there is no such file\.\n$/);
  });

  it('that only warn leave the exit code 0', () => {
    const { code, out } = cli('check', 'warned.loss');
    expect(code).toBe(0);
    expect(out).toMatch(/^warned\.loss:4:1: warning: /);
  });
});

describe('descent check', () => {
  it('shows loss, gradient and what was chosen', () => {
    const { code, out } = cli('check', 'r.loss');
    expect(code).toBe(0);
    expect(out).toContain('r.loss: no problems.');
    expect(out).toContain('∂/∂y = 200 * (y - x^2)');
    expect(out).toContain('Gradient checked.');
  });
});

describe('descent explain', () => {
  it('prints a step of every run', () => {
    const { code, out } = cli('explain', 'r.loss', '--step', '3');
    expect(code).toBe(0);
    expect(out.match(/step 3 of 20/g)).toHaveLength(2);
  });

  it('prints LaTeX on demand', () => {
    const { out } = cli('explain', 'r.loss', '--step', '1', '--latex', '--optimizer', 'sgd');
    expect(out).toContain('& w \\leftarrow w - \\alpha g \\\\\n{w}_{x} &= ');
  });

  it('prints every digit on demand', () => {
    const { out } = cli('explain', 'r.loss', '--step', '1', '--exact', '--optimizer', 'sgd');
    expect(out).toContain('= -0.9843999999999999');
  });

  it('prints the start once: it is that of all runs', () => {
    const { out } = cli('explain', 'r.loss', '--step', '0');
    expect(out.match(/The start: /g)).toHaveLength(1);
  });

  it('says so when there is no such step', () => {
    expect(cli('explain', 'r.loss', '--step', '21')).toEqual({
      code: 1,
      out: '',
      error: 'descent: There is no step 21; the longest run took 20 steps.\n',
    });
    expect(cli('explain', 'r.loss', '--step', '9999', '--optimizer', 'sgd').error).toBe(
      'descent: There is no step 9999; the run took 20 steps.\n',
    );
  });
});

describe('descent export', () => {
  it.each([
    ['numpy', 'import numpy as np'],
    ['pytorch', 'import torch'],
    ['csv', 'run,step,loss'],
    ['json', '"descent"'],
    ['markdown', '# Descent report'],
  ])('--to %s', (format, part) => {
    const { code, out } = cli('export', 'r.loss', '--to', format);
    expect(code).toBe(0);
    expect(out).toContain(part);
  });
});

describe('wrong words', () => {
  it.each([
    [['explian', 'r.loss'], 'There is no command “explian”; did you mean explain?'],
    [['run'], '“descent run” needs a file, as in: descent run rosenbrock.loss'],
    [['run', 'r.loss', 'own.loss'], '“descent run” takes one file; “own.loss” is a second one.'],
    [['run', 'nowhere.loss'], '“nowhere.loss” can’t be read: there is no such file'],
    [['run', 'r.loss', '--jsn'], '“descent run” has no “--jsn”; did you mean --json?'],
    [['run', 'r.loss', '--json', '--csv'], 'Write one of --json and --csv, not both.'],
    [['run', 'r.loss', '--steps', 'ten'], '--steps needs a number, not “ten”.'],
    [['run', 'r.loss', '--steps', '1.5'], '--steps needs a whole number of at least 0, not 1.5.'],
    [['run', 'r.loss', '--steps'], '--steps needs a value.'],
    [['run', 'r.loss', '--optimizer', 'adm'], 'There is no optimizer “adm”; did you mean adam?'],
    [['explain', 'r.loss'], '--step needs a step, as in --step 3.'],
    [
      ['explain', 'r.loss', '--step', '1', '--latex', '--exact'],
      'Write one of --exact and --latex, not both.',
    ],
    [['export', 'r.loss', '--to', 'nump'], 'There is no export to “nump”; did you mean numpy?'],
    [['check', 'r.loss', '--json'], '“descent check” has no “--json”.'],
  ])('%j', (words, message) => {
    const { code, out, error } = cli(...words);
    expect(error).toBe(`descent: ${message}\n`);
    expect(out).toBe('');
    expect(code).toBe(1);
  });

  it('or none show how it is used', () => {
    expect(cli().out).toContain('descent run FILE');
    expect(cli('--version').out).toMatch(/^descent \d/);
  });
});
