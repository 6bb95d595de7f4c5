// What is known of every document without a fetch: kind, agency, year and the other facets of the head.

/** The documents that pass all filters, and for each facet the values of those that pass the other filters. */
export function filtered(slots, filters, head) {
  const keys = Object.keys(head.facets);
  const wanted = {};
  for (const key of keys) {
    const values = filters[key];
    if (values?.length) wanted[key] = new Set(head.facets[key].values.flatMap(([value], n) => (values.map(String).includes(value) ? [n] : [])));
  }
  const counts = Object.fromEntries(keys.map((key) => [key, new Map()]));
  const kept = [];
  for (const slot of slots) {
    const position = head.position[slot];
    const sets = keys.map((key) => valuesAt(head.facets[key], position));
    const fails = keys.filter((key, n) => wanted[key] && !sets[n].some((value) => wanted[key].has(value)));
    if (!fails.length) kept.push(slot);
    keys.forEach((key, n) => {
      if (fails.length > 1 || (fails.length && fails[0] !== key)) return;
      for (const value of sets[n]) counts[key].set(value, (counts[key].get(value) ?? 0) + 1);
    });
  }
  const facets = Object.fromEntries(keys.map((key) => [key, head.facets[key].values.flatMap(([value, label], n) => {
    const count = counts[key].get(n) ?? 0;
    return count || wanted[key]?.has(n) ? [{ value, label, count }] : [];
  })]));
  return { kept, facets };
}

const NONE = [];

export function valuesAt(facet, position) {
  const number = facet.column[position];
  if (!number) return NONE;
  return facet.sets ? facet.sets[number - 1] : [number - 1];
}

// "… Sở Nội vụ năm 2023" means the plan of that office and year rather than one that mentions them.
const OF_THE_YEAR = 1.2, OF_THE_AGENCY = 1.3;

/** How much better a document answers whose agency or year the query names: a function from slot to 1 or more.
 *
 * `named` are the agencies that the query names, as positions among the values of that facet.
 */
export function fitTo(units, named, head) {
  const words = new Set(units.map((unit) => unit.word));
  const years = new Set((head.facets.year?.values ?? []).flatMap(([value], n) => (words.has(value) ? [n] : [])));
  const has = (key, slot, wanted) => wanted.size && valuesAt(head.facets[key], head.position[slot]).some((value) => wanted.has(value));
  return (slot) => (has("year", slot, years) ? OF_THE_YEAR : 1) * (has("agency", slot, named) ? OF_THE_AGENCY : 1);
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
