"""A small site's search, asked in a page of the browser.

The page has no network: the `fetch` given to the search reads the site's files, and takes down which.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from planportal.index import TextPage, search_files
from planportal.model import Corpus
from playwright.sync_api import Page

from tests import factories

BASE = "https://cong.example/ke-hoach/"

# What goes wrong where nobody waits for it is an error, too.
WATCH = """() => {
  window.unhandled = [];
  addEventListener("unhandledrejection", (event) => unhandled.push(String(event.reason?.stack ?? event.reason)));
}"""

# Fetches that start in one turn of the page are one wave; they are answered together, in a later turn.
OPEN = """async (given) => {
  const { base, files, stale } = JSON.parse(given);
  const bytesOf = (name) => Uint8Array.from(atob(files[name]), (letter) => letter.charCodeAt(0));
  const asked = [], waiting = [];
  const turn = () => new Promise((resolve) => {
    if (!waiting.length) {
      asked.push([]);
      setTimeout(() => { for (const go of waiting.splice(0)) go(); });
    }
    waiting.push(resolve);
  });
  const fetch = async (address, options = {}) => {
    const name = address.startsWith(base) ? decodeURIComponent(address.slice(base.length)) : address;
    const answered = turn();
    asked.at(-1).push(name + (options.cache ? " " + options.cache : ""));
    await answered;
    if (!(name in files)) return new Response(null, { status: 404 });
    // A stale file comes from an old cache until it is asked for anew.
    const bytes = bytesOf(stale.includes(name) && options.cache !== "reload" ? name + ".old" : name);
    const response = new Response(bytes);
    // Nothing but the waves of fetches takes a turn.
    response.arrayBuffer = async () => bytes.buffer;
    return response;
  };
  const module = URL.createObjectURL(new Blob([bytesOf("assets/search/engine.js")], { type: "text/javascript" }));
  const { openSearch } = await import(module);
  URL.revokeObjectURL(module);
  return { ...await openSearch({ baseUrl: base, fetch }), asked };
}"""

ASK = """async ({ search, asked }, given) => {
  asked.length = 0;
  const { query, options } = JSON.parse(given);
  const answer = await search(query, options);
  await new Promise((resolve) => setTimeout(resolve));
  return JSON.stringify({ answer, waves: asked, unhandled: unhandled.splice(0) });
}"""


def write_search(folder: Path, corpus: Corpus, texts: dict[str, str], pages: Iterable[TextPage] = ()) -> Path:
    """The files of the search below `folder`/site."""
    site = folder / "site"
    for path, content in search_files(corpus, factories.bodies(texts), pages, factories.settings(folder)):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    return site


class Search:
    """The search of a site, just opened; files named as `stale` come as "<name>.old" until fetched with "reload".

    `unpacked` files come without gzip, as from a server that names the encoding; only then are waves exact,
    since the browser unpacks in its own time. After each answer `waves` are the files fetched for it,
    those that were asked for together in one list.
    """

    def __init__(self, page: Page, site: Path, stale: Sequence[str] = (), unpacked: bool = False) -> None:
        files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        if unpacked:
            files = {name: gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data for name, data in files.items()}
        coded = {name: base64.b64encode(data).decode() for name, data in files.items()}
        self._opened = page.evaluate_handle(OPEN, json.dumps({"base": BASE, "files": coded, "stale": stale}))
        self.waves: list[list[str]] = []

    def __call__(self, query: str, **options: Any) -> dict[str, Any]:
        """The answer to a query, with the options of the engine's `search`."""
        found = json.loads(self._opened.evaluate(ASK, json.dumps({"query": query, "options": options})))
        assert not found["unhandled"], found["unhandled"]
        self.waves = found["waves"]
        answer: dict[str, Any] = found["answer"]
        return answer

    @property
    def fetched(self) -> list[str]:
        """The files fetched for the last answer, in their order; "<name> reload" where a cache was to be left out."""
        return list(chain.from_iterable(self.waves))
