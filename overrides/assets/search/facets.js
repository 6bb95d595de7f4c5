// What is known of every document without a fetch: kind, agency, year and the other facets of the head.

/** The documents that pass all filters, and for each facet the values of those that pass the other filters. */
export function filtered(slots, filters, head) {
  const facets = Object.entries(head.facets).map(([key, facet]) => ({ ...facet, key, wanted: wantedOf(facet, filters[key]), counts: new Uint32Array(facet.values.length) }));
  const filtering = facets.filter((facet) => facet.wanted);
  const kept = [];
  for (const slot of slots) {
    const position = head.position[slot];
    const fails = filtering.filter((facet) => !valuesAt(facet, position).some((value) => facet.wanted.has(value)));
    if (!fails.length) kept.push(slot);
    for (const facet of fails.length ? fails.slice(0, fails.length > 1 ? 0 : 1) : facets) count(facet, position);
  }
  const shown = ({ values, wanted, counts }) => values.flatMap(([value, label], n) => (counts[n] || wanted?.has(n) ? [{ value, label, count: counts[n] }] : []));
  return { kept, facets: Object.fromEntries(facets.map((facet) => [facet.key, shown(facet)])) };
}

/** The values that a filter lets through, as positions, or null where it lets all through. */
function wantedOf(facet, values) {
  if (!values?.length) return null;
  const names = new Set(values.map(String));
  return new Set(facet.values.flatMap(([value], n) => (names.has(value) ? [n] : [])));
}

function count({ column, sets, counts }, position) {
  const number = column[position];
  if (!number) return;
  if (sets) for (const value of sets[number - 1]) counts[value] += 1;
  else counts[number - 1] += 1;
}

const NONE = [];

export function valuesAt(facet, position) {
  const number = facet.column[position];
  if (!number) return NONE;
  return facet.sets ? facet.sets[number - 1] : [number - 1];
}

// "… Sở Nội vụ năm 2023" means the plan of that office and year rather than one that mentions them.
const OF_THE_YEAR = 1.2, OF_THE_AGENCY = 1.3;

/** Whether a unit of a query is a year that documents are listed under. */
export function isYear(unit, head) {
  return Boolean(unit) && !unit.keys && (head.facets.year?.values ?? []).some(([value]) => value === unit.word);
}

/** The slots of the documents with one of the wanted values of a facet, given as positions; ascending. */
export function slotsWith(head, key, wanted) {
  const facet = head.facets[key];
  return Uint32Array.from(head.slotList.filter((_, position) => valuesAt(facet, position).some((value) => wanted.has(value))));
}

/** How much better a document answers whose agency or year the query names: a function from slot to 1 or more.
 *
 * `named` are the agencies in the query, { positions } among the values of that facet.
 */
export function fitTo(units, named, head) {
  const words = new Set(units.filter((unit) => isYear(unit, head)).map((unit) => unit.word));
  const years = new Set((head.facets.year?.values ?? []).flatMap(([value], n) => (words.has(value) ? [n] : [])));
  const agencies = new Set(named.flatMap(({ positions }) => positions));
  const has = (key, slot, wanted) => wanted.size && valuesAt(head.facets[key], head.position[slot]).some((value) => wanted.has(value));
  return (slot) => (has("year", slot, years) ? OF_THE_YEAR : 1) * (has("agency", slot, agencies) ? OF_THE_AGENCY : 1);
}

export function labelsAt(head, key, slot) {
  const facet = head.facets[key];
  return valuesAt(facet, head.position[slot]).map((value) => facet.values[value]);
}

export function isLong(head, slot) {
  const [[kind]] = labelsAt(head, "kind", slot);
  return kind === "plan" || kind === "page";
}

// What a text that a machine read badly counts beside a clean one that says the same.
const TRUST = { C: 0.99, D: 0.98 };

/** How far the text of a document can be trusted, 0 to 1. */
export function trustIn(head, slot) {
  const [quality] = labelsAt(head, "quality", slot);
  return TRUST[quality?.[0]] ?? 1;
}

/** Compares two documents by the year they are listed under, the newest first, those without one last. */
export function byYear(head, one, other) {
  const [first = Infinity] = valuesAt(head.facets.year, head.position[one]);
  const [second = Infinity] = valuesAt(head.facets.year, head.position[other]);
  return first === second ? 0 : first - second; // the values of the facet stand newest first
}
