"""Folding, addresses and the order of the Vietnamese alphabet."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planportal.vietnamese import address_slug, fold, nfc, sort_key


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Dân vận", "dan van"),
        ("ĐẤT ĐAI", "dat dai"),
        ("Ðiều", "dieu"),  # U+00D0, which looks like Đ
        ("Uỷ ban hoà giải", "uy ban hoa giai"),
        ("ƯỢNG", "uong"),
        ("765/KH-UBND", "765/kh-ubnd"),
    ],
)
def test_folding_drops_marks_and_case(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


@given(st.text(alphabet="aàảãáạăằâấêềôồơờưừyỳđĐÐ /-0123456789KHUBND", max_size=60))
def test_folding_composed_text_keeps_its_length(text: str) -> None:
    assert len(fold(nfc(text))) == len(nfc(text))


@pytest.mark.parametrize(
    ("text", "limit", "slug"),
    [
        ("49/KH-UBND", 0, "49-kh-ubnd"),
        ("Đề án số 01-ĐA/TU", 0, "de-an-so-01-da-tu"),
        ("Thực hiện công tác dân vận", 14, "thuc-hien-cong"),
        ("Thực hiện công tác dân vận", 15, "thuc-hien-cong"),
        ("Nghiêngngả", 4, "nghi"),
        ("…", 0, ""),
    ],
)
def test_an_address_is_ascii_words(text: str, limit: int, slug: str) -> None:
    assert address_slug(text, limit) == slug


def test_names_sort_by_the_vietnamese_alphabet_with_tones_last() -> None:
    names = ["đa", "dã", "da", "ăn", "án", "an", "ơn", "on", "2 xã", "ôn"]

    assert sorted(names, key=sort_key) == ["2 xã", "an", "án", "ăn", "da", "dã", "đa", "on", "ôn", "ơn"]


def test_text_of_usual_letters_folds_as_text_with_any_other_letter_does() -> None:
    every_letter = "".join(chr(code) for code in range(1, 0x2E80) if chr(code) != "\u212a")
    unusual = "\u2e80"

    one_by_one = "".join(fold(letter) for letter in every_letter)

    assert one_by_one == fold(every_letter + unusual).removesuffix(unusual)
