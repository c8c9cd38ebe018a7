// Bundles the two pages' scripts and styles into the directory given as the only argument.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

// GraphiQL's style sheet carries fonts as data URLs, which `font-src 'self'` refuses; ours are named in its variables.
const withoutEmbeddedFonts = {
  name: "without-embedded-fonts",
  setup(build) {
    build.onLoad({ filter: /[\\/]graphiql[\\/]dist[\\/].*\.css$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(/@font-face\s*\{[^}]*\}/g, ""),
      loader: "css",
    }));
  },
};

await build({
  entryPoints: { explorer: here("src/main.tsx"), graphiql: here("src/graphiql/main.tsx") },
  outdir: process.argv[2],
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  legalComments: "linked",
  define: { "process.env.NODE_ENV": '"production"' },
  external: ["*.otf"],
  alias: { "react-style-singleton": here("src/graphiql/style-singleton.ts") },
  plugins: [withoutEmbeddedFonts],
  logLevel: "warning",
});
