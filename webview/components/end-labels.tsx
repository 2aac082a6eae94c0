// The names at the ends of the curves, in the colours of their lines.

import type { CurveScene } from '../draw/curve-layers';
import { diverged } from '../state/select';
import { stroke } from '../theme/palette';

export function EndLabels({ scene }: { readonly scene: CurveScene }): preact.JSX.Element {
  const left = scene.frame.margin.l + scene.frame.width + 15;
  return (
    <>
      {scene.curves.map(({ run }) => {
        const top = scene.labels.get(run.id);
        if (top === undefined) return null;
        const classes = run.id === scene.selected ? 'end-label selected' : 'end-label';
        const colour = stroke(run.slot, scene.theme.kind).colour;
        return (
          <span
            key={run.id}
            class={classes}
            title={run.label}
            style={{
              left: `${left}px`,
              top: `${top}px`,
              maxWidth: `${scene.width - left - 6}px`,
              color: colour,
            }}
          >
            {run.label}
            {diverged(run) ? ' ✕' : ''}
          </span>
        );
      })}
    </>
  );
}
