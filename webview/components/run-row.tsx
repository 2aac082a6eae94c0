// One run in the list: sample of its line, name, learning rate, loss at the chosen step, verdict; its tools on hover and focus.

import { useCallback, useState } from 'preact/hooks';
import { formatExact, formatNumber, formatSetting } from '../../src/shared/numbers';
import type { RunView } from '../../src/shared/protocol';
import { diverged, lossAt } from '../state/select';
import { dispatch, send, useSelect } from '../store';
import { Icon, IconButton } from './icon';
import { LineSample } from './line-sample';
import { verdictIcon } from './status-line';

export interface RunRowProps {
  readonly run: RunView;
  readonly selected: boolean;
}

export function RunRow({ run, selected }: RunRowProps): preact.JSX.Element {
  const hidden = useSelect(state => state.arranged.hidden.includes(run.id));
  const [naming, setNaming] = useState(false);
  return (
    <div
      class="run"
      data-selected={selected ? '' : undefined}
      data-hidden={hidden ? '' : undefined}
    >
      {naming ? (
        <NameField run={run} onDone={() => setNaming(false)} />
      ) : (
        <button
          type="button"
          class="choose"
          aria-pressed={selected}
          title={`${run.label}: ${run.description}\nF2 renames it`}
          onClick={() => dispatch({ kind: 'select', run: run.id })}
          onDblClick={() => setNaming(true)}
          onKeyDown={event => {
            if (event.key === 'F2') setNaming(true);
          }}
        >
          <LineSample slot={run.slot} />
          <span class="who">
            <span class="name">{run.label}</span>
            <Alpha run={run} />
          </span>
          <Loss run={run} />
          <Verdict run={run} />
        </button>
      )}
      <Tools run={run} hidden={hidden} onRename={() => setNaming(true)} />
    </div>
  );
}

function Alpha({ run }: { readonly run: RunView }): preact.JSX.Element | null {
  const alpha = run.hyperparameters.find(({ name }) => name === 'alpha');
  if (alpha === undefined) return null;
  return (
    <span class="alpha secondary" title={alpha.chosen}>
      α {formatSetting(alpha.value)}
    </span>
  );
}

function Loss({ run }: { readonly run: RunView }): preact.JSX.Element {
  const loss = useSelect(state => lossAt(state, run, state.step));
  return (
    <span class="loss" title={formatExact(loss)}>
      {formatNumber(loss)}
    </span>
  );
}

function Verdict({ run }: { readonly run: RunView }): preact.JSX.Element {
  const computing = useSelect(state => state.progress?.run === run.id);
  if (computing)
    return (
      <span class="verdict">
        <Icon name="loading" class="spin" />
      </span>
    );
  const [icon, colour] = verdictIcon[run.verdict.icon];
  const name = diverged(run) ? 'error' : icon;
  return (
    <span class="verdict" title={run.verdict.words}>
      <Icon name={name} class={colour} />
      <span class="sr-only">{run.verdict.words}</span>
    </span>
  );
}

function Tools({
  run,
  hidden,
  onRename,
}: {
  readonly run: RunView;
  readonly hidden: boolean;
  readonly onRename: () => void;
}): preact.JSX.Element {
  return (
    <span class="tools">
      <IconButton icon="edit" title={`Rename ${run.label}`} onClick={onRename} />
      <IconButton
        icon={hidden ? 'eye-closed' : 'eye'}
        title={hidden ? `Show ${run.label}` : `Hide ${run.label}`}
        onClick={() => dispatch({ kind: 'hide', run: run.id, hidden: !hidden })}
      />
      <IconButton
        icon={run.pinned ? 'pinned' : 'pin'}
        title={run.pinned ? `Unpin ${run.label}` : `Pin ${run.label} to compare later`}
        onClick={() => send({ kind: 'pinRun', run: run.id, pinned: !run.pinned })}
      />
      <IconButton
        icon="close"
        title={`Remove ${run.label}`}
        onClick={() => send({ kind: 'removeRun', run: run.id })}
      />
    </span>
  );
}

function NameField({
  run,
  onDone,
}: {
  readonly run: RunView;
  readonly onDone: () => void;
}): preact.JSX.Element {
  // What is being typed outlives every result.
  const [draft, setDraft] = useState(run.label);
  return (
    <input
      class="field text"
      style={{ flex: 1 }}
      aria-label={`Name of ${run.label}`}
      ref={useCallback((input: HTMLInputElement | null) => input?.select(), [])}
      value={draft}
      maxLength={60}
      onInput={event => setDraft(event.currentTarget.value)}
      onBlur={onDone}
      onKeyDown={event => {
        const label = draft.trim();
        if (event.key === 'Enter' && label !== '' && label !== run.label)
          send({ kind: 'setLabel', run: run.id, label });
        if (event.key === 'Enter' || event.key === 'Escape') onDone();
      }}
    />
  );
}
