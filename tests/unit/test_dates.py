"""Dates that may be known in part, and the way they are printed."""

from __future__ import annotations

import pytest
from planportal.dates import PartialDate


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2023-03-27", PartialDate(2023, 3, 27)),
        ("2023-03", PartialDate(2023, 3)),
        ("2023", PartialDate(2023)),
    ],
)
def test_a_date_is_read_as_exactly_as_it_is_written(written: str, expected: PartialDate) -> None:
    assert PartialDate.parse(written) == expected
    assert str(expected) == written


@pytest.mark.parametrize("written", ["27/3/2023", "2023-02-30", "2023-13", "2023-00", "2023-03-00", "23-3-1", ""])
def test_a_day_that_is_not_in_the_calendar_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate.parse(written)


@pytest.mark.parametrize(
    ("iso", "printed"),
    [
        ("2023-03-27", "27/3/2023"),
        ("2017-06-05", "05/6/2017"),  # day under 10 with a zero
        ("2022-02-14", "14/02/2022"),  # months 1 and 2 with a zero
        ("2023-10-16", "16/10/2023"),
        ("2023-03", "tháng 3/2023"),
        ("2023", "năm 2023"),
    ],
)
def test_dates_are_printed_as_documents_print_them(iso: str, printed: str) -> None:
    assert PartialDate.parse(iso).printed() == printed


def test_only_a_complete_date_has_a_weekday() -> None:
    assert PartialDate.parse("2023-03-27").weekday() == "thứ Hai"
    assert PartialDate.parse("2023-03").weekday() is None


def test_a_less_exact_date_sorts_before_the_days_it_may_be() -> None:
    dates = [PartialDate.parse(text) for text in ("2023-03-01", "2023-03", "2022-12-31", "2023")]

    assert [str(date) for date in sorted(dates)] == ["2022-12-31", "2023", "2023-03", "2023-03-01"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2022-02-25", "2022-02-25", True),
        ("2022-02-25", "2021-02-25", False),
        ("2022-02", "2022-02-25", True),  # less exact
        ("2022", "2022-02-25", True),
        ("2022-03", "2022-02-25", False),
    ],
)
def test_a_less_exact_date_contradicts_nothing(one: str, other: str, same: bool) -> None:
    assert PartialDate.parse(one).may_be(PartialDate.parse(other)) is same
