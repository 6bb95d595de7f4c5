// Letters as Python counts and sorts them: one place a letter, and Unicode's classes.
//
// The engine works on text of few alphabets, so that its sets of letters are short and its patterns quick to make:
// a letter that Vietnamese documents hardly have, and every one beyond U+FFFF, is replaced by a stand-in of its class.

const DIGIT = /\p{Nd}/u, WORD = /[\p{L}\p{N}_]/u;
const SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

// Letters and numbers that stand for themselves: Latin, Roman numerals and the like, full-width digits, and
// the signs of kelvin and ångström, which a case-blind match takes for K and Å.
const AT_HOME = [[0x0000, 0x024f], [0x1e00, 0x1eff], [0x2070, 0x209f], [0x212a, 0x212b], [0x2150, 0x217f], [0x2460, 0x24ff], [0xff10, 0xff19]];
// The last letter of Vietnamese; ranges in patterns end there, so a stand-in lies on the same side of it.
const LAST_VIETNAMESE = 0x1ef8;
// Class of letter → where its stand-ins are taken from, below that letter and above it.
const STOCK = [
  [/\p{Lu}/u, [[0x10a0, 0x10c5], [0x13a0, 0x13ef]], [[0x2c00, 0x2c2e]]],
  [/\p{Ll}/u, [[0x10d0, 0x10fa]], [[0x2d00, 0x2d25]]],
  [DIGIT, [[0x0966, 0x096f], [0x09e6, 0x09ef], [0x0a66, 0x0a6f]], [[0xa8d0, 0xa8d9], [0xa900, 0xa909], [0xaa50, 0xaa59]]],
  [/\p{L}/u, [[0x1401, 0x166c]], [[0x4e10, 0x9fa5]]],
  [/\p{N}/u, [[0x1372, 0x137c]], [[0x3220, 0x3229], [0x3280, 0x3289]]],
  [/[^]/u, [[0xe100, 0xf8ff]], [[0xe100, 0xf8ff]]],
];
const DECIMAL = 2;
const RANGES = [...AT_HOME, ...STOCK.slice(0, -1).flatMap(([, below, above]) => [...below, ...above])].sort(([one], [other]) => one - other);
const USUAL = /^[\x00-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u206f\u20ab\u2190-\u21ff\u2500-\u25ff\ufe00-\uff20]*$/;

const isSurrogate = (letter) => letter >= "\ud800" && letter < "\ue000";
const HOME = new Uint8Array(0x10000);
for (const [low, high] of RANGES) HOME.fill(1, low, high + 1);
const escaped = (code) => "\\u" + code.toString(16).padStart(4, "0");

/** The ranges of a set of letters and of all others, as they stand inside the brackets of a pattern. */
function bothSides(belongs) {
  const inside = [], outside = [];
  let start = 0, before = belongs(0);
  const close = (end) => (before ? inside : outside).push(escaped(start) + (end > start ? "-" + escaped(end) : ""));
  for (let code = 1; code <= 0xffff; code += 1) {
    const now = belongs(code);
    if (now === before) continue;
    close(code - 1);
    [start, before] = [code, now];
  }
  close(0xffff);
  return [inside.join(""), outside.join("")];
}

let sets = null;

function theSets() {
  const of = (pattern) => bothSides((code) => HOME[code] === 1 && pattern.test(String.fromCharCode(code)));
  const [w, W] = of(WORD), [d, D] = of(DIGIT), [s, S] = bothSides((code) => SPACE.test(String.fromCharCode(code)));
  return { w, W, s, S, d, D };
}

/** The source of a pattern with the ranges put in for "\w" and the like, which always stand in brackets. */
export function withSets(source) {
  if (!/\\[wWsSdD]/.test(source)) return source;
  sets ??= theSets();
  return source.replace(/\\([^])/g, (pair, letter) => sets[letter] ?? pair);
}

export const isSpace = (letter) => SPACE.test(letter);
export const isDecimal = (letter) => DIGIT.test(letter);
export const isDigit = (letter) => /[\p{Nd}²³¹\u1369-\u1371\u19da⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐⓪⓵-⓽⓿❶-❾➀-➈➊-➒]/u.test(letter);
export const isNumeric = (letter) => /[\p{N}\u3007一二三四五六七八九十百千万億兆]/u.test(letter);
export const isLetter = (letter) => /\p{L}/u.test(letter);
export const isUpper = (letter) => /\p{Uppercase}/u.test(letter);
export const isLower = (letter) => /\p{Lowercase}/u.test(letter);
export const isTitle = (letter) => /\p{Lt}/u.test(letter);

/** The value of a decimal digit of any script; their blocks of ten begin at …0 or …6. */
export function digitValue(letter) {
  const code = letter.codePointAt(0), low = code & 15;
  if (code >= 0x1d7ce && code <= 0x1d7ff) return (code - 0x1d7ce) % 10;
  return low >= 6 && DIGIT.test(String.fromCodePoint(code | 15)) ? low - 6 : low;
}

/**
 * The text with stand-ins, which is as long as Python takes the text to be, and the way back: `restored`
 * puts the letters in again that stand-ins stand for.
 */
export function withStandIns(text) {
  if (USUAL.test(text)) return { plain: text, restored: (part) => part };
  const used = new Set(text), standIns = new Map(), meant = new Map(), taken = new Map();
  let plain = "";
  for (const letter of text) {
    if (letter < "\u0250" || (!isSurrogate(letter) && (!WORD.test(letter) || HOME[letter.charCodeAt(0)] === 1))) {
      plain += letter;
      continue;
    }
    let instead = standIns.get(letter);
    if (instead === undefined) {
      instead = standIn(letter, used, taken);
      standIns.set(letter, instead);
      meant.set(instead, letter);
    }
    plain += instead;
  }
  return { plain, restored: (part) => part.replace(/[^]/g, (letter) => meant.get(letter) ?? letter) };
}

/** A letter of the same class that the text does not have; U+FFFD where there is none left. */
function standIn(letter, used, taken) {
  const kind = letter.length === 1 && isSurrogate(letter) ? STOCK.length - 1 : STOCK.findIndex(([pattern]) => pattern.test(letter));
  const [, below, above] = STOCK[kind], code = letter.codePointAt(0);
  const blocks = code <= LAST_VIETNAMESE ? below : above;
  if (kind === DECIMAL) {
    const found = blocks.map(([low]) => String.fromCharCode(low + digitValue(letter))).find((one) => !used.has(one));
    used.add(found);
    return found ?? "\ufffd";
  }
  const key = kind + (blocks === below ? "<" : ">");
  if (!taken.has(key)) taken.set(key, blocks.flatMap(([low, high]) => Array.from({ length: high - low + 1 }, (_, place) => String.fromCharCode(low + place))).values());
  for (const one of taken.get(key)) if (!used.has(one)) return one;
  return "\ufffd";
}
