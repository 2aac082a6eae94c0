// A text field for a number: Enter or leaving it applies, Esc restores; what is not a number is marked and never sent.

import { useState } from 'preact/hooks';
import {
  formatExact,
  formatSetting,
  parseCount,
  parseNumber,
  shortSetting,
} from '../../src/shared/numbers';

export interface NumberFieldProps {
  readonly value: number;
  readonly label: string;
  readonly onApply: (value: number) => void;
  readonly format?: (value: number) => string;
  readonly whole?: boolean;
  readonly least?: number;
  readonly class?: string;
  /** In pixels, where the style's own does not do. */
  readonly width?: number;
}

export function NumberField(props: NumberFieldProps): preact.JSX.Element {
  const {
    value,
    label,
    onApply,
    format = shortSetting,
    whole = false,
    least,
    class: extra = '',
    width,
  } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const read = (text: string): number | undefined => {
    const number = whole ? parseCount(text) : parseNumber(text);
    return number === undefined || (least !== undefined && number < least) ? undefined : number;
  };
  const invalid = draft !== null && read(draft) === undefined;
  const apply = (): void => {
    const number = draft === null ? undefined : read(draft);
    setDraft(null);
    if (number !== undefined && number !== value) onApply(number);
  };
  return (
    <input
      type="text"
      inputMode="decimal"
      style={width === undefined ? undefined : { width: `${width}px` }}
      class={`field ${extra}`.trim()}
      aria-label={label}
      aria-invalid={invalid}
      title={formatExact(value)}
      value={draft ?? format(value)}
      spellcheck={false}
      autocomplete="off"
      onFocus={event => {
        // What was shortened for reading is edited in full.
        if (format(value) !== formatSetting(value) && format === shortSetting)
          setDraft(formatExact(value));
        const input = event.currentTarget;
        // select() would take the keyboard back from where it has gone meanwhile.
        requestAnimationFrame(() => {
          if (document.activeElement === input) input.select();
        });
      }}
      onInput={event => setDraft(event.currentTarget.value)}
      onBlur={apply}
      onKeyDown={event => {
        if (event.key === 'Enter') apply();
        if (event.key === 'Escape') setDraft(null);
      }}
    />
  );
}
