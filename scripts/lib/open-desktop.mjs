// @ts-check
// Opens the packaged extension in an installed VS Code, with settings and extensions of its own; returns when its window is closed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { atExit } from './exit.mjs';
import { say } from './log.mjs';
import { run } from './processes.mjs';

/** @param {import('./open-server.mjs').Home & { code: string }} options */
export async function openDesktop({ userData, extensions, samples, sample, vsix, code }) {
  const shell = process.platform === 'win32';
  const own = ['--user-data-dir', userData, '--extensions-dir', extensions];
  say(`Installing the extension into ${code}, with settings and extensions of its own ...`);
  await run(code, [...own, '--install-extension', vsix, '--force'], { shell });
  atExit(() => endWindow(userData));
  say('Opening it. There, press the play button, or F1 and "Descent: Run".');
  say('Closing its window, or Ctrl+C here, ends it.');
  const window = ['--new-window', '--wait', '--disable-workspace-trust', '--skip-welcome'];
  await run(code, [...own, ...window, samples, '--goto', sample], { shell });
}

/**
 * `code` leaves its window in a process of its own, whose number VS Code writes into its data folder.
 * @param {string} userData
 */
function endWindow(userData) {
  try {
    const pid = Number(readFileSync(join(userData, 'code.lock'), 'utf8'));
    if (pid > 0) process.kill(pid);
  } catch (error) {
    const { code = '' } = /** @type {NodeJS.ErrnoException} */ (error);
    // No such file or process: the window is closed already.
    if (!['ENOENT', 'ESRCH'].includes(code)) throw error;
  }
}
