"""Cited documents: every mention in every plan, gathered by the document it means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from ..dates import PartialDate
from ..model import Citation, CitedDocument, Conflict, Mention, ParentReference, Plan, PlanFacts, Resolution
from ..records import Registries
from ..vietnamese import fold
from .conflicts import find_conflicts
from .possible_years import possible_years, with_possible_conflicts
from .related_documents import with_related_documents
from .resolver import DocumentResolver, Target

Value = TypeVar("Value")
Marked = dict[str, tuple[str, list[Mention]]]


@dataclass(frozen=True, slots=True)
class LinkedDocuments:
    """What citations and front matter say about documents and parents, for the whole corpus.

    `parents` has the addresses of each plan's parents; `cited_by` the mentions of a held plan,
    by its address, in other plans; `conflicts` what does not fit together.
    """

    resolutions: Mapping[str, tuple[Resolution, ...]]
    documents: Mapping[str, CitedDocument]
    parents: Mapping[str, tuple[str, ...]]
    cited_by: Mapping[str, tuple[Mention, ...]]
    conflicts: tuple[Conflict, ...] = ()


@dataclass(slots=True)
class _Gathered:
    """A cited document while its mentions come in."""

    series: str | None
    mentions: list[Mention] = field(default_factory=list)
    types: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    name: str | None = None
    dates: dict[PartialDate, list[Mention]] = field(default_factory=dict)
    titles: Marked = field(default_factory=dict)
    issuers: Marked = field(default_factory=dict)
    is_parent: bool = False


def link_documents(
    plans: Mapping[str, Plan], facts: Mapping[str, PlanFacts], registries: Registries
) -> LinkedDocuments:
    """All citations resolved, and the documents and parents that follow from them.

    Takes time in proportion to the citations: every mention is looked up, none compared with another.
    """
    resolver = DocumentResolver(registries, plans)
    resolutions: dict[str, tuple[Resolution, ...]] = {}
    parents: dict[str, tuple[str, ...]] = {}
    cited_by: dict[str, list[Mention]] = {}
    gathered: dict[str, _Gathered] = {}
    for plan_id in sorted(plans):
        plan = plans[plan_id]
        citations = [placed.citation for placed in facts[plan_id].citations]
        resolved = resolver.resolve(citations, plan.issuer, plan.date or _year(plan))
        resolutions[plan_id] = tuple(resolution for resolution, _ in resolved)
        for index, (citation, (resolution, target)) in enumerate(zip(citations, resolved, strict=True)):
            if target is None:
                continue
            mention = Mention(plan_id, index)
            if target.plan:
                if target.plan != plan_id:
                    cited_by.setdefault(target.address, []).append(mention)
                continue
            document = gathered.get(target.key)
            if document is None:
                document = gathered[target.key] = _Gathered(target.series)
            _gather(document, citation, resolution, mention)
        targets = [target for _, target in resolved]
        above = _parents(plan, plans, resolver, list(zip(citations, targets, strict=True)), gathered)
        if above:
            parents[plan_id] = above
    documents = with_related_documents(_documents(gathered, resolver), plans, resolver.known)
    possible = possible_years(documents, plans, resolver.known)
    documents = with_possible_conflicts(documents, possible)
    return LinkedDocuments(
        resolutions,
        documents,
        parents,
        {key: tuple(value) for key, value in sorted(cited_by.items())},
        find_conflicts(plans, facts, resolutions, documents, cited_by, possible),
    )


def _gather(document: _Gathered, citation: Citation, resolution: Resolution, mention: Mention) -> None:
    """Adds what one mention says; a short form says no more than that the document is cited."""
    document.mentions.append(mention)
    if citation.date:
        document.dates.setdefault(citation.date, []).append(mention)
    if citation.title:
        _mark(document.titles, citation.title, mention)
    if citation.antecedent is not None:
        return
    document.types[citation.type] = document.types.get(citation.type, 0) + 1
    if citation.number:
        document.numbers[citation.number] = document.numbers.get(citation.number, 0) + 1
    document.name = document.name or citation.name
    for name in resolution.issuers:
        _mark(document.issuers, name, mention)


def _year(plan: Plan) -> PartialDate | None:
    return PartialDate(plan.year) if plan.year else None


def _mark(marked: Marked, text: str, mention: Mention) -> None:
    """Counts a value under its first spelling; case and marks make no difference."""
    marked.setdefault(fold(text), (text, []))[1].append(mention)


def _parents(
    plan: Plan,
    plans: Mapping[str, Plan],
    resolver: DocumentResolver,
    resolved: Sequence[tuple[Citation, Target | None]],
    gathered: dict[str, _Gathered],
) -> tuple[str, ...]:
    addresses: list[str] = []
    for parent in plan.parents:
        if isinstance(parent, str):
            if parent in plans:
                addresses.append(plans[parent].address)
            continue
        target = resolver.parent(parent, plan, resolved)
        if target is None:
            continue
        addresses.append(target.address)
        if target.plan is None:
            _add_parent(gathered, target, parent)
    return tuple(dict.fromkeys(addresses))


def _add_parent(gathered: dict[str, _Gathered], target: Target, reference: ParentReference) -> None:
    document = gathered.setdefault(target.key, _Gathered(target.series))
    document.is_parent = True
    if reference.number:
        document.numbers.setdefault(reference.number, 0)
    document.types.setdefault("Kế hoạch" if reference.type == "KH" else reference.type, 0)
    if reference.date:
        document.dates.setdefault(reference.date, [])


def _documents(gathered: Mapping[str, _Gathered], resolver: DocumentResolver) -> dict[str, CitedDocument]:
    segments: dict[str, set[str]] = {}
    for key in gathered:
        segments.setdefault(_without_segment(key), set()).add(key)
    documents: dict[str, CitedDocument] = {}
    for key in sorted(gathered):
        found = gathered[key]
        number = _most_frequent(found.numbers)
        kind = _most_frequent(found.types) or ""
        documents[key] = CitedDocument(
            key=key,
            type=kind,
            number=number,
            name=found.name,
            series=found.series,
            mentions=tuple(found.mentions),
            dates=_by_frequency(found.dates.items()),
            titles=_by_frequency(found.titles.values()),
            issuers=_by_frequency(found.issuers.values()),
            record=resolver.known.record_of(key, found.series, number, segments[_without_segment(key)]),
            is_plan=found.is_parent or kind == "Kế hoạch",
        )
    return documents


def _without_segment(key: str) -> str:
    """A key without its year or term, the same for documents that differ in that alone."""
    series, _, rest = key.partition("/")
    return f"{series}/{rest.partition('/')[2] or rest}"


def _most_frequent(counts: Mapping[str, int]) -> str | None:
    return max(counts, key=lambda value: counts[value]) if counts else None


def _by_frequency(seen: Iterable[tuple[Value, list[Mention]]]) -> tuple[tuple[Value, tuple[Mention, ...]], ...]:
    ordered = sorted(seen, key=lambda entry: (-len(entry[1]), str(entry[0])))
    return tuple((value, tuple(mentions)) for value, mentions in ordered)
