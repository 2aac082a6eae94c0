// The part of Plotly's figures that this page uses, in our own words: figures are plain data and know no Plotly.

export interface Line {
  readonly color: string;
  readonly width: number;
  readonly dash?: string | undefined;
}

export interface Trace {
  readonly type: 'scatter' | 'contour' | 'surface' | 'scatter3d';
  readonly name: string;
  readonly uid?: string | undefined;
  readonly visible?: boolean | 'legendonly';
  /** True only in pictures for files: the page's legend is its list of optimizers. */
  readonly showlegend: boolean;
  readonly hoverinfo: 'skip';
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly z?: ArrayLike<number> | readonly ArrayLike<number>[];
  readonly customdata?: readonly ArrayLike<number>[];
  readonly mode?: 'lines' | 'markers' | 'lines+markers' | 'text';
  readonly line?:
    Line | { readonly width: number; readonly color?: string; readonly smoothing?: number };
  readonly marker?: Readonly<Record<string, unknown>>;
  readonly colorscale?: readonly (readonly [number, string])[];
  readonly showscale?: false;
  readonly zmin?: number;
  readonly zmax?: number;
  readonly cmin?: number;
  readonly cmax?: number;
  readonly surfacecolor?: readonly ArrayLike<number>[];
  readonly autocontour?: false;
  readonly ncontours?: number;
  readonly contours?: Readonly<Record<string, unknown>>;
  readonly lighting?: Readonly<Record<string, number>>;
  readonly opacity?: number;
  readonly meta?: Readonly<Record<string, string | number>>;
  readonly connectgaps?: false;
}

export interface Figure {
  readonly data: readonly Trace[];
  readonly layout: Readonly<Record<string, unknown>>;
}
