// Names and lines of the step function while it is generated: where each name lives, and how a line is written for every parameter.
// Knows JavaScript's spelling only; what the lines mean is in step-lower.ts and step-code.ts.

import type { StepShape } from './shapes';

/** Up to so many parameters every value is a local variable; beyond, values per parameter are arrays and lines are loops. */
const UNROLL_UP_TO = 12;

/** A variable of the step function. User text never becomes an identifier: variables are numbered. */
export interface Slot {
  readonly variable: string;
  readonly shape: StepShape;
}

export class StepScope {
  /** Declarations at the top of the step function. */
  readonly declarations: string[] = [];
  /** Declarations outside of it: arrays that live as long as the run. */
  readonly constants: string[] = [];
  /** The lines of one step. */
  lines: string[] = [];
  readonly unrolled: boolean;
  readonly #slots = new Map<string, Slot>();
  #count = 0;

  constructor(readonly parameters: number) {
    this.unrolled = parameters <= UNROLL_UP_TO;
  }

  /** A new variable; with a name, the one that the equations mean by it. */
  declare(shape: StepShape, name?: string): Slot {
    const variable = `v${this.#count++}`;
    const slot = { variable, shape };
    if (shape === 'scalar') this.declarations.push(`let ${variable} = 0;`);
    else if (this.unrolled) {
      const parts = Array.from({ length: this.parameters }, (_, j) => `${variable}_${j} = 0`);
      this.declarations.push(`let ${parts.join(', ')};`);
    } else this.constants.push(`const ${variable} = new Float64Array(${this.parameters});`);
    if (name !== undefined) this.#slots.set(name, slot);
    return slot;
  }

  /** The variable that a name means now. Every name is checked before code is made, so that a missing one is a fault of this code. */
  slot(name: string): Slot {
    const slot = this.#slots.get(name);
    if (slot === undefined) throw new Error(`The step function has no variable for ${name}.`);
    return slot;
  }

  has(name: string): boolean {
    return this.#slots.has(name);
  }

  /** Makes a name mean an existing variable. */
  bind(name: string, slot: Slot): void {
    this.#slots.set(name, slot);
  }

  /** The code of a slot's value, of parameter j where it has one per parameter. */
  read(slot: Slot, j: string): string {
    if (slot.shape === 'scalar') return slot.variable;
    return this.unrolled ? `${slot.variable}_${j}` : `${slot.variable}[${j}]`;
  }

  /** A line for each parameter: written out, or one loop. */
  each(line: (j: string) => string): string {
    if (!this.unrolled) return `for (let j = 0; j < ${this.parameters}; j++) ${line('j')}`;
    return Array.from({ length: this.parameters }, (_, j) => line(String(j))).join(' ');
  }

  add(line: string): void {
    this.lines.push(line);
  }

  /** All values of a slot as an array literal or copy (for records). */
  values(slot: Slot): string {
    if (slot.shape === 'scalar') return slot.variable;
    if (!this.unrolled) return `Array.from(${slot.variable})`;
    return `[${Array.from({ length: this.parameters }, (_, j) => this.read(slot, String(j))).join(', ')}]`;
  }
}
