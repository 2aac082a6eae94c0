// What the panel set, written into the document's settings as one edit, so that VS Code's undo serves.
import * as vscode from 'vscode';
import type { Overrides } from '../../core/document/types';
import { writeSettings } from '../../core/document/write-settings';
import type { Source } from './source';

/** @returns whether the document was changed. */
export async function writeSettingsInto(source: Source, overrides: Overrides): Promise<boolean> {
  if (!source.takesSettings || Object.keys(overrides).length === 0) return false;
  const document = await source.open();
  const { text, locate } = source.read();
  const edit = new vscode.WorkspaceEdit();
  for (const { range, text: written } of writeSettings(text, overrides)) {
    const start = document.positionAt(locate(range.start));
    const end = document.positionAt(locate(range.end));
    edit.replace(document.uri, new vscode.Range(start, end), written);
  }
  return vscode.workspace.applyEdit(edit);
}
