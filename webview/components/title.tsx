// The first strip: the loss, the badge of the gradient check, what undoes or keeps the panel's changes, and the menu of the rest.

import type { CheckView, Result } from '../../src/shared/protocol';
import { arrange, send, useSelect } from '../store';
import { Icon, IconButton } from './icon';
import { Tex } from './tex';
import { Menu, type MenuItem } from './menu';

/** Under this width a short formula would have no room beside "Write settings to document". */
const iconsBelow = 680;

export interface TitleProps {
  readonly width: number;
  readonly tiny: boolean;
}

export function Title({ width, tiny }: TitleProps): preact.JSX.Element | null {
  const result = useSelect(state => state.result);
  const layout = useSelect(state => state.layout);
  if (result === null) return null;
  return (
    <div class="title">
      <h1 title={result.loss.text}>
        <Tex latex={result.loss.latex} />
      </h1>
      {!tiny && <Badge check={result.check} short={layout === 'narrow'} />}
      {result.overrides.length > 0 && <Overriding result={result} icons={width < iconsBelow} />}
      <PanelMenu result={result} tiny={tiny} />
    </div>
  );
}

const badgeIcon: Readonly<Record<CheckView['status'], readonly [string, string]>> = {
  checked: ['verified-filled', 'pass'],
  kink: ['verified-filled', 'warning'],
  differs: ['warning', 'error'],
};

export function Badge({
  check,
  short,
}: {
  readonly check: CheckView;
  readonly short: boolean;
}): preact.JSX.Element {
  const [icon, colour] = badgeIcon[check.status];
  return (
    <span
      class="badge"
      title={short ? `${check.label}. ${check.tooltip}` : check.tooltip}
      role="img"
      aria-label={check.label}
    >
      <Icon name={icon} class={colour} />
      {!short && check.label}
    </span>
  );
}

function Overriding({
  result,
  icons,
}: {
  readonly result: Result;
  readonly icons: boolean;
}): preact.JSX.Element {
  const reset = (): void => send({ kind: 'reset' });
  const write = (): void => send({ kind: 'writeSettings' });
  const what = result.overrides.map(({ label }) => label).join('\n');
  if (icons)
    return (
      <>
        <IconButton icon="discard" title="Reset" onClick={reset} />
        {result.canWriteSettings && (
          <IconButton icon="edit" title="Write settings to document" onClick={write} />
        )}
      </>
    );
  return (
    <>
      <span class="divider" />
      <button
        type="button"
        class="link quiet"
        title={`Reset to the document:\n${what}`}
        onClick={reset}
      >
        Reset
      </button>
      {result.canWriteSettings && (
        <button type="button" class="button" title={what} onClick={write}>
          Write settings to document
        </button>
      )}
    </>
  );
}

const speeds = [0.25, 0.5, 1, 2, 4];

function PanelMenu({
  result,
  tiny,
}: {
  readonly result: Result;
  readonly tiny: boolean;
}): preact.JSX.Element {
  const following = useSelect(state => state.following);
  const { paper, lens, rowArrows, speed } = useSelect(state => state.arranged);
  const small: readonly MenuItem[] = tiny
    ? [
        { kind: 'action', label: result.check.label, onChoose: () => arrange({ tab: 'gradient' }) },
        { kind: 'action', label: `${result.steps} steps`, onChoose: () => undefined },
        ...speeds.map((times): MenuItem => ({
          kind: 'check',
          label: `Speed ${times}×`,
          checked: speed === times,
          onChoose: () => arrange({ speed: times }),
        })),
        { kind: 'line' },
      ]
    : [];
  const items: readonly MenuItem[] = [
    ...small,
    {
      kind: 'check',
      label: 'Follow the active editor',
      checked: following,
      onChoose: () => send({ kind: 'follow', following: !following }),
    },
    {
      kind: 'check',
      label: 'Paper theme',
      checked: paper,
      onChoose: () => arrange({ paper: !paper }),
    },
    {
      kind: 'check',
      label: 'Lens on short steps',
      checked: lens,
      onChoose: () => arrange({ lens: !lens }),
    },
    ...(result.batch === undefined
      ? []
      : [
          {
            kind: 'check',
            label: 'Gradient of each row (up to 8)',
            checked: rowArrows,
            onChoose: () => arrange({ rowArrows: !rowArrows }),
          } as const,
        ]),
    { kind: 'line' },
    ...saveItems(result.title),
    { kind: 'line' },
    {
      kind: 'action',
      label: 'Copy record (JSON)',
      onChoose: () => send({ kind: 'copyAs', format: 'json' }),
    },
    {
      kind: 'action',
      label: 'Copy report (Markdown)',
      onChoose: () => send({ kind: 'copyAs', format: 'markdown' }),
    },
  ];
  return <Menu icon="ellipsis" title="More actions" items={items} />;
}

const formats = [
  ['json', 'Save record (JSON)'],
  ['csv', 'Save table (CSV)'],
  ['markdown', 'Save report (Markdown)'],
  ['numpy', 'Save as NumPy script'],
  ['pytorch', 'Save as PyTorch script'],
] as const;

export const saveItems = (name: string, run?: string): readonly MenuItem[] =>
  formats.map(([format, label]) => ({
    kind: 'action',
    label,
    onChoose: () => send({ kind: 'save', format, name, run }),
  }));
