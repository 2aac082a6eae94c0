// What the host suites share: documents to type into, the extension's own view of its panels, and waiting for things that take a while.
import * as vscode from 'vscode';
import type { DescentApi } from '../../src/extension';
import type { Result, ToPage } from '../../src/shared/protocol';
import { ok } from './expect';

export async function descent(): Promise<DescentApi> {
  const extension = vscode.extensions.getExtension<DescentApi>('descent-playground.descent');
  ok(extension, 'the extension is not installed');
  return extension.activate();
}

/** Asks again and again until there is an answer. */
export async function until<T>(
  what: string,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
  limit = 30_000,
): Promise<T> {
  const end = Date.now() + limit;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== false) return found;
    ok(Date.now() < end, `${what} did not happen within ${limit / 1000} s`);
    await sleep(20);
  }
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}

/** A new untitled document in front, the cursor at its end. */
export async function type(content: string, language = 'loss'): Promise<vscode.TextEditor> {
  // Just after one was closed, VS Code hands out its text under the same name; the next name is free.
  const document = await until('a new document', async () => {
    const created = await vscode.workspace.openTextDocument({ language, content });
    return created.getText() === content && created;
  });
  const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  const end = document.positionAt(content.length);
  editor.selection = new vscode.Selection(end, end);
  return editor;
}

export async function replaceAll(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const end = document.positionAt(document.getText().length);
  edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), text);
  ok(await vscode.workspace.applyEdit(edit), 'the edit was not applied');
}

/** What a page of the document's playground would be told if it came now. */
export async function told(document: vscode.TextDocument): Promise<readonly ToPage[]> {
  const { panels } = await descent();
  return panels.of(document)?.experiment?.snapshot() ?? [];
}

export async function resultOf(document: vscode.TextDocument): Promise<Result | undefined> {
  const message = (await told(document)).find(({ kind }) => kind === 'result');
  return message?.kind === 'result' ? message.result : undefined;
}

/** The first result after the one of the given id. */
export function nextResult(document: vscode.TextDocument, after = 0): Promise<Result> {
  return until(`a result after ${after}`, async () => {
    const result = await resultOf(document);
    return result !== undefined && result.id > after && result;
  });
}

/** The result of typing. Where the last run was too slow to be repeated at once, as on a busy machine, the page says “Changed: Run”; then Run is pressed. */
export async function afterTyping(document: vscode.TextDocument, after: number): Promise<Result> {
  await until('a reaction to typing', async () => {
    const messages = await told(document);
    return messages.some(
      message =>
        (message.kind === 'result' && message.result.id > after) ||
        (message.kind === 'stale' && message.stale),
    );
  });
  const { panels } = await descent();
  if ((await resultOf(document))?.id === after) await panels.of(document)?.again('run');
  return nextResult(document, after);
}

export async function run(document: vscode.TextDocument, command = 'descent.run'): Promise<Result> {
  await until('the editor in front', () => vscode.window.activeTextEditor?.document === document);
  const before = (await resultOf(document))?.id ?? 0;
  await vscode.commands.executeCommand(command);
  return nextResult(document, before);
}

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await until('all closed', async () => {
    const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
    return tabs.length === 0 && (await descent()).panels.size === 0;
  });
}

export function panelTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview);
}

/** A file in the workspace's folder. */
export async function file(name: string, text: string): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'no folder is open');
  const uri = vscode.Uri.joinPath(folder.uri, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}
