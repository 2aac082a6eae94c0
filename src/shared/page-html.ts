// The page's HTML, one pure function for the host and for the stand-alone page of the tests: the policy is written here and nowhere else.

export interface PageParts {
  readonly scriptUri: string;
  readonly styleUri: string;
  /** Loaded by the page itself, once its words are painted. */
  readonly plotlyUri: string;
  readonly cspSource: string;
  readonly nonce: string;
  readonly title: string;
  /** The page keeps it with its own state, so that VS Code hands it back with the panel after a reload. */
  readonly panelId: string;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, sign => escapes[sign] ?? sign);

/** Plotly's full bundle sets styles on elements, hence `unsafe-inline` for styles; no script runs without the nonce. */
const policy = ({ cspSource, nonce }: PageParts): string =>
  [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource} 'unsafe-inline'`,
    `font-src ${cspSource}`,
    `img-src ${cspSource} data: blob:`,
    // These do not fall back to the first line.
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');

export function pageHtml(parts: PageParts): string {
  const nonce = escaped(parts.nonce);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy(parts))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(parts.title)}</title>
<link rel="stylesheet" href="${escaped(parts.styleUri)}">
</head>
<body>
<div id="app" data-plotly-src="${escaped(parts.plotlyUri)}" data-nonce="${nonce}" data-panel="${escaped(parts.panelId)}"></div>
<script nonce="${nonce}" src="${escaped(parts.scriptUri)}"></script>
</body>
</html>
`;
}
