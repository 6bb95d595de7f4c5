"""Whatever stands in a source: the import never fails, and every letter of it is kept or listed."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planportal.importing.document import ImportedPlan, read_plan_text
from planportal.importing.findings import absent_lines, found_lines, missing_lines, set_aside_lines
from planportal.importing.plan_file import plan_file
from planportal.importing.source_text import UnreadableSource, decode, read_source
from planportal.records import Registries

from tests.imported import everything, missing

_PIECES = [
    *(
        "I.",
        "II.",
        "I11.",
        "V.",
        "1.",
        "2.",
        "1.100%",
        "1.1.",
        "1)",
        "a)",
        "đ)",
        "a.",
        "-",
        "–",
        "+",
        "*",
        "-UBND",
        "A.",
    ),
    *(
        "#",
        "##",
        ">",
        "```",
        "~~~",
        "---",
        "***",
        "===",
        "|",
        "|---|",
        "<b>",
        "&amp;",
        "[x](y)",
        "[1]:",
        "![",
        "`",
        "\\",
    ),
    *("_", "__", "**", "NĐ-", "CP", "2021-", "2030", "100%", "15/9", ".", ";", ":", "./.", "…", "“", "”", "€", "¢"),
    *("Sở", "xây", "dựng", "Thực", "hiện", "công", "tác", "NỘI", "DUNG", "cơ", "quan", "Nhà", "dân", "số", "ngày"),
    *("tháng", "năm", "2023", "Phụ", "lục", "PHỤ LỤC I", "Trang 2", "- 3 -", "Lưu: VT.", "\u200b"),
]
_NOT_SHOWN = ("[x](y)", "![", "&amp;")  # where a source is Markdown, these are marks
_CLOSING = [
    "Nơi nhận:",
    "GIÁM ĐỐC",
    "KT. CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "- Sở Thử;",
    "- Lưu: VT.",
    "Nguyễn Văn A",
    "(đã ký)",
]
_HEAD = ["KẾ HOẠCH", "Kế hoạch", "SỞ THỬ", "Số: 12/KH-ST", "Thử, ngày 02 tháng 3 năm 2024", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"]
_BREAKS = [" ", " ", " ", " ", "\n", "\n", "\n\n", "\n\n\n", "\r\n", "\f", "\t", "  \n"]


def _texts(pieces: list[str], size: int = 60) -> st.SearchStrategy[str]:
    pair = st.tuples(st.sampled_from(pieces), st.sampled_from(_BREAKS))
    return st.lists(pair, max_size=size).map(lambda pairs: "".join(piece + gap for piece, gap in pairs))


def _imported(text: str) -> ImportedPlan:
    return read_plan_text(read_source(text), Registries())


@settings(max_examples=300, deadline=None)
@given(_texts(_PIECES))
def test_plain_text_shows_every_character_as_printed(text: str) -> None:
    source = read_source(text)
    if source.is_markdown:
        return

    plan = _imported(text)

    assert not missing(text, everything(plan))


@settings(max_examples=300, deadline=None)
@given(_texts([piece for piece in _PIECES if piece not in _NOT_SHOWN] + _HEAD * 6 + _CLOSING * 6))
def test_every_word_is_in_the_file_or_listed(text: str) -> None:
    plan = _imported(text)

    letters = "".join(letter for letter in text.casefold() if letter.isalnum())
    headings = sum(text.casefold().count(words) for words in ("kế hoạch", "nơi nhận"))
    kept = [part.casefold() for part in everything(plan)] + ["kế hoạch nơi nhận"] * (headings > 2) * headings
    assert not missing(letters, kept)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300) | _texts(_PIECES + _HEAD + _CLOSING), st.sampled_from(["a.txt", "a.md"]))
def test_no_text_makes_the_import_fail(text: str, name: str) -> None:
    plan = read_plan_text(read_source(text, name), Registries())

    said = [*found_lines(plan, {}), *absent_lines(plan), *set_aside_lines(plan), *missing_lines(plan, {}, None)]
    assert all(isinstance(line, str) for line in said)
    assert plan_file(plan, name, b"", 2024) is None  # an empty registry knows no issuer


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_no_file_makes_the_import_fail(content: bytes) -> None:
    with suppress(UnreadableSource):
        assert read_source(decode(content)) is not None


@pytest.mark.parametrize(
    "text",
    ["ng" + "." * 20_000, "Số: " + " ." * 10_000 + "/KH-A", "-" * 20_000, "**" * 10_000, "a) " * 8_000, "1. " * 8_000],
    ids=["dots", "number", "dashes", "stars", "letters", "numbers"],
)
def test_long_runs_are_read_in_reasonable_time(text: str) -> None:
    assert _imported(f"KẾ HOẠCH\nTrồng cây\n\n{text}\n").title
