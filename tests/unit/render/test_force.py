"""Force of a cited document: then, now, and "cần kiểm tra" where nobody can tell."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from planportal.dates import PartialDate
from planportal.records import DocumentRecord
from planportal.render.force import force_now, force_on, life

TODAY = datetime.date(2026, 11, 22)


def record(start: str | None = None, end: str | None = None, **fields: Any) -> DocumentRecord:
    return DocumentRecord(
        type="NĐ",
        number="04/2015/NĐ-CP",
        in_force_from=PartialDate.parse(start) if start else None,
        in_force_to=PartialDate.parse(end) if end else None,
        **fields,
    )


@pytest.mark.parametrize(
    ("start", "end", "date", "kind"),
    [
        ("2007-07-01", "2023-06-30", "2023-03-27", "held"),
        ("2007-07-01", "2023-06-30", "2023-06-30", "held"),
        ("2007-07-01", "2023-06-30", "2023-07-01", "ended"),
        ("2023-07-01", None, "2023-03-27", "soon"),
        ("2023-07-01", None, "2023-07-01", "held"),
        ("2023-07-01", None, "2023", None),
        ("2023-07-01", None, "2024", "held"),
        (None, "2023-06-30", "2023-03", "held"),
        (None, None, "2023-03", None),
    ],
    ids=[
        "inside",
        "last day",
        "day after the last",
        "before it began",
        "first day",
        "a year that has both",
        "a whole year inside",
        "a month before the end",
        "nothing known",
    ],
)
def test_force_on_the_day_of_a_plan(start: str | None, end: str | None, date: str, kind: str | None) -> None:
    state = force_on(record(start, end), PartialDate.parse(date))

    assert (state.kind if state else None) == kind


@pytest.mark.parametrize(
    ("given", "kind", "words"),
    [
        (record("2007-07-01", "2023-06-30"), "ended", "hết hiệu lực từ 01/7/2023"),
        (record("2027-01-01"), "soon", "có hiệu lực từ 01/01/2027"),
        (record("2015-02-25", note="Căn cứ ban hành đã hết hiệu lực."), "ask", "cần kiểm tra"),
        (record("2015-02-25", checked=PartialDate(2026, 11, 22)), "held", "còn hiệu lực, kiểm tra 22/11/2026"),
    ],
    ids=["ended", "to come", "open", "checked"],
)
def test_force_today(given: DocumentRecord, kind: str, words: str) -> None:
    state = force_now(given, TODAY)

    assert state is not None
    assert (state.kind, state.words) == (kind, words)


def test_what_nobody_checked_has_no_force_of_today() -> None:
    assert force_now(record("2015-02-25"), TODAY) is None
    assert force_now(None, TODAY) is None


def test_then_and_now_stand_beside_each_other_with_their_dates() -> None:
    states = life(record("2007-07-01", "2023-06-30"), PartialDate(2023, 3, 27), TODAY)

    assert [state.words for state in states] == ["27/3/2023: còn hiệu lực", "hết hiệu lực từ 01/7/2023"]
