// Bundles the page and its stand-in: once for all the tests of the page, as vitest's global set-up, and before a person's own stand-in.

import { join } from 'node:path';
import esbuild, { type BuildOptions } from 'esbuild';
import { bundles } from '../../../scripts/lib/bundles.mjs';
import { root } from '../../../scripts/lib/paths.mjs';

export const out = join(root, 'out', 'page');

/** The page's own bundles, exactly as they ship, into a folder of their own. */
export default async function build(): Promise<void> {
  const standIn: BuildOptions = {
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    entryPoints: {
      parent: join(root, 'test/webview/stand-in/parent.ts'),
      bridge: join(root, 'test/webview/stand-in/bridge.ts'),
    },
    external: ['vscode'],
    logLevel: 'warning',
  };
  const all: readonly BuildOptions[] = [...bundles(['page', 'plotly']), standIn];
  await Promise.all(
    all.map(options => esbuild.build({ ...options, absWorkingDir: root, outdir: out })),
  );
}
