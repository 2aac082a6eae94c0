// Before the first result: nothing at first, then what is being waited for, so that no panel is ever blank without a sentence.

import { useEffect, useState } from 'preact/hooks';
import { useSelect } from '../store';
import { Status } from './status';

/** Most first results are there before anyone could read a sentence. */
const quiet = 600;

export function Waiting(): preact.JSX.Element {
  const computing = useSelect(state => state.progress !== null);
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), quiet);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main class="waiting">
      {computing && <Status />}
      {long && !computing && <p class="secondary">Waiting for the document…</p>}
    </main>
  );
}
