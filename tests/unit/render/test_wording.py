"""Words for what is known, and for what is missing."""

from __future__ import annotations

import pytest
from planportal.dates import PartialDate
from planportal.render.wording import counted, date_words, plan_in_words, plan_name, shortened, two_lines

from tests.factories import plan


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"number": "49/KH-UBND"}, "49/KH-UBND"),
        ({"symbol": "KH-SXD"}, "Số để trống, /KH-SXD"),
        ({"symbol": "/KH-SXD"}, "Số để trống, /KH-SXD"),
        ({}, "Không ghi số"),
    ],
    ids=["number", "number left blank", "blank with its slash", "none"],
)
def test_a_plan_is_called_by_its_number_or_by_what_is_missing(fields: dict[str, str], expected: str) -> None:
    assert str(plan_name(plan(**fields))) == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2023-03-27", "27/3/2023"),
        ("2023-02", "tháng 2/2023, ngày để trống"),
        ("2023", "năm 2023, không ghi ngày"),
        (None, "không ghi ngày"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(date: str | None, expected: str) -> None:
    assert date_words(PartialDate.parse(date) if date else None) == expected


def test_a_plan_is_cited_with_number_date_and_issuer() -> None:
    words = plan_in_words(plan(number="49/KH-UBND", date="2023-03-27"), "Ủy ban nhân dân xã Thử")

    assert words == "Kế hoạch số 49/KH-UBND ngày\N{NO-BREAK SPACE}27/3/2023 của Ủy ban nhân dân xã Thử"


def test_a_plan_without_number_is_cited_with_its_title() -> None:
    words = plan_in_words(plan(symbol="KH-SXD", date="2023-03", title="Trồng cây"), "Sở Thử")

    assert words == "Kế hoạch (số để trống, ký hiệu KH-SXD) tháng 3/2023 của Sở Thử trồng cây"


def test_counts_have_a_point_between_thousands() -> None:
    assert counted(12345, "kế hoạch") == "12.345 kế hoạch"


def test_shortened_text_ends_after_a_whole_word() -> None:
    assert shortened("một hai, ba bốn", 9) == "một hai…"
    assert shortened("một hai", 9) == "một hai"


@pytest.mark.parametrize(
    ("name", "above", "expected"),
    [
        ("Ủy ban nhân dân thành phố Thử", "", ("Ủy ban nhân dân", "thành phố Thử")),
        ("Ủy ban nhân dân xã Thử", "", ("Ủy ban nhân dân", "xã Thử")),
        ("Sở Xây dựng", "Ủy ban nhân dân tỉnh Thử", ("Ủy ban nhân dân tỉnh Thử", "Sở Xây dựng")),
        ("Chính phủ", "", ("Chính phủ",)),
    ],
)
def test_the_paper_form_sets_the_issuer_in_two_lines(name: str, above: str, expected: tuple[str, ...]) -> None:
    assert two_lines(name, above) == expected
