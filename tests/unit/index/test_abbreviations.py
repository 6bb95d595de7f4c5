"""Abbreviations that plans explain, and what each may stand for."""

from __future__ import annotations

import pytest
from planportal.index.abbreviations import MinedAbbreviations, abbreviations, explained_in


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        pytest.param(
            "Đẩy mạnh cải cách hành chính (CCHC) trong năm", [("CCHC", "cải cách hành chính")], id="letters of words"
        ),
        pytest.param("phát triển kinh tế - xã hội (KT-XH)", [("KT-XH", "kinh tế xã hội")], id="hyphen"),
        pytest.param("người đứng đầu (viết tắt là NĐĐ)", [("NĐĐ", "người đứng đầu")], id="said to be short for it"),
        pytest.param("điện tử (ĐT), bóng mát (BM)", [("ĐT", "điện tử"), ("BM", "bóng mát")], id="two"),
        pytest.param("Y tế và Thuốc (YTT)", [("YTT", "Y tế và Thuốc")], id="a word without a letter"),
        pytest.param("Văn hóa và Ẩm thực (VH&ÂT)", [], id="a letter with a mark that no word begins with"),
        pytest.param(
            "Đất và Nước (sau đây viết tắt là Đ&N)", [("Đ&N", "Đất và Nước")], id="two letters with a sign between"
        ),
        pytest.param('hộ gia đình (viết tắt là "HGĐ")', [("HGĐ", "hộ gia đình")], id="in quotation marks"),
        pytest.param("CCHC (cải cách hành chính) là", [("CCHC", "cải cách hành chính")], id="the words in brackets"),
        pytest.param("CCHC (nêu ở Mục 2) là", [], id="other words in brackets"),
        pytest.param("báo cáo theo mẫu (BM)", [], id="other letters"),
        pytest.param("(UBND) tỉnh", [], id="nothing before it"),
        pytest.param("trồng cây (A)", [], id="one letter"),
    ],
)
def test_an_abbreviation_is_explained_by_the_words_before_its_brackets(
    text: str, explained: list[tuple[str, str]]
) -> None:
    assert explained_in(text) == explained


def test_the_registry_goes_before_the_plans_and_these_before_common_use() -> None:
    mined = MinedAbbreviations()
    mined.note(["cung cấp hạt chuẩn (CCHC)"])

    found = abbreviations({"CCHC": "chương cải hiến cây"}, mined)

    assert found["CCHC"] == ["chương cải hiến cây", "cung cấp hạt chuẩn"]
    assert found["UBND"] == ["Ủy ban nhân dân"]


def test_spellings_of_one_abbreviation_are_one() -> None:
    mined = MinedAbbreviations()
    mined.note(["điện gió (ĐG)"])

    found = abbreviations({"đg": "đánh giá"}, mined)

    assert found["đg"] == ["đánh giá", "điện gió"]
    assert "ĐG" not in found
