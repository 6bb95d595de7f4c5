"""The printed numbers become headings and lists of the project's Markdown."""

from __future__ import annotations

import pytest
from planportal.importing.enumerators import Kind, marker, roman_value
from planportal.importing.lines import paragraphs
from planportal.importing.markdown_marks import without_structure_marks
from planportal.importing.source_text import read_source
from planportal.importing.structure import body_markdown


def _body(text: str, name: str = "a.txt") -> str:
    source = read_source(text, name)
    lines = without_structure_marks(source.lines) if source.is_markdown else source.lines
    return body_markdown(paragraphs(lines, source.is_markdown), source.is_markdown)


def test_headings_have_their_level_and_other_numbers_are_flat_lists() -> None:
    text = (
        "I. MỤC ĐÍCH\n1. Mục đích\n- Phủ xanh đồi trọc.\n2. Giữ rừng đầu nguồn.\nII. VIỆC CẦN LÀM\n"
        "1. Các thôn có trách nhiệm:\na) Thôn Một\n- Trồng 100 cây.\nb) Tưới cây hằng tuần;\nđ) Thôn Hai\nLàm như trên."
    )

    assert _body(text) == (
        "## I. MỤC ĐÍCH\n\n### 1. Mục đích\n\n- Phủ xanh đồi trọc.\n\n2. Giữ rừng đầu nguồn.\n\n## II. VIỆC CẦN LÀM\n\n"
        "1. Các thôn có trách nhiệm:\n\n#### a) Thôn Một\n\n- Trồng 100 cây.\n\nb) Tưới cây hằng tuần;\n\n"
        "#### đ) Thôn Hai\n\nLàm như trên.\n"
    )


@pytest.mark.parametrize(
    ("printed", "body"),
    [
        ("5.Trồng cây.", "5. Trồng cây.\n"),
        ("1.100% số hộ trồng cây.", "1. 100% số hộ trồng cây.\n"),
        ("-Trồng cây.", "- Trồng cây.\n"),
        ("– Trồng cây.", "- Trồng cây.\n"),
        ("+ Trồng cây.", "\\+ Trồng cây.\n"),
        ("1) Trồng cây.", "1\\) Trồng cây.\n"),
        ("# Trồng cây", "\\# Trồng cây\n"),
        ("*Ghi chú: xem [1] và a_b.", "\\*Ghi chú: xem \\[1] và a\\_b.\n"),
        ("12.5 ha", "12.5 ha\n"),
        ("> 5 cây", "\\> 5 cây\n"),
        ("1.1. Việc chung.", "1.1. Việc chung.\n"),
        ("PHỤ LỤC I", "## PHỤ LỤC I\n"),
    ],
    ids=[
        "glued",
        "percent",
        "dash",
        "long dash",
        "plus",
        "bracket",
        "hash",
        "star",
        "decimal",
        "greater",
        "1.1.",
        "annex",
    ],
)
def test_text_shows_as_printed(printed: str, body: str) -> None:
    assert _body(printed) == body


def test_a_number_without_anything_below_it_is_no_heading() -> None:
    assert _body("1. Trồng cây ở trường\n2. Tưới cây ở trường") == "1. Trồng cây ở trường\n\n2. Tưới cây ở trường\n"


def test_the_closing_words_are_not_below_the_last_number() -> None:
    assert _body("1. Thôn báo cáo xã\n\nTrên đây là Kế hoạch trồng cây.").startswith("1. Thôn báo cáo xã\n")


def test_markdown_bullets_become_dashes_and_inline_marks_stay() -> None:
    text = "* Trồng *cây*\n* Tưới **cây**\n\n## II. Khác\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"

    assert _body(text, "a.md") == "- Trồng *cây*\n\n- Tưới **cây**\n\n## II. Khác\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"


@pytest.mark.parametrize(
    ("line", "kind", "value"),
    [
        ("IV. TỔ CHỨC", Kind.ROMAN, 4),
        ("I11. TO CHUC", Kind.ROMAN, 3),  # recognised text: 1 for I
        ("12. Việc", Kind.ARABIC, 12),
        ("đ) Thôn", Kind.LETTER, 5),
        ("PHỤ LỤC II", Kind.PART, 0),
        ("1.2 Việc", Kind.DECIMAL, 2),
    ],
)
def test_numbers_are_read_as_printed(line: str, kind: Kind, value: int) -> None:
    found = marker(line)

    assert found is not None
    assert (found.kind, found.value) == (kind, value)


@pytest.mark.parametrize("line", ["1.000 ngày", "39-NQ/TW ngày", "V.v. và các việc", "-", "Công. việc", "f) Việc"])
def test_words_that_only_look_like_numbers(line: str) -> None:
    found = marker(line, previous_ends=False)

    assert found is None or not found.rest


@pytest.mark.parametrize(("printed", "value"), [("I", 1), ("IX", 9), ("X1", 11), ("IIII", 0), ("XIV", 14), ("VX", 0)])
def test_roman_numerals(printed: str, value: int) -> None:
    assert roman_value(printed) == value
