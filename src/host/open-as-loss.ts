// “Open as .loss”: takes the formula out of a document of another kind into a new one, where settings have room.
import * as vscode from 'vscode';
import { loadCore } from './core';
import { openUntitled } from './samples';

export async function openAsLoss(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return;
  const { document, selection } = editor;
  const { excerpt } = await loadCore();
  const found = excerpt(document.getText(), {
    languageId: document.languageId,
    selection: {
      start: document.offsetAt(selection.start),
      end: document.offsetAt(selection.end),
    },
    cursor: document.offsetAt(selection.active),
  });
  if (found === undefined) {
    void vscode.window.showInformationMessage(
      'There is no formula here. Put the cursor into one, or select it, and try again.',
    );
    return;
  }
  await openUntitled(found.text.trimEnd() + '\n');
}
