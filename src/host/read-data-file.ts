// One data file from VS Code's file system as a table, made in slices, or one sentence that says why not.
import * as vscode from 'vscode';
import { encodingOf, notText } from '../core/document/encoding';
import type { DataFile } from '../core/document/types';
import { loadCore } from './core';
import { inSlices } from './turns';

const limit = 20 * 1024 * 1024;

/** @returns undefined once `wanted` says no */
export async function readDataFile(
  uri: vscode.Uri,
  path: string,
  wanted: () => boolean,
): Promise<DataFile | undefined> {
  try {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.Directory) !== 0)
      return { path, error: `“${path}” is a folder; name a CSV file in it.` };
    if (await isLinked(uri, path)) {
      const error = `“${path}” is reached by a symbolic link, which may lead out of the document's folder; put the file itself there.`;
      return { path, error };
    }
    if (size > limit) {
      const [has, most] = [size, limit].map(bytes => Math.ceil(bytes / 1024 / 1024));
      return {
        path,
        error: `“${path}” has ${has} MB; up to ${most} MB are read. Keep fewer rows.`,
      };
    }
    const bytes = await vscode.workspace.fs.readFile(uri);
    const { tableOf } = await loadCore();
    // A byte-order mark is passed over.
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
    const table = await inSlices(tableOf(text), wanted);
    return table && { path, table };
  } catch (error) {
    return { path, error: reason(path, error) };
  }
}

/** Whether the file or a folder on the way to it is a link: a document that came with one could read any file. */
async function isLinked(uri: vscode.Uri, path: string): Promise<boolean> {
  const names = path.split('/').filter(name => name !== '' && name !== '.');
  let at = uri;
  for (const _ of names) {
    const { type } = await vscode.workspace.fs.stat(at);
    if ((type & vscode.FileType.SymbolicLink) !== 0) return true;
    at = vscode.Uri.joinPath(at, '..');
  }
  return false;
}

/** Changes whenever the file does; the same text for a file that is not there. */
export async function stampOf(uri: vscode.Uri): Promise<string> {
  try {
    const { mtime, size } = await vscode.workspace.fs.stat(uri);
    return `${mtime} ${size}`;
  } catch {
    // Whatever the reason is, reading the file will tell it.
    return 'absent';
  }
}

function reason(path: string, error: unknown): string {
  if (error instanceof TypeError) return notText;
  if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound')
    return `There is no file “${path}” beside this document.`;
  return `“${path}” cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}
