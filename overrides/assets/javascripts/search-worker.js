// The search off the page's own thread: { id, query, options } in, { id, result } or { id, error } out.
import { openSearch } from "../search/engine.js";

const baseUrl = new URL("../../", import.meta.url).href;
let opened = null;

self.addEventListener("message", async ({ data: { id, query, options } }) => {
  try {
    opened ??= openSearch({ baseUrl, fetch: self.fetch.bind(self) });
    self.postMessage({ id, result: await (await opened).search(query, options) });
  } catch (error) {
    opened = null; // what failed to load is tried anew next time
    self.postMessage({ id, error: String(error) });
  }
});
