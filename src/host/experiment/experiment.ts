// One document's experiment: reads its text, runs it, keeps what the panel changes over it, and tells the page what there is to show.
import * as vscode from 'vscode';
import type { Prepared } from '../../core/experiment';
import type { RunSession } from '../../core/run/descend';
import type { Cause, ToPage } from '../../shared/protocol';
import type { Kept } from '../open-panels';
import type { OutFile } from '../save-file';
import type { Services } from '../services';
import { setting } from '../settings';
import { Answers, type Question } from './answers';
import { compute } from './compute';
import { makeFile, type HostFormat } from './files';
import { Live } from './live';
import { Notices } from './notices';
import { OverriddenText } from './overridden-text';
import { override, reset, type Change } from './overrides';
import { pickOne, pickToRace } from './pick-optimizers';
import { readyOf, replanned, startSessions, type Ready, type Shown } from './shown';
import { Runs } from './runs';
import { inSlices } from '../turns';
import { Source, type SourceText } from './source';
import { StretchProblems } from './stretch-problems';
import { viewResult } from './view-result';
import { toldResult } from './view-step';
import { writeSettingsInto } from './write-settings';

/** A run that took longer is not repeated at every pause in typing. */
const quick = 100;

export class Experiment implements vscode.Disposable {
  readonly source: Source;
  readonly #services: Services;
  readonly #message = new vscode.EventEmitter<ToPage>();
  readonly #notices = new Notices(message => {
    this.#message.fire(message);
  });
  readonly #live = new Live();
  readonly #answers = new Answers();
  readonly #runs = new Runs();
  readonly #problems: StretchProblems;
  readonly #text: OverriddenText;
  #ready: Ready | undefined;
  #sessions: readonly RunSession[] = [];
  #shown: Shown | undefined;
  #ranText: string | undefined;
  /** Counts computations: only the newest may speak. */
  #turn = 0;
  #results = 0;
  /** What the last run took; reading files and loading the library do not count. */
  #took = 0;

  readonly onMessage = this.#message.event;

  constructor(document: vscode.TextDocument, services: Services) {
    this.source = new Source(document);
    this.#services = services;
    this.#problems = new StretchProblems(services);
    this.#text = new OverriddenText(services.readings);
  }

  /** All that a new page must be told. */
  snapshot(): readonly ToPage[] {
    return this.#notices.all(this.#shown && toldResult(this.#shown, 'restore'));
  }

  /** Reads the text and runs it; what was running ends. */
  async run(cause: Cause): Promise<void> {
    const newest = this.#newTurn();
    const source = this.source.read();
    const prepared = await this.#prepare(source);
    if (!newest()) return;
    this.#ranText = source.text;
    this.#problems.tell(this.source.document, prepared.problems, source);
    const right = readyOf(prepared);
    // While the text is wrong, the panel's controls work on the picture that stands.
    const ready =
      right ?? (cause === 'override' ? replanned(this.#ready, this.#text.overrides) : undefined);
    if (ready !== undefined) {
      this.#ready = ready;
      this.#sessions = startSessions(ready);
      await this.#compute(cause, newest);
    }
    if (right === undefined && newest()) this.#refuse(prepared, source);
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
    const most = Math.max(0, ...this.#sessions.map(({ plan }) => plan.steps));
    if (most === 0) return;
    const overrides = { ...this.#text.overrides, steps: most + steps };
    // A trace that memory would not hold is refused as in the document, before it is begun.
    if (replanned(this.#ready, overrides) === undefined)
      return this.override({ kind: 'steps', steps: overrides.steps });
    this.#text.overrides = overrides;
    for (const session of this.#sessions) session.extend(most + steps - session.plan.steps);
    await this.#compute('extend', this.#newTurn());
  }

  async override(change: Change): Promise<void> {
    if (this.#ready === undefined) return;
    const { program, experiment } = this.#ready;
    const base = { parameters: program.parameters, plans: experiment.runs };
    const overrides = override(this.#text.overrides, change, base);
    if (overrides === this.#text.overrides) return;
    this.#text.overrides = overrides;
    await this.run('override');
  }

  /** Without a key: all overrides. Only what is listed can be reset. */
  async reset(key: string | undefined): Promise<void> {
    const listed = this.#shown?.result.overrides ?? [];
    if (key !== undefined && !listed.some(entry => entry.key === key)) return;
    this.#text.overrides = reset(this.#text.overrides, key);
    await this.run('override');
  }

  async addOptimizer(): Promise<void> {
    const optimizer = await pickOne();
    if (optimizer !== undefined) await this.override({ kind: 'add', optimizer });
  }

  async removeRun(run: string): Promise<void> {
    if (this.#runs.removePinned(run)) await this.#show('override');
    else await this.override({ kind: 'remove', run });
  }

  async pin(run: string, pinned: boolean): Promise<void> {
    this.#runs.pin(run, pinned);
    await this.#show('override');
  }

  /** For “Compare Optimizers”: the document's own list, else a pick. @returns false where the user thought better of it. */
  async chooseRuns(): Promise<boolean> {
    const { document } = await this.#prepare(this.source.read());
    const others = reset(this.#text.overrides, 'runs');
    if (document.settings.runs.length > 1) {
      this.#text.overrides = others;
      return true;
    }
    const optimizers = await pickToRace();
    if (optimizers === undefined) return false;
    const race = { kind: 'race', optimizers } as const;
    this.#text.overrides = override(others, race, { parameters: [], plans: [] });
    return true;
  }

  /** One edit of the document; then the text says it, and nothing is overridden any more. */
  async writeSettings(): Promise<void> {
    if (!(await writeSettingsInto(this.source, this.#text.overrides))) return;
    this.#text.written();
    await this.run('edit');
  }

  async answer(question: Question): Promise<void> {
    const answer = this.#shown && (await this.#answers.answer(question, this.#shown));
    if (answer !== undefined) this.#message.fire(answer);
  }

  async file(format: HostFormat, run?: string): Promise<OutFile | undefined> {
    if (this.#shown === undefined || this.#notices.blank) return undefined;
    return makeFile(format, this.#shown, run, this.source.name);
  }

  edited(event: vscode.TextDocumentChangeEvent): void {
    // What is told of a stretch of text moves with it.
    if (this.source.edited(event) || this.#problems.any)
      this.#rereadSoon('The text cannot be read');
  }

  /** The document is another object now: opened again, saved under a name, or renamed. */
  moveTo(document: vscode.TextDocument): void {
    if (this.source.document === document) return;
    this.#problems.letGoOf(this.source.document);
    this.source.moveTo(document);
    // The data lies beside the document, so it may be another file now.
    if (this.#text.hasData) this.#ranText = undefined;
    this.#rereadSoon('The text cannot be read');
  }

  /** A data file is new, or gone; told to the documents that have read it. */
  dataChanged(readers: ReadonlySet<vscode.TextDocument>): void {
    if (!readers.has(this.source.document)) return;
    this.#ranText = undefined;
    this.#rereadSoon('The data cannot be read');
  }

  keep(): Omit<Kept, 'id' | 'spoke' | 'title' | 'following'> {
    const { uri, range, fenced } = this.source;
    return { uri, range, fenced, overrides: this.#text.overrides };
  }

  restore({ range, fenced, overrides }: Kept): void {
    this.source.restore(range, fenced);
    this.#text.overrides = overrides;
  }

  dispose(): void {
    this.#turn += 1;
    this.#live.dispose();
    this.#answers.dispose();
    this.#problems.letGoOf(this.source.document);
    this.#message.dispose();
  }

  #rereadSoon(otherwise: string): void {
    const reread = this.#services.log.guard(otherwise, this.#reread.bind(this));
    this.#live.key(newest => void reread(newest));
  }

  /** After a pause in typing: a quick experiment runs again, a slow one is marked as changed. */
  async #reread(newest: () => boolean): Promise<void> {
    const source = this.source.read();
    const prepared = await this.#prepare(source);
    // A newer text has its own reading coming; an untitled document that is gone may come back under a name.
    if (!newest() || this.source.left !== undefined) return;
    if (source.text === this.#ranText && !this.#notices.wrong) {
      this.#problems.tell(this.source.document, prepared.problems, source);
      this.#notices.stays(this.#shown?.result, false);
      return;
    }
    if (readyOf(prepared) === undefined) {
      this.#live.complain(() => {
        this.#problems.tell(this.source.document, prepared.problems, source);
        this.#refuse(prepared, source);
      });
      return;
    }
    if (this.#took < quick && setting('liveUpdates')) return this.run('edit');
    this.#problems.tell(this.source.document, prepared.problems, source);
    this.#notices.stays(this.#shown?.result, source.text !== this.#ranText);
  }

  async #compute(cause: Cause, newest: () => boolean): Promise<void> {
    const began = performance.now();
    const computed = await compute(this.#sessions, {
      wanted: newest,
      progress: progress => this.#message.fire({ kind: 'progress', progress }),
    });
    if (computed === undefined || this.#ready === undefined) return;
    this.#runs.replace(this.#ready, computed);
    await this.#show(cause);
    this.#took = performance.now() - began;
  }

  async #show(cause: Cause): Promise<void> {
    const ready = this.#ready;
    if (ready === undefined) return;
    const id = (this.#results += 1);
    const turn = this.#turn;
    const runs = this.#runs.all;
    const viewing = viewResult({
      id,
      cause,
      ready,
      runs,
      overrides: this.#text.overrides,
      asWritten: await this.#text.asWritten(this.source.document, this.source.read().text, ready),
      source: this.source,
    });
    // A newer run, or a newer view of this one, is shown in its place.
    const result = await inSlices(viewing, () => id === this.#results && turn === this.#turn);
    if (result === undefined) return;
    this.#shown = { ready, runs, result };
    this.#notices.result();
    this.#message.fire(toldResult(this.#shown));
  }

  #prepare({ text }: SourceText): Promise<Prepared> {
    return this.#text.read(this.source.document, text);
  }

  /** The text cannot be run: it is empty, or wrong. */
  #refuse({ problems }: Prepared, source: SourceText): void {
    this.#message.fire({ kind: 'progress', progress: null });
    const error = problems.find(({ severity }) => severity === 'error');
    if (source.text.trim() === '' || error === undefined) return this.#notices.empty();
    const text = this.source.document.getText();
    this.#notices.complain(error, source, text, this.#shown !== undefined);
  }

  #newTurn(): () => boolean {
    const turn = (this.#turn += 1);
    return () => turn === this.#turn;
  }
}
