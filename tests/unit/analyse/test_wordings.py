"""Which paragraphs count as worded alike."""

from __future__ import annotations

import unicodedata
from array import array

import pytest
from planportal.analyse import analyse
from planportal.analyse.wordings import wordings_of
from planportal.model import SourceFile

CLOSING = "Trên đây là Kế hoạch hoà giải ở cơ sở năm 2023, yêu cầu các thôn thực hiện đúng quy định."


def marks(*paragraphs: str) -> list[int]:
    return list(array("I", wordings_of(paragraphs)))


@pytest.mark.parametrize(
    "written",
    [
        CLOSING.replace("2023", "2024"),
        CLOSING.replace("năm 2023", "năm"),
        CLOSING.upper(),
        unicodedata.normalize("NFD", CLOSING),
        CLOSING.replace("hoà", "hòa"),
        CLOSING.replace("quy", "qui"),
        CLOSING.replace("đ", "ð"),
        CLOSING.replace(" ", "\u00a0").replace(",", " –\n"),
        f"4. {CLOSING}",
        f"c) {CLOSING}",
        f"IV. {CLOSING}",
        f"2.10. {CLOSING}",
    ],
    ids=["year", "no year", "case", "NFD", "tone place", "i for y", "eth", "signs", "4.", "c)", "IV.", "2.10."],
)
def test_spellings_years_and_enumerators_make_no_other_wording(written: str) -> None:
    assert marks(written) == marks(CLOSING) != [0]


@pytest.mark.parametrize(
    "written",
    [
        CLOSING.replace("thôn", "xóm"),
        f"{CLOSING} Hết.",
        CLOSING.replace("năm 2023", "đạt 95%"),
        CLOSING.replace("2023", "20231"),
        CLOSING.replace("2023", "12023"),
    ],
    ids=["a word", "a sentence", "a target", "no year", "no year either"],
)
def test_other_words_make_another_wording(written: str) -> None:
    assert marks(written) != marks(CLOSING)


def test_to_cite_another_document_is_another_wording() -> None:
    one, other = marks(
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 3/2/2024 của Ủy ban nhân dân tỉnh;",
        "Thực hiện Kế hoạch số 15/KH-UBND ngày 3/2/2024 của Ủy ban nhân dân tỉnh;",
    )

    assert one != other


@pytest.mark.parametrize(
    "short", ["", "Tổ chức thực hiện", "Phòng Tài chính", "Giai đoạn 2021-2025, 2026-2030 và 2031-2035"]
)
def test_names_and_headings_have_no_mark(short: str) -> None:
    assert marks(short) == [0]


def test_the_marks_stand_in_the_order_of_the_blocks() -> None:
    table = f"| Việc | {CLOSING} |\n| --- | --- |\n| một | hai |\n"
    text = f"# KẾ HOẠCH\n\n{CLOSING}\n\n- Việc nhỏ\n- a\\) {CLOSING}\n\n{table}"

    facts, body = analyse(SourceFile("so-a/2023/a.md", text, "", text, 1))

    assert list(array("I", facts.wordings)) == [marks(block.text)[0] for block in body.blocks]
    assert list(array("I", facts.wordings)).count(marks(CLOSING)[0]) == 3


def test_a_sign_that_parts_paragraphs_in_memory_does_no_harm() -> None:
    assert marks(f"\0{CLOSING}\0", "Việc nhỏ") == [*marks(CLOSING), 0]
