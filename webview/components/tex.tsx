// A formula, typeset by KaTeX. What was typeset once is kept and copied: playback shows the same rules at every step.

import katex from 'katex';
import { useLayoutEffect, useRef } from 'preact/hooks';

const kept = new Map<string, DocumentFragment>();
const mostKept = 600;

function typeset(latex: string, display: boolean, spoken: boolean): DocumentFragment {
  const key = `${display ? 1 : 0}${spoken ? 1 : 0}${latex}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const box = document.createElement('span');
  // Nothing in a document may run or load anything: `trust` stays off, and a formula KaTeX cannot read shows as its own text.
  katex.render(latex, box, {
    displayMode: display,
    output: spoken ? 'htmlAndMathml' : 'html',
    throwOnError: false,
    trust: false,
    strict: 'ignore',
    maxExpand: 200,
  });
  const fragment = document.createDocumentFragment();
  fragment.append(...box.childNodes);
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '');
  kept.set(key, fragment);
  return fragment;
}

export interface TexProps {
  readonly latex: string;
  readonly display?: boolean;
  /** What a screen reader says instead of MathML: numbers that change at every step are typeset in half the time without it. */
  readonly text?: string;
  readonly class?: string;
}

export function Tex({ latex, display = false, text, class: name }: TexProps): preact.JSX.Element {
  const box = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    box.current?.replaceChildren(typeset(latex, display, text === undefined).cloneNode(true));
  }, [latex, display, text === undefined]);
  const spoken = text === undefined ? {} : { role: 'math' as const, 'aria-label': text };
  return <span ref={box} class={name === undefined ? 'math' : `math ${name}`} {...spoken} />;
}
