// Bundles the report's script and style into ../assets, with the licences of what they are made of.
import { build } from "esbuild";
import { readFileSync, writeFileSync } from "node:fs";

const assets = new URL("../assets/", import.meta.url).pathname;
await build({
  entryPoints: ["src/main.js"], bundle: true, minify: true, format: "iife", target: "es2020", charset: "ascii",
  legalComments: "none", outfile: `${assets}report.js`,
});
await build({ entryPoints: ["src/report.css"], minify: true, charset: "ascii", outfile: `${assets}report.css` });

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const shipped = Object.entries(lock.packages).filter(([path, p]) => path && !p.dev);
const texts = shipped.map(([path, p]) => {
  const licence = readFileSync(`${path}/LICENSE`, "utf8").trim();
  return `${path.replace("node_modules/", "")} ${p.version}\n\n${licence}\n`;
});
writeFileSync(`${assets}LICENSES.txt`, `report.js holds parts of these packages.\n\n${texts.join("\n" + "-".repeat(78) + "\n\n")}`);
