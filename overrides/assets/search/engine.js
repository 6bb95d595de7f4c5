// The portal's search: openSearch reads the head, search answers a query. No page, no state
// outside what openSearch returns; the same in a page, a worker and Node.
/* global lunr */
import { SearchFiles, StaleHead } from "./files.js";
import { chooseResults, lunrScores, rarityOf, scoreDocuments, termsOf } from "./match.js";
import { abbreviationTerms, definitionTerms, relatedTerms } from "./related.js";
import { partOf } from "./shards.js";
import { bestParagraph, hasPhrase, markedParts, marksOf, shareOf } from "./snippet.js";
import { wordsOf, clean } from "./tokens.js";
import { parseQuery, phrasesOf, withKeysDecoded, withoutUnknownNumbers, withPrefix, withRepairs } from "./understand.js";

const CHECKED_FOR_PHRASES = 50;
const SHARE_UNKNOWN_IN_TELEX = 0.25;
// "… năm 2023" means the plan of that year rather than one that mentions it.
const OF_THE_YEAR = 1.2;
// What the share of a query that stands in one paragraph is worth beside the best hit's score.
const PARAGRAPH = 2;

/** Opens the search of the site at `baseUrl` (absolute, with a slash at its end); `fetch` gets absolute addresses. */
export async function openSearch({ baseUrl, fetch: fetchFile = globalThis.fetch.bind(globalThis) }) {
  const files = await new SearchFiles(baseUrl, fetchFile).open();
  const search = async (query, options = {}) => {
    try {
      return await answer(files, query, options);
    } catch (error) {
      if (!(error instanceof StaleHead)) throw error;
      await files.open("reload");
      return answer(files, query, options);
    }
  };
  return { search };
}

