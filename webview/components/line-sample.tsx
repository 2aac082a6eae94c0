// A run's line with its dash and marker, as the legend shows it. The markers are those of the canvas, in SVG.

import type { Marker } from '../theme/palette';
import { stroke } from '../theme/palette';
import { useTheme } from '../theme/theme';

const star = Array.from({ length: 10 }, (_, i) => {
  const r = i % 2 === 0 ? 6 : 2.6;
  const angle = (Math.PI / 5) * i - Math.PI / 2;
  return `${(17 + r * Math.cos(angle)).toFixed(2)},${(8 + r * Math.sin(angle)).toFixed(2)}`;
}).join(' ');

function Mark({ marker }: { readonly marker: Marker }): preact.JSX.Element {
  switch (marker) {
    case 'circle':
      return <circle cx="17" cy="8" r="4.6" />;
    case 'triangle':
      return <polygon points="17,2.6 22.4,12.2 11.6,12.2" />;
    case 'square':
      return <rect x="12.6" y="3.6" width="8.8" height="8.8" />;
    case 'diamond':
      return <polygon points="17,2.2 22.8,8 17,13.8 11.2,8" />;
    case 'star':
      return <polygon points={star} />;
    case 'cross':
      return <path d="M15.2 3h3.6v3.2H22v3.6h-3.2V13h-3.6V9.8H12V6.2h3.2z" />;
  }
}

export function LineSample({ slot }: { readonly slot: number }): preact.JSX.Element {
  const theme = useTheme();
  const { colour, dash, round, marker } = stroke(slot, theme.kind);
  return (
    <svg class="sample" viewBox="0 0 34 16" aria-hidden="true">
      <line
        x1={round ? 1.5 : 0}
        y1="8"
        x2="34"
        y2="8"
        stroke={colour}
        stroke-width={round ? 2.6 : 2}
        stroke-dasharray={dash.join(' ')}
        stroke-linecap={round ? 'round' : 'butt'}
      />
      <g fill={colour} stroke={theme.background} stroke-width="1">
        <Mark marker={marker} />
      </g>
    </svg>
  );
}
