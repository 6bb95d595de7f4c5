// The search off the page's own thread: { id, query, options } in, { id, result } or { id, error } out; { stop: id }
// gives one up, { warm } fetches what half a word needs. A page without workers imports `answer` instead.
import { openSearch } from "../search/engine.js";

const baseUrl = new URL("../../", import.meta.url).href;
let opened = null;
let broken = false; // what could not be opened is fetched anew past the browser's cache

function open() {
  const fetchFile = (address, options) => fetch(address, broken ? { ...options, cache: "reload" } : options);
  opened ??= openSearch({ baseUrl, fetch: fetchFile }).then(
    (search) => {
      broken = false;
      return search;
    },
    (error) => {
      opened = null;
      broken = true;
      throw error;
    },
  );
  return opened;
}

/** What the engine finds; the head and all that was fetched before are kept when a query fails. */
export async function answer(query, options) {
  return (await open()).search(query, options);
}

if (typeof WorkerGlobalScope !== "undefined" && self instanceof WorkerGlobalScope) {
  const running = new Map();
  open().catch(() => {}); // whoever asks first sees the error
  self.addEventListener("message", async ({ data: { id, query, options, stop, warm } }) => {
    if (warm) {
      fetch(baseUrl + "assets/search/vocabulary.bin").then((response) => response.arrayBuffer()).catch(() => {});
      return;
    }
    if (stop) {
      running.get(stop)?.abort();
      return;
    }
    const controller = new AbortController();
    running.set(id, controller);
    try {
      self.postMessage({ id, result: await answer(query, { ...options, signal: controller.signal }) });
    } catch (error) {
      self.postMessage({ id, error: { name: error.name, message: error.message } });
    } finally {
      running.delete(id);
    }
  });
}
