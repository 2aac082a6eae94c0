// The live region of the steps: one sentence per step, once the step rests. And notes of the host.

import { useEffect, useState } from 'preact/hooks';
import { useSelect } from '../store';

const rest = 350;

export function Live(): preact.JSX.Element {
  const sentence = useSelect(state => state.detail?.sentence ?? '');
  const playing = useSelect(state => state.playing);
  const note = useSelect(state => state.note);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (playing || sentence === '') return undefined;
    const timer = setTimeout(() => setSaid(sentence), rest);
    return () => clearTimeout(timer);
  }, [sentence, playing]);
  return (
    <>
      <p class="sr-only" aria-live="polite" data-live="step">
        {said}
      </p>
      <p class="sr-only" aria-live="polite" data-live="note">
        {note}
      </p>
    </>
  );
}
