// The runs on screen: each keeps its palette slot when others go, and pinned ones stay while the experiment changes.

import type { Computed } from './compute';
import type { Ready, ShownRun } from './shown';

export class Runs {
  readonly #slots = new Map<string, number>();
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
    this.#pinned = [...this.#pinned, ...aside].filter(pin => fits(pin.ready, ready));
    this.#forgetSlots([
      ...computed.map(({ run }) => run.plan.id),
      ...this.#pinned.map(({ id }) => id),
    ]);
    this.#current = computed.map(one => {
      const { id } = one.run.plan;
      return { ...one, id, slot: this.#slotOf(id), ready, pinned: false };
    });
    // Only now: a run of the experiment goes before a pinned one when slots are given out.
    this.#pinned = this.#pinned.map(pin => ({ ...pin, slot: this.#slotOf(pin.id) }));
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

  #forgetSlots(kept: readonly string[]): void {
    for (const id of this.#slots.keys()) if (!kept.includes(id)) this.#slots.delete(id);
  }

  #slotOf(id: string): number {
    const known = this.#slots.get(id);
    if (known !== undefined) return known;
    const taken = new Set(this.#slots.values());
    let slot = 0;
    while (taken.has(slot)) slot += 1;
    this.#slots.set(id, slot);
    return slot;
  }
}

/** A path of another loss has no place on this map. */
function fits(a: Ready, b: Ready): boolean {
  const names = (ready: Ready): string => JSON.stringify(ready.program.parameters);
  return names(a) === names(b);
}
