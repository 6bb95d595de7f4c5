"""What holds for all code: no place is written into it, and no module outgrows a reader."""

from __future__ import annotations

import re
from functools import cache
from itertools import dropwhile
from pathlib import Path

import pytest
import yaml

PROJECT = Path(__file__).resolve().parents[2]
HOOKS = PROJECT / "hooks"
CODE = sorted((*HOOKS.rglob("*.py"), *HOOKS.rglob("*.yml"), *(PROJECT / "overrides").rglob("*.html")))
MODULES = sorted(
    (*HOOKS.rglob("*.py"), *(PROJECT / "scripts").glob("*.py"), *(PROJECT / "overrides" / "assets").rglob("*.js"))
)
LONGEST = 350
# Not code to be read from top to bottom: templates of made-up sentences.
MOSTLY_DATA = {"make_corpus.py"}


@cache
def places() -> frozenset[str]:
    """The names of the places whose agencies are held here, without "tỉnh", "huyện"; the country as a whole is none."""
    agencies = yaml.safe_load((PROJECT / "plans" / "_registry" / "agencies.yml").read_text(encoding="utf-8"))
    words = [each["place"].split("(")[0].split() for each in agencies if each.get("place")]
    names = (" ".join(dropwhile(str.islower, place)) for place in words)
    return frozenset(name for name in names if name and name != "Trung ương")


def test_the_registry_names_places() -> None:
    assert len(places()) >= 3


@pytest.mark.parametrize("file", CODE, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_code_names_no_place(file: Path) -> None:
    found = re.findall(rf"\b(?:{'|'.join(map(re.escape, sorted(places())))})\b", file.read_text(encoding="utf-8"))

    assert not found


@pytest.mark.parametrize("file", MODULES, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_no_module_is_longer_than_a_reader_can_hold(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").count("\n")

    assert file.name in MOSTLY_DATA or lines <= LONGEST
