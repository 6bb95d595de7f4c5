// What a query means besides its own words: abbreviations and what they stand for, definitions.
import { PAIR, documentsHaving } from "./match.js";
import { clean, wordsOf } from "./tokens.js";
import { abbreviationsOf, definedWord } from "./understand.js";

const ABBREVIATION = 0.5;
// How much the words of a definition, and the usual title of definitions, count where a query asks for one.
const DEFINING = 4, DEFINITIONS = 2;
const DEFINITIONS_TITLE = ["giai thich", "thich tu", "tu ngu"];

/** The terms that the two functions below will ask for. */
export function relatedTerms(files, units) {
  const meanings = units.flatMap((unit) => meaningsOf(files, unit));
  const shorts = abbreviationsOf(units, files.shortFor).map(({ short }) => short);
  return [...meanings.flatMap(pairsOfText), ...shorts, ...definitionPairs(units).map(([pair]) => pair)];
}

/** What an abbreviation of the query stands for, and the abbreviations of its words, as further terms for the same units. */
export async function abbreviationTerms(files, units, notes) {
  const found = [], read = [];
  for (const [at, unit] of units.entries()) {
    for (const meaning of meaningsOf(files, unit)) {
      const pairs = pairsOfText(meaning);
      const lists = await Promise.all(pairs.map((pair) => files.term(pair, pair)));
      const known = pairs.flatMap((pair, n) => (lists[n] ? [{ term: pair, home: pair, lists: lists[n] }] : []));
      if (known.length < pairs.length) continue;
      known.sort((one, other) => documentsHaving(one.lists) - documentsHaving(other.lists));
      known.forEach((term, n) => found.push({ ...term, boost: PAIR * ABBREVIATION, units: n ? [] : [at], kind: term.term.includes(" ") ? "pair" : "single" }));
      read.push(meaning);
    }
  }
  for (const { short, first, last } of abbreviationsOf(units, files.shortFor)) {
    const lists = await files.term(short, short);
    if (!lists) continue;
    found.push({ term: short, home: short, boost: PAIR * ABBREVIATION, units: units.slice(first, last).map((_, n) => first + n), kind: "short", sequence: [short], lists });
    read.push(short.toUpperCase());
  }
  if (read.length) notes.push({ kind: "abbreviation", text: "Cũng tìm: " + read.map((words) => "“" + words + "”").join(", ") + "." });
  return found;
}

/** Whether a unit is an abbreviation whose meaning is known. */
export function isAbbreviation(files, unit) {
  return meaningsOf(files, unit).length > 0;
}

/** What the abbreviation that a unit is, or was misspelt from, stands for. */
function meaningsOf(files, unit) {
  const { abbreviations } = files.head;
  const short = unit.keys ? undefined : [unit.word, ...unit.readings.map((reading) => reading.folded)].find((word) => Object.hasOwn(abbreviations, word));
  return short === undefined ? [] : abbreviations[short];
}

/** What the text that defines a word says: "X là …", in a place called "Giải thích từ ngữ". */
export async function definitionTerms(files, units) {
  const pairs = definitionPairs(units);
  const lists = await Promise.all(pairs.map(([pair]) => files.term(pair, pair)));
  return pairs.flatMap(([term, boost], n) => (lists[n] ? [{ term, home: term, boost, units: [], kind: "pair", lists: lists[n] }] : []));
}

function definitionPairs(units) {
  const last = definedWord(units);
  return last ? [[last + " la", DEFINING], ...DEFINITIONS_TITLE.map((pair) => [pair, DEFINITIONS])] : [];
}

/** The pairs of words of a text, or its only word. */
function pairsOfText(text) {
  const words = wordsOf(clean(text)).map((word) => word.folded);
  return words.length > 1 ? words.slice(1).map((word, n) => words[n] + " " + word) : words;
}
