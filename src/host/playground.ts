// One panel and the experiment it shows. What the page asks goes through one table, to the experiment or to VS Code.
import * as vscode from 'vscode';
import type { FromPage, ToPage } from '../shared/protocol';
import { loadCore } from './core';
import { editorOf, opened } from './editors';
import type { Experiment } from './experiment/experiment';
import type { HostFormat } from './experiment/files';
import type { Kept } from './open-panels';
import type { Panel } from './panel';
import { example } from './sample-list';
import { saveFile } from './save-file';
import type { Services } from './services';
import { StandIn, type Spoken } from './silent-page';

const whatToType = `Type a loss in the editor, for example:\n\n\`\`\`loss\n${example}\`\`\``;

/** A document, and where in it the user is. */
export interface Where {
  readonly document: vscode.TextDocument;
  readonly selection: vscode.Range;
}

export interface Parts extends Services {
  readonly following: boolean;
  /** What is remembered of the panel has changed. */
  readonly changed: () => void;
  /** From now on it follows the active editor, beginning with the one there is. */
  readonly follows: (playground: Playground) => unknown;
}

type Handlers = {
  readonly [K in FromPage['kind']]: (message: Extract<FromPage, { kind: K }>) => unknown;
};

export class Playground implements vscode.Disposable {
  readonly panel: Panel;
  readonly #parts: Parts;
  readonly #subscriptions: vscode.Disposable[];
  #experiment: Experiment | undefined;
  #messages: vscode.Disposable | undefined;
  #following: boolean;
  /** No document: what the page shows instead. */
  #empty: Extract<ToPage, { kind: 'empty' }> | undefined;
  readonly #standIn: StandIn;
  #gone = false;

