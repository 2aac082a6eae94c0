// Style sheets are imported for their effect alone; the bundler writes them into dist/webview.css.
declare module '*.css';
