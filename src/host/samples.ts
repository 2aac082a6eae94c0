// The commands that bring a text into an editor: a sample, the example, or a formula taken out of another document.
import * as vscode from 'vscode';
import { languageId } from './editors';
import { example, samples } from './sample-list';
import { scheme } from './sample-files';

export async function openSample(): Promise<vscode.TextDocument | undefined> {
  const items = samples.map(sample => ({ ...sample, description: sample.file }));
  const choice = await vscode.window.showQuickPick(items, {
    placeHolder: 'A sample to open, change and run',
    matchOnDetail: true,
  });
  if (choice === undefined) return undefined;
  const uri = vscode.Uri.from({ scheme, path: `/${choice.file}` });
  const document = await vscode.workspace.openTextDocument(uri);
  await showText(document);
  return document;
}

/** Into the given document where that is empty, else into a new untitled one. */
export async function insertExample(
  into: vscode.TextDocument | undefined,
): Promise<vscode.TextDocument> {
  if (into?.getText().trim() !== '') return openUntitled(example);
  const edit = new vscode.WorkspaceEdit();
  const all = new vscode.Range(into.positionAt(0), into.positionAt(into.getText().length));
  edit.replace(into.uri, all, example);
  await vscode.workspace.applyEdit(edit);
  return into;
}

export async function openUntitled(content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: languageId, content });
  await showText(document);
  return document;
}

/** Text never opens over the panel: where panels are all there is, it gets a column of its own at their left. */
async function showText(document: vscode.TextDocument): Promise<void> {
  const groups = vscode.window.tabGroups.all;
  const text = groups.find(
    ({ activeTab }) => !(activeTab?.input instanceof vscode.TabInputWebview),
  );
  await vscode.window.showTextDocument(document, {
    viewColumn: text?.viewColumn ?? vscode.ViewColumn.Beside,
  });
  if (text === undefined) {
    await vscode.commands.executeCommand('workbench.action.moveActiveEditorGroupLeft');
  }
}
