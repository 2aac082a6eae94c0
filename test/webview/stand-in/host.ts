// The host's part in the stand-in: the real mathematics and the real views over a document that lives in memory. No VS Code, no editor.

import { prepare, type Prepared } from '../../../src/core/experiment';
import { startRun } from '../../../src/core/run/descend';
import type { DataFile, Overrides } from '../../../src/core/document/types';
import { Answers } from '../../../src/host/experiment/answers';
import { drained } from '../../../src/core/run/evaluate';
import { compute } from '../../../src/host/experiment/compute';
import { override, reset, type Change } from '../../../src/host/experiment/overrides';
import { Runs } from '../../../src/host/experiment/runs';
import { readyOf, type Shown } from '../../../src/host/experiment/shown';
import type { Source } from '../../../src/host/experiment/source';
import { viewResult } from '../../../src/host/experiment/view-result';
import { toldResult } from '../../../src/host/experiment/view-step';
import { example } from '../../../src/host/sample-list';
import type { Cause, FromPage, ToPage } from '../../../src/shared/protocol';

export interface StandInDocument {
  readonly name: string;
  readonly text: string;
  readonly data?: DataFile | undefined;
}

export class StandInHost {
  readonly #answers = new Answers();
  readonly #runs = new Runs();
  #overrides: Overrides = {};
  #shown: Shown | undefined;
  #results = 0;
  #turn = 0;
  #cause: Cause = 'command';

  constructor(
    private document: StandInDocument,
    private readonly tell: (message: ToPage) => void,
  ) {}

  /** Another text, as typed. */
  async type(text: string): Promise<void> {
    this.document = { ...this.document, text };
    await this.#run('edit');
  }

  async receive(message: FromPage): Promise<void> {
    switch (message.kind) {
      case 'ready':
        this.tell({ kind: 'follow', following: true });
        await this.#run(this.#cause);
        this.#cause = 'restore';
        return;
      case 'run':
        return this.#run('command');
      case 'step':
      case 'rows':
      case 'map':
      case 'reach': {
        const answer = this.#shown && (await this.#answers.answer(message, this.#shown));
        if (answer !== undefined) this.tell(answer);
        return;
      }
      case 'reset':
        this.#overrides = reset(this.#overrides, message.key);
        return this.#run('override');
      case 'extend':
        this.#overrides = {
          ...this.#overrides,
          steps: (this.#shown?.result.steps ?? 0) + message.steps,
        };
        return this.#run('extend');
      case 'pinRun':
        this.#runs.pin(message.run, message.pinned);
        {
          this.#show('override');
          return;
        }
      case 'removeRun':
        if (this.#runs.removePinned(message.run)) {
          this.#show('override');
          return;
        }
        return this.#change({ kind: 'remove', run: message.run });
      case 'addOptimizer':
        return this.#change({ kind: 'add', optimizer: 'rmsprop' });
      case 'setStart':
        return this.#change({ kind: 'start', start: message.start });
      case 'setSteps':
        return this.#change({ kind: 'steps', steps: message.steps });
      case 'setSeed':
        return this.#change({ kind: 'seed', seed: message.seed });
      case 'setBatch':
        return this.#change({ kind: 'batch', batch: message.batch });
      case 'setSchedule':
        return this.#change({ kind: 'schedule', schedule: message.schedule });
      case 'setHyperparameter':
        return this.#change({
          kind: 'hyperparameter',
          run: message.run,
          name: message.name,
          value: message.value,
        });
      case 'setLabel':
        return this.#change({ kind: 'label', run: message.run, label: message.label });
      case 'copy': {
        this.tell({ kind: 'note', message: `Copied ${message.what}.` });
        return;
      }
      case 'follow': {
        this.tell({ kind: 'follow', following: message.following });
        return;
      }
      default:
        return;
    }
  }

  async #change(change: Change): Promise<void> {
    const ready = this.#shown?.ready;
    if (ready === undefined) return;
    const base = { parameters: ready.program.parameters, plans: ready.experiment.runs };
    this.#overrides = override(this.#overrides, change, base);
    await this.#run('override');
  }

  #prepare(overrides: Overrides): Prepared {
    return prepare(this.document.text, { data: this.document.data, overrides });
  }

  async #run(cause: Cause): Promise<void> {
    const turn = (this.#turn += 1);
    const prepared = this.#prepare(this.#overrides);
    const ready = readyOf(prepared);
    if (ready === undefined) {
      this.#refuse(prepared);
      return;
    }
    const sessions = ready.experiment.runs.map(plan =>
      startRun(ready.program, ready.objective, plan, ready.experiment.start.value),
    );
    const computed = await compute(sessions, {
      wanted: () => turn === this.#turn,
      progress: progress => this.tell({ kind: 'progress', progress }),
    });
    if (computed === undefined) return;
    this.#runs.replace(ready, computed);
    this.#show(cause, ready);
  }

  #show(cause: Cause, ready = this.#shown?.ready): void {
    if (ready === undefined) return;
    this.#results += 1;
    const viewing = viewResult({
      id: this.#results,
      cause,
      ready,
      runs: this.#runs.all,
      overrides: this.#overrides,
      asWritten: readyOf(this.#prepare({})) ?? ready,
      source: this.#source(),
    });
    const result = drained(viewing);
    if (result === undefined) return;
    this.#shown = { ready, runs: this.#runs.all, result };
    this.tell(toldResult(this.#shown));
  }

  #refuse({ problems }: Prepared): void {
    const error = problems.find(({ severity }) => severity === 'error');
    if (this.document.text.trim() === '' || error === undefined) {
      this.tell({ kind: 'empty', example });
      return;
    }
    const lines = this.document.text.slice(0, error.range.start).split('\n');
    const column = (lines.at(-1) ?? '').length + 1;
    if (this.#shown === undefined) this.tell({ kind: 'empty', example, reason: error.message });
    this.tell({ kind: 'problem', problem: { line: lines.length, column, message: error.message } });
  }

  /** The part of a source that a view asks for. */
  #source(): Source {
    const { name, text } = this.document;
    const part = {
      name,
      takesSettings: true,
      document: { getText: () => text },
      read: () => ({ text, locate: (offset: number) => offset }),
    };
    return part as unknown as Source;
  }
}