  constructor(panel: Panel, parts: Parts) {
    this.panel = panel;
    this.#parts = parts;
    this.#following = parts.following;
    this.#subscriptions = [
      panel.onMessage(
        parts.log.guard('The playground met an error', message => this.receive(message)),
      ),
      panel.onSilent(() => this.fallBack()),
    ];
    this.#standIn = new StandIn(parts.log, () => this.#spoken());
  }

  /** The document this playground belongs to. */
  get uri(): string | undefined {
    return this.#experiment?.source.uri;
  }

  /** What an untitled document held that is closed now. */
  get leftText(): string | undefined {
    return this.#experiment?.source.left?.text;
  }

  get following(): boolean {
    return this.#following;
  }

  get experiment(): Experiment | undefined {
    return this.#experiment;
  }

  /** `reason` says why there is nothing to show, where there is one. */
  showEmpty(reason?: string): void {
    if (this.#experiment !== undefined) return;
    this.#empty = { kind: 'empty', example, reason };
    this.panel.title = 'Descent';
    this.panel.post(this.#empty);
  }

  async run(where: Where, how: 'run' | 'compare' | 'follow'): Promise<void> {
    const experiment = await this.#experimentOn(where.document);
    experiment.source.aim(where.selection);
    await this.again(how === 'compare' ? 'compare' : 'run');
  }

  /** The same text once more. */
  async again(how: 'run' | 'compare'): Promise<void> {
    const experiment = this.#experiment;
    if (experiment === undefined) return;
    if (how === 'compare' && !(await experiment.chooseRuns())) return;
    await experiment.run('command');
  }

  /** After a reload: the same document, range and overrides. */
  async restore(kept: Kept): Promise<void> {
    this.#following = kept.following;
    const uri = vscode.Uri.parse(kept.uri, true);
    const document = await opened(uri);
    if (document === undefined) {
      this.showEmpty(`${uri.path.split('/').at(-1) ?? ''} is not there any more.`);
      return;
    }
    const experiment = await this.#experimentOn(document);
    experiment.restore(kept);
    await experiment.run('restore');
  }

  keep(): Kept | undefined {
    const kept = this.#experiment?.keep();
    const { id, title, keepsId: spoke } = this.panel;
    return kept && { ...kept, id, spoke, title, following: this.#following };
  }

  edited(event: vscode.TextDocumentChangeEvent): void {
    if (event.contentChanges.length > 0) this.#experiment?.edited(event);
  }

  dataChanged(readers: ReadonlySet<vscode.TextDocument>): void {
    this.#experiment?.dataChanged(readers);
  }

  /** The document was opened again, saved under a name, or renamed. */
  moveTo(document: vscode.TextDocument): void {
    this.#experiment?.moveTo(document);
    this.#rename();
  }

  async writeSettings(): Promise<void> {
    await this.#experiment?.writeSettings();
  }

  toggleFollow(following = !this.#following): void {
    this.#following = following;
    this.panel.post({ kind: 'follow', following });
    this.#parts.changed();
    if (following) this.#parts.follows(this);
  }

  async save(format: HostFormat, run?: string): Promise<void> {
    const file = await this.#experiment?.file(format, run);
    if (file !== undefined) await this.#saved(file);
  }

  async copyAs(format: 'csv' | 'json' | 'markdown', run?: string): Promise<void> {
    const file = await this.#experiment?.file(format, run);
    if (file === undefined) return;
    await vscode.env.clipboard.writeText(file.content);
    this.#note(`Copied ${file.what}.`);
  }

  dispose(): void {
    this.#gone = true;
    this.#messages?.dispose();
    this.#experiment?.dispose();
    for (const subscription of this.#subscriptions.splice(0)) subscription.dispose();
    this.panel.dispose();
  }

  readonly #handlers: Handlers = {
    ready: () => this.#tellAll(),
    run: () => this.#experiment?.run('command'),
    cancel: () => this.#experiment?.cancel(),
    continue: () => this.#experiment?.continue(),
    extend: ({ steps }) => this.#experiment?.extend(steps),
    setStart: ({ start }) => this.#experiment?.override({ kind: 'start', start }),
    setSteps: ({ steps }) => this.#experiment?.override({ kind: 'steps', steps }),
    setSeed: ({ seed }) => this.#experiment?.override({ kind: 'seed', seed }),
    setBatch: ({ batch }) => this.#experiment?.override({ kind: 'batch', batch }),
    setSchedule: ({ schedule }) => this.#experiment?.override({ kind: 'schedule', schedule }),
    setHyperparameter: ({ run, name, value }) =>
      this.#experiment?.override({ kind: 'hyperparameter', run, name, value }),
    setLabel: ({ run, label }) => this.#experiment?.override({ kind: 'label', run, label }),
    addOptimizer: () => this.#experiment?.addOptimizer(),
    removeRun: ({ run }) => this.#experiment?.removeRun(run),
    pinRun: ({ run, pinned }) => this.#experiment?.pin(run, pinned),
    reset: ({ key }) => this.#experiment?.reset(key),
    writeSettings: () => this.writeSettings(),
    step: request => this.#experiment?.answer(request),
    rows: request => this.#experiment?.answer(request),
    map: request => this.#experiment?.answer(request),
    reach: request => this.#experiment?.answer(request),
    goTo: ({ line, column }) => this.#goTo(new vscode.Position(line - 1, column - 1)),
    insertExample: () => vscode.commands.executeCommand('descent.insertExample'),
    openSample: () => vscode.commands.executeCommand('descent.openSample'),
    follow: ({ following }) => this.toggleFollow(following),
    copy: async ({ text, what }) => {
      await vscode.env.clipboard.writeText(text);
      this.#note(`Copied ${what}.`);
    },
    save: ({ format, run, name, data }) =>
      format === 'png' || format === 'svg'
        ? this.#saved({
            name: `${name}.${format}`,
            content: data ?? '',
            what: 'the picture',
            format,
          })
        : this.save(format, run),
    copyAs: ({ format, run }) => this.copyAs(format, run),
    failed: ({ message }) =>
      this.#parts.log.failed(
        'The playground’s page met an error',
        message,
        'Close the panel and run again.',
      ),
  };

  /** The page is silent: what there is to show opens as text until it speaks. */
  fallBack(): void {
    this.#standIn.begin();
  }

  /** What the page asks. */
  receive(message: FromPage): unknown {
    // The table is exhaustive, and each handler takes the message of its own key.
    const handle = this.#handlers[message.kind] as (message: FromPage) => unknown;
    return handle(message);
  }

  /** The page is new: it is sent everything there is. */
  #tellAll(): void {
    this.#standIn.end();
    this.panel.post({ kind: 'follow', following: this.#following });
    for (const message of this.#told()) this.panel.post(message);
    this.#parts.changed();
  }

  #told(): readonly ToPage[] {
    return this.#experiment?.snapshot() ?? (this.#empty ? [this.#empty] : []);
  }

  async #experimentOn(document: vscode.TextDocument): Promise<Experiment> {
    const { Experiment } = await loadCore();
    // The panel was closed meanwhile; what it was to show goes nowhere.
    if (this.#gone) throw new vscode.CancellationError();
    if (this.#experiment?.source.uri === document.uri.toString()) {
      this.#experiment.moveTo(document);
      return this.#experiment;
    }
    this.#messages?.dispose();
    this.#experiment?.dispose();
    const experiment = new Experiment(document, this.#parts);
    this.#experiment = experiment;
    this.#empty = undefined;
    this.#messages = experiment.onMessage(message => {
      this.panel.post(message);
      if (message.kind === 'result') this.#parts.changed();
      if (message.kind === 'empty') this.#standIn.update(false);
      if (message.kind === 'result') this.#standIn.update(message.result.cause === 'command');
    });
    this.#rename();
    return experiment;
  }

  #rename(): void {
    const source = this.#experiment?.source;
    if (source !== undefined) this.panel.title = `Descent: ${source.name}`;
    this.#parts.changed();
  }

  /** What there is to show, as text: the report, or why there is none. Nothing while the first run goes on. */
  async #spoken(): Promise<Spoken | undefined> {
    const { title } = this.panel;
    // Where webviews are blocked, so is Markdown's preview: the source itself must be readable.
    const report = await this.#experiment?.file('plain');
    if (report !== undefined) return { title, text: report.content };
    const empty = this.#told().find(message => message.kind === 'empty');
    return empty && { title, text: empty.reason ?? whatToType };
  }

  async #goTo(position: vscode.Position): Promise<void> {
    const document = await this.#experiment?.source.open();
    if (document === undefined) return;
    const column = editorOf(document)?.viewColumn ?? vscode.ViewColumn.One;
    const selection = new vscode.Range(position, position);
    await vscode.window.showTextDocument(document, { viewColumn: column, selection });
  }

  async #saved(file: {
    name: string;
    content: string;
    what: string;
    format: string;
  }): Promise<void> {
    const document = await this.#experiment?.source.open();
    const uri = await saveFile(file, document?.uri);
    if (uri !== undefined) this.#note(`Saved ${file.what} as ${uri.path.split('/').at(-1) ?? ''}.`);
  }

  #note(message: string): void {
    this.panel.post({ kind: 'note', message });
  }
}
