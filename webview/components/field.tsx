// A text field for a number: Enter or leaving it applies, Esc restores; what is not a number is marked and never sent.

import { useState } from 'preact/hooks';
import { formatExact, formatSetting, parseNumber } from '../../src/shared/numbers';

export interface NumberFieldProps {
  readonly value: number;
  readonly label: string;
  readonly onApply: (value: number) => void;
  readonly format?: (value: number) => string;
  readonly whole?: boolean;
  readonly least?: number;
  readonly class?: string;
  readonly id?: string;
}

export function NumberField(props: NumberFieldProps): preact.JSX.Element {
  const {
    value,
    label,
    onApply,
    format = formatSetting,
    whole = false,
    least,
    class: extra = '',
    id,
  } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const read = (text: string): number | undefined => {
    const number = parseNumber(text);
    if (number === undefined || (whole && !Number.isSafeInteger(number))) return undefined;
    return least !== undefined && number < least ? undefined : number;
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
      id={id}
      class={`field ${extra}`.trim()}
      aria-label={label}
      aria-invalid={invalid}
      title={formatExact(value)}
      value={draft ?? format(value)}
      spellcheck={false}
      autocomplete="off"
      onFocus={event => event.currentTarget.select()}
      onInput={event => setDraft(event.currentTarget.value)}
      onBlur={apply}
      onKeyDown={event => {
        if (event.key === 'Enter') apply();
        if (event.key === 'Escape') setDraft(null);
      }}
    />
  );
}
