// The agencies that a query names, in full or in short: "Ủy ban nhân dân tỉnh …", "UBND tỉnh …".
import { shortWords, unitsOf } from "./understand.js";

const SHORTEST_NAME = 2;

/** Agency names by their words: Map from "ubnd tinh …" to positions among the values of the agency facet.
 *
 * `abbreviations` are { shortsFor, meanings }, as the files of the search have them.
 */
export function agencyNames(head, abbreviations) {
  const names = new Map();
  head.facets.agency.values.forEach(([, label], position) => {
    const words = shortWords(unitsOf(label), abbreviations);
    if (words.length < SHORTEST_NAME) return;
    const name = words.map(({ word }) => word).join(" ");
    names.set(name, [...(names.get(name) ?? []), position]);
  });
  return names;
}

/** The agencies named in a query: [{ first, last, positions }]; of names within each other only the longest counts. */
export function agenciesIn(units, names, abbreviations) {
  const longest = Math.max(0, ...[...names.keys()].map((name) => name.split(" ").length));
  const words = shortWords(units, abbreviations);
  const found = [];
  for (let first = 0; first < words.length; first += 1) {
    for (let last = Math.min(words.length, first + longest); last >= first + SHORTEST_NAME; last -= 1) {
      const positions = names.get(words.slice(first, last).map(({ word }) => word).join(" "));
      if (!positions) continue;
      found.push({ first: words[first].first, last: words[last - 1].last, positions });
      first = last - 1;
      break;
    }
  }
  return found;
}
