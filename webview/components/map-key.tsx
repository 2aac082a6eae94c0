// The key under the map: what the arrows are, and which of them tell a direction only.

import { formatCount } from '../../src/shared/numbers';
import type { Result } from '../../src/shared/protocol';
import { rowParts } from '../draw/row-gradients';
import { selectedRun } from '../state/select';
import { useSelect } from '../store';
import { batchColour, stroke } from '../theme/palette';
import { useTheme } from '../theme/theme';
import { Tex } from './tex';

interface ArrowProps {
  readonly colour: string;
  readonly dashed?: boolean;
  readonly bold?: boolean;
}

const Arrow = ({ colour, dashed = false, bold = false }: ArrowProps): preact.JSX.Element => (
  <svg viewBox="0 0 28 12" aria-hidden="true">
    <line
      x1="0"
      y1="6"
      x2="20"
      y2="6"
      stroke={colour}
      stroke-width={bold ? 3 : 1.6}
      stroke-dasharray={dashed ? '4 3' : ''}
    />
    <polygon points={bold ? '19,1.5 28,6 19,10.5' : '20,2.5 28,6 20,9.5'} fill={colour} />
  </svg>
);

export function MapKey({
  result,
  plane,
}: {
  readonly result: Result;
  readonly plane: boolean;
}): preact.JSX.Element {
  const theme = useTheme();
  const step = useSelect(state => state.step);
  const run = useSelect(selectedRun);
  const momentum = useSelect(state =>
    state.detail?.run === selectedRun(state)?.id ? state.detail?.m?.latex : undefined,
  );
  const rows = useSelect(({ arranged, detail }) =>
    arranged.rowArrows && detail !== null ? rowParts(detail)?.of : undefined,
  );
  const ghost =
    useSelect(state => state.arranged.ghost) &&
    plane &&
    result.batch !== undefined &&
    result.batch.size !== null;
  const narrow = useSelect(state => state.layout === 'narrow');
  const colour = run === undefined ? theme.foreground : stroke(run.slot, theme.kind).colour;
  const directions =
    rows === 'sum' || rows === 'mean'
      ? 'one scale, not the step’s'
      : momentum === undefined || rows !== undefined
        ? '−g: direction only'
        : '−g, −m: direction only';
  return (
    <div class="map-key" aria-label="Key of the map">
      <span class="item">
        <Arrow colour={theme.foreground} />
        <Tex latex={rows === 'sum' || rows === 'mean' ? '-g=\\textstyle\\sum' : '-g'} />
      </span>
      {momentum !== undefined && rows === undefined && (
        <span class="item">
          <Arrow colour={theme.foreground} dashed />
          <Tex latex={`-${momentum}`} />
        </span>
      )}
      {rows !== undefined && (
        <span class="item">
          <Arrow colour={batchColour(theme.kind)} />
          <span>
            <Tex latex={rows === 'mean' ? '-\\nabla/n' : '-\\nabla'} /> of each row
          </span>
        </span>
      )}
      <span class="item">
        <Arrow colour={colour} bold />
        step {formatCount(step)}
      </span>
      {ghost && (
        <span class="item">
          <svg viewBox="0 0 28 12" aria-hidden="true">
            <ellipse
              cx="13"
              cy="6"
              rx="12"
              ry="5"
              fill="none"
              stroke={batchColour(theme.kind)}
              stroke-dasharray="3 2"
            />
          </svg>
          loss of this batch
        </span>
      )}
      {!narrow && <span class="end">{directions}</span>}
    </div>
  );
}
