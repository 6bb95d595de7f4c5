// The portal's search: openSearch reads the head, search answers a query. No page, no state
// outside what openSearch returns; the same in a page, a worker and Node.
/* global lunr */
import { SearchFiles, StaleHead } from "./files.js";
import { filtered, isLong, ofYears, trustIn, yearsAsked } from "./facets.js";
import { hitOf, readingNote } from "./hits.js";
import { chooseResults, lunrScores, rarityOf, scoreDocuments, termsOf } from "./match.js";
import { abbreviationTerms, definitionTerms, relatedTerms } from "./related.js";
import { byBestParagraph, datesBySlot, ranked } from "./order.js";
import { partOf } from "./shards.js";
import { doubtsOf, withRepairs, withSlipsWeighed } from "./repair.js";
import { hasPhrase, marksOf } from "./snippet.js";
import { parseQuery, phrasesOf, withKeysDecoded, withoutUnknownNumbers, withPrefix } from "./understand.js";

const CHECKED_FOR_PHRASES = 50;
const SHARE_UNKNOWN_IN_TELEX = 0.25;
// "… năm 2023" means the plan of that year rather than one that mentions it.
const OF_THE_YEAR = 1.2;
const YEAR_AND_SPACE = /^(?:19|20)\d\d\s/;

/** Opens the search of the site at `baseUrl` (absolute, with a slash at its end); `fetch` gets absolute addresses. */
export async function openSearch({ baseUrl, fetch: fetchFile = globalThis.fetch.bind(globalThis) }) {
  const files = await new SearchFiles(baseUrl, fetchFile).open();
  const search = async (query, options = {}) => {
    try {
      return await answered(files, query, options);
    } catch (error) {
      if (!(error instanceof StaleHead)) throw error;
      await files.open("reload");
      return answered(files, query, options);
    }
  };
  return { search };
}

/** The answer; what could not be fetched is left out and told, unless nothing is left of it. */
async function answered(files, query, options) {
  files.lost.clear();
  const found = await answer(files, query, options);
  const { lost } = files;
  if (!lost.size) return found;
  if (!found.hits.length) throw [...lost.values()][0];
  const ofWords = [...lost.keys()].some((name) => name.startsWith("terms"));
  const text = ofWords
    ? "Chưa tải được dữ liệu của một vài chữ đã gõ, nên kết quả có thể thiếu."
    : "Chưa tải được một vài kết quả để hiện ra.";
  // A word whose list is missing is not one that no document has.
  const notes = found.notes.filter(({ kind }) => !ofWords || (kind !== "missing" && kind !== "repair"));
  return { ...found, totalIsExact: found.totalIsExact && !ofWords, notes: [...notes, { kind: "unfetched", text }] };
}

