"""Paragraphs out of hard-wrapped lines: what a page's width has cut apart is joined again.

A line of a printed page is full when the first word of the next line would not have fitted.
Only in front of a line that was ended on purpose may a paragraph begin, unless a number, an
empty line or the case of the next letter says more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..vietnamese import fold
from .enumerators import Kind, Marker, marker
from .source_text import Line

# Widths in em of a serif face such as official documents use (Times New Roman, Decree 30/2020).
_NARROW = frozenset("iljtfr.,;:'’‘()/-!|[]“”\"")
_INDENT = 2.6
_TERMINAL = (".", ";", ":", "!", "?", "…", "./.")
_CLOSING = "”\"’')»*_"
_MARGIN = 0.93
_WIDEST_PAGE = 75.0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, joined; with the number it begins with, if any."""

    text: str
    marker: Marker | None = None


def printed_width(text: str) -> float:
    """How wide a text is on paper, in em, near enough to tell full lines from short ones."""
    width = 0.0
    for letter in text:
        if letter.isupper():
            width += 0.92 if letter in "MW" else 0.55 if letter in "IJ" else 0.69
        elif letter == " ":
            width += 0.25
        elif letter in _NARROW:
            width += 0.33
        elif letter in "mw":
            width += 0.76
        else:
            width += 0.33 if (fold(letter) or letter) in _NARROW else 0.49
    return width


def paragraphs(lines: Sequence[Line], is_markdown: bool = False) -> list[Paragraph]:
    """The paragraphs that hard-wrapped lines belong to, in order; no word is lost or changed."""
    page = _Page.measure(lines, is_markdown)
    joiner = _Joiner(page)
    for line in lines:
        joiner.add(line)
    return joiner.finish()


@dataclass(frozen=True, slots=True)
class _Page:
    """What all lines together tell: the width of full lines (0: not wrapped) and the usual gap."""

    width: float
    usual_gap: int
    is_markdown: bool

    @classmethod
    def measure(cls, lines: Sequence[Line], is_markdown: bool) -> _Page:
        widths = sorted(printed_width(line.text) for line in lines)
        width = widths[int(len(widths) * 0.95)] if widths else 0.0
        if is_markdown or width > _WIDEST_PAGE or len(widths) < 3:
            width = 0.0
        return cls(width, 1 if not is_markdown and _is_double_spaced(lines) else 0, is_markdown)

    def was_full(self, line: str, next_line: str, indented: bool) -> bool:
        """Whether the next line's first word would not have fitted on this line."""
        if not self.width:
            return False
        first_word = next_line.partition(" ")[0]
        needed = printed_width(line) + 0.25 + printed_width(first_word) + (_INDENT if indented else 0.0)
        return needed > self.width * _MARGIN


