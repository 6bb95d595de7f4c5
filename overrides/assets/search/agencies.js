// The agencies that a query names, in full or in short: "Ủy ban nhân dân tỉnh …", "UBND tỉnh …".
import { slotsWith, valuesAt } from "./facets.js";
import { PAIR } from "./match.js";
import { WHOLE } from "./shards.js";
import { shortWords, unitsOf } from "./understand.js";

const SHORTEST_NAME = 2, END_OF_NAME = 2;
// What it is worth to be a document of the named agency: about what the pairs of words of its name would be.
const AGENCY = 2 * PAIR, AGENCY_WEIGHT = 200;

/** The names of the agencies that have documents: Map from "ubnd tinh …" to [{ position, end }].
 *
 * `position` is among the values of the agency facet, `end` the last words of the name with their marks.
 * `abbreviations` are { shortsFor, meanings }, as the files of the search have them.
 */
export function agencyNames(head, abbreviations) {
  const { agency, kind } = head.facets;
  const page = kind.values.findIndex(([value]) => value === "agency");
  const having = new Set(head.slotList.flatMap((_, at) => (valuesAt(kind, at).includes(page) ? [] : valuesAt(agency, at))));
  const names = new Map();
  agency.values.forEach(([, label], position) => {
    const units = unitsOf(label);
    const words = shortWords(units, abbreviations);
    if (words.length < SHORTEST_NAME || !having.has(position)) return;
    const name = words.map(({ word }) => word).join(" ");
    names.set(name, [...(names.get(name) ?? []), { position, end: endOf(units) }]);
  });
  return names;
}

/** The agencies named in a query: [{ first, last, positions }]; of names within each other only the longest counts. */
export function agenciesIn(units, names, abbreviations) {
  const longest = [...names.keys()].reduce((most, name) => Math.max(most, name.split(" ").length), 0);
  const words = shortWords(units, abbreviations);
  const found = [];
  for (let from = 0; from < words.length; from += 1) {
    for (let to = Math.min(words.length, from + longest); to >= from + SHORTEST_NAME; to -= 1) {
      const named = names.get(words.slice(from, to).map(({ word }) => word).join(" "));
      const first = words[from].first, last = words[to - 1].last;
      if (!named || units.slice(first, last).some((unit) => unit.phrase >= 0)) continue;
      // Names that differ in their marks only are told apart by the marks that were typed.
      const typed = endOf(units.slice(first, last));
      const same = named.filter(({ end }) => end === typed);
      found.push({ first, last, positions: (same.length ? same : named).map(({ position }) => position) });
      from = to - 1;
      break;
    }
  }
  return found;
}

/** The agencies of a query that asks for something of them; a query for an agency and nothing else asks for its name. */
export function agenciesAsked(units, names, abbreviations) {
  return agenciesIn(units, names, abbreviations).filter(({ first, last }) => last - first < units.length);
}

/** The documents of each agency that the query names, as terms for all words of its name. */
export function agencyTerms(stretches, units, head) {
  return stretches.map(({ first, last, positions }) => {
    const slots = slotsWith(head, "agency", new Set(positions));
    const list = { slots, weights: new Uint8Array(slots.length).fill(AGENCY_WEIGHT), mask: WHOLE, common: false };
    const fields = head.fields.map((field) => (field === "issuer" ? list : null));
    const term = units.slice(first, last).map((unit) => unit.word).join(" ");
    return { term: "agency " + term, boost: AGENCY, units: Array.from({ length: last - first }, (_, n) => first + n), kind: "agency", lists: { fields, having: slots.length, common: 0, shortened: 0 } };
  });
}

function endOf(units) {
  return units.slice(-END_OF_NAME).map((unit) => unit.typed).join(" ");
}
