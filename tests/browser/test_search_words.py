"""One text, one row of search words: the browser's pipeline against Python's, on made texts of every form."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from planportal.index.tokens import tokens, word_forms

from tests.contract.search_texts import made_texts

MODULES = Path(__file__).resolve().parents[2] / "overrides" / "assets" / "search"
PARTS = ["kh", "ubnd", "nd", "cp", "qd", "tw", "ca", "ki"]
WORDS = """async ([texts, parts]) => {
  const { tokens } = await import("./tokens.js");
  return texts.map((text) => tokens(text, new Set(parts)));
}"""
KEYS = """async (words) => {
  const { decodeKeys } = await import("./telex.js");
  return words.map((word) => decodeKeys(word));
}"""
Ask = Callable[[str, Any], Any]


@pytest.fixture(scope="module")
def ask(browser: Any, serve_folder: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Runs a function of JavaScript beside the modules of the search."""
    folder = tmp_path_factory.mktemp("words")
    (folder / "index.html").write_text("<!doctype html><title>words</title>", encoding="utf-8")
    for name in ("tokens.js", "telex.js"):
        (folder / name).write_bytes((MODULES / name).read_bytes())
    page = browser.new_page()
    page.goto(serve_folder(folder))
    yield page.evaluate
    page.close()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_made_texts_give_the_same_words(ask: Ask, seed: int) -> None:
    texts = list(made_texts(1500, seed))

    found = ask(WORDS, [texts, PARTS])

    expected = [tokens(text, PARTS) for text in texts]
    different = [(text, mine, its) for text, mine, its in zip(texts, expected, found, strict=True) if mine != its]
    assert different == []
    assert sum(any(word.startswith("#") for word in words) for words in expected) > len(texts) / 4


TYPED = {
    "dân": ("daan", "da6n"),
    "vận": ("vaanj", "va65n", "vanaj", "van65"),
    "đất": ("ddaast", "ddaats", "d9a61t", "dat961"),
    "nước": ("nuwowcs", "nuocws", "nu7o71c", "nuoc71"),
    "trưởng": ("truwowngr", "tru7o73ng"),
    "hoạch": ("hoachj", "hoa5ch"),
    "kế": ("kees", "ke61"),
    "năm": ("nawm", "na8m"),
    "nghĩa": ("nghiax", "nghi4a"),
    "quyền": ("quyeenf", "quye62n"),
    "thuở": ("thuowr", "thuo73"),
}
TYPINGS = [(keys, word) for word, typings in TYPED.items() for keys in typings]


@pytest.mark.parametrize(("keys", "word"), TYPINGS, ids=[keys for keys, _ in TYPINGS])
def test_keystrokes_of_telex_and_vni_are_read(ask: Ask, keys: str, word: str) -> None:
    (read,) = ask(KEYS, [keys])

    assert read is not None
    assert word_forms(read) == word_forms(word)
