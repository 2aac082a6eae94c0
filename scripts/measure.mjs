// @ts-check
// `npm run measure`: how fast the panel's page is, beside DESIGN 5's goals (test/webview/measure.ts). Measures, proves nothing: a busy machine is slower.
import { join } from 'node:path';
import { installDependencies } from './lib/dependencies.mjs';
import { fail } from './lib/log.mjs';
import { root } from './lib/paths.mjs';
import { outcome, run } from './lib/processes.mjs';

try {
  await installDependencies();
  const build = join(root, 'scripts', 'build.mjs');
  await run(process.execPath, [build, 'harness'], { cwd: root });
  const script = join(root, 'out', 'harness', 'measure.mjs');
  const { code } = await outcome(process.execPath, [script], { cwd: root, show: true });
  process.exitCode = code;
} catch (error) {
  fail(error);
}
