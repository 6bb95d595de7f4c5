// The page's way to the engine: in a worker where there is one, else on this thread.

/** Gives `search(query, options, signal)`; an aborted one rejects with an AbortError and never answers.
 *  `search.warm()` is called when a reader begins to type. */
export function searchClient() {
  const waiting = new Map();
  let worker = null, number = 0;

  const here = async (query, options) => {
    try {
      const { answer } = await import("./search-worker.js");
      return await answer(query, options);
    } catch (error) {
      start(); // a module that failed to load stays failed on this page; a new worker loads it anew
      throw error;
    }
  };

  function start() {
    try {
      worker = new Worker(new URL("./search-worker.js", import.meta.url), { type: "module" });
    } catch {
      return; // an old browser
    }
    worker.addEventListener("message", ({ data: { id, result, error } }) => {
      const asked = waiting.get(id);
      waiting.delete(id);
      if (error) asked?.reject(Object.assign(new Error(error.message), { name: error.name }));
      else asked?.resolve(result);
    });
    worker.addEventListener("error", () => {
      worker = null;
      for (const { query, options, resolve, reject } of waiting.values()) here(query, options).then(resolve, reject);
      waiting.clear();
    });
  }

  start();
  const search = (query, options, signal) => new Promise((resolve, reject) => {
    const id = number += 1;
    signal.addEventListener("abort", () => {
      worker?.postMessage({ stop: id });
      waiting.delete(id);
      reject(signal.reason);
    });
    if (worker) {
      waiting.set(id, { query, options, resolve, reject });
      worker.postMessage({ id, query, options });
    } else {
      here(query, { ...options, signal }).then(resolve, reject);
    }
  });
  // Half a word is completed from the list of all words, which is then on its way before it is needed.
  search.warm = () => worker?.postMessage({ warm: true });
  return search;
}
