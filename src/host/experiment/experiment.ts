// One document's experiment: reads its text, runs it, keeps what the panel changes over it, and tells the page what there is to show.
import * as vscode from 'vscode';
import type { Overrides, Problem, Settings } from '../../core/document/types';
import type { Prepared, Ready } from '../../core/experiment';
import { startRun, type RunSession } from '../../core/run/descend';
import type { Cause, ToPage } from '../../shared/protocol';
import type { Kept } from '../open-panels';
import { example } from '../sample-list';
import type { OutFile } from '../save-file';
import type { Services } from '../services';
import { setting } from '../settings';
import { Answers, type Question } from './answers';
import { compute } from './compute';
import { makeFile, type HostFormat } from './files';
import { Live } from './live';
import { clearTyped, override, reset, type Base, type Change } from './overrides';
import { pickOne, pickToRace } from './pick-optimizers';
import { placeOf, type Place } from './place';
import { Runs } from './runs';
import type { Shown } from './shown';
import { Source, type SourceText } from './source';
import { viewResult } from './view-result';
import { writeSettingsInto } from './write-settings';

/** A run that took longer is not repeated at every pause in typing. */
const quick = 100;

export class Experiment implements vscode.Disposable {
  readonly source: Source;
  readonly #services: Services;
  readonly #message = new vscode.EventEmitter<ToPage>();
  readonly #live = new Live();
  readonly #answers = new Answers();
  readonly #runs = new Runs();
  #overrides: Overrides = {};
  /** The settings of the text that was last read without an error. */
  #settings: Settings | undefined;
  #ready: Ready | undefined;
  #shown: Shown | undefined;
  #sessions: readonly RunSession[] = [];
  /** Counts runs: only the newest may speak. */
  #turn = 0;
  #results = 0;
  #took = 0;
  #ranText: string | undefined;
  #problem: (Place & { readonly message: string }) | null = null;
  #stale = false;
  #reason: string | undefined;

  readonly onMessage = this.#message.event;

  constructor(document: vscode.TextDocument, services: Services) {
    this.source = new Source(document);
    this.#services = services;
  }

  /** All that a new page must be told. */
  snapshot(): readonly ToPage[] {
    if (this.#shown === undefined) return this.#turn === 0 ? [] : [this.#emptiness()];
    const result: ToPage = { kind: 'result', result: { ...this.#shown.result, cause: 'restore' } };
    return [
      result,
      { kind: 'problem', problem: this.#problem },
      { kind: 'stale', stale: this.#stale },
    ];
  }

  /** Reads the text and runs it; what was running ends. */
  async run(cause: Cause): Promise<void> {
    const turn = this.#newTurn();
    const began = performance.now();
    const source = await this.source.read();
    if (source.text.trim() === '') return this.#showEmpty();
    const prepared = await this.#prepare(source);
    if (!turn.newest()) return;
    this.#ranText = source.text;
    const ready = this.#accept(prepared, source);
    if (ready === undefined) return this.#complain(prepared.problems, source);
    this.#sessions = ready.experiment.runs.map(plan =>
      startRun(ready.program, ready.objective, plan, ready.experiment.start.value),
    );
    this.#ready = ready;
    await this.#compute(cause, turn, began);
  }

  /** Ends the computation; what is done of it is shown. */
  cancel(): void {
    for (const session of this.#sessions) session.cancel();
  }

  async continue(): Promise<void> {
    for (const session of this.#sessions) session.resume();
    await this.#compute('extend', this.#newTurn());
  }

  async extend(steps: number): Promise<void> {
    const [session] = this.#sessions;
    if (session === undefined) return;
    this.#overrides = { ...this.#overrides, steps: session.plan.steps + steps };
    for (const each of this.#sessions) each.extend(steps);
    await this.#compute('extend', this.#newTurn());
  }

  async override(change: Change): Promise<void> {
    if (this.#ready === undefined) return;
    this.#overrides = override(this.#overrides, change, this.#base(this.#ready));
    await this.run('override');
  }

  async reset(key: string | undefined): Promise<void> {
    this.#overrides = reset(this.#overrides, key);
    await this.run('override');
  }

  async addOptimizer(): Promise<void> {
    const optimizer = await pickOne();
    if (optimizer !== undefined) await this.override({ kind: 'add', optimizer });
  }

  async removeRun(run: string): Promise<void> {
    if (this.#runs.removePinned(run)) this.#show('override');
    else await this.override({ kind: 'remove', run });
  }

  pin(run: string, pinned: boolean): void {
    this.#runs.pin(run, pinned);
    this.#show('override');
  }

  /** For “Compare Optimizers”: the document's own list, else a pick. @returns false where the user thought better of it. */
  async chooseRuns(): Promise<boolean> {
    const source = await this.source.read();
    const { document } = await this.#prepare(source);
    if (document.settings.runs.length > 1) {
      this.#overrides = reset(this.#overrides, 'runs');
      return true;
    }
    const optimizers = await pickToRace();
    if (optimizers === undefined) return false;
    const runs = optimizers.map(optimizer => ({ optimizer, hyperparameters: {} }));
    this.#overrides = { ...this.#overrides, runs };
    return true;
  }

  async writeSettings(): Promise<void> {
    if (await writeSettingsInto(this.source, this.#overrides)) {
      this.#overrides = {};
      await this.run('edit');
    }
  }

  async answer(question: Question): Promise<void> {
    const answer = this.#shown && (await this.#answers.answer(question, this.#shown));
    if (answer !== undefined) this.#tell(answer);
  }

  file(format: HostFormat, run?: string): OutFile | undefined {
    return this.#shown && makeFile(format, this.#shown, run, this.source.name);
  }

  edited(event: vscode.TextDocumentChangeEvent): void {
    if (!this.source.edited(event)) return;
    this.#live.key(this.#services.log.guard('The text cannot be read', () => this.#reread()));
  }

  dataChanged(): void {
    if (this.#settings?.data === undefined && this.#problem === null) return;
    this.#ranText = undefined;
    this.#live.key(this.#services.log.guard('The data cannot be read', () => this.#reread()));
  }

  keep(): Omit<Kept, 'title' | 'following'> {
    return { uri: this.source.uri, range: this.source.range, overrides: this.#overrides };
  }

  restore({ range, overrides }: Kept): void {
    this.source.restore(range);
    this.#overrides = overrides;
  }

  dispose(): void {
    this.#turn += 1;
    this.#live.dispose();
    this.#message.dispose();
  }

  /** After a pause in typing: a quick experiment runs again, a slow one is marked as changed. */
  async #reread(): Promise<void> {
    const source = await this.source.read();
    if (source.text === this.#ranText && this.#problem === null) return this.#setStale(false);
    if (source.text.trim() === '') return this.#shown === undefined ? this.#showEmpty() : undefined;
    const prepared = await this.#prepare(source);
    if (this.#accept(prepared, source) === undefined) return this.#complain(prepared.problems, source);
    if (this.#took < quick && setting('liveUpdates')) await this.run('edit');
    else this.#setStale(source.text !== this.#ranText);
  }

  #prepare({ text }: SourceText): Promise<Prepared> {
    return this.#services.readings.read(this.source.document, text, this.#overrides);
  }
}
