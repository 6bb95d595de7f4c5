// The portal's search: openSearch reads the head, search answers a query. No page, no state but what
// openSearch returns and what was already made of texts; the same in a page, a worker and Node.
/* global lunr */
import { SearchFiles, StaleHead, isShortened } from "./files.js";
import { filtered, fitTo, isLong, trustIn } from "./facets.js";
import { hitOf, readingNote } from "./hits.js";
import { chooseResults, lunrScores, rarityOf, scoreDocuments } from "./match.js";
import { understand } from "./meaning.js";
import { byBestParagraph, datesBySlot, ranked, strongest } from "./order.js";
import { partOf, placeOf } from "./shards.js";
import { hasPhrase, marksOf } from "./snippet.js";
import { parseQuery, phrasesOf } from "./understand.js";

const CHECKED_FOR_PHRASES = 50, LOOKED_AT_ONCE = 12;

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
  const own = files.forOneAnswer();
  const found = await answer(own, query, options);
  const { lost } = own;
  if (!lost.size) return found;
  if (!found.hits.length) throw [...lost.values()][0];
  const ofWords = [...lost.keys()].some((name) => name.startsWith("terms"));
  const text = ofWords
    ? "Chưa tải được dữ liệu của một vài chữ đã gõ, nên kết quả có thể thiếu."
    : lost.has("dates") ? "Chưa tải được ngày của các văn bản, nên kết quả chưa xếp theo ngày." : "Chưa tải được một vài kết quả để hiện ra.";
  // A word whose list is missing is not one that no document has.
  const notes = found.notes.filter(({ kind }) => !ofWords || (kind !== "missing" && kind !== "repair"));
  return { ...found, totalIsExact: found.totalIsExact && !ofWords, notes: [...notes, { kind: "unfetched", text }] };
}

