// The runs on screen: each keeps its palette slot when others go, and pinned ones stay while the experiment changes.

import type { Computed } from './compute';
import { RunSlots } from './run-slots';
import type { Ready, ShownRun } from './shown';

export class Runs {
  readonly #slots = new RunSlots();
  #current: readonly ShownRun[] = [];
  #pinned: readonly ShownRun[] = [];
  #pins = 0;

  /** Those of the newest result, then those kept from earlier ones. */
  get all(): readonly ShownRun[] {
    return [...this.#current, ...this.#pinned];
  }

  replace(ready: Ready, computed: readonly Computed[]): void {
    // What was pinned in the earlier result is drawn beside its new twin from now on.
    const aside = this.#current.filter(({ pinned }) => pinned).map(run => this.#setAside(run));
    const pinned = [...this.#pinned, ...aside].filter(pin => fits(pin.ready, ready));
    // Another loss is another picture.
    if (!this.#current.every(run => fits(run.ready, ready))) this.#slots.clear();
    // A run of the experiment goes before a pinned one when slots are given out.
    const plans = computed.map(({ run }) => run.plan);
    const slots = this.#slots.assign([
      ...plans,
      ...pinned.map(({ id, run }) => ({ ...run.plan, id, title: id })),
    ]);
    const slot = (at: number): number => slots[at] ?? 0;
    this.#current = computed.map((one, i) => {
      const { id } = one.run.plan;
      return { ...one, id, slot: slot(i), ready, pinned: false };
    });
    this.#pinned = pinned.map((pin, i) => ({ ...pin, slot: slot(plans.length + i) }));
  }

  pin(id: string, pinned: boolean): void {
    this.#current = this.#current.map(run => (run.id === id ? { ...run, pinned } : run));
    if (!pinned) this.removePinned(id);
  }

  /** @returns whether it was one of the pinned runs. */
  removePinned(id: string): boolean {
    const left = this.#pinned.filter(run => run.id !== id);
    const found = left.length < this.#pinned.length;
    this.#pinned = left;
    return found;
  }

  clear(): void {
    this.#current = [];
    this.#pinned = [];
    this.#slots.clear();
  }

  #setAside(run: ShownRun): ShownRun {
    this.#pins += 1;
    return { ...run, id: `pinned-${this.#pins}` };
  }
}

/** A path of another loss has no place on this map. */
function fits(a: Ready, b: Ready): boolean {
  const names = (ready: Ready): string => JSON.stringify(ready.program.parameters);
  return names(a) === names(b);
}
