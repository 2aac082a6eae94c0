// A button with a menu: opens below it, arrows move, Esc closes and gives the focus back, a click elsewhere closes.

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon, IconButton } from './icon';

export type MenuItem =
  | { readonly kind: 'action'; readonly label: string; readonly onChoose: () => void }
  | {
      readonly kind: 'check';
      readonly label: string;
      readonly checked: boolean;
      readonly onChoose: () => void;
    }
  | { readonly kind: 'line' };

export interface MenuProps {
  readonly icon: string;
  readonly title: string;
  readonly items: readonly MenuItem[];
}

interface Place {
  readonly left: number;
  readonly top: number;
}

const margin = 4;

export function Menu({ icon, title, items }: MenuProps): preact.JSX.Element {
  const [open, setOpen] = useState(false);
  const [place, setPlace] = useState<Place>({ left: 0, top: 0 });
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLSpanElement>(null);

  const close = (refocus: boolean): void => {
    setOpen(false);
    if (refocus) button.current?.focus();
  };

  useLayoutEffect(() => {
    if (!open || list.current === null || button.current === null) return;
    const below = button.current.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = list.current;
    const top =
      below.bottom + 2 + height > window.innerHeight ? below.top - height - 2 : below.bottom + 2;
    setPlace({
      left: Math.max(margin, Math.min(below.right - width, window.innerWidth - width - margin)),
      top: Math.max(margin, top),
    });
    list.current.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();
  }, [open]);

  useEffect(() => {
    if (!open) return undefined;
    const elsewhere = (event: Event): void => {
      if (event.target instanceof Node && box.current?.contains(event.target) === true) return;
      setOpen(false);
    };
    document.addEventListener('pointerdown', elsewhere, true);
    window.addEventListener('blur', elsewhere);
    window.addEventListener('resize', elsewhere);
    return () => {
      document.removeEventListener('pointerdown', elsewhere, true);
      window.removeEventListener('blur', elsewhere);
      window.removeEventListener('resize', elsewhere);
    };
  }, [open]);

  const move = (event: KeyboardEvent): void => {
    const entries = [...(list.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
    const at = entries.findIndex(entry => entry === document.activeElement);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % entries.length,
      ArrowUp: (at - 1 + entries.length) % entries.length,
      Home: 0,
      End: entries.length - 1,
    };
    const target = targets[event.key];
    if (target !== undefined) entries[target]?.focus();
    else if (event.key === 'Escape') close(true);
    else if (event.key === 'Tab') setOpen(false);
    else return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  };

  return (
    <span class="menu-box" ref={box}>
      <IconButton
        icon={icon}
        title={title}
        onClick={() => setOpen(!open)}
        expanded={open}
        buttonRef={button}
      />
      {open && (
        <div
          class="menu"
          role="menu"
          aria-label={title}
          ref={list}
          style={{ left: `${place.left}px`, top: `${place.top}px` }}
          onKeyDown={move}
        >
          {items.map((item, i) => (
            <Entry key={i} item={item} onDone={() => close(true)} />
          ))}
        </div>
      )}
    </span>
  );
}

function Entry({
  item,
  onDone,
}: {
  readonly item: MenuItem;
  readonly onDone: () => void;
}): preact.JSX.Element {
  if (item.kind === 'line') return <hr role="separator" />;
  const checked = item.kind === 'check' ? item.checked : undefined;
  return (
    <button
      type="button"
      role={item.kind === 'check' ? 'menuitemcheckbox' : 'menuitem'}
      aria-checked={checked}
      tabIndex={-1}
      onClick={() => {
        onDone();
        item.onChoose();
      }}
    >
      <span class="tick">{checked === true && <Icon name="check" />}</span>
      {item.label}
    </button>
  );
}
