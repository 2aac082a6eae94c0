// Which palette slot each run has: a run keeps its own while others come and go, also where that gives it another place in the document. No drawing.
import type { RunPlan } from '../../core/run/types';

/** As much of a plan as a run is known again by. */
export type Likeness = Pick<RunPlan, 'id' | 'title' | 'hyperparameters'> & {
  readonly optimizer: Pick<RunPlan['optimizer'], 'id'>;
};

interface Held {
  readonly like: Likeness;
  readonly slot: number;
}

type Rule = (before: Likeness, now: Likeness) => boolean;

const sameId: Rule = (before, now) => before.id === now.id;
const sameName: Rule = (before, now) =>
  before.optimizer.id === now.optimizer.id && before.title === now.title;
const alike: Rule = (before, now) =>
  sameName(before, now) &&
  JSON.stringify(before.hyperparameters) === JSON.stringify(now.hyperparameters);

/** From the surest sign to the weakest. Ids of a document's runs count lines: they alone would give the next line's run the colour of one that was taken out. */
const rules: readonly Rule[] = [
  (before, now) => sameId(before, now) && alike(before, now),
  alike,
  (before, now) => sameId(before, now) && before.title === now.title,
  sameName,
  sameId,
];

export class RunSlots {
  #held: readonly Held[] = [];

  /** The slots of all runs that are there now, in their order; those of other runs are free again. */
  assign(runs: readonly Likeness[]): readonly number[] {
    const before = [...this.#held];
    const slots = new Map<Likeness, number>();
    for (const rule of rules)
      for (const run of runs) {
        if (slots.has(run)) continue;
        const at = before.findIndex(({ like }) => rule(like, run));
        const [known] = at < 0 ? [] : before.splice(at, 1);
        if (known !== undefined) slots.set(run, known.slot);
      }
    const taken = new Set(slots.values());
    for (const run of runs) {
      if (slots.has(run)) continue;
      let slot = 0;
      while (taken.has(slot)) slot += 1;
      taken.add(slot);
      slots.set(run, slot);
    }
    this.#held = runs.map(like => ({ like, slot: slots.get(like) ?? 0 }));
    return this.#held.map(({ slot }) => slot);
  }

  clear(): void {
    this.#held = [];
  }
}
