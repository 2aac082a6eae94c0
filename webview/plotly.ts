// The only file that imports Plotly: a script of its own, loaded after the page's first paint, that leaves it on the window for plot/adapter.ts.

import Plotly from 'plotly.js-dist-min';

Object.assign(window, { Plotly });
