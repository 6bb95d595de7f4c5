// Python's methods of strings, lists, dictionaries and sets; what is no string does as its own method says.
import { $IndexError, $ValueError, isDict } from "./collections.js";
import { isDecimal, isDigit, isLetter, isLower, isNumeric, isSpace, isTitle, isUpper } from "./letters.js";
import { $equal, $sorted, $str } from "./operations.js";

const isText = (value) => typeof value === "string";

/** Bounds of a search as Python takes them: counted from the end where negative, never outside. */
function bounds(text, start, end) {
  const place = (given, otherwise) => (given === undefined || given === null ? otherwise : Math.min(given < 0 ? Math.max(given + text.length, 0) : given, text.length));
  return [start > text.length ? start : place(start, 0), place(end, text.length)];
}

export function $find(text, part, start, end) {
  const [from, to] = bounds(text, start, end);
  if (from + part.length > to) return -1;
  if (to === text.length) return text.indexOf(part, from);
  const place = text.slice(from, to).indexOf(part);
  return place < 0 ? -1 : place + from;
}

export function $rfind(text, part, start, end) {
  const [from, to] = bounds(text, start, end);
  if (from + part.length > to) return -1;
  if (from === 0 && to === text.length) return text.lastIndexOf(part);
  const place = text.slice(from, to).lastIndexOf(part);
  return place < 0 ? -1 : place + from;
}

export function $startswith(text, part, start, end) {
  if (Array.isArray(part)) return part.some((one) => $startswith(text, one, start, end));
  if (start === undefined && end === undefined) return text.startsWith(part);
  const [from, to] = bounds(text, start, end);
  return from + part.length <= to && text.startsWith(part, from);
}

export function $endswith(text, part, start, end) {
  if (Array.isArray(part)) return part.some((one) => $endswith(text, one, start, end));
  if (start === undefined && end === undefined) return text.endsWith(part);
  const [from, to] = bounds(text, start, end);
  return to - part.length >= from && text.endsWith(part, to);
}

const stripper = (left, right) => (text, letters = null) => {
  const goes = letters === null ? isSpace : (letter) => letters.includes(letter);
  let start = 0, end = text.length;
  if (left) while (start < end && goes(text[start])) start += 1;
  if (right) while (end > start && goes(text[end - 1])) end -= 1;
  return text.slice(start, end);
};

export const $strip = stripper(true, true);
export const $lstrip = stripper(true, false);
export const $rstrip = stripper(false, true);

export function $split(text, separator = null, most = -1) {
  if (!isText(text)) return text.split(separator ?? "");
  if (separator === "") throw new $ValueError("empty separator");
  const parts = [];
  if (separator === null) {
    let rest = $lstrip(text);
    while (rest) {
      let end = 0;
      while (end < rest.length && !isSpace(rest[end])) end += 1;
      if (most >= 0 && parts.length === most) return [...parts, $rstrip(rest)];
      parts.push(rest.slice(0, end));
      rest = $lstrip(rest.slice(end));
    }
    return parts;
  }
  let done = 0, place = text.indexOf(separator);
  while (place >= 0 && parts.length !== most) {
    parts.push(text.slice(done, place));
    done = place + separator.length;
    place = text.indexOf(separator, done);
  }
  return [...parts, text.slice(done)];
}

export const $join = (separator, parts) => Array.from(parts).join(separator);
export const $lower = (text) => text.toLowerCase();
export const $upper = (text) => text.toUpperCase();
export const $removeprefix = (text, part) => (text.startsWith(part) ? text.slice(part.length) : text);
export const $removesuffix = (text, part) => (part && text.endsWith(part) ? text.slice(0, -part.length) : text);

export function $replace(text, part, by, most = -1) {
  if (part === "") return by + text.split("").map((letter) => letter + by).join("");
  return most < 0 ? text.split(part).join(by) : $split(text, part, most).join(by);
}

export function $partition(text, separator) {
  const place = text.indexOf(separator);
  return place < 0 ? [text, "", ""] : [text.slice(0, place), separator, text.slice(place + separator.length)];
}

export function $rpartition(text, separator) {
  const place = text.lastIndexOf(separator);
  return place < 0 ? ["", "", text] : [text.slice(0, place), separator, text.slice(place + separator.length)];
}

