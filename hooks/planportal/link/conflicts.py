"""Documents that may be one with a mistaken year: both are kept, each shows the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..model import CitedDocument
from ..vietnamese import fold


def with_possible_conflicts(documents: Mapping[str, CitedDocument]) -> dict[str, CitedDocument]:
    """The documents with the keys of those that share series and number, and day and month or title.

    A State number begins anew each year, so the same number of another year is another document;
    the same day and month, or the same title, makes it likely that one of the years is wrong.
    """
    alike: dict[tuple[str, str], list[CitedDocument]] = {}
    for document in documents.values():
        series, _, rest = document.key.partition("/")
        alike.setdefault((series, rest.partition("/")[2]), []).append(document)
    found: dict[str, CitedDocument] = {}
    for key, document in documents.items():
        series, _, rest = key.partition("/")
        others = alike[(series, rest.partition("/")[2])] if rest else []
        conflicts = tuple(other.key for other in others if other.key != key and _share_a_mark(document, other))
        found[key] = replace(document, possible_conflicts=conflicts) if conflicts else document
    return found


def _share_a_mark(one: CitedDocument, other: CitedDocument) -> bool:
    return bool(_days(one) & _days(other) or _titles(one) & _titles(other))


def _days(document: CitedDocument) -> set[tuple[int, int]]:
    dates = [date for date, _ in document.dates]
    if document.record and document.record.date:
        dates.append(document.record.date)
    return {(date.month, date.day) for date in dates if date.is_complete}


def _titles(document: CitedDocument) -> set[str]:
    titles = [title for title, _ in document.titles]
    if document.record and document.record.title:
        titles.append(document.record.title)
    return {fold(title) for title in titles if len(title) > 20}
