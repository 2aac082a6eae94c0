// One webview panel: the page's HTML, set once, and messages checked in both directions. Knows nothing of documents or runs.
import * as vscode from 'vscode';
import { pageHtml } from '../shared/page-html';
import type { FromPage, ToPage } from '../shared/protocol';
import { checkFromPage } from '../shared/validate';
import type { Log } from './log';

export const viewType = 'descent.panel';

/** A page that has not said a word by then is taken for blocked. */
const silence = 5000;

export class Panel implements vscode.Disposable {
  /** The page keeps it, and it outlives reloads of the window. */
  readonly id: string;
  readonly #restored: boolean;
  readonly #panel: vscode.WebviewPanel;
  readonly #log: Log;
  readonly #message = new vscode.EventEmitter<FromPage>();
  readonly #silent = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  #watch: ReturnType<typeof setTimeout> | undefined;
  #speaks = false;

  /** Everything the page says, validated. After `ready` the page knows nothing and must be sent all there is. */
  readonly onMessage = this.#message.event;
  /** The page has been in sight for five seconds and said nothing: webviews are blocked here. */
  readonly onSilent = this.#silent.event;

  constructor(panel: vscode.WebviewPanel, extensionUri: vscode.Uri, log: Log, id?: string) {
    this.id = id ?? crypto.randomUUID();
    this.#restored = id !== undefined;
    this.#panel = panel;
    this.#log = log;
    const dist = vscode.Uri.joinPath(extensionUri, 'dist');
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    this.#subscriptions = vscode.Disposable.from(
      this.#message,
      this.#silent,
      panel.webview.onDidReceiveMessage((raw: unknown) => this.#receive(raw)),
      panel.onDidChangeViewState(() => this.#watchForSilence()),
    );
    const uri = (file: string): string =>
      panel.webview.asWebviewUri(vscode.Uri.joinPath(dist, file)).toString();
    panel.webview.html = pageHtml({
      scriptUri: uri('webview.js'),
      styleUri: uri('webview.css'),
      plotlyUri: uri('plotly.js'),
      cspSource: panel.webview.cspSource,
      nonce: crypto.randomUUID().replaceAll('-', ''),
      title: panel.title,
      panelId: this.id,
    });
    this.#watchForSilence();
  }

  get onDidDispose(): vscode.Event<void> {
    return this.#panel.onDidDispose;
  }

  get column(): vscode.ViewColumn | undefined {
    return this.#panel.viewColumn;
  }

  /** The page has come, now or before a reload, and keeps the id. */
  get keepsId(): boolean {
    return this.#speaks || this.#restored;
  }

  get active(): boolean {
    return this.#panel.active;
  }

  get title(): string {
    return this.#panel.title;
  }

  set title(title: string) {
    this.#panel.title = title;
  }

  /** To the front of its own column, without the keyboard; beside the text where it would lie over it. */
  reveal(text: vscode.ViewColumn | undefined): void {
    const covers = text !== undefined && this.#panel.viewColumn === text;
    this.#panel.reveal(covers ? vscode.ViewColumn.Beside : undefined, true);
  }

  /** Nothing is kept for a page that is not there: on `ready` it is sent the whole state. */
  post(message: ToPage): void {
    if (!this.#speaks) return;
    this.#panel.webview
      .postMessage(message)
      .then(undefined, (error: unknown) =>
        this.#log.warn(`The page did not take “${message.kind}”: ${String(error)}`),
      );
  }

  dispose(): void {
    clearTimeout(this.#watch);
    this.#subscriptions.dispose();
    this.#panel.dispose();
  }

  #receive(raw: unknown): void {
    const checked = checkFromPage(raw);
    if (!checked.ok) {
      this.#log.warn(`The page sent a message that is not of the protocol: ${checked.why}`);
      return;
    }
    this.#speaks = true;
    this.#message.fire(checked.message);
  }

  /** A hidden page is not loaded at all, so only time in sight counts. */
  #watchForSilence(): void {
    clearTimeout(this.#watch);
    if (this.#speaks || !this.#panel.visible) return;
    this.#watch = setTimeout(() => this.#speaks || this.#silent.fire(), silence);
  }
}
