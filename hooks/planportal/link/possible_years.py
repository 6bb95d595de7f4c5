"""Documents that may be one with a mistaken year: both are kept, each shows the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ..model import CitedDocument, Plan
from ..records import DocumentRecord
from ..vietnamese import fold
from .known_documents import KnownDocuments

# Titles shorter than this ("công tác dân vận") are those of many documents.
_TITLE = 20


@dataclass(frozen=True, slots=True)
class _Sighting:
    """What is known of one document or held plan: its address, days and titles, whether an editor has seen it."""

    address: str
    is_sure: bool
    days: frozenset[tuple[int, int]]
    titles: frozenset[str]


def possible_years(
    documents: Mapping[str, CitedDocument], plans: Mapping[str, Plan], known: KnownDocuments
) -> dict[str, tuple[str, ...]]:
    """For an address the others that share series and number with it, and day and month or title.

    A State number begins anew each year, so the same number of another year is another document;
    the same day and month, or the same title, makes it likely that one of the years is wrong. Of two
    plans held here, and of two entries of the registry, neither is doubted: an editor has seen each.
    An entry that no plan cites has no page at its address.
    """
    alike: dict[tuple[str, str], list[_Sighting]] = {}
    for key, document in documents.items():
        if "/" in key:
            alike.setdefault(_without_year(key), []).append(_of_document(document))
    for key, plan_id in known.plan_by_key.items():
        if _without_year(key) in alike:
            alike[_without_year(key)].append(_of_plan(plans[plan_id]))
    for key, record in known.records.items():
        # An entry without a date is not that of another year: it belongs to whichever year there is.
        is_other = record.date is not None and key not in documents and key not in known.plan_by_key
        if is_other and _without_year(key) in alike:
            alike[_without_year(key)].append(_of_record(f"van-ban/{key}", record))
    found: dict[str, tuple[str, ...]] = {}
    for sightings in alike.values():
        if len(sightings) < 2:
            continue
        sightings.sort(key=lambda one: one.address)
        for one in sightings:
            others = tuple(other.address for other in sightings if other is not one and _may_be_one(one, other))
            if others:
                found[one.address] = others
    return found


def _without_year(key: str) -> tuple[str, str]:
    series, _, rest = key.partition("/")
    return series, rest.partition("/")[2]


def with_possible_conflicts(
    documents: Mapping[str, CitedDocument], possible: Mapping[str, tuple[str, ...]]
) -> dict[str, CitedDocument]:
    """The documents with the keys of the other cited documents that each may be."""
    found = dict(documents)
    for key, document in documents.items():
        others = (one.removeprefix("van-ban/") for one in possible.get(document.address, ()))
        if keys := tuple(other for other in others if other in documents):
            found[key] = replace(document, possible_conflicts=keys)
    return found


def _of_document(document: CitedDocument) -> _Sighting:
    dates = [date for date, _ in document.dates]
    titles = [title for title, _ in document.titles]
    if document.record and document.record.date:
        dates.append(document.record.date)
    if document.record and document.record.title:
        titles.append(document.record.title)
    days = frozenset((date.month, date.day) for date in dates if date.is_complete)
    return _Sighting(document.address, False, days, _folded(titles))


def _of_plan(plan: Plan) -> _Sighting:
    days = frozenset({(plan.date.month, plan.date.day)} if plan.date and plan.date.is_complete else ())
    return _Sighting(plan.address, True, days, _folded([plan.title]))


def _of_record(address: str, record: DocumentRecord) -> _Sighting:
    date = record.date
    days = frozenset({(date.month, date.day)} if date and date.is_complete else ())
    return _Sighting(address, True, days, _folded([record.title or ""]))


def _folded(titles: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(title) for title in titles if len(title) > _TITLE)


def _may_be_one(one: _Sighting, other: _Sighting) -> bool:
    if one.is_sure and other.is_sure:
        return False
    return not (one.days.isdisjoint(other.days) and one.titles.isdisjoint(other.titles))
