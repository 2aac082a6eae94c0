// @ts-check
// Fills the ignored cache folder from the lockfiles in scripts/cache, once: an installation is made under a temporary name and renamed when it is whole.
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from './log.mjs';
import { cache, root } from './paths.mjs';
import { npm } from './processes.mjs';

/**
 * @typedef {object} Recipe
 * @property {string} name a folder of scripts/cache
 * @property {string} title what a person would call it
 * @property {string} version of the steps in `finish`; changing it installs anew
 * @property {(folder: string) => Promise<void>} finish what is done after `npm ci`
 */

/** Those of this process, by name: two stages may ask for the same at once. @type {Map<string, Promise<string>>} */
const asked = new Map();

/**
 * Returns the folder of a finished installation, after making it if need be.
 * @param {Recipe} recipe
 * @returns {Promise<string>}
 */
export function ensure(recipe) {
  const known = asked.get(recipe.name) ?? install(recipe);
  asked.set(recipe.name, known);
  return known;
}

/** @param {Recipe} recipe */
async function install(recipe) {
  const source = join(root, 'scripts', 'cache', recipe.name);
  const lockfile = await readFile(join(source, 'package-lock.json'));
  const hash = createHash('sha256')
    .update(lockfile)
    .update(recipe.version)
    .digest('hex')
    .slice(0, 12);
  const target = join(cache, `${recipe.name}-${hash}`);
  await mkdir(cache, { recursive: true });
  await removeUnfinished(recipe.name);
  if (await exists(target)) return target;
  say(`Installing ${recipe.title} into .cache (once) ...`);
  const unfinished = `${target}.unfinished-${process.pid.toString()}`;
  try {
    await cp(source, unfinished, { recursive: true });
    await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: unfinished });
    await recipe.finish(unfinished);
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Another run may have finished the same installation first.
    if (await exists(target)) return target;
    throw new Error(failure(recipe, error), { cause: error });
  }
  return target;
}

/** @param {Recipe} recipe @param {unknown} error */
function failure({ title }, error) {
  return [
    `${title} could not be installed.`,
    error instanceof Error ? error.message : String(error),
    'Nothing half-finished was kept. Check that npm can download packages here (`npm ping`), then run the same command again.',
  ].join('\n');
}

/** @param {string} path */
async function exists(path) {
  return await stat(path).then(
    () => true,
    () => false,
  );
}

/**
 * Removes what runs that were killed have left behind.
 * @param {string} name
 */
async function removeUnfinished(name) {
  for (const entry of await readdir(cache)) {
    const pid = new RegExp(`^${name}-.*\\.unfinished-(\\d+)$`).exec(entry)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    try {
      await rm(join(cache, entry), { recursive: true, force: true, maxRetries: 3 });
    } catch (error) {
      // An npm that outlived its killed parent may still write there; a later run takes it.
      say(`Could not yet remove .cache/${entry}: ${String(error)}`);
    }
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
