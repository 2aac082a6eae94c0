// All playgrounds of the window: one per document, opened, found again, restored after a reload. What one does is in playground.ts.
import * as vscode from 'vscode';
import type { LensTarget } from './commands';
import { isEditable, isLoss, opened } from './editors';
import { keptId, OpenPanels, type Kept } from './open-panels';
import { Panel, viewType } from './panel';
import { Playground, type Where } from './playground';
import { insertExample, openSample } from './samples';
import type { Services } from './services';
import { setting } from './settings';

export class Panels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #services: Services;
  readonly #open: OpenPanels;
  readonly #playgrounds = new Set<Playground>();
  readonly #subscriptions: vscode.Disposable;
  #last: Playground | undefined;
  /** The text editor last used: none is active while a panel has the keyboard. */
  #editor: vscode.TextEditor | undefined;
  /** The column the user chose for the last panel. */
  #column: vscode.ViewColumn | undefined;

  constructor(context: vscode.ExtensionContext, services: Services) {
    this.#context = context;
    this.#services = services;
    this.#open = new OpenPanels(context.workspaceState);
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.registerWebviewPanelSerializer(viewType, this),
      vscode.workspace.onDidChangeTextDocument(event => this.of(event.document)?.edited(event)),
      vscode.workspace.onDidOpenTextDocument(document => {
        this.of(document)?.moveTo(document);
        this.#savedAs(document);
      }),
      vscode.workspace.onDidCloseTextDocument(() =>
        this.#savedAs(vscode.window.activeTextEditor?.document),
      ),
      vscode.workspace.onDidRenameFiles(
        services.log.guard('The playground lost its document', event => this.#renamed(event)),
      ),
      vscode.window.onDidChangeActiveTextEditor(
        services.log.guard('The playground cannot follow', editor => this.#follow(editor)),
      ),
      services.data.onDidChange(readers =>
        this.#playgrounds.forEach(playground => playground.dataChanged(readers)),
      ),
    );
  }

  get size(): number {
    return this.#playgrounds.size;
  }

  /** The playground a command means: that in front, else the active editor's, else the last one used. */
  get current(): Playground | undefined {
    const all = [...this.#playgrounds];
    const document = vscode.window.activeTextEditor?.document;
    return (
      all.find(({ panel }) => panel.active) ??
      (document && this.of(document)) ??
      this.#last ??
      all.at(-1)
    );
  }

  async run(how: 'run' | 'compare', target: Partial<LensTarget>): Promise<void> {
    const active = await whereToRun(target);
    const focused = this.current;
    // The keyboard is in the panel itself: its own document is meant.
    if (active === undefined && focused?.panel.active === true && focused.uri !== undefined) {
      await focused.again(how);
      return;
    }
    const where = active ?? this.#lossInSight();
    const playground = this.#for(where?.document);
    this.#last = playground;
    playground.panel.reveal(vscode.window.activeTextEditor?.viewColumn);
    if (where === undefined) playground.showEmpty();
    else {
      await keepOpen(where.document);
      await playground.run(where, how);
    }
  }

  /** A sample; a playground that waits for a document shows it at once. */
  async openSample(): Promise<void> {
    const document = await openSample();
    const waits = [...this.#playgrounds].some(({ uri }) => uri === undefined);
    if (document !== undefined && waits) await this.run('run', [document.uri.toString(), 0]);
  }

  async insertExample(): Promise<void> {
    const document = await insertExample(vscode.window.activeTextEditor?.document);
    await this.run('run', [document.uri.toString(), 0]);
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const id = keptId(state);
    const kept = this.#open.take(id, panel.title);
    const playground = this.#add(panel, id);
    if (kept === undefined) playground.showEmpty();
    else await playground.restore(kept);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#playgrounds.forEach(playground => playground.dispose());
  }

  /** The playground of a document. */
  of(document: vscode.TextDocument): Playground | undefined {
    const uri = document.uri.toString();
    return [...this.#playgrounds].find(playground => playground.uri === uri);
  }

  /** Where no text is in front (an empty panel, a picture): the loss beside it, that used last before others. */
  #lossInSight(): Where | undefined {
    const losses = vscode.window.visibleTextEditors.filter(({ document }) => isLoss(document));
    return losses.find(editor => editor === this.#editor) ?? losses[0];
  }

  /** The document's own playground, else one that waits for a document or follows, else a new one. */
  #for(document: vscode.TextDocument | undefined): Playground {
    const own = document && this.of(document);
    if (own !== undefined) return own;
    const free = [...this.#playgrounds].find(
      playground =>
        playground.uri === undefined || (playground.following && document && isLoss(document)),
    );
    return free ?? this.#add(this.#create());
  }

  #create(): vscode.WebviewPanel {
    const editor = vscode.window.activeTextEditor;
    const column =
      this.#column !== undefined && this.#column !== editor?.viewColumn
        ? this.#column
        : vscode.ViewColumn.Beside;
    return vscode.window.createWebviewPanel(
      viewType,
      'Descent',
      { viewColumn: column, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [], enableFindWidget: false },
    );
  }

  #add(webviewPanel: vscode.WebviewPanel, id?: string): Playground {
    const panel = new Panel(webviewPanel, this.#context.extensionUri, this.#services.log, id);
    const playground = new Playground(panel, {
      ...this.#services,
      following: setting('followEditor'),
      changed: () => this.#remember(),
      follows: this.#services.log.guard('The playground cannot follow', one => this.#catchUp(one)),
    });
    this.#playgrounds.add(playground);
    webviewPanel.onDidChangeViewState(() => {
      this.#column = webviewPanel.viewColumn ?? this.#column;
      if (webviewPanel.active) this.#last = playground;
    });
    panel.onDidDispose(() => {
      this.#playgrounds.delete(playground);
      if (this.#last === playground) this.#last = undefined;
      playground.dispose();
      this.#remember();
    });
    this.#remember();
    return playground;
  }

  async #follow(editor: vscode.TextEditor | undefined): Promise<void> {
    if (editor === undefined) return;
    this.#editor = editor;
    this.#savedAs(editor.document);
    const follower = [...this.#playgrounds].find(({ following }) => following);
    if (follower !== undefined) await this.#catchUp(follower);
  }

  /** To the document of the active editor, unless that has a panel of its own. */
  async #catchUp(follower: Playground): Promise<void> {
    const editor = vscode.window.activeTextEditor ?? this.#editor;
    if (editor === undefined || editor.document.isClosed || this.of(editor.document)) return;
    if (!isLoss(editor.document)) return;
    await follower.run({ document: editor.document, selection: editor.selection }, 'follow');
  }

  /** An untitled document that is saved is emptied and closed, and its text opens under the new name: in no certain order. */
  #savedAs(saved: vscode.TextDocument | undefined): void {
    if (saved === undefined || saved.isUntitled || this.of(saved)) return;
    const text = saved.getText();
    [...this.#playgrounds].find(({ leftText }) => leftText === text)?.moveTo(saved);
  }

  /** A file or a folder has another name: its playgrounds go with it. */
  async #renamed({ files }: vscode.FileRenameEvent): Promise<void> {
    for (const { oldUri, newUri } of files) {
      const [from, to] = [oldUri.toString(), newUri.toString()];
      for (const playground of this.#playgrounds) {
        const { uri } = playground;
        if (uri !== from && uri?.startsWith(`${from}/`) !== true) continue;
        const document = await opened(vscode.Uri.parse(to + uri.slice(from.length), true));
        if (document !== undefined) playground.moveTo(document);
      }
    }
  }

  #remember(): void {
    const open = [...this.#playgrounds].map(playground => playground.keep());
    this.#open.keep(open.filter((kept): kept is Kept => kept !== undefined));
    void vscode.commands.executeCommand(
      'setContext',
      'descent.hasPanel',
      this.#playgrounds.size > 0,
    );
  }
}

/** An editor opened by a single click gives way to the next one; what has a playground stays. */
async function keepOpen(document: vscode.TextDocument): Promise<void> {
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  const { input, isPreview } = activeTab ?? {};
  if (isPreview !== true || !(input instanceof vscode.TabInputText)) return;
  if (input.uri.toString() !== document.uri.toString()) return;
  await vscode.commands.executeCommand('workbench.action.keepEditor');
}

async function whereToRun([uri, offset]: Partial<LensTarget>): Promise<Where | undefined> {
  // The play button hands over a Uri of its own kind; its editor is the active one anyway.
  if (typeof uri === 'string') {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
    const at = document.positionAt(offset ?? 0);
    return { document, selection: new vscode.Range(at, at) };
  }
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || !isEditable(editor.document)) return undefined;
  return { document: editor.document, selection: editor.selection };
}
