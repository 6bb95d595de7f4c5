"""One mention of a document in a flat text, read from its number or name outwards."""

from __future__ import annotations

from dataclasses import dataclass

from ..dates import PartialDate
from ..numbers import DocumentNumber
from .citation_patterns import DATE, TERM, date_of
from .flat_text import FlatText
from .issuers import LINK, issuers_at
from .titles import title_start

_NO_ISSUERS: tuple[str, ...] = ()


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

    @property
    def outer_start(self) -> int:
        """Where it begins with its pinpoint."""
        return self.start if self.pinpoint_start is None else self.pinpoint_start


def read_on(flat: FlatText, one: Mention) -> None:
    """The date, the issuers and the beginning of the title that follow a number or a name."""
    organs = one.number.organs if one.number else ()
    place = one.end
    date = DATE.match(flat.folded, place)
    if date:
        one.date = date_of(date)
        place = one.end = date.end()
        if flat.text[place : place + 1] == ")":
            place += 1
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
    term = TERM.match(flat.folded, place)
    if term:
        place = term.end()
    one.title_start = title_start(flat, place)
