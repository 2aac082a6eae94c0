// @ts-check
// Makes the one universal .vsix from a clean build. What goes in is .vscodeignore's allow list.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { root, vsix } from './paths.mjs';
import { run } from './processes.mjs';

/** @returns {Promise<string>} the file */
export async function makePackage() {
  for (const old of [join(root, 'dist'), vsix]) await rm(old, { recursive: true, force: true });
  await run(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root });
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const options = [
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
  ];
  await run(process.execPath, [vsce, 'package', ...options, '--out', vsix], { cwd: root });
  return vsix;
}
