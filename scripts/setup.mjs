// @ts-check
// `npm run setup`: fills the cache with all that the tests need, so that they can run without a network afterwards.
import { cachedBrowser } from './lib/cached-browser.mjs';
import { cachedServer } from './lib/cached-server.mjs';
import { cachedWeb } from './lib/cached-web.mjs';
import { fail } from './lib/log.mjs';

try {
  await cachedServer();
  await cachedWeb();
  await cachedBrowser();
} catch (error) {
  fail(error);
}
