// Python's operators and built-in functions, as the citation engine uses them.
import { $IndexError, $StopIteration, $TypeError, $ValueError, $set, isDict, isSet } from "./collections.js";
import { digitValue, isDecimal } from "./letters.js";

class Named {
  constructor(given) {
    this.given = given;
  }
}

/** Arguments that are given by name. */
export const $named = (given) => new Named(given);

function withNamed(given) {
  const last = given.at(-1);
  return last instanceof Named ? [given.slice(0, -1), last.given] : [given, {}];
}

const parts = (value) => Object.values(value);

export function $true(value) {
  if (typeof value !== "object") return Boolean(value);
  if (value === null) return false;
  if (Array.isArray(value)) return value.length > 0;
  if (isDict(value) || isSet(value)) return value.size > 0;
  return value.__len__ ? value.__len__() > 0 : value.__bool__ ? value.__bool__() : true;
}

export function $equal(one, other) {
  if (one === other) return true;
  if (one === null || one === undefined) return other === null || other === undefined;
  if (typeof one !== "object" || typeof other !== "object" || other === null) return false;
  if (one.__eq__) return one.__eq__(other);
  if (Array.isArray(one)) return Array.isArray(other) && one.length === other.length && one.every((part, i) => $equal(part, other[i]));
  if (isSet(one)) return isSet(other) && one.size === other.size && [...one].every((part) => other.__contains__(part));
  if (isDict(one)) return isDict(other) && one.size === other.size && one.items().every(([key, value]) => other.__contains__(key) && $equal(value, other.get(key)));
  return one.constructor === other.constructor && $equal(parts(one), parts(other));
}

/** Less than 0, 0, more than 0; tuples and records by their parts. */
function compared(one, other) {
  if (typeof one !== "object") return one < other ? -1 : one > other ? 1 : 0;
  const [mine, theirs] = [one, other].map((value) => (Array.isArray(value) ? value : parts(value)));
  for (let i = 0; i < mine.length && i < theirs.length; i += 1) {
    const order = compared(mine[i], theirs[i]);
    if (order) return order;
  }
  return mine.length - theirs.length;
}

const plain = (value) => typeof value === "number" || typeof value === "string";
export const $lt = (one, other) => (plain(one) ? one < other : compared(one, other) < 0);
export const $le = (one, other) => (plain(one) ? one <= other : compared(one, other) <= 0);
export const $gt = (one, other) => (plain(one) ? one > other : compared(one, other) > 0);
export const $ge = (one, other) => (plain(one) ? one >= other : compared(one, other) >= 0);

export function $in(value, whole) {
  if (typeof whole === "string") return whole.includes(value);
  if (whole.__contains__) return whole.__contains__(value);
  for (const part of whole) if ($equal(part, value)) return true;
  return false;
}

export function $item(whole, key) {
  if (typeof whole === "string" || Array.isArray(whole)) {
    const place = key < 0 ? whole.length + key : Number(key);
    if (place < 0 || place >= whole.length) throw new $IndexError("index out of range");
    return whole[place];
  }
  return whole.__getitem__(key);
}

export function $setitem(whole, key, value) {
  if (Array.isArray(whole)) whole[key < 0 ? whole.length + key : key] = value;
  else whole.__setitem__(key, value);
}

export function $delitem(whole, key) {
  if (Array.isArray(whole)) whole.splice(key, 1);
  else whole.__delitem__(key);
}

export function $slice(whole, start, end, step = null) {
  if (step === null || step === 1) return whole.slice(start ?? 0, end ?? undefined);
  const many = typeof whole === "string" ? whole.split("") : whole, length = many.length;
  const bound = (place, low, high) => Math.min(Math.max(place < 0 ? place + length : place, low), high);
  const made = [];
  if (step > 0) for (let i = bound(start ?? 0, 0, length); i < bound(end ?? length, 0, length); i += step) made.push(many[i]);
  else for (let i = bound(start ?? length - 1, -1, length - 1); i > (end === null ? -1 : bound(end, -1, length - 1)); i += step) made.push(many[i]);
  return typeof whole === "string" ? made.join("") : made;
}

export const $plus = (one, other) => (Array.isArray(one) ? [...one, ...other] : one + other);
export const $minus = (one, other) => (isSet(one) ? $set([...one].filter((value) => !other.__contains__(value))) : one - other);
export const $div = (one, other) => one / other;
export const $floordiv = (one, other) => Math.floor(one / other);
export const $pow = (one, other) => one ** other;

export function $times(one, other) {
  if (typeof one === "string") return one.repeat(Math.max(other, 0));
  if (typeof other === "string") return other.repeat(Math.max(one, 0));
  if (Array.isArray(one)) return Array.from({ length: Math.max(other, 0) }, () => one).flat();
  return Array.isArray(other) ? $times(other, one) : one * other;
}

export function $mod(one, other) {
  if (typeof one === "string") throw new $TypeError("% on a string");
  return ((one % other) + other) % other;
}

export function $bitor(one, other) {
  if (isSet(one)) return one.union(other);
  if (!isDict(one)) return typeof one === "boolean" ? one || other : one | other;
  const both = one.copy();
  both.update(other);
  return both;
}

export function $bitand(one, other) {
  if (isSet(one)) return $set([...one].filter((value) => other.__contains__(value)));
  return typeof one === "boolean" ? one && other : one & other;
}

/** "+=": a list takes more in, all else is added. */
export function $iadd(one, more) {
  if (!Array.isArray(one)) return one + more;
  for (const value of more) one.push(value);
  return one;
}

