// What a query means: its words, numbers and what is said by them otherwise, as weighed terms with their documents.
import { isAbbreviation, otherHomes, otherTerms } from "./abbreviations.js";
import { agencyTerms } from "./agencies.js";
import { definitionPairs, definitionTerms } from "./definitions.js";
import { isYear, slotsWith } from "./facets.js";
import { PAIR, scoreDocuments, termsOf } from "./match.js";
import { doubtsOf, withRepairs, withSlipsWeighed } from "./repair.js";
import { WHOLE, united, withoutSlots } from "./shards.js";
import { YEAR } from "./tokens.js";
import { withKeysDecoded, withPrefix, withoutUnknownNumbers } from "./understand.js";

const SHARE_UNKNOWN_IN_TELEX = 0.25;
const FEW_WORDS = 4;
// What the year of a document weighs: as much as a word of a title of middle length.
const YEAR_WEIGHT = 140;
const UP_TO_YEAR = /-\d{4}-$/;
const YEAR_AND_SPACE = /^(?:19|20)\d\d\s/;
// How a Vietnamese syllable is built, without its marks; what is built otherwise is mostly a slip or keystrokes.
const PLAIN_SYLLABLE = /^(?:[bcdghklmnpqrstvx]|[cgknpt]h|gi|ngh?|qu|tr)?[aeiouy]{1,3}(?:[cmnpt]|ch|ng|nh)?$/;

/** The query as weighed terms: { units, weighed, required, notes }.
 *
 * Numbers are looked up, keystrokes decoded, misspelt words repaired. `required` are the units that a result should
 * cover. Where a query has other words, terms that most documents have do not count.
 */
export async function understand(files, parsed, prefix, buffers, stop) {
  if (!parsed.units.length) return { units: [], weighed: [], required: [], notes: [] };
  askEarly(files, parsed, prefix);
  const numbers = await knownNumbers(files, parsed.units);
  stop();
  const notes = unseenNumbers(parsed.units, numbers);
  const yearsOfNumbers = new Set([...numbers.values()].flatMap(({ year }) => year));
  let units = withoutUnknownNumbers(parsed.units.filter((unit) => !yearsOfNumbers.has(unit)), (unit) => numbers.has(unit));
  if (prefix) units = withPrefix(units, await files.vocabulary());
  let terms = await fetched(files, units);
  stop();
  if (!prefix) {
    ({ units, terms } = await withKeysRead(files, units, terms, parsed.marked, notes));
    ({ units, terms } = await withSlipsRepaired(files, units, terms, buffers, notes));
    stop();
  }
  const weighed = [
    ...terms.filter((term) => term.lists),
    ...await otherTerms(files, units, terms, notes),
    ...await definitionTerms(files, units),
    ...numberTerms(units, numbers, files.head),
    ...yearTerms(units, files.head),
    ...agencyTerms(files.agenciesIn(units), units, files.head),
  ];
  notes.push(...unlikeNotes(units, terms));
  return { units, notes, ...weighedUp(units, weighed, notes) };
}

/** What readers should know of words that no text has as they were typed: with these marks, or side by side. */
function unlikeNotes(units, terms) {
  const having = (kind, at) => terms.filter((term) => term.kind === kind && term.units.includes(at));
  const unlike = units.filter((unit, at) => unit.typed !== unit.word && unit.readings.at(-1)?.exact === unit.typed
    && having("single", at).some(({ lists }) => lists) && having("exact", at).length && !having("exact", at).some(({ lists }) => lists));
  const notes = unlike.length ? [{ kind: "marks", text: "Không nơi nào có " + unlike.map(({ written }) => "“" + written + "”").join(", ") + " đúng dấu; kết quả chỉ giống khi bỏ dấu." }] : [];
  const pairs = terms.filter(({ kind }) => kind === "pair");
  const areThere = terms.every(({ kind, lists }) => kind !== "single" || lists);
  if (units.length <= FEW_WORDS && areThere && pairs.length && !pairs.some(({ lists }) => lists)) notes.push({ kind: "apart", text: "Các chữ đã gõ không đứng liền nhau ở nơi nào." });
  return notes;
}

