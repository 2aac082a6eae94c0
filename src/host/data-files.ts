// The data files that documents name: found beside the document or below, read through VS Code's file system, read again when they change.
import * as vscode from 'vscode';
import type { DataFile } from '../core/document/types';
import { onDisk } from './editors';
import { readDataFile, stampOf } from './read-data-file';

/** Not every file system can be watched (virtual ones, network drives): the files in use are looked at this often. */
const look = 2000;

interface Held {
  readonly uri: vscode.Uri;
  readonly file: Promise<DataFile>;
  /** Size and time of what was read. */
  readonly stamp: Promise<string>;
}

export class DataFiles implements vscode.Disposable {
  readonly #held = new Map<string, Held>();
  readonly #watchers = new Map<string, vscode.Disposable>();
  readonly #change = new vscode.EventEmitter<void>();
  #clock: ReturnType<typeof setInterval> | undefined;

  /** A file that some document has read is new, or gone. */
  readonly onDidChange = this.#change.event;

  read(document: vscode.TextDocument, path: string): Promise<DataFile> {
    const folder = folderOf(document);
    if (folder === undefined) {
      const error = `Save this document or open a folder, so that “${path}” can be found beside it.`;
      return Promise.resolve({ path, error });
    }
    if (!staysBelow(path)) {
      const error = `A data file lies in the document's own folder or below it: write a relative path with “/”, such as data/points.csv.`;
      return Promise.resolve({ path, error });
    }
    const uri = vscode.Uri.joinPath(folder, path);
    const key = uri.toString();
    const held = this.#held.get(key) ?? {
      uri,
      stamp: stampOf(uri),
      file: readDataFile(uri, path),
    };
    this.#held.set(key, held);
    this.#watch(key, folder, path);
    return held.file;
  }

  dispose(): void {
    clearInterval(this.#clock);
    this.#change.dispose();
    for (const watcher of this.#watchers.values()) watcher.dispose();
  }

  #watch(key: string, folder: vscode.Uri, path: string): void {
    this.#clock ??= setInterval(() => void this.#lookAround(), look);
    if (this.#watchers.has(key)) return;
    const pattern = new vscode.RelativePattern(folder, path.replace(/[[\]{}*?]/g, '[$&]'));
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const changed = (): void => this.#forget(key);
    const events = [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete];
    this.#watchers.set(
      key,
      vscode.Disposable.from(watcher, ...events.map(event => event(changed))),
    );
  }

  async #lookAround(): Promise<void> {
    for (const [key, { uri, stamp }] of [...this.#held]) {
      if ((await stamp) !== (await stampOf(uri))) this.#forget(key);
    }
  }

  #forget(key: string): void {
    if (this.#held.delete(key)) this.#change.fire();
  }
}

/** An untitled document's data lies in the workspace's first folder. */
function folderOf(document: vscode.TextDocument): vscode.Uri | undefined {
  return onDisk(document)
    ? vscode.Uri.joinPath(document.uri, '..')
    : vscode.workspace.workspaceFolders?.[0]?.uri;
}

/** Documents come from the internet: they name a file beside them or below, and nothing else. */
function staysBelow(path: string): boolean {
  const absolute = /^[a-z]+:/i.test(path) || path.startsWith('/') || path.includes('\\');
  return !absolute && !path.split('/').includes('..');
}
