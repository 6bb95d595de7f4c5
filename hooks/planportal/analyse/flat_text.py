"""A text on one line for matching, with a map back to the places of the text as given."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from ..vietnamese import fold

# Letter for letter, so that places stay: dashes, spaces, look-alikes of Đ, full-width digits.
_SAME_LENGTH = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys(
            "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "
        ),
        **dict.fromkeys("\r\x0b\x0c\x85\u2028\u2029", "\n"),
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
        "\uff0f": "/",
        "Ð": "Đ",
        "ð": "đ",
        "Ɖ": "Đ",
    }
)
_NOT_PLAIN = re.compile("[" + "".join(map(re.escape, map(chr, _SAME_LENGTH))) + "]")
# Every branch begins with a literal, which lets the search skip the letters in between.
_SPACE_OR_GONE = (
    r"(?P<space>[ \n]*\n[ \n]*|  +|(?:\\r\\n)+)"
    r"|(?P<gone>[\u200b-\u200d\u2060\ufeff\u00ad]|\*+|__+|_(?<!\w_)(?=\w)|_(?<=\w_)(?!\w))"
)
_UNEVEN = re.compile(_SPACE_OR_GONE + r"|(?P<marks>(?!))")
_UNEVEN_WITH_MARKS = re.compile(_SPACE_OR_GONE + r"|(?P<marks>\w[\u0300-\u036f]+)")
_MARK = re.compile(r"[\u0300-\u036f]")
_UNEVEN_HERE = re.compile(r"\n|  |[\u0300-\u036f\u200b-\u200d\u2060\ufeff\u00ad*_]|\\r\\n")
# What begins a new paragraph or list item at the start of a line.
_ITEM = re.compile(
    r"[-+•*]\s+(?!\d{4})|#{1,6}\s|\||\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s?\D|[a-zđ]\)|[IVXLC]{1,6}\.|[A-HĐ]\.\s"
    r"|\**(?:Nơi nhận|TM\.|KT\.|TL\.|Điều \d+[.:]|Chương [IVX\d]|Phần (?:I|V|th))"
)
# A printed line is full from here on; a shorter one ended on purpose.
_FULL_LINE = 0.6
_LONGEST_PRINTED_LINE = 110
_TONED = re.compile("[ạ-ỹẠ-Ỹơưđĩũ]")


@dataclass(frozen=True, slots=True)
class _Map:
    """From places in the flat text to places in the given one, as steps where the two drift."""

    flat: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def start(self, place: int) -> int:
        step = bisect_right(self.flat, place) - 1
        return self.starts[step] + place - self.flat[step]

    def end(self, place: int) -> int:
        step = bisect_right(self.flat, place) - 1
        if self.flat[step] == place:
            return self.ends[step]
        return self.starts[step] + place - self.flat[step]


@dataclass(frozen=True)
class FlatText:
    """The text on one line: composed letters, single spaces, "-" for dashes, no emphasis marks.

    A "\\n" is left only where a paragraph or list item begins. `folded` is the same in lower
    case without marks, of the same length. `start_of`, `end_of` give places in the given text.
    """

    text: str
    folded: str
    _map: _Map | None

    def start_of(self, place: int) -> int:
        """The place in the given text at which the character here begins."""
        return self._map.start(place) if self._map else place

    def end_of(self, place: int) -> int:
        """The place in the given text behind the character before `place`."""
        return self._map.end(place) if self._map else place

    @cached_property
    def is_damaged(self) -> bool:
        """Whether most marks are lost or misread, as after recognition with a wrong language."""
        letters = len(self.folded)
        return letters > 0 and len(_TONED.findall(self.text[:4000])) < 0.04 * min(letters, 4000)


def flatten(text: str) -> FlatText:
    """The flat form of any text: composed or not, any line ends, hard-wrapped or not."""
    plain = text.translate(_SAME_LENGTH) if _NOT_PLAIN.search(text) else text
    if not _UNEVEN_HERE.search(plain):
        return FlatText(plain, fold(plain), None)
    printed_width = _printed_width(plain)
    pieces: list[str] = []
    flat, starts, ends = [0], [0], [0]
    done = length = 0
    uneven = _UNEVEN_WITH_MARKS if _MARK.search(plain) else _UNEVEN
    for match in uneven.finditer(plain):
        start, end = match.span()
        if match["space"] is not None:
            replacement = _line_break(plain, start, end, printed_width) if "\n" in match[0] else " "
        elif match["marks"] is not None:
            replacement = unicodedata.normalize("NFC", match[0])
        else:
            replacement = ""
        if len(replacement) == end - start:
            pieces += (plain[done:start], replacement)
            length += end - done
            done = end
            continue
        pieces += (plain[done:start], replacement)
        length += start - done
        if replacement:
            flat.append(length)
            starts.append(start)
            ends.append(start)
        length += len(replacement)
        flat.append(length)
        starts.append(end)
        ends.append(end if replacement else start)
        done = end
    pieces.append(plain[done:])
    whole = "".join(pieces)
    folded = fold(whole)
    if len(folded) != len(whole):
        # A mark without a letter that can carry it; matching by places needs equal lengths.
        folded = "".join(fold(character) or " " for character in whole)
    return FlatText(whole, folded, _Map(tuple(flat), tuple(starts), tuple(ends)))


def _printed_width(plain: str) -> float:
    lengths = [len(line) for line in plain.split("\n") if line.strip()]
    return min(median(lengths), _LONGEST_PRINTED_LINE) if lengths else 0


def _line_break(plain: str, start: int, end: int, printed_width: float) -> str:
    """A space where the line goes on behind the break, "\\n" where a paragraph or item begins."""
    if start == 0 or end == len(plain):
        return " "
    if plain[start - 1] in "-/,(":
        return " "
    if _ITEM.match(plain, end):
        return "\n"
    following = plain[end]
    if following.islower() or following.isdigit() or following in ",.;:)%":
        return " "
    line = start - plain.rfind("\n", 0, start) - 1
    ended_early = line < _FULL_LINE * printed_width
    blank_line = plain.count("\n", start, end) > 1
    if ended_early or (blank_line and line > _LONGEST_PRINTED_LINE):
        return "\n"
    return " "
