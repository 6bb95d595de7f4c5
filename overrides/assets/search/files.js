// The files of the search: fetched once, unpacked, held up against the head's check sums.
import { agenciesAsked, agencyNames } from "./agencies.js";
import { KIND_WEIGHTS } from "./match.js";
import { clean, wordsOf } from "./tokens.js";
import { PLACED, Shard, WHOLE, crc32, readLists, shardOf, varint } from "./shards.js";

const FOLDER = "assets/search/";
const NEW_LINE = 10;
const SHARDS_KEPT = 300;
const CARDS_KEPT = 120;
const NOTHING = new Shard(new Uint8Array());

const hex = (number, digits) => number.toString(16).padStart(digits, "0");

async function unpacked(response) {
  const bytes = new Uint8Array(await response.arrayBuffer());
  // A server that names the encoding has the browser unpack the file before we see it.
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  if (typeof DecompressionStream === "undefined") throw new NoDecompression("this browser cannot unpack gzip");
  const stream = new Response(bytes).body.pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The numbers of a column; of two bytes each, all low ones first, where it is wide. */
function numbersOf(bytes, wide) {
  const count = bytes.length / 2;
  return wide ? Uint16Array.from({ length: count }, (_, n) => bytes[n] | (bytes[count + n] << 8)) : bytes;
}

/** Lists with those of another entry in their place. */
function joined(lists, rest) {
  return { ...lists, fields: lists.fields.map((list, field) => rest.fields[field] ?? list) };
}

/** Whether the lists of a term have only the documents that have it most strongly. */
export function isShortened({ lists }) {
  return Boolean(lists.common || lists.shortened);
}

function foldedWords(text) {
  return wordsOf(clean(text)).map((word) => word.folded);
}

function slotsFrom(bytes) {
  const slots = [];
  for (let at = 0, slot = 0; at < bytes.length;) {
    let gap;
    [gap, at] = varint(bytes, at);
    slots.push(slot += gap);
  }
  return slots;
}

/** All files behind one base address, each fetched once. */
export class SearchFiles {
  constructor(baseUrl, fetchFile) {
    this.baseUrl = baseUrl;
    this.fetchFile = fetchFile;
    this.shards = new Map();
    this.cards = new Map();
    this.others = new Map();
    this.lost = new Map(); // name of a file that an answer had to do without → why
  }

  /** The same files for one answer: its head stays, and what it has to do without is its own. */
  forOneAnswer() {
    return Object.assign(Object.create(this), { head: this.head, memo: this.memo, lost: new Map() });
  }

  /** The head, with its columns unpacked; `cache` as for fetch. */
  async open(cache) {
    const bytes = await this.fetched("head.bin", { cache });
    const end = bytes.indexOf(NEW_LINE);
    const head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
    const column = ([from, to]) => bytes.subarray(end + 1 + from, end + 1 + to);
    head.slotList = slotsFrom(column(head.documents));
    head.position = new Int32Array(head.slots).fill(-1);
    head.slotList.forEach((slot, position) => { head.position[slot] = position; });
    head.masks = head.fields.map((field) => (head.placed.includes(field) ? PLACED : WHOLE));
    head.parts = new Set(head.parts);
    // "KH 765" as well as "kế hoạch 765".
    for (const code of Object.values(head.codes)) head.codes[code] ??= code;
    for (const name of Object.keys(head.checks)) head.checks[name] = column(head.checks[name]);
    const { terms } = head.checks;
    head.sumMask = terms.length < head.shards ? 0xf : 0xff;
    if (head.sumMask === 0xf) head.checks.terms = Uint8Array.from({ length: head.shards }, (_, n) => (terms[n >> 1] >> (n & 1 ? 4 : 0)) & 0xf);
    for (const facet of Object.values(head.facets)) if (facet.column) facet.column = numbersOf(column(facet.column), facet.wide);
    const { agency, level } = head.facets;
    level.column = Uint8Array.from(agency.column, (number) => (number ? level.of_agencies[agency.sets ? agency.sets[number - 1][0] : number - 1] : 0));
    head.kindWeight = new Float64Array(head.slots);
    const kinds = head.facets.kind.values.map(([kind]) => KIND_WEIGHTS[kind] ?? 1);
    head.slotList.forEach((slot, position) => { head.kindWeight[slot] = kinds[head.facets.kind.column[position] - 1]; });
    // What abbreviations mean, by their letters, and the abbreviations of what is written out, all folded.
    this.meanings = new Map();
    this.shortsFor = new Map();
    for (const [short, meanings] of Object.entries(head.abbreviations)) {
      const words = foldedWords(short);
      this.meanings.set(words.join(""), [...this.meanings.get(words.join("")) ?? [], ...meanings]);
      for (const meaning of meanings) {
        const phrase = foldedWords(meaning).join(" ");
        this.shortsFor.set(phrase, [...this.shortsFor.get(phrase) ?? [], { short, words }]);
      }
    }
    this.head = head;
    // What is made of the head when first asked for, and kept for all answers.
    this.memo = { agencies: null, named: new WeakMap(), buffers: null };
    this.shards.clear();
    this.cards.clear();
    this.others.clear();
    return this;
  }

  /** The agencies that a query asks something of, as `agenciesAsked`. */
  agenciesIn(units) {
    const { memo } = this;
    memo.agencies ??= agencyNames(this.head, this);
    if (!memo.named.has(units)) memo.named.set(units, agenciesAsked(units, memo.agencies, this));
    return memo.named.get(units);
  }

  async fetched(name, options) {
    const response = await this.fetchFile(new URL(FOLDER + name, this.baseUrl).href, options);
    if (!response.ok) throw new Error("search file " + name + ": HTTP " + response.status);
    try {
      return await unpacked(response);
    } catch (error) {
      if (options?.cache === "reload" || error instanceof NoDecompression) throw error;
      return this.fetched(name, { ...options, cache: "reload" }); // a broken copy in the browser's cache
    }
  }

  /** What a file holds, or something instead where it cannot be fetched: the rest of an answer does not need it. */
  async orLost(name, value, instead) {
    try {
      return await value;
    } catch (error) {
      if (error instanceof StaleHead) throw error;
      this.lost.set(name, error);
      return instead;
    }
  }

  /** A file whose check sum the head knows; a stale copy is fetched anew, then the head itself. */
  async checked(name, sum, mask = 0xff) {
    let bytes = await this.fetched(name, {});
    if ((crc32(bytes) & mask) === sum) return bytes;
    bytes = await this.fetched(name, { cache: "reload" });
    if ((crc32(bytes) & mask) === sum) return bytes;
    throw new StaleHead(name);
  }

  kept(store, key, most, make) {
    let value = store.get(key);
    if (value) {
      store.delete(key); // to the end: the least recently used is the first
    } else {
      value = make();
      value.catch(() => store.delete(key));
      while (store.size >= most) store.delete(store.keys().next().value);
    }
    store.set(key, value);
    return value;
  }

  shard(number) {
    return this.kept(this.shards, number, SHARDS_KEPT, async () =>
      new Shard(await this.checked("terms/" + hex(number, 3) + ".bin", this.head.checks.terms[number], this.head.sumMask)));
  }

  /** The shard that holds a word by its folded form, a pair or a number; without terms where it cannot be fetched. */
  shardOf(home) {
    const number = shardOf(home, this.head.shards);
    return this.orLost("terms " + number, this.shard(number), NOTHING);
  }

  /** The lists of a term, or null where no document has it; `home` is a word's folded form. */
  async term(term, home) {
    const shard = await this.shardOf(home);
    const entry = shard.get(term);
    return entry ? readLists(entry, this.head.masks) : null;
  }

  /** The lists of a weighed term with all documents in them. */
  async wholeLists({ term, home, lists }) {
    let found = lists;
    for (const folder of ["common", "whole"]) {
      const length = folder === "common" ? found.common : found.shortened;
      const rest = length ? await this.longLists(folder, term, home) : null;
      if (rest) found = { ...joined(found, rest), common: 0, shortened: folder === "common" ? Math.max(found.shortened, rest.shortened) : 0 };
    }
    return found;
  }

  /** Has the lists of weighed terms made whole that have only the strongest documents. */
  async makeWhole(weighed) {
    await Promise.all(weighed.map(async (term) => { if (isShortened(term)) term.lists = await this.wholeLists(term); }));
  }

  /** The long lists of a term in one of the two files that its shard may have beside it. */
  async longLists(folder, term, home) {
    const number = shardOf(home, this.head.shards);
    const read = async () => new Shard(await this.fetched(folder + "/" + hex(number, 3) + ".bin", {}));
    const shard = await this.orLost("terms " + folder + " " + number, this.kept(this.shards, folder + " " + number, SHARDS_KEPT, read), NOTHING);
    const entry = shard.get(term);
    return entry ? readLists(entry, this.head.masks) : null;
  }

  /** All number keys that start with one of the given forms: Map from key to lists. */
  async numbers(starts) {
    const found = new Map();
    for (const start of starts) {
      const shard = await this.shardOf(start);
      for (const key of shard.names()) if (key.startsWith(start)) found.set(key, readLists(shard.get(key), this.head.masks));
    }
    return found;
  }

  other(name) {
    return this.kept(this.others, name, 9, async () =>
      JSON.parse(new TextDecoder().decode(await this.checked(name + ".bin", this.head.checks[name][0]))));
  }

  /** Which words often stand beside which: Map from both numbers in one to the strength of the pair. */
  pairs() {
    return this.orLost("terms pairs", this.kept(this.others, "pair map", 9, async () => {
      const map = new Map();
      for (const [first, gaps, counts] of await this.other("pairs")) {
        let second = 0;
        gaps.forEach((gap, n) => map.set(first * 65536 + (second += gap), counts[n]));
      }
      return map;
    }), new Map());
  }

  /** All folded words: { words, counts, count }; none where they cannot be fetched. */
  vocabulary() {
    return this.orLost("terms vocabulary", this.kept(this.others, "words", 9, async () => {
      const { words, counts } = await this.other("vocabulary");
      const list = words ? words.split(" ") : [];
      return { words: list, counts, count: new Map(list.map((word, n) => [word, counts[n]])) };
    }), { words: [], counts: [], count: new Map() });
  }

  /** What a result shows of the document in a slot; of one with a text of its own, with one part of it. */
  async card(slot, isLong, part = 0) {
    const name = isLong ? "texts/" + hex(slot, 4) + "-" + part + ".bin" : "cards/" + hex(slot >> 4, 3) + ".bin";
    const value = await this.orLost(name, this.kept(this.cards, name, CARDS_KEPT, async () => {
      const read = async (options) => JSON.parse(new TextDecoder().decode(await this.fetched(name, options)));
      let card = await read({});
      if (card.mark !== this.head.mark) card = await read({ cache: "reload" });
      if (card.mark !== this.head.mark) throw new StaleHead(name);
      return card;
    }), null);
    return isLong ? value : value?.cards[slot] ?? null;
  }
}

/** A file of another build than the head: the head is to be fetched anew. */
export class StaleHead extends Error {}

/** A browser that cannot unpack the files, and never will. */
class NoDecompression extends Error {
  name = "NoDecompression";
}
