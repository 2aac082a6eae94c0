// The data file a document names: found in its folder or below, read through VS Code's file system, read again when it changes.
import * as vscode from 'vscode';
import type { DataFile } from '../core/document/types';
import { onDisk } from './editors';

const limit = 20 * 1024 * 1024;

export class DataFiles implements vscode.Disposable {
  readonly #files = new Map<string, Promise<DataFile>>();
  readonly #watchers = new Map<string, vscode.Disposable>();
  readonly #change = new vscode.EventEmitter<void>();

  /** A file that some document has read is new on disk, or gone. */
  readonly onDidChange = this.#change.event;

  read(document: vscode.TextDocument, path: string): Promise<DataFile> {
    const folder = folderOf(document);
    if (folder === undefined) {
      const error = `Save this document or open a folder, so that “${path}” can be found beside it.`;
      return Promise.resolve({ path, error });
    }
    const refusal = refuse(path);
    if (refusal !== undefined) return Promise.resolve({ path, error: refusal });
    const uri = vscode.Uri.joinPath(folder, path);
    const key = uri.toString();
    const file = this.#files.get(key) ?? load(uri, path);
    this.#files.set(key, file);
    this.#watch(key, folder, path);
    return file;
  }

  dispose(): void {
    this.#change.dispose();
    for (const watcher of this.#watchers.values()) watcher.dispose();
  }

  #watch(key: string, folder: vscode.Uri, path: string): void {
    if (this.#watchers.has(key)) return;
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(folder, escapeGlob(path)),
    );
    const changed = (): void => {
      if (this.#files.delete(key)) this.#change.fire();
    };
    const subscriptions = [
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
      // Not every file system can be watched; what is saved here is known anyway.
      vscode.workspace.onDidSaveTextDocument(saved => {
        if (saved.uri.toString() === key) changed();
      }),
    ];
    this.#watchers.set(key, vscode.Disposable.from(...subscriptions));
  }
}

/** An untitled document's data lies in the workspace's first folder. */
function folderOf(document: vscode.TextDocument): vscode.Uri | undefined {
  return onDisk(document)
    ? vscode.Uri.joinPath(document.uri, '..')
    : vscode.workspace.workspaceFolders?.[0]?.uri;
}

/** Documents come from the internet: they name a file beside them or below, and nothing else. */
function refuse(path: string): string | undefined {
  const parts = path.split('/');
  if (/^[a-z]+:/i.test(path) || path.startsWith('/') || path.includes('\\') || parts.includes('..'))
    return `A data file lies in the document's own folder or below it: write its relative path with “/”, such as data/points.csv.`;
  return undefined;
}

async function load(uri: vscode.Uri, path: string): Promise<DataFile> {
  try {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.Directory) !== 0)
      return { path, error: `“${path}” is a folder; name a CSV file in it.` };
    if (size > limit) {
      const megabytes = Math.ceil(size / 1024 / 1024);
      return {
        path,
        error: `“${path}” has ${megabytes} MB; up to ${limit / 1024 / 1024} MB are read. Keep fewer rows.`,
      };
    }
    return { path, text: decode(await vscode.workspace.fs.readFile(uri)) };
  } catch (error) {
    return { path, error: reason(path, error) };
  }
}

/** A byte-order mark is passed over. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

function reason(path: string, error: unknown): string {
  if (error instanceof TypeError) return `“${path}” is not UTF-8 text; save it as UTF-8.`;
  if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound')
    return `There is no file “${path}” beside this document.`;
  return `“${path}” cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}

function escapeGlob(path: string): string {
  return path.replace(/[[\]{}*?]/g, '[$&]');
}
