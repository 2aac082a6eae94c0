// @ts-check
// `npm start`: installs what is missing, packages the extension and opens it on the samples, in an installed VS Code or in the server from npm. `-- --code PATH` names a VS Code, `-- --server` wants the server, `-- --port N` its port.
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { installDependencies } from './lib/dependencies.mjs';
import { removeAtExit } from './lib/exit.mjs';
import { fail, say } from './lib/log.mjs';
import { openDesktop } from './lib/open-desktop.mjs';
import { openServer } from './lib/open-server.mjs';
import { makePackage } from './lib/package.mjs';
import { root } from './lib/paths.mjs';

const firstSample = 'rosenbrock.loss';

/** @param {string} name */
function option(name) {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

/** The VS Code that was named, else the one on PATH, else none. */
function installedCode() {
  const given = option('--code');
  if (given !== undefined) {
    if (existsSync(given)) return given;
    throw new Error(`There is no VS Code at ${given}.`);
  }
  if (process.argv.includes('--server')) return undefined;
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map(folder => join(folder, name))
    .find(path => existsSync(path));
}

/** A folder of its own, so that nothing here touches the user's settings, extensions or this clone. */
async function makeHome() {
  const home = await mkdtemp(join(tmpdir(), 'descent-start-'));
  removeAtExit(home);
  const samples = join(home, 'samples');
  await cp(join(root, 'media', 'samples'), samples, { recursive: true });
  const [userData, extensions] = [join(home, 'user-data'), join(home, 'extensions')];
  await Promise.all([mkdir(userData), mkdir(extensions)]);
  return { userData, extensions, samples, sample: join(samples, firstSample) };
}

try {
  const code = installedCode();
  await installDependencies();
  say('Building and packaging the extension ...');
  const vsix = await makePackage();
  const home = await makeHome();
  if (code === undefined) await openServer({ ...home, vsix, port: Number(option('--port') ?? 0) });
  else await openDesktop({ ...home, vsix, code });
} catch (error) {
  fail(error);
  process.exit(1);
}
