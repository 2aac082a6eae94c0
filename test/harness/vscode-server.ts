// Starts a real VS Code Server on a free loopback port with empty user-data and extensions folders, and removes every trace when it stops.
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cachedServer } from '../../scripts/lib/cached-server.mjs';
import { removeAtExit } from '../../scripts/lib/exit.mjs';
import { installVsix, startServer } from '../../scripts/lib/server.mjs';

/** What would lie over the picture or ask for the network. */
const quiet = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'window.commandCenter': false,
  'chat.commandCenter.enabled': false,
  'update.showReleaseNotes': false,
};

export interface VsCodeServer {
  readonly port: number;
  /** The workbench's address with a folder open and, for test runs, its payload. */
  url(folder: string, payload?: Readonly<Record<string, string>>): string;
  /** What the server printed, for the report of a failure. */
  log(): string;
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** Packaged extensions to install first. */
  readonly vsix?: readonly string[];
  /** Lets the workbench load an extension from its source folder and run a suite in it. */
  readonly testing?: boolean;
  /** Trusted unless VS Code is to ask. */
  readonly trust?: 'ask';
}

export async function startVsCodeServer(options: ServerOptions = {}): Promise<VsCodeServer> {
  const { vsix = [], testing = false, trust } = options;
  const vscode = await cachedServer();
  const home = await mkdtemp(join(tmpdir(), 'descent-server-'));
  removeAtExit(home);
  const userData = join(home, 'user-data');
  const extensions = join(home, 'extensions');
  await Promise.all([mkdir(join(userData, 'Machine'), { recursive: true }), mkdir(extensions)]);
  await writeFile(join(userData, 'Machine', 'settings.json'), JSON.stringify(quiet));
  const folders = { vscode, userData, extensions };
  for (const file of vsix) await installVsix(folders, file);
  const server = await startServer(folders, [
    ...(trust === 'ask' ? [] : ['--disable-workspace-trust']),
    ...(testing ? ['--enable-smoke-test-driver'] : []),
  ]);
  return {
    port: server.port,
    url(folder, payload = {}) {
      const query = new URLSearchParams({ folder });
      if (Object.keys(payload).length > 0) {
        query.set('payload', JSON.stringify(Object.entries(payload)));
      }
      return `http://127.0.0.1:${server.port.toString()}/?${query.toString()}`;
    },
    log: () => server.log(),
    async stop() {
      await server.stop();
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