def _is_double_spaced(lines: Sequence[Line]) -> bool:
    """Whether an empty line stands after every line, so that it ends no paragraph."""
    pairs = [(before.text, after) for before, after in pairwise(lines) if after.gap]
    cut_apart = sum(not ends_sentence(before) and begins_lower(after.text) for before, after in pairs)
    return len(pairs) * 2 > len(lines) and cut_apart >= max(3, 0.25 * len(pairs))


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence, an item or an announcement does."""
    return text.rstrip(_CLOSING).endswith(_TERMINAL)


def begins_lower(text: str) -> bool:
    """Whether the first letter or digit is a small letter."""
    return next((letter.islower() for letter in text if letter.isalnum()), False)


def _begins_upper(text: str) -> bool:
    return next((letter.isupper() for letter in text if letter.isalnum()), False)


def _is_capitals(text: str) -> bool:
    return any(letter.isalpha() for letter in text) and text == text.upper()


def join(before: str, after: str) -> str:
    """Two parts of one paragraph; a number broken at its hyphen ("NĐ-", "CP") closes up again."""
    if re.search(r"\w-$", before) and re.match(r"\w", after):
        return before + after
    return f"{before} {after}"


def join_all(parts: Iterable[str]) -> str:
    """All parts of one paragraph joined."""
    whole = ""
    for part in parts:
        whole = join(whole, part) if whole else part
    return whole


class _Joiner:
    """Goes over the lines once and knows the last number of each kind."""

    def __init__(self, page: _Page) -> None:
        self._page = page
        self._done: list[Paragraph] = []
        self._parts: list[str] = []
        self._marker: Marker | None = None
        self._in_heading = False
        self._last: dict[Kind, int] = {}

    def add(self, line: Line) -> None:
        found = marker(line.text, self._may_end(line))
        if not self._parts:
            self._begin(line, found)
            return
        if line.is_heading or self._in_heading or (found and self._accepts(found, line)):
            self._begin(line, found)
        elif self._continues(line):
            self._parts.append(line.text)
        else:
            self._begin(line, None)

    def finish(self) -> list[Paragraph]:
        self._close()
        return self._done

    # ------------------------------------------------------------------ decisions

    @property
    def _before(self) -> str:
        return self._parts[-1]

    def _has_gap(self, line: Line) -> bool:
        return line.gap > self._page.usual_gap or line.broken

    def _was_full(self, line: Line) -> bool:
        indented = len(self._parts) == 1
        return self._page.was_full(self._before, line.text, indented)

    def _may_end(self, line: Line) -> bool:
        """Whether the paragraph so far may end in front of this line."""
        if not self._parts:
            return True
        return ends_sentence(self._before) or self._has_gap(line) or not self._was_full(line)

    def _accepts(self, found: Marker, line: Line) -> bool:
        before = self._before
        if re.search(r"\w-$", before) and not self._has_gap(line):
            return False
        ended = ends_sentence(before) or (self._has_gap(line) and not self._page.usual_gap)
        if found.kind in (Kind.DASH, Kind.PLUS):
            if found.rest[:1].isdigit() and before[-1:].isdigit() and not ended:
                return False  # a period cut at its dash: "2021" / "- 2030"
            return found.certain or ended or not self._was_full(line)
        if found.kind in (Kind.PART, Kind.DECIMAL, Kind.CAPITAL):
            return ended or self._may_end(line)
        follows = found.value == self._last.get(found.kind, 0) + 1
        if found.kind is Kind.LETTER and "d" in found.printed and self._last.get(Kind.LETTER) == 4:
            follows = True  # đ printed or read as d after d
        if found.kind is Kind.ROMAN:
            return (follows and (ended or self._may_end(line))) or (ended and _is_capitals(found.rest))
        return follows or found.value == 1 or ended

    def _continues(self, line: Line) -> bool:
        before, text = self._before, line.text
        if self._page.is_markdown:
            if not line.gap and not line.broken:
                return not text.startswith(("|", ">")) and not before.startswith("|")
            return begins_lower(text) and not ends_sentence(before) and not self._is_capital_heading(text)
        if self._is_capital_heading(text):
            return False
        if re.search(r"\w-$", before):
            return True
        if not _begins_upper(text):
            return not (self._has_gap(line) and ends_sentence(before))
        if self._has_gap(line):
            return not ends_sentence(before) and self._was_full(line)
        return self._was_full(line)

    def _is_capital_heading(self, text: str) -> bool:
        """Whether a heading in capitals stands before a line that is not in capitals."""
        return (
            self._marker is not None
            and self._marker.kind in (Kind.ROMAN, Kind.CAPITAL, Kind.PART)
            and _is_capitals(self._before)
            and not _is_capitals(text)
        )

    # ------------------------------------------------------------------ paragraphs

    def _begin(self, line: Line, found: Marker | None) -> None:
        self._close()
        self._marker = found
        self._parts = [line.text]
        self._in_heading = line.is_heading
        if found is None:
            return
        self._last[found.kind] = found.value
        if found.kind in (Kind.ROMAN, Kind.CAPITAL, Kind.PART):
            for below in (Kind.ARABIC, Kind.LETTER, Kind.BRACKET):
                self._last.pop(below, None)
        elif found.kind in (Kind.ARABIC, Kind.DECIMAL):
            self._last.pop(Kind.LETTER, None)
            self._last.pop(Kind.BRACKET, None)

    def _close(self) -> None:
        if not self._parts:
            return
        text = join_all(self._parts)
        found = self._marker
        if found is not None:
            rest = join_all((found.rest, *self._parts[1:])) if found.rest else join_all(self._parts[1:])
            found = Marker(found.kind, found.printed, found.value, rest, found.certain)
        self._done.append(Paragraph(text, found))
        self._parts = []
