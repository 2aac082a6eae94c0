// The repairs that problems bring along, offered as quick fixes; one of them alone is the preferred one.
import * as vscode from 'vscode';
import { toRange } from '../editors';
import { ProblemDiagnostic } from './diagnostics';

export class QuickFixes implements vscode.CodeActionProvider {
  static readonly kinds = [vscode.CodeActionKind.QuickFix];

  provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    return diagnostics.flatMap(diagnostic => {
      const { fixes = [] } = known(document, diagnostic) ?? {};
      return fixes.map(fix => {
        const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
        action.diagnostics = [diagnostic];
        action.isPreferred = fixes.length === 1;
        action.edit = new vscode.WorkspaceEdit();
        for (const { range, text } of fix.edits) {
          action.edit.replace(document.uri, toRange(document, range), text);
        }
        return action;
      });
    });
  }
}

/** VS Code hands back a copy without the repair; the original is found by place and code. */
function known(
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
): ProblemDiagnostic | undefined {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(candidate => candidate instanceof ProblemDiagnostic)
    .find(
      candidate => candidate.code === diagnostic.code && candidate.range.isEqual(diagnostic.range),
    );
}
