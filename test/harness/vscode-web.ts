// Starts VS Code for the web (no Node anywhere, extensions in a web worker) with an extension and a suite loaded from folders.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cachedWeb, webCommit } from '../../scripts/lib/cached-web.mjs';
import { freePort } from '../../scripts/lib/server.mjs';

interface TestWeb {
  readonly open: (options: Record<string, unknown>) => Promise<{ dispose(): void }>;
}

export interface WebOptions {
  readonly extensionDevelopmentPath: string;
  readonly extensionTestsPath: string;
  readonly folderPath: string;
}

export async function startVsCodeWeb(
  options: WebOptions,
): Promise<{ url: string; stop(): Promise<void> }> {
  const { modules, testRunnerDataDir } = await cachedWeb();
  const { open } = createRequire(join(modules, 'index.js'))('@vscode/test-web') as TestWeb;
  const port = await freePort();
  const server = await open({
    ...options,
    browserType: 'none',
    quality: 'stable',
    commit: webCommit,
    testRunnerDataDir,
    host: '127.0.0.1',
    port,
  });
  return {
    // By name: each webview gets a host of its own below it, which an address in digits cannot have.
    url: `http://localhost:${port.toString()}`,
    stop: () => {
      server.dispose();
      return Promise.resolve();
    },
  };
}
