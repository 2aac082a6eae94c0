// Hands the editor's features to VS Code. Each is a thin adapter; what they know is in core/document.
import * as vscode from 'vscode';
import { selector } from '../editors';
import type { Services } from '../services';
import { CodeLenses } from './code-lenses';
import { Completions } from './completions';
import { Hovers } from './hovers';
import { Navigation } from './navigation';
import { QuickFixes } from './quick-fixes';
import { SemanticTokens } from './semantic-tokens';
import { Signatures } from './signatures';

export function registerEditorFeatures({ readings }: Services): vscode.Disposable {
  const { languages } = vscode;
  const lenses = new CodeLenses(readings);
  const navigation = new Navigation(readings);
  const { legend } = SemanticTokens;
  return vscode.Disposable.from(
    lenses,
    languages.registerCodeLensProvider(CodeLenses.selector, lenses),
    languages.registerCodeActionsProvider(selector, new QuickFixes(), {
      providedCodeActionKinds: QuickFixes.kinds,
    }),
    languages.registerHoverProvider(selector, new Hovers(readings)),
    languages.registerCompletionItemProvider(
      selector,
      new Completions(readings),
      ...Completions.triggers,
    ),
    languages.registerSignatureHelpProvider(
      selector,
      new Signatures(readings),
      ...Signatures.triggers,
    ),
    languages.registerDocumentSymbolProvider(selector, navigation),
    languages.registerDefinitionProvider(selector, navigation),
    languages.registerDocumentHighlightProvider(selector, navigation),
    languages.registerRenameProvider(selector, navigation),
    languages.registerFoldingRangeProvider(selector, navigation),
    languages.registerDocumentSemanticTokensProvider(
      selector,
      new SemanticTokens(readings),
      legend,
    ),
  );
}
