// @ts-check
// What is tidied when a process ends, by itself or by Ctrl+C: first what it started is ended, then its temporary folders go.
import { rmSync } from 'node:fs';

/** @type {(() => void)[]} */
const ends = [];
/** @type {Set<string>} */
const folders = new Set();

/** @param {() => void} task synchronous, as all at a process's end must be */
export function atExit(task) {
  ends.push(task);
}

/** @param {string} folder */
export function removeAtExit(folder) {
  folders.add(folder);
}

process.on('exit', () => {
  for (const task of ends) task();
  // The programs just ended may still be letting go of their files.
  const patient = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 };
  for (const folder of folders) rmSync(folder, patient);
});
for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(name, () => process.exit(130));
}
