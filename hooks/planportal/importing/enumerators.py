"""The printed numbers of an administrative text: I. / 1. / 1.1. / a) … đ) / - at a line's start."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a printed number counts."""

    PART = "phần, chương, phụ lục"
    CAPITAL = "A."
    ROMAN = "mục"
    ARABIC = "khoản"
    DECIMAL = "1.1."
    BRACKET = "1)"
    LETTER = "điểm"
    DASH = "gạch đầu dòng"
    PLUS = "dấu cộng"


@dataclass(frozen=True, slots=True)
class Marker:
    """A printed number: its kind, its words as printed ("II.", "đ)", "-"), and its value.

    `value` counts from 1 in the order of its kind; 0 where there is no order. `rest` is the text
    behind it. `certain` is False where the line may as well be the middle of a sentence.
    """

    kind: Kind
    printed: str
    value: int
    rest: str
    certain: bool = True


_PART = re.compile(
    r"(?P<printed>(?:Phần|PHẦN|Chương|CHƯƠNG|Phụ lục|PHỤ LỤC)"
    r"(?: (?:thứ|THỨ) \w{2,5}| số \d{1,3}| [IVXLC]{1,7}| \d{1,3}| [A-Z])?)(?=[.:\s]|$)"
)
_CAPITAL = re.compile(r"(?P<printed>[A-HĐK]\.)\s*(?P<rest>[^\W\d_].*)", re.DOTALL)
# 1, l and | stand for I in recognised text: "I11." is III.
_ROMAN = re.compile(r"(?P<printed>(?P<value>[IVXLl1|]{1,6})\s?[./])\s*(?P<rest>(?:[^\W\d_].*)?)\Z", re.DOTALL)
_DECIMAL = re.compile(r"(?P<printed>(?P<value>\d{1,2}(?:\.\d{1,2}){1,3})\.?)\s+(?P<rest>[^\W\d_].*)", re.DOTALL)
_ARABIC = re.compile(r"(?P<printed>(?P<value>\d{1,2})\s?\.)(?P<space>\s*)(?P<rest>.*)", re.DOTALL)
_BRACKET = re.compile(r"(?P<printed>(?P<value>\d{1,2})[)/])\s+(?P<rest>\D.*)", re.DOTALL)
_LETTER = re.compile(r"(?P<printed>(?P<value>[a-eđghiklmnopqrstuvxy])\s?(?P<closing>[).]))\s*(?P<rest>.*)", re.DOTALL)
_DASH = re.compile(r"(?P<printed>[-–—−•●▪◦‣·])(?P<space>\s*)(?P<rest>.*)", re.DOTALL)
_PLUS = re.compile(r"(?P<printed>[+*])(?P<space>\s*)(?P<rest>[^\W_].*)", re.DOTALL)
_PERCENT = re.compile(r"\d+(?:,\d+)?\s?%")
_NUMERAL = re.compile(r"(?=.)(X{0,3})(IX|IV|V?I{0,3})")
# Headings that describe a whole task in two sentences run to about 70 syllables.
_LONGEST_HEADING = 80
LETTERS = "abcdđeghiklmnopqrstuvxy"


def marker(text: str, previous_ends: bool = True) -> Marker | None:
    """The printed number at the start of a line, or None.

    `previous_ends` tells that the line before may end a paragraph; without it, forms that also
    occur inside sentences ("-UBND", "1.100 ngày") are not taken for numbers.
    """
    if not text:
        return None
    first = text[0]
    if first in "-–—−•●▪◦‣·":
        return _dash(text, previous_ends)
    if first in "+*":
        return _plus(text)
    if first.isdigit():
        return _roman(text) or _number(text, previous_ends)
    if match := _PART.match(text):
        is_heading = len(text) < 200 and not text.endswith((".", ";", ","))
        return Marker(Kind.PART, match["printed"], 0, text[match.end() :].strip(), False) if is_heading else None
    if roman := _roman(text):
        return roman
    if match := _CAPITAL.match(text):
        return Marker(Kind.CAPITAL, match["printed"], "ABCDĐEFGHK".find(first) + 1, match["rest"], False)
    if (match := _LETTER.match(text)) and (match["closing"] == ")" or match["rest"][:1].isupper()):
        return Marker(Kind.LETTER, match["printed"], LETTERS.find(match["value"]) + 1, match["rest"])
    return None


def roman_value(printed: str) -> int:
    """The value of a Roman numeral up to XXXIX, with 1, l and | read as I; 0 if it is none."""
    numeral = re.sub("[1l|]", "I", printed)
    match = _NUMERAL.fullmatch(numeral)
    if not match:
        return 0
    units = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
    return 10 * len(match[1]) + units[match[2]]


def is_heading_text(text: str) -> bool:
    """Whether a text could stand as a heading: it ends no sentence and is not endless."""
    return bool(text) and not text.endswith((".", ";", ",", ":", "!", "?")) and text.count(" ") < _LONGEST_HEADING


def _roman(text: str) -> Marker | None:
    match = _ROMAN.match(text)
    if not match or match["value"].isdigit() or match["value"] == "l":
        return None
    value = roman_value(match["value"])
    rest = match["rest"]
    if not value or (rest and not rest[0].isupper()):
        return None
    return Marker(Kind.ROMAN, match["printed"], value, rest, False)


def _number(text: str, previous_ends: bool) -> Marker | None:
    if match := _DECIMAL.match(text):
        last = int(match["value"].rpartition(".")[2])
        return Marker(Kind.DECIMAL, match["printed"], last, match["rest"], False)
    if match := _BRACKET.match(text):
        return Marker(Kind.BRACKET, match["printed"], int(match["value"]), match["rest"])
    match = _ARABIC.match(text)
    if not match:
        return None
    rest = match["rest"]
    glued_number = rest[:1].isdigit() and not match["space"]
    if glued_number and not (previous_ends and _PERCENT.match(rest)):
        return None
    return Marker(Kind.ARABIC, match["printed"].replace(" ", ""), int(match["value"]), rest)


def _dash(text: str, previous_ends: bool) -> Marker | None:
    match = _DASH.match(text)
    assert match
    rest = match["rest"]
    if not match["space"] and rest and not (previous_ends and rest[0].isalpha()):
        return None
    return Marker(Kind.DASH, match["printed"], 0, rest, certain=not rest or _begins_upper(rest))


def _plus(text: str) -> Marker | None:
    match = _PLUS.match(text)
    # "*" without a space begins words in italics or a footnote.
    if not match or (not match["space"] and (text[0] == "*" or not match["rest"][0].isupper())):
        return None
    return Marker(Kind.PLUS, match["printed"], 0, match["rest"], certain=_begins_upper(match["rest"]))


def _begins_upper(text: str) -> bool:
    for letter in text:
        if letter.isalpha():
            return letter.isupper()
        if letter.isdigit():
            return False
    return False
