// @ts-check
// `npm run bench`: bundles the bench as the extension itself is bundled and runs it in a fresh Node. Arguments are handed on.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
const out = `${root}.cache/bench`;
mkdirSync(out, { recursive: true });
await esbuild.build({
  absWorkingDir: root,
  entryPoints: {
    main: 'test/bench/main.ts',
    build: 'test/bench/build-time.ts',
    start: 'test/bench/start-up.ts',
    slices: 'test/bench/slices.ts',
  },
  outdir: out,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  minify: true,
  keepNames: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
});
const { status } = spawnSync(process.execPath, [`${out}/main.cjs`, ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd: root,
});
process.exitCode = status ?? 1;
