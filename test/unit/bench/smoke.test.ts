// The bench runs: every candidate agrees with the hand-written one, and each table is printed. Its figures are not looked at here.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test('npm run bench -- --smoke', { timeout: 120_000 }, () => {
  const script = fileURLToPath(new URL('../../bench/run.mjs', import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, '--smoke'], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  for (const title of [
    'Loss and gradient',
    'A whole Adam step',
    'Adam steps on Rosenbrock',
    'From text to the first gradient',
    'Loading, ms of CPU',
    'The longest slice',
    'Sizes',
  ]) {
    expect(stdout).toContain(title);
  }
});
