// The one table of commands. package.json repeats ids, titles and icons, and a test keeps the two of one mind.
import * as vscode from 'vscode';
import type { Log } from './log';
import type { Panels } from './panels';
import { openAsLoss } from './open-as-loss';

export interface App {
  readonly panels: Panels;
  readonly log: Log;
}

/** Where a CodeLens stands: its document and an offset in it. */
export type LensTarget = readonly [uri: string, offset: number];

interface Command {
  readonly title: string;
  readonly icon?: string;
  readonly run: (app: App, ...target: Partial<LensTarget>) => unknown;
}

export const commands: Readonly<Record<string, Command>> = {
  'descent.run': {
    title: 'Run',
    icon: '$(play)',
    run: ({ panels }, ...target) => panels.run('run', target),
  },
  'descent.compare': {
    title: 'Compare Optimizers',
    run: ({ panels }, ...target) => panels.run('compare', target),
  },
  'descent.openSample': {
    title: 'Open Sample…',
    run: ({ panels }) => panels.openSample(),
  },
  'descent.openAsLoss': {
    title: 'Open as .loss',
    run: () => openAsLoss(),
  },
  'descent.insertExample': {
    title: 'Insert Example',
    run: ({ panels }) => panels.insertExample(),
  },
  'descent.writeSettings': {
    title: 'Write Settings to Document',
    run: ({ panels }) => panels.current?.writeSettings(),
  },
  'descent.toggleFollow': {
    title: 'Follow or Pin Document',
    run: ({ panels }) => panels.current?.toggleFollow(),
  },
  'descent.exportCsv': {
    title: 'Export Table (CSV)…',
    run: ({ panels }) => panels.current?.save('csv'),
  },
  'descent.exportJson': {
    title: 'Export Record (JSON)…',
    run: ({ panels }) => panels.current?.save('json'),
  },
  'descent.exportMarkdown': {
    title: 'Export Report (Markdown)…',
    run: ({ panels }) => panels.current?.save('markdown'),
  },
  'descent.exportNumpy': {
    title: 'Export NumPy Script…',
    run: ({ panels }) => panels.current?.save('numpy'),
  },
  'descent.exportPytorch': {
    title: 'Export PyTorch Script…',
    run: ({ panels }) => panels.current?.save('pytorch'),
  },
  'descent.copyCsv': {
    title: 'Copy Table (CSV)',
    run: ({ panels }) => panels.current?.copyAs('csv'),
  },
  'descent.copyJson': {
    title: 'Copy Record (JSON)',
    run: ({ panels }) => panels.current?.copyAs('json'),
  },
  'descent.copyMarkdown': {
    title: 'Copy Report (Markdown)',
    run: ({ panels }) => panels.current?.copyAs('markdown'),
  },
  'descent.showLog': {
    title: 'Show Log',
    run: ({ log }) => log.show(),
  },
};

export function registerCommands(app: App): vscode.Disposable {
  const registered = Object.entries(commands).map(([id, { title, run }]) =>
    vscode.commands.registerCommand(
      id,
      app.log.guard(`“Descent: ${title}” failed`, (...target: Partial<LensTarget>) =>
        run(app, ...target),
      ),
    ),
  );
  return vscode.Disposable.from(...registered);
}
