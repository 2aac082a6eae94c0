// @ts-check
// Makes sure that node_modules is what the lockfile says; a fresh clone has none. Uses nothing but Node.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from './log.mjs';
import { root } from './paths.mjs';
import { npm } from './processes.mjs';

/** @typedef {Record<string, { version?: string, optional?: boolean, link?: boolean }>} Packages */

export async function installDependencies() {
  const oldest = 20;
  if (Number(process.versions.node.split('.')[0]) < oldest) {
    throw new Error(
      `Descent needs Node ${oldest.toString()} or newer; this is ${process.version}.`,
    );
  }
  const wanted = await packages(join(root, 'package-lock.json'));
  const present = await packages(join(root, 'node_modules', '.package-lock.json')).catch(
    () => ({}),
  );
  if (isComplete(wanted, present)) return;
  say('Installing the libraries of the project (npm ci) ...');
  await npm(['ci', '--no-audit', '--no-fund'], { cwd: root });
}

/** @param {Packages} wanted @param {Packages} present */
function isComplete(wanted, present) {
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || optional === true || present[path]?.version === version,
  );
}

/**
 * @param {string} lockfile
 * @returns {Promise<Packages>}
 */
async function packages(lockfile) {
  const { packages } = /** @type {{ packages: Packages }} */ (
    JSON.parse(await readFile(lockfile, 'utf8'))
  );
  return packages;
}
