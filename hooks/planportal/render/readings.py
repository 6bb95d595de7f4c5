"""Different readings of one fact: what plans print differently about the same document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from ..dates import PartialDate
from ..model import Citation, CitedDocument, Mention, Plan
from ..vietnamese import fold
from .wording import document_name

_T = TypeVar("_T")
_OPENING = re.compile(r"^((ve viec|v/v|ve|ban hanh) )+")


def dates_differ(document: CitedDocument) -> bool:
    """Whether plans print dates of it that cannot be the same day."""
    dates = [date for date, _ in document.dates]
    return any(not one.may_be(other) for position, one in enumerate(dates) for other in dates[:position])


def other_dates(document: CitedDocument, date: PartialDate | None) -> tuple[PartialDate, ...]:
    """The dates printed elsewhere that contradict the one printed here."""
    if date is None:
        return ()
    return tuple(sorted(other for other, _ in document.dates if not date.may_be(other)))


def best_date(document: CitedDocument) -> PartialDate | None:
    """The date to sort it by, also where plans contradict each other: the registry's, else the one most plans print."""
    if document.record and document.record.date:
        return document.record.date
    return _first(date for date, _ in document.dates)


def best_title(document: CitedDocument) -> str:
    """The title to show: the registry's, else the one most plans print; "" where it says no more than the name."""
    recorded = document.record.title if document.record else None
    title = recorded or _first(title for title, _ in document.titles) or ""
    return "" if fold(title) == fold(str(document_name(document))) else title[:1].upper() + title[1:]


def titles_alike(document: CitedDocument) -> tuple[tuple[str, tuple[Mention, ...]], ...]:
    """The titles plans print; those that differ in case, diacritics or the opening "về việc" count as the first."""
    alike: dict[str, tuple[str, list[Mention]]] = {}
    for title, mentions in document.titles:
        alike.setdefault(plain_title(title), (title, []))[1].extend(mentions)
    return tuple((title, tuple(mentions)) for title, mentions in alike.values())


def plain_title(title: str) -> str:
    """A title as titles are compared: without case, diacritics, the opening "về việc" and the last mark."""
    return _OPENING.sub("", fold(title)).rstrip(" .;,")


def differs(plan: Plan, citation: Citation) -> bool:
    """Whether a citation of a held plan prints a day that is not the one on the plan."""
    known = plan.date is not None and plan.date.is_complete
    return known and citation.date is not None and citation.date.is_complete and citation.date != plan.date


def best_issuers(document: CitedDocument) -> tuple[str, ...]:
    """The issuer most mentions resolve to, and those that the same mentions name with it (joint documents)."""
    if len(document.issuers) < 2:
        return tuple(issuer for issuer, _ in document.issuers)
    first = set(document.issuers[0][1])
    return tuple(issuer for issuer, mentions in document.issuers if not first.isdisjoint(mentions))


def _first(values: Iterable[_T]) -> _T | None:
    return next(iter(values), None)
