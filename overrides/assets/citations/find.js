// The citations of a text: the engine of the portal, translated, and what it is asked and answers here.
import { withStandIns } from "./letters.js";
import { $engine } from "./program.js"; // put in when the site is built

const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

/**
 * All mentions of documents in a text, in order of place: { start, end, surface, type, number, name, date,
 * issuersPrinted, title, pinpoint, role, internal, nestedIn, repaired, numberStart, numberEnd }. Places
 * count code points, as in scripts/cite.py; a date is "2023-03-27", "2023-03" or "2023"; null is unknown.
 */
export function findCitations(text) {
  const { plain, restored } = withStandIns(text);
  const value = (given) => {
    if (typeof given === "string") return restored(given);
    if (Array.isArray(given)) return given.map(value);
    return given?.__str__ ? given.__str__() : given ?? null;
  };
  return Array.from($engine(plain), (found) =>
    Object.fromEntries(Object.entries(found).map(([name, given]) => [camel(name), value(given)])));
}
