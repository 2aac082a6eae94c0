// @ts-check
// `npm run test:desktop`: the host suites in a desktop VS Code, by @vscode/test-electron. `-- --code PATH` (or DESCENT_CODE) names an executable; else it is downloaded.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installDependencies } from './lib/dependencies.mjs';
import { removeAtExit } from './lib/exit.mjs';
import { fail, say } from './lib/log.mjs';
import { cache, root } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';

function executable() {
  const at = process.argv.indexOf('--code');
  return at < 0 ? process.env.DESCENT_CODE : process.argv[at + 1];
}

async function desktop() {
  const given = executable();
  if (given !== undefined) return given;
  const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
  say('Downloading a desktop VS Code into .cache (once) ...');
  try {
    return await downloadAndUnzipVSCode({ version: 'stable', cachePath: join(cache, 'desktop') });
  } catch (error) {
    throw new Error(
      'No desktop VS Code could be downloaded. Name an installed one: npm run test:desktop -- --code PATH. `npm test` runs the same suites without one.',
      { cause: error },
    );
  }
}

try {
  await installDependencies();
  await run(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root });
  const vscodeExecutablePath = await desktop();
  const home = await mkdtemp(join(tmpdir(), 'descent-desktop-'));
  removeAtExit(home);
  const { runTests } = await import('@vscode/test-electron');
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: root,
    extensionTestsPath: join(root, 'out', 'host', 'index.js'),
    launchArgs: [
      '--disable-workspace-trust',
      '--disable-telemetry',
      '--skip-welcome',
      '--user-data-dir',
      join(home, 'user-data'),
      '--extensions-dir',
      join(home, 'extensions'),
    ],
  });
} catch (error) {
  fail(error);
  process.exit(1);
}
