// The tick labels Plotly drew under the horizontal axis: read once per drawing, hidden while the step's pill lies over them.

export interface TickLabel {
  readonly element: Element;
  readonly left: number;
  readonly right: number;
}

export function readTicks(div: HTMLElement): readonly TickLabel[] {
  const origin = div.getBoundingClientRect().left;
  return [...div.querySelectorAll('.xtick text')].map(element => {
    const { left, right } = element.getBoundingClientRect();
    return { element, left: left - origin, right: right - origin };
  });
}

const air = 3;

export function hideTicksUnder(ticks: readonly TickLabel[], middle: number, width: number): void {
  for (const { element, left, right } of ticks) {
    const covered = right > middle - width / 2 - air && left < middle + width / 2 + air;
    const opacity = covered ? '0' : '1';
    if (element.getAttribute('opacity') !== opacity) element.setAttribute('opacity', opacity);
  }
}
