// `node out/harness/run-host-suites.mjs node|web`: runs the bundled host suites in one of the two extension hosts and prints their counts.
import { join } from 'node:path';
import { countsLine } from '../../scripts/lib/counts.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { launchBrowser } from './browser';
import { hostRun } from './host-run';
import { startVsCodeServer } from './vscode-server';
import { startVsCodeWeb } from './vscode-web';
import { makeWorkspace } from './workspace';

const suites = join(root, 'out', 'host', 'index');

interface Host {
  readonly url: string;
  log?(): string;
  stop(): Promise<void>;
}

async function nodeHost(folder: string): Promise<Host> {
  const server = await startVsCodeServer({ testing: true });
  const remote = (path: string): string =>
    `vscode-remote://127.0.0.1:${server.port.toString()}${path}`;
  const url = server.url(folder, {
    extensionDevelopmentPath: remote(root),
    extensionTestsPath: remote(suites),
    skipWelcome: 'true',
  });
  return { url, log: () => server.log(), stop: () => server.stop() };
}

function webHost(folderPath: string): Promise<Host> {
  return startVsCodeWeb({
    extensionDevelopmentPath: root,
    extensionTestsPath: suites,
    folderPath,
  });
}

async function main(): Promise<void> {
  const kind = process.argv[2];
  const workspace = await makeWorkspace({});
  const [host, browser] = await Promise.all([
    kind === 'web' ? webHost(workspace.folder) : nodeHost(workspace.folder),
    // What the suites ask of the page is not how it looks.
    launchBrowser({ flat: true }),
  ]);
  try {
    const page = await browser.context.newPage();
    const counts = await hostRun(page, host.url, line => console.log(line));
    if (counts.passed === 0) console.log(host.log?.() ?? '');
    console.log(countsLine(counts));
    process.exitCode = counts.failed > 0 ? 1 : 0;
  } finally {
    await browser.close();
    await host.stop();
    await workspace.remove();
  }
}

await main();
process.exit();
