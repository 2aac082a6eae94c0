// Where webviews are blocked (a school's browser without third-party cookies), the result opens as a read-only Markdown document that says why.
import * as vscode from 'vscode';

const scheme = 'descent-result';

const why = `> The playground's page did not answer within five seconds, so here is the result as text.
> In a browser this happens when third-party cookies are blocked: VS Code's webviews need them.
> Allow them for this site, or use Descent in the desktop VS Code; then run “Descent: Run” again.
`;

class ResultDocuments implements vscode.TextDocumentContentProvider {
  readonly #texts = new Map<string, string>();
  readonly #change = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#change.event;

  set(uri: vscode.Uri, text: string): void {
    this.#texts.set(uri.toString(), text);
    this.#change.fire(uri);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? 'Run “Descent: Run” again to see this result.\n';
  }
}

const documents = new ResultDocuments();

export function registerResultDocuments(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, documents);
}

/** Opens beside the editor, or brings up to date where it is open; never takes the keyboard. */
export async function showAsMarkdown(title: string, report: string): Promise<void> {
  const name = title.replaceAll(/[^\p{L}\p{N}._-]+/gu, ' ').trim();
  const uri = vscode.Uri.from({ scheme, path: `/${name}.md` });
  documents.set(uri, `${why}\n${report}`);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.Beside,
    preserveFocus: true,
    preview: false,
  });
}
