// Keeps the stand-in open for a person and prints its address: npx esbuild test/webview/stand-in/open.ts --bundle --platform=node --format=esm --packages=external --outfile=out/harness/stand-in.mjs && node out/harness/stand-in.mjs
// Then ?doc=rosenbrock&theme=light, or ?text=… for a document of one's own. The documents are in documents.ts.
import build from './build';
import { serve } from './serve';

await build();
const { url } = await serve({ port: Number(process.env.PORT ?? 0) });
console.log(`${url}/?doc=rosenbrock&theme=dark`);