/** Has every file fetched that the query may need, all at once: what is asked for later is then there. */
function askEarly(files, { units, excluded, marked }, prefix) {
  const spelledOut = withoutUnknownNumbers(units, (unit) => !unit.guessed && !YEAR_AND_SPACE.test(unit.word));
  const asKeys = marked ? null : withKeysDecoded(units, null);
  const homes = [units, spelledOut, asKeys ?? []].flatMap((some) => termsOf(some, files.head, files.agenciesIn(some))).map((term) => term.home);
  homes.push(...units.flatMap((unit) => unit.keys?.slice(-1) ?? []), ...[units, asKeys ?? []].flatMap((some) => otherHomes(files, some)), ...definitionPairs(units).map(([pair]) => pair));
  homes.push(...excluded.map(({ folded, keys }) => folded ?? keys.at(-1)));
  for (const home of new Set(homes)) files.term(home, home).catch(() => {}); // whoever needs it sees the error
  const isOdd = (unit, at) => !unit.keys && !/\d/.test(unit.word) && !PLAIN_SYLLABLE.test(unit.word) && !isAbbreviation(files, units, at) && !files.head.parts.has(unit.word);
  if (prefix || asKeys || units.some(isOdd)) files.vocabulary().catch(() => {});
}

/** The numbers of a query that documents have: Map from unit to { term, lists, year }; of an unfinished one those of all that it may become.
 *
 * `year` are the units that belong to it: "nghị định 72 năm 2015".
 */
async function knownNumbers(files, units) {
  const numbers = new Map();
  for (const [at, unit] of units.entries()) {
    if (!unit.keys) continue;
    const found = await files.numbers([unit.keys.at(-1)]);
    const exact = unit.keys.find((key) => found.has(key));
    const ofType = [...found.keys()].filter((key) => !unit.code || lettersOf(key).startsWith(unit.code));
    const begun = ofType.length || !UP_TO_YEAR.test(unit.keys.at(-1)) ? ofType : [...found.keys()];
    if (exact) {
      numbers.set(unit, { term: exact, lists: found.get(exact), year: [] });
      continue;
    }
    const year = units.slice(at + 1, at + (units[at + 1]?.word === "nam" ? 3 : 2));
    const start = unit.keys.at(-1), typedYear = YEAR.test(year.at(-1)?.word) ? year.at(-1).word : null;
    const ofYear = typedYear ? begun.filter((key) => key.startsWith(start + typedYear + "-")) : [];
    const meant = ofYear.length ? ofYear : begun;
    // Numbers of plans have no year of their own.
    const otherYears = typedYear && !ofYear.length && begun.some((key) => YEAR.test(key.split("-")[1])) ? typedYear : null;
    if (meant.length) numbers.set(unit, { term: start, lists: united(meant.map((key) => found.get(key))), year: ofYear.length ? year : [], word: unit.word, otherYears });
  }
  return numbers;
}

/** The letters of a number key: "#4-2015-ndcp" → "ndcp". */
function lettersOf(key) {
  return key.slice(key.lastIndexOf("-") + 1);
}

function unseenNumbers(units, numbers) {
  // "năm 2024 UBND tỉnh" only looks like a number.
  const unseen = units.filter((unit) => unit.keys && (!unit.guessed || unit.code) && !numbers.has(unit) && !YEAR_AND_SPACE.test(unit.word));
  const notes = unseen.length ? [{ kind: "missing", text: "Chưa thấy số " + unseen.map((unit) => "“" + unit.word + "”").join(", ") + " trên cổng này." }] : [];
  for (const { word, otherYears } of numbers.values()) {
    if (otherYears) notes.push({ kind: "missing", text: "Chưa thấy số " + word + " của năm " + otherYears + "; đây là số " + word + " của năm khác." });
  }
  return notes;
}

function numberTerms(units, numbers, head) {
  return units.flatMap((unit, at) => {
    const found = numbers.get(unit);
    return found ? [{ term: found.term, boost: 1, units: [at], kind: "number", guessed: Boolean(unit.guessed), lists: withoutOwners(found.lists, head), sequence: [...unit.parts.map((word) => word.folded), ...found.year.flatMap(({ word }) => (word === "nam" ? [] : [word]))] }] : [];
  });
}

/** Lists of a number in which a document that has it as its own does not count as citing it too. */
function withoutOwners(lists, head) {
  const [number, cites] = ["number", "cites"].map((field) => head.fields.indexOf(field));
  if (!lists.fields[number] || !lists.fields[cites]) return lists;
  const citing = withoutSlots(lists.fields[cites], lists.fields[number].slots);
  return { ...lists, fields: lists.fields.map((one, field) => (field === cites ? citing : one)) };
}

/** The documents of the years that the query names, any of them, as if their titles said so. */
function yearTerms(units, head) {
  const places = units.flatMap((unit, at) => (isYear(unit, head) ? [at] : []));
  if (!places.length) return [];
  const years = new Set(places.map((at) => units[at].word));
  const wanted = new Set(head.facets.year.values.flatMap(([value], n) => (years.has(value) ? [n] : [])));
  const slots = slotsWith(head, "year", wanted);
  const list = { slots, weights: new Uint8Array(slots.length).fill(YEAR_WEIGHT), mask: WHOLE, common: false };
  const fields = head.fields.map((field) => (field === "title" ? list : null));
  const covered = places.flatMap((at) => (units[at - 1]?.word === "nam" ? [at - 1, at] : [at]));
  return [{ term: "năm " + [...years].join(" "), boost: PAIR, units: covered, kind: "year", lists: { fields, having: slots.length, common: 0, shortened: 0 } }];
}

