"""What counts as printed differently."""

from __future__ import annotations

import pytest
from planportal.dates import PartialDate
from planportal.model import Mention
from planportal.render.readings import best_title, dates_differ, other_dates

from tests.factories import document

SEEN = (Mention("xa-thu/2024/1-kh-ubnd", 0),)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["2021-02-25", "2022-02-25"], True),
        (["2021-02-25", "2021-02-26"], True),
        (["2021-02-25", "2021-02"], False),
        (["2021-02-25", "2021"], False),
        (["2021-02-25"], False),
        ([], False),
    ],
    ids=["another year", "another day", "month only", "year only", "one date", "none"],
)
def test_less_exact_dates_contradict_nothing(dates: list[str], expected: bool) -> None:
    seen = tuple((PartialDate.parse(date), SEEN) for date in dates)

    assert dates_differ(document(dates=seen)) is expected


def test_the_dates_printed_elsewhere_are_those_that_contradict() -> None:
    seen = tuple((PartialDate.parse(date), SEEN) for date in ("2021-02-25", "2022-02-25", "2021"))

    assert other_dates(document(dates=seen), PartialDate(2021, 2, 25)) == (PartialDate(2022, 2, 25),)


def test_the_most_frequent_title_is_shown() -> None:
    assert best_title(document(titles=(("Trồng cây", SEEN), ("Trồng cây xanh", SEEN)))) == "Trồng cây"
