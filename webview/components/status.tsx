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
  const [short, setShort] = useState(false);
  const strip = useRef<HTMLDivElement>(null);
  const ruler = useRef<HTMLSpanElement>(null);

  // A ruler holds the whole sentence and the whole link; where they do not fit, both are short. Height never changes.
  useLayoutEffect(() => {
    const measure = (): void => {
      if (ruler.current !== null && strip.current !== null)
        setShort(ruler.current.offsetWidth > strip.current.clientWidth);
    };
    const observer = new ResizeObserver(measure);
    if (strip.current !== null) observer.observe(strip.current);
    measure();
    return () => observer.disconnect();
  }, [whole]);

  return (
    <div class="status" ref={strip} data-kind={line.kind} title={whole}>
      {share !== null && <span class="bar" style={{ width: `${share * 100}%` }} />}
      <span class="ruler" ref={ruler} aria-hidden="true">
        {whole} {line.action?.label}
      </span>
      <Icon name={line.icon} class={line.iconClass} />
      <span class="sentence">
        <span aria-hidden="true">
          {short ? line.short : line.head}{' '}
          <span class="rest">{short ? line.shortRest : line.rest}</span>
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
          {short ? line.action.short : line.action.label}
        </button>
      )}
    </div>
  );
}
