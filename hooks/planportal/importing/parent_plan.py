"""The plan above a plan, from its opening: "Thực hiện Kế hoạch số … ngày … của …".

Found by digits, separators and capitals alone, so that a text whose marks are lost still tells it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..dates import PartialDate
from .folding import folded, words_of
from .issuers import AgencyNames
from .letterhead import printed_date

_NUMBER = re.compile(
    r"(?<![\w/-])(?P<state>\d{1,5}[a-z]?\s?/\s?KH\s?-\s?[A-ZĐÐ][\wÐ]*(?:\s?[-&]\s?[A-ZĐÐ]\w*)*)"
    r"|(?<![\w/-])(?P<party>\d{1,5}[a-z]?\s?-\s?KH\s?/\s?[A-ZĐÐ][\wÐ]*(?:\s?[-&]\s?[A-ZĐÐ]\w*)*)"
)
_ANY_NUMBER = re.compile(r"\d{1,5}[a-z]?\s?(?:/(?:\d{4}/)?\s?[A-ZĐÐ]|-\s?[A-ZĐÐ]+/)")
_SLASH_DATE = re.compile(r"(?P<day>\d{1,2})\s?/\s?(?P<month>\d{1,2})\s?/\s?(?P<year>(?:19|20)\d\d)")
_WINDOW = 45


@dataclass(frozen=True, slots=True)
class NamedParent:
    """A plan named as the one implemented; `issuer` is an agency's id, None where it is not certain."""

    number: str
    date: PartialDate | None
    issuer: str | None
    printed: str


def named_parents(opening: Sequence[str], names: AgencyNames, issuer: str | None) -> tuple[NamedParent, ...]:
    """The plans that the paragraphs before the first section name as implemented, in order.

    A plan in a "Căn cứ" clause is a basis and one inside another document's title is not meant.
    """
    found: list[NamedParent] = []
    for paragraph in opening:
        for clause in paragraph.split(";"):
            if folded(clause).lstrip(" ~-*_").startswith(("can cu", "can cr", "xet ", "theo de nghi")):
                continue
            match = _NUMBER.search(clause)
            if not match or _ANY_NUMBER.search(clause[: match.start()]):
                continue
            parent = _parent(clause, match, names, issuer)
            if all(parent.number != other.number for other in found):
                found.append(parent)
    return tuple(found)


def _parent(clause: str, match: re.Match[str], names: AgencyNames, issuer: str | None) -> NamedParent:
    number = re.sub(r"\s", "", match[0]).replace("Ð", "Đ")
    behind = clause[match.end() :]
    date, end = _date_behind(behind)
    words = words_of(behind[end : end + 160])
    above: str | None = None
    for start in range(min(3, len(words))):  # "của", readable or not, stands before the issuer
        above = names.resolve_superior(words[start:], issuer, date)
        if above:
            break
    return NamedParent(number, date, above, clause[match.start() : match.end() + end].strip())


def _date_behind(text: str) -> tuple[PartialDate | None, int]:
    near = text[:_WINDOW]
    if match := _SLASH_DATE.search(near):
        iso = f"{match['year']}-{int(match['month']):02d}-{int(match['day']):02d}"
        try:
            return PartialDate.parse(iso), match.end()
        except ValueError:
            return None, match.end()
    found = printed_date(near)
    if found and found[1] < 6:
        return found[0], found[2]
    return None, 0
