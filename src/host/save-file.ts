// Saves what the playground made where the user says: a picture's bytes or a text.
import * as vscode from 'vscode';

export interface OutFile {
  readonly name: string;
  /** Text; a PNG comes as a data URL or as base64. */
  readonly content: string;
  /** In words, for the message: "the table". */
  readonly what: string;
  readonly format: string;
}

/** @returns where it was saved, or undefined where the user thought better of it. */
export async function saveFile(
  file: OutFile,
  beside: vscode.Uri | undefined,
): Promise<vscode.Uri | undefined> {
  const folder =
    beside !== undefined && beside.scheme !== 'untitled' && beside.scheme !== 'descent-samples'
      ? vscode.Uri.joinPath(beside, '..')
      : vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = plainName(file.name);
  const extension = name.slice(name.lastIndexOf('.') + 1);
  const uri = await vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
    filters: { [extension.toUpperCase()]: [extension] },
    title: `Save ${file.what}`,
  });
  if (uri !== undefined) await vscode.workspace.fs.writeFile(uri, bytesOf(file));
  return uri;
}

/** A name and nothing else: no folder, no sign that a file system reads as more, not endlessly long. */
export function plainName(name: string): string {
  const last = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const ending = /\.\w{1,8}$/.exec(last)?.[0] ?? '';
  const stem = last
    .slice(0, last.length - ending.length)
    .replaceAll(/[^\p{L}\p{N} ._()-]+/gu, ' ')
    .replace(/^[ .]+|[ .]+$/g, '')
    .slice(0, 100);
  return `${stem === '' ? 'descent' : stem}${ending}`;
}

function bytesOf({ format, content }: OutFile): Uint8Array {
  if (format === 'png') {
    const base64 = content.replace(/^data:image\/png;base64,/, '');
    return Uint8Array.from(atob(base64), character => character.charCodeAt(0));
  }
  const svg = /^data:image\/svg\+xml(?:;charset=[\w-]+)?,/.exec(content);
  const text = format === 'svg' && svg ? decodeURIComponent(content.slice(svg[0].length)) : content;
  return new TextEncoder().encode(text);
}
