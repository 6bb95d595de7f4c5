"""A text on one line for matching, with a map back to the places of the text as given."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from ..vietnamese import fold

# Letter for letter, so that places stay: dashes, spaces, look-alikes of Đ, full-width digits.
_SAME_LENGTH = {
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
_NOT_PLAIN = re.compile("[" + "".join(map(re.escape, _SAME_LENGTH)) + "]")
_GONE = "\u200b-\u200d\u2060\ufeff\u00ad"
# What a line may hold that has no place of its own in the flat text, or is written otherwise there.
_UNEVEN = re.compile(
    r"(?P<space> *(?:\\r\\n *)+|  +)"
    rf"|(?P<gone>[{_GONE}]|\*+|__+|_(?<!\w_)(?=\w)|_(?<=\w_)(?!\w))"
    r"|(?P<marks>\w[\u0300-\u036f]+)"
)
# One charset, which is searched for many times faster than the pattern above.
_UNEVEN_LETTER = re.compile(rf"[{_GONE}\u0300-\u036f*_\\]")
# What begins a new paragraph or list item at the start of a line.
_ITEM = re.compile(
    r"[-+•*~]\s+(?!\d{4})|#{1,6}\s|\||\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s?\D|[a-zđ]\)|[IVXLC]{1,6}\.|[A-HĐ]\.\s"
    r"|\d{1,2}\s?-\s?(?:Nghị|Quyết|Thông|Chỉ|Luật|Pháp|Công|Kế|Kết|Hướng|Văn)\s"
    r"|(?:Căn\scứ|Thực\shiện|Triển\skhai|Thi\shành|Theo\sđề\snghị|Xét)\s"
    r"(?:[A-ZĐ]|các\s|của\s|vào\s|đề nghị\s|thực hiện\s)"
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
    plain = text
    for letter in set(_NOT_PLAIN.findall(text)):
        plain = plain.replace(letter, _SAME_LENGTH[letter])
    has_uneven_letters = _UNEVEN_LETTER.search(plain) is not None
    if not has_uneven_letters and "\n" not in plain and "  " not in plain:
        return FlatText(plain, fold(plain), None)
    pieces: list[str] = []
    flat, starts, ends = [0], [0], [0]
    done = length = 0
    for start, end, replacement in _replacements(plain, has_uneven_letters):
        pieces += (plain[done:start], replacement)
        length += start - done + len(replacement)
        done = end
        if len(replacement) == end - start:
            continue
        if replacement:
            flat.append(length - len(replacement))
            starts.append(start)
            ends.append(start)
        flat.append(length)
        starts.append(end)
        ends.append(end if replacement else start)
    pieces.append(plain[done:])
    whole = "".join(pieces)
    folded = fold(whole)
    if len(folded) != len(whole):
        # A mark without a letter that can carry it; matching by places needs equal lengths.
        folded = "".join(fold(character) or " " for character in whole)
    return FlatText(whole, folded, _Map(tuple(flat), tuple(starts), tuple(ends)))


def _replacements(plain: str, has_uneven_letters: bool) -> Iterator[tuple[int, int, str]]:
    """What is written otherwise in the flat text: start, end, and the words there instead, in order."""
    printed_width = _printed_width(plain)
    line_start = content_end = 0
    for line in plain.split("\n"):
        content = line.strip(" ")
        start = line_start + line.index(content)
        line_start += len(line) + 1
        if not content:
            continue
        if start - content_end > 1 or (start > content_end and plain[content_end] == "\n"):
            gap_has_break = line_start - len(line) - 1 > content_end
            yield content_end, start, _line_break(plain, content_end, start, printed_width) if gap_has_break else " "
        content_end = start + len(content)
        if "  " in content or (has_uneven_letters and _UNEVEN_LETTER.search(content)):
            for match in _UNEVEN.finditer(plain, start, content_end):
                kind = match.lastgroup
                instead = " " if kind == "space" else unicodedata.normalize("NFC", match[0]) if kind == "marks" else ""
                yield match.start(), match.end(), instead
    if len(plain) - content_end > 1 or plain.endswith("\n"):
        yield content_end, len(plain), " "


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
