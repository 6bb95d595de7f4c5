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
_BASIS = re.compile(r"(?:can c[a-z]{1,2}(?:\svao)?|xet|theo de nghi(?: cua)?|thuc hien theo de nghi(?: cua)?)\s")
_BODY_WORDS = re.compile(r"\b(?:tot|hieu qua|nghiem|day du|kip thoi|dong bo|quyet liet)\b|[;:]|\.\s")
_CHAIN = re.compile(r"\s?[,;]?\s?(?:va\s)?(?:cac\s)?$")
_REACH = 110
_NEAR = 48
# "Luật này sửa đổi …", "Bãi bỏ Điều 2 của …" is no item of a list.
_NO_ITEM = re.compile(r"\b(?:nay|bai bo|sua doi|thay the|ban hanh|xay dung|yeu cau|giao)\s")
# A line of its own, not a clause of a sentence: a capital letter.
_OPENS_LINE = re.compile(r"Căn cứ|CĂN CỨ|Xét|Theo đề nghị")


def preamble_end(flat: FlatText) -> int | None:
    """Where the first section begins; None for a text without sections, such as one paragraph."""
    line = 0
    while line >= 0:
        if _FIRST_SECTION.match(flat.text, line):
            return line
        line = flat.text.find("\n", line) + 1 or -1
    return None


def opening_role(flat: FlatText, sentence: int, clause: int, place: int, in_preamble: bool | None) -> Role:
    """The role that the words between the sentence's start and a citation give it.

    `in_preamble` is None for a text without sections; then only words that stand right before
    the citation count, and a list item names no parent. "Căn cứ" at the beginning of a line
    gives a basis wherever it stands, for all items of its list: `clause` is where the item begins.
    """
    marks = _MARKS.match(flat.folded, sentence)
    opening = marks.end() if marks else sentence
    basis = _BASIS.match(flat.folded, opening)
    if basis and basis.end() <= place:
        if in_preamble is False and not _OPENS_LINE.match(flat.text, opening):
            return "mention"
        reach = _REACH if basis[0].startswith("can") else 2 * _REACH
        if not _breaks(flat, basis.end(), place, reach) or (clause > sentence and _near(flat, clause, place)):
            return "basis"
    if in_preamble is False or place - sentence > _REACH + 40:
        return "mention"
    parent = _PARENT.match(flat.folded, opening)
    if not parent or parent.end() > place or (in_preamble is None and "-" in flat.text[sentence:opening]):
        return "mention"
    if in_preamble is None and _BODY_WORDS.search(flat.folded, parent.end(), place):
        return "mention"
    if flat.folded.find(" theo ", parent.end(), place) >= 0:  # "Thực hiện tinh giản biên chế theo Nghị quyết …"
        return "mention"
    if in_preamble is None and not flat.text[opening : opening + 1].isupper() and sentence < clause:
        return "mention"
    return "mention" if _breaks(flat, parent.end(), place, _REACH) else "parent"


def _near(flat: FlatText, clause: int, place: int) -> bool:
    """Whether a citation begins an item of a list, and no other opening does."""
    if place - clause > _NEAR or _PARENT.match(flat.folded, clause):
        return False
    return _NO_ITEM.search(flat.folded, clause, place) is None


def _breaks(flat: FlatText, start: int, end: int, reach: int) -> bool:
    between = flat.folded[start:end]
    return len(between) > reach or ";" in between or ". " in between


def is_chained(flat: FlatText, end: int, start: int) -> bool:
    """Whether only "," ";" or "và" stand between two citations, so that one opening serves both."""
    return start - end < 16 and _CHAIN.fullmatch(flat.folded, end, start) is not None
