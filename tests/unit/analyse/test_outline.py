"""Printed numbers and the anchors that follow from them."""

from __future__ import annotations

import pytest
from planportal.analyse.body import analyse
from planportal.analyse.outline import Rank, heading_number
from planportal.model import PlanBody, PlanFacts, SourceFile


def analysed(markdown: str) -> tuple[PlanFacts, PlanBody]:
    return analyse(SourceFile("ubnd-a/2023/ke-hoach.md", "", "", markdown, 1))


def anchors(markdown: str) -> list[str]:
    return [block.anchor for block in analysed(markdown)[1].blocks]


@pytest.mark.parametrize(
    ("text", "rank", "number"),
    [
        ("I. MỤC ĐÍCH, YÊU CẦU", Rank.ROMAN, "I"),
        ("IV.TỔ CHỨC", Rank.ROMAN, "IV"),
        ("A. PHẦN CHUNG", Rank.CAPITAL, "A"),
        ("1. Mục đích", Rank.ARABIC, "1"),
        ("2.1. Chỉ tiêu", Rank.DECIMAL + 1, "2.1"),
        ("đ) Phòng Tư pháp", Rank.LETTER, "đ"),
        ("Phụ lục II", Rank.PART, "Phụ lục II"),
        ("Phần thứ nhất. Tình hình", Rank.PART, "Phần thứ nhất"),
        ("Điều 5. Kinh phí", Rank.ARTICLE, "Điều 5"),
    ],
)
def test_a_heading_is_ranked_by_its_printed_number(text: str, rank: int, number: str) -> None:
    printed = heading_number(text, None)

    assert printed is not None
    assert (printed.rank, printed.number) == (rank, number)


@pytest.mark.parametrize("text", ["Tổ chức thực hiện", "2023 là năm bản lề", "100% cán bộ", "1.000 ngày", "Vì dân"])
def test_a_heading_without_a_number_has_none(text: str) -> None:
    assert heading_number(text, None) is None


def test_c_after_b_is_a_letter_and_not_a_hundred() -> None:
    printed = heading_number("C. Phần ba", "B")

    assert printed is not None
    assert printed.rank == Rank.CAPITAL


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("Mở đầu.\n\nTiếp.", ["mo-dau-1", "mo-dau-2"]),
        ("- gạch", ["mo-dau-g1"]),
        ("## I. Một\n\nĐoạn.\n\nĐoạn nữa.", ["muc-i", "muc-i-p1", "muc-i-p2"]),
        (
            "## II. Hai\n\n### 2. Khoản\n\n#### a) Điểm\n\n- x\n- y",
            ["muc-ii", "muc-ii-2", "muc-ii-2-a", "muc-ii-2-a-g1", "muc-ii-2-a-g2"],
        ),
        ("## I. A\n\n1. Một\n\n- x\n\n2. Hai\n\n- y", ["muc-i", "muc-i-1", "muc-i-1-g1", "muc-i-2", "muc-i-2-g1"]),
        ("## I. A\n\na) Một\n\nđ) Năm", ["muc-i", "muc-i-a", "muc-i-dd"]),
        ("## I. A\n\n### 1. B\n\n#### 1.1. C\n\n#### 1.2. D", ["muc-i", "muc-i-1", "muc-i-1-1", "muc-i-1-2"]),
        ("## Không số\n\n## Không số", ["de-muc-1", "de-muc-2"]),
        ("## Phụ lục I\n\n1. Mẫu", ["phu-luc-i", "phu-luc-i-1"]),
    ],
)
def test_anchors_follow_the_printed_structure(markdown: str, expected: list[str]) -> None:
    assert anchors(markdown) == expected


def test_a_letter_printed_twice_gets_a_second_anchor_and_keeps_what_is_below_apart() -> None:
    found = anchors("## IV. Tổ chức\n\n#### d) Phòng\n\n- x\n\n#### d) Trung tâm\n\n- y")

    assert found == ["muc-iv", "muc-iv-d", "muc-iv-d-g1", "muc-iv-d-2", "muc-iv-d-2-g1"]


def test_nested_and_flat_dashes_have_the_same_anchors() -> None:
    flat = "## I. A\n\n1. Một:\n\n- x\n- y\n\n2. Hai"
    nested = "## I. A\n\n1. Một:\n\n   - x\n   - y\n\n2. Hai"

    assert anchors(flat) == anchors(nested)


def test_the_outline_holds_headings_with_the_path_printed_before_them() -> None:
    facts, _ = analysed("## I. MỤC ĐÍCH\n\n## II. NỘI DUNG\n\n### 1. Học tập\n\n1. x")

    assert [(section.label, section.title, section.depth) for section in facts.outline] == [
        ("I", "MỤC ĐÍCH", 1),
        ("II", "NỘI DUNG", 1),
        ("II.1", "Học tập", 2),
    ]


def test_readers_see_the_printed_path_of_a_paragraph_without_dashes() -> None:
    _, body = analysed("## IV. Tổ chức\n\n1. Thủ trưởng:\n\n- gửi báo cáo")

    assert [block.label for block in body.blocks] == ["IV", "IV.1", "IV.1"]
