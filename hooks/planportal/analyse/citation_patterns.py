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
    rf"[{_CAPITAL}](?:[{_CAPITAL}]|[a-zđ](?=\s?[{_CAPITAL}/-]))*(?:(?<=TT)g)?(?:(?<=QH)[Il])?(?:\d{{1,3}}(?!\d))?"
    rf"(?:[&.][{_CAPITAL}]+\d?)*(?=[\W_]|$|ng|của|về|NGÀY|CỦA)"
)
_SEPARATOR = r"\s?(?:-\s?-|[-/])\s?"
# The Party's hyphen is sometimes left out: "298 KH/TWĐTN".
_FIRST_SEPARATOR = rf"(?:{_SEPARATOR}|\s?(?=(?:KH|NQ|CTr|CT|QĐ|KL|TB|HD|BC|CV|TTr|ĐA|QC|TT)\s?/\s?[{_CAPITAL}]{{2}}))"

CANDIDATE = re.compile(
    rf"(?P<ordinal>\d(?<!\d\d)\d{{0,4}}+[a-zđA-C]?)(?=\s?[-/KNCQTHBĐ])(?P<year>\s?[/-]\s?(?:19|20)\d\d(?!\d))?{_FIRST_SEPARATOR}"
    rf"{_SYMBOL}(?:{_SEPARATOR}{_SYMBOL}){{0,6}}"
)
# Further ordinals before the one that carries the symbol: "số 15, 16/2017/NĐ-CP".
EARLIER_ORDINALS = re.compile(r"(?<![\w/.-])(\d{1,4}[a-zđ]?(?:,\s?\d{1,4}[a-zđ]?){0,5})(?:,\s?|\sva\s)$")

_DAY = r"ng[a-z]{1,2}y(?:\sngay)?"
_MONTH = r"th[a-z]{1,2}ng"
_IN_YEAR = r"n[a-z]{1,2}m"
DATE = re.compile(
    rf"""\s?[,(]?\s?(?:
        (?:{_DAY}\s?)?(?P<day>\d{{1,2}})\s?[/.-]\s?(?P<month>\d{{1,2}})\s?[/.-]\s?(?P<year>\d{{4}})
      | {_DAY}\s?(?P<day2>\d{{1,2}})\s?{_MONTH}\s?(?P<month2>\d{{1,2}})\s?(?:/|,?\s?{_IN_YEAR})\s?(?P<year2>\d{{4}})
      | (?:{_DAY}[\s.…_]{{0,12}})?{_MONTH}\s?(?P<month3>\d{{1,2}})\s?(?:/|,?\s?{_IN_YEAR})\s?(?P<year3>\d{{4}})
      | {_DAY}[\s.…_]{{0,12}}/\s?(?P<month4>\d{{1,2}})\s?/\s?(?P<year4>\d{{4}})
      | {_IN_YEAR}\s(?P<year5>\d{{4}})(?!\s?-\s?\d)
      | {_DAY}\s?(?P<day6>\d{{1,2}})\s?[/.-]\s?(?P<month6>\d{{1,2}})\s?[/.-]\s?(?P<year6>[0-4]\d)(?![/.-]\d)
    )(?!\d)""",
    re.VERBOSE,
)


_DATE_GROUPS = (
    ("year", "month", "day"),
    ("year2", "month2", "day2"),
    ("year3", "month3", None),
    ("year4", "month4", None),
    ("year5", None, None),
    ("year6", "month6", "day6"),
)
_THIS_CENTURY = 2000


def date_of(match: re.Match[str]) -> PartialDate | None:
    """The date a DATE match stands for, as exact as printed; None for a day that does not exist."""
    for year_group, month_group, day_group in _DATE_GROUPS:
        printed = match[year_group]
        if not printed:
            continue
        year = int(printed) + (_THIS_CENTURY if len(printed) < 4 else 0)
        month = int(match[month_group]) if month_group else 0
        day = int(match[day_group]) if day_group else 0
        if (month_group and not month) or (day_group and not day):
            return None
        try:
            return PartialDate.of(year, month, day)
        except ValueError:
            return None
    return None


