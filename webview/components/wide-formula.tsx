// A formula on a line of its own, in a panel of any width: too wide, it is typeset once more so that it wraps after an operator, or gives way to what its owner offers instead.

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Tex } from './tex';
import { useSize } from './use-size';

export interface WideFormulaProps {
  readonly latex: string;
  readonly title?: string;
  /** Shown where even this formula's wrapped form would not fit. */
  readonly instead?: () => preact.JSX.Element;
}

type Form = 'whole' | 'wrapping' | 'instead';

/** What stands between \left and \right is one piece; brackets of a fixed size are not. */
const loosened = (latex: string): string =>
  latex.replace(/\\left\(/g, '\\bigl(').replace(/\\right\)/g, '\\bigr)');

export function WideFormula({ latex, title, instead }: WideFormulaProps): preact.JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const key = `${width} ${latex}`;
  const [tried, setTried] = useState<{ readonly key: string; readonly form: Form }>({
    key,
    form: 'whole',
  });
  const form = tried.key === key ? tried.form : 'whole';
  useLayoutEffect(() => {
    const content = box.current?.firstElementChild;
    if (width === 0 || !content || form === 'instead') return;
    if (content.scrollWidth <= width + 1) return;
    const next = form === 'whole' && latex !== loosened(latex) ? 'wrapping' : 'instead';
    if (next === 'instead' && instead === undefined) return;
    setTried({ key, form: next });
  }, [key, form]);
  return (
    <div class="formula" ref={box} title={title}>
      {form === 'instead' && instead !== undefined ? (
        <div class="instead">{instead()}</div>
      ) : (
        <Tex latex={form === 'whole' ? latex : loosened(latex)} />
      )}
    </div>
  );
}
