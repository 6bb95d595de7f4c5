// Words that were hardly meant as typed, repaired by what stands around them in the texts.
//
// Plain fuzzy search does harm here: most syllables are one keystroke from many others. So a word is
// repaired only where the texts do not bear it out, and by a word that they do: one that stands beside
// its neighbours, most of all in those documents that the rest of the query is about.
import { FIELD_WEIGHTS, documentsHaving, rarityOf, scoreDocuments } from "./match.js";
import { wordForms } from "./tokens.js";

const SHORTEST_REPAIRED = 3;
// In a short query a word that no text has beside the others is one key away from many, and nothing says which was
// meant, unless it is long and stands by itself.
const SHORTEST_ALONE = 5;
// Of how many documents a pair of words may be one person's slip.
const SLIPS = 2;
// From how many words on a query has enough of a context to doubt a word that the texts bear out in part.
const LONG_QUERY = 5;
const CANDIDATES = 16, SPELT_OUT = 5, WORDS_REPAIRED = 4;
// How many documents speak for the rest of the query, how much more the better of them count, and from which
// share of the best one's score they count at all.
const CONTEXT = 50, SHARPNESS = 4, LEAST_SHARE = 0.25;
// Evidence is counted in doublings: of documents that have the pair, of what it adds to the documents that are
// meant, of how likely a slip is.
const IN_CONTEXT = 1.5, WORD_ALONE = 0.25, SAME_MARKS = 3, AS_TYPED = 3, SURE = 2;

/** The words in doubt: [{ at, why, common }].
 *
 * "unknown" where no document has the word, "marks" where hardly any has it with these marks, "lonely" where none
 * has it beside its neighbours, "rare" where hardly any has, "torn" where hardly any has it beside one of
 * them. Where texts bear out a part, or a document has the whole query (`held`), only a word that often stands
 * beside both neighbours (`common`) comes into question.
 */
export function doubtsOf(units, terms, held) {
  const doubts = units.flatMap((unit, at) => {
    if (unit.keys || unit.ofNumber || unit.unfinished || unit.word.length < SHORTEST_REPAIRED || /\d/.test(unit.word)) return [];
    const having = (kind) => terms.filter((term) => term.kind === kind && term.units.includes(at) && !/\d/.test(term.term)).map((term) => documentsHaving(term.lists));
    if (!Math.max(...having("single"))) return [{ at, why: "unknown" }];
    const marks = having("exact"), pairs = having("pair");
    if (!pairs.length) return [];
    if (marks.length && Math.max(...marks) <= (held ? 0 : SLIPS)) return [{ at, why: "marks" }];
    if (!Math.max(...pairs)) return marks.length ? [] : [{ at, why: "lonely" }];
    if (Math.max(...pairs) <= SLIPS && !held) return [{ at, why: "rare" }];
    return units.length >= LONG_QUERY && !marks.length && Math.min(...pairs) <= SLIPS ? [{ at, why: "torn", common: true }] : [];
  });
  // One slip is likelier than two: who has a word that nobody wrote has not also misspelt one that stands in texts.
  const sure = doubts.filter(({ common }) => !common);
  return sure.length ? sure : doubts;
}

/** The units with words in doubt repaired: { units, repairs: [[typed, meant]] }. */
export async function withRepairs(files, units, terms, doubts, buffers) {
  const [vocabulary, pairs] = await Promise.all([files.vocabulary(), doubts.some(({ common }) => common) ? files.pairs() : null]);
  const doubted = new Set(doubts.map(({ at }) => at));
  const context = contextOf(units, terms.filter((term) => term.lists && !term.units.some((at) => doubted.has(at))), files.head, buffers);
  const found = await Promise.all(doubts.slice(0, 2 * WORDS_REPAIRED).map((doubt) => repairOf(files, units, doubt, doubts, context, vocabulary, pairs)));
  const meant = new Map(found.filter(Boolean).slice(0, WORDS_REPAIRED).map((one) => [one.at, one]));
  const repairs = [...meant.values()].map(({ at, exact }) => [units[at].written, exact]);
  return { units: units.map((unit, at) => (meant.has(at) ? repairedUnit(unit, meant.get(at)) : unit)), repairs };
}

function repairedUnit(unit, { why, folded }) {
  // The marks of a repaired word were never typed: none are asked for.
  const reading = { folded, exact: folded, boost: why === "unknown" ? 1 : 0.9 };
  const typed = why === "unknown" ? [] : unit.readings.map((one) => ({ ...one, slip: true }));
  return { ...unit, readings: [...typed, reading] };
}

/** How much each document has to do with the words that are not in doubt: Map from slot to its share of 1. */
function contextOf(units, terms, head, buffers) {
  if (!terms.length) return new Map();
  const { touched } = scoreDocuments(units, terms, head, buffers);
  const most = touched.reduce((one, slot) => Math.max(one, buffers.score[slot]), 0);
  const best = touched.filter((slot) => buffers.score[slot] > LEAST_SHARE * most)
    .map((slot) => [slot, buffers.score[slot]]).sort(([, one], [, other]) => other - one).slice(0, CONTEXT);
  for (const slot of touched) buffers.score[slot] = buffers.mask[slot] = 0;
  const shares = best.map(([slot, score]) => [slot, (score / best[0][1]) ** SHARPNESS]);
  const all = shares.reduce((sum, [, share]) => sum + share, 0);
  return new Map(shares.map(([slot, share]) => [slot, share / all]));
}

