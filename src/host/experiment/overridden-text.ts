// A text as it is read under what the panel has set over it. What is typed in a text that is right clears what the panel had set there.
import type * as vscode from 'vscode';
import type { Overrides, Settings } from '../../core/document/types';
import type { Prepared } from '../../core/experiment';
import type { Readings } from '../readings';
import { clearTyped } from './overrides';
import { readyOf, type Ready } from './shown';

export class OverriddenText {
  readonly #readings: Readings;
  #overrides: Overrides = {};
  /** The settings of the text that was last right. */
  #settings: Settings | undefined;

  constructor(readings: Readings) {
    this.#readings = readings;
  }

  get overrides(): Overrides {
    return this.#overrides;
  }

  set overrides(overrides: Overrides) {
    this.#overrides = overrides;
  }

  /** Whether the text that was last right reads data. */
  get hasData(): boolean {
    return this.#settings?.data !== undefined;
  }

  /** The text says all of it now. */
  written(): void {
    this.#overrides = {};
    this.#settings = undefined;
  }

  async read(document: vscode.TextDocument, text: string): Promise<Prepared> {
    const overrides = this.#overrides;
    const prepared = await this.#readings.read(document, text, overrides);
    if (readyOf(prepared) === undefined || overrides !== this.#overrides) return prepared;
    const before = this.#settings;
    this.#settings = prepared.document.settings;
    const cleared = before ? clearTyped(overrides, before, this.#settings) : overrides;
    if (cleared === overrides) return prepared;
    this.#overrides = cleared;
    return this.#readings.read(document, text, cleared);
  }

  /** What it would be without what the panel has set; `ready` itself where that is nothing, or the text is wrong. */
  async asWritten(document: vscode.TextDocument, text: string, ready: Ready): Promise<Ready> {
    if (Object.keys(this.#overrides).length === 0) return ready;
    return readyOf(await this.#readings.read(document, text)) ?? ready;
  }
}
