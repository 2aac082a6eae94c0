// @ts-check
// `npm run build`: bundles everything that ships and everything the tests run. `-- --watch` keeps going; `-- page plotly` makes only these. What the bundles are is in lib/bundles.mjs.
import { writeFile } from 'node:fs/promises';
import esbuild from 'esbuild';
import { bundles } from './lib/bundles.mjs';
import { fail, say } from './lib/log.mjs';
import { noticesFile, thirdPartyNotices } from './lib/notices.mjs';

const names = process.argv.slice(2).filter(argument => !argument.startsWith('--'));

async function watch() {
  const contexts = await Promise.all(bundles(names).map(options => esbuild.context(options)));
  await Promise.all(contexts.map(context => context.watch()));
  say('Watching; Ctrl+C ends it.');
}

async function build() {
  const results = await Promise.all(bundles(names).map(options => esbuild.build(options)));
  const metafiles = results.map(({ metafile }) => metafile);
  for (const [file, { bytes }] of metafiles.flatMap(({ outputs }) => Object.entries(outputs))) {
    if (/\.(js|css|mjs)$/.test(file))
      say(`${file.padEnd(32)} ${Math.ceil(bytes / 1024).toString()} kB`);
  }
  if (names.length === 0) await writeFile(noticesFile, await thirdPartyNotices(metafiles));
}

try {
  await (process.argv.includes('--watch') ? watch() : build());
} catch (error) {
  fail(error);
}
