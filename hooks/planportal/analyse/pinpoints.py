"""Places inside a document (điểm, khoản, Điều, Mục …), of a cited act or of the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..vietnamese import fold
from ..vocabulary import vocabulary
from .flat_text import FlatText

_UNIT = r"(?:tiết|điểm|khoản|điều|tiểu\smục|mục|chương|phần|phụ\slục|đoạn)"
_VALUE = r"(?:\d{1,3}(?:\.\d{1,2}){0,3}[a-zđ]?|[IVXLC]{1,6}|[A-HĐ]|[a-zđ]\d?|thứ\s(?:nhất|hai|ba|tư))(?!\w)"
_ITEM = rf"(?i:{_UNIT})\s(?:số\s)?{_VALUE}(?:(?:,\s?|\svà\s|\sđến\s(?:(?i:{_UNIT})\s)?){_VALUE}){{0,12}}"
_ITEMS = rf"(?:(?:các|từ)\s)?{_ITEM}(?:\s?,?\s(?:và\s|của\s)?{_ITEM}){{0,12}}"
_BEFORE = re.compile(
    rf"(?<!\w)(?P<items>{_ITEMS})\s?,?\s?(?:(?:ban hành\s)?(?:kèm theo|của|tại|trong|thuộc)\s)?(?:các\s)?\(?$"
)
_SELF = re.compile(
    rf"(?P<items>{_ITEMS})(?:\s(?:ở|nêu|nói|kể)\strên|\strên\sđây|\sdưới\sđây"
    r"|,?\s(?:(?:của|tại|trong|thuộc|ban hành kèm theo)\s)?"
    r"(?P<type>[^\W\d_]+(?:\s[^\W\d_]+){0,3}?)\s(?:này|nêu trên|trên đây)"
    r"|\skèm theo(?=[).;,]|$)"
    r"|\snày)(?!\w)"
)
_ALONE = re.compile(rf"(?P<items>{_ITEMS})(?!\w)")
_LEVELS = re.compile(rf"(?i:{_UNIT})\s")
_POINTED_AT = re.compile(r"(?:tại|theo|ở)\s(?:các\s)?$")
_FOLDED_WORDS = ("khoan ", "muc ", "diem ", "dieu ", "luc ", "chuong ", "phan ", "tiet ")
# The last "Điều", "khoản" … of a pinpoint stands this near to the act, the first one at most so far.
_NEAREST_UNIT = 60
_REACH = 260


@dataclass(frozen=True, slots=True)
class InternalReference:
    """A place of the text itself: "Khoản 5 Mục III của Kế hoạch này"; `type` where it is printed."""

    start: int
    end: int
    pinpoint: str
    type: str | None


def pinpoint_before(flat: FlatText, place: int) -> tuple[int, str] | None:
    """The pinpoint that ends right before a citation, with its place; None where there is none."""
    nearest = flat.folded[max(0, place - _NEAREST_UNIT) : place]
    for word in _FOLDED_WORDS:  # asked of every mention, where any(…) takes twice as long
        if word in nearest:
            window_start = max(0, place - _REACH)
            match = _BEFORE.search(flat.text[window_start:place])
            return (window_start + match.start("items"), match["items"]) if match else None
    return None


def internal_references(flat: FlatText) -> Iterator[InternalReference]:
    """The references of the text to its own parts, in order of place.

    A pinpoint with "này", "nêu trên" and the like, or two levels of it, or one after "tại",
    and no document named behind it.
    """
    found: dict[int, InternalReference] = {}
    reached = 0
    for place in _unit_places(flat):
        if place < reached:
            continue
        reference = _reference_at(flat, place)
        if reference:
            found[place] = reference
            reached = reference.end
    yield from found.values()


def _unit_places(flat: FlatText) -> list[int]:
    places: list[int] = []
    for word in _FOLDED_WORDS:
        opening = "phu luc " if word == "luc " else word
        place = flat.folded.find(opening)
        while place >= 0:
            value = flat.text[place + len(opening) : place + len(opening) + 1]
            if (value.isdigit() or value in "IVXLABCDĐEGHabcdđeghiklmnopq") and not flat.folded[
                max(0, place - 1) : place
            ].isalnum():
                places.append(place)
            place = flat.folded.find(opening, place + 1)
    return sorted(places)


def _reference_at(flat: FlatText, place: int) -> InternalReference | None:
    own = _SELF.match(flat.text, place)
    if own:
        kind = vocabulary().types.get(fold(own["type"])) if own["type"] else None
        if own["type"] is None or kind:
            return InternalReference(place, own.end(), own["items"], kind.words if kind else None)
    alone = _ALONE.match(flat.text, place)
    if not alone or _named_behind(flat, alone.end()):
        return None
    levels = len(_LEVELS.findall(alone["items"]))
    pointed_at = _POINTED_AT.search(flat.text, max(0, place - 12), place)
    if pointed_at and (levels > 1 or alone["items"][0].isupper() or fold(alone["items"]).startswith("muc")):
        return InternalReference(place, alone.end(), alone["items"], None)
    return None


_NAMED = re.compile(r",?\s(?:(?:ban hành\s)?(?:kèm theo|của|tại|trong|thuộc)\s)?(?:các\s)?[A-ZĐÀ-Ỹ]")


def _named_behind(flat: FlatText, place: int) -> bool:
    return _NAMED.match(flat.text, place) is not None
