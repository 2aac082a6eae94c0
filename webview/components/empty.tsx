// The empty state: what to do, an example, two buttons; or what is wrong with the first text, and the way there. No strips, no axes.

import { problemSentence } from '../../src/shared/problem-words';
import type { Problem } from '../state/state';
import { send, useSelect } from '../store';
import { stroke } from '../theme/palette';
import { useTheme } from '../theme/theme';

const steps = [
  [8, 20, 4],
  [19, 37, 3],
  [30, 47, 3],
  [41.5, 51.5, 3],
] as const;

export function Empty(): preact.JSX.Element {
  const theme = useTheme();
  const problem = useSelect(state => state.problem);
  const { colour } = stroke(0, theme.kind);
  return (
    <main class="empty">
      <svg viewBox="0 0 92 56" aria-hidden="true">
        <path
          d="M2 2 C 12 38, 26 54, 46 54 C 66 54, 82 40, 90 10"
          fill="none"
          stroke={theme.axis}
          stroke-width="2"
        />
        <polyline
          points={steps.map(([x, y]) => `${x},${y}`).join(' ')}
          fill="none"
          stroke={colour}
          stroke-width="2"
        />
        {steps.map(([x, y, r]) => (
          <circle key={x} cx={x} cy={y} r={r} fill={colour} />
        ))}
      </svg>
      {problem === null ? <HowToBegin /> : <WhatIsWrong problem={problem} />}
    </main>
  );
}

function HowToBegin(): preact.JSX.Element {
  const empty = useSelect(state => state.empty);
  return (
    <>
      <h1>Type a loss to see it descend</h1>
      <p>
        {empty?.reason ??
          'Write an expression in the editor. Each free symbol becomes a parameter, and the playground draws it here as you type.'}
      </p>
      <pre tabIndex={0} aria-label="Example">
        {(empty?.example ?? '')
          .trimEnd()
          .split('\n')
          .map((line, i) => (
            <div key={i} class={line.startsWith('#') ? 'comment' : undefined}>
              {line === '' ? ' ' : line}
            </div>
          ))}
      </pre>
      <div class="actions">
        <button
          type="button"
          class="button primary"
          onClick={() => send({ kind: 'insertExample' })}
        >
          Insert this example
        </button>
        <button type="button" class="button" onClick={() => send({ kind: 'openSample' })}>
          Open a sample…
        </button>
      </div>
      <p>
        Already have a formula in a file? Select it and run <b>Descent: Run</b>.
      </p>
    </>
  );
}

/** A text is there: its mistake is what matters, not how one begins. */
function WhatIsWrong({ problem }: { readonly problem: Problem }): preact.JSX.Element {
  const { line, column } = problem;
  return (
    <>
      <h1>One thing to mend first</h1>
      <p>{problemSentence(problem)}</p>
      <div class="actions">
        <button
          type="button"
          class="button primary"
          onClick={() => send({ kind: 'goTo', line, column })}
        >
          Go to line {line}
        </button>
        <button type="button" class="button" onClick={() => send({ kind: 'openSample' })}>
          Open a sample…
        </button>
      </div>
      <p>The picture comes here as soon as the text is right.</p>
    </>
  );
}
