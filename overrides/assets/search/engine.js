// The portal's search: openSearch reads the head, search answers a query. No page, no state
// outside what openSearch returns; the same in a page, a worker and Node.
/* global lunr */
import { SearchFiles, StaleHead, isShortened } from "./files.js";
import { filtered, fitTo, isLong, trustIn } from "./facets.js";
import { hitOf, readingNote } from "./hits.js";
import { chooseResults, lunrScores, rarityOf, scoreDocuments } from "./match.js";
import { understand } from "./meaning.js";
import { byBestParagraph, datesBySlot, ranked, strongest } from "./order.js";
import { partOf } from "./shards.js";
import { hasPhrase, marksOf } from "./snippet.js";
import { parseQuery, phrasesOf } from "./understand.js";

const CHECKED_FOR_PHRASES = 50;

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
  const { head } = files;
  const stop = () => signal?.throwIfAborted();
  const parsed = parseQuery(query, head);
  const { units, weighed, required, notes } = await understand(files, parsed, prefix, buffersOf(files), stop);
  stop();
  // Who sorts by date or keeps to one agency chooses among all documents, not only among the strongest.
  if (sort || isNarrow(filters)) await files.makeWhole(weighed);
  let { slots, scores } = await matching(files, parsed, { units, weighed, required }, offset + limit, notes);
  if (parsed.excluded.length) slots = await without(files, parsed.excluded, slots, notes);
  const dates = sort ? await datesBySlot(files) : null;
  stop();

  let { kept, facets } = filtered(slots, filters, head);
  let totalIsExact = !weighed.some((term) => term.kind !== "exact" && isShortened(term));
  const fit = fitTo(units, files.agenciesIn(units), head);
  const esteem = (slot) => fit(slot) * trustIn(head, slot);
  const phrases = phrasesOf(units);
  const top = Math.max(offset + limit, phrases.length ? CHECKED_FOR_PHRASES : 0) + 20;
  const worth = new Map(kept.map((slot) => [slot, (scores.get(slot) ?? 0) * esteem(slot)]));
  let total = kept.length;
  kept = ranked(sort ? kept : strongest(kept, worth, top), worth, sort, dates, head);
  if (weighed.length && !sort) {
    kept = kept.slice(0, top);
    scores = lunrScores(lunr, weighed, head, kept);
    for (const slot of kept) worth.set(slot, (scores.get(slot) ?? 0) * esteem(slot));
    kept = ranked(kept, worth, sort, dates, head);
  }
  const voting = weighed.map((term) => ({ lists: term.lists, weight: term.boost * rarityOf(term, head) }));
  const cardOf = async (slot) => files.card(slot, isLong(head, slot), partOf(slot, voting));
  if (phrases.length) {
    totalIsExact &&= total <= CHECKED_FOR_PHRASES;
    kept = await holding(files, phrases, kept.slice(0, CHECKED_FOR_PHRASES), cardOf, notes);
    total = kept.length;
    ({ facets } = filtered(kept, filters, head));
  }

  const shown = kept.slice(offset, offset + limit);
  const cards = await Promise.all(shown.map(cardOf));
  stop();
  const marks = marksOf(weighed, (term) => rarityOf(term, head) * (term.telling ?? 1));
  let hits = shown.map((slot, n) => cards[n] && hitOf(cards[n], scores.get(slot) ?? 0, marks, head, slot));
  // A document's own number says more than a paragraph that cites it.
  if (!offset && !sort && !weighed.some((term) => term.kind === "number")) {
    hits = byBestParagraph(hits, shown.map((slot) => worth.get(slot)), shown.map(esteem));
  }
  hits = hits.filter(Boolean).map(({ inTitle, inParagraph, paragraph, ...hit }) => hit);
  if (!parsed.marked) readingNote(parsed, hits, notes);
  return { total, totalIsExact, hits, facets, notes };
}

/** Whether filters leave out more than the kinds other than plans. */
function isNarrow(filters) {
  return Object.entries(filters).some(([key, values]) => values?.length && !(key === "kind" && values.includes("plan")));
}

/** The documents that match, with their scores; whole lists are fetched only where the strongest are too few. */
async function matching(files, parsed, { units, weighed, required }, wanted, notes) {
  const { head } = files;
  if (!units.length) return { slots: parsed.text.trim() && !parsed.excluded.length ? [] : [...head.slotList], scores: new Map() };
  const buffers = buffersOf(files);
  const match = () => {
    const isWhole = !weighed.some((term) => term.kind !== "exact" && isShortened(term));
    const found = scoreDocuments(units, weighed, head, buffers);
    const { slots, partial } = chooseResults(found, required, isWhole);
    const scores = new Map(slots.map((slot) => [slot, buffers.score[slot]]));
    for (const slot of found.touched) buffers.score[slot] = buffers.mask[slot] = 0;
    return { slots, scores, partial, isWhole };
  };
  let found = match();
  if (!found.isWhole && found.slots.length < wanted) {
    await files.makeWhole(weighed);
    found = match();
  }
  if (found.partial) notes.push({ kind: "partial", text: "Có kết quả chỉ khớp một phần các chữ đã gõ." });
  return found;
}

/** Those of some documents that have all phrases word for word. */
async function holding(files, phrases, slots, cardOf, notes) {
  const holds = async (slot) => {
    const found = new Set();
    const first = await cardOf(slot);
    const others = Array.from({ length: (first?.parts ?? 1) }, (_, part) => part);
    for (const card of [first, ...await Promise.all(others.map((part) => files.card(slot, isLong(files.head, slot), part)))]) {
      phrases.forEach((phrase, n) => { if (card && hasPhrase(card, phrase)) found.add(n); });
    }
    return found.size === phrases.length;
  };
  const answers = await Promise.all(slots.map(holds));
  const found = slots.filter((_, n) => answers[n]);
  if (!found.length && slots.length) notes.push({ kind: "phrase", text: "Chưa thấy nguyên văn cụm từ trong ngoặc kép; bỏ ngoặc kép để tìm các chữ đó ở bất cứ đâu." });
  return found;
}

/** Room for the score and the covered units of each slot, all zero. */
function buffersOf(files) {
  const { slots } = files.head;
  if (files.buffers?.score.length !== slots) files.buffers = { score: new Float32Array(slots), mask: new Int32Array(slots) };
  return files.buffers;
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
