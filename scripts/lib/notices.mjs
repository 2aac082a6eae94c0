// @ts-check
// Makes ThirdPartyNotices.txt: the licence of every package that esbuild's metafiles say is in a shipped bundle.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './paths.mjs';

export const noticesFile = 'ThirdPartyNotices.txt';

/**
 * The packages whose files are in the bundles, as folders of node_modules. Fonts count: they are inputs of a stylesheet.
 * @param {import('esbuild').Metafile[]} metafiles
 */
export function bundledPackages(metafiles) {
  const folders = metafiles
    .flatMap(metafile => Object.entries(metafile.outputs))
    .filter(([file]) => file.startsWith('dist/'))
    .flatMap(([, { inputs }]) => Object.keys(inputs))
    .map(input => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0])
    .filter(folder => folder !== undefined);
  return [...new Set(folders)].sort();
}

/** @typedef {{ name: string, version: string, license?: string, homepage?: string, author?: unknown }} Manifest */

/**
 * @param {string} folder
 * @returns {Promise<string>}
 */
async function notice(folder) {
  const manifest = /** @type {Manifest} */ (
    JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  );
  const { name, version, license = 'see below', homepage = '' } = manifest;
  const head = [`${name} ${version} (${license})`, homepage].filter(Boolean).join('\n');
  return `${head}\n\n${await licenceText(folder, manifest)}`;
}

/**
 * @param {string} folder
 * @param {Manifest} manifest
 * @returns {Promise<string>}
 */
async function licenceText(folder, { license, author }) {
  const names = (await readdir(folder)).filter(file => /^(licen[cs]e|copying|notice)/i.test(file));
  const texts = await Promise.all(names.sort().map(name => readFile(join(folder, name), 'utf8')));
  if (texts.length > 0) return texts.map(text => text.trim().replace(/\r\n/g, '\n')).join('\n\n');
  // A package that says MIT and its author, but forgot the text: the text is ours but for the name.
  if (license === 'MIT' && typeof author === 'string') {
    const ours = await readFile(join(root, 'LICENSE'), 'utf8');
    return ours.trim().replace(/^Copyright .*$/m, `Copyright (c) ${author}`);
  }
  throw new Error(`${folder} is shipped but carries no licence text.`);
}

/**
 * @param {import('esbuild').Metafile[]} metafiles
 * @returns {Promise<string>}
 */
export async function thirdPartyNotices(metafiles) {
  const notices = await Promise.all(bundledPackages(metafiles).map(notice));
  const rule = `\n\n${'-'.repeat(80)}\n\n`;
  const intro =
    'Descent contains the following third-party software. Its own licence is in LICENSE.';
  return [intro, ...notices].join(rule) + '\n';
}
