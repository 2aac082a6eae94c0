// @ts-check
// `npm run pictures`: packages the extension and takes the pictures of media/pictures/ of it at work in a real VS Code (test/harness/take-pictures.ts).
import { join } from 'node:path';
import { installDependencies } from './lib/dependencies.mjs';
import { fail } from './lib/log.mjs';
import { makePackage } from './lib/package.mjs';
import { root } from './lib/paths.mjs';
import { outcome } from './lib/processes.mjs';

try {
  await installDependencies();
  await makePackage();
  const script = join(root, 'out', 'harness', 'take-pictures.mjs');
  const { code } = await outcome(process.execPath, [script], { cwd: root, show: true });
  process.exitCode = code;
} catch (error) {
  fail(error);
}
