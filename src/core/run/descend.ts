// Runs one plan: takes steps in pieces of any size, can be cancelled, continued and extended, and keeps the trace.
// The step itself is generated (step-code.ts); why it stopped is said by verdict.ts.

import { generated } from '../compiler/generated';
import type { Program } from '../document/types';
import type { Loop, RawRecord, Recorder, SlowLoop, Status, StepCalls } from './step-types';
import { allocate, grow, writeStart, type Columns } from './columns';
import { drained } from './evaluate';
import { readsSteps, solvesSlowly } from './plan-reads';
import { initialState } from './start-state';
import { loopCode, recordCode } from './step-code';
import { callsOf, lossComesFree, stepPlan, type StepPlan } from './step-plan';
import type { Objective, Run, RunPlan, Rows, Trace } from './types';
import { verdictOf } from './verdict';

const STEPS_A_CALL = 16_384;

/** A clock in milliseconds, given by whoever owns one (core has none). */
export type Clock = () => number;

/** Starts a run at `start` (parameter order). Nothing is computed until the first advance. */
export function startRun(
  program: Program,
  objective: Objective,
  plan: RunPlan,
  start: readonly number[],
): RunSession {
  return new RunSession(program, objective, plan, start);
}

export class RunSession {
  #plan: RunPlan;
  #step: StepPlan;
  #calls: StepCalls;
  #columns: Columns;
  #loop: Loop | undefined;
  #slowLoop: SlowLoop | undefined;
  #recorder: Recorder | undefined;
  #cancelled = false;
  #settled = -1;
  readonly #status: Status = { reason: 'running', done: 0, evaluations: 0, firstSmall: -1 };

  constructor(
    readonly program: Program,
    readonly objective: Objective,
    plan: RunPlan,
    readonly start: readonly number[],
  ) {
    this.#plan = plan;
    this.#step = stepPlan(plan, objective);
    this.#calls = callsOf(this.#step, objective);
    this.#columns = allocate(plan, start.length, this.#step.full);
    this.#writeStart();
  }

  get plan(): RunPlan {
    return this.#plan;
  }

  /** Steps done. */
  get steps(): number {
    return this.#status.done;
  }

  get done(): boolean {
    return (
      this.#cancelled || this.#status.reason !== 'running' || this.#status.done >= this.#plan.steps
    );
  }

  /** True where every step uses all rows. */
  get usesAllRows(): boolean {
    return this.#step.full;
  }

  /** Steps in one pass over the data; 1 for the full batch. */
  get stepsPerEpoch(): number {
    return this.#step.perEpoch;
  }

  /** True where the loop takes the gradient on all rows at every point, and so sees where it is small. */
  get seesGradient(): boolean {
    return lossComesFree(this.#step);
  }

  /** A run from the same start by another plan, with a trace of its own. */
  variant(plan: RunPlan): RunSession {
    return new RunSession(this.program, this.objective, plan, this.start);
  }

  get cancelled(): boolean {
    return this.#cancelled;
  }

  /** Why the run ended by itself, or `running`. */
  get reason(): Status['reason'] {
    return this.#status.reason;
  }

  /** The first step at which |g| fell below 10⁻⁶, where the loop took the gradient on all rows; −1 where it did not. */
  get firstSmallGradient(): number {
    return this.#status.firstSmall;
  }

  /** The columns so far. They are the run's own; a later advance appends to them. */
  get trace(): Trace {
    this.#settle();
    const { done, evaluations } = this.#status;
    const { w, state, losses, batchLoss } = this.#columns;
    return {
      rows: done + 1,
      w,
      state: this.#plan.optimizer.state.map(({ name, shape }, i) => ({
        name,
        scalar: shape === 'scalar',
        columns: state[i] ?? [],
      })),
      batchLoss,
      loss: losses.subarray(1),
      lossStored: row =>
        row <= done && (row === done || lossComesFree(this.#step) || this.#calls.isStored(row)),
      gradientEvaluations: evaluations,
    };
  }

