import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directionEnd } from '../../../webview/draw/arrows';
import { isolines } from '../../../webview/draw/isolines';
import { cut, pointAt, positionOf } from '../../../webview/draw/polyline';
import { pushApart } from '../../../webview/figures/labels';
import { levels, listed, lossScale, transform } from '../../../webview/figures/levels';
import { decade, shareOf, tickShares, valueOf } from '../../../webview/figures/slider-scale';
import { linearTicks, logTicks } from '../../../webview/figures/ticks';
import { css, mix, over, parseColour } from '../../../webview/theme/colour';
import { stroke } from '../../../webview/theme/palette';
import { fitting } from '../../../webview/components/fitting-tabs';
import { viewOf } from '../../../webview/components/view-of';

describe('level lines', () => {
  const n = 21;
  const bowl = Float64Array.from(
    { length: n * n },
    (_, i) => ((i % n) - 10) ** 2 + (Math.floor(i / n) - 10) ** 2,
  );

  it('of a bowl are one closed ring at the right distance', () => {
    const lines = isolines(bowl, n, n, 25);
    expect(lines).toHaveLength(1);
    const [ring] = lines;
    expect(ring?.slice(0, 2)).toEqual(ring?.slice(-2));
    for (let i = 0; i < (ring?.length ?? 0); i += 2)
      expect(Math.hypot(ring![i]! - 10, ring![i + 1]! - 10)).toBeCloseTo(5, 1);
  });

  it('pass by what is not a number', () => {
    expect(
      isolines(
        bowl.map(value => (value > 30 ? NaN : value)),
        n,
        n,
        40,
      ),
    ).toEqual([]);
  });
});

describe('a segment', () => {
  const box = { left: 0, top: 0, right: 10, bottom: 10 };

  it('is cut to the box', () => {
    expect(cut(-10, 5, 10, 5, box)).toEqual([0.5, 1]);
    expect(cut(-10, 5, -1, 5, box)).toBeUndefined();
    expect(cut(-1, 12, 12, -1, { ...box, left: 11, right: 12 })).toBeDefined();
    expect(cut(NaN, 0, 1, 1, box)).toBeUndefined();
  });

  it('cut to the box lies in it', () => {
    const coordinate = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(coordinate, coordinate, coordinate, coordinate, (x0, y0, x1, y1) => {
        const part = cut(x0, y0, x1, y1, box);
        if (part === undefined) return;
        for (const at of part) {
          expect(x0 + (x1 - x0) * at).toBeGreaterThan(-1e-6 * (1 + Math.abs(x1 - x0)));
          expect(y0 + (y1 - y0) * at).toBeLessThan(10 + 1e-6 * (1 + Math.abs(y1 - y0)));
        }
      }),
    );
  });
});

it('a step between two kept points lies between them', () => {
  const thinned = {
    x: Float64Array.of(0, 10),
    y: Float64Array.of(0, 20),
    step: Float64Array.of(0, 4),
  };
  expect(pointAt(thinned, positionOf(thinned, 1))).toEqual([2.5, 5]);
  expect(positionOf(thinned, 99)).toBe(1);
});

describe('an arrow of direction only', () => {
  it('has one length', () => {
    expect(directionEnd([0, 0], [0, -1e9], [40, 0], 56, 30)).toEqual([0, -56]);
  });

  it('reaches past a step it would hide under', () => {
    expect(directionEnd([0, 0], [3, 0], [40, 0], 56, 30)).toEqual([70, 0]);
  });

  it('is not drawn without a direction', () => {
    expect(directionEnd([0, 0], [0, 0], [40, 0], 56, 30)).toBeUndefined();
    expect(directionEnd([0, 0], [NaN, 1], [40, 0], 56, 30)).toBeUndefined();
  });
});

describe('names at the line ends', () => {
  it('stand at least 16 px apart, in order, within the plot', () => {
    const wanted = [50, 52, 51, 90, 10, 11].map((y, i) => ({ id: String(i), y }));
    const places = pushApart(wanted, 16, 5, 97);
    const ys = ['4', '5', '0', '2', '1', '3'].map(id => places.get(id)!);
    for (let i = 1; i < ys.length; i++) expect(ys[i]! - ys[i - 1]!).toBeGreaterThanOrEqual(15.5);
    expect(ys[0]).toBeGreaterThanOrEqual(5);
    expect(ys.at(-1)).toBeLessThanOrEqual(97);
  });
});

describe('the colours of a loss', () => {
  it('follow its logarithm while it is positive', () => {
    const scale = lossScale([1, 10, 100]);
    expect(scale).toEqual({ floor: 0, range: [0, 2] });
    expect(transform(scale, 10)).toBe(1);
  });

  it('tell the depths of a loss below zero apart', () => {
    const scale = lossScale([-5, 0, 5]);
    expect(scale.floor).toBeLessThan(-5);
    expect(transform(scale, -5)).toBeLessThan(transform(scale, 0));
  });

  it.each([[[NaN, Infinity]], [[]], [[3, 3]]])('survive %j', losses => {
    const { range } = lossScale(losses);
    expect(range[1]).toBeGreaterThan(range[0]);
  });

  it('change at levels strictly inside the range', () => {
    const at = listed(levels([0, 3], 5));
    expect(at).toHaveLength(5);
    expect(at[0]).toBeCloseTo(0.5);
    expect(at[4]).toBeCloseTo(2.5);
  });
});

