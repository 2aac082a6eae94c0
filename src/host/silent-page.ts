// Where webviews are blocked (a school's browser without third-party cookies), the result opens as a read-only Markdown document that says why, and goes when the page speaks after all.
import * as vscode from 'vscode';
import type { Log } from './log';

const scheme = 'descent-result';

const why = `> The playground's page did not answer within five seconds, so here is the result as text.
> If this computer was only busy, choose the playground's tab: once its page answers, this text closes.
> In a browser this happens when third-party cookies are blocked: VS Code's webviews need them.
> Allow them for this site, or use Descent in the desktop VS Code; then run “Descent: Run” again.
> Until then this text follows what you type, and “Descent: Export …” saves table, record and scripts.
`;

class ResultDocuments implements vscode.TextDocumentContentProvider {
  readonly #texts = new Map<string, string>();
  readonly #change = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#change.event;

  set(uri: vscode.Uri, text: string): void {
    this.#texts.set(uri.toString(), text);
    this.#change.fire(uri);
  }

  forget({ uri }: vscode.TextDocument): void {
    this.#texts.delete(uri.toString());
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? 'Run “Descent: Run” again to see this result.\n';
  }
}

const documents = new ResultDocuments();
let opened = 0;

export function registerResultDocuments(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, documents),
    vscode.workspace.onDidCloseTextDocument(document => documents.forget(document)),
  );
}

/** What a silent page would show. */
export interface Spoken {
  readonly title: string;
  /** Markdown. */
  readonly text: string;
}

/** One playground's result as text, as long as its page is silent. */
export class StandIn {
  readonly #log: Log;
  readonly #spoken: () => Promise<Spoken | undefined>;
  #silent = false;
  #uri: vscode.Uri | undefined;
  /** One thing after the other: a page may speak while its text is being opened. */
  #work = Promise.resolve();

  /** `spoken` gives nothing as long as there is nothing to show. */
  constructor(log: Log, spoken: () => Promise<Spoken | undefined>) {
    this.#log = log;
    this.#spoken = spoken;
  }

  /** The page is silent. */
  begin(): void {
    if (this.#silent) return;
    this.#silent = true;
    this.#log.warn('The page said nothing within 5 s; the result opens as a Markdown document.');
    this.update(true);
  }

  /** There is something new to show; `open`: also where the user has closed the text. */
  update(open: boolean): void {
    if (!this.#silent) return;
    this.#next('The result cannot be shown as text', () => this.#show(open));
  }

  /** The page speaks. */
  end(): void {
    if (!this.#silent) return;
    this.#silent = false;
    this.#next('The text cannot be closed', () => this.#close());
  }

  #next(otherwise: string, action: () => Promise<void>): void {
    this.#work = this.#work.then(this.#log.guard(otherwise, action));
  }

  /** Beside the editor, or where it is open already; never takes the keyboard. */
  async #show(open: boolean): Promise<void> {
    const spoken = await this.#spoken();
    if (spoken === undefined) return;
    const isNew = this.#uri === undefined;
    this.#uri ??= newUri(spoken.title);
    documents.set(this.#uri, `${why}\n${spoken.text}`);
    if (!open && !isNew) return;
    const [tab] = tabsOf(this.#uri);
    const document = await vscode.workspace.openTextDocument(this.#uri);
    await vscode.window.showTextDocument(document, {
      viewColumn: tab?.group.viewColumn ?? vscode.ViewColumn.Beside,
      preserveFocus: true,
      preview: false,
    });
  }

  async #close(): Promise<void> {
    if (this.#uri !== undefined) await vscode.window.tabGroups.close(tabsOf(this.#uri), true);
    this.#uri = undefined;
  }
}

/** Titles may be the same, documents not. */
function newUri(title: string): vscode.Uri {
  const name = title.replaceAll(/[^\p{L}\p{N}._-]+/gu, ' ').trim();
  opened += 1;
  return vscode.Uri.from({ scheme, path: `/${name}.md`, query: `${opened}` });
}

function tabsOf(uri: vscode.Uri): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputText && input.uri.toString() === uri.toString(),
    );
}
