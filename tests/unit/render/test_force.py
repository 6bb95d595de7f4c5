"""Force of a cited document: then, now, and "cần kiểm tra" where nobody can tell."""

from __future__ import annotations

import datetime

import pytest
from planportal.dates import PartialDate
from planportal.records import DocumentRecord
from planportal.render.force import force_now, force_on, life

TODAY = datetime.date(2026, 11, 22)


def date_of(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def record(
    start: str | None = None,
    end: str | None = None,
    part: str | None = None,
    checked: str | None = None,
    note: str | None = None,
) -> DocumentRecord:
    return DocumentRecord(
        type="NĐ",
        number="04/2015/NĐ-CP",
        in_force_from=date_of(start),
        in_force_to=date_of(end),
        part_ended=date_of(part),
        checked=date_of(checked),
        note=note,
    )


@pytest.mark.parametrize(
    ("given", "date", "kind"),
    [
        pytest.param(record("2007-07-01", "2023-06-30"), "2023-03-27", "held", id="inside"),
        pytest.param(record("2007-07-01", "2023-06-30"), "2023-06-30", "held", id="last day"),
        pytest.param(record("2007-07-01", "2023-06-30"), "2023-07-01", "ended", id="day after the last"),
        pytest.param(record("2023-07-01"), "2023-03-27", "soon", id="before it began"),
        pytest.param(record("2023-07-01", checked="2026-11-22"), "2023-07-01", "held", id="first day"),
        pytest.param(record("2023-07-01", checked="2026-11-22"), "2023", None, id="a year that has both"),
        pytest.param(record("2023-07-01", checked="2026-11-22"), "2024", "held", id="a whole year inside"),
        pytest.param(record(end="2023-06-30"), "2023-03", "held", id="a month before the end"),
        pytest.param(record(checked="2026-11-22"), "2023-03", None, id="nothing known"),
        pytest.param(record("2007-07-01"), "2023-03-27", None, id="open end that nobody checked"),
        pytest.param(record("2007-07-01", checked="2020-05-05"), "2023-03-27", None, id="checked before the day"),
        pytest.param(record("2007-07-01", checked="2020-05-05"), "2020-05-05", "held", id="checked on the day"),
        pytest.param(
            record("2007-07-01", part="2020-01-01", checked="2026-11-22"),
            "2019-12-31",
            "held",
            id="before a part ended",
        ),
        pytest.param(
            record("2007-07-01", part="2020-01-01", checked="2026-11-22"), "2020-01-01", "part", id="a part ended"
        ),
        pytest.param(
            record("2007-07-01", part="2020-06", checked="2026-11-22"), "2020", None, id="the year a part ended in"
        ),
        pytest.param(
            record("2007-07-01", "2023-06-30", part="2020-01-01"), "2023-07-01", "ended", id="the rest ended too"
        ),
    ],
)
def test_force_on_the_day_of_a_plan(given: DocumentRecord, date: str, kind: str | None) -> None:
    state = force_on(given, PartialDate.parse(date))

    assert (state.kind if state else None) == kind


@pytest.mark.parametrize(
    ("given", "kind", "words"),
    [
        (record("2007-07-01", "2023-06-30"), "ended", "hết hiệu lực từ 01/7/2023"),
        (record("2007-07-01", "2027-06-30"), "held", "còn hiệu lực đến hết 30/6/2027"),
        (record("2027-01-01"), "soon", "có hiệu lực từ 01/01/2027"),
        (record("2015-02-25", note="Căn cứ ban hành đã hết hiệu lực."), "ask", "cần kiểm tra"),
        (record("2015-02-25", checked="2026-11-22"), "held", "còn hiệu lực, kiểm tra 22/11/2026"),
        (record("2015-02-25", part="2020-01-01"), "part", "hết hiệu lực một phần từ 01/01/2020"),
        (
            record("2015-02-25", part="2027-01-01", checked="2026-11-22"),
            "held",
            "còn hiệu lực, kiểm tra 22/11/2026",
        ),
    ],
    ids=["ended", "an end to come", "to come", "open", "checked", "a part", "a part to come"],
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
