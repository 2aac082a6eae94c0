// @ts-check
// Lists the files under a folder by the end of their names, in a stable order, with forward slashes.
import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';

/**
 * @param {string} folder
 * @param {...string} endings
 * @returns {Promise<string[]>}
 */
export async function findFiles(folder, ...endings) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter(entry => entry.isFile() && endings.some(ending => entry.name.endsWith(ending)))
    .map(entry => join(entry.parentPath, entry.name).split(sep).join('/'))
    .sort();
}
