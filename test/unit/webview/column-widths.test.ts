import { describe, expect, it } from 'vitest';
import { columnOrder, columnWidths } from '../../../webview/components/column-widths';

const named = (...names: readonly string[]): { readonly name: string }[] =>
  names.map(name => ({ name }));
const columns = named('step', 'x', 'y', 'loss', '‖Δw‖');
const pages = [{ values: columns.map(() => Float64Array.of(-0.1234)) }];
const widths = (width: number): ReturnType<typeof columnWidths> =>
  columnWidths(columns, pages, width, String);

describe('the columns of the table', () => {
  it('share the width where they fit', () => {
    expect(widths(500)).toMatchObject({ sideways: false });
    expect(columnOrder(columns, false)).toEqual([0, 1, 2, 3, 4]);
  });

  it('scroll where they do not, and no number is cut at the edge', () => {
    const { sideways, first, columns: template } = widths(300);
    expect(sideways).toBe(true);
    const each = Number(/repeat\(4, ([0-9.]+)px\)/.exec(template)?.[1]);
    expect((300 - first) / each).toBeCloseTo(3, 2);
  });

  it('have the loss beside the step there', () => {
    expect(columnOrder(named('step', 'x', 'loss', 'batch loss', '‖Δw‖'), true)).toEqual([
      0, 2, 3, 1, 4,
    ]);
  });
});