describe('ticks', () => {
  it('are round and written short', () => {
    expect(linearTicks([-0.55, 2.02], 6).labels).toEqual(['−0.5', '0', '0.5', '1', '1.5', '2']);
  });

  it('of a logarithm are whole decades, or round numbers where there are fewer than two', () => {
    expect(logTicks([-1.2, 2.1], 5).labels).toEqual(['0.1', '1', '10', '100']);
    expect(logTicks([0.1, 0.6], 4).labels.length).toBeGreaterThan(1);
  });

  it('are few, whatever the range', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
        (low, span) => {
          expect(linearTicks([low, low + span], 6).at.length).toBeLessThanOrEqual(13);
        },
      ),
    );
  });
});

describe('a slider', () => {
  const alpha = { scale: 'log', min: 1e-4, max: 1 } as const;
  const beta = { scale: 'complement', min: 0, max: 0.999 } as const;

  it('has its decades at even distances', () => {
    expect([1e-4, 1e-3, 1e-2, 0.1, 1].map(value => shareOf(alpha, value))).toEqual([
      0, 0.25, 0.5, 0.75, 1,
    ]);
    expect([0, 0.9, 0.99].map(value => shareOf(beta, value).toFixed(3))).toEqual([
      '0.000',
      '0.333',
      '0.667',
    ]);
    expect(tickShares(alpha)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(decade(alpha)).toBe(0.25);
  });

  it('rests at its end for values outside', () => {
    expect([shareOf(alpha, 0), shareOf(alpha, 50), shareOf(beta, 1)]).toEqual([0, 1, 1]);
  });

  it.each([alpha, beta, { scale: 'linear', min: 0, max: 5 } as const])(
    'gives back what it shows (%j)',
    range => {
      fc.assert(
        fc.property(fc.double({ min: 0, max: 1, noNaN: true }), share => {
          const value = valueOf(range, share);
          expect(shareOf(range, value)).toBeCloseTo(share, 1);
          expect(valueOf(range, shareOf(range, value))).toBeCloseTo(value, 6);
        }),
      );
    },
  );
});

describe('colours', () => {
  it('are read in the spellings VS Code uses', () => {
    expect(parseColour('#1f1f1f')).toEqual({ r: 31, g: 31, b: 31, a: 1 });
    expect(parseColour('rgba(15, 74, 133, 0.1)')).toEqual({ r: 15, g: 74, b: 133, a: 0.1 });
    expect(parseColour('#0f08')?.a).toBeCloseTo(0.533, 2);
    expect(parseColour('color-mix(in srgb, red, blue)')).toBeUndefined();
  });

  it('mix to the secondary text of the design', () => {
    const text = parseColour('#cccccc')!;
    const ground = parseColour('#1f1f1f')!;
    expect(css(mix(text, ground, 0.72))).toBe('rgb(156, 156, 156)');
    expect(css(over({ ...text, a: 0.5 }, ground))).toBe('rgb(118, 118, 118)');
  });
});

it('after six runs colours repeat with the next dash and marker', () => {
  const [first, seventh] = [stroke(0, 'dark'), stroke(6, 'dark')];
  expect(seventh.colour).toBe(first.colour);
  expect([seventh.dash, seventh.marker]).toEqual([
    stroke(1, 'dark').dash,
    stroke(1, 'dark').marker,
  ]);
  const styles = Array.from({ length: 12 }, (_, slot) => JSON.stringify(stroke(slot, 'light')));
  expect(new Set(styles).size).toBe(12);
});

describe('tabs', () => {
  const tabs = ['curves', 'step', 'table', 'compare', 'gradient', 'data'] as const;

  it('all stand where there is room', () => {
    expect(fitting(tabs, 'step', 700)).toEqual(tabs);
  });

  it('keep the chosen one in sight', () => {
    const shown = fitting(tabs, 'data', 180);
    expect(shown).toContain('data');
    expect(shown.length).toBeLessThan(6);
  });
});

describe("Plotly's moves", () => {
  const last = { x: [0, 1], y: [0, 1] } as const;

  it('are read in both of its spellings', () => {
    expect(viewOf({ 'xaxis.range[0]': 2, 'xaxis.range[1]': 3 }, last)).toEqual({
      x: [2, 3],
      y: [0, 1],
    });
    expect(viewOf({ 'yaxis.range': [4, 5] }, last)).toEqual({ x: [0, 1], y: [4, 5] });
  });

  it('of other things move nothing', () => {
    expect(viewOf({ width: 3 }, last)).toBeNull();
  });
});