TERM = re.compile(r"\s?,?\s?\(?(?:khoa|nhiem ky)\s(?P<term>[ivxl1]{1,6}|\d{4}\s?-\s?\d{4}|\d{1,2})(?!\w)\)?")


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
        "khoi": "Khối",
    }[" ".join(match["level"].split())]
    which = f"lần thứ {roman(match['ordinal'])}" if match["ordinal"] else ""
    years = re.sub(r"\s", "", match["years"]) if match["years"] else ""
    name = " ".join(part for part in (level, place) if part)
    time = which or f"nhiệm kỳ {years}"
    return f"Nghị quyết Đại hội đại biểu Đảng bộ {name} {time}"


_WORD_ORDINALS = {"nhat": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}


def _plenum(match: re.Match[str], _: str) -> str:
    ordinal = match["ordinal"] or match["ordinal2"]
    which = str(_WORD_ORDINALS.get(ordinal, ordinal.lstrip("0")))
    kind = "Kết luận" if match["kind"].startswith("ket") else "Nghị quyết"
    printed = match["term"] or match["term2"]
    term = f" khóa {roman(printed)}" if printed else ""
    return f"{kind} Hội nghị Trung ương {which}{term}"


_MASS_ORGANISATIONS = (
    ("cong doan", "Công đoàn Việt Nam"),
    ("doan", "Đoàn toàn quốc"),
    ("hoi nong dan", "Hội Nông dân Việt Nam"),
    ("hoi lien hiep phu nu", "Hội Liên hiệp Phụ nữ Việt Nam"),
    ("phu nu", "Hội Liên hiệp Phụ nữ Việt Nam"),
    ("hoi cuu chien binh", "Hội Cựu chiến binh Việt Nam"),
    ("mat tran to quoc", "Mặt trận Tổ quốc Việt Nam"),
)


def _mass_congress(match: re.Match[str], _: str) -> str:
    body = next(name for words, name in _MASS_ORGANISATIONS if match["body"].startswith(words))
    return f"Nghị quyết Đại hội {body} lần thứ {roman(match['ordinal'])}"


_LEVEL = r"(?P<level>tinh|thanh\spho|huyen|quan|thi\sxa|thi\stran|xa|phuong|khoi)"
_PLACE = r"(?P<place>(?:\s\w+){0,4}?)"
_TIME = (
    rf"(?:(?:{_TERM_WORDS}|khoa)\s{_ROMAN}(?:,?\s\(?nhiem ky\s\d{{4}}\s?-\s?\d{{4}}\)?)?"
    r"|\(?nhiem ky\s(?P<years>\d{4}\s?-\s?\d{4})\)?)"
)

