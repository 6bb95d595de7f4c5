"""Short forms of documents that the same text cites in full before: "Chỉ thị 05", "(gọi tắt là Đề án 06)".

A short form is found only where exactly one document cited before it fits, so that nothing is guessed.
A text is read from its beginning to its end, paragraph after paragraph; what was cited is kept in
`Antecedents`. A text without a number behind a type of document costs one search.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..model import Citation
from ..numbers import DocumentNumber, try_parse
from ..vietnamese import fold
from ..vocabulary import vocabulary
from .flat_text import FlatText
from .mention import Mention, read_on
from .type_words import type_before

# A number behind the last letters of a type ("Chỉ thị", "Nghị quyết", "Kế hoạch" …) or of "số".
_ORDINAL = re.compile(
    r"\d(?<=\s\d)(?<=(?:hi|et|ch|an|nh|tu|ao|ri|he|so)\s\d)\d{0,3}(?P<letter>[a-z]?)(?![\w%])(?!\s?[/-]\s?\w|[.,:]\d)"
)
_CUE = re.compile(r"\d(?<=\s\d)(?<=(?:hị|ết|ch|ận|nh|tư|án|ẫn|áo|ri|ăn|hế|số)\s\d)")
# "Kế hoạch 5 năm", "Chương trình 3 giảm": a count, not a number.
_COUNTED = re.compile(
    r"\s(?:nam|thang|ngay|tuan|gio|dong|trieu|ty|nguoi|xa|huyen|tinh|phuong|lan|buoc|nhom|noi dung|nhiem vu|muc tieu"
    r"|chi tieu|giai doan|du an|de an|chuong trinh|khau|co quan|don vi|bo|so|dieu|khoan|muc|giam|tang|khong|nhat|cap)"
    r"(?!\w)"
)
_DEFINITION = re.compile(
    r"\((?:[Ss]au đây\s)?(?:được\s)?(?:gọi|viết)\s(?:chung\s|tắt\s){0,2}là:?\s"
    r"[“\"]?(?P<name>[^()“”\"\n]{4,90}?)[”\"]?\)"
)
_FARTHEST_DEFINITION = 40
_MOST_NAMES = 24
_FEWEST_WORDS = 2


@dataclass(slots=True)
class _Full:
    """A document cited in full: where, as an index of a citation or a place of the flat text.

    `is_one` is False where two documents share what a short form says.
    """

    number: str
    year: int
    where: int
    is_one: bool = True

    def meets(self, other: _Full) -> None:
        """Take up another mention that the same short form fits."""
        if self.number != other.number or (self.year and other.year and self.year != other.year):
            self.is_one = False
        self.year = self.year or other.year


@dataclass(slots=True)
class Antecedents:
    """What one text has cited so far; `count` is how many citations it had. Grows with `add`."""

    count: int = 0
    by_ordinal: dict[str, _Full] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)

    def may_be_meant(self, text: str) -> bool:
        """Whether a paragraph can hold a short form at all."""
        for name in self.names:
            if name in text:
                return True
        return len(self.by_ordinal) > 0 and _CUE.search(text) is not None

    def add(self, citations: Sequence[Citation]) -> None:
        """Take up the citations of the next paragraph, whose indices follow those added before."""
        for one in citations:
            if one.number:
                number = try_parse(one.number)
                if number:
                    _put(
                        self.by_ordinal,
                        _ordinal_key(one.type, number),
                        number,
                        one.date.year if one.date else 0,
                        self.count,
                    )
            elif one.name and one.antecedent is not None and len(self.names) < _MOST_NAMES:
                self.names.setdefault(one.name, one.antecedent)
            self.count += 1


def short_forms(
    flat: FlatText, mentions: list[Mention], nested_in: list[int | None], known: Antecedents
) -> list[Mention]:
    """The short forms in a text that full mentions before them explain, in order of place.

    A mention found already by a name on the list is marked instead where the text defines that name.
    """
    found = _by_ordinal(flat, mentions, known) + _by_name(flat, mentions, nested_in, known)
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Mention] = []
    index = reached = 0
    for one in found:
        while index < len(mentions) and mentions[index].end <= one.start:
            reached = max(reached, mentions[index].end)
            index += 1
        beside = mentions[index] if index < len(mentions) else None
        if beside is not None and beside.name == one.name and beside.start == one.start:
            beside.antecedent, beside.full_at = one.antecedent, one.full_at
        elif one.start >= reached and (beside is None or one.end <= beside.outer_start):
            kept.append(one)
            reached = one.end
    return kept


def _ordinal_key(kind: str, number: DocumentNumber) -> str:
    return f"{kind} {int(number.ordinal)}{number.letter}"


def _put(full: dict[str, _Full], key: str, number: DocumentNumber, year: int, where: int) -> None:
    text = number.text[len(number.ordinal) :].upper()
    one = _Full(text, number.year or year, where)
    before = full.get(key)
    if before is None:
        full[key] = one
    else:
        before.meets(one)


def _by_ordinal(flat: FlatText, mentions: list[Mention], known: Antecedents) -> list[Mention]:
    here: dict[str, _Full] = {}
    found: list[Mention] = []
    index = 0
    if not mentions and not known.by_ordinal:
        return found
    for match in _ORDINAL.finditer(flat.folded):
        start = match.start()
        while index < len(mentions) and mentions[index].start < start:
            one = mentions[index]
            if one.number:
                year = one.date.year if one.date else 0
                _put(here, _ordinal_key(one.type, one.number), one.number, year, one.number_start)
            index += 1
        if not here and not known.by_ordinal:
            continue
        words = type_before(flat, start, None, ())
        if words.type is None or _COUNTED.match(flat.folded, match.end()):
            continue
        letter = match["letter"]
        key = f"{words.type.words} {int(match[0].removesuffix(letter))}{letter}"
        before, beside = known.by_ordinal.get(key), here.get(key)
        full = before or beside
        if full is None or not full.is_one or (before and beside and not _same(before, beside)):
            continue
        short = Mention(words.start, match.end(), words.type.words, name=f"{words.type.words} {match[0]}")
        short.number_start = short.number_end = match.end()
        if before:
            short.antecedent = before.where
        else:
            short.full_at = full.where
        read_on(flat, short)
        short.title_start = None
        if short.date is None or not full.year or short.date.year == full.year:
            found.append(short)
    return found


def _same(before: _Full, beside: _Full) -> bool:
    return (
        beside.is_one
        and before.number == beside.number
        and not (before.year and beside.year and before.year != beside.year)
    )


def _by_name(flat: FlatText, mentions: list[Mention], nested_in: list[int | None], known: Antecedents) -> list[Mention]:
    found: list[Mention] = []
    names: set[str] = set()
    if mentions and ("gọi " in flat.text or "viết tắt" in flat.text):
        for match in _DEFINITION.finditer(flat.text):
            name = match["name"].strip()
            full = _defined(match.start(), mentions, nested_in)
            if full is None or name in names or len(names) >= _MOST_NAMES or not _is_a_name(name):
                continue
            names.add(name)
            found += _occurrences(flat, name, match.start("name"), None, full.number_start)
    for name, antecedent in known.names.items():
        if name not in names:
            found += _occurrences(flat, name, 0, antecedent, None)
    return found


def _defined(place: int, mentions: list[Mention], nested_in: list[int | None]) -> Mention | None:
    """The outermost mention with a number whose title, or which itself, ends right before a definition."""
    low, high = 0, len(mentions)
    while low < high:
        middle = (low + high) // 2
        if mentions[middle].start < place:
            low = middle + 1
        else:
            high = middle
    index = low - 1
    while index >= 0:
        outer = nested_in[index]
        if outer is None:
            break
        index = outer
    if index < 0:
        return None
    one = mentions[index]
    reached = max(one.end, one.title_end or 0)
    return one if one.number and 0 <= place - reached <= _FARTHEST_DEFINITION else None


def _is_a_name(name: str) -> bool:
    """Whether it says more than the type: "Đề án 06", not "Kế hoạch" nor a whole number."""
    if "/" in name:
        return False
    words = fold(name).split()
    types = vocabulary().types
    for count in range(min(4, len(words)), 0, -1):
        if " ".join(words[:count]) in types:
            return len(words) >= count + (1 if words[count:] and words[count][:1].isdigit() else _FEWEST_WORDS)
    return False


def _occurrences(flat: FlatText, name: str, start: int, antecedent: int | None, full_at: int | None) -> list[Mention]:
    found: list[Mention] = []
    kind = _type_of(name)
    place = flat.text.find(name, start)
    while place >= 0:
        end = place + len(name)
        around = flat.text[max(0, place - 1) : place] + flat.text[end : end + 1]
        if not any(character.isalnum() or character == "/" for character in around):
            one = Mention(place, end, kind, name=name)
            one.number_start = one.number_end = end
            one.antecedent, one.full_at = antecedent, full_at
            found.append(one)
        place = flat.text.find(name, end)
    return found


def _type_of(name: str) -> str:
    words = fold(name).split()
    types = vocabulary().types
    for count in range(min(4, len(words)), 0, -1):
        kind = types.get(" ".join(words[:count]))
        if kind:
            return kind.words
    return "Văn bản"