async function answer(files, query, { limit = 10, offset = 0, filters = {}, sort, prefix = false, signal } = {}) {
  const head = files.head;
  const stop = () => signal?.throwIfAborted();
  const notes = [];
  const parsed = parseQuery(query, head);
  const understood = parsed.units.length ? await understand(files, parsed, prefix, notes, stop) : { units: [], weighed: [], required: [] };
  stop();
  const { units, weighed, required } = understood;
  const buffers = buffersOf(files);
  // Who sorts by date or keeps to one agency chooses among all documents, not only among the strongest.
  if (sort || Object.entries(filters).some(([key, values]) => values?.length && !(key === "kind" && values.includes("plan")))) await files.makeWhole(weighed);
  let slots, scores = new Map();
  if (units.length) {
    let found = scoreDocuments(units, weighed, head, buffers);
    let chosen = chooseResults(found, required, !shortened(weighed));
    if (chosen.slots.length < offset + limit && shortened(weighed)) {
      for (const slot of found.touched) buffers.score[slot] = buffers.mask[slot] = 0;
      await files.makeWhole(weighed);
      found = scoreDocuments(units, weighed, head, buffers);
      chosen = chooseResults(found, required, !shortened(weighed));
    }
    slots = chosen.slots;
    if (chosen.partial) notes.push({ kind: "partial", text: "Có kết quả chỉ khớp một phần các chữ đã gõ." });
    scores = new Map(slots.map((slot) => [slot, buffers.score[slot]]));
    for (const slot of found.touched) buffers.score[slot] = buffers.mask[slot] = 0;
  } else {
    slots = parsed.text.trim() && !parsed.excluded.length ? [] : [...head.slotList];
  }
  if (parsed.excluded.length) slots = await without(files, parsed.excluded, slots, notes);
  stop();

  let { kept, facets } = filtered(slots, filters, head);
  const dates = sort ? await datesBySlot(files) : null;
  stop();
  let ordered = ranked(kept, scores, sort, dates, head), worth = scores;
  const phrases = phrasesOf(units);
  const top = Math.max(offset + limit, phrases.length ? CHECKED_FOR_PHRASES : 0) + 20;
  if (weighed.length && !sort) {
    const first = ordered.slice(0, top);
    const byLunr = lunrScores(lunr, weighed, head, first);
    for (const slot of first) scores.set(slot, byLunr.get(slot) ?? 0);
    const years = yearsAsked(units, head);
    worth = new Map(first.map((slot) => [slot, scores.get(slot) * trustIn(head, slot) * (years.size && ofYears(head, slot, years) ? OF_THE_YEAR : 1)]));
    ordered = [...ranked(first, worth, sort, dates, head), ...ordered.slice(top)];
  }

  const voting = weighed.map((term) => ({ lists: term.lists, weight: term.boost * rarityOf(term, head) }));
  const cardOf = async (slot) => files.card(slot, isLong(head, slot), partOf(slot, voting));
  let total = kept.length, totalIsExact = !shortened(weighed);
  if (phrases.length) {
    const holds = async (slot) => {
      const found = new Set();
      const first = await cardOf(slot);
      const others = Array.from({ length: (first?.parts ?? 1) }, (_, part) => part);
      for (const card of [first, ...await Promise.all(others.map((part) => files.card(slot, isLong(head, slot), part)))]) {
        phrases.forEach((phrase, n) => { if (card && hasPhrase(card, phrase)) found.add(n); });
      }
      return found.size === phrases.length;
    };
    const first = ordered.slice(0, CHECKED_FOR_PHRASES);
    const answers = await Promise.all(first.map(holds));
    stop();
    const holding = first.filter((_, n) => answers[n]);
    totalIsExact &&= ordered.length <= CHECKED_FOR_PHRASES;
    ordered = holding;
    total = holding.length;
    ({ facets } = filtered(holding, filters, head));
    if (!holding.length && first.length) notes.push({ kind: "phrase", text: "Chưa thấy nguyên văn cụm từ trong ngoặc kép; bỏ ngoặc kép để tìm các chữ đó ở bất cứ đâu." });
  }
  const shown = ordered.slice(offset, offset + limit);
  const cards = await Promise.all(shown.map(cardOf));
  stop();
  const marks = marksOf(weighed, (term) => rarityOf(term, head) * (term.telling ?? 1));
  let hits = shown.map((slot, n) => cards[n] && hitOf(cards[n], scores.get(slot) ?? 0, marks, head, slot));
  // A document's own number says more than a paragraph that cites it.
  if (!offset && !sort && !weighed.some((term) => term.kind === "number")) {
    hits = byBestParagraph(hits, shown.map((slot) => worth.get(slot) ?? 0), shown.map((slot) => trustIn(head, slot)));
  }
  hits = hits.filter(Boolean).map(({ inTitle, inParagraph, paragraph, ...hit }) => hit);
  if (!parsed.marked) readingNote(parsed, hits, notes);
  return { total, totalIsExact, hits, facets, notes };
}

/** Room for the score and the covered units of each slot, all zero. */
function buffersOf(files) {
  const { slots } = files.head;
  if (files.buffers?.score.length !== slots) files.buffers = { score: new Float32Array(slots), mask: new Int32Array(slots) };
  return files.buffers;
}

/** Whether some list has only the documents that have its term most strongly. */
function shortened(weighed) {
  return weighed.some((term) => term.lists.shortened && term.kind !== "exact");
}

/** Whether some document has the whole query: then nothing of it can have been a slip. */
function holdsAll(units, terms, head, buffers) {
  const { touched } = scoreDocuments(units, terms.filter((term) => term.lists), head, buffers);
  const wanted = units.reduce((sum, unit, at) => (unit.keys || at >= 30 || terms.some((term) => (term.lists?.elsewhere || term.lists?.shortened) && term.kind !== "exact" && term.units.includes(at)) ? sum : sum | (1 << at)), 0);
  let holds = false;
  for (const slot of touched) {
    holds ||= (buffers.mask[slot] & wanted) === wanted;
    buffers.score[slot] = buffers.mask[slot] = 0;
  }
  return holds;
}

/** Has every shard fetched that the query may need, all at once: what is asked for later is then there. */
function askEarly(files, units) {
  const spelledOut = units.flatMap((unit) => (unit.keys && unit.guessed ? unit.parts.map((word) => ({ keys: null, readings: [{ ...word, boost: 1 }] })) : [unit]));
  const homes = [
    ...termsOf(units).map((term) => term.home), ...termsOf(spelledOut).map((term) => term.home),
    ...units.flatMap((unit) => unit.keys?.slice(-1) ?? []), ...relatedTerms(files, units),
  ];
  for (const home of new Set(homes)) files.term(home, home).catch(() => {}); // whoever needs it sees the error
}

