// @ts-check
// `npm run icon`: draws media/icon.png (256 x 256, what the Marketplace asks for) from the equations it shows: a bowl's level lines and a path of gradient descent.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { cachedBrowser } from './lib/cached-browser.mjs';
import { iconSvg } from './lib/icon-svg.mjs';
import { fail } from './lib/log.mjs';
import { root } from './lib/paths.mjs';

try {
  const { executablePath, env } = await cachedBrowser();
  const browser = await chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: ['--no-sandbox'],
  });
  const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
  await page.setContent(`<style>body{margin:0}</style>${iconSvg()}`);
  const png = await page.screenshot({ omitBackground: true });
  await writeFile(join(root, 'media', 'icon.png'), png);
  await browser.close();
} catch (error) {
  fail(error);
}
