"""What the operations of Python mean in the browser: each line gives the same value on both sides."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from planportal.index.citation_engine import RUNTIME
from planportal.index.javascript import translated
from playwright.sync_api import Page

MODULES = Path(__file__).resolve().parents[2] / "overrides" / "assets" / "citations"
BEFORE = '''
import datetime
import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from itertools import chain, pairwise
from statistics import median
from typing import NamedTuple, cast

WORD = re.compile(r"(?P<first>\\w)(?P<rest>\\w*)(-)?")
SPACES = re.compile(r"\\s*")
TO_D = str.maketrans({"Đ": "D", "x": "", "y": "why"})
LETTERS = frozenset("abc")
MATCHED = WORD.match


class Pair(NamedTuple):
    one: int
    other: int

    @property
    def both(self) -> int:
        return self.one + self.other


class Wrong(ValueError):
    """An error of its own."""


@dataclass(frozen=True, order=True)
class Point:
    x: int
    y: int = 2
    seen: list[int] = field(default_factory=list)

    @classmethod
    def parse(cls, text: str) -> "Point":
        return cls(*map(int, text.split(",")))

    @property
    def sum(self) -> int:
        return self.x + self.y

    @cached_property
    def noted(self) -> int:
        self.seen.append(1)
        return len(self.seen)

    def __str__(self) -> str:
        return f"{self.x}/{self.y:02d}"


def counted(least: int, *, most: int = 3):
    for number in range(least, most):
        if number == 2:
            continue
        yield number
    yield from (7, 8)


@lru_cache(maxsize=4)
def squared(number: int) -> int:
    return number**2


def found(numbers, wanted):
    for number in numbers:
        if number == wanted:
            break
    else:
        return "none"
    return f"{number}!"


def guarded(text):
    try:
        if not text:
            raise Wrong("empty")
        return int(text)
    except Wrong:
        return "wrong"
    except (ValueError, IndexError) as error:
        return "no number" if isinstance(error, ValueError) else "?"


def grown():
    items = [1]
    same = items
    items += (number for number in (2, 3))
    counts = {"a": 1}
    counts["a"] += 4
    counts["b"] = counts.pop("a") + 1
    one, (two, *rest) = 1, [2, 3, 4]
    while (last := rest.pop()) > 3:
        one += last
    del items[0]
    return [same, counts, one, two, rest, last]


def changed():
    items, names, seen = [3, 1], {"a": 1}, {1, 2}
    items.extend(iter([2]))
    items.insert(0, 9)
    items.remove(1)
    kept = items.copy()
    kept.sort(reverse=True)
    names.update({"b": 2})
    names.setdefault("c", []).append(4)
    del names["a"]
    seen.discard(7)
    seen.update([5])
    seen |= {6}
    seen.add(5)
    items.append(kept.index(3))
    return [items, kept, names, sorted(seen), sorted(seen.union([0])), kept.count(9), items.pop(0), "a" in names]


def ranked(words):
    best = None
    for place, word in enumerate(words, 1):
        if best is None or (len(word), place) > best:
            best = len(word), place
    return best
'''
LINES = dict(
    line.split(": ", 1)
    for line in (Path(__file__).parents[1] / "contract" / "python_expressions.txt").read_text("utf-8").splitlines()
)
RUN = """async () => {
  const { asked } = await import("./asked.js");
  const plain = (value) => {
    if (value === undefined || value === null) return null;
    if (Array.isArray(value)) return value.map(plain);
    if (value.items) return Object.fromEntries(value.items().map(([key, one]) => [String(key), plain(one)]));
    return typeof value === "object" ? "object" : value;
  };
  return plain(asked());
}"""


def asked_module(folder: Path) -> ModuleType:
    """A module of the engine that does not exist; its function `asked` returns the values of every line."""
    file = folder / "made_up.py"
    values = ", ".join(f"{name!r}: [{line}]" for name, line in LINES.items())
    file.write_text(f"from __future__ import annotations\n{BEFORE}\n\ndef asked():\n    return {{{values}}}\n", "utf-8")
    spec = importlib.util.spec_from_file_location("planportal.made_up", file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def in_javascript(function: Callable[..., Any]) -> str:
    """The translated function as a module that takes what it needs from the modules beside it."""
    program, (name,) = translated(function)
    imports = ""
    for file in RUNTIME:
        exported = re.findall(r"^export (?:const|function\*?|class) (\$\w+)", (MODULES / file).read_text("utf-8"), re.M)
        imports += f'import {{ {", ".join(exported)} }} from "./{file}";\n' if exported else ""
    return f"{imports}{program}\nexport const asked = {name};\n"


@pytest.fixture(scope="module")
def both_sides(
    browser: Any, serve_folder: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """What Python and what the browser says, by the name of the line."""
    folder = tmp_path_factory.mktemp("asked")
    module = asked_module(folder)
    (folder / "index.html").write_text("<!doctype html><title>asked</title>", encoding="utf-8")
    (folder / "asked.js").write_text(in_javascript(module.asked), encoding="utf-8")
    for name in RUNTIME:
        (folder / name).write_bytes((MODULES / name).read_bytes())
    page: Page = browser.new_page()
    page.goto(serve_folder(folder))
    yield json.loads(json.dumps(module.asked())), page.evaluate(RUN)
    page.close()
    del sys.modules[module.__name__]


@pytest.mark.parametrize("name", LINES)
def test_a_value_is_the_same_in_the_browser(both_sides: tuple[dict[str, Any], dict[str, Any]], name: str) -> None:
    ours, theirs = both_sides

    assert theirs[name] == ours[name]