async function answer(files, query, options) {
  const { limit = 10, offset = 0, prefix = false, signal } = options;
  const filters = Object.fromEntries(Object.entries(options.filters ?? {}).filter(([key]) => key in files.head.facets).map(([key, values]) => [key, [values ?? []].flat()]));
  const { head } = files;
  const stop = () => signal?.throwIfAborted();
  const parsed = parseQuery(query, head);
  const { units, weighed, required, notes } = await understand(files, parsed, prefix, buffersOf(files), stop);
  stop();
  const dates = options.sort ? await datesBySlot(files) : null;
  const sort = dates ? options.sort : undefined;
  // Who sorts by date or keeps to one agency chooses among all documents, not only among the strongest.
  if (sort || isNarrow(filters)) await files.makeWhole(weighed);
  let { slots, scores } = await matching(files, parsed, { units, weighed, required }, offset + limit, notes);
  if (parsed.excluded.length || parsed.ignored.length) slots = await without(files, parsed, slots, notes);
  stop();

  let { kept, facets } = filtered(slots, filters, head);
  let total = kept.length;
  let totalIsExact = !weighed.some((term) => term.kind !== "exact" && isShortened(term));
  const fit = fitTo(units, files.agenciesIn(units), head);
  const esteem = (slot) => fit(slot) * trustIn(head, slot);
  const worth = new Map(kept.map((slot) => [slot, (scores.get(slot) ?? 0) * esteem(slot)]));
  const phrases = phrasesOf(units);
  const best = (count) => {
    kept = ranked(strongest(kept, worth, count), worth, undefined, dates, head).slice(0, count);
    scores = lunrScores(lunr, weighed, head, kept);
    for (const slot of kept) worth.set(slot, (scores.get(slot) ?? 0) * esteem(slot));
    kept = ranked(kept, worth, sort, dates, head);
  };
  if (phrases.length) best(CHECKED_FOR_PHRASES);
  else if (weighed.length && !sort) best(offset + limit + 20);
  else kept = ranked(kept, worth, sort, dates, head);

  const voting = weighed.map((term) => ({ lists: term.lists, weight: term.boost * rarityOf(term, head) }));
  const cardOf = async (slot) => files.card(slot, isLong(head, slot), partOf(slot, voting));
  if (phrases.length) {
    const found = await holding(files, phrases, kept, weighed, cardOf, offset + limit);
    stop();
    totalIsExact &&= found.isWhole && total <= CHECKED_FOR_PHRASES;
    if (!found.slots.length && total) notes.push({ kind: "phrase", text: "Chưa thấy nguyên văn cụm từ trong ngoặc kép; bỏ ngoặc kép để tìm các chữ đó ở bất cứ đâu." });
    else if (total > CHECKED_FOR_PHRASES) notes.push({ kind: "phrase", text: "Cụm từ trong ngoặc kép được đối chiếu trên " + CHECKED_FOR_PHRASES + " kết quả phù hợp nhất." });
    kept = found.slots;
    total = kept.length;
    ({ facets } = filtered(kept, filters, head));
  }

  const shown = kept.slice(offset, offset + Math.max(limit, 0));
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

/** Those of some documents that have all phrases word for word: { slots, isWhole }, a few more than are `wanted` where all of them need not be looked at. */
async function holding(files, phrases, slots, weighed, cardOf, wanted) {
  const holds = async (slot) => {
    const found = new Set();
    const note = (card) => phrases.forEach((phrase, n) => { if (card && hasPhrase(card, phrase)) found.add(n); });
    const first = await cardOf(slot);
    note(first);
    if (found.size < phrases.length && first?.parts > 1) {
      const parts = Array.from({ length: first.parts }, (_, part) => files.card(slot, true, part));
      (await Promise.all(parts)).forEach(note);
    }
    return found.size === phrases.length;
  };
  const likely = slots.filter((slot) => mayHold(slot, phrases, weighed));
  const found = [];
  let looked = 0;
  for (; looked < likely.length && found.length <= wanted; looked += LOOKED_AT_ONCE) {
    const some = likely.slice(looked, looked + LOOKED_AT_ONCE);
    const answers = await Promise.all(some.map(holds));
    found.push(...some.filter((_, n) => answers[n]));
  }
  return { slots: found, isWhole: looked >= likely.length };
}

/** Whether a document may have the phrases: whether the whole lists of their pairs have it. */
function mayHold(slot, phrases, weighed) {
  return phrases.every((places) => places.every((readings, at) => {
    const pairs = at ? places[at - 1].flatMap((one) => readings.map((two) => one.folded + " " + two.folded)) : [];
    const terms = weighed.filter((term) => pairs.includes(term.term));
    return !terms.length || terms.some((term) => isShortened(term) || term.lists.fields.some((list) => list && placeOf(list.slots, slot) >= 0));
  }));
}

/** Room for the score and the covered units of each slot, all zero. */
function buffersOf(files) {
  const { slots } = files.head;
  return files.memo.buffers ??= { score: new Float32Array(slots), mask: new Int32Array(slots) };
}

/** The documents that have none of the words and numbers that the reader ruled out. */
async function without(files, { excluded, ignored }, slots, notes) {
  const ruledOut = new Set();
  const listsOf = async ({ folded, exact, keys }) => {
    if (keys) return [...(await files.numbers(keys.slice(-1))).entries()].filter(([key]) => keys.includes(key)).map(([, lists]) => lists);
    const lists = await files.term(exact, folded);
    return lists ? [await files.wholeLists({ term: exact, home: folded, lists })] : [];
  };
  for (const lists of (await Promise.all(excluded.map(listsOf))).flat()) {
    for (const list of lists.fields) for (const slot of list?.slots ?? []) ruledOut.add(slot);
  }
  if (excluded.length) notes.push({ kind: "without", text: "Không lấy kết quả có " + excluded.map((word) => "“" + word.written + "”").join(", ") + "." });
  if (ignored.length) notes.push({ kind: "without", text: "Chưa bỏ được cả cụm từ " + ignored.join(", ") + "; hãy bỏ từng chữ." });
  return slots.filter((slot) => !ruledOut.has(slot));
}
