"""Vietnamese is told from what recognition has damaged."""

from __future__ import annotations

import pytest
from planportal.importing.syllables import is_syllable, readability
from planportal.vietnamese import fold

_CLEAN = (
    "Nhằm nâng cao ý thức của người dân về việc trồng cây, giữ rừng, các thôn tổ chức phát động vào đầu xuân, "
    "khuyến khích mỗi gia đình trồng ít nhất hai cây ăn quả trong vườn nhà mình và chăm sóc đến khi lớn."
)
_DAMAGED = (
    "Nhiim nang cao y thirc cua nguoi din vé viéc tréng cay, gitr ring, cic thén t6 chirc phat dOng vao diu xuan, "
    "khuyén khich mdi gia dinh tréng it nhit hai cay an qua trong vudn nha minh va chim s6c dén khi 16n."
)


@pytest.mark.parametrize(
    "word",
    ["nghiêng", "khuya", "khuỷu", "quyết", "quốc", "gì", "giếng", "giữa", "hoà", "hòa", "uỷ", "ủy", "ngoằn", "Đảng",
     "ở", "oán", "xoong", "thuở", "tuệch", "yêu", "lý", "quý", "chuyện"],
)  # fmt: skip
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["chirc", "thuc1", "index", "cat", "hocj", "nghj", "str", "thực̃", "plan", "hiep"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("text", "quality"),
    [(_CLEAN, "B"), (_DAMAGED, "D"), (fold(_CLEAN), "D"), ("Uû ban nh©n d©n x· trång c©y g©y rõng " * 4, "D"),
     (f"{_CLEAN} {_DAMAGED[:90]}", "C"), ("SỞ ABC", "B"), ("", "B")],
    ids=["clean", "recognised without Vietnamese", "marks lost", "old font", "some errors", "too short", "empty"],
)  # fmt: skip
def test_the_grade_follows_from_the_share_of_possible_syllables(text: str, quality: str) -> None:
    assert readability(text).quality == quality
