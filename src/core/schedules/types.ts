// A schedule is one expression for alpha as a function of t, batch, epoch, alpha0, steps. Types only.

import type { Expression } from '../expression';

export interface ScheduleKey {
  /** null: must be given. */
  readonly default: number | null;
  readonly meaning: string;
  readonly min?: number | undefined;
  /** Whether min itself is excluded. */
  readonly exclusive?: boolean | undefined;
  readonly max?: number | undefined;
}

/** One file of schedules/. */
export interface ScheduleSource {
  readonly name: string;
  /** As shown: "Cosine". */
  readonly title: string;
  readonly description: string;
  readonly equation: string;
  readonly keys: Readonly<Record<string, ScheduleKey>>;
}

export interface CheckedSchedule {
  readonly name: string | null;
  readonly text: string;
  readonly expression: Expression;
  readonly constants: Readonly<Record<string, number>>;
}