async function withKeysRead(files, units, terms, marked, notes) {
  const isKnown = (unit, at) => unit.keys || isNamed(files, units, at) || isAbbreviation(files, units, at) || terms.some((term) => term.kind === "single" && term.lists && term.units[0] === at);
  const unknown = units.filter((unit, at) => !isKnown(unit, at)).length;
  if (marked || unknown <= SHARE_UNKNOWN_IN_TELEX * units.length || !withKeysDecoded(units, null)) return { units, terms };
  const decoded = withKeysDecoded(units, await files.vocabulary());
  if (!decoded) return { units, terms };
  notes.push({ kind: "keys", text: "Đã đọc theo cách gõ phím: “" + decoded.map((unit) => unit.written ?? unit.word).join(" ") + "”." });
  return { units: decoded, terms: await fetched(files, decoded) };
}

async function withSlipsRepaired(files, units, terms, buffers, notes) {
  const doubts = doubtsOf(units, terms, holdsAll(files, units, terms, buffers)).filter(({ at }) => !isAbbreviation(files, units, at) && !isNamed(files, units, at));
  if (!doubts.length) return { units, terms };
  const { units: repaired, repairs } = await withRepairs(files, units, terms, doubts, buffers);
  if (!repairs.length) return { units, terms };
  notes.push({ kind: "repair", text: "Đã tìm thêm: " + repairs.map(([typed, meant]) => "“" + typed + "” → “" + meant + "”").join(", ") + "." });
  return { units: repaired, terms: withSlipsWeighed(await fetched(files, repaired), files.head) };
}

/** Whether a unit belongs to the name of an agency. */
function isNamed(files, units, at) {
  return files.agenciesIn(units).some(({ first, last }) => first <= at && at < last);
}

/** Whether some document has the whole query: then nothing of it can have been a slip. */
function holdsAll(files, units, terms, buffers) {
  const { touched } = scoreDocuments(units, terms.filter((term) => term.lists), files.head, buffers);
  const isCut = (term, at) => (term.lists?.common || term.lists?.shortened) && term.kind !== "exact" && term.units.includes(at);
  const wanted = units.reduce((sum, unit, at) => (unit.keys || at >= 30 || isNamed(files, units, at) || terms.some((term) => isCut(term, at)) ? sum : sum | (1 << at)), 0);
  let holds = false;
  for (const slot of touched) {
    holds ||= (buffers.mask[slot] & wanted) === wanted;
    buffers.score[slot] = buffers.mask[slot] = 0;
  }
  return holds;
}

/** The terms with what counts of them, and the units that a result should cover. */
function weighedUp(units, found, notes) {
  const speaks = (term) => term.kind !== "exact";
  const informative = found.some((term) => speaks(term) && !term.lists.common);
  const weighed = informative ? found.map((term) => (term.lists.common ? { ...term, lists: withoutCommon(term.lists) } : term)) : found;
  const coverable = new Set(weighed.filter(speaks).flatMap((term) => term.units));
  const telling = new Set(found.filter((term) => speaks(term) && !(informative && term.lists.common)).flatMap((term) => term.units));
  const missing = units.filter((unit, at) => !coverable.has(at)).map((unit) => unit.written ?? unit.word);
  if (missing.length && weighed.length) notes.push({ kind: "missing", text: "Chưa thấy trên cổng này: " + missing.map((word) => "“" + word + "”").join(", ") + "." });
  return { weighed, required: [...telling].sort((one, other) => one - other) };
}

/** Lists without those of which only the strongest documents are there because most have the term. */
function withoutCommon(lists) {
  return { ...lists, common: 0, fields: lists.fields.map((list) => (list?.common ? null : list)) };
}

/** The terms of the units with their lists. */
async function fetched(files, units) {
  const terms = termsOf(units, files.head, files.agenciesIn(units));
  const withLists = (some) => Promise.all(some.map(async (term) => ({ ...term, lists: await files.term(term.term, term.home) })));
  // What half a word may become is looked for beside the word before it; by itself only where it stands beside none.
  const isBeside = terms.some(({ kind, guess }) => kind === "pair" && guess);
  const isAlone = ({ kind, guess }) => isBeside && kind === "single" && guess;
  const found = await withLists(terms.filter((term) => !isAlone(term)));
  if (found.some(({ guess, lists }) => guess && lists)) return found;
  return [...found, ...await withLists(terms.filter(isAlone))];
}