  /** Does up to `maxSteps` steps, fewer at the end of the run. */
  advance(maxSteps: number): void {
    if (this.done) return;
    this.#unsettle();
    const to = Math.min(this.#plan.steps, this.#status.done + maxSteps);
    this.#loop ??= generated<Loop>(loopCode(this.#step, false), { calls: this.#calls });
    // Several calls rather than one: V8 optimizes a function better between calls than inside one.
    while (this.#status.done < to && this.#status.reason === 'running') {
      this.#status.done = this.#loop(
        this.#columns,
        this.#status,
        this.#status.done,
        Math.min(to, this.#status.done + STEPS_A_CALL),
      );
    }
    this.#checkEnd();
  }

  /** The whole rest in slices: yields each time `budget` milliseconds are over, also inside evaluations over many rows. */
  *slices(clock: Clock, budget = 10): Generator<void, void> {
    if (this.objective.chunked || solvesSlowly(this.#plan, this.start.length))
      yield* this.#slowSlices(clock, budget);
    // The first round only compiles the loop.
    let steps = 0;
    for (;;) {
      const before = clock();
      this.advance(steps);
      if (this.done) return;
      const took = clock() - before;
      if (steps === 0) steps = 4;
      else if (took < budget / 2) steps = Math.min(steps * 2, 1 << 20);
      else if (took > budget) steps = Math.max(1, Math.floor((steps * budget) / took / 2));
      yield;
    }
  }

  *#slowSlices(clock: Clock, budget: number): Generator<void, void> {
    if (this.done) return;
    this.#unsettle();
    this.#slowLoop ??= generated<SlowLoop>(loopCode(this.#step, true), { calls: this.#calls });
    const work = this.#slowLoop(this.#columns, this.#status, this.#status.done, this.#plan.steps);
    let since = clock();
    for (;;) {
      const { done, value } = work.next();
      if (done) {
        this.#status.done = value;
        break;
      }
      if (clock() - since < budget) continue;
      yield;
      if (this.#cancelled) return;
      since = clock();
    }
    this.#checkEnd();
  }

  /** Ends the run where it is; what it has stays. */
  cancel(): void {
    if (!this.done) this.#cancelled = true;
  }

  /** Lets a cancelled run go on from where it is. */
  resume(): void {
    this.#cancelled = false;
  }

  /** Adds steps to the plan. The trace is the one that a run of so many steps from the start would have. */
  extend(steps: number): void {
    this.#cancelled = false;
    const restart = readsSteps(this.#plan);
    const rows = restart ? 1 : this.#status.done + 1;
    this.#plan = { ...this.#plan, steps: this.#plan.steps + steps };
    this.#step = stepPlan(this.#plan, this.objective);
    this.#calls = callsOf(this.#step, this.objective);
    this.#columns = grow(this.#columns, this.#plan, rows, this.#step.full);
    this.#loop = this.#slowLoop = this.#recorder = undefined;
    this.#settled = -1;
    if (restart)
      Object.assign(this.#status, { reason: 'running', done: 0, evaluations: 0, firstSmall: -1 });
    else this.#forgetLosses();
  }

  /** The loss on all rows at w_row, computed where it was not stored. */
  lossAt(row: number): number {
    const stored = this.trace.lossStored(row);
    return stored
      ? (this.#columns.losses[row + 1] ?? NaN)
      : this.objective.loss(this.pointAt(row), null);
  }

  /** w_row, copied. */
  pointAt(row: number): Float64Array {
    return Float64Array.from(this.#columns.w, column => column[row] ?? NaN);
  }

  rowsAt(t: number): Rows {
    return this.#calls.rowsOf(t);
  }

  /** Step t once more, with every value in between; bit-equal to what the loop did. */
  record(t: number): RawRecord {
    this.#recorder ??= generated<Recorder>(recordCode(this.#step), { calls: this.#calls });
    const record: RawRecord = { lines: [], evaluations: [], state: {} };
    this.#recorder(this.#columns, t, record);
    return record;
  }

  /** The finished (or cancelled) run with its verdict. */
  finish(): Run {
    return drained(this.finishing());
  }

  /** finish in pieces: yields between evaluations, as slices does. */
  *finishing(): Generator<void, Run> {
    const verdict = yield* verdictOf(this);
    return { plan: this.#plan, trace: this.trace, verdict, session: this };
  }

  #writeStart(): void {
    writeStart(this.#columns, this.start, initialState(this.#plan, this.start));
    if (!lossComesFree(this.#step))
      this.#columns.losses[1] = this.objective.loss(Float64Array.from(this.start), null);
  }

  /** The loss at the last point, which no step has taken yet. */
  #settle(): void {
    const { done } = this.#status;
    if (this.#settled === done) return;
    this.#settled = done;
    if (lossComesFree(this.#step)) this.#gradientAtEnd();
    else if (!this.#calls.isStored(done))
      this.#columns.losses[done + 1] = this.objective.loss(this.pointAt(done), null);
  }

  /** The length of the gradient at the last point; its loss becomes the stored one, as the next step would have it. */
  #gradientAtEnd(): number {
    const { done } = this.#status;
    const g = new Float64Array(this.start.length);
    this.#columns.losses[done + 1] = this.objective.lossAndGradient(this.pointAt(done), g, null);
    return Math.sqrt(g.reduce((square, part) => square + part * part, 0));
  }

  /** Takes back a loss that is stored only because its point was the last. */
  #unsettle(): void {
    const { done } = this.#status;
    if (!lossComesFree(this.#step) && !this.#calls.isStored(done))
      this.#columns.losses[done + 1] = NaN;
    this.#settled = -1;
  }

  /** What the loop would find at the top of the next step, at the end of the last; other loops look at each step's end. */
  #checkEnd(): void {
    const { done, reason } = this.#status;
    if (reason !== 'running' || done < this.#plan.steps || !lossComesFree(this.#step)) return;
    const { stop } = this.#plan;
    const norm = this.#gradientAtEnd();
    this.#settled = done;
    const loss = this.#columns.losses[done + 1] ?? NaN;
    const before = this.#columns.losses[done] ?? NaN;
    if (norm * norm < 1e-12 && this.#status.firstSmall < 0) this.#status.firstSmall = done;
    if (!Number.isFinite(loss)) this.#status.reason = 'nonfinite';
    else if (stop.gradient !== undefined && norm <= stop.gradient) this.#status.reason = 'gradient';
    else if (stop.loss !== undefined && loss <= stop.loss) this.#status.reason = 'loss';
    else if (stop.change !== undefined && Math.abs(loss - before) <= stop.change)
      this.#status.reason = 'change';
  }

  /** A longer run may store fewer losses: those that it would not have are forgotten. */
  #forgetLosses(): void {
    if (lossComesFree(this.#step)) return;
    for (let step = 0; step <= this.#status.done; step++) {
      if (!this.#calls.isStored(step)) this.#columns.losses[step + 1] = NaN;
    }
  }
}
