// Hands the editor's features to VS Code. Each is a thin adapter; what they know is in core/document.
import * as vscode from 'vscode';
import { selector } from '../editors';
import type { Services } from '../services';
import { CodeLenses } from './code-lenses';
import { QuickFixes } from './quick-fixes';

export function registerEditorFeatures({ readings }: Services): vscode.Disposable {
  const { languages } = vscode;
  const lenses = new CodeLenses(readings);
  return vscode.Disposable.from(
    lenses,
    languages.registerCodeLensProvider(CodeLenses.selector, lenses),
    languages.registerCodeActionsProvider(selector, new QuickFixes(), {
      providedCodeActionKinds: QuickFixes.kinds,
    }),
  );
}