const every = (belongs) => (text) => text.length > 0 && Array.prototype.every.call(text, belongs);
export const $isdigit = every(isDigit);
export const $isdecimal = every(isDecimal);
export const $isnumeric = every(isNumeric);
export const $isalpha = every(isLetter);
export const $isalnum = every((letter) => isLetter(letter) || isNumeric(letter));
export const $isspace = every(isSpace);
export const $isascii = (text) => /^[\x00-\x7f]*$/.test(text);

const inOneCase = (wanted, others) => (text) => {
  let cased = false;
  for (const letter of text) {
    if (others(letter) || isTitle(letter)) return false;
    cased ||= wanted(letter);
  }
  return cased;
};

export const $isupper = inOneCase(isUpper, isLower);
export const $islower = inOneCase(isLower, isUpper);

const NOT_MAPPED = -1, REMOVED = -2, LONGER = -3;
const tables = new WeakMap();

function tableOf(mapping) {
  let table = tables.get(mapping);
  if (table) return table;
  table = new Int32Array(0x10000).fill(NOT_MAPPED);
  for (const [code, value] of mapping.items()) {
    const to = typeof value === "number" ? String.fromCharCode(value) : value ?? "";
    if (code <= 0xffff) table[code] = to.length === 1 ? to.charCodeAt(0) : to === "" ? REMOVED : LONGER;
  }
  tables.set(mapping, table);
  return table;
}

const AT_ONCE = 8192;

/** Letter by letter through a table; most letters stay or become one other. */
export function $translate(text, mapping) {
  const table = tableOf(mapping);
  let made = "", codes = new Uint16Array(AT_ONCE), many = 0;
  const flush = () => {
    made += String.fromCharCode.apply(null, codes.subarray(0, many));
    many = 0;
  };
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place), to = table[code];
    if (many === AT_ONCE) flush();
    if (to >= 0) codes[many++] = to;
    else if (to === NOT_MAPPED) codes[many++] = code;
    else if (to === LONGER) {
      flush();
      made += mapping.get(code);
    }
  }
  flush();
  return made;
}

export const $normalize = (form, text) => text.normalize(form);
export const $is_normalized = (form, text) => text.normalize(form) === text;

// Lists, and what has a method of that name itself.
export const $append = (list, value) => (list.push(value), null);
export const $extend = (list, values) => {
  for (const value of values) list.push(value);
  return null;
};
export const $insert = (list, place, value) => (list.splice(place, 0, value), null);
export const $sort = (list, options) => (list.splice(0, list.length, ...$sorted(list, options)), null);
export const $copy = (value) => (Array.isArray(value) ? value.slice() : value.copy());

export function $pop(value, place, ...otherwise) {
  if (!Array.isArray(value)) return value.pop(place, ...otherwise);
  if (!value.length) throw new $IndexError("pop from an empty list");
  return place === undefined ? value.pop() : value.splice(place, 1)[0];
}

export function $index(whole, part, start, end) {
  const place = isText(whole) ? $find(whole, part, start, end) : whole.findIndex((value, at) => at >= (start ?? 0) && $equal(value, part));
  if (place < 0) throw new $ValueError("not there: " + $str(part));
  return place;
}

export function $count(whole, part, start, end) {
  if (!isText(whole)) return whole.filter((value) => $equal(value, part)).length;
  const [from, to] = bounds(whole, start, end);
  return from > to ? 0 : whole.slice(from, to).split(part).length - 1;
}

export function $remove(whole, value) {
  if (!Array.isArray(whole)) return whole.remove(value);
  whole.splice($index(whole, value), 1);
  return null;
}

export const $get = (mapping, key, otherwise) => mapping.get(key, otherwise);
export const $keys = (mapping) => mapping.keys();
export const $values = (mapping) => mapping.values();
export const $setdefault = (mapping, key, value) => mapping.setdefault(key, value);
export const $update = (whole, other) => whole.update(isDict(whole) && Array.isArray(other) ? { items: () => other } : other);
export const $add = (set, value) => set.add(value);
export const $discard = (set, value) => set.discard(value);
export const $union = (set, ...others) => set.union(...others);
