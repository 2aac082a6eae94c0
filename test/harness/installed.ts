// The extension as a user has it: the packaged .vsix installed into an empty VS Code, open on a folder in a browser. One call to get it, one to end it.
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { vsix } from '../../scripts/lib/paths.mjs';
import { launchBrowser, type BrowserOptions } from './browser';
import { startVsCodeServer, type ServerOptions } from './vscode-server';
import { Workbench } from './workbench';
import { makeWorkspace } from './workspace';

export interface Installed {
  readonly workbench: Workbench;
  readonly folder: string;
  stop(): Promise<void>;
}

export async function openInstalled(
  files: Readonly<Record<string, string>>,
  options: BrowserOptions = {},
  { trust }: Pick<ServerOptions, 'trust'> = {},
): Promise<Installed> {
  if (!existsSync(vsix)) throw new Error(`${basename(vsix)} is missing: npm run package makes it.`);
  const [workspace, server, browser] = await Promise.all([
    makeWorkspace(files),
    startVsCodeServer({ vsix: [vsix], ...(trust && { trust }) }),
    launchBrowser(options),
  ]);
  const workbench = new Workbench(await browser.context.newPage());
  await workbench.open(server.url(workspace.folder));
  return {
    workbench,
    folder: workspace.folder,
    async stop() {
      await browser.close();
      await server.stop();
      await workspace.remove();
    },
  };
}
