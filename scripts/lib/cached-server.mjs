// @ts-check
// VS Code Server in the cache: npm's code-server carries a whole one, which needs its libraries and a logger that is not native.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensure } from './cache.mjs';
import { npm } from './processes.mjs';

const vscode = join('node_modules', 'code-server', 'lib', 'vscode');

/** @returns {Promise<string>} the server's folder, which holds out/server-main.js */
export async function cachedServer() {
  const folder = await ensure({
    name: 'server',
    title: 'VS Code Server 1.100',
    version: '1',
    async finish(folder) {
      const install = ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
      await npm(install, { cwd: join(folder, vscode) });
      await npm(install, { cwd: join(folder, vscode, 'extensions') });
      await writeFile(
        join(folder, vscode, 'node_modules', '@vscode', 'spdlog', 'index.js'),
        silentLogger,
      );
    },
  });
  return join(folder, vscode);
}

// One `exports.NAME = ...` line each: an ESM import does not see names inside one `module.exports = {...}`.
const silentLogger = `'use strict';
class Logger {
${['getLevel', 'setLevel', 'trace', 'debug', 'info', 'warn', 'error', 'critical', 'flush', 'drop', 'setPattern', 'clearFormatters'].map(name => `  ${name}() {}`).join('\n')}
}
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = () => Promise.resolve(new Logger());
exports.createAsyncRotatingLogger = () => Promise.resolve(new Logger());
`;
