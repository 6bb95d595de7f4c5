"""Contradictions between what plans print, found by dates and sources alone; nobody is said to be wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..contradictions import Conflict, ConflictKind, Mention, Reading
from ..dates import PartialDate
from ..model import CitedDocument, Plan, PlanFacts, Resolution
from ..vietnamese import fold
from .document_keys import UNKNOWN
from .plan_conflicts import conflicts_of_plans

KINDS: tuple[ConflictKind, ...] = (
    "dates", "issuers", "years", "undated", "unresolved", "later", "unissued", "not_in_force", "lapsed",
)  # fmt: skip


def find_conflicts(
    plans: Mapping[str, Plan],
    facts: Mapping[str, PlanFacts],
    resolutions: Mapping[str, tuple[Resolution, ...]],
    documents: Mapping[str, CitedDocument],
    cited_by: Mapping[str, Sequence[Mention]],
    possible: Mapping[str, tuple[str, ...]],
) -> tuple[Conflict, ...]:
    """All contradictions of the corpus, kind by kind and in the order of addresses.

    `possible` has for an address those it may be under another year. Takes one more look at each citation.
    """
    found: dict[ConflictKind, list[Conflict]] = {kind: [] for kind in KINDS}
    for document in documents.values():
        for conflict in _of_document(document, facts, resolutions):
            found[conflict.kind].append(_settled(conflict, plans, (document,)))
    for address in sorted(cited_by):
        plan = plans[address.removeprefix("ke-hoach/")]
        if conflict_of_plan := _days_of_plan(plan, cited_by[address], facts):
            found["dates"].append(conflict_of_plan)
    by_address = {document.address: document for document in documents.values()}
    for years in _years(possible, by_address, cited_by):
        about = tuple(by_address[one] for one in years.addresses if one in by_address)
        found["years"].append(_settled(years, plans, about))
    for conflict in conflicts_of_plans(plans, facts, resolutions, by_address):
        found[conflict.kind].append(conflict)
    return tuple(conflict for kind in KINDS for conflict in found[kind])


def _of_document(
    document: CitedDocument, facts: Mapping[str, PlanFacts], resolutions: Mapping[str, tuple[Resolution, ...]]
) -> Iterator[Conflict]:
    dates = _dates(document)
    if dates:
        yield Conflict("dates", document.address, dates, document.mentions)
    if len(document.issuers) > 1:
        issuers = _issuers(document, facts, resolutions)
        if issuers:
            yield Conflict("issuers", document.address, issuers, document.mentions)
    if document.number and not document.dates and f"/{UNKNOWN}/" in document.key:
        yield Conflict("undated", document.address, (), document.mentions)


def _dates(document: CitedDocument) -> tuple[Reading, ...]:
    """The dates of a document if they cannot all be one day, the oldest first; () where they can."""
    readings = {date: Reading(str(date), found, "text" if found else "front_matter") for date, found in document.dates}
    recorded = document.record.date if document.record else None
    if recorded and recorded not in readings:
        readings[recorded] = Reading(str(recorded), (), "registry")
    if len(readings) < 2:
        return ()
    dates = sorted(readings)
    if all(one.may_be(other) for at, one in enumerate(dates) for other in dates[:at]):
        return ()
    return tuple(readings[date] for date in dates)


def _issuers(
    document: CitedDocument, facts: Mapping[str, PlanFacts], resolutions: Mapping[str, tuple[Resolution, ...]]
) -> tuple[Reading, ...]:
    """The bodies printed as its issuer if they are not the same; () where one only says less than another."""
    printed: dict[frozenset[str], tuple[str, list[Mention]]] = {}
    for mention in document.mentions:
        citation = facts[mention.plan].citations[mention.index].citation
        names = resolutions[mention.plan][mention.index].issuers
        if citation.issuers_printed and names:
            words = frozenset(fold(name) for name in names)
            printed.setdefault(words, (", ".join(names), []))[1].append(mention)
    sets = list(printed)
    if not any(_differ(one, other) for at, one in enumerate(sets) for other in sets[:at]):
        return ()
    ordered = sorted(printed.values(), key=lambda entry: (-len(entry[1]), entry[0]))
    return tuple(Reading(name, tuple(mentions)) for name, mentions in ordered)


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of names are different bodies: neither leaves out what the other has, or says it shorter."""
    return not (_covers(one, other) or _covers(other, one))


def _covers(many: frozenset[str], few: frozenset[str]) -> bool:
    return all(any(name == whole or whole.startswith(name + " ") for whole in many) for name in few)


def _days_of_plan(plan: Plan, mentions: Sequence[Mention], facts: Mapping[str, PlanFacts]) -> Conflict | None:
    """A plan held here that others cite with another day than the one it bears."""
    if plan.date is None:
        return None
    days: dict[PartialDate, list[Mention]] = {}
    for mention in mentions:
        date = facts[mention.plan].citations[mention.index].citation.date
        if date and not date.may_be(plan.date):
            days.setdefault(date, []).append(mention)
    if not days:
        return None
    own = Reading(str(plan.date), (), "plan")
    others = (Reading(str(day), tuple(days[day])) for day in sorted(days))
    return Conflict("dates", plan.address, (own, *others), tuple(mentions))


def _years(
    possible: Mapping[str, tuple[str, ...]],
    documents: Mapping[str, CitedDocument],
    cited_by: Mapping[str, Sequence[Mention]],
) -> Iterator[Conflict]:
    """Each set of documents that may be one, once, whichever of them is looked at."""
    done: set[str] = set()
    for address in sorted(possible):
        if address in done:
            continue
        together, waiting = {address}, [address]
        while waiting:
            fresh = set(possible[waiting.pop()]) - together
            together |= fresh
            waiting += fresh
        done |= together
        readings = tuple(
            Reading(one, documents[one].mentions)
            if one in documents
            else Reading(one, tuple(cited_by.get(one, ())), "plan" if one.startswith("ke-hoach/") else "registry")
            for one in sorted(together)
        )
        mentions = tuple(mention for reading in readings for mention in reading.mentions)
        yield Conflict("years", readings[0].value, readings, mentions)


def _settled(conflict: Conflict, plans: Mapping[str, Plan], documents: Sequence[CitedDocument]) -> Conflict:
    """The conflict with what the registry says was found about its documents."""
    record = next((one.record for one in documents if one.record and one.record.checked_note), None)
    if record is None:
        return conflict
    on = record.checked
    later = any((date := plans[one.plan].date) and on and _after(date, on) for one in conflict.mentions)
    return replace(conflict, note=record.checked_note, noted_on=on, has_later_plans=later)


def _after(date: PartialDate, other: PartialDate) -> bool:
    return date > other and not date.may_be(other)
