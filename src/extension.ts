// Where VS Code comes in, on the desktop and in the browser alike: builds the objects and hands them to VS Code. The mathematics is loaded on first use.
import type * as vscode from 'vscode';
import { registerCommands } from './host/commands';
import { DataFiles } from './host/data-files';
import { registerEditorFeatures } from './host/editor/features';
import { Readings } from './host/readings';
import { Log } from './host/log';
import { Panels } from './host/panels';
import { registerSampleFiles } from './host/sample-files';
import { registerResultDocuments } from './host/silent-page';

/** What other extensions and the host suites can ask. */
export interface DescentApi {
  readonly panels: Panels;
}

export function activate(context: vscode.ExtensionContext): DescentApi {
  const log = new Log();
  const data = new DataFiles();
  const readings = new Readings(data);
  const panels = new Panels(context, { log, data, readings });
  context.subscriptions.push(
    log,
    data,
    panels,
    registerSampleFiles(context.extensionUri),
    registerResultDocuments(),
    registerEditorFeatures({ log, data, readings }),
    registerCommands({ panels, log }),
  );
  return { panels };
}
