"""Dates as people write them, turned into the form to write instead; for messages only.

Nothing is read from these forms silently: an editor sees the suggestion and decides.
"""

from __future__ import annotations

import calendar
import re

from ..dates import PartialDate

FIRST_YEAR, LAST_YEAR = 1945, 2100

_SEPARATOR = r"\s*[-/. ]\s*"
_DAY_FIRST = re.compile(rf"(?:ngày\s*)?(?P<day>\d{{1,2}}){_SEPARATOR}(?P<month>\d{{1,2}}){_SEPARATOR}(?P<year>\d{{4}})")
_YEAR_FIRST = re.compile(
    rf"(?P<year>\d{{4}}){_SEPARATOR}(?P<month>\d{{1,2}})(?:{_SEPARATOR}(?P<day>\d{{1,2}}))?(?:[T ].*)?"
)
_MONTH_FIRST = re.compile(rf"(?:tháng\s*)?(?P<month>\d{{1,2}}){_SEPARATOR}(?P<year>\d{{4}})")
_IN_WORDS = re.compile(
    r"(?:ngày\s*(?P<day>\d{1,2})\s*)?(?:tháng\s*(?P<month>\d{1,2})\s*)?năm\s*(?P<year>\d{4})", re.IGNORECASE
)


def read_date(text: str) -> PartialDate:
    """The date in ISO form, as exact as it is known.

    Raises ValueError for another form, for a day that is not in the calendar and for a year
    outside 1945–2100.
    """
    date = PartialDate.parse(text)
    if not FIRST_YEAR <= date.year <= LAST_YEAR:
        raise ValueError(f"year out of range: {text!r}")
    return date


def is_later(date: PartialDate, other: PartialDate) -> bool:
    """Whether a date is certainly after another; 2025-07 is not certainly after 2025."""
    for mine, theirs in ((date.year, other.year), (date.month, other.month), (date.day, other.day)):
        if not mine or not theirs or mine != theirs:
            return bool(mine and theirs and mine > theirs)
    return False


def iso_form(text: str) -> str | None:
    """A date of another form as it must be written: "27/3/2023" → "2023-03-27"; None where it is not one.

    It may still be impossible: see `why_impossible`.
    """
    written = text.strip().lower()[:60]
    for form in (_DAY_FIRST, _YEAR_FIRST, _MONTH_FIRST, _IN_WORDS):
        match = form.fullmatch(written)
        if match:
            parts = match.groupdict()
            known = (parts["year"], parts.get("month"), parts.get("day"))
            return "-".join(part.zfill(2) for part in known if part)
    return None


def why_impossible(text: str) -> str | None:
    """Why a date in the right form is not in the calendar, in Vietnamese; None for another form."""
    match = re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", text)
    if not match:
        return None
    year, month = int(match[1]), int(match[2])
    if not 1 <= month <= 12:
        return f"không có tháng {match[2]}"
    if match[3] and year >= 1:
        days = calendar.monthrange(year, month)[1]
        if not 1 <= int(match[3]) <= days:
            return f"tháng {month} năm {year} chỉ có {days} ngày"
    return None
