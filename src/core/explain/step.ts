// A step that explains itself: from its batch and gradient, through every equation with its numbers, to the new parameters.

import { sessionOf } from '../run/step-record';
import type { RunSession } from '../run/descend';
import type { Run } from '../run/types';
import { MOST_ROWS_WRITTEN } from './gradient';
import { stepLines } from './lines';
import type { StepLine } from './lines';
import { nameLatex } from './names';
import { startSentence, stepSentence } from './sentence';
import { stepLatex, stepText } from './step-texts';

export type { Formula, StepCell, StepLine } from './lines';

/** A vector that the step carries along, to be drawn as an arrow: moving along −values lowers nothing by itself. */
export interface Momentum {
  readonly name: string;
  readonly latex: string;
  /** Per parameter, as the step left it; minus these is the direction it pushes in. */
  readonly values: Float64Array;
}

export interface StepExplanation {
  readonly step: number;
  readonly sentence: string;
  /** Empty for step 0. */
  readonly lines: readonly StepLine[];
  /** w before and after. */
  readonly before: Float64Array;
  readonly after: Float64Array;
  /** Where the step took it at `before`. */
  readonly g?: Float64Array | undefined;
  readonly m?: Momentum | undefined;
  /** Rows of this step, from 0; absent with the full batch. */
  readonly rows?: readonly number[] | undefined;
  /** −∇ of each row alone at `before`, per row and parameter, for up to eight rows. */
  readonly rowGradients?: readonly Float64Array[] | undefined;
  /** All of it for copying: LaTeX, plain text, and plain text with every digit. */
  readonly latex: string;
  readonly text: string;
  readonly exactText: string;
}

/** Explains step t of a run; t = 0 tells the start. Throws for a step that was not done. */
export function explainStep(run: RunSession | Run, t: number): StepExplanation {
  const session = sessionOf(run);
  if (!(Number.isInteger(t) && t >= 0 && t <= session.steps)) {
    throw new RangeError(`Step ${t} was not done; the run has steps 0 to ${session.steps}.`);
  }
  const { parameters } = session.program;
  if (t === 0) {
    const start = session.pointAt(0);
    const sentence = startSentence(parameters, start, session.lossAt(0));
    return {
      step: 0,
      sentence,
      lines: [],
      before: start,
      after: start,
      latex: '',
      text: sentence,
      exactText: sentence,
    };
  }
  const rows = session.rowsAt(t);
  const raw = session.record(t);
  const lines = stepLines(session, t, raw, rows);
  const before = session.pointAt(t - 1);
  const after = session.pointAt(t);
  const { title } = session.plan;
  const sentence = stepSentence({
    title,
    step: t,
    parameters,
    before,
    after,
    lossBefore: session.lossAt(t - 1),
    lossAfter: session.lossAt(t),
  });
  const told = {
    title,
    step: t,
    steps: session.plan.steps,
    sentence,
    lines,
    parameters,
    rows: rows ? [...rows] : undefined,
    fileLines: session.program.fileLines,
  };
  return {
    step: t,
    sentence,
    lines,
    before,
    after,
    g: raw.g ? Float64Array.from(raw.g) : undefined,
    m: momentum(session, t),
    rows: told.rows,
    rowGradients: rowGradients(session, before, told.rows),
    latex: stepLatex(told),
    text: stepText(told, false),
    exactText: stepText(told, true),
  };
}

/** m or b, which average gradients; v where it is a velocity, which points the other way. */
function momentum(session: RunSession, t: number): Momentum | undefined {
  const { id } = session.plan.optimizer;
  const velocity = ['momentum', 'heavyball', 'nesterov'].includes(id);
  const found = session.trace.state.find(
    ({ name, scalar }) => !scalar && (name === 'm' || name === 'b' || (velocity && name === 'v')),
  );
  if (!found) return undefined;
  const sign = found.name === 'v' ? -1 : 1;
  return {
    name: found.name,
    latex: nameLatex(found.name),
    values: Float64Array.from(found.columns, column => sign * (column[t] ?? NaN)),
  };
}

/** Of the batch's rows, or of all rows where they are few. */
function rowGradients(
  { objective }: RunSession,
  w: Float64Array,
  rows: readonly number[] | undefined,
): readonly Float64Array[] | undefined {
  const used = rows ?? Array.from({ length: objective.rows }, (_, row) => row);
  if (used.length === 0 || used.length > MOST_ROWS_WRITTEN) return undefined;
  return used.map(row => {
    const g = new Float64Array(w.length);
    objective.lossAndGradient(w, g, Int32Array.of(row));
    return g.map(part => -part);
  });
}
