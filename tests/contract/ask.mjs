// Asks a built site's search: SITE on the command line, a JSON list of [query, options] on stdin,
// a JSON list of results on stdout. A file is read from disk as a page would fetch it.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const root = path.resolve(process.argv[2]);
const { openSearch } = await import(pathToFileURL(path.join(root, "assets/search/engine.js")).href);
const asked = [];
const stale = new Set(process.argv.slice(3));
const fetch = async (address, options = {}) => {
  const file = decodeURIComponent(new URL(address).pathname);
  const name = path.relative(root, file).replaceAll("\\", "/");
  asked.push(name + (options.cache ? " " + options.cache : ""));
  if (!fs.existsSync(file)) return new Response(null, { status: 404 });
  // A file named on the command line comes from an old cache until it is asked for anew.
  if (stale.has(name) && options.cache !== "reload") return new Response(fs.readFileSync(file + ".old"));
  return new Response(fs.readFileSync(file));
};
const questions = JSON.parse(fs.readFileSync(0, "utf8"));
const search = await openSearch({ baseUrl: pathToFileURL(root).href + "/", fetch });
const answers = [];
for (const [query, options] of questions) answers.push(await search.search(query, options));
console.log(JSON.stringify({ answers, asked }));
