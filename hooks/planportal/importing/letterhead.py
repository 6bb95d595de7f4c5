"""The head of a plan (thể thức): national motto, agency, number, place, date and title.

Layout: Decree 30/2020/NĐ-CP, appendix I; left and right columns may stand in one line, and in
recognised text the marks may be lost ("S6:46 /KH-STP", "ngay30 thang3 ndm 2023").
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..dates import PartialDate
from .enumerators import marker
from .folding import folded
from .markdown_marks import without_emphasis
from .source_text import Line
from .title import HEAD_LINES, find_plan_word, read_title

_LETTER = r"[^\W\d_]"
_BLANK = r"[\s.…_]{0,30}"
_MOTTO = re.compile(r"c[o0]ng h[o0]a xa h[o0]i|d[o0]c ?lap\s*[-–]|dang cong san viet nam")
_NUMBER = re.compile(
    rf"(?<!\w)s(?:o|6|d|é|e|0|ó)?\s*[:;.]?\s*(?P<n>\d{{1,5}}[a-z]?|{_BLANK})\s*"
    rf"(?P<symbol>[/-]\s*[a-z]{{1,6}}(?:\s*[-/&]\s*[a-z][a-z0-9]*)+|/\s*[a-z]{{2,}})(?![\w])"
)
_DATE = re.compile(
    rf",?\s*(?<!\w)ng{_LETTER}{{0,3}}{_BLANK}(?P<day>\d{{0,2}}){_BLANK}th{_LETTER}{{0,3}}{_BLANK}(?P<month>\d{{0,2}})"
    rf"{_BLANK}n{_LETTER}{{0,2}}m?{_BLANK}(?P<year>(?:19|20)\d\d)?(?!\d)"
    rf"|,?\s*(?<!\w)ng{_LETTER}{{0,3}}\s*(?P<d>\d{{1,2}})[/-](?P<m>\d{{1,2}})[/-](?P<y>(?:19|20)\d\d)"
)
_LONGEST_HEAD_LINE = 300


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the head of a plan prints; None is what it does not print.

    `agency_lines` are those of the issuing body, the superior body first. `length` is how many
    of the text's lines belong to the head; `set_aside` are those of them that were not read.
    """

    number: str | None = None
    symbol: str | None = None
    place: str | None = None
    date: PartialDate | None = None
    agency_lines: tuple[str, ...] = ()
    has_motto: bool = False
    title: str | None = None
    length: int = 0
    lines: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()


def read_letterhead(lines: Sequence[Line]) -> Letterhead:
    """The head of a text; an empty one where the word "Kế hoạch" does not stand alone near its top."""
    plan_line = find_plan_word(lines)
    head_end = plan_line if plan_line is not None else _head_without_title(lines)
    parts = _HeadLines()
    for line in lines[:head_end]:
        parts.read(line.text)
    title: str | None = None
    length = head_end
    if plan_line is not None:
        title, length, rest = read_title(lines, plan_line)
        if rest:
            parts.set_aside.append(rest)
    return Letterhead(
        number=parts.number,
        symbol=parts.symbol,
        place=parts.place,
        date=parts.date,
        agency_lines=tuple(parts.agency_lines),
        has_motto=parts.has_motto,
        title=title,
        length=length,
        lines=tuple(line.text for line in lines[:head_end]),
        set_aside=tuple(parts.set_aside),
    )


def printed_date(text: str) -> tuple[PartialDate | None, int, int] | None:
    """The first date "ngày … tháng … năm …" of a text as far as it is filled in, with its place.

    The date is None where no year is printed or the day is not in the calendar.
    """
    match = _DATE.search(folded(text))
    if not match:
        return None
    day, month, year = (int(match[a] or match[b] or 0) for a, b in (("day", "d"), ("month", "m"), ("year", "y")))
    date: PartialDate | None = None
    if year:
        try:
            datetime.date(year, month or 1, day or 1)
            date = PartialDate(year, month, day if month else 0)
        except ValueError:
            date = None
    return date, match.start(), match.end()


class _HeadLines:
    def __init__(self) -> None:
        self.number: str | None = None
        self.symbol: str | None = None
        self.place: str | None = None
        self.date: PartialDate | None = None
        self.agency_lines: list[str] = []
        self.has_motto = False
        self.set_aside: list[str] = []

    def read(self, text: str) -> None:
        if len(text) > _LONGEST_HEAD_LINE:
            self.set_aside.append(text)
            return
        rest = without_emphasis(text)
        if motto := _MOTTO.search(folded(rest)):
            self.has_motto = True
            rest = rest[: motto.start()].strip()
        if rest and self.number is None and self.symbol is None:
            rest = self._without_number(rest)
        if rest and self.date is None:
            rest = self._without_date(rest)
        if not rest:
            return
        if _is_name_in_capitals(rest):
            self.agency_lines.append(rest.strip(" *_-–—"))
        else:
            self.set_aside.append(rest)

    def _without_number(self, text: str) -> str:
        match = _NUMBER.search(folded(text))
        if not match:
            return text
        symbol = re.sub(r"\s", "", text[match.start("symbol") : match.end("symbol")]).replace("Ð", "Đ")
        if not any(letter.isupper() for letter in symbol):
            return text
        digits = text[match.start("n") : match.end("n")].strip(" .…_")
        if digits:
            self.number = digits + symbol
        else:
            self.symbol = symbol[1:]
        before, after = text[: match.start()].strip(), text[match.end() :].strip(" ,;")
        return f"{before} {after}".strip()

    def _without_date(self, text: str) -> str:
        found = printed_date(text)
        if not found:
            return text
        date, start, end = found
        self.date = date
        place = text[:start].strip(" ,;*_")
        # "Sở A Tỉnh B, ngày …": only what stands directly before the date can be its place.
        if place and len(place) <= 60 and not _is_name_in_capitals(place):
            self.place = place
            place = ""
        return f"{place} {text[end:].strip(' *_')}".strip()


def _is_name_in_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 3 and sum(letter.isupper() for letter in letters) >= 0.8 * len(letters)


def _head_without_title(lines: Sequence[Line]) -> int:
    """How many lines at the top are a head although no title follows."""
    count = 0
    for line in lines[:HEAD_LINES]:
        plain = folded(line.text)
        found = _MOTTO.search(plain) or _NUMBER.search(plain[:60]) or (_DATE.search(plain) and len(plain) < 80)
        if not found and not (_is_name_in_capitals(line.text) and marker(line.text) is None and not count):
            break
        count += 1
    # Capitals alone are no head: they may be the first heading of the text.
    return (
        count
        if any(_MOTTO.search(folded(line.text)) or _NUMBER.search(folded(line.text)) for line in lines[:count])
        else 0
    )
