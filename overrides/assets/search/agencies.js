// The agencies that a query names, in full or in short: "Ủy ban nhân dân tỉnh …", "UBND tỉnh …".
import { shortWords, unitsOf } from "./understand.js";

const SHORTEST_NAME = 2;

/** Agency names by their words: Map from "ubnd tinh …" to positions among the values of the agency facet. */
export function agencyNames(head, shortFor) {
  const names = new Map();
  head.facets.agency.values.forEach(([, label], position) => {
    const words = shortWords(unitsOf(label), shortFor);
    if (words.length < SHORTEST_NAME) return;
    const name = words.join(" ");
    names.set(name, [...(names.get(name) ?? []), position]);
  });
  return names;
}

/** The agencies named in a query, as positions; of names within each other only the longest counts. */
export function agenciesNamed(units, names, shortFor) {
  const longest = Math.max(0, ...[...names.keys()].map((name) => name.split(" ").length));
  const words = shortWords(units, shortFor);
  const named = new Set();
  for (let first = 0; first < words.length; first += 1) {
    for (let last = Math.min(words.length, first + longest); last >= first + SHORTEST_NAME; last -= 1) {
      const found = names.get(words.slice(first, last).join(" "));
      if (!found) continue;
      for (const position of found) named.add(position);
      first = last - 1;
      break;
    }
  }
  return named;
}
