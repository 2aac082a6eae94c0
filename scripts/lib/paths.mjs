// @ts-check
// Where things are: the repository, its cache, its package.
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// Scripts run from scripts/lib, the harness from its bundle in out/harness; both are started in the repository.
const here = dirname(fileURLToPath(import.meta.url));

export const root = /[/\\](scripts[/\\]lib|out[/\\]harness)$/.test(here)
  ? resolve(here, '../..')
  : process.cwd();
export const cache = join(root, '.cache');
export const vsix = join(root, 'descent.vsix');
export const screenshots = join(cache, 'screenshots');
