// Pictures wait for the first words: formulas, verdict and numbers are painted a frame before any canvas is made. Later mounts wait for nothing.

import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { afterPaint } from '../plot/adapter';

let painted = false;

export function AfterWords({
  children,
}: {
  readonly children: ComponentChildren;
}): preact.JSX.Element {
  const [now, setNow] = useState(painted);
  useEffect(() => {
    if (painted) return;
    void afterPaint().then(() => {
      painted = true;
      setNow(true);
    });
  }, []);
  return now ? <>{children}</> : <div class="plot-area" />;
}
