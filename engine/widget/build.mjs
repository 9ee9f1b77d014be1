// Bundles src/ into dist/. Each file in dist/ begins with the hash of what it was built from and
// of its own content, so that a stale or hand-edited file can be told without Node.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const BUILT_BY = ["build.mjs", "package-lock.json", "tsconfig.json"];

const sha256 = (...chunks) =>
  chunks.reduce((hash, chunk) => hash.update(chunk), createHash("sha256")).digest("hex");

async function sources() {
  const entries = await readdir(join(here, "src"), { recursive: true, withFileTypes: true });
  const inSrc = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(here, join(entry.parentPath, entry.name)).split(sep).join("/"));
  return [...BUILT_BY, ...inSrc].sort((a, b) => (a < b ? -1 : 1));
}

async function sourcesHash() {
  const chunks = [];
  for (const path of await sources()) chunks.push(path, "\0", await readFile(join(here, path)), "\0");
  return sha256(...chunks);
}

async function bundle(entryPoints, options) {
  const result = await build({
    absWorkingDir: here,
    entryPoints,
    bundle: true,
    minify: true,
    charset: "utf8",
    target: "es2022",
    legalComments: "none",
    logLevel: "warning",
    write: false,
    outdir: "dist",
    ...options,
  });
  return Object.fromEntries(
    result.outputFiles.map((file) => [file.path.split(sep).pop(), file.text]),
  );
}

async function buildDist() {
  // The widget's style travels inside its script as text; esbuild minifies it only as a stylesheet.
  const style = (await bundle(["src/widget.css"], {}))["widget.css"].trim();
  const inline = {
    name: "widget-style",
    setup: ({ onLoad }) =>
      onLoad({ filter: /widget\.css$/ }, () => ({ contents: style, loader: "text" })),
  };
  const scripts = await bundle(["src/widget.ts", "src/store.ts"], {
    format: "iife",
    plugins: [inline],
  });
  const styles = await bundle(["src/store.css"], {});
  const page = {};
  for (const name of ["index.html", "icon.svg"]) {
    page[name] = await readFile(join(here, "src", name), "utf8");
  }
  const hash = await sourcesHash();

  await rm(join(here, "dist"), { recursive: true, force: true });
  await mkdir(join(here, "dist"));
  for (const [name, text] of Object.entries({ ...scripts, ...styles, ...page })) {
    const stamp = `shoptalk: built from sha256:${hash}, content sha256:${sha256(text)}`;
    const comment = /\.(html|svg)$/.test(name) ? `<!-- ${stamp} -->` : `/* ${stamp} */`;
    await writeFile(join(here, "dist", name), `${comment}\n${text}`);
  }
}

async function buildTests() {
  const folder = join(here, "node_modules/.cache/tests");
  const names = (await readdir(join(here, "test"))).filter((name) => name.endsWith(".test.ts"));
  const files = await bundle(names.map((name) => `test/${name}`), {
    platform: "node",
    format: "esm",
    minify: false,
    outExtension: { ".js": ".mjs" },
  });
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
}

await (process.argv[2] === "test" ? buildTests() : buildDist());
