// Citations off the page's own thread: { text, agency } in, { citations, documents } or { error } out.
import { findCitations, openKnown } from "../citations/engine.js";

const known = openKnown({ baseUrl: new URL("../../", import.meta.url).href, fetch: self.fetch.bind(self) });

self.addEventListener("message", async ({ data: { text, agency } }) => {
  try {
    const citations = findCitations(text);
    self.postMessage({ citations, documents: await known.resolve(citations, agency) });
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
});
