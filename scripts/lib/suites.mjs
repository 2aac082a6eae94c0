// @ts-check
// Where each runner finds its tests: the one list that vitest.config.mts, the bundle of the host suites and the test that counts them share.

/** @typedef {{ folder: string, ending: string }} Suite */

export const suites = {
  unit: { folder: 'test/unit', ending: '.test.ts' },
  webview: { folder: 'test/webview', ending: '.test.ts' },
  host: { folder: 'test/host', ending: '.test.ts' },
  e2e: { folder: 'test/e2e', ending: '.e2e.ts' },
};

/** @param {Suite} suite */
export const glob = ({ folder, ending }) => `${folder}/**/*${ending}`;
