// Builds what the browser loads into the folder given: names with a hash of their content (kept for ever by browsers),
// each also as .br and .gz, a manifest of the entry points, and the drawings of the icons in icons.txt.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const here = import.meta.dirname;
const out = resolve(process.argv[2] ?? join(here, "../wwwroot/dist"));
const work = `${out}.${process.pid}`;
const hash = content => createHash("sha256").update(content).digest("hex").slice(0, 10);

// The security policy allows no data: images, so Tabler's inline drawings become files.
const drawings = new Map();
function liftDrawings(css) {
  return css.replace(/url\("data:image\/svg\+xml,([^"]+)"\)/g, (_, svg) => {
    const text = svg.includes("%3c") || svg.includes("%3C") ? decodeURIComponent(svg) : decodeURIComponent(svg.replaceAll("%23", "#"));
    const name = `drawing-${hash(text)}.svg`;
    drawings.set(name, text);
    return `url("${name}")`;
  });
}

function icons() {
  const names = readFileSync(join(here, "icons.txt"), "utf8").split("\n").map(l => l.trim()).filter(l => l && !l.startsWith("#"));
  return Object.fromEntries(names.map(name => {
    const svg = readFileSync(join(here, "node_modules/@tabler/icons/icons/outline", `${name}.svg`), "utf8");
    if (/<(circle|rect|line|poly|ellipse)/.test(svg)) throw new Error(`icons.txt: ${name} is not made of paths only`);
    return [name, [...svg.matchAll(/<path d="([^"]+)"/g)].map(m => m[1])];
  }));
}

const result = await build({
  absWorkingDir: here, entryPoints: ["app.js", "app.css", "theme.js"], bundle: true, minify: true, splitting: true, format: "esm",
  target: "es2022", outdir: work, entryNames: "[name]-[hash]", chunkNames: "[name]-[hash]", assetNames: "[name]-[hash]",
  loader: { ".woff2": "file" }, legalComments: "none", metafile: true, write: false, logLevel: "warning",
});

mkdirSync(work, { recursive: true });
const manifest = {};
for (const file of result.outputFiles) {
  let name = basename(file.path);
  let content = file.contents;
  const entry = Object.entries(result.metafile.outputs).find(([path]) => basename(path) === name)?.[1].entryPoint;
  if (extname(name) === ".css") {
    content = liftDrawings(file.text);
    name = `app-${hash(content)}.css`;
  }
  if (["app.js", "app.css", "theme.js"].includes(entry)) manifest[entry] = name;
  writeFileSync(join(work, name), content);
}
const icon = readFileSync(join(here, "icon.svg"));
manifest["icon.svg"] = `icon-${hash(icon)}.svg`;
writeFileSync(join(work, manifest["icon.svg"]), icon);
for (const [name, svg] of drawings) writeFileSync(join(work, name), svg);
for (const name of readdirSync(work).filter(n => extname(n) !== ".woff2")) {
  const content = readFileSync(join(work, name));
  if (content.length < 1000) continue;
  writeFileSync(join(work, `${name}.br`), brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  writeFileSync(join(work, `${name}.gz`), gzipSync(content, { level: 9 }));
}
writeFileSync(join(work, "manifest.json"), JSON.stringify(manifest));
writeFileSync(join(work, "icons.json"), JSON.stringify(icons()));
rmSync(out, { recursive: true, force: true });
renameSync(work, out);