/** The query as weighed terms: numbers looked up, keystrokes decoded, misspelt words repaired. */
async function understand(files, parsed, prefix, notes, stop) {
  const head = files.head;
  askEarly(files, parsed.units);
  const numbers = new Map();
  for (const unit of parsed.units.filter((one) => one.keys)) {
    const found = await files.numbers([unit.keys.at(-1)]);
    const exact = unit.keys.find((key) => found.has(key));
    const meant = exact ? [[exact, found.get(exact)]] : [...found].filter(([key]) => !unit.code || lettersOf(key).startsWith(unit.code));
    if (meant.length) numbers.set(unit, new Map(meant));
  }
  stop();
  // "năm 2024 UBND tỉnh" only looks like a number.
  const isYear = (unit) => YEAR_AND_SPACE.test(unit.word);
  const unseen = parsed.units.filter((unit) => unit.keys && !unit.guessed && !numbers.has(unit) && !isYear(unit)).map((unit) => "“" + unit.word + "”");
  if (unseen.length) notes.push({ kind: "missing", text: "Chưa thấy số " + unseen.join(", ") + " trên cổng này." });
  let units = withoutUnknownNumbers(parsed.units, (unit) => numbers.has(unit));
  if (prefix) units = withPrefix(units, await files.vocabulary());
  let terms = await fetched(files, units);
  stop();

  if (!prefix) {
    const unknown = units.filter((unit, at) => !unit.keys && !terms.some((term) => term.kind === "single" && term.lists && term.units[0] === at)).length;
    if (!parsed.marked && unknown > SHARE_UNKNOWN_IN_TELEX * units.length) {
      const decoded = withKeysDecoded(units, await files.vocabulary());
      if (decoded) {
        units = decoded;
        terms = await fetched(files, units);
        notes.push({ kind: "keys", text: "Đã đọc theo cách gõ phím: “" + units.map((unit) => unit.written ?? unit.word).join(" ") + "”." });
      }
    }
    const doubts = doubtsOf(units, terms, holdsAll(units, terms, head, buffersOf(files)));
    if (doubts.length) {
      const { units: repaired, repairs } = await withRepairs(files, units, terms, doubts, buffersOf(files));
      if (repairs.length) {
        units = repaired;
        terms = withSlipsWeighed(await fetched(files, units), head);
        notes.push({ kind: "repair", text: "Đã tìm thêm: " + repairs.map(([typed, meant]) => "“" + typed + "” → “" + meant + "”").join(", ") + "." });
      }
    }
  }
  stop();
  const weighed = terms.filter((term) => term.lists);
  weighed.push(...await abbreviationTerms(files, units, notes), ...await definitionTerms(files, units));
  units.forEach((unit, at) => {
    for (const [key, lists] of numbers.get(unit) ?? []) weighed.push({ term: key, boost: 1, units: [at], kind: "number", lists, sequence: unit.parts.map((word) => word.folded) });
  });
  const informative = weighed.some((term) => term.kind !== "exact" && !term.lists.elsewhere);
  const common = weighed.filter((term) => term.lists.elsewhere);
  if (!informative) {
    await Promise.all(common.map(async (term) => { term.lists = await files.withCommon(term); }));
  }
  const negligible = new Set(informative ? common.filter((term) => term.kind !== "exact").flatMap((term) => term.units) : []);
  const coverable = new Set(weighed.flatMap((term) => (term.kind === "exact" ? [] : term.units)));
  const missing = units.filter((unit, at) => !coverable.has(at)).map((unit) => unit.written ?? unit.word);
  if (missing.length && weighed.length) notes.push({ kind: "missing", text: "Chưa thấy trên cổng này: " + missing.map((word) => "“" + word + "”").join(", ") + "." });
  const required = units.flatMap((_, at) => (coverable.has(at) && !negligible.has(at) ? [at] : []));
  return { units, weighed, required };
}

/** The letters of a number key: "#4-2015-ndcp" → "ndcp". */
function lettersOf(key) {
  return key.slice(key.lastIndexOf("-") + 1);
}

/** The documents that have none of the words the reader ruled out. */
async function without(files, excluded, slots, notes) {
  const ruledOut = new Set();
  for (const { folded, exact } of excluded) {
    const lists = await files.term(exact, folded);
    for (const list of lists ? (await files.wholeLists({ term: exact, home: folded, lists })).fields : []) {
      for (const slot of list?.slots ?? []) ruledOut.add(slot);
    }
  }
  notes.push({ kind: "without", text: "Không lấy kết quả có " + excluded.map((word) => "“" + word.written + "”").join(", ") + "." });
  return slots.filter((slot) => !ruledOut.has(slot));
}

async function fetched(files, units) {
  const terms = termsOf(units);
  const lists = await Promise.all(terms.map((term) => files.term(term.term, term.home)));
  return terms.map((term, n) => ({ ...term, lists: lists[n] }));
}
