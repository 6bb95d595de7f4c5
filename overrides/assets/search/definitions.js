// What a query for the meaning of a word looks for besides its own words.
import { definedWord } from "./understand.js";

// How much the words of a definition, and the usual title of definitions, count where a query asks for one.
const DEFINING = 4, DEFINITIONS = 2;
const DEFINITIONS_TITLE = ["giai thich", "thich tu", "tu ngu"];

/** What the text that defines a word says: "X là …", in a place called "Giải thích từ ngữ". */
export async function definitionTerms(files, units) {
  const pairs = definitionPairs(units);
  const lists = await Promise.all(pairs.map(([pair]) => files.term(pair, pair)));
  return pairs.flatMap(([term, boost], n) => (lists[n] ? [{ term, home: term, boost, units: [], kind: "pair", lists: lists[n] }] : []));
}

/** The pairs of words that a definition has, each with its boost: none where the query asks for no meaning. */
export function definitionPairs(units) {
  const last = definedWord(units);
  return last ? [[last + " la", DEFINING], ...DEFINITIONS_TITLE.map((pair) => [pair, DEFINITIONS])] : [];
}
