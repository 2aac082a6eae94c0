// @ts-check
// Runs the cached VS Code Server: installs a package into its folder of extensions, starts it on a free loopback port, stops it.
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { end, run, start } from './processes.mjs';

/** @typedef {{ vscode: string, userData: string, extensions: string }} Folders */
/** @typedef {{ port: number, child: import('node:child_process').ChildProcess, log: () => string, stop: () => Promise<void> }} RunningServer */

const patience = 60_000;

/** @param {Folders} folders */
const main = ({ vscode, userData, extensions }) => [
  join(vscode, 'out', 'server-main.js'),
  '--accept-server-license-terms',
  '--user-data-dir',
  userData,
  '--extensions-dir',
  extensions,
];

/**
 * @param {Folders} folders
 * @param {string} vsix
 */
export async function installVsix(folders, vsix) {
  await run(process.execPath, [...main(folders), '--install-extension', vsix, '--force']);
}

/**
 * @param {Folders} folders
 * @param {readonly string[]} [more]
 * @param {number} [wanted] the port; a free one when it is left out
 * @returns {Promise<RunningServer>}
 */
export async function startServer(folders, more = [], wanted) {
  const port = wanted ?? (await freePort());
  const child = start(process.execPath, [
    ...main(folders),
    '--host',
    '127.0.0.1',
    '--port',
    port.toString(),
    '--without-connection-token',
    '--disable-telemetry',
    ...more,
  ]);
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', chunk => (log += String(chunk)));
  }
  const deadline = Date.now() + patience;
  while (!log.includes('Extension host agent listening')) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await end(child);
      throw new Error(`VS Code Server did not start.\n${log}`);
    }
    await sleep(50);
  }
  return { port, child, log: () => log, stop: () => end(child) };
}

/** @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('No free port.'));
        else resolve(address.port);
      });
    });
  });
}
