// The module that the bundler makes of every *.test.ts in this folder (scripts/lib/esbuild-plugins.mjs).
declare module 'descent:suites';
declare module 'mocha/mocha.js';
