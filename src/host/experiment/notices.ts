// What the page is told besides results: that there is no text, that the text is wrong, that it has changed. Keeps each to tell it again to a new page.
import type { Problem } from '../../core/document/types';
import { problemSentence } from '../../shared/problem-words';
import type { Result, ToPage } from '../../shared/protocol';
import { example } from '../sample-list';
import { placeOf } from './place';
import type { SourceText } from './source';

type ProblemMessage = Extract<ToPage, { kind: 'problem' }>;

export class Notices {
  readonly #tell: (message: ToPage) => void;
  #problem: ProblemMessage['problem'] = null;
  #stale = false;
  #empty: Extract<ToPage, { kind: 'empty' }> | undefined;

  constructor(tell: (message: ToPage) => void) {
    this.#tell = tell;
  }

  /** To a page that knows nothing; `result` is what is on screen. */
  all(result: ToPage | undefined): readonly ToPage[] {
    const first = this.#empty ?? result;
    if (first === undefined) return [];
    return [
      first,
      { kind: 'problem', problem: this.#problem },
      { kind: 'stale', stale: this.#stale },
    ];
  }

  get wrong(): boolean {
    return this.#problem !== null;
  }

  /** The page shows no picture. */
  get blank(): boolean {
    return this.#empty !== undefined;
  }

  /** There is no text. */
  empty(): void {
    this.#empty = { kind: 'empty', example };
    this.right();
    this.#tell(this.#empty);
  }

  /** The text is wrong. Where no picture stands that could stay, the page says why it is empty. */
  complain(problem: Problem, source: SourceText, document: string, picture: boolean): void {
    const place = placeOf(document, source.locate(problem.range.start));
    this.#problem = { ...place, message: problem.message };
    if (!picture || this.blank) {
      this.#empty = { kind: 'empty', example, reason: problemSentence(this.#problem) };
      this.#tell(this.#empty);
    }
    this.#tell({ kind: 'problem', problem: this.#problem });
  }

  /** The text is right again. */
  right(): void {
    if (this.#problem === null) return;
    this.#problem = null;
    this.#tell({ kind: 'problem', problem: null });
  }

  /** Nothing is run: the last picture stands, and comes back where the text had been deleted meanwhile. */
  stays(result: Result | undefined, stale: boolean): void {
    if (this.blank && result !== undefined) {
      this.result();
      this.#tell({ kind: 'result', result: { ...result, cause: 'edit' } });
    }
    this.right();
    this.#setStale(stale);
  }

  #setStale(stale: boolean): void {
    if (this.#stale === stale) return;
    this.#stale = stale;
    this.#tell({ kind: 'stale', stale });
  }

  /** A result has come; the page forgets all notices with it. */
  result(): void {
    this.#problem = null;
    this.#stale = false;
    this.#empty = undefined;
  }
}
