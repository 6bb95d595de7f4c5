"""One citation engine in two languages: the browser finds what Python finds, on texts of every kind.

The JavaScript is translated from the Python when the site is built. What could differ is the meaning
of Python's operations and patterns, which these tests hold, field by field.
"""

from __future__ import annotations

import dataclasses
import json
import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from planportal.analyse.citations import find_citations
from planportal.dates import PartialDate
from planportal.index.citation_engine import RUNTIME, citation_engine
from planportal.index.javascript import patterns_of
from planportal.index.javascript.patterns import converted, is_simple
from planportal.model import Citation
from planportal.vietnamese import fold
from playwright.sync_api import Page

from tests.contract.citation_texts import made_texts, written_examples

PROJECT = Path(__file__).resolve().parents[2]
MODULES = PROJECT / "overrides" / "assets" / "citations"
SEEDS = os.environ.get("PLANPORTAL_SEEDS")
WRITTEN_KEYS = json.loads((PROJECT / "tests" / "contract" / "known_keys.json").read_text(encoding="utf-8"))
KEYS = {kind: [one for one in WRITTEN_KEYS if kind in one] for kind in ("number", "name")}
FIND = """async (texts) => {
  const { findCitations } = await import("./engine.js");
  return texts.map((text) => {
    try { return findCitations(text); } catch (error) { return [{ error: error.stack }]; }
  });
}"""
LOOK_UP = """async ([numbers, names]) => {
  const { openKnown } = await import("./engine.js");
  const asked = [];
  const answers = { "known.json": { shards: 256 }, "agencies.json": { agencies: [] } };
  const fetch = async (address) => {
    const name = address.split("/").at(-1);
    if (!(name in answers)) asked.push(name);
    return { ok: true, json: async () => answers[name] ?? {} };
  };
  for (const { number = null, name = null } of [...numbers, ...names]) {
    const cited = { type: "", number, name, date: null, issuersPrinted: [] };
    await openKnown({ baseUrl: location.href, fetch }).resolve([cited]);
  }
  return asked;
}"""
MAKE = """async (sources) => {
  const { $pattern } = await import("./patterns.js");
  return sources.flatMap(([name, source]) => {
    try { $pattern(source).search(""); return []; } catch (error) { return [name + ": " + error]; }
  });
}"""
MATCH = """async ([patterns, texts]) => {
  const { $compile, $pattern } = await import("./patterns.js");
  return patterns.map(({ source, groups, names, written }) => {
    const pattern = written ? $compile(written) : $pattern(source, groups, names);
    return texts.map((text) => Array.from(pattern.finditer(text), (found) =>
      [found.span(), ...found.groups(), Object.keys(names).map((name) => found.start(name))]));
  });
}"""
Ask = Callable[[str, Any], Any]