export function $ior(one, more) {
  if (!isDict(one) && !isSet(one)) return $bitor(one, more);
  one.update(more);
  return one;
}

export const $len = (value) => (typeof value === "string" || Array.isArray(value) ? value.length : value.size ?? value.__len__());
export const $list = (values = []) => Array.from(values);
export const $tuple = $list;
export const $iter = (values) => values[Symbol.iterator]();
export const $any = (values) => $list(values).some($true);
export const $all = (values) => $list(values).every($true);
export const $sum = (values, start = 0) => $list(values).reduce((sum, value) => sum + Number(value), start);
export const $reversed = (values) => $list(values).reverse();
export const $chr = (code) => String.fromCodePoint(code);
export const $ord = (letter) => letter.codePointAt(0);
export const $abs = Math.abs;
export const $map = (by, ...many) => (many.length === 1 ? Array.from(many[0], (value) => by(value)) : $zip(...many).map((row) => by(...row)));
export const $filter = (by, values) => $list(values).filter((value) => $true(by ? by(value) : value));
export const $cast = (_, value) => value;
export const $chain = (...many) => many.flatMap((one) => [...one]);

export function $next(iterator, ...otherwise) {
  const { done, value } = (iterator.next ? iterator : $iter(iterator)).next();
  if (!done) return value;
  if (otherwise.length) return otherwise[0];
  throw new $StopIteration();
}

export function $range(...bounds) {
  const [start, end, step] = bounds.length === 1 ? [0, bounds[0], 1] : [bounds[0], bounds[1], bounds[2] ?? 1];
  return Array.from({ length: Math.max(0, Math.ceil((end - start) / step)) }, (_, turn) => start + turn * step);
}

export function $enumerate(values, start = 0) {
  const from = start instanceof Named ? start.given.start : start;
  return Array.from(values, (value, place) => [place + from, value]);
}

export function $zip(...many) {
  const lists = many.map($list);
  return lists.length ? Array.from({ length: Math.min(...lists.map((one) => one.length)) }, (_, place) => lists.map((one) => one[place])) : [];
}

export function $pairwise(values) {
  const list = $list(values);
  return list.slice(1).map((value, place) => [list[place], value]);
}

export function $sorted(values, options = $named({})) {
  const { key = (value) => value, reverse = false } = options.given;
  const keyed = Array.from(values, (value) => [key(value), value]);
  keyed.sort(([one], [other]) => (reverse ? compared(other, one) : compared(one, other)));
  return keyed.map(([, value]) => value);
}

function extreme(given, better) {
  const [values, { key = (value) => value, ...others }] = withNamed(given);
  const all = values.length === 1 ? $list(values[0]) : values;
  if (!all.length) {
    if ("default" in others) return others.default;
    throw new $ValueError("no values");
  }
  return all.reduce((best, value) => (better(compared(key(value), key(best))) ? value : best));
}

export const $min = (...given) => extreme(given, (order) => order < 0);
export const $max = (...given) => extreme(given, (order) => order > 0);

export function $str(value = "") {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  return value.__str__ ? value.__str__() : String(value);
}

export const $repr = (value) => (typeof value === "string" ? "'" + value + "'" : $str(value));

/** A value in a format such as "02d", "04d" or ">3". */
export function $format(value, spec) {
  const [, fill = " ", align, width] = /^(?:(.)(?=[<>^]))?([<>^]?)(0?\d*)[ds]?$/.exec(spec) ?? [];
  if (width === undefined) throw new $ValueError("format " + spec);
  const text = $str(value), filler = width.startsWith("0") ? "0" : fill;
  const right = align ? align === ">" : typeof value === "number";
  return right ? text.padStart(Number(width), filler) : text.padEnd(Number(width), filler);
}

export function $int(value = 0, base = 10) {
  if (typeof value !== "string") return Math.trunc(Number(value));
  const digits = Array.from(value.trim(), (letter) => (isDecimal(letter) ? String(digitValue(letter)) : letter)).join("");
  if (!/^[+-]?[0-9a-zA-Z]+$/.test(digits) || (base === 10 && !/^[+-]?\d+$/.test(digits))) throw new $ValueError("not a number: " + value);
  return parseInt(digits, base);
}

const KINDS = { str: (value) => typeof value === "string", int: Number.isInteger, list: Array.isArray, tuple: Array.isArray, dict: isDict, set: isSet, frozenset: isSet, bool: (value) => typeof value === "boolean" };

export function $isinstance(value, kind) {
  if (Array.isArray(kind)) return kind.some((one) => $isinstance(value, one));
  return typeof kind === "string" ? KINDS[kind](value) : value instanceof kind;
}

function bisect(values, wanted, isBefore, given) {
  const [bounds, { key = (value) => value }] = withNamed(given);
  let [low, high] = [bounds[0] ?? 0, bounds[1] ?? values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(key(values[middle]), wanted)) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const $bisect_left = (values, wanted, ...given) => bisect(values, wanted, $lt, given);
export const $bisect_right = (values, wanted, ...given) => bisect(values, wanted, $le, given);

export function $median(values) {
  const sorted = $sorted(values), middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** A record with some fields changed. */
export function $replaced(record, { given }) {
  return Object.assign(Object.create(Object.getPrototypeOf(record)), record, given);
}

/** Only to find out whether there is such a day. */
export function $date(year, month, day) {
  const made = new Date(Date.UTC(2000, month - 1, day));
  made.setUTCFullYear(year);
  const last = new Date(Date.UTC(2000, month, 0));
  last.setUTCFullYear(year, month, 0);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > last.getUTCDate()) throw new $ValueError("no such day");
  return made;
}
