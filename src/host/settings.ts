// The settings `descent.*`, read where they are used so that a change holds at once. A test compares the table with package.json.
import * as vscode from 'vscode';

/** Names and defaults; package.json repeats them with their descriptions. */
export const defaults = {
  'codeLens.loss': true,
  'codeLens.markdown': true,
  'editor.completion': true,
  'editor.definition': true,
  'editor.folding': true,
  'editor.hover': true,
  'editor.rename': true,
  'editor.signatureHelp': true,
  'editor.symbols': true,
  followEditor: false,
  liveUpdates: true,
  playButton: true,
} as const;

export type SettingName = keyof typeof defaults;

export function setting(name: SettingName): boolean {
  return vscode.workspace.getConfiguration('descent').get<boolean>(name, defaults[name]);
}

/** Calls back when one of the named settings changes. */
export function onSettingChange(
  names: readonly SettingName[],
  action: () => void,
): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration(change => {
    if (names.some(name => change.affectsConfiguration(`descent.${name}`))) action();
  });
}
