"""The citation engine as one file for the browser: translated, joined with its own modules, minified.

assets/citations/engine.js    findCitations(text), openKnown({ baseUrl, fetch })
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from rjsmin import jsmin  # type: ignore[import-untyped]  # has no annotations

from ..analyse.citations import find_citations
from ..config import Settings
from ..numbers import try_parse
from ..vocabulary import vocabulary
from .javascript import translated
from .known import FOLDER, name_lookup_key, number_lookup_key


def is_numbered_centrally(number: str) -> bool:
    """Whether the symbol of a number is that of one body in the whole country (CP, TTg, TW, BNV)."""
    parsed = try_parse(number)
    body = vocabulary().bodies.get(parsed.series_symbol.upper()) if parsed else None
    return body is not None and body.kind == "central"


# In the order in which one needs the other; the translated engine stands before the two that ask it.
RUNTIME = ("letters.js", "collections.js", "patterns.js", "operations.js", "strings.js")
_ASKING = ("find.js", "known.js")
_ASKED: Mapping[str, Callable[..., Any]] = {
    "$engine": find_citations,
    "$numberKey": number_lookup_key,
    "$nameKey": name_lookup_key,
    "$isCentral": is_numbered_centrally,
}
_IMPORT = re.compile(r"^import\s[^;]*;[^\n]*\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function|const|class)", re.MULTILINE)


def citation_engine_files(settings: Settings) -> Iterator[tuple[str, bytes]]:
    """The engine as (path below the site's root, content).

    Translating takes a quarter of a second, so the result is kept until a file that it depends on changes.
    """
    modules = settings.project / "overrides" / "assets" / "citations"
    kept = settings.cache / "citation-engine" / f"{_mark(modules)}.js"
    if not kept.is_file():
        for old in kept.parent.glob("*.js"):
            old.unlink()
        kept.parent.mkdir(parents=True, exist_ok=True)
        unfinished = kept.with_suffix(".new")
        unfinished.write_bytes(citation_engine(modules))
        unfinished.replace(kept)
    yield f"{FOLDER}engine.js", kept.read_bytes()


def citation_engine(modules: Path) -> bytes:
    """The whole engine as one ES module without imports; `modules` is the folder of its own JavaScript.

    Raises UntranslatableError, with file and line, where the Python engine says something that
    has no translation.
    """
    program, names = translated(*_ASKED.values())
    asked = "".join(f"const {own} = {name};\n" for own, name in zip(_ASKED, names, strict=True))
    parts = [*map(_own_part, (modules / name for name in RUNTIME)), program + asked]
    parts += map(_own_part, (modules / name for name in _ASKING))
    minified: str = jsmin("\n".join(parts) + "\nexport { findCitations, openKnown };\n")
    return minified.encode()


def _own_part(module: Path) -> str:
    return _EXPORT.sub("", _IMPORT.sub("", module.read_text(encoding="utf-8")))


def _mark(modules: Path) -> str:
    """Changes with every file the engine is made from."""
    package = Path(__file__).parents[1]
    sources = (*package.glob("*.py"), *package.glob("analyse/*.py"), *package.glob("data/*.yml"))
    digest = hashlib.blake2b(f"{sys.version} {version('rjsmin')}".encode(), digest_size=16)
    for file in sorted((*sources, *package.glob("index/**/*.py"), *modules.glob("*.js"))):
        digest.update(file.read_bytes())
    return digest.hexdigest()
