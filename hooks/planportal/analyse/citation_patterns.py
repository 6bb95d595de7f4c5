"""How citations are written, one family an entry, each with what must match and what must not.

A number is found by its digits, separators and capitals; what stands around it is read from
there. Patterns of words run on folded text (lower case, no marks), so that every spelling
and most recognition errors come out alike. Examples and counter-examples run as tests.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ..dates import PartialDate

_CAPITAL = "A-ZĐƯ"
# One symbol inside a number: TTr, QyĐ, QĐi, UBTVQH11, CCHC&PC, V.III; it may be glued to a following "ngày".
_SYMBOL = (
    rf"[{_CAPITAL}](?:[{_CAPITAL}]|[a-zđ](?=\s?[{_CAPITAL}/-]))*(?:(?<=TT)g)?(?:(?<=QH)[Il])?(?:\d{{1,2}}(?!\d))?"
    rf"(?:[&.][{_CAPITAL}]+\d?)*(?=[\W_]|$|ng|của|về)"
)
_SEPARATOR = r"\s?(?:-\s?-|[-/])\s?"

CANDIDATE = re.compile(
    rf"(?P<ordinal>\d{{1,5}}+[a-zđA-C]?)(?P<year>\s?/\s?(?:19|20)\d\d(?!\d))?{_SEPARATOR}"
    rf"{_SYMBOL}(?:{_SEPARATOR}{_SYMBOL}){{0,4}}"
)
# Further ordinals before the one that carries the symbol: "số 15, 16/2017/NĐ-CP".
EARLIER_ORDINALS = re.compile(r"(?<![\w/.-])(\d{1,4}[a-zđ]?(?:,\s?\d{1,4}[a-zđ]?){0,5})(?:,\s?|\sva\s)$")

_DAY = r"ng[a-z]{1,2}y"
_MONTH = r"th[a-z]{1,2}ng"
_IN_YEAR = r"n[a-z]{1,2}m"
DATE = re.compile(
    rf"""\s?[,(]?\s?(?:
        (?:{_DAY}\s?)?(?P<day>\d{{1,2}})\s?[/.-]\s?(?P<month>\d{{1,2}})\s?[/.-]\s?(?P<year>\d{{4}})
      | {_DAY}\s?(?P<day2>\d{{1,2}})\s?{_MONTH}\s?(?P<month2>\d{{1,2}})\s?,?\s?{_IN_YEAR}\s?(?P<year2>\d{{4}})
      | (?:{_DAY}[\s.…_]{{0,12}})?{_MONTH}\s?(?P<month3>\d{{1,2}})\s?(?:/|,?\s?{_IN_YEAR})\s?(?P<year3>\d{{4}})
      | {_DAY}[\s.…_]{{0,12}}/\s?(?P<month4>\d{{1,2}})\s?/\s?(?P<year4>\d{{4}})
      | {_IN_YEAR}\s(?P<year5>\d{{4}})(?!\s?-)
    )(?!\d)""",
    re.VERBOSE,
)


def date_of(match: re.Match[str]) -> PartialDate | None:
    """The date a DATE match stands for, as exact as printed; None for a day that does not exist."""
    parts = {name.rstrip("2345"): int(value) for name, value in match.groupdict().items() if value}
    text = "-".join(f"{parts[name]:02d}" for name in ("year", "month", "day") if name in parts)
    try:
        return PartialDate.parse(text)
    except ValueError:
        return None


TERM = re.compile(r"\s?,?\s?\(?(?:khoa|nhiem ky)\s(?P<term>[ivxl1]{1,6}|\d{4}\s?-\s?\d{4})(?!\w)\)?")


@dataclass(frozen=True, slots=True)
class NamedFamily:
    """Documents cited by a name without a number. `opening` is the literal text all begin with.

    `name` makes the canonical name from a match and the printed words of its place group.
    """

    title: str
    opening: str
    pattern: re.Pattern[str]
    name: Callable[[re.Match[str], str], str]
    examples: tuple[tuple[str, str], ...]
    counterexamples: tuple[str, ...]
    titled: bool = False


_ROMAN = r"(?P<ordinal>[ivxl1]{1,6})(?!\w)"
_TERM_WORDS = r"l[a-z]n\sth[a-z]{1,3}"


def roman(text: str) -> str:
    """A Roman numeral as meant: recognition reads the I of XI as 1 or l."""
    return text.upper().replace("1", "I").replace("L", "I") if not text.isdigit() else text


def _congress(match: re.Match[str], _: str) -> str:
    return f"Nghị quyết Đại hội đại biểu toàn quốc lần thứ {roman(match['ordinal'])} của Đảng"


def _local_congress(match: re.Match[str], place: str) -> str:
    level = {
        "tinh": "tỉnh",
        "thanh pho": "thành phố",
        "huyen": "huyện",
        "quan": "quận",
        "thi xa": "thị xã",
        "xa": "xã",
        "phuong": "phường",
        "thi tran": "thị trấn",
    }[" ".join(match["level"].split())]
    which = f"lần thứ {roman(match['ordinal'])}" if match["ordinal"] else ""
    years = re.sub(r"\s", "", match["years"]) if match["years"] else ""
    name = " ".join(part for part in (level, place) if part)
    time = which or f"nhiệm kỳ {years}"
    return f"Nghị quyết Đại hội đại biểu Đảng bộ {name} {time}"


_WORD_ORDINALS = {"nhat": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}


def _plenum(match: re.Match[str], _: str) -> str:
    ordinal = match["ordinal"] or match["ordinal2"]
    which = str(_WORD_ORDINALS.get(ordinal, ordinal))
    return f"Nghị quyết Hội nghị Trung ương {which} khóa {roman(match['term'])}"


NAMED_FAMILIES = (
    NamedFamily(
        "congress of a Party organisation of a place",
        "nghi quyet",
        re.compile(
            rf"nghi quyet\s(?:cua\s)?dai hoi\s(?:dai bieu\s)?[dbp]ang bo\s"
            rf"(?P<level>tinh|thanh\spho|huyen|quan|thi\sxa|thi\stran|xa|phuong)(?P<place>(?:\s\w+){{0,4}}?),?\s"
            rf"(?:(?:{_TERM_WORDS}|khoa)\s{_ROMAN}(?:,?\s\(?nhiem ky\s\d{{4}}\s?-\s?\d{{4}}\)?)?"
            rf"|nhiem ky\s(?P<years>\d{{4}}\s?-\s?\d{{4}}))"
        ),
        _local_congress,
        (
            (
                "nghi quyet dai hoi dai bieu dang bo tinh lan thu xi",
                "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XI",
            ),
            (
                "nghi quyet dai hoi dang bo huyen nhiem ky 2020 - 2025",
                "Nghị quyết Đại hội đại biểu Đảng bộ huyện nhiệm kỳ 2020-2025",
            ),
            (
                "nghi quyet dai hoi dai bieu bang bo tinh lan thtr x1",
                "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XI",
            ),
        ),
        ("nghi quyet cua dang bo tinh", "nghi quyet dai hoi chi bo", "nghi quyet dai hoi dang bo cac cap"),
    ),
    NamedFamily(
        "congress of the Party",
        "nghi quyet",
        re.compile(
            rf"nghi quyet\s(?:cua\s)?dai hoi\s(?:(?:dai bieu|toan quoc|dang|{_TERM_WORDS})\s){{0,4}}{_ROMAN}"
            rf"(?:\scua [dbp]ang(?:\scong san viet nam)?)?"
        ),
        _congress,
        (
            ("nghi quyet dai hoi xiii cua dang", "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng"),
            (
                "nghi quyet dai hoi dai bieu toan quoc lan thu xii cua dang",
                "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XII của Đảng",
            ),
        ),
        ("nghi quyet dai hoi cac cap", "nghi quyet dai hoi cong doan", "nghi quyet cua dang"),
    ),
    NamedFamily(
        "plenum of the Central Committee",
        "nghi quyet",
        re.compile(
            rf"nghi quyet\s(?:cua\s)?(?:hoi nghi\s)?(?:{_TERM_WORDS}\s(?P<ordinal2>\w{{2,4}}|\d{{1,2}})\s)?"
            rf"(?:ban chap hanh\s)?(?:trung uong|tw)\s?(?:dang\s)?(?:{_TERM_WORDS}\s)?(?P<ordinal>\d{{1,2}})?,?\s?"
            rf"\(?khoa\s(?P<term>[ivxl1]{{1,6}})(?!\w)\)?"
        ),
        _plenum,
        (
            ("nghi quyet tw4 (khoa xii)", "Nghị quyết Hội nghị Trung ương 4 khóa XII"),
            ("nghi quyet trung uong 4 khoa xii", "Nghị quyết Hội nghị Trung ương 4 khóa XII"),
            (
                "nghi quyet hoi nghi lan thu tu ban chap hanh trung uong dang khoa xii",
                "Nghị quyết Hội nghị Trung ương 4 khóa XII",
            ),
        ),
        ("nghi quyet trung uong", "nghi quyet tw4", "nghi quyet cua trung uong dang"),
        titled=True,
    ),
)
