// @ts-check
// `npm run build`: bundles everything that ships and everything the tests run. `--watch` keeps going. What the bundles are is in lib/bundles.mjs.
import esbuild from 'esbuild';
import { bundles } from './lib/bundles.mjs';
import { writeNotices } from './lib/notices.mjs';

const watch = process.argv.includes('--watch');

if (watch) {
  const contexts = await Promise.all(bundles().map(options => esbuild.context(options)));
  await Promise.all(contexts.map(context => context.watch()));
  console.log('Watching; Ctrl+C ends it.');
} else {
  const results = await Promise.all(bundles().map(options => esbuild.build(options)));
  const shipped = results.flatMap(result => Object.entries(result.metafile.outputs));
  for (const [file, { bytes }] of shipped.filter(([file]) => /\.(js|css|mjs)$/.test(file))) {
    console.log(`${file.padEnd(28)} ${Math.ceil(bytes / 1024).toString()} kB`);
  }
  await writeNotices(results.map(result => result.metafile));
}