async function repairOf(files, units, { at, why, common }, doubts, context, vocabulary, pairs) {
  const unit = units[at];
  const marked = units.some((one) => one.typed && one.typed !== one.word);
  const unknown = new Set(doubts.filter((doubt) => doubt.why === "unknown").map((doubt) => doubt.at));
  const neighbour = (place) => (units[place]?.keys === null && !unknown.has(place) && !/\d/.test(units[place].word) ? units[place].word : "");
  const before = neighbour(at - 1), after = neighbour(at + 1);
  const alone = (word) => WORD_ALONE * Math.log2(1 + (vocabulary.count.get(word) ?? 0));
  const often = (one, other) => pairs.has(vocabulary.words.indexOf(one) * 65536 + vocabulary.words.indexOf(other));
  const candidates = vocabulary.words
    .filter((word) => word !== unit.word && oneKeyApart(unit.word, word) && (!common || ((!before || often(before, word)) && (!after || often(word, after)))))
    .map((word) => [word, alone(word)]).sort(([, one], [, other]) => other - one).slice(0, CANDIDATES);
  if (!candidates.length) return null;
  const beside = async (word) => {
    const both = [before && before + " " + word, after && word + " " + after].filter(Boolean);
    const lists = await Promise.all(both.map((pair) => files.term(pair, pair)));
    return lists.reduce((sum, found) => sum + evidence(found, context, files.head), 0);
  };
  const mayGuess = units.length >= LONG_QUERY || (!before && !after && unit.word.length >= SHORTEST_ALONE);
  const [typed, ...others] = await Promise.all([unit.word, ...candidates.map(([word]) => word)].map(beside));
  const weighed = candidates.map(([word, count], n) => ({ word, beside: others[n], score: others[n] + count }))
    .filter((one) => one.beside > 0 || (why === "unknown" && mayGuess))
    .sort((one, other) => other.score - one.score).slice(0, SPELT_OUT);
  if (!weighed.length) return null;
  const forms = await Promise.all(weighed.map(({ word }) => formsOfWord(files, word)));
  for (const [n, one] of weighed.entries()) {
    one.forms = forms[n];
    if (marked && one.forms.some(([form]) => isSlipOf(unit.typed, form))) one.score += SAME_MARKS;
  }
  const best = weighed.reduce((one, other) => (other.score > one.score ? other : one));
  const asTyped = why === "unknown" ? 0 : typed + alone(unit.word) + AS_TYPED + (marked ? 0 : 2) + (unit.typed !== unit.word && why !== "marks" ? SAME_MARKS : 0);
  if (why !== "unknown" && best.score < asTyped + SURE) return null;
  return { at, why, folded: best.word, exact: best.forms[0]?.[0] ?? best.word };
}

/** What the documents that have a pair of words say for it, in doublings. */
function evidence(lists, context, head) {
  const having = documentsHaving(lists);
  if (!having) return 0;
  let gain = 0;
  lists.fields.forEach((list, field) => {
    if (!list) return;
    for (let n = 0; n < list.slots.length; n += 1) {
      const share = context.get(list.slots[n]);
      if (share) gain += share * FIELD_WEIGHTS[head.fields[field]] * (list.weights[n] & list.mask) / 255;
    }
  });
  return Math.log2(1 + having) + IN_CONTEXT * gain * rarityOf({ lists }, head);
}

/** The ways in which the texts write a folded word, the commonest first: [[exact, documents]]. */
async function formsOfWord(files, word) {
  const forms = (await files.shardOf(word)).names().filter((name) => !name.includes(" ") && wordForms(name)[1] === word);
  const found = await Promise.all(forms.map(async (form) => [form, documentsHaving(await files.term(form, word))]));
  // The folded word has the documents of all its forms.
  const marked = found.filter(([form]) => form !== word).sort(([, one], [, other]) => other - one);
  const all = found.find(([form]) => form === word)?.[1] ?? 0;
  return marked.length && marked[0][1] * 2 < all && marked.reduce((sum, [, n]) => sum + n, 0) < all ? [[word, all], ...marked] : marked.length ? marked : found;
}

/** Whether one slip of the fingers makes one word of the other, marks and all: a letter or a mark too few, too many, wrong, or two swapped. */
function isSlipOf(typed, meant) {
  if (oneKeyApart(typed.normalize("NFD"), meant.normalize("NFD"))) return true;
  const same = (word) => [...word].sort().join("");
  return oneKeyApart(typed, meant) && (typed.length !== meant.length || same(typed) === same(meant));
}

/** Whether one insertion, deletion, replacement or swap of neighbours turns one word into the other. */
export function oneKeyApart(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1;
  let a = one.length, b = other.length;
  while (a > start && b > start && one[a - 1] === other[b - 1]) { a -= 1; b -= 1; }
  if (a - start <= 1 && b - start <= 1) return true;
  return a - start === 2 && b - start === 2 && one[start] === other[start + 1] && one[start + 1] === other[start];
}

/** The terms with a typed word that is rather a slip weighed no rarer than what was meant: an accident of one text is not telling. */
export function withSlipsWeighed(terms, head) {
  const place = (term) => term.kind.replace("exact", "single") + term.units.join();
  const meant = new Map();
  for (const term of terms) if (!term.slip && term.lists) meant.set(place(term), Math.min(meant.get(place(term)) ?? Infinity, rarityOf(term, head)));
  return terms.map((term) => {
    if (!term.slip || !term.lists) return term;
    const rare = rarityOf(term, head);
    const telling = Math.min(1, (meant.get(place(term)) ?? 0.3 * rare) / rare);
    return { ...term, boost: term.boost * telling, telling };
  });
}
