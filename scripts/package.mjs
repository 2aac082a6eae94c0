// @ts-check
// `npm run package`: makes descent.vsix, which installs into any VS Code, on the desktop or in a browser.
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail, say } from './lib/log.mjs';
import { makePackage } from './lib/package.mjs';

try {
  const file = await makePackage();
  const { size } = await stat(file);
  say(`${basename(file)}, ${(size / 2 ** 20).toFixed(1)} MB`);
} catch (error) {
  fail(error);
}
