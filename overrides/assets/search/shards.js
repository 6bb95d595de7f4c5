// Term shards as written by hooks/planportal/index/shards.py: where a term is, and its lists.

const COMMON = 0x80, SHORTENED = 0x40;
/** The masks of a weight that fills its byte, and of one whose two lowest bits name a part of the text. */
export const WHOLE = 0xff, PLACED = 0xfc;
const CRC = new Uint32Array(256).map((_, n) => {
  for (let bit = 0; bit < 8; bit += 1) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n >>> 0;
});
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** CRC-32 of bytes, as an unsigned number. */
export function crc32(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = CRC[(sum ^ byte) & 0xff] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

/** The number of the shard that holds a word (by its folded form), a pair "a b", or a number key "#765-…". */
export function shardOf(term, shards) {
  const home = term.startsWith("#") ? [term.split("-")[0]] : term.split(" ");
  const [first, second] = home.map((word) => crc32(encoder.encode(word)));
  return (second === undefined ? first : Math.imul(first, 31) ^ second) & (shards - 1);
}

/** The terms of a shard: Map from term to its entry, not yet decoded. */
export function readShard(bytes) {
  const terms = new Map();
  if (!bytes.length) return terms;
  const [size, start] = varint(bytes, 0);
  let at = start + size;
  for (const name of decoder.decode(bytes.subarray(start, at)).split("\n")) {
    const [length, from] = varint(bytes, at);
    at = from + length;
    terms.set(name, bytes.subarray(from, at));
  }
  return terms;
}

/** The lists of an entry by field number: { fields: [{ slots, weights, mask, common } or null], having, common, shortened }.
 *
 * `common` and `shortened` are the true lengths of the longest list of a term that most documents have, and of the
 * longest other one that has only the documents that have the term most strongly; else 0. The whole lists are in
 * the long lists of the shard. `having` is how many documents have the term, in the field where most do.
 * `masks` says for each field which bits of a weight are weight; in the others is the part of the text.
 */
export function readLists(entry, masks) {
  const fieldCount = masks.length;
  const flags = entry[0];
  const fields = new Array(fieldCount).fill(null);
  let at = 1, common = 0, commonFields = 0, shortened = 0;
  if (flags & COMMON) {
    [common, at] = varint(entry, at);
    commonFields = entry[at++];
  }
  if (flags & SHORTENED) [shortened, at] = varint(entry, at);
  let having = Math.max(common, shortened);
  for (let field = 0; field < fieldCount; field += 1) {
    if (!(flags & (1 << field))) continue;
    let count;
    [count, at] = varint(entry, at);
    const slots = new Uint32Array(count);
    let slot = 0;
    for (let n = 0; n < count; n += 1) {
      let gap = entry[at++];
      if (gap & 0x80) {
        gap &= 0x7f;
        for (let shift = 7; ; shift += 7) {
          const byte = entry[at++];
          gap |= (byte & 0x7f) << shift;
          if (!(byte & 0x80)) break;
        }
      }
      slots[n] = slot += gap;
    }
    fields[field] = { slots, weights: entry.subarray(at, at + count), mask: masks[field], common: Boolean(commonFields & (1 << field)) };
    at += count;
    having = Math.max(having, count);
  }
  return { fields, having, common, shortened };
}

/** The part of a document's text in which the terms of a query weigh most; `terms` are [{ lists, weight }]. */
export function partOf(slot, terms) {
  const votes = [0, 0, 0, 0];
  for (const { lists, weight } of terms) {
    for (const list of lists.fields) {
      if (!list || list.mask === WHOLE) continue;
      const at = placeOf(list.slots, slot);
      if (at >= 0) votes[list.weights[at] & ~list.mask & 0xff] += weight;
    }
  }
  return votes.indexOf(Math.max(...votes));
}

function placeOf(slots, slot) {
  let low = 0, high = slots.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (slots[middle] === slot) return middle;
    if (slots[middle] < slot) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The number that starts at a place, and the place behind it. */
export function varint(bytes, at) {
  let number = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    number |= (byte & 0x7f) << shift;
    if (!(byte & 0x80)) return [number, at];
  }
}
