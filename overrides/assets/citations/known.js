// Which document of the portal a citation means: by number, date and issuer, in the small files of known documents.
import { $isCentral, $nameKey, $numberKey } from "./program.js"; // put in when the site is built

const LEAST_WORDS = { ubnd: "uy ban nhan dan", hdnd: "hoi dong nhan dan", btv: "ban thuong vu", bch: "ban chap hanh", tp: "thanh pho", tw: "trung uong" };
const ROLE = /^(?:pho chu tich|chu tich|ban thuong vu|thuong truc|ban chap hanh(?: dang bo)?)\s/;
const PLACELESS = /dang bo (?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran)(?= (?:lan thu|nhiem ky))/;
const YEAR_IN_NUMBER = /^\d+[a-z]?\/\d{4}\//;
const PARTY = /^\d+[a-z]?-/;

/** FNV-1a of the key's bytes, as the build computes it. */
function hashOf(key) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(key)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

const folded = (words) => $nameKey(words).slice("ten:".length);
/** The words of an issuer for comparison: folded, abbreviations written out. */
const inFull = (words) => folded(words.replace(/\([^)]*\)/g, " ")).split(/[\s,.;]+/).filter(Boolean).map((word) => LEAST_WORDS[word] ?? word).join(" ");

/** Whether one date can be the other: what is not printed contradicts nothing. */
const agree = (one, other) => one.startsWith(other) || other.startsWith(one);

/** How sure two things are of each other: contradicting, possible, certain. */
const NO = 0, PERHAPS = 1, YES = 2;

function byDate(citation, entry) {
  if (citation.number && YEAR_IN_NUMBER.test(citation.number)) return YES;
  const dates = entry.dates ?? [];
  if (!citation.date && !dates.length) return YES; // the page of those who print no date
  if (!citation.date || !dates.length) return citation.number ? PERHAPS : YES;
  if (dates.some((date) => agree(date, citation.date))) return YES;
  const apart = Math.min(...dates.map((date) => Math.abs(Number(date.slice(0, 4)) - Number(citation.date.slice(0, 4)))));
  if (apart === 0) return YES; // two printed days of one year are a contradiction to show, not two documents
  return citation.number && PARTY.test(citation.number) && apart === 1 ? PERHAPS : NO;
}

/** The agencies that "UBND tỉnh", TU and the like can mean for a citing one: those above it and beside them. */
function around(agency, agencies) {
  const found = new Set();
  for (let one = agencies.get(agency), steps = 0; one && steps < 20; one = agencies.get(one.parent), steps += 1) {
    if (one.level === "central") break;
    found.add(one.id);
    for (const beside of agencies.values()) if (beside.place && beside.place === one.place) found.add(beside.id);
  }
  return found;
}

function byIssuer(citation, entry, agencies, near) {
  const series = agencies.get(entry.series), placed = near ? (near.has(entry.series) ? YES : NO) : PERHAPS;
  // "Đảng bộ tỉnh lần thứ XI": the place is left out, and is that of the citing agency.
  if (citation.name && PLACELESS.test(folded(citation.name))) return placed;
  if (!citation.number || series?.level === "central" || $isCentral(citation.number)) return YES;
  const names = [...(entry.issuers ?? []), ...(series ? [series.name, series.short] : [])].filter(Boolean).map(inFull);
  const own = names.map((name) => name.replace(ROLE, ""));
  if (!citation.issuersPrinted.length) return series || names.length ? placed : PERHAPS;
  const printed = citation.issuersPrinted.map(inFull).map((words) => [words, words.replace(ROLE, "")]).flat();
  if (printed.some((words) => (names.includes(words) || own.includes(words)) && words.split(" ").length > 2)) return YES;
  // "UBND tỉnh" of a place that is left out; the place of the citing agency decides.
  if (printed.some((words) => own.some((name) => name === words || name.startsWith(words + " ")))) return placed;
  return names.length ? NO : PERHAPS;
}

/** What the text itself says elsewhere of the same number: its only date, its only issuers. */
function completed(citations) {
  const dates = new Map(), issuers = new Map();
  for (const { number, date, issuersPrinted } of citations) {
    if (number && date) dates.set(number, new Set([...(dates.get(number) ?? []), date]));
    if (number && issuersPrinted.length) issuers.set(number, new Map([...(issuers.get(number) ?? []), [issuersPrinted.join("|"), issuersPrinted]]));
  }
  return citations.map((one) => {
    const [days, bodies] = [dates.get(one.number), issuers.get(one.number)];
    return {
      ...one,
      date: one.date ?? (days?.size === 1 ? [...days][0] : null),
      issuersPrinted: one.issuersPrinted.length || bodies?.size !== 1 ? one.issuersPrinted : [...bodies.values()][0],
    };
  });
}

/**
 * Opens the files of known documents below `baseUrl`; each is fetched once, when first needed.
 *
 * `agencies()` gives all that can be chosen as the one that cites; `resolve(citations, agency)` for each
 * citation { entry, candidates }: the one document that it means, or those it may mean, or neither.
 */
export function openKnown({ baseUrl, fetch }) {
  const files = new Map();
  const file = (name) => {
    if (!files.has(name)) {
      const asked = fetch(new URL("assets/citations/" + name, baseUrl).href).then((answer) => {
        if (!answer.ok) throw new Error(name + ": " + answer.status);
        return answer.json();
      });
      asked.catch(() => files.delete(name)); // what failed is tried anew next time
      files.set(name, asked);
    }
    return files.get(name);
  };

  async function entriesOf(citation, shards) {
    const keys = [citation.number && $numberKey(citation.number), citation.name && $nameKey(citation.name)].filter(Boolean);
    const found = new Map();
    for (const key of keys) {
      const shard = await file("known-" + (hashOf(key) % shards).toString(16).padStart(2, "0") + ".json");
      for (const entry of shard[key] ?? []) found.set(entry.address, entry);
    }
    const all = [...found.values()];
    const same = all.filter((entry) => entry.number && entry.number === citation.number);
    return same.length ? all.filter((entry) => !entry.number || entry.number === citation.number) : all;
  }

  async function meaning(citation, shards, agencies, near) {
    if (citation.internal) return { entry: null, candidates: [] };
    const judged = (await entriesOf(citation, shards)).map((entry) =>
      [Math.min(byDate(citation, entry), byIssuer(citation, entry, agencies, near)), entry]);
    const certain = judged.filter(([sure]) => sure === YES), possible = judged.filter(([sure]) => sure >= PERHAPS);
    const alike = certain.filter(([, entry]) => folded(entry.type ?? "") === folded(citation.type));
    const left = certain.length > 1 && alike.length ? alike : certain;
    if (left.length === 1) return { entry: left[0][1], candidates: [] };
    return { entry: null, candidates: (left.length ? left : possible).map(([, entry]) => entry) };
  }

  return {
    agencies: async () => (await file("agencies.json")).agencies,
    async resolve(citations, agency = null) {
      const [{ shards }, { agencies: listed }] = await Promise.all([file("known.json"), file("agencies.json")]);
      const agencies = new Map(listed.map((one) => [one.id, one]));
      const near = agency ? around(agency, agencies) : null;
      const found = await Promise.all(completed(citations).map((one) => meaning(one, shards, agencies, near)));
      // A short form means what it shortens.
      return found.map((one, place) => (citations[place].antecedent >= 0 && citations[place].antecedent < place && citations[place].antecedent !== null ? found[citations[place].antecedent] : one));
    },
  };
}
