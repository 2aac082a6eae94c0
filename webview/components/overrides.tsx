// What the panel has changed of the document, each with its own way back; and what was chosen where the document is silent.

import { send, useSelect } from '../store';
import { IconButton } from './icon';

export function Overrides(): preact.JSX.Element | null {
  const overrides = useSelect(state => state.result?.overrides);
  const notes = useSelect(state => state.result?.notes);
  return (
    <>
      {overrides !== undefined && overrides.length > 0 && (
        <section class="overrides" aria-label="Changed in this panel">
          <div class="section-head">
            <h2>Changed in this panel</h2>
          </div>
          <ul>
            {overrides.map(({ key, label }) => (
              <li key={label}>
                <span>{label}</span>
                <IconButton
                  icon="discard"
                  title={`Reset: ${label}`}
                  onClick={() => send({ kind: 'reset', key })}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      {notes !== undefined && notes.length > 0 && (
        <section class="overrides" aria-label="Chosen where the document leaves it open">
          <ul>
            {notes.map(note => (
              <li key={note} class="secondary">
                <span>{note}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
