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
  await vscode.window.showTextDocument(document, { viewColumn: columnForText() });
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
  await vscode.window.showTextDocument(document, { viewColumn: columnForText() });
  return document;
}

/** Text never opens over the panel: where a panel is in front, it goes to a column that shows text. */
function columnForText(): vscode.ViewColumn {
  const text = vscode.window.tabGroups.all.find(
    group => !(group.activeTab?.input instanceof vscode.TabInputWebview),
  );
  return text?.viewColumn ?? vscode.ViewColumn.One;
}
