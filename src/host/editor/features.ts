// Hands the editor's features to VS Code. Each is a thin adapter, what they know is in core/document; each that has a setting comes and goes with it.
import * as vscode from 'vscode';
import { selector } from '../editors';
import type { Readings } from '../readings';
import type { Services } from '../services';
import { onSettingChange, setting, type SettingName } from '../settings';
import { CodeLenses } from './code-lenses';
import { Completions } from './completions';
import { Hovers } from './hovers';
import { Navigation } from './navigation';
import { QuickFixes } from './quick-fixes';
import { SemanticTokens } from './semantic-tokens';
import { Signatures } from './signatures';

const { languages } = vscode;

type Feature = Extract<SettingName, `editor.${string}`>;

const features: Readonly<Record<Feature, (readings: Readings) => vscode.Disposable>> = {
  'editor.hover': readings => languages.registerHoverProvider(selector, new Hovers(readings)),
  'editor.completion': readings =>
    languages.registerCompletionItemProvider(
      selector,
      new Completions(readings),
      ...Completions.triggers,
    ),
  'editor.signatureHelp': readings =>
    languages.registerSignatureHelpProvider(
      selector,
      new Signatures(readings),
      ...Signatures.triggers,
    ),
  'editor.symbols': readings =>
    languages.registerDocumentSymbolProvider(selector, new Navigation(readings)),
  'editor.definition': readings => {
    const navigation = new Navigation(readings);
    return vscode.Disposable.from(
      languages.registerDefinitionProvider(selector, navigation),
      languages.registerDocumentHighlightProvider(selector, navigation),
    );
  },
  'editor.rename': readings => languages.registerRenameProvider(selector, new Navigation(readings)),
  'editor.folding': readings =>
    languages.registerFoldingRangeProvider(selector, new Navigation(readings)),
};

export function registerEditorFeatures({ readings }: Services): vscode.Disposable {
  const lenses = new CodeLenses(readings);
  const tokens = new SemanticTokens(readings);
  const { legend } = SemanticTokens;
  return vscode.Disposable.from(
    lenses,
    languages.registerCodeLensProvider(CodeLenses.selector, lenses),
    languages.registerCodeActionsProvider(selector, new QuickFixes(), {
      providedCodeActionKinds: QuickFixes.kinds,
    }),
    languages.registerDocumentSemanticTokensProvider(selector, tokens, legend),
    ...(Object.keys(features) as Feature[]).map(name => switched(name, readings)),
  );
}

/** There as long as its setting says so. */
function switched(name: Feature, readings: Readings): vscode.Disposable {
  let registered: vscode.Disposable | undefined;
  const obey = (): void => {
    registered?.dispose();
    registered = setting(name) ? features[name](readings) : undefined;
  };
  obey();
  const listening = onSettingChange([name], obey);
  return new vscode.Disposable(() => {
    listening.dispose();
    registered?.dispose();
  });
}
