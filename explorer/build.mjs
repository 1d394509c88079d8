// Builds the one module of page, widget and exported file: `npm run build [OUTPUT]`. Same sources, same bytes.

import { build } from "esbuild";

const shared = {
  bundle: true, minify: true, target: "es2022", charset: "ascii", legalComments: "none", logLevel: "warning",
  loader: { ".css": "text" },
};
const output = process.argv[2] ?? "../src/unsaddle/explorer/static/explorer.js";

const worker = await build({
  ...shared, entryPoints: ["src/simulation/worker.ts"], format: "iife", write: false,
});
const text = worker.outputFiles[0].text;
await build({
  ...shared, entryPoints: ["src/index.ts"], format: "esm", outfile: output,
  define: { __WORKER__: JSON.stringify(text) },
});
