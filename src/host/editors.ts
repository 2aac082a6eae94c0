// Small questions about VS Code's documents and editors that several files ask.
import * as vscode from 'vscode';
import type { Range } from '../core/expression';

export const languageId = 'loss';

/** Scheme-less, so that untitled and virtual documents are served as well. */
export const selector: vscode.DocumentSelector = { language: languageId };

export function isLoss(document: vscode.TextDocument): boolean {
  return document.languageId === languageId;
}

export function onDisk(document: vscode.TextDocument): boolean {
  return document.uri.scheme !== 'untitled';
}

export function toRange(document: vscode.TextDocument, range: Range): vscode.Range {
  return new vscode.Range(document.positionAt(range.start), document.positionAt(range.end));
}

/** Output panels, search results and the like are text documents too, but nobody writes a loss there. */
export function isEditable(document: vscode.TextDocument): boolean {
  return !['output', 'git', 'vscode', 'debug', 'descent-result'].includes(document.uri.scheme);
}

/** The document, or nothing where it is gone. */
export async function opened(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    // Deleted, renamed or unreadable: VS Code has one error for all, and the panel one answer.
    return undefined;
  }
}

/** The editor that shows a document, if one does. */
export function editorOf(document: vscode.TextDocument): vscode.TextEditor | undefined {
  const shows = (editor: vscode.TextEditor): boolean => editor.document === document;
  const active = vscode.window.activeTextEditor;
  return active !== undefined && shows(active)
    ? active
    : vscode.window.visibleTextEditors.find(shows);
}