NAMED_FAMILIES = (
    NamedFamily(
        "congress of a Party organisation of a place",
        "nghi quyet",
        re.compile(
            rf"nghi quyet\s(?:cua\s)?dai hoi\s(?:dai bieu\s)?(?:lan thu\s\w{{1,7}}\s)?(?:cua\s)?[dbp]ang bo\s"
            rf"{_LEVEL}{_PLACE},?\s{_TIME}"
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
            (
                "nghi quyet dai hoi dai bieu dang bo khoi lan thu iii",
                "Nghị quyết Đại hội đại biểu Đảng bộ Khối lần thứ III",
            ),
        ),
        ("nghi quyet cua dang bo tinh", "nghi quyet dai hoi chi bo", "nghi quyet dai hoi dang bo cac cap"),
    ),
    NamedFamily(
        "congress of a Party organisation of a place, its number first",
        "nghi quyet",
        re.compile(
            rf"nghi quyet\s(?:cua\s)?dai hoi\s(?:dai bieu\s)?(?:{_TERM_WORDS}\s)?{_ROMAN}\s(?:cua\s)?[dbp]ang bo\s"
            rf"{_LEVEL}(?P<place>)(?P<years>)(?!\w)"
        ),
        _local_congress,
        (
            ("nghi quyet dai hoi xi dang bo tinh", "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XI"),
            (
                "nghi quyet dai hoi lan thu xxii cua dang bo huyen",
                "Nghị quyết Đại hội đại biểu Đảng bộ huyện lần thứ XXII",
            ),
        ),
        ("nghi quyet dai hoi dang bo tinh", "nghi quyet dai hoi xi chi bo"),
    ),
    NamedFamily(
        "congress of the Party",
        "nghi quyet",
        re.compile(
            rf"nghi quyet\s(?:cua\s)?dai hoi\s(?:(?:dai bieu|toan quoc|dang|cua dang|{_TERM_WORDS})\s){{0,4}}{_ROMAN}"
            rf"(?!\s(?:cua\s)?[dbp]ang bo)(?:\scua [dbp]ang(?:\scong san viet nam)?(?!\sbo))?"
        ),
        _congress,
        (
            ("nghi quyet dai hoi xiii cua dang", "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng"),
            (
                "nghi quyet dai hoi dai bieu toan quoc lan thu xii cua dang",
                "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XII của Đảng",
            ),
            (
                "nghi quyet dai hoi dai bieu toan quoc cua dang lan thu xii",
                "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XII của Đảng",
            ),
        ),
        (
            "nghi quyet dai hoi cac cap",
            "nghi quyet dai hoi cong doan",
            "nghi quyet cua dang",
        ),
    ),
    NamedFamily(
        "congress of a mass organisation",
        "nghi quyet",
        re.compile(
            r"nghi quyet\s(?:cua\s)?dai hoi\s(?:dai bieu\s)?(?P<body>cong doan|doan(?:\sthanh nien|\stncs)?"
            r"|hoi nong dan|hoi lien hiep phu nu|phu nu|hoi cuu chien binh|mat tran to quoc)\s"
            rf"(?:(?:viet nam|toan quoc|cong san ho chi minh|ho chi minh)\s){{0,2}}{_TERM_WORDS}\s{_ROMAN}"
        ),
        _mass_congress,
        (
            ("nghi quyet dai hoi cong doan viet nam lan thu xii", "Nghị quyết Đại hội Công đoàn Việt Nam lần thứ XII"),
            ("nghi quyet dai hoi doan toan quoc lan thu xii", "Nghị quyết Đại hội Đoàn toàn quốc lần thứ XII"),
        ),
        ("nghi quyet dai hoi cong doan cac cap", "nghi quyet dai hoi doan lan thu"),
    ),
    *(
        NamedFamily(
            title,
            opening,
            re.compile(
                rf"(?P<kind>{opening})\s(?:cua\s)?(?:hoi nghi\s)?(?:"
                rf"(?:ban chap hanh\s)?(?:trung uong|tw)\s?(?:dang\s)?(?:{_TERM_WORDS}\s)?(?P<ordinal>\d{{1,2}}),?\s?"
                r"\(?khoa\s(?P<term>[ivxl1]{1,6})(?!\w)\)?"
                rf"|{_TERM_WORDS}\s(?P<ordinal2>\w{{2,4}}|\d{{1,2}}),?\s(?:cua\s)?(?:ban chap hanh|bch)"
                r"\s(?:trung uong|tw)(?:\sdang)?(?!\w)(?:,?\s\(?khoa\s(?P<term2>[ivxl1]{1,6})(?!\w)\)?)?)"
            ),
            _plenum,
            examples,
            counterexamples,
            titled=True,
        )
        for title, opening, examples, counterexamples in (
            (
                "plenum of the Central Committee",
                "nghi quyet",
                (
                    ("nghi quyet tw4 (khoa xii)", "Nghị quyết Hội nghị Trung ương 4 khóa XII"),
                    ("nghi quyet trung uong 4 khoa xii", "Nghị quyết Hội nghị Trung ương 4 khóa XII"),
                    ("nghi quyet hoi nghi trung uong 6 khoa xii", "Nghị quyết Hội nghị Trung ương 6 khóa XII"),
                    (
                        "nghi quyet hoi nghi lan thu tu ban chap hanh trung uong dang khoa xii",
                        "Nghị quyết Hội nghị Trung ương 4 khóa XII",
                    ),
                    (
                        "nghi quyet hoi nghi lan thu tu, ban chap hanh trung uong dang khoa xi",
                        "Nghị quyết Hội nghị Trung ương 4 khóa XI",
                    ),
                    ("nghi quyet hoi nghi lan thu nam ban chap hanh trung uong", "Nghị quyết Hội nghị Trung ương 5"),
                ),
                (
                    "nghi quyet trung uong",
                    "nghi quyet tw4",
                    "nghi quyet cua trung uong dang",
                    "nghi quyet trung uong 4",
                ),
            ),
            (
                "conclusion of a plenum of the Central Committee",
                "ket luan",
                (("ket luan hoi nghi trung uong 4 khoa xiii", "Kết luận Hội nghị Trung ương 4 khóa XIII"),),
                ("ket luan hoi nghi", "ket luan cua trung uong"),
            ),
        )
    ),
)
