// "Copy or save picture": PNG or SVG, light for paper whatever the theme. The figures are drawn anew by Plotly, lines and all.

import { picture, type PictureOptions } from '../plot/adapter';
import { pictureOf, type PictureKind } from '../figures/picture-figure';
import { currentState, dispatch, send } from '../store';
import { currentTheme } from '../theme/theme';
import { Menu, type MenuItem } from './menu';

const sizes: Readonly<Record<PictureKind, Pick<PictureOptions, 'width' | 'height'>>> = {
  map: { width: 720, height: 560 },
  curves: { width: 760, height: 380 },
  data: { width: 760, height: 420 },
};

async function make(which: PictureKind, format: 'png' | 'svg'): Promise<string> {
  const { width, height } = sizes[which];
  const figure = pictureOf(which, currentState(), { width, height, font: currentTheme().font });
  return await picture(figure, { format, width, height, scale: format === 'png' ? 2 : 1 });
}

const failed = (error: unknown): void =>
  dispatch({
    kind: 'host',
    message: { kind: 'note', message: `The picture could not be made: ${String(error)}` },
  });

const nameOf = (which: PictureKind): string =>
  `${currentState().result?.title ?? 'descent'} ${which}`;

function save(which: PictureKind, format: 'png' | 'svg'): void {
  make(which, format).then(
    data => send({ kind: 'save', format, name: nameOf(which), data }),
    failed,
  );
}

/** Where no picture may be put on the clipboard (some browsers, a panel without the focus), the dialog to save it opens instead. */
function copy(which: PictureKind): void {
  const made = make(which, 'png');
  write(made.then(bytesOf)).then(
    () => dispatch({ kind: 'host', message: { kind: 'note', message: 'Picture copied.' } }),
    () => {
      const message = 'The picture cannot be copied here; it can be saved.';
      dispatch({ kind: 'host', message: { kind: 'note', message } });
      made.then(data => send({ kind: 'save', format: 'png', name: nameOf(which), data }), failed);
    },
  );
}

/** Rejects also where the browser knows no such thing. */
async function write(png: Promise<Blob>): Promise<void> {
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
}

/** A data URL's bytes; `fetch` would need a looser policy. */
function bytesOf(url: string): Blob {
  const text = atob(url.slice(url.indexOf(',') + 1));
  return new Blob([Uint8Array.from(text, sign => sign.charCodeAt(0))], { type: 'image/png' });
}

export const pictureItems = (which: PictureKind): readonly MenuItem[] => [
  { kind: 'action', label: 'Copy picture', onChoose: () => copy(which) },
  { kind: 'action', label: 'Save picture (PNG)', onChoose: () => save(which, 'png') },
  { kind: 'action', label: 'Save picture (SVG)', onChoose: () => save(which, 'svg') },
];

export function PictureMenu({ which }: { readonly which: PictureKind }): preact.JSX.Element {
  return <Menu icon="device-camera" title="Copy or save picture" items={pictureItems(which)} />;
}
