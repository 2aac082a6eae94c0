// The tools of a tab: which run it shows, copying what it shows, saving the run in other forms.

import { formatExact } from '../../src/shared/numbers';
import type { Result } from '../../src/shared/protocol';
import { comparison } from '../state/comparison';
import { selectedRun } from '../state/select';
import type { Tab } from '../state/state';
import { currentState, dispatch, send, useSelect } from '../store';
import { LineSample } from './line-sample';
import { Menu, type MenuItem } from './menu';
import { PictureMenu, pictureItems } from './picture-menu';
import { Select } from './select';
import { saveItems } from './title';

export function RunSelect(): preact.JSX.Element | null {
  const runs = useSelect(state => state.result?.runs);
  const selected = useSelect(selectedRun);
  if (runs === undefined || selected === undefined) return null;
  return (
    <span class="run-select">
      <LineSample slot={selected.slot} />
      <Select
        quiet
        class="strong-select"
        label="Run"
        value={selected.id}
        choices={runs.map(({ id, label }) => ({ value: id, label }))}
        onChoose={run => dispatch({ kind: 'select', run })}
      />
    </span>
  );
}

const copy = (text: string, what: string): void => send({ kind: 'copy', text, what });

/** What Compare shows, as text with tabs: pasted into a sheet it is a table. */
function compareText(): string {
  const { threshold, rows } = comparison(currentState());
  const head = [
    'optimizer',
    'alpha',
    `steps to loss <= ${formatExact(threshold)}`,
    'gradient evaluations',
    'final loss',
    'verdict',
  ];
  const lines = rows.map(({ run, steps, loss }) => [
    run.label,
    run.hyperparameters
      .filter(({ name }) => name === 'alpha')
      .map(({ value }) => formatExact(value))
      .join(''),
    steps === undefined || steps < 0 ? '' : String(steps),
    String(run.gradientEvaluations),
    formatExact(loss),
    run.verdict.words,
  ]);
  return [head, ...lines].map(cells => cells.join('\t')).join('\n');
}

function copyItems(tab: Tab, result: Result): readonly MenuItem[] {
  const { detail } = currentState();
  const run = selectedRun(currentState())?.id;
  switch (tab) {
    case 'step':
      return detail === null
        ? []
        : [
            {
              kind: 'action',
              label: 'Copy this step as text',
              onChoose: () => copy(detail.text, 'step'),
            },
            {
              kind: 'action',
              label: 'Copy this step as LaTeX',
              onChoose: () => copy(detail.latex, 'step'),
            },
          ];
    case 'table':
    case 'curves':
    case 'data':
      return [
        {
          kind: 'action',
          label: 'Copy the table (CSV)',
          onChoose: () => send({ kind: 'copyAs', format: 'csv', run }),
        },
      ];
    case 'compare':
      return [
        {
          kind: 'action',
          label: 'Copy the comparison',
          onChoose: () => copy(compareText(), 'comparison'),
        },
        {
          kind: 'action',
          label: 'Copy the contract',
          onChoose: () => copy(result.contract, 'contract'),
        },
      ];
    case 'gradient': {
      const lines = (kind: 'latex' | 'text'): string =>
        result.gradient.map(part => `${part.left[kind]} = ${part[kind]}`).join('\n');
      return [
        {
          kind: 'action',
          label: 'Copy the gradient as text',
          onChoose: () => copy(lines('text'), 'gradient'),
        },
        {
          kind: 'action',
          label: 'Copy the gradient as LaTeX',
          onChoose: () => copy(lines('latex'), 'gradient'),
        },
      ];
    }
  }
}

/** All of it in one list, for narrow panels. */
export const tabTools = (tab: Tab, result: Result): readonly MenuItem[] => [
  ...(tab === 'data' ? [...pictureItems('data'), { kind: 'line' } as const] : []),
  ...copyItems(tab, result),
  { kind: 'line' },
  ...saveItems(result.title, selectedRun(currentState())?.id),
];

export function ToolButtons({ tab }: { readonly tab: Tab }): preact.JSX.Element | null {
  const result = useSelect(state => state.result);
  // Copying copies what is shown: the menu is made anew when the step's numbers come.
  useSelect(state => state.detail?.text);
  const run = useSelect(state => selectedRun(state)?.id);
  if (result === null) return null;
  return (
    <>
      {tab === 'data' && <PictureMenu which="data" />}
      <Menu
        icon="copy"
        title={tab === 'step' ? 'Copy this step' : 'Copy'}
        items={copyItems(tab, result)}
      />
      <Menu icon="export" title="Save" items={saveItems(result.title, run)} />
    </>
  );
}
