// What a reader means: words with their readings, document numbers, phrases in quotes.
import { clean, numberMentions, ordinalAlone, unfinishedNumber, withoutMarks, wordForms, wordsOf } from "./tokens.js";
import { decodeKeys } from "./telex.js";

const QUOTED = /["“”„«»]([^"“”„«»]+)["“”„«»]/g;
const GLUED = /^(\d{1,5})([a-z]{2,20})$/;
const EXCLUDED = /(?:^|\s)[-−–]$/;
const EXCLUDED_AT_MOST = 10;
const READINGS_OF_PREFIX = 8;
const UNITS_AT_MOST = 60;
const LONGEST_WRITTEN_OUT = 9;
const LONGEST_DEFINED = 10;
// "gd&đt" is two words, "lđ-tb&xh" three; each of so many letters.
const LONGEST_SHORT = 3, LONGEST_PIECE = 5;
// How one asks what a word means: the words before it and behind it, the longest first.
const DEFINITION_QUESTIONS = [
  ["the nao la ?", ""], ["khai niem ve ?", ""], ["dinh nghia cua ?", ""], ["dinh nghia ve ?", ""], ["khai niem ?", "la gi"], ["dinh nghia ?", "la gi"],
  ["khai niem ?", ""], ["dinh nghia ?", ""], ["giai thich tu ?", ""], ["", "duoc hieu la gi"], ["", "duoc hieu nhu the nao"], ["", "duoc hieu la nhu the nao"],
  ["", "nghia la gi"], ["", "la nhu the nao"], ["", "la gi"],
].map(([before, after]) => [before.replace("?", "").split(" ").filter(Boolean), after.split(" ").filter(Boolean)]);

/** The units of a query in its order, and the words and numbers ruled out with a hyphen before them: { text, units, excluded, ignored, marked }.
 *
 * `ignored` are phrases in quotation marks with a hyphen before them, which cannot be ruled out.
 *
 * A unit is { word, typed, written, keys, readings: [{ folded, exact, boost }], phrase }. The last reading is what
 * was meant: as typed, or repaired. `keys` are those of a document number, longest first, and then `parts` are the
 * words it was written with; it is `guessed` where only its beginning was typed, and `code` then has the letters
 * it goes on with, if known. `phrase` numbers the quotation marks it stands in, or is -1.
 */
export function parseQuery(query, head) {
  const text = clean(String(query)).slice(0, 500);
  const found = wordsOf(text);
  const isRuledOut = (at) => EXCLUDED.test(text.slice(Math.max(0, at - 2), at));
  const quoted = [...text.matchAll(QUOTED)].map((match) => ({ start: match.index, end: match.index + match[0].length, ruledOut: isRuledOut(match.index) }));
  const phraseOf = (word) => quoted.findIndex(({ start, end }) => word.start >= start && word.end <= end);
  const mentions = new Map(numberMentions(text, found, head.parts).map((mention) => [mention.first, mention]));
  const units = [], excluded = [];
  for (let at = 0; at < found.length && units.length < UNITS_AT_MOST;) {
    const mention = numberAt(mentions.get(at), text, found, at, head);
    const last = mention?.last ?? at + 1;
    const phrase = phraseOf(found[at]);
    if (quoted[phrase]?.ruledOut || isRuledOut(found[at].start)) {
      if (!quoted[phrase]?.ruledOut && excluded.length < EXCLUDED_AT_MOST) excluded.push(mention ? { ...mention, written: text.slice(found[at].start, found[last - 1].end) } : found[at]);
    } else if (mention) {
      if (units.length && units.at(-1).word === "so") units.pop(); // "số 49/KH-UBND"
      units.push({ word: text.slice(found[at].start, found[last - 1].end), keys: mention.keys, code: mention.code, guessed: mention.unfinished, readings: [], parts: mention.parts ?? found.slice(at, last), phrase });
    } else {
      units.push(wordUnit(found[at], phrase));
    }
    at = last;
  }
  const ignored = quoted.filter(({ ruledOut }) => ruledOut).map(({ start, end }) => text.slice(start, end));
  return { text, units, excluded, ignored, marked: found.some((word) => word.exact !== word.folded) };
}

/** The number that a word of a query begins, `written` where it reads as a whole one; or null. */
function numberAt(written, text, found, at, head) {
  const ofType = ordinalAlone(found, at, head.codes);
  // "kế hoạch số 23 UBND tỉnh": the body does not go on with a number that a type stands before.
  const isOther = ofType && written && text[found[at].end] === " " && !written.keys[0].split("-").at(-1).startsWith(ofType.code);
  const unfinished = unfinishedNumber(text, found, at);
  return (isOther ? null : written) ?? gluedNumber(found, at, head.parts) ?? (unfinished && { ...unfinished, code: ofType?.code }) ?? ofType;
}

/** A number typed without its signs ("765khubnd", "765kh ubnd"), where its letters are those of known numbers; or null. */
function gluedNumber(found, first, parts) {
  const glued = GLUED.exec(found[first].folded);
  const letters = glued && piecesOf(glued[2], parts);
  if (!letters) return null;
  let last = first + 1;
  const keys = ["#" + Number(glued[1]) + "-" + glued[2]];
  while (last < found.length && parts.has(found[last].folded)) keys.unshift(keys[0] + found[last++].folded);
  const words = [glued[1], ...letters].map((word) => ({ folded: word, exact: word, written: word }));
  return { first, last, keys, parts: [...words, ...found.slice(first + 1, last)] };
}

/** Letters as parts of known numbers, the longest first: "khubnd" → ["kh", "ubnd"]; null where they are none. */
function piecesOf(letters, parts) {
  if (!letters) return [];
  for (let end = letters.length; end > 0; end -= 1) {
    const rest = parts.has(letters.slice(0, end)) ? piecesOf(letters.slice(end), parts) : null;
    if (rest) return [letters.slice(0, end), ...rest];
  }
  return null;
}

function wordUnit(word, phrase = -1) {
  return { word: word.folded, typed: word.exact, written: word.written ?? word.exact, keys: null, phrase, readings: [{ folded: word.folded, exact: word.exact, boost: 1 }] };
}

/** The units of a plain text. */
export function unitsOf(text) {
  return wordsOf(clean(text)).map((word) => wordUnit(word));
}

/** The stretches of a query that have abbreviations, those within each other too: [{ shorts, first, last }].
 *
 * `shorts` are { short, words }: as it is written, and its folded words.
 */
export function stretchesWithShort(units, shortsFor) {
  return allStretches(units, LONGEST_WRITTEN_OUT, 2, (stretch) => {
    const shorts = shortsFor.get(stretch.map((unit) => unit.word).join(" ")) ?? shortsFor.get(stretch.map((unit) => unit.readings.at(-1)?.folded).join(" "));
    return shorts && { shorts };
  });
}

/** The stretches of a query that are an abbreviation ("cchc", "gd&đt"), with its letters and meanings: [{ letters, meanings, first, last }]. */
export function abbreviationsIn(units, meanings) {
  return allStretches(units, LONGEST_SHORT, 1, (stretch) => {
    if (stretch.some((unit) => unit.keys) || (stretch.length > 1 && stretch.some((unit) => unit.word.length > LONGEST_PIECE))) return null;
    const spelled = [(unit) => unit.word, (unit) => unit.readings.at(-1)?.folded].map((word) => stretch.map(word).join(""));
    const letters = spelled.find((one) => meanings.has(one));
    return letters && { letters, meanings: [...new Set(meanings.get(letters))] };
  });
}

/** What `find` makes of the stretches of a query, the longest first from each place: [{ …, first, last }]. */
function allStretches(units, longest, shortest, find) {
  return units.flatMap((_, first) => {
    const lengths = Array.from({ length: Math.max(0, Math.min(units.length - first, longest) - shortest + 1) }, (_, n) => n + shortest).reverse();
    return lengths.flatMap((length) => {
      const one = find(units.slice(first, first + length));
      return one ? [{ ...one, first, last: first + length }] : [];
    });
  });
}

/** The words of a query with one short form for each stretch that has or is one: "Ủy ban nhân dân tỉnh" → ubnd, tinh.
 *
 * Each is { word, first, last }, with the units that it stands for.
 */
export function shortWords(units, { shortsFor, meanings }) {
  const shorts = [
    ...stretchesWithShort(units, shortsFor).map(({ shorts: [{ words }], first, last }) => ({ letters: words.join(""), first, last })),
    ...abbreviationsIn(units, meanings),
  ];
  const found = [];
  for (let at = 0; at < units.length;) {
    const one = shorts.find(({ first }) => first === at);
    const last = one ? one.last : at + 1;
    found.push({ word: one ? one.letters : units[at].readings.at(-1)?.folded ?? "", first: at, last });
    at = last;
  }
  return found;
}

/** What stands in quotation marks: for each place of a phrase the readings its word may have there. */
export function phrasesOf(units) {
  const phrases = new Map();
  for (const unit of units) {
    if (unit.phrase < 0) continue;
    const places = unit.keys ? unit.parts.map((word) => [word]) : [unit.readings];
    phrases.set(unit.phrase, [...(phrases.get(unit.phrase) ?? []), ...places]);
  }
  return [...phrases.values()].filter((places) => places.length > 1);
}

/** The last word of what a query asks the meaning of ("X là gì", "định nghĩa của X"), or null. */
export function definedWord(units) {
  const has = (unit, word) => unit.readings.some((reading) => reading.folded === word);
  for (const [before, after] of DEFINITION_QUESTIONS) {
    const first = before.length, end = units.length - after.length;
    if (end - first < 1 || end - first > LONGEST_DEFINED) continue;
    if (before.every((word, n) => has(units[n], word)) && after.every((word, n) => has(units[end + n], word))) return units[end - 1].readings.at(-1)?.folded ?? null;
  }
  return null;
}

/** The units with a document number that nobody has taken apart into its words again. */
export function withoutUnknownNumbers(units, known) {
  return units.flatMap((unit) => (unit.keys && !known(unit) ? unit.parts.map((word) => ({ ...wordUnit(word, unit.phrase), ofNumber: true })) : [unit]));
}

/** The units with the last word read as the beginning of a word, at most eight of them. */
export function withPrefix(units, vocabulary) {
  const last = units.at(-1);
  if (!last || last.keys) return units;
  // "quy" may become "quyết", though by itself it is the same as "qui".
  const begun = [last.word, withoutMarks(last.written)];
  const starts = vocabulary.words
    .map((word, n) => [word, vocabulary.counts[n]])
    .filter(([word]) => begun.some((start) => word.startsWith(start)) && word !== last.word)
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, READINGS_OF_PREFIX - 1)
    .map(([word]) => ({ folded: word, exact: word, boost: 0.6, guess: true }));
  return [...units.slice(0, -1), { ...last, readings: [...starts, ...last.readings], unfinished: true }];
}

/** The units with keystrokes turned into letters ("daan vaanj" → "dân vận"), or null where they are none.
 *
 * Without a vocabulary every unit that may be keystrokes is read as such.
 */
export function withKeysDecoded(units, vocabulary) {
  let decoded = 0;
  const read = units.map((unit) => {
    if (unit.keys) return unit;
    const spelled = decodeKeys(unit.word);
    if (!spelled) return unit;
    const [exact, folded] = wordForms(spelled);
    const count = (one) => vocabulary.count.get(one) ?? 0;
    if (vocabulary && count(folded) <= 10 * count(unit.word)) return unit;
    decoded += 1;
    return { ...unit, word: folded, typed: exact, written: spelled, readings: [{ folded, exact, boost: 1 }] };
  });
  return decoded ? read : null;
}
