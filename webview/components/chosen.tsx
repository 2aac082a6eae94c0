// "Chosen": said beside a value that the document leaves open; pressed, it tells why. A tooltip alone is out of reach of keys and of a lecture's last row.

import { useState } from 'preact/hooks';
import { Icon } from './icon';

/** The word and, once asked for, the reason; they stand where the caller lays them out. */
export function useChosen(
  what: string,
  reason: string | undefined,
): readonly [preact.JSX.Element | null, preact.JSX.Element | null] {
  const [open, setOpen] = useState(false);
  if (reason === undefined) return [null, null];
  const word = (
    <button
      type="button"
      class="chosen"
      aria-expanded={open}
      aria-label={`${what}: why it was chosen`}
      title={reason}
      onClick={() => setOpen(!open)}
    >
      <span class="word">chosen</span>
      <Icon name="info" />
    </button>
  );
  return [word, open ? <p class="reason">{reason}</p> : null];
}
