// @ts-check
// What is tidied when a process ends, by itself or by Ctrl+C: what it started is ended, then its temporary folders go.
import { rmSync } from 'node:fs';

/** @type {(() => Promise<void>)[]} */
const interrupts = [];
/** @type {(() => void)[]} */
const exits = [];
/** @type {Set<string>} */
const folders = new Set();

/** What Ctrl+C waits for. @param {() => Promise<void>} task */
export function atInterrupt(task) {
  interrupts.push(task);
}

/** What every end does, synchronously. @param {() => void} task */
export function atExit(task) {
  exits.push(task);
}

/** @param {string} folder */
export function removeAtExit(folder) {
  folders.add(folder);
}

process.on('exit', () => {
  for (const task of exits) task();
  // The programs just ended may still be letting go of their files.
  const patient = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 };
  for (const folder of folders) rmSync(folder, patient);
});

let interrupted = false;
for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(name, () => {
    if (interrupted) return;
    interrupted = true;
    const tasks = interrupts.map(task => task());
    void Promise.allSettled(tasks).then(() => process.exit(130));
  });
}
