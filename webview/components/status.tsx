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
  const [short, setShort] = useState<'' | 'link' | 'both'>('');
  const strip = useRef<HTMLDivElement>(null);
  const ruler = useRef<HTMLSpanElement>(null);
  const shorter = useRef<HTMLSpanElement>(null);

  // Rulers hold the whole sentence with the whole link and with the short one; where neither fits, both are short. Height never changes.
  useLayoutEffect(() => {
    const measure = (): void => {
      if (ruler.current === null || shorter.current === null || strip.current === null) return;
      const { clientWidth: room } = strip.current;
      const fits = (one: HTMLElement): boolean => one.offsetWidth <= room;
      setShort(fits(ruler.current) ? '' : fits(shorter.current) ? 'link' : 'both');
    };
    const observer = new ResizeObserver(measure);
    if (strip.current !== null) observer.observe(strip.current);
    measure();
    return () => observer.disconnect();
  }, [whole, line.action?.label]);

  return (
    <div class="status" ref={strip} data-kind={line.kind} title={whole}>
      {share !== null && <span class="bar" style={{ width: `${share * 100}%` }} />}
      <span class="ruler" ref={ruler} aria-hidden="true">
        {whole} {line.action?.label}
      </span>
      <span class="ruler" ref={shorter} aria-hidden="true">
        {whole} {line.action?.short}
      </span>
      <Icon name={line.icon} class={line.iconClass} />
      <span class="sentence">
        <span aria-hidden="true">
          {short === 'both' ? line.short : line.head}{' '}
          <span class="rest">
            <Subscripted text={short === 'both' ? line.shortRest : line.rest} />
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
          {short === '' ? line.action.label : line.action.short}
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
