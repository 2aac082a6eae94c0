// The three suites that run in plain Node: unit (pure), webview (the page in a real browser), e2e (the packaged extension in a real VS Code).
import { defineConfig } from 'vitest/config';
import { glob, suites } from './scripts/lib/suites.mjs';

const minutes = (n: number): number => n * 60_000;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [glob(suites.unit)],
          setupFiles: ['test/unit/seed.ts'],
          testTimeout: 90_000,
        },
      },
      {
        test: {
          name: 'webview',
          include: [glob(suites.webview)],
          globalSetup: ['test/webview/stand-in/build.ts'],
          testTimeout: minutes(3),
          hookTimeout: minutes(3),
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'e2e',
          include: [glob(suites.e2e)],
          testTimeout: minutes(3),
          hookTimeout: minutes(3),
          fileParallelism: false,
        },
      },
    ],
  },
});