@pytest.fixture(scope="module")
def ask(browser: Any, serve_folder: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Runs a function of JavaScript beside the engine and its modules."""
    folder = tmp_path_factory.mktemp("engine")
    (folder / "index.html").write_text("<!doctype html><title>engine</title>", encoding="utf-8")
    (folder / "engine.js").write_bytes(citation_engine(MODULES))
    for name in RUNTIME:
        (folder / name).write_bytes((MODULES / name).read_bytes())
    page: Page = browser.new_page()
    page.goto(serve_folder(folder))
    yield page.evaluate
    page.close()


def sample_files() -> list[Path]:
    plans = [*(PROJECT / "plans").rglob("*.md"), *(PROJECT / "tests" / "baseline").rglob("*.md")]
    return sorted([*plans, *(PROJECT / "tests" / "sites").rglob("plans/**/*.md")])


def test_every_written_example_gives_the_same(ask: Ask) -> None:
    texts = list(written_examples())

    assert len(texts) > 100
    assert differences(ask, texts) == []


def test_every_plan_gives_the_same(ask: Ask) -> None:
    texts = [file.read_bytes().decode() for file in sample_files()]

    assert len(texts) > 5
    assert differences(ask, texts) == []


@pytest.mark.parametrize("seed", [1, 2])
def test_made_texts_give_the_same(ask: Ask, seed: int) -> None:
    texts = list(made_texts(1200, seed))

    assert differences(ask, texts) == []
    assert sum(bool(find_citations(text)) for text in texts) > len(texts) / 2


@pytest.mark.skipif(not SEEDS, reason="PLANPORTAL_SEEDS names no folder of full texts")
def test_the_full_texts_give_the_same(ask: Ask) -> None:
    files = sorted(file for file in Path(SEEDS or "").rglob("*") if file.suffix in (".md", ".txt"))

    assert files
    assert differences(ask, [file.read_bytes().decode() for file in files]) == []


def test_places_count_code_points(ask: Ask) -> None:
    text = "😀😀 Nghị định số 04/2015/NĐ-CP về 𝐀 😀."

    (found,) = ask(FIND, [text])[0]

    assert text[found["start"] : found["end"]] == found["surface"] == "Nghị định số 04/2015/NĐ-CP"
    assert found["title"] == "𝐀 😀"


def test_a_key_is_looked_up_in_the_file_the_build_puts_it_in(ask: Ask) -> None:
    written = KEYS["number"] + KEYS["name"]

    asked = ask(LOOK_UP, [KEYS["number"], KEYS["name"]])

    assert asked == [f"known-{one['hash'] % 256:02x}.json" for one in written]


def test_a_difference_would_be_noticed(ask: Ask) -> None:
    found = ask(FIND, ["Nghị định số 04/2015/NĐ-CP"])

    assert difference("x", find_citations("Nghị định số 05/2015/NĐ-CP"), found[0]) is not None


def test_every_pattern_can_be_made_in_the_browser(ask: Ask) -> None:
    patterns = patterns_of(find_citations)

    refused = ask(MAKE, [[name, converted(one).source] for name, one in patterns.items()])

    assert len(patterns) > 100
    assert refused == []


def test_every_pattern_matches_the_same(ask: Ask) -> None:
    # Patterns of one act's name are alike and many; some of them do.
    patterns = list(patterns_of(find_citations).values())
    some = [*patterns[:: max(1, len(patterns) // 60)], *(one for one in patterns if one.groups)]

    wrong = mismatches(ask, some, [dataclasses.asdict(converted(one)) for one in some])

    assert len(some) > 60
    assert wrong == []


def test_a_pattern_that_the_browser_makes_itself_matches_the_same(ask: Ask) -> None:
    patterns = [one for one in patterns_of(find_citations).values() if is_simple(one)]
    some = [*patterns[:: max(1, len(patterns) // 60)], re.compile(r"(?P<no>\d+)[\w.]*(?:-|\.)(?!\W)|x$")]

    wrong = mismatches(ask, some, [{"written": one.pattern, "names": dict(one.groupindex)} for one in some])

    assert len(some) > 60
    assert wrong == []


def mismatches(ask: Ask, patterns: Sequence[re.Pattern[str]], given: Sequence[dict[str, Any]]) -> list[str]:
    """The first texts that a pattern does not match in the same way on both sides."""
    texts = [*list(written_examples())[::6], *made_texts(25, seed=3)]
    texts = [text for text in (*texts, *map(fold, texts)) if max(text, default="") <= "\uffff"]
    wrong = (
        f"{pattern.pattern!r} on {text!r}: {ours} here, {found} in the browser"
        for pattern, each in zip(patterns, ask(MATCH, [given, texts]), strict=True)
        for text, found in zip(texts, each, strict=True)
        if (ours := matches(pattern, text)) != found
    )
    return list(wrong)[:5]


def matches(pattern: re.Pattern[str], text: str) -> list[list[Any]]:
    return [
        [list(found.span()), *found.groups(), [found.start(name) for name in pattern.groupindex]]
        for found in pattern.finditer(text)
    ]


def differences(ask: Ask, texts: Sequence[str]) -> list[str]:
    """The first texts on which the two engines do not agree, and where."""
    answers = ask(FIND, list(texts))
    found = (difference(text, find_citations(text), theirs) for text, theirs in zip(texts, answers, strict=True))
    return [one for one in found if one][:5]


def difference(text: str, ours: Sequence[Citation], theirs: Sequence[dict[str, Any]]) -> str | None:
    """What differs first, or None where nothing does."""
    mine = [as_the_browser_says(one) for one in ours]
    if mine == theirs:
        return None
    for place, (one, other) in enumerate(zip(mine, theirs, strict=False)):
        fields = [f"{name}: {one.get(name)!r} here, {other.get(name)!r} in the browser"
                  for name in {**one, **other} if one.get(name) != other.get(name)]  # fmt: skip
        if fields:
            return f"{text[:200]!r}, citation {place}: {'; '.join(fields)}"
    return f"{text[:200]!r}: {len(mine)} citations here, {len(theirs)} in the browser"


def as_the_browser_says(citation: Citation) -> dict[str, Any]:
    """A citation with the names and values that findCitations() gives."""
    return {
        re.sub(r"_(\w)", lambda match: match[1].upper(), field.name): plain(getattr(citation, field.name))
        for field in dataclasses.fields(citation)
    }


def plain(value: Any) -> Any:
    if isinstance(value, PartialDate):
        return str(value)
    return list(value) if isinstance(value, tuple) else value
