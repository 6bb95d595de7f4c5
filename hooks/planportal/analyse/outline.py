"""The printed structure of a plan: what number a paragraph carries and the anchor that follows.

Anchors come from the structure, not from the words, so that they survive a corrected typing
error: mục II, khoản 2, điểm a is "muc-ii-2-a" (đ is "dd"), its third dash "muc-ii-2-a-g3", its
second unnumbered paragraph "muc-ii-2-a-p2", a paragraph before the first section "mo-dau-1".
What is printed twice gets "-2".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from ..vietnamese import address_slug


class Rank(IntEnum):
    """How deep a printed number stands; a number closes all that stand as deep or deeper."""

    PART = 0  # Phần thứ nhất, Chương II, Phụ lục I
    CAPITAL = 10  # A.
    ROMAN = 20  # I.
    ARTICLE = 30  # Điều 5
    ARABIC = 40  # 1.
    DECIMAL = 41  # 1.1., one more for each further part
    LETTER = 60  # a)
    DASH = 70  # -


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number at the start of a paragraph: its rank, its words as printed, and its length."""

    rank: int
    number: str
    length: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands: its anchor, the printed path ("II.2.a"), and its depth from 1."""

    anchor: str
    label: str
    depth: int


_PART = re.compile(
    r"(?P<number>(?:Phần|Chương|Phụ lục) (?:thứ \w{2,5}|[IVXLC]{1,7}|\d{1,3}|[A-Z]))\b[.:]?\s*", re.IGNORECASE
)
_ARTICLE = re.compile(r"(?P<number>Điều \d{1,3})[.:]?\s+", re.IGNORECASE)
_UPPER = re.compile(r"(?P<number>[IVXLC]{1,7}|[A-HĐK])\s?[.)/]\s*(?=\S|$)")
_DECIMAL = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,4})[.)]?\s+(?=\S)")
_ARABIC = re.compile(r"(?P<number>\d{1,3})\s?[.)]\s*(?=\D|$)")
_LETTER = re.compile(r"(?P<number>[a-zđ])\s?[)]\s*(?=\S|$)", re.IGNORECASE)
_LETTER_DOT = re.compile(r"(?P<number>[a-zđ])\.\s+(?=\S)")
_ROMAN_NUMERAL = re.compile(r"(?=.)(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def heading_number(text: str, last_capital: str | None) -> PrintedNumber | None:
    """The number at the start of a heading, or None.

    `last_capital` is the capital letter that numbers the part before, so that C. after B. is a
    letter and I. at the beginning is a Roman one.
    """
    if match := _PART.match(text):
        return PrintedNumber(Rank.PART, match["number"], match.end())
    if match := _ARTICLE.match(text):
        return PrintedNumber(Rank.ARTICLE, match["number"], match.end())
    if match := _UPPER.match(text):
        number = match["number"]
        follows = last_capital is not None and len(number) == 1 and ord(number) == ord(last_capital) + 1
        is_roman = _ROMAN_NUMERAL.fullmatch(number) is not None
        if follows or not is_roman:
            return PrintedNumber(Rank.CAPITAL, number, match.end())
        return PrintedNumber(Rank.ROMAN, number, match.end())
    if match := _ARABIC.match(text):
        return PrintedNumber(Rank.ARABIC, match["number"], match.end())
    return _deeper_number(text) or _match(_LETTER_DOT, text, Rank.LETTER)


def paragraph_number(text: str) -> PrintedNumber | None:
    """The number at the start of a paragraph that is no heading: 1.1. or a), or None.

    Capitals and single numbers are left out: they begin names and years as often as parts.
    """
    return _deeper_number(text)


def _deeper_number(text: str) -> PrintedNumber | None:
    if match := _DECIMAL.match(text):
        number = match["number"]
        return PrintedNumber(Rank.DECIMAL + number.count("."), number, match.end())
    return _match(_LETTER, text, Rank.LETTER)


def _match(pattern: re.Pattern[str], text: str, rank: int) -> PrintedNumber | None:
    match = pattern.match(text)
    return PrintedNumber(rank, match["number"], match.end()) if match else None


def _segment(number: str, rank: int) -> str:
    if rank == Rank.LETTER and number in "đĐ":
        return "dd"
    return address_slug(number)


@dataclass(slots=True)
class _Level:
    rank: int
    anchor: str
    label: str


class Structure:
    """Gives every paragraph its place, from the first to the last in the order of the text."""

    def __init__(self) -> None:
        self._levels: list[_Level] = []
        self._used: dict[str, int] = {}
        self._counts: dict[str, int] = {}
        self.last_capital: str | None = None

    def open_numbered(self, printed: PrintedNumber) -> Place:
        """The place of a part that begins with a printed number."""
        self._close(printed.rank)
        if printed.rank == Rank.CAPITAL:
            self.last_capital = printed.number
        segment = _segment(printed.number, printed.rank)
        parent = self._levels[-1] if self._levels else None
        if printed.rank in (Rank.PART, Rank.ARTICLE):
            anchor = f"{parent.anchor}-{segment}" if parent and printed.rank == Rank.ARTICLE else segment
            label = printed.number
        elif parent is None:
            anchor, label = f"muc-{segment}", printed.number
        else:
            label = _joined(parent.label, _without_repeat(printed.number, parent.label))
            own = _without_parent(segment, parent.anchor) if printed.rank >= Rank.DECIMAL else segment
            anchor = f"{parent.anchor}-{own}"
        return self._push(printed.rank, anchor, label)

    def open_heading(self, rank: int, title: str) -> Place:
        """The place of a heading without a number: "de-muc-3", the third of its kind."""
        self._close(rank)
        parent = self._levels[-1] if self._levels else None
        anchor = self._counted(f"{parent.anchor}-de-muc-" if parent else "de-muc-")
        return self._push(rank, anchor, _joined(parent.label if parent else "", title[:60].rstrip()))

    def open_item(self, printed: PrintedNumber | None, inside: int | None) -> tuple[Place, int]:
        """The place and the rank of a list item; `inside` is the rank of the item around it, if any."""
        rank = printed.rank if printed else int(Rank.DASH)
        if inside is not None and rank <= inside:
            rank = inside + 1
        if printed:
            return self.open_numbered(PrintedNumber(rank, printed.number, printed.length)), rank
        self._close(rank)
        parent = self._levels[-1] if self._levels else None
        anchor = self._counted(f"{parent.anchor}-g" if parent else "mo-dau-g")
        return self._push(rank, anchor, parent.label if parent else ""), rank

    def paragraph(self, inside: int | None = None) -> Place:
        """The place of a paragraph without a number; `inside` is the rank of the item it belongs to."""
        self._close(Rank.DASH if inside is None else inside + 1)
        if not self._levels:
            return Place(self._unique(self._counted("mo-dau-")), "", 0)
        level = self._levels[-1]
        return Place(self._unique(self._counted(f"{level.anchor}-p")), level.label, len(self._levels))

    def table(self) -> Place:
        """The place of a table; its rows add "-r1", "-r2" …."""
        self._close(Rank.DASH)
        level = self._levels[-1] if self._levels else _Level(-1, "mo-dau", "")
        return Place(self._unique(self._counted(f"{level.anchor}-b")), level.label, len(self._levels))

    def _close(self, rank: int) -> None:
        while self._levels and self._levels[-1].rank >= rank:
            self._levels.pop()

    def _push(self, rank: int, anchor: str, label: str) -> Place:
        anchor = self._unique(anchor)
        self._levels.append(_Level(rank, anchor, label))
        return Place(anchor, label, len(self._levels))

    def _counted(self, prefix: str) -> str:
        self._counts[prefix] = self._counts.get(prefix, 0) + 1
        return f"{prefix}{self._counts[prefix]}"

    def _unique(self, anchor: str) -> str:
        times = self._used[anchor] = self._used.get(anchor, 0) + 1
        return anchor if times == 1 else self._unique(f"{anchor}-{times}")


def _joined(parent: str, number: str) -> str:
    return f"{parent}.{number}" if parent else number


def _without_repeat(number: str, parent_label: str) -> str:
    """ "1.1" below "II.1" adds "1" to the path."""
    head, _, last = number.rpartition(".")
    return last if head and f".{parent_label}".endswith(f".{head}") else number


def _without_parent(segment: str, parent_anchor: str) -> str:
    """ "1-1" below an anchor that ends in "-1" is "1": the number repeats its parent's."""
    head, _, last = segment.rpartition("-")
    return last if head and parent_anchor.endswith(f"-{head}") else segment
