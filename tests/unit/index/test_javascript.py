"""The citation engine as JavaScript: what is translated, what is refused; that both find the same is a browser test."""

from __future__ import annotations

import datetime
import re
import types
from pathlib import Path

import pytest
from planportal import vietnamese
from planportal.analyse.citations import find_citations
from planportal.config import Settings
from planportal.index.citation_engine import citation_engine, citation_engine_files
from planportal.index.javascript import UntranslatableError, patterns_of, translated
from planportal.index.javascript.patterns import converted
from planportal.index.javascript.stand_ins import STAND_INS
from planportal.number_families import FAMILIES

PROJECT = Path(__file__).resolve().parents[3]
MODULES = PROJECT / "overrides" / "assets" / "citations"


@pytest.mark.parametrize(
    ("written", "source"),
    [
        (r"số\s?\d", r"số[\s]?[\d]"),
        (r"(?x) a  b # words", "ab"),
        (r"[^\W\d_]", r"[^\W\d_]"),
        (r"a/b-c", r"a\/b\-c"),
        (r"x.", r"x[^\n]"),
        (r"\.$", r"\.(?=\n?$)"),
        (r"\bso", r"(?:(?<=[\w])(?![\w])|(?<![\w])(?=[\w]))so"),
        (r"(?i:mục)", "(?:[Mm][Ụ-ụ][Cc])"),
        (r"\d{1,5}+/", r"(?=([\d]{1,5}))\1(?:)\/"),
        (r"(?<!v\.v)\.", r"(?<!v\.v)\."),
        (r"a{2}b{1,}c{0,1}?", "a{2}b+c??"),
    ],
    ids=[
        *("sets keep their meaning", "layout is gone", "a negated set", "separators", "any but a line end", "the end"),
        *("a word's edge", "case-blind", "possessive", "look-behind", "repetitions"),
    ],
)
def test_a_pattern_is_written_out_for_javascript(written: str, source: str) -> None:
    assert converted(re.compile(written)).source == source


def test_groups_keep_their_names_and_numbers() -> None:
    made = converted(re.compile(r"(?P<no>\d++)/(?P<code>[A-Z])"))

    assert made.names == {"no": 1, "code": 2}
    assert made.groups == (0, 1, 3)


@pytest.mark.parametrize("written", [r"(?:(a)|b)*", r"(a)?b(?(1)c|d)"], ids=["a group that repeats", "a condition"])
def test_what_javascript_would_take_otherwise_is_refused(written: str) -> None:
    with pytest.raises(UntranslatableError, match=re.escape(repr(written))):
        converted(re.compile(written))


def test_the_whole_engine_has_a_translation() -> None:
    program, (name,) = translated(find_citations)

    assert f"function {name}(" in program
    assert FAMILIES[0].examples[0] not in program


def made_function(folder: Path, source: str) -> types.FunctionType:
    """The function `asked` of a module of the engine that does not exist."""
    module = types.ModuleType("planportal.made_up")
    file = folder / "made_up.py"
    file.write_text(source, encoding="utf-8")
    exec(compile(source, str(file), "exec"), module.__dict__)
    function = module.__dict__["asked"]
    assert isinstance(function, types.FunctionType)
    return function


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("    with open(text) as file:\n        return file", "made_up.py:4: no JavaScript for With"),
        ("    return print(text)", "made_up.py:4: no JavaScript for the name print"),
        ("    return '😀'", "a letter beyond U+FFFF in '😀'"),
        ("    return os.getcwd()", "made_up.py:4: no JavaScript for what is used of the module os"),
    ],
    ids=["a statement", "a built-in function", "a letter that counts twice", "a function of the system"],
)
def test_what_has_no_translation_is_named_with_its_line(tmp_path: Path, body: str, named: str) -> None:
    asked = made_function(tmp_path, f"import os\n\ndef asked(text):\n{body}\n")

    with pytest.raises(UntranslatableError, match=re.escape(named)):
        translated(asked)


def test_what_stands_in_gives_the_same() -> None:
    text = "Quyết định số 12/QĐ-UBND của Ủy ban nhân dân “xã” Ðông – ﬀ Ω Ж 漢 ½"

    assert {original(text) for original in STAND_INS} == {other(text) for other in STAND_INS.values()}
    assert vietnamese.fold in STAND_INS


def test_every_letter_the_engine_names_stands_for_itself_in_the_browser() -> None:
    source = (MODULES / "letters.js").read_text(encoding="utf-8")
    listed = re.search(r"AT_HOME = (\[\[.*\]\]);", source)
    assert listed
    ranges = [(int(low, 16), int(high, 16)) for low, high in re.findall(r"\[0x(\w+), 0x(\w+)\]", listed[1])]
    program, _ = translated(find_citations)

    elsewhere = {
        letter
        for letter in program
        if (letter.isalnum()) and not any(low <= ord(letter) <= high for low, high in ranges)
    }

    assert not elsewhere


def test_every_pattern_has_a_name_to_look_it_up_by() -> None:
    names = patterns_of(find_citations)

    assert any(name.endswith("_DATE") for name in names)
    assert len(names) > 100


def test_the_engine_is_one_module_without_imports_and_the_same_every_time() -> None:
    engine = citation_engine(MODULES)

    assert engine == citation_engine(MODULES)
    assert re.search(rb"^import\b", engine, re.MULTILINE) is None
    assert engine.rstrip().endswith(b"export{findCitations,openKnown};")


def test_the_engine_is_kept_until_something_it_is_made_from_changes(tmp_path: Path) -> None:
    settings = Settings(PROJECT, PROJECT / "plans", tmp_path, "Cổng", "", datetime.date(2026, 1, 1))
    ((path, content),) = citation_engine_files(settings)
    (kept,) = (tmp_path / "citation-engine").iterdir()
    kept.write_bytes(b"kept")

    assert path == "assets/citations/engine.js"
    assert content == citation_engine(MODULES)
    assert list(citation_engine_files(settings)) == [(path, b"kept")]
