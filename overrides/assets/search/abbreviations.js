// Words of a query that a text may write otherwise: an abbreviation written out, a phrase abbreviated.
import { PAIR, SINGLE, documentsHaving, rarityOf } from "./match.js";
import { withoutDocuments } from "./shards.js";
import { clean, wordsOf } from "./tokens.js";
import { abbreviationsIn, stretchesWithShort } from "./understand.js";

// What the other way of writing counts beside the way that was typed.
const OTHERWISE = 0.95;

/** Every other way to write a stretch of the query: [{ first, last, words, label }].
 *
 * What stands in the name of an agency is left out: its documents know that agency by all its names.
 */
function otherWays(files, units) {
  const named = files.agenciesIn(units);
  const isNamed = ({ first, last }) => named.some((name) => name.first <= first && last <= name.last);
  const written = abbreviationsIn(units, files.meanings).flatMap(({ meanings, first, last }) =>
    meanings.map((label) => ({ first, last, label, words: wordsOf(clean(label)).map((word) => word.folded) })));
  const short = stretchesWithShort(units, files.shortsFor).flatMap(({ shorts, first, last }) =>
    shorts.map(({ short: label, words }) => ({ first, last, label, words })));
  return [...written, ...short].filter((way) => !isNamed(way));
}

/** The words and pairs that a stretch written otherwise adds: [{ term, boost, part }], with the pairs on its two edges. */
function termsOfWay(units, { first, last, words }) {
  const beside = (unit) => (unit && !unit.keys ? unit.readings.at(-1)?.folded : undefined);
  const before = beside(units[first - 1]), after = beside(units[last]);
  const inside = words.length > 1 ? words.slice(1).map((word, n) => ({ term: words[n] + " " + word, boost: PAIR, part: "inside" })) : [{ term: words[0], boost: SINGLE, part: "inside" }];
  return [
    ...inside,
    ...before ? [{ term: before + " " + words[0], boost: PAIR, part: "before" }] : [],
    ...after ? [{ term: words.at(-1) + " " + after, boost: PAIR, part: "after" }] : [],
  ];
}

/** The terms that `otherTerms` will ask for. */
export function otherHomes(files, units) {
  return otherWays(files, units).flatMap((way) => termsOfWay(units, way).map(({ term }) => term));
}

/** The terms of what is written otherwise; `terms` are those of the query as it was typed.
 *
 * A text that has the other words is worth as much as one that has those typed, and one that has both no more.
 * `alternative` of a term says the same of a paragraph: { sequence, instead }.
 */
export async function otherTerms(files, units, terms, notes) {
  const ways = otherWays(files, units);
  const found = await Promise.all(ways.map((way) => termsOfOther(files, units, terms, way)));
  const read = ways.filter((_, n) => found[n].length).map(({ label }) => "“" + label + "”");
  if (read.length) notes.push({ kind: "abbreviation", text: "Cũng tìm: " + read.join(", ") + "." });
  return found.flat();
}

async function termsOfOther(files, units, terms, way) {
  const wanted = termsOfWay(units, way);
  const lists = await Promise.all(wanted.map(({ term }) => files.term(term, term)));
  const known = wanted.map((term, n) => ({ ...term, home: term.term, lists: lists[n] })).filter((term) => term.lists);
  if (known.filter(({ part }) => part === "inside").length < wanted.filter(({ part }) => part === "inside").length) return [];
  const stretch = Array.from({ length: way.last - way.first }, (_, n) => way.first + n);
  known.sort((one, other) => documentsHaving(one.lists) - documentsHaving(other.lists));
  const speaker = known.find(({ part }) => part === "inside");
  const unitsOf = (term) => (term === speaker ? stretch : []);

  const typed = typedTerms(terms, way);
  if (!typed.inside.length) return known.map((term) => ({ ...term, units: unitsOf(term), kind: term.term.includes(" ") ? "pair" : "single" }));
  const worth = (some) => some.reduce((sum, term) => sum + term.boost * rarityOf(term, files.head), 0);
  return known.map((term) => {
    const same = typed[term.part], others = known.filter(({ part }) => part === term.part);
    const names = same.filter(({ kind }) => kind !== "exact").map((one) => one.term);
    const rarest = same.reduce((one, other) => (!one || documentsHaving(other.lists) < documentsHaving(one.lists) ? other : one), null);
    return {
      ...term, kind: "other", units: unitsOf(term),
      boost: same.length ? term.boost * OTHERWISE * worth(same) / worth(others) : term.boost,
      lists: rarest ? withoutDocuments(term.lists, rarest.lists) : term.lists,
      alternative: { sequence: term.part === "inside" ? way.words : term.term.split(" "), instead: names },
    };
  });
}

/** The typed terms of a stretch that texts have, inside of it and on its two edges. */
function typedTerms(terms, { first, last }) {
  const having = terms.filter((term) => term.lists);
  const onEdge = (at) => having.filter((term) => term.kind === "pair" && term.units[0] === at - 1 && term.units[1] === at);
  return {
    inside: having.filter((term) => term.units.every((at) => first <= at && at < last)),
    before: onEdge(first),
    after: onEdge(last),
  };
}

/** Whether a unit belongs to an abbreviation whose meaning is known. */
export function isAbbreviation(files, units, at) {
  return abbreviationsIn(units, files.meanings).some(({ first, last }) => first <= at && at < last);
}
