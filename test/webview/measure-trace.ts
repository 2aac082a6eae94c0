// What a page's main thread did between two marks of Chrome's own trace, in milliseconds of its processor time. Pure: knows the trace's format, no page.

/** One event of the trace, of those that are read here. Times are microseconds; `tdur` is the thread's own time. */
export interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

/** The categories that have what is read here. */
export const categories = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'blink.user_timing',
  'v8',
  'toplevel',
];

const kinds = ['script', 'style and layout', 'paint', 'other'] as const;
type Kind = (typeof kinds)[number];

export interface Parts {
  /** From mark to mark by the clock. */
  readonly whole: number;
  readonly work: Readonly<Record<Kind, number>>;
  /** The clock's time in which this thread did not work: files and answers on their way, the next frame, other work on the machine. */
  readonly waiting: number;
}

const kindOf = (name: string): Kind =>
  /^(v8|Evaluate|FunctionCall|RunMicrotasks|FireAnimationFrame|TimerFire|EventDispatch|MinorGC|MajorGC|Serialized)/i.test(
    name,
  )
    ? 'script'
    : /style|layout|shape|hittest/i.test(name)
      ? 'style and layout'
      : /paint|layer|canvas|raster|commit/i.test(name)
        ? 'paint'
        : 'other';

/** Between each `from` and the `to` that follows it on the same thread. */
export function partsBetween(events: readonly TraceEvent[], from: string, to: string): Parts[] {
  const marks = events
    .filter(({ cat, name }) => cat.includes('blink.user_timing') && [from, to].includes(name))
    .sort((a, b) => a.ts - b.ts);
  return marks.flatMap((mark, i) => {
    const end = marks[i + 1];
    return mark.name === from && end?.name === to ? [between(events, mark, end.ts)] : [];
  });
}

function between(events: readonly TraceEvent[], { pid, tid, ts: begin }: TraceEvent, end: number) {
  const inside = events
    .filter(one => one.ph === 'X' && one.pid === pid && one.tid === tid)
    .filter(one => one.ts >= begin && one.ts + (one.dur ?? 0) <= end)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const work = { script: 0, 'style and layout': 0, paint: 0, other: 0 };
  const open: { readonly kind: Kind; readonly until: number }[] = [];
  for (const { name, ts, dur = 0, tdur = 0 } of inside) {
    while ((open.at(-1)?.until ?? Infinity) <= ts) open.pop();
    const around = open.at(-1);
    // What is within another event is that one's time no more.
    if (around !== undefined) work[around.kind] -= tdur / 1000;
    const kind = kindOf(name);
    work[kind] += tdur / 1000;
    open.push({ kind, until: ts + dur });
  }
  const whole = (end - begin) / 1000;
  const worked = kinds.reduce((sum, kind) => sum + work[kind], 0);
  return { whole, work, waiting: whole - worked };
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** "script 40, style and layout 31, …": the median of each. */
export const told = (all: readonly Parts[]): string =>
  [
    ...kinds.map(kind => [kind, median(all.map(({ work }) => work[kind]))] as const),
    ['waiting', median(all.map(({ waiting }) => waiting))] as const,
  ]
    .map(([what, time]) => `${what} ${time.toFixed(0)}`)
    .join(', ');
