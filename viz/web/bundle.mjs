// Bundles the two pages' scripts and styles into the directory given as the only argument.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
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

// The licences of all packages that are bundled, each with its text: they ask to be handed on.
async function licences(inputs) {
  const packages = new Set();
  for (const input of Object.keys(inputs)) {
    const found = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found) packages.add(found[0].slice(0, -1));
  }
  const texts = [];
  for (const folder of [...packages].sort()) {
    const { name, version, license } = JSON.parse(await readFile(join(here("."), folder, "package.json"), "utf8"));
    const files = (await readdir(join(here("."), folder))).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
    const said = await Promise.all(files.sort().map((file) => readFile(join(here("."), folder, file), "utf8")));
    texts.push([`${name} ${version} (${license})`, ...said].join("\n\n"));
  }
  return `${texts.join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

const { metafile } = await build({
  entryPoints: { explorer: here("src/main.tsx"), graphiql: here("src/graphiql/main.tsx") },
  outdir: process.argv[2],
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  define: { "process.env.NODE_ENV": '"production"' },
  external: ["*.otf"],
  alias: { "react-style-singleton": here("src/graphiql/style-singleton.ts") },
  plugins: [withoutEmbeddedFonts],
  logLevel: "warning",
});
// The documents that the explorer may ask, for services that answer none but known ones.
async function documents() {
  const modules = (await readdir(here("src/data"))).filter((file) => file.endsWith(".ts")).sort();
  const contents = [...modules.map((file) => `import "./${file}";`), 'export { DOCUMENTS } from "./document-list";'];
  const { outputFiles } = await build({
    stdin: { contents: contents.join("\n"), resolveDir: here("src/data"), loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
  });
  const code = Buffer.from(outputFiles[0].contents).toString("base64");
  return [...(await import(`data:text/javascript;base64,${code}`)).DOCUMENTS].sort();
}

await writeFile(join(process.argv[2], "documents.json"), `${JSON.stringify(await documents(), null, 2)}\n`);
await writeFile(join(process.argv[2], "licences.txt"), await licences(metafile.inputs));
