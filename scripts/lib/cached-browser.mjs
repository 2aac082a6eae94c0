// @ts-check
// The browser of the tests: on Linux x64 one from npm that needs no system package, elsewhere an installed Chrome, Edge or Chromium.
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { ensure } from './cache.mjs';

/** @typedef {{ executablePath: string, env: Record<string, string> }} Browser */

/** @returns {Promise<Browser>} */
export async function cachedBrowser() {
  const given = process.env.DESCENT_BROWSER;
  if (given !== undefined) return { executablePath: given, env: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return await fromNpm();
  const installed = installedBrowsers().find(path => existsSync(path));
  if (installed !== undefined) return { executablePath: installed, env: {} };
  throw new Error(
    'No browser was found: install Chrome, Edge or Chromium, or name one in the environment variable DESCENT_BROWSER.',
  );
}

/** @returns {Promise<Browser>} */
async function fromNpm() {
  const folder = await ensure({
    name: 'browser',
    title: 'Chromium for the tests',
    version: '1',
    finish: unpack,
  });
  const chromium = join(folder, 'chromium');
  const libraries = [join(chromium, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH];
  return {
    executablePath: join(chromium, 'chromium'),
    env: {
      LD_LIBRARY_PATH: libraries.filter(Boolean).join(delimiter),
      // A bare system has no fonts at all, and no text without them.
      ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: chromium }),
    },
  };
}

/** @param {string} folder */
async function unpack(folder) {
  const bin = join(folder, 'node_modules', '@sparticuz', 'chromium', 'bin');
  const out = join(folder, 'chromium');
  await mkdir(out, { recursive: true });
  /** @type {{ extract: (folder: string) => NodeJS.WritableStream }} */
  const tar = createRequire(join(folder, 'package.json'))('tar-fs');
  /** @param {string} file @param {NodeJS.WritableStream} sink */
  const inflate = (file, sink) =>
    pipeline(createReadStream(join(bin, file)), createBrotliDecompress(), sink);
  await Promise.all([
    inflate('chromium.br', createWriteStream(join(out, 'chromium'), { mode: 0o755 })),
    inflate('al2023.tar.br', tar.extract(join(out, 'al2023'))),
    inflate('swiftshader.tar.br', tar.extract(out)),
    inflate('fonts.tar.br', tar.extract(out)),
  ]);
  await writeFile(join(out, 'fonts.conf'), fontsConf);
  await rm(bin, { recursive: true });
}

const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

function installedBrowsers() {
  const {
    ProgramFiles = 'C:\\Program Files',
    'ProgramFiles(x86)': x86 = 'C:\\Program Files (x86)',
  } = process.env;
  const names = [
    'google-chrome',
    'google-chrome-stable',
    'chromium',
    'chromium-browser',
    'microsoft-edge',
  ];
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap(folder => names.map(name => join(folder, name)));
  return [
    ...onPath,
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...[ProgramFiles, x86].flatMap(folder => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]),
  ];
}
