// Which documents a query means: lists of terms weighed, documents scored and covered.
import { isYear } from "./facets.js";
import { placeOf } from "./shards.js";

export const FIELD_WEIGHTS = { title: 1, body: 1, issuer: 3, number: 40, cites: 8 };
export const SINGLE = 1, PAIR = 3, EXACT = 0.8;
// Who looks for a subject means plans first; a document that is only cited comes after them.
export const KIND_WEIGHTS = { plan: 1, page: 0.8, document: 0.6, agency: 1 };
const BITS = 30;
// The place of an agency stands at the end of its name. For how many words the whole name counts in what a result covers.
const WORDS_OF_NAME = 3, WORDS_FOR_NAME = 2;

/** How rare a term is among all documents: the part of BM25 that changes with the corpus. */
export function rarity(documents, having) {
  return Math.log(1 + (Math.max(documents - having, 0) + 0.5) / (having + 0.5));
}

/** The terms of the units: [{ term, home, boost, units: [positions], kind }], each with the units it speaks for.
 *
 * Of the `named` agencies, [{ first, last }], only the pairs of their last words stand as terms: the head knows
 * their documents.
 */
export function termsOf(units, head, named) {
  const terms = [];
  const nameAt = (at) => named.find(({ first, last }) => first <= at && at < last);
  const isLeftOut = (at) => nameAt(at) !== nameAt(at + 1) || at < (nameAt(at)?.last ?? 0) - WORDS_OF_NAME;
  // "… năm 2023": what stands before it has nothing to do with "năm", and a text may name other years than its own.
  const isBeforeYear = (at) => units[at]?.word === "nam" && isYear(units[at + 1], head);
  units.forEach((unit, at) => {
    if (unit.keys) return;
    for (const { folded, exact, boost, slip = false, guess = false } of nameAt(at) ? [] : unit.readings) {
      terms.push({ term: folded, home: folded, boost: SINGLE * boost, units: [at], kind: "single", slip, guess });
      if (exact !== folded) terms.push({ term: exact, home: folded, boost: EXACT * boost, units: [at], kind: "exact", slip });
    }
    const next = units[at + 1];
    if (!next || next.keys || isBeforeYear(at + 1) || isLeftOut(at)) return;
    const weight = isBeforeYear(at) ? SINGLE : PAIR;
    for (const one of unit.readings) {
      for (const two of next.readings) {
        const pair = one.folded + " " + two.folded;
        terms.push({ term: pair, home: pair, boost: weight * one.boost * two.boost, units: [at, at + 1], kind: "pair", slip: Boolean(one.slip || two.slip), guess: Boolean(two.guess) });
      }
    }
  });
  return terms;
}

/** How many documents have a term, the most of any field. */
export function documentsHaving(lists) {
  return lists?.having ?? 0;
}

/** Every document that has a term of the query: { touched, score, mask, mass, numbers }.
 *
 * `weighed` are { term, units, kind, lists, boost }. `mask[slot]` has a bit for each unit that the
 * document covers, `numbers` one for each whole document number. A word that stands in a pair of the
 * query somewhere in the corpus is covered by the pair only: "dân" and "vận" far apart are not "dân vận".
 */
export function scoreDocuments(units, weighed, head, buffers) {
  const paired = new Set(weighed.filter((term) => term.kind === "pair" && term.units.length > 1 && documentsHaving(term.lists)).flatMap((term) => term.units));
  const { score, mask } = buffers;
  const touched = [];
  const mass = new Float64Array(units.length);
  for (const term of weighed) {
    const covers = term.kind === "single" ? term.units.filter((at) => !paired.has(at)) : term.kind === "exact" ? [] : term.units;
    const bits = covers.reduce((sum, at) => (at < BITS ? sum | (1 << at) : sum), 0);
    term.lists.fields.forEach((list, field) => {
      if (!list) return;
      const factor = fieldFactor(term, head, field);
      for (let n = 0; n < list.slots.length; n += 1) {
        const slot = list.slots[n];
        const weight = head.kindWeight[slot];
        if (!weight) continue; // no document of this build
        if (score[slot] === 0) touched.push(slot);
        score[slot] += factor * weight * (list.weights[n] & list.mask);
        mask[slot] |= bits;
      }
    });
    for (const at of term.units) mass[at] = Math.max(mass[at], rarityOf(term, head));
  }
  // The name of an agency is one thing to ask for, however many words it has.
  for (const { units: named, ...term } of weighed.filter(({ kind }) => kind === "agency")) {
    for (const at of named) mass[at] = Math.min(1, WORDS_FOR_NAME / named.length) * rarityOf(term, head);
  }
  const numbers = weighed.filter(({ kind, guessed }) => kind === "number" && !guessed).flatMap((term) => term.units)
    .reduce((sum, at) => (at < BITS ? sum | (1 << at) : sum), 0);
  return { touched, score, mask, mass, numbers };
}

