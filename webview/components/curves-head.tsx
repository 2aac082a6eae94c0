// The head of the curves: which quantity, on which scale, along which axis.

import type { Result } from '../../src/shared/protocol';
import { curveName } from '../figures/curve-names';
import type { Axis, Scale } from '../state/state';
import { arrange, useSelect } from '../store';
import { IconButton } from './icon';
import { PictureMenu } from './picture-menu';
import { Select, type Choice } from './select';

const scales: readonly Choice<Scale>[] = [
  { value: 'log', label: 'Log' },
  { value: 'linear', label: 'Linear' },
];
const axes: readonly Choice<Axis>[] = [
  { value: 'step', label: 'by step' },
  { value: 'epoch', label: 'by epoch' },
  { value: 'evaluations', label: 'by gradient evaluation' },
];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function CurvesHead({
  result,
  headless,
}: {
  readonly result: Result;
  readonly headless: boolean;
}): preact.JSX.Element {
  const quantity = useSelect(state => state.arranged.quantity);
  const scale = useSelect(state => state.arranged.scale);
  const axis = useSelect(state => state.arranged.axis);
  const parameter = useSelect(state => state.arranged.stepParameter);
  const quantities: readonly Choice<string>[] = [
    { value: 'loss', label: 'Loss' },
    { value: 'gradient', label: '|g|' },
    { value: 'alpha', label: 'Learning rate' },
    ...result.parameters.map((_, i) => ({
      value: `effective ${i}`,
      label: capital(curveName('effective', result, i)),
    })),
  ];
  const choose = (value: string): void => {
    const [kind, index] = value.split(' ');
    if (kind === 'effective') arrange({ quantity: 'effective', stepParameter: Number(index) });
    else if (kind === 'loss' || kind === 'gradient' || kind === 'alpha')
      arrange({ quantity: kind });
  };
  const zoomed = useSelect(state => state.arranged.curvesSpan !== null);
  return (
    <div class={headless ? 'section-head headless' : 'section-head'}>
      {headless ? <span style={{ flex: 1 }} /> : <h2>Curves</h2>}
      <Select
        quiet
        label="Quantity"
        value={quantity === 'effective' ? `effective ${parameter}` : quantity}
        choices={quantities}
        onChoose={choose}
      />
      <Select
        quiet
        label="Scale"
        value={scale ?? (quantity === 'alpha' ? 'linear' : 'log')}
        choices={scales}
        onChoose={chosen => arrange({ scale: chosen })}
      />
      <Select
        quiet
        label="Horizontal axis"
        value={axis}
        choices={axes}
        onChoose={chosen => arrange({ axis: chosen, curvesSpan: null })}
      />
      {zoomed && (
        <IconButton
          icon="screen-full"
          title="Show all steps"
          onClick={() => arrange({ curvesSpan: null })}
        />
      )}
      <PictureMenu which="curves" />
    </div>
  );
}
