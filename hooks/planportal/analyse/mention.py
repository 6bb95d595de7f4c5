"""One mention of a document in a flat text, read from its number or name outwards."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..dates import PartialDate
from ..numbers import DocumentNumber
from .citation_patterns import DATE, TERM, date_of
from .flat_text import FlatText
from .issuers import LINK, issuers_at
from .titles import title_start

_NO_ISSUERS: tuple[str, ...] = ()
# "… của HĐND tỉnh khóa X, kỳ họp thứ 12 …"
_SESSION = re.compile(
    r"\s?[,-]?\s?(?:tai\s)?\(?(?:ky hop\s(?:thu\s)?(?:\d{1,2}|chuyen de|(?:nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi)"
    r"(?:\s(?:mot|hai|ba|tu|bon|lam|nam|sau|bay|tam|chin)(?!\w))?)|nhiem ky\s\d{4}\s?-\s?\d{4})(?!\w)\)?"
)
_MOST_TERMS = 4
# "… của UBND tỉnh (sau đây gọi là Quyết định 1) về …"
_ABBREVIATED = re.compile(
    r"\s\((?:sau day\s)?(?:duoc\s)?(?:goi|viet)\s(?:chung\s|tat\s){0,2}la\s[^()\n]{1,120}\)(?=\s)"
)
_LEVEL = re.compile(r"\s(?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong)(?=,?\s(?:ngay|thang)\s)")
_DEFINITION = re.compile(
    r"\s?\((?:sau day\s)?(?:duoc\s)?(?:goi|viet)\s(?:chung\s|tat\s){0,2}la\s[^()\n]{1,120}\)(?=\s?,?\s?c[a-z]{1,2}a\s)"
)


@dataclass(slots=True)
class Mention:
    """What stands at one place, in places of the flat text; joined with its neighbours later."""

    start: int
    end: int
    type: str
    number: DocumentNumber | None = None
    number_start: int = 0
    number_end: int = 0
    name: str | None = None
    date: PartialDate | None = None
    issuers: tuple[str, ...] = ()
    title_start: int | None = None
    title_end: int | None = None
    name_holds_others: bool = False
    pinpoint: str | None = None
    pinpoint_start: int | None = None
    internal: bool = False
    typed: bool = True
    issued_before: bool = False
    repaired: bool = False
    # Of a short form: the index of a citation of an earlier paragraph, or the place of a number in this text.
    antecedent: int | None = None
    full_at: int | None = None

    @property
    def outer_start(self) -> int:
        """Where it begins with its pinpoint."""
        return self.start if self.pinpoint_start is None else self.pinpoint_start


def read_on(flat: FlatText, one: Mention) -> None:
    """The date, the issuers and the beginning of the title that follow a number or a name."""
    organs = one.number.organs if one.number else ()
    place = one.end
    date = DATE.match(flat.folded, place)
    if date is None and one.number:  # "21/2022/NQ-HĐND tỉnh ngày …"
        level = _LEVEL.match(flat.folded, place)
        date = DATE.match(flat.folded, level.end()) if level else None
    if date:
        one.date = date_of(date)
        place = one.end = date.end()
        if flat.text[place : place + 1] == ")":
            place += 1
    definition = _DEFINITION.match(flat.folded, place) if flat.text.startswith(" (", place) else None
    if definition:  # "… ngày 25/10/2017 (sau đây gọi tắt là …) của …"
        place = definition.end()
    link = LINK.match(flat.folded, place)
    issuer_end, printed = place, _NO_ISSUERS
    if link:
        issuer_end, printed = issuers_at(flat, link.end(), organs, joint=link["between"] is not None)
    elif one.number and flat.text[place : place + 1].isspace() and flat.text[place + 1 : place + 2].isupper():
        issuer_end, printed = issuers_at(flat, place + 1, organs)
        term = TERM.match(flat.folded, issuer_end)
        if not printed or not flat.folded.startswith(" ve ", term.end() if term else issuer_end):
            issuer_end, printed = place, _NO_ISSUERS
    if printed:
        one.issuers = printed
        place = one.end = issuer_end
        if one.date is None:
            late = DATE.match(flat.folded, place)
            if late:
                one.date = date_of(late)
                place = one.end = late.end()
    for _ in range(_MOST_TERMS):
        term = TERM.match(flat.folded, place) or _SESSION.match(flat.folded, place)
        if term is None:
            break
        place = term.end()
    defined = _ABBREVIATED.match(flat.folded, place) if flat.text.startswith(" (", place) else None
    one.title_start = title_start(flat, defined.end() if defined else place)
