// @ts-check
// Makes ThirdPartyNotices.txt: the licence of every package that esbuild's metafiles say is in a shipped bundle.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

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

/**
 * @param {string} folder
 * @returns {Promise<string>}
 */
async function notice(folder) {
  const {
    name,
    version,
    license = 'see below',
    homepage = '',
  } = /** @type {{ name: string, version: string, license?: string, homepage?: string }} */ (
    JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  );
  const files = (await readdir(folder))
    .filter(file => /^(licen[cs]e|copying|notice)/i.test(file))
    .sort();
  if (files.length === 0) throw new Error(`${folder} is shipped but carries no licence text.`);
  const texts = await Promise.all(files.map(file => readFile(join(folder, file), 'utf8')));
  const head = [`${name} ${version} (${license})`, homepage].filter(Boolean).join('\n');
  return `${head}\n\n${texts.map(text => text.trim().replace(/\r\n/g, '\n')).join('\n\n')}`;
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
