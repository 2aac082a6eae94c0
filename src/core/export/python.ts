// A script that descends without Descent: the document's loss and the optimizers' equations in NumPy or PyTorch, which asserts
// at its end that it came to the same place. Both are printed from the same trees that ran.

import type { Prepared } from '../experiment';
import type { Run } from '../run/types';
import { version } from '../version';
import { lossFunctions } from './python-loss';
import { runFunction } from './python-run';
import type { Dialect } from './python-expression';

/** How closely the script must come to the same last point; roundings differ from one library to another. */
const TOLERANCE = 'rtol=1e-6, atol=1e-9';

/** The whole script. */
export function pythonScript(prepared: Prepared, runs: readonly Run[], dialect: Dialect): string {
  const { program } = prepared;
  if (!program) throw new Error('A document with problems cannot be exported.');
  const library = dialect === 'numpy' ? 'NumPy' : 'PyTorch';
  const parts = [
    `# Made by Descent ${version}. The loss and every optimizer below are printed from the equations that ran; at the end each`,
    `# run is held to where Descent came with it. Needs ${library}.`,
    'import math',
    '',
    dialect === 'numpy' ? 'import numpy as np' : 'import torch',
    '',
    ...(dialect === 'numpy'
      ? ['np.seterr(all="ignore")', '']
      : [
          'torch.set_default_dtype(torch.float64)',
          '',
          '',
          'def tensor(value):',
          '    return torch.as_tensor(value, dtype=torch.float64)',
        ]),
    '',
    lossFunctions(program, runs, dialect),
    ...runs.map((run, i) => `\n\n${runFunction(run, i + 1, dialect)}`),
    '',
    'if __name__ == "__main__":',
    ...runs.flatMap((run, i) => ending(run, i + 1, dialect)),
    '',
  ];
  return parts.join('\n');
}

function ending(run: Run, number: number, dialect: Dialect): string[] {
  const last = [...run.session.pointAt(run.session.steps)].map(value =>
    Number.isFinite(value) ? String(value) : `float("${String(value).toLowerCase()}")`,
  );
  const name = JSON.stringify(run.plan.label);
  const expected = `[${last.join(', ')}]`;
  return dialect === 'numpy'
    ? [
        `    w = run_${number}()`,
        `    print(${name}, w, loss(w))`,
        `    np.testing.assert_allclose(w, ${expected}, ${TOLERANCE})`,
      ]
    : [
        `    w = run_${number}()`,
        `    print(${name}, w, loss(w))`,
        `    torch.testing.assert_close(w, tensor(${expected}), ${TOLERANCE}, equal_nan=True)`,
      ];
}
