"""What a citation is for: the parent that is implemented, the legal basis, or a mere mention."""

from __future__ import annotations

import re

from ..model import Role
from .flat_text import FlatText

# The first heading of the body: a Roman or Arabic numeral, a capital letter, or "Phần I" at a line's start.
_FIRST_SECTION = re.compile(r"#{1,6}\s|[\W_]{0,8}(?:I|A|1|Phần (?:I|thứ nhất)|PHẦN (?:I|THỨ NHẤT)|Chương I)[.:)\n]\s?")
_MARKS = re.compile(r"[\s~*_>“\"-]{0,6}")
_PARENT = re.compile(
    r"(?:(?:de|nham|tiep tuc)\s)?(?:to chuc\s)?(?:trien khai\s(?:(?:va\s)?(?:thuc hien|thi hanh)\s)?|thi hanh\s"
    r"|th[a-z]{1,3}c hi.{1,2}n\s)"
)
_BASIS = re.compile(r"(?:can c[a-z]{1,2}|xet|theo de nghi(?: cua)?|thuc hien theo de nghi(?: cua)?)\s")
_BODY_WORDS = re.compile(r"\b(?:tot|hieu qua|nghiem|day du|kip thoi|dong bo|quyet liet)\b|[;:]|\.\s")
_CHAIN = re.compile(r"\s?[,;]?\s?(?:va\s)?(?:cac\s)?$")
_REACH = 110


def preamble_end(flat: FlatText) -> int | None:
    """Where the first section begins; None for a text without sections, such as one paragraph."""
    line = 0
    while line >= 0:
        if _FIRST_SECTION.match(flat.text, line):
            return line
        line = flat.text.find("\n", line) + 1 or -1
    return None


def opening_role(flat: FlatText, sentence: int, place: int, in_preamble: bool | None) -> Role:
    """The role that the words between the sentence's start and a citation give it.

    `in_preamble` is None for a text without sections; then only words that stand right before
    the citation count, and a list item names no parent.
    """
    if in_preamble is False or place - sentence > _REACH + 40:
        return "mention"
    marks = _MARKS.match(flat.folded, sentence)
    opening = marks.end() if marks else sentence
    basis = _BASIS.match(flat.folded, opening)
    if basis and basis.end() <= place and not _breaks(flat, basis.end(), place):
        return "basis"
    parent = _PARENT.match(flat.folded, opening)
    if not parent or parent.end() > place or (in_preamble is None and "-" in flat.text[sentence:opening]):
        return "mention"
    if in_preamble is None and _BODY_WORDS.search(flat.folded, parent.end(), place):
        return "mention"
    return "mention" if _breaks(flat, parent.end(), place) else "parent"


def _breaks(flat: FlatText, start: int, end: int) -> bool:
    between = flat.folded[start:end]
    return len(between) > _REACH or ";" in between or ". " in between


def is_chained(flat: FlatText, end: int, start: int) -> bool:
    """Whether only "," ";" or "và" stand between two citations, so that one opening serves both."""
    return start - end < 16 and _CHAIN.fullmatch(flat.folded, end, start) is not None
