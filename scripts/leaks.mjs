// @ts-check
// `npm run leaks`: ten thousand runs in a real extension host, then an hour of playback in a real browser; fails where memory grows. `-- --minutes N` plays for N minutes.
import { join } from 'node:path';
import { cachedBrowser } from './lib/cached-browser.mjs';
import { cachedServer } from './lib/cached-server.mjs';
import { installDependencies } from './lib/dependencies.mjs';
import { fail, say } from './lib/log.mjs';
import { root } from './lib/paths.mjs';
import { outcome, run } from './lib/processes.mjs';

const at = process.argv.indexOf('--minutes');
const minutes = at < 0 ? 60 : Number(process.argv[at + 1]);

/** @param {string} name @param {string} argument @param {NodeJS.ProcessEnv} [env] */
async function harness(name, argument, env = {}) {
  const script = join(root, 'out', 'harness', `${name}.mjs`);
  const options = { cwd: root, show: true, env: { ...process.env, ...env } };
  return (await outcome(process.execPath, [script, argument], options)).code;
}

try {
  if (!(minutes >= 0)) throw new Error('--minutes takes a number, such as 5.');
  await installDependencies();
  await run(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root });
  await Promise.all([cachedBrowser(), cachedServer()]);
  say('Ten thousand runs in VS Code’s extension host ...');
  const runs = await harness('run-host-suites', 'node', {
    DESCENT_LEAKS: '10',
    DESCENT_SUITE: 'Nothing leaks',
  });
  say(`Playing for ${minutes.toString()} minutes ...`);
  const playback = await harness('hour', minutes.toString());
  say(runs + playback === 0 ? 'Nothing leaks.' : 'Memory grows: see above.');
  process.exit(runs + playback === 0 ? 0 : 1);
} catch (error) {
  fail(error);
  process.exit(1);
}
