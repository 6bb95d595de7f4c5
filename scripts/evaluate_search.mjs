// Asks a site's search and counts: node evaluate_search.mjs SITE < questions.json > answers.json
//
// Questions are [{ query, options, cold }]; for each an answer { hits: [address], total, ms, bytes,
// requests, trips }. A `cold` one is asked by a search just opened, and then `bytes` has all that was
// fetched (gzip, engine and head too) and `trips` how many times a fetch had to wait for another.
// Any other is asked by one search that stays open, twice, and `ms` is of the second time.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import zlib from "node:zlib";

const root = path.resolve(process.argv[2]);
const engineFile = path.join(root, "assets/search/engine.js");
const { openSearch } = await import(pathToFileURL(engineFile).href);
const sizes = new Map();
const sizeOf = (file) => {
  if (!sizes.has(file)) {
    const content = fs.readFileSync(file);
    sizes.set(file, Math.min(content.length, zlib.gzipSync(content, { level: 9 }).length));
  }
  return sizes.get(file);
};

/** A search with a count of what it fetched; fetches asked for in one turn of the clock are one trip. */
async function opened() {
  const count = { bytes: sizeOf(engineFile), requests: 1, trips: 1, turn: 0 };
  let waiting = null;
  const fetch = async (address) => {
    const file = decodeURIComponent(new URL(address).pathname);
    waiting ??= new Promise((resolve) => setTimeout(() => { waiting = null; count.trips += 1; resolve(); }, 0));
    await waiting;
    if (!file.startsWith(root) || !fs.existsSync(file)) return new Response(null, { status: 404 });
    count.bytes += sizeOf(file);
    count.requests += 1;
    return new Response(fs.readFileSync(file));
  };
  return { count, search: await openSearch({ baseUrl: pathToFileURL(root).href + "/", fetch }) };
}

const questions = JSON.parse(fs.readFileSync(0, "utf8"));
const warm = await opened();
const answers = [];
for (const { query, options, cold } of questions) {
  const asked = cold ? await opened() : warm;
  let answer = await asked.search.search(query, options);
  const { bytes, requests, trips } = asked.count;
  const start = performance.now();
  if (!cold) answer = await asked.search.search(query, options);
  answers.push({
    hits: answer.hits.map((hit) => hit.url), total: answer.total, notes: answer.notes.map((note) => note.text),
    ms: performance.now() - start, bytes, requests, trips,
  });
}
console.log(JSON.stringify({ answers, memory: process.memoryUsage().rss }));
