"""What counts as printed differently."""

from __future__ import annotations

import pytest
from planportal.dates import PartialDate
from planportal.model import Mention
from planportal.render.readings import best_title, dates_differ, differs, other_dates, titles_alike

from tests.factories import citation, document, plan

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


def test_a_title_that_is_the_name_is_not_shown_again() -> None:
    assert best_title(document(number=None, name="Bộ luật Thử", titles=(("bộ luật Thử", SEEN),))) == ""


def test_titles_that_differ_in_letters_and_opening_alone_are_one() -> None:
    other = (Mention("xa-thu/2024/2-kh-ubnd", 0),)
    titles = (("Trồng cây xanh", SEEN), ("về việc trồng cây xanh", other), ("ban hành Trong cay xanh.", SEEN))

    found = titles_alike(document(titles=(*titles, ("Trồng cây", other))))

    assert found == (("Trồng cây xanh", (*SEEN, *other, *SEEN)), ("Trồng cây", other))


@pytest.mark.parametrize(
    ("held", "printed", "expected"),
    [
        ("2024-02-01", "2024-02-02", True),
        ("2024-02-01", "2024-02-01", False),
        ("2024-02", "2024-02-02", False),
        ("2024-02-01", "2024-02", False),
        ("2024-02-01", None, False),
        (None, "2024-02-02", False),
    ],
    ids=["another day", "same day", "plan without day", "cited without day", "cited without date", "plan without date"],
)
def test_a_held_plan_is_cited_with_another_day(held: str | None, printed: str | None, expected: bool) -> None:
    cited = citation("10/KH-UBND", "Kế hoạch", date=PartialDate.parse(printed) if printed else None)

    assert differs(plan(date=held), cited) is expected
