// The paragraph that answers, and its words to be marked.
import { clean, wordForms } from "./tokens.js";

const WORD_AS_WRITTEN = /[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d]+/gu;
const SHOWN = 230;
const LEAD = 60;
const PAIR_WORTH = 3, SEQUENCE_WORTH = 5;
const wordsSeen = new WeakMap();

function wordsAsWritten(text) {
  const found = [];
  for (const match of text.matchAll(WORD_AS_WRITTEN)) {
    const [exact, folded] = wordForms(clean(match[0]));
    found.push({ exact, folded, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** What to look for in a text: { singles: Map folded → weight, pairs: Map "a b" → weight, exact: Set, sequences: [[words, weight]],
 * alternatives: [{ sequence, instead }], all }.
 *
 * Of an alternative, the words of `sequence` are as good as the singles and pairs `instead` of which they stand.
 * `all` is what everything looked for is worth together.
 */
export function marksOf(weighed, weight) {
  const marks = { singles: new Map(), pairs: new Map(), exact: new Set(), sequences: [], alternatives: [] };
  for (const term of weighed) {
    if (term.alternative) marks.alternatives.push(term.alternative);
    if (term.kind === "exact") marks.exact.add(term.term);
    else if (term.kind === "single") marks.singles.set(term.term, weight(term));
    else if (term.kind === "pair") marks.pairs.set(term.term, weight(term));
    else if (term.sequence) marks.sequences.push([term.sequence, weight(term)]);
  }
  const sum = (weights, times) => [...weights].reduce((all, weight) => all + times * weight, 0);
  marks.all = sum(marks.singles.values(), 1) + sum(marks.pairs.values(), PAIR_WORTH) + sum(marks.sequences.map(([, weight]) => weight), SEQUENCE_WORTH);
  return marks;
}

const withoutZeros = (word) => word.replace(/^0+(?=.)/, "");

/** The words of a text to mark, by position, and what they are worth together: { marked, worth }. */
function findMarks(text, words, marks, singlesToo) {
  const marked = new Set();
  const worth = new Map();
  words.forEach((word, at) => {
    const pair = at + 1 < words.length ? word.folded + " " + words[at + 1].folded : "";
    if (marks.pairs.has(pair)) {
      marked.add(at).add(at + 1);
      worth.set(pair, PAIR_WORTH * marks.pairs.get(pair));
    }
    if (marks.singles.has(word.folded)) {
      if (singlesToo) marked.add(at);
      const exact = marks.exact.has(word.exact) ? 1.3 : 1;
      worth.set(word.folded, Math.max(worth.get(word.folded) ?? 0, exact * marks.singles.get(word.folded)));
    }
  });
  const mark = (sequence) => {
    const found = words.flatMap((_, at) => (sequence.every((word, n) => at + n < words.length && withoutZeros(words[at + n].folded) === withoutZeros(word)) ? [at] : []));
    for (const at of found) sequence.forEach((word, n) => marked.add(at + n));
    return found.length > 0;
  };
  for (const [sequence, weight] of marks.sequences) if (mark(sequence)) worth.set(sequence.join(" "), SEQUENCE_WORTH * weight);
  for (const { sequence, instead } of marks.alternatives) {
    if (!mark(sequence)) continue;
    for (const term of instead) if (!worth.has(term)) worth.set(term, marks.pairs.has(term) ? PAIR_WORTH * marks.pairs.get(term) : marks.singles.get(term) ?? 0);
  }
  return { marked: [...marked].sort((a, b) => a - b), worth: [...worth.values()].reduce((sum, value) => sum + value, 0) };
}

/** How much of what is looked for stands in a text, 0 to 1. */
export function shareOf(text, marks) {
  return marks.all ? findMarks(text, wordsAsWritten(text), marks, false).worth / marks.all : 0;
}

/** The text in parts, found words apart: [{ text, match }]. */
export function markedParts(text, marks) {
  const words = wordsAsWritten(text);
  let { marked } = findMarks(text, words, marks, false);
  if (!marked.length && marks.singles.size === 1) ({ marked } = findMarks(text, words, marks, true));
  return partsOf(text, words, marked, 0, text.length);
}

function partsOf(text, words, marked, from, to) {
  const parts = [];
  let at = from, n = 0;
  const push = (end, match) => { if (end > at) parts.push({ text: text.slice(at, end), match }); at = Math.max(at, end); };
  while (n < marked.length) {
    let last = n;
    while (last + 1 < marked.length && marked[last + 1] === marked[last] + 1 &&
      /^[\s/–&-]*$/.test(text.slice(words[marked[last]].end, words[marked[last + 1]].start))) last += 1;
    const start = words[marked[n]].start, end = words[marked[last]].end;
    n = last + 1;
    if (end <= from || start >= to) continue;
    push(Math.max(start, from), false);
    push(Math.min(end, to), true);
  }
  push(to, false);
  return parts;
}

/** The best paragraph of a card: { anchor, label, text, parts, share }, or null for a card without paragraphs.
 *
 * `share` is how much of what is looked for stands in it, 0 to 1.
 */
export function bestParagraph(card, marks) {
  if (!card.blocks?.length) return null;
  let words = wordsSeen.get(card);
  if (!words) wordsSeen.set(card, words = card.blocks.map(([, , text]) => wordsAsWritten(text)));
  let best = null;
  card.blocks.forEach(([anchor, , text], at) => {
    const here = findMarks(text, words[at], marks, false);
    // Among equals the longer paragraph says more than a heading, the earlier more than the later.
    // What stands before the first section mostly names other documents.
    const worth = here.worth * (anchor.startsWith("mo-dau") ? 0.8 : 1) + Math.min(words[at].length, 25) / 1000;
    if (!best || worth > best.worth) best = { at, worth, found: here.worth, marked: here.marked };
  });
  const [anchor, label, text] = card.blocks[best.at];
  const places = words[best.at];
  const marked = best.marked.length ? best.marked : findMarks(text, places, marks, true).marked;
  return { anchor, label, text, parts: windowOf(text, places, marked), share: marks.all ? best.found / marks.all : 0 };
}

function windowOf(text, words, marked) {
  if (text.length <= SHOWN) return partsOf(text, words, marked, 0, text.length);
  let from = 0, most = -1;
  for (const start of marked) {
    const limit = words[start].start + SHOWN - LEAD;
    const inside = marked.filter((at) => at >= start && words[at].end <= limit).length;
    if (inside > most) [most, from] = [inside, words[start].start - LEAD];
  }
  from = Math.max(0, Math.min(from, text.length - SHOWN));
  const first = from === 0 ? 0 : words.find((word) => word.start >= from)?.start ?? from;
  const lasts = words.filter((word) => word.start >= first && word.end <= first + SHOWN);
  const end = first + SHOWN >= text.length ? text.length : lasts.at(-1)?.end ?? first + SHOWN;
  const parts = partsOf(text, words, marked, first, end);
  if (first > 0) parts.unshift({ text: "… ", match: false });
  if (end < text.length) parts.push({ text: " …", match: false });
  return parts;
}

/** Whether a card's title, number, issuer or one of its paragraphs has the words one after the other; marks count where typed.
 *
 * `phrase` has for each place the readings that may stand there.
 */
export function hasPhrase(card, phrase) {
  const same = (word, readings) => readings.some((meant) => (meant.exact === meant.folded ? word.folded === meant.folded : word.exact === meant.exact));
  const inText = (words) => words.some((_, at) => at + phrase.length <= words.length && phrase.every((meant, n) => same(words[at + n], meant)));
  if ([card.title, card.number, card.issuer].some((one) => one && inText(wordsAsWritten(one)))) return true;
  let words = wordsSeen.get(card);
  if (!words) wordsSeen.set(card, words = (card.blocks ?? []).map(([, , text]) => wordsAsWritten(text)));
  return words.some(inText);
}
