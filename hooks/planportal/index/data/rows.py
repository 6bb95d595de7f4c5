"""The rows of the tables: one function a table, values in the order of its columns in `open_data`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...contradictions import Conflict
from ...dates import PartialDate
from ...model import CitedDocument, Corpus, Plan
from ...render.readings import best_issuers, best_title
from .written import Row

_PLACES = 20


def plan_row(corpus: Corpus, plan: Plan, statuses: Mapping[str, str | None]) -> Row:
    """A plan; it is counted what it cites outside itself."""
    agency = corpus.registries.agencies.get(plan.issuer)
    outside = [
        resolution.target
        for placed, resolution in zip(corpus.facts[plan.id].citations, corpus.resolutions[plan.id], strict=True)
        if not placed.citation.internal and resolution.target != plan.address
    ]
    root = corpus.hierarchy.root_of(plan.address)
    return (
        plan.id,
        plan.type,
        plan.number,
        plan.symbol,
        plan.title,
        plan.issuer,
        agency.name if agency else plan.issuer,
        _iso(plan.date),
        plan.year,
        plan.period.first if plan.period else None,
        plan.period.last if plan.period else None,
        statuses.get(plan.id),
        plan.quality,
        plan.text,
        plan.subjects,
        corpus.hierarchy.parents.get(plan.address, ()),
        root if root != plan.address or plan.address in corpus.hierarchy.children else None,
        corpus.facts[plan.id].words,
        len(outside),
        len({target for target in outside if target}),
        plan.source.url if plan.source else None,
    )


def mention_rows(corpus: Corpus, plan: Plan) -> Iterator[Row]:
    """The mentions of a plan in the order of its text, those that point into itself with them."""
    plan_id = plan.id
    resolutions = corpus.resolutions[plan_id]
    for index, (placed, resolution) in enumerate(zip(corpus.facts[plan_id].citations, resolutions, strict=True)):
        one = placed.citation
        yield (
            plan_id,
            index,
            placed.anchor,
            placed.label,
            one.role,
            one.type,
            one.number,
            one.name,
            str(one.date) if one.date else None,
            resolution.issuers,
            one.issuers_printed,
            one.title,
            one.pinpoint,
            one.nested_in,
            one.antecedent,
            one.internal,
            placed.target,
            one.repaired,
            resolution.target,
            resolution.candidates,
        )


def relation_rows(corpus: Corpus, plan: Plan) -> Iterator[tuple[str, str, str, int | None]]:
    """What a plan implements, replaces, amends, belongs to and cites, each once."""
    address, parents = plan.address, corpus.hierarchy.parents.get(plan.address, ())
    for parent in parents:
        yield address, "parent", parent, None
    for relation, others in (("replaces", plan.replaces), ("amends", plan.amends)):
        for other in others:
            if other in corpus.plans:
                yield address, relation, corpus.plans[other].address, None
    if parents:
        yield address, "part_of", corpus.hierarchy.root_of(address), None
    cited: dict[str, int] = {}
    for resolution in corpus.resolutions[plan.id]:
        if resolution.target and resolution.target != address:
            cited[resolution.target] = cited.get(resolution.target, 0) + 1
    for target, count in cited.items():
        yield address, "cites", target, count


def document_row(document: CitedDocument) -> Row:
    """A cited document that is not held here."""
    record = document.record
    return (
        document.address,
        document.type,
        document.number or (record.number if record else None),
        document.name,
        document.series,
        best_issuers(document),
        _iso(document.agreed_date),
        tuple(str(date) for date, mentions in document.dates if mentions),
        best_title(document),
        document.is_plan,
        len({mention.plan for mention in document.mentions}),
        len(document.mentions),
        _iso(record.in_force_from) if record else None,
        _iso(record.part_ended) if record else None,
        _iso(record.in_force_to) if record else None,
        document.successor or (record.replaced_by if record else None),
        document.counterparts,
        _iso(record.checked) if record else None,
        record.source if record else None,
        record.url if record else None,
        tuple(f"van-ban/{key}" for key in document.possible_conflicts),
    )


def conflict_row(conflict: Conflict) -> Row:
    """A contradiction; of very many places the first are named."""
    return (
        conflict.kind,
        conflict.addresses,
        conflict.plan,
        tuple(reading.value for reading in conflict.readings),
        len(conflict.mentions),
        tuple(f"{mention.plan}#{mention.index}" for mention in conflict.mentions[:_PLACES]),
        conflict.is_settled,
        conflict.note,
        _iso(conflict.noted_on),
    )


def _iso(date: PartialDate | None) -> str | None:
    return str(date) if date else None
