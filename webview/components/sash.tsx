// The line between two blocks, to be dragged or moved by arrow keys; a double click gives the first size back.

import { useRef } from 'preact/hooks';

export interface SashProps {
  readonly direction: 'row' | 'column';
  readonly label: string;
  readonly size: number;
  readonly least: number;
  readonly most: number;
  /** Null: the first size. */
  readonly onResize: (size: number | null) => void;
}

const keyStep = 16;

export function Sash({
  direction,
  label,
  size,
  least,
  most,
  onResize,
}: SashProps): preact.JSX.Element {
  const grip = useRef<{ readonly at: number; readonly size: number } | null>(null);
  const place = (event: PointerEvent): number =>
    direction === 'row' ? event.clientY : event.clientX;
  const bounded = (wanted: number): number =>
    Math.min(Math.max(most, least), Math.max(least, wanted));
  return (
    <div
      class="sash own-keys"
      role="separator"
      aria-orientation={direction === 'row' ? 'horizontal' : 'vertical'}
      aria-label={label}
      aria-valuenow={Math.round(size)}
      aria-valuemin={least}
      aria-valuemax={Math.round(most)}
      tabIndex={0}
      data-direction={direction}
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = { at: place(event), size };
        event.preventDefault();
      }}
      onPointerMove={event => {
        if (grip.current !== null)
          onResize(bounded(grip.current.size + grip.current.at - place(event)));
      }}
      onLostPointerCapture={() => {
        grip.current = null;
      }}
      onDblClick={() => onResize(null)}
      onKeyDown={event => {
        const more = direction === 'row' ? 'ArrowUp' : 'ArrowLeft';
        const less = direction === 'row' ? 'ArrowDown' : 'ArrowRight';
        if (event.key !== more && event.key !== less) return;
        event.preventDefault();
        onResize(bounded(size + (event.key === more ? keyStep : -keyStep)));
      }}
    />
  );
}
