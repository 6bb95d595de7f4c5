"""Each family of citations reads its examples and leaves its counter-examples."""

from __future__ import annotations

import re

import pytest
from planportal.analyse.citation_patterns import CANDIDATE, DATE, NAMED_FAMILIES, date_of, roman


def _named(folded: str) -> str | None:
    for family in NAMED_FAMILIES:
        match = family.pattern.fullmatch(folded)
        if match:
            return family.name(match, "")
    return None


@pytest.mark.parametrize(("folded", "name"), [example for family in NAMED_FAMILIES for example in family.examples])
def test_documents_cited_by_name(folded: str, name: str) -> None:
    assert _named(folded) == name


@pytest.mark.parametrize("folded", [text for family in NAMED_FAMILIES for text in family.counterexamples])
def test_names_that_say_too_little(folded: str) -> None:
    assert _named(folded) is None


@pytest.mark.parametrize(
    ("folded", "iso"),
    [
        (" ngay 20/3/2023", "2023-03-20"),
        (", ngay 31/12/2021", "2021-12-31"),
        (" ngay 5-6-2020", "2020-06-05"),
        (" ngay 1.2.2021", "2021-02-01"),
        (" ngay 21/ 10/2021", "2021-10-21"),  # a space left by recognition
        (" ngay 07 thang 01 nam 2016", "2016-01-07"),
        (" ngiy 03 thang 10 nim 2017", "2017-10-03"),  # misread words
        ("ngay 25/02/2021", "2021-02-25"),  # glued to the number
        (" (ngay 03/6/2013", "2013-06-03"),
        (" thang 3 nam 2023", "2023-03"),
        (" thang 3/2023", "2023-03"),
        (" ngay     /3/2023", "2023-03"),  # the day left blank
        (" nam 2012", "2012"),
    ],
)
def test_dates_as_exact_as_printed(folded: str, iso: str) -> None:
    match = DATE.match(folded)

    assert match
    assert str(date_of(match)) == iso


@pytest.mark.parametrize("folded", [" giai doan 2021-2025", " nam 2021-2025", " (khoa xi)", " ngay hom nay", " 20/3"])
def test_what_is_no_date(folded: str) -> None:
    assert not DATE.match(folded)


def test_a_day_that_does_not_exist_is_not_a_date() -> None:
    match = DATE.match(" ngay 31/02/2023")

    assert match
    assert date_of(match) is None


@pytest.mark.parametrize(("written", "meant"), [("xi", "XI"), ("x1", "XI"), ("xiii", "XIII"), ("15", "15")])
def test_numerals_as_recognition_reads_them(written: str, meant: str) -> None:
    assert roman(written) == meant


@pytest.mark.parametrize("text", ["25-CT/TUngay 25/02", "số31-QĐ/TW", "12/KH-UBND của", "12/KH-UBND."])
def test_a_number_ends_where_its_symbol_ends(text: str) -> None:
    match = CANDIDATE.search(text)

    assert match
    assert re.fullmatch(r"25-CT/TU|31-QĐ/TW|12/KH-UBND", match[0])
