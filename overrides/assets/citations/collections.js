// Python's dictionaries and sets: any value can be a key, and two equal ones are the same key.

/** What stands for a value among keys: itself, or for a tuple or record a text of its parts. */
export function $hash(value) {
  if (value === null || typeof value !== "object") return value ?? null;
  const parts = Array.isArray(value) ? value : Object.values(value);
  return "\u0000" + parts.map((part) => {
    const own = $hash(part);
    return typeof own + ":" + own;
  }).join("\u0001") + "\u0002";
}

class Dict {
  constructor() {
    this.entries = new Map();
  }

  static of(entries) {
    const made = new Dict();
    for (const [key, value] of entries) made.__setitem__(key, value);
    return made;
  }

  get size() {
    return this.entries.size;
  }

  get(key, otherwise = null) {
    const entry = this.entries.get($hash(key));
    return entry ? entry[1] : otherwise;
  }

  __contains__(key) {
    return this.entries.has($hash(key));
  }

  __getitem__(key) {
    const entry = this.entries.get($hash(key));
    if (!entry) throw new $KeyError(String(key));
    return entry[1];
  }

  __setitem__(key, value) {
    const own = $hash(key), entry = this.entries.get(own);
    if (entry) entry[1] = value;
    else this.entries.set(own, [key, value]);
  }

  __delitem__(key) {
    if (!this.entries.delete($hash(key))) throw new $KeyError(String(key));
  }

  setdefault(key, value = null) {
    if (!this.__contains__(key)) this.__setitem__(key, value);
    return this.get(key);
  }

  pop(key, ...otherwise) {
    if (!this.__contains__(key) && otherwise.length) return otherwise[0];
    const value = this.__getitem__(key);
    this.__delitem__(key);
    return value;
  }

  update(other) {
    for (const [key, value] of $items(other)) this.__setitem__(key, value);
    return null;
  }

  copy() {
    return Dict.of(this.items());
  }

  items() {
    return Array.from(this.entries.values(), ([key, value]) => [key, value]);
  }

  keys() {
    return Array.from(this.entries.values(), ([key]) => key);
  }

  values() {
    return Array.from(this.entries.values(), ([, value]) => value);
  }

  [Symbol.iterator]() {
    return this.keys()[Symbol.iterator]();
  }
}

class PySet {
  constructor(values) {
    this.members = new Map();
    for (const value of values) this.add(value);
  }

  get size() {
    return this.members.size;
  }

  add(value) {
    const own = $hash(value);
    if (!this.members.has(own)) this.members.set(own, value);
    return null;
  }

  discard(value) {
    this.members.delete($hash(value));
    return null;
  }

  remove(value) {
    if (!this.members.delete($hash(value))) throw new $KeyError(String(value));
    return null;
  }

  __contains__(value) {
    return this.members.has($hash(value));
  }

  union(...others) {
    return new PySet([this, ...others].flatMap((one) => [...one]));
  }

  update(...others) {
    for (const other of others) for (const value of other) this.add(value);
    return null;
  }

  copy() {
    return new PySet(this);
  }

  [Symbol.iterator]() {
    return this.members.values();
  }
}

export const $dict = (entries = []) => Dict.of(entries instanceof Dict ? entries.items() : entries);
export const $set = (values = []) => new PySet(values);
export const $frozenset = $set;
export const $fromkeys = (keys, value = null) => Dict.of(Array.from(keys, (key) => [key, value]));
export const $items = (mapping) => mapping.items();
export const isDict = (value) => value instanceof Dict;
export const isSet = (value) => value instanceof PySet;

export class $Exception extends Error {}
export class $ValueError extends $Exception {}
export class $TypeError extends $Exception {}
export class $AssertionError extends $Exception {}
export class $StopIteration extends $Exception {}
export class $KeyError extends $Exception {}
export class $IndexError extends $Exception {}

/** What a function without parameters returns, found out when it is first asked for. */
export function $once(make) {
  let made, known = false;
  return () => {
    if (!known) [made, known] = [make(), true];
    return made;
  };
}

const MOST_KEPT = 8192;

/** A function that remembers what it returned. */
export function $cached(make) {
  let kept = new Map();
  return (...given) => {
    const key = given.length === 1 ? $hash(given[0]) : $hash(given);
    let found = kept.get(key);
    if (!found) {
      if (kept.size >= MOST_KEPT) kept = new Map();
      kept.set(key, found = [make(...given)]);
    }
    return found[0];
  };
}