async function answer(files, query, { limit = 10, offset = 0, filters = {}, sort, prefix = false, signal } = {}) {
  const head = files.head;
  const stop = () => signal?.throwIfAborted();
  const notes = [];
  const parsed = parseQuery(query, head);
  const understood = parsed.units.length ? await understand(files, parsed, prefix, notes, stop) : { units: [], weighed: [], required: [] };
  stop();
  const { units, weighed, required } = understood;
  const buffers = files.buffers ??= { score: new Float32Array(head.slots), mask: new Int32Array(head.slots) };
  if (buffers.score.length !== head.slots) Object.assign(buffers, { score: new Float32Array(head.slots), mask: new Int32Array(head.slots) });
  let slots, scores = new Map();
  if (units.length) {
    const found = scoreDocuments(units, weighed, head, buffers);
    const chosen = chooseResults(found, required);
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
  let ordered = ranked(kept, scores, sort, dates), worth = scores;
  const phrases = phrasesOf(units);
  const top = Math.max(offset + limit, phrases.length ? CHECKED_FOR_PHRASES : 0) + 20;
  if (weighed.length && !sort) {
    const first = ordered.slice(0, top);
    const byLunr = lunrScores(lunr, weighed, head, first);
    for (const slot of first) scores.set(slot, byLunr.get(slot) ?? 0);
    const years = yearsAsked(units, head);
    worth = new Map(first.map((slot) => [slot, scores.get(slot) * (years.size && ofYears(head, slot, years) ? OF_THE_YEAR : 1)]));
    ordered = [...ranked(first, worth, sort, dates), ...ordered.slice(top)];
  }

  const voting = weighed.map((term) => ({ lists: term.lists, weight: term.boost * rarityOf(term, head) }));
  const cardOf = async (slot) => files.card(slot, isLong(head, slot), partOf(slot, voting));
  let total = kept.length, totalIsExact = true;
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
    totalIsExact = ordered.length <= CHECKED_FOR_PHRASES;
    ordered = holding;
    total = holding.length;
    ({ facets } = filtered(holding, filters, head));
    if (!holding.length && first.length) notes.push({ kind: "phrase", text: "Chưa thấy nguyên văn cụm từ trong ngoặc kép; bỏ ngoặc kép để tìm các chữ đó ở bất cứ đâu." });
  }
  const shown = ordered.slice(offset, offset + limit);
  const cards = await Promise.all(shown.map(cardOf));
  stop();
  const marks = marksOf(weighed, (term) => rarityOf(term, head));
  let hits = shown.map((slot, n) => cards[n] && hitOf(cards[n], scores.get(slot) ?? 0, marks, head, slot));
  // A document's own number says more than a paragraph that cites it.
  if (!offset && !sort && !weighed.some((term) => term.kind === "number")) hits = byBestParagraph(hits, shown.map((slot) => worth.get(slot) ?? 0));
  hits = hits.filter(Boolean).map(({ answers, ...hit }) => hit);
  if (!parsed.marked) readingNote(parsed, hits, notes);
  return { total, totalIsExact, hits, facets, notes };
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
  const unseen = parsed.units.filter((unit) => unit.keys && !unit.guessed && !numbers.has(unit)).map((unit) => "“" + unit.word + "”");
  if (unseen.length) notes.push({ kind: "missing", text: "Chưa thấy số " + unseen.join(", ") + " trên cổng này." });
  let units = withoutUnknownNumbers(parsed.units, (unit) => numbers.has(unit));
  if (prefix) units = withPrefix(units, await files.vocabulary());
  let terms = await fetched(files, units);
  stop();

  if (!prefix) {
    let doubts = doubtsOf(units, terms);
    const unknown = doubts.filter((doubt) => doubt === "unknown").length;
    if (!parsed.marked && unknown > SHARE_UNKNOWN_IN_TELEX * units.length) {
      const decoded = withKeysDecoded(units, await files.vocabulary());
      if (decoded) {
        units = decoded;
        terms = await fetched(files, units);
        doubts = doubtsOf(units, terms);
        notes.push({ kind: "keys", text: "Đã đọc theo cách gõ phím: “" + units.map((unit) => unit.typed ?? unit.word).join(" ") + "”." });
      }
    }
    if (doubts.some(Boolean)) {
      const [vocabulary, pairs] = await Promise.all([files.vocabulary(), files.pairs()]);
      const { units: repaired, repairs } = withRepairs(units, doubts, vocabulary, pairs);
      if (repairs.length) {
        units = repaired;
        terms = await fetched(files, units);
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
    await Promise.all(common.map(async (term) => {
      const rest = await files.commonTerm(term.term, term.home);
      const fields = term.lists.fields.map((list, field) => list ?? rest?.fields[field]);
      term.lists = { fields, elsewhere: 0 };
    }));
  }
  const negligible = new Set(informative ? common.filter((term) => term.kind !== "exact").flatMap((term) => term.units) : []);
  const coverable = new Set(weighed.flatMap((term) => (term.kind === "exact" ? [] : term.units)));
  const missing = units.filter((unit, at) => !coverable.has(at)).map((unit) => unit.typed ?? unit.word);
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
    const rest = lists?.elsewhere ? await files.commonTerm(exact, folded) : null;
    lists?.fields.forEach((list, field) => {
      for (const slot of (list ?? rest?.fields[field])?.slots ?? []) ruledOut.add(slot);
    });
  }
  notes.push({ kind: "without", text: "Không lấy kết quả có " + excluded.map((word) => "“" + word.exact + "”").join(", ") + "." });
  return slots.filter((slot) => !ruledOut.has(slot));
}

async function fetched(files, units) {
  const terms = termsOf(units);
  const lists = await Promise.all(terms.map((term) => files.term(term.term, term.home)));
  return terms.map((term, n) => ({ ...term, lists: lists[n] }));
}

/** For each unit: "unknown" where no document has the word, "lonely" where none has it beside its neighbours. */
function doubtsOf(units, terms) {
  return units.map((unit, at) => {
    if (unit.keys || unit.ofNumber || /\d/.test(unit.word)) return null;
    const own = terms.filter((term) => term.units.includes(at));
    if (!own.some((term) => term.kind === "single" && term.lists)) return "unknown";
    const pairs = own.filter((term) => term.kind === "pair");
    if (!pairs.length || pairs.some((term) => term.lists)) return null;
    // Marks that make a known word show that it was meant.
    return own.some((term) => term.kind === "exact" && term.lists) ? null : "lonely";
  });
}

/** The documents that pass all filters, and for each facet the values of those that pass the other filters. */
function filtered(slots, filters, head) {
  const keys = Object.keys(head.facets);
  const wanted = {};
  for (const key of keys) {
    const values = filters[key];
    if (values?.length) wanted[key] = new Set(head.facets[key].values.flatMap(([value], n) => (values.map(String).includes(value) ? [n] : [])));
  }
  const counts = Object.fromEntries(keys.map((key) => [key, new Map()]));
  const kept = [];
  for (const slot of slots) {
    const position = head.position[slot];
    const sets = keys.map((key) => valuesAt(head.facets[key], position));
    const fails = keys.filter((key, n) => wanted[key] && !sets[n].some((value) => wanted[key].has(value)));
    if (!fails.length) kept.push(slot);
    keys.forEach((key, n) => {
      if (fails.length > 1 || (fails.length && fails[0] !== key)) return;
      for (const value of sets[n]) counts[key].set(value, (counts[key].get(value) ?? 0) + 1);
    });
  }
  const facets = Object.fromEntries(keys.map((key) => [key, head.facets[key].values.flatMap(([value, label], n) => {
    const count = counts[key].get(n) ?? 0;
    return count || wanted[key]?.has(n) ? [{ value, label, count }] : [];
  })]));
  return { kept, facets };
}

const NONE = [];

function valuesAt(facet, position) {
  const number = facet.column[position];
  if (!number) return NONE;
  return facet.sets ? facet.sets[number - 1] : [number - 1];
}

/** The years in a query that documents are listed under, as positions among the values of that facet. */
function yearsAsked(units, head) {
  const words = new Set(units.map((unit) => unit.word));
  return new Set((head.facets.year?.values ?? []).flatMap(([value], n) => (words.has(value) ? [n] : [])));
}

function ofYears(head, slot, years) {
  return valuesAt(head.facets.year, head.position[slot]).some((value) => years.has(value));
}

function labelsAt(head, key, slot) {
  const facet = head.facets[key];
  return valuesAt(facet, head.position[slot]).map((value) => facet.values[value]);
}

function isLong(head, slot) {
  const [[kind]] = labelsAt(head, "kind", slot);
  return kind === "plan" || kind === "page";
}

async function datesBySlot(files) {
  const dates = await files.other("dates");
  return new Map(files.head.slotList.map((slot, n) => [slot, dates[n]]));
}

function ranked(slots, scores, sort, dates) {
  const score = (slot) => scores.get(slot) ?? 0;
  if (sort === "newest") return [...slots].sort((a, b) => dates.get(b) - dates.get(a) || score(b) - score(a) || a - b);
  if (sort === "oldest") return [...slots].sort((a, b) => (dates.get(a) || 1e9) - (dates.get(b) || 1e9) || score(b) - score(a) || a - b);
  return [...slots].sort((a, b) => score(b) - score(a) || a - b);
}

/** The first hits in the order in which one paragraph of theirs answers, together with their own weight.
 *
 * A long text has the words of a query somewhere; the text that has them in one place is meant. Their texts
 * are fetched for the snippets anyway, so that this costs no byte.
 */
function byBestParagraph(hits, worth) {
  const most = Math.max(...worth, 0);
  return hits
    .map((hit, n) => [hit, worth[n] + PARAGRAPH * most * (hit?.answers ?? 0)])
    .sort(([, one], [, other]) => other - one)
    .map(([hit]) => hit);
}

function hitOf(card, score, marks, head, slot) {
  const paragraph = bestParagraph(card, marks);
  const [status] = labelsAt(head, "status", slot);
  return {
    kind: card.kind,
    url: card.url,
    anchor: paragraph?.anchor || null,
    title: card.title,
    number: card.number ?? null,
    symbol: card.symbol ?? null,
    date: card.date ?? null,
    issuer: card.issuer ?? null,
    quality: card.quality ?? null,
    score,
    answers: Math.max(paragraph?.share ?? 0, shareOf(card.title, marks)),
    snippet: paragraph ? paragraph.parts : card.note ? [{ text: card.note, match: false }] : [],
    titleParts: markedParts(card.title, marks),
    label: paragraph?.label || null,
    status: status ? { value: status[0], label: status[1] } : null,
    successor: card.successor ?? null,
    flags: card.flags ?? [],
  };
}

/** How the found texts write a query typed without marks: "dan van" → dân vận. */
function readingNote(parsed, hits, notes) {
  const seen = new Map();
  for (const hit of hits) {
    for (const part of [...hit.titleParts, ...hit.snippet]) {
      if (!part.match) continue;
      for (const word of wordsOf(clean(part.text))) {
        if (!seen.has(word.folded)) seen.set(word.folded, new Map());
        const forms = seen.get(word.folded);
        forms.set(word.exact, (forms.get(word.exact) ?? 0) + 1);
      }
    }
  }
  let changed = false;
  const read = parsed.units.map((unit) => {
    const forms = unit.keys ? null : seen.get(unit.word);
    if (!forms) return unit.typed ?? unit.word;
    const [[most]] = [...forms].sort(([, one], [, other]) => other - one);
    changed ||= most !== unit.word;
    return most;
  });
  if (changed) notes.push({ kind: "reading", text: "“" + parsed.text.trim() + "” được hiểu là “" + read.join(" ") + "” và mọi cách gõ dấu." });
}

