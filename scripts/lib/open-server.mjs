// @ts-check
// Opens the packaged extension in the VS Code Server from npm: installs it there, starts the server, prints the address, stays.
import { once } from 'node:events';
import { cachedServer } from './cached-server.mjs';
import { say } from './log.mjs';
import { installVsix, startServer } from './server.mjs';

/** @typedef {{ userData: string, extensions: string, samples: string, sample: string, vsix: string }} Home */

/** @param {Home & { port: number }} options */
export async function openServer({ userData, extensions, samples, sample, vsix, port }) {
  say('Using the VS Code Server from npm (npm start -- --code PATH names an installed VS Code).');
  const folders = { vscode: await cachedServer(), userData, extensions };
  say('Installing the extension into it ...');
  await installVsix(folders, vsix);
  say('Starting it ...');
  const server = await startServer(
    folders,
    ['--disable-workspace-trust'],
    port === 0 ? undefined : port,
  );
  const query = new URLSearchParams({
    folder: samples,
    payload: JSON.stringify([
      ['openFile', `vscode-remote://127.0.0.1:${server.port.toString()}${sample}`],
    ]),
  });
  say(
    `\nOpen this address in a browser:\n\n  http://127.0.0.1:${server.port.toString()}/?${query.toString()}\n`,
  );
  say('There, press the play button, or F1 and "Descent: Run". Ctrl+C here ends it.');
  await once(server.child, 'close');
  throw new Error(`VS Code Server has ended.\n${server.log()}`);
}
