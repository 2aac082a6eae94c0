// @ts-check
// `npm run bench`: builds the extension, whose files are weighed and timed, bundles the bench as the extension itself is bundled
// and runs it in a fresh Node. Arguments are handed on; a smoke run takes the extension as it finds it.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
if (!process.argv.includes('--smoke')) {
  const built = spawnSync(
    process.execPath,
    ['scripts/build.mjs', 'extension', 'cli', 'page', 'plotly'],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      cwd: root,
    },
  );
  if (built.status !== 0) process.exit(built.status ?? 1);
}
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
