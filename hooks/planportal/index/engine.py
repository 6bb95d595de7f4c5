"""The search engine as one file: its own modules and lunr, joined and minified when the site is built."""

from __future__ import annotations

import importlib.util
import re
from functools import lru_cache
from pathlib import Path

from rjsmin import jsmin  # type: ignore[import-untyped]  # has no annotations

# In the order in which one needs the other; engine.js is the last and exports openSearch.
MODULES = (
    *("tokens.js", "telex.js", "shards.js", "match.js", "understand.js", "agencies.js", "files.js", "repair.js"),
    *("related.js", "meaning.js", "snippet.js", "facets.js", "order.js", "hits.js", "engine.js"),
)

_LUNR_BELOW_MKDOCS = "contrib/search/templates/search/lunr.js"
_IMPORT = re.compile(r"^import\s[^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function|const|class)", re.MULTILINE)


def lunr_file() -> Path:
    """Where the installed MkDocs keeps lunr.js, found without importing MkDocs.

    Raises FileNotFoundError where MkDocs is not installed.
    """
    spec = importlib.util.find_spec("mkdocs")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        file = Path(folder) / _LUNR_BELOW_MKDOCS
        if file.is_file():
            return file
    raise FileNotFoundError(f"lunr.js: no installed mkdocs has {_LUNR_BELOW_MKDOCS}")


@lru_cache(maxsize=1)
def engine(folder: Path, lunr: Path) -> bytes:
    """The whole engine as one ES module without imports, made from the modules in a folder."""
    library = lunr.read_text(encoding="utf-8")
    licence = library.split("*/", 1)[0].removeprefix("/**")
    modules = [(folder / name).read_text(encoding="utf-8") for name in MODULES]
    own = "\n".join(_EXPORT.sub("", _IMPORT.sub("", module)) for module in modules)
    source = (
        f"/*!{licence}*/\n"
        "const lunr = (function () { const module = { exports: {} }, exports = module.exports;\n"
        f"(function () {{\n{library}\n}}).call(globalThis);\n"
        "return module.exports; })();\n"
        f"{own}\nexport {{ openSearch }};\n"
    )
    minified: str = jsmin(source, keep_bang_comments=True)
    return minified.encode()
