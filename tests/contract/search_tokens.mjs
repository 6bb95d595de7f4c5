// The browser's side of search_tokens.json: prints what differs, exits 1 where anything does.
import fs from "node:fs";
import { tokens } from "../../overrides/assets/search/tokens.js";

const examples = JSON.parse(fs.readFileSync(new URL("search_tokens.json", import.meta.url), "utf8"));
const parts = new Set(examples.number_parts);
let failed = 0;
for (const { id, text, tokens: expected } of examples.tokens) {
  const found = tokens(text, parts);
  if (JSON.stringify(found) === JSON.stringify(expected)) continue;
  failed += 1;
  console.log(id + ": " + JSON.stringify(found) + ", expected " + JSON.stringify(expected));
}
console.log(examples.tokens.length - failed + " of " + examples.tokens.length + " examples hold");
process.exitCode = failed || !examples.tokens.length ? 1 : 0;