/** How rare the term of a query is: in whichever field most documents have it. */
export function rarityOf(term, head) {
  const rare = rarity(head.slotList.length, documentsHaving(term.lists));
  return term.kind === "number" ? Math.max(1, rare) : rare;
}

/** What one byte of a list's weight is worth. */
function fieldFactor(term, head, field) {
  return (term.boost * FIELD_WEIGHTS[head.fields[field]] * rarityOf(term, head) * 2) / 255;
}

/** The documents that are results: those that cover all units, or where they are few, most of the query's weight.
 *
 * `required` are the units that a document can cover; lists that are not whole hide some that do. Gives { slots, partial }.
 */
export function chooseResults(found, required, isWhole = true) {
  const { score, mask, mass } = found;
  // Who types a whole number means the documents that have it.
  const having = found.touched.filter((slot) => (mask[slot] & found.numbers) === found.numbers);
  const touched = having.length ? having : found.touched;
  const bits = required.filter((at) => at < BITS);
  const all = bits.reduce((sum, at) => sum | (1 << at), 0);
  const full = touched.filter((slot) => (mask[slot] & all) === all);
  if (full.length >= 10) return { slots: full, partial: false };
  if (found.numbers && having.length) return { slots: touched, partial: full.length < touched.length };
  // What scores best is not left out for a word that few documents have: it may be a slip, or not that telling.
  const best = touched.reduce((one, slot) => (score[slot] > score[one] ? slot : one), touched[0]);
  if (full.includes(best) && bits.length <= 3 && isWhole) return { slots: full, partial: false };
  const covered = new Map();
  const coverage = (slot) => {
    const key = mask[slot] & all;
    if (!covered.has(key)) covered.set(key, bits.reduce((sum, at) => (key & (1 << at) ? sum + mass[at] : sum), 0));
    return covered.get(key);
  };
  let most = 0;
  for (const slot of touched) most = Math.max(most, coverage(slot));
  const some = touched.filter((slot) => slot === best || coverage(slot) >= 0.4 * most);
  return { slots: some, partial: bits.length > 1 && full.length < some.length };
}

/** Scores by lunr, of the chosen documents only: Map from slot to score.
 *
 * lunr's score of a document depends on nothing but the weights of the query's terms, so an index of
 * these terms and documents gives the scores that an index of everything would give.
 */
export function lunrScores(lunr, weighed, head, slots) {
  // The same words may be asked for twice, as typed and as another way to write something.
  const nameOf = (term) => (term.kind === "other" ? term.term + " …" : term.term);
  const names = [...new Set(weighed.map(nameOf))].sort();
  const number = new Map(names.map((term, n) => [term, n]));
  const vectors = new Map();
  const inverted = names.map((term, n) => [term, Object.fromEntries([["_index", n], ...head.fields.map((field) => [field, {}])])]);
  const seen = new Set();
  for (const term of weighed) {
    const at = number.get(nameOf(term));
    if (seen.has(at)) continue;
    seen.add(at);
    term.lists.fields.forEach((list, field) => {
      if (!list) return;
      const factor = fieldFactor({ ...term, boost: 1 }, head, field);
      for (const slot of slots) {
        const n = placeOf(list.slots, slot);
        if (n < 0) continue;
        const ref = head.fields[field] + "/" + slot;
        if (!vectors.has(ref)) vectors.set(ref, []);
        vectors.get(ref).push([at, factor * head.kindWeight[slot] * (list.weights[n] & list.mask)]);
        inverted[at][1][head.fields[field]][slot] = {};
      }
    });
  }
  const fieldVectors = [...vectors].map(([ref, terms]) => [ref, terms.sort(([a], [b]) => a - b).flat()]);
  const index = lunr.Index.load({ version: lunr.version, fields: head.fields, fieldVectors, invertedIndex: inverted, pipeline: [] });
  const results = index.query((query) => {
    for (const term of weighed) query.term(nameOf(term), { boost: term.boost, usePipeline: false });
  });
  return new Map(results.map(({ ref, score }) => [Number(ref), score]));
}
