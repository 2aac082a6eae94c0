// The third strip, the polite live region: one sentence, one icon, at most one action. What it says is chosen in status-line.ts; the host keeps silent about the first 300 ms of a run.

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { selectedRun } from '../state/select';
import { send, useSelect } from '../store';
import { Icon } from './icon';
import { statusLine, type StatusLine } from './status-line';

export function Status(): preact.JSX.Element {
  const problem = useSelect(state => state.problem);
  const progress = useSelect(state => state.progress);
  const stale = useSelect(state => state.stale);
  const run = useSelect(selectedRun);
  const line = statusLine({ problem, progress, stale, run });
  return (
    <StatusStrip
      line={line}
      share={progress !== null ? progress.step / Math.max(1, progress.steps) : null}
    />
  );
}

function StatusStrip({
  line,
  share,
}: {
  readonly line: StatusLine;
  readonly share: number | null;
}): preact.JSX.Element {
  const whole = [line.head, line.rest].filter(Boolean).join(' ');
  const [at, setAt] = useState(0);
  const strip = useRef<HTMLDivElement>(null);
  const rulers = useRef<HTMLSpanElement>(null);

  // Rulers hold each form of the sentence with its link; the first that fits is shown, else the last. Height never changes.
  useLayoutEffect(() => {
    const measure = (): void => {
      if (rulers.current === null || strip.current === null) return;
      const { clientWidth: room } = strip.current;
      const widths = Array.from(rulers.current.children, one => (one as HTMLElement).offsetWidth);
      const fits = widths.findIndex(width => width <= room);
      setAt(fits < 0 ? widths.length - 1 : fits);
    };
    const observer = new ResizeObserver(measure);
    if (strip.current !== null) observer.observe(strip.current);
    measure();
    return () => observer.disconnect();
  }, [whole, line.action?.label]);
  const form = line.forms[Math.min(at, line.forms.length - 1)] ?? { head: '', rest: '', link: '' };

  return (
    <div class="status" ref={strip} data-kind={line.kind} title={whole}>
      {share !== null && <span class="bar" style={{ width: `${share * 100}%` }} />}
      <span class="rulers" ref={rulers} aria-hidden="true">
        {line.forms.map(({ head, rest, link }, i) => (
          <span class="ruler" key={i}>
            {head} {rest} {link}
          </span>
        ))}
      </span>
      <Icon name={line.icon} class={line.iconClass} />
      <span class="sentence">
        <span aria-hidden="true">
          {form.head}{' '}
          <span class="rest">
            <Subscripted text={form.rest} />
          </span>
        </span>
        <span class="sr-only" role="status" aria-live="polite">
          {line.spoken}
        </span>
      </span>
      {line.action !== undefined && (
        <button
          type="button"
          class="link"
          title={line.action.label}
          onClick={() => line.action && send(line.action.message)}
        >
          {form.link}
        </button>
      )}
    </div>
  );
}

/** λmax as it is written by hand. */
function Subscripted({ text }: { readonly text: string }): preact.JSX.Element {
  return (
    <>
      {text.split(/(?<=λ)(max)/).map((part, i) => (i % 2 === 1 ? <sub key={i}>{part}</sub> : part))}
    </>
  );
}
