import { describe, expect, it } from 'vitest';
import { pageHtml } from '../../../src/shared/page-html';

const parts = {
  scriptUri: 'https://host/webview.js',
  styleUri: 'https://host/webview.css',
  plotlyUri: 'https://host/plotly.js',
  cspSource: 'https://host',
  nonce: 'abc123',
  title: 'Descent',
  panelId: 'panel-1',
};

describe("the page's HTML", () => {
  it('allows what the page needs and nothing else', () => {
    const html = pageHtml(parts).replaceAll('&#39;', "'");
    expect(html).toContain(
      "default-src 'none'; script-src 'nonce-abc123'; style-src https://host 'unsafe-inline'; font-src https://host; img-src https://host data: blob:; base-uri 'none'; form-action 'none'",
    );
    expect(html).not.toContain('unsafe-eval');
  });

  it('lets no script in but the one with the nonce', () => {
    const scripts = pageHtml(parts).match(/<script[^>]*>/g);
    expect(scripts).toEqual(['<script nonce="abc123" src="https://host/webview.js">']);
  });

  it('shows a hostile title as text', () => {
    const html = pageHtml({ ...parts, title: '</title><script>alert(1)</script>' });
    expect(html).toContain('&lt;/title&gt;&lt;script&gt;');
    expect(html.match(/<script/g)).toHaveLength(1);
  });

  it('tells the page where Plotly is, with which nonce to load it, and whose page it is', () => {
    expect(pageHtml(parts)).toContain(
      '<div id="app" data-plotly-src="https://host/plotly.js" data-nonce="abc123" data-panel="panel-1"></div>',
    );
  });
});
