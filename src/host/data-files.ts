// The data files that open documents name: found beside the document or below, read through VS Code's file system, read again when they change.
import * as vscode from 'vscode';
import type { DataFile } from '../core/document/types';
import { onDisk } from './editors';
import { readDataFile, stampOf } from './read-data-file';

/** Not every file system can be watched (virtual ones, network drives): the files in use are looked at this often. */
const look = 2000;

interface Held {
  readonly uri: vscode.Uri;
  /** Undefined where it was let go of before it was read. */
  readonly file: Promise<DataFile | undefined>;
  /** Size and time of what was read. */
  readonly stamp: Promise<string>;
  readonly readers: Set<vscode.TextDocument>;
  readonly watcher: vscode.Disposable;
}

export class DataFiles implements vscode.Disposable {
  readonly #held = new Map<string, Held>();
  readonly #change = new vscode.EventEmitter<ReadonlySet<vscode.TextDocument>>();
  readonly #closing = vscode.workspace.onDidCloseTextDocument(document => {
    this.release(document);
  });
  #clock: ReturnType<typeof setInterval> | undefined;

  /** A file is new, or gone; with the documents that have read it. */
  readonly onDidChange = this.#change.event;

  /** The same object as long as the file is the same. */
  async read(document: vscode.TextDocument, path: string): Promise<DataFile> {
    const folder = folderOf(document);
    if (folder === undefined) {
      const error = `Save this document or open a folder, so that “${path}” can be found beside it.`;
      return { path, error };
    }
    if (!staysBelow(path)) {
      const error = `A data file lies in the document's own folder or below it: write a relative path with “/”, such as data/points.csv.`;
      return { path, error };
    }
    const uri = vscode.Uri.joinPath(folder, path);
    const held = this.#held.get(uri.toString()) ?? this.#hold(uri, folder, path);
    held.readers.add(document);
    // A document names one file: what it named before, perhaps half-typed, is not looked at any more.
    this.#releaseOthers(document, held);
    const file = await held.file;
    if (file !== undefined) return file;
    if (document.isClosed) return { path, error: 'The document is closed.' };
    // The file has changed while it was read.
    return this.read(document, path);
  }

  /** The document reads nothing any more; a file without readers is not looked at. */
  release(document: vscode.TextDocument): void {
    this.#releaseOthers(document, undefined);
  }

  dispose(): void {
    this.#closing.dispose();
    for (const key of [...this.#held.keys()]) this.#drop(key);
    this.#change.dispose();
  }

  #hold(uri: vscode.Uri, folder: vscode.Uri, path: string): Held {
    const key = uri.toString();
    const pattern = new vscode.RelativePattern(folder, path.replace(/[[\]{}*?]/g, '[$&]'));
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const changed = (): void => {
      this.#changed(key);
    };
    const events = [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete];
    const held: Held = {
      uri,
      stamp: stampOf(uri),
      file: readDataFile(uri, path, () => this.#held.get(key) === held),
      readers: new Set(),
      watcher: vscode.Disposable.from(watcher, ...events.map(event => event(changed))),
    };
    this.#held.set(key, held);
    this.#clock ??= setInterval(() => void this.#lookAround(), look);
    return held;
  }

  async #lookAround(): Promise<void> {
    for (const [key, { uri, stamp }] of [...this.#held]) {
      if ((await stamp) !== (await stampOf(uri))) this.#changed(key);
    }
  }

  #changed(key: string): void {
    const held = this.#held.get(key);
    if (held === undefined) return;
    this.#drop(key);
    this.#change.fire(held.readers);
  }

  #releaseOthers(document: vscode.TextDocument, kept: Held | undefined): void {
    for (const [key, held] of [...this.#held]) {
      if (held === kept || !held.readers.delete(document)) continue;
      if (held.readers.size === 0) this.#drop(key);
    }
  }

  #drop(key: string): void {
    this.#held.get(key)?.watcher.dispose();
    this.#held.delete(key);
    if (this.#held.size > 0) return;
    clearInterval(this.#clock);
    this.#clock = undefined;
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
