// Where VS Code comes in, on the desktop and in the browser alike: builds the objects and hands them to VS Code. The mathematics is loaded on first use.
import type * as vscode from 'vscode';
import { registerCommands } from './host/commands';
import { DataFiles } from './host/data-files';
import { Diagnostics } from './host/editor/diagnostics';
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
  const diagnostics = new Diagnostics({ log, data, readings });
  const services = { log, data, readings, diagnostics };
  const panels = new Panels(context, services);
  context.subscriptions.push(
    log,
    data,
    diagnostics,
    panels,
    registerSampleFiles(context.extensionUri),
    registerResultDocuments(),
    registerEditorFeatures(services),
    registerCommands({ panels, log }),
  );
  return { panels };
}
