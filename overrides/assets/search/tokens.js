// Vietnamese text as search words: the same rules as hooks/planportal/index/tokens.py, held
// to the same examples (tests/contract/search_tokens.json).

const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const WORD = /[\p{L}\p{N}]+/gu;
const MARKS = /[\u0300-\u036f]/g;
const TONES = ["\u0300", "\u0301", "\u0309", "\u0303", "\u0323"];
const PAIRS = ["oa", "oe", "uy"];

const toFirst = new Map();
for (const [first, second] of PAIRS) {
  for (const tone of TONES) toFirst.set(first + (second + tone).normalize("NFC"), (first + tone).normalize("NFC") + second);
}
const toSecond = new Map([...toFirst].map(([from, to]) => [to, from]));
const SECOND_TONED = new RegExp([...toFirst.keys()].join("|"), "g");
const FIRST_TONED = new RegExp([...toSecond.keys()].join("|"), "g");

// Behind a consonant alone, i and y at the end of a syllable are one vowel: kỹ and kĩ, lý and lí, quý and quí.
const ONE_VOWEL = /^([bcdđhklmnprstvx]|[ckpt]h|nh|tr|qu)([yỳýỷỹỵ])$/;
const I_FOR_Y = { y: "i", ỳ: "ì", ý: "í", ỷ: "ỉ", ỹ: "ĩ", ỵ: "ị" };

const ORDINAL = /^(\d{1,5})([a-z]?)$/;
export const YEAR = /^(?:19|20)\d\d$/;
const SYMBOL = /^[a-z]{1,12}\d{0,2}$/;
const JOINED_GAP = /^(?:[ \t\n]?\/[ \t\n]?|[-–&.])$/;
const LOOSE_GAP = /^[ \t\n/–&.-]{1,3}$/;

/** The text in one code form: NFKC, without soft hyphens and other invisible characters. */
export function clean(text) {
  return text.replace(INVISIBLE, "").normalize("NFKC");
}

/** The word with its tone mark where one rule puts it: "hoà" → "hòa", "tòan" → "toàn". */
export function placeTone(word) {
  const moved = word.replace(SECOND_TONED, (pair, at) =>
    at + pair.length < word.length || (pair[0] === "u" && word[at - 1] === "q") ? pair : toFirst.get(pair));
  return moved.replace(FIRST_TONED, (pair, at) =>
    at + pair.length < moved.length || (pair[1] === "y" && moved[at - 1] === "q") ? toSecond.get(pair) : pair);
}

/** The exact and the folded form of one word of a cleaned text: "Hoà" → ["hòa", "hoa"], "Kỹ" → ["kĩ", "ki"]. */
export function wordForms(word) {
  const exact = placeTone(word.toLowerCase().replace(/[ðɖ]/g, "đ")).replace(ONE_VOWEL, (all, before, vowel) => before + I_FOR_Y[vowel]);
  return [exact, withoutMarks(exact)];
}

/** A word without its marks. */
export function withoutMarks(word) {
  return word.replace(/đ/g, "d").normalize("NFD").replace(MARKS, "");
}

const formsSeen = new Map();

function formsOf(word) {
  let forms = formsSeen.get(word);
  if (!forms) {
    if (formsSeen.size > 20000) formsSeen.clear();
    formsSeen.set(word, forms = wordForms(word));
  }
  return forms;
}

/** The words of a cleaned text: [{ written, exact, folded, start, end }], `written` as in the text apart from case. */
export function wordsOf(text) {
  const found = [];
  for (const match of text.matchAll(WORD)) {
    const [exact, folded] = formsOf(match[0]);
    found.push({ written: match[0].toLowerCase(), exact, folded, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** The document numbers among the words of a cleaned text: [{ first, last, keys }], longest key first. */
export function numberMentions(text, found, parts) {
  const mentions = [];
  for (let at = 0; at < found.length;) {
    const mention = mentionAt(text, found, at, parts);
    if (mention) mentions.push(mention);
    at = mention ? mention.last : at + 1;
  }
  return mentions;
}

function mentionAt(text, found, first, parts) {
  const ordinal = ORDINAL.exec(found[first].folded);
  if (!ordinal) return null;
  const gap = (at) => text.slice(found[at - 1].end, found[at].start);
  let head = "#" + Number(ordinal[1]) + ordinal[2];
  let here = first + 1;
  if (here < found.length && YEAR.test(found[here].folded) && LOOSE_GAP.test(gap(here))) {
    head += "-" + found[here].folded;
    here += 1;
  }
  let letters = "";
  const keys = [];
  for (; here < found.length && SYMBOL.test(found[here].folded); here += 1) {
    const known = parts.has(found[here].folded) && LOOSE_GAP.test(gap(here));
    if (!known && !JOINED_GAP.test(gap(here))) break;
    letters += found[here].folded;
    keys.unshift(head + "-" + letters);
  }
  return keys.length ? { first, last: here, keys } : null;
}

/** A number typed up to its year ("04/2015"), whose key is the beginning of those it may be; or null. */
export function unfinishedNumber(text, found, first) {
  const ordinal = ORDINAL.exec(found[first].folded), year = found[first + 1];
  if (!ordinal || !year || !YEAR.test(year.folded) || !JOINED_GAP.test(text.slice(found[first].end, year.start))) return null;
  return { first, last: first + 2, keys: ["#" + Number(ordinal[1]) + ordinal[2] + "-" + year.folded + "-"], unfinished: true };
}

/** An ordinal behind the words of a type ("kế hoạch số 765", "nghị định 04"), as the beginning of a number; or null. */
export function ordinalAlone(found, first, codes) {
  const ordinal = ORDINAL.exec(found[first].folded);
  if (!ordinal || YEAR.test(found[first].folded)) return null;
  const end = found[first - 1]?.folded === "so" ? first - 1 : first;
  for (let words = 3; words > 0; words -= 1) {
    const type = found.slice(Math.max(0, end - words), end).map((word) => word.folded).join(" ");
    if (Object.hasOwn(codes, type)) return { first, last: first + 1, keys: ["#" + Number(ordinal[1]) + ordinal[2] + "-"], code: codes[type], unfinished: true };
  }
  return null;
}

/** All search words of a text: folded syllables, folded pairs, exact forms, number keys. */
export function tokens(text, parts = new Set()) {
  const cleaned = clean(text);
  const found = wordsOf(cleaned);
  const singles = found.map((word) => word.folded);
  const pairs = singles.slice(1).map((word, at) => singles[at] + " " + word);
  const exact = found.filter((word) => word.exact !== word.folded).map((word) => word.exact);
  return [...singles, ...pairs, ...exact, ...numberMentions(cleaned, found, parts).map((mention) => mention.keys[0])];
}
