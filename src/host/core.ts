// The one door to the mathematics: a second file, dist/core.js, which is read when the first text is and not when VS Code starts.
import * as vscode from 'vscode';
import type * as CoreModules from './core-modules';
import { nextTurn } from './turns';

export type Core = typeof CoreModules;

let core: Promise<Core> | undefined;

export function loadCore(): Promise<Core> {
  core ??= load();
  return core;
}

async function load(): Promise<Core> {
  const loaded = await ('importScripts' in globalThis ? inWorker() : import('./core-modules'));
  // Each part takes about a slice.
  for (const part = loaded.makingReady(); part.next().done !== true;) await nextTurn();
  await nextTurn();
  return loaded;
}

/** The extension host of a browser loads one file and has no `require` for a second: this does for that one what VS Code does for the first. */
async function inWorker(): Promise<Core> {
  const extension = vscode.extensions.getExtension('descent-playground.descent');
  if (extension === undefined) throw new Error('The extension does not find itself.');
  const file = vscode.Uri.joinPath(extension.extensionUri, 'dist', 'core.js');
  const source = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const run = new Function('module', 'exports', 'require', source) as (
    module: object,
    exports: object,
    require: () => unknown,
  ) => void;
  const module = { exports: {} };
  run(module, module.exports, () => vscode);
  return module.exports as Core;
}
