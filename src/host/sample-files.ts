// The file system `descent-samples:`: the shipped samples, free to be edited and saved; changes live until the window closes and never touch the extension.
import * as vscode from 'vscode';
import { samples } from './sample-list';

export const scheme = 'descent-samples';

interface Written {
  readonly content: Uint8Array;
  readonly mtime: number;
}

export class SampleFiles implements vscode.FileSystemProvider {
  readonly #folder: vscode.Uri;
  readonly #written = new Map<string, Written>();
  readonly #change = new vscode.EventEmitter<vscode.FileChangeEvent[]>();

  readonly onDidChangeFile = this.#change.event;

  constructor(extensionUri: vscode.Uri) {
    this.#folder = vscode.Uri.joinPath(extensionUri, 'media', 'samples');
  }

  watch(): vscode.Disposable {
    // Changes are told at once, watched or not.
    return new vscode.Disposable(() => undefined);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    if (uri.path === '/') return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    const { length } = await this.readFile(uri);
    const mtime = this.#written.get(uri.path)?.mtime ?? 0;
    return { type: vscode.FileType.File, ctime: 0, mtime, size: length };
  }

  readDirectory(): [string, vscode.FileType][] {
    return samples.map(({ file }) => [file, vscode.FileType.File]);
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const written = this.#written.get(uri.path);
    if (written !== undefined) return written.content;
    if (!/^\/[\w-]+\.(loss|csv)$/.test(uri.path)) throw vscode.FileSystemError.FileNotFound(uri);
    try {
      return await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#folder, uri.path));
    } catch (error) {
      // Every file system has its own error for this; the callers know only VS Code's.
      throw error instanceof vscode.FileSystemError
        ? error
        : vscode.FileSystemError.FileNotFound(uri);
    }
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    this.#written.set(uri.path, { content, mtime: Date.now() });
    this.#change.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }
}

export function registerSampleFiles(extensionUri: vscode.Uri): vscode.Disposable {
  return vscode.workspace.registerFileSystemProvider(scheme, new SampleFiles(extensionUri), {
    isCaseSensitive: true,
  });
}
