"""What every page family works with: the corpus, and the few orders in which it is listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from jinja2 import Environment

from ..agency_life import names_apart
from ..config import Settings
from ..life_cycle import statuses
from ..model import CitedDocument, Conflict, Corpus, Plan, PlanBody
from ..records import Agency
from .links import base_of
from .readings import best_issuers
from .sentences import CitingSentences
from .series import series_names
from .templates import environment

T = TypeVar("T")
BodyOf = Callable[[str], PlanBody]
# Later than any year, month and day.
_UNKNOWN = 9999


@dataclass(frozen=True, slots=True)
class Context:
    """The corpus with its lists by agency, year and subject; plan ids in them from the oldest.

    `documents` are the cited documents by their address; of each, by its key, `issuers` has the
    issuers in short ("" where none is known) and `citing_plans` how many plans cite it.
    `inherited` has for an agency the ids of those it took over from, `names` its full name, with dates
    where another has the same; `series_names` the same and those of bodies the registry has no record of.

    `replaced_by` and `amended_by` turn the front matter's `replaces` and `amends` round; `conflicts` has the
    contradictions by the address of what they are about.
    """

    corpus: Corpus
    settings: Settings
    body_of: BodyOf
    sentences: CitingSentences
    templates: Environment
    documents: Mapping[str, CitedDocument]
    in_order: tuple[str, ...]
    by_agency: Mapping[str, tuple[str, ...]]
    by_subject: Mapping[str, tuple[str, ...]]
    replaced_by: Mapping[str, tuple[str, ...]]
    amended_by: Mapping[str, tuple[str, ...]]
    statuses: Mapping[str, str | None]
    issuers: Mapping[str, str]
    citing_plans: Mapping[str, int]
    inherited: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]
    series_names: Mapping[str, str]
    conflicts: Mapping[str, tuple[Conflict, ...]]

    def render(self, template: str, address: str, **values: object) -> str:
        """The content of the page at an address, from a template and what it shows."""
        return self.templates.get_template(template).render(base=base_of(address), **values)

    def plan(self, address: str) -> Plan | None:
        """The plan held at an address, or None."""
        return self.corpus.plans.get(address.removeprefix("ke-hoach/")) if address.startswith("ke-hoach/") else None

    def document(self, address: str) -> CitedDocument | None:
        """The cited document whose page is at an address, or None."""
        return self.documents.get(address)

    def agency(self, agency_id: str | None) -> Agency | None:
        """The agency with an id, or None where the registry has none."""
        return self.corpus.registries.agencies.get(agency_id) if agency_id else None

    def has_page(self, address: str) -> bool:
        """Whether a plan or a cited document has its page at an address."""
        return self.plan(address) is not None or self.document(address) is not None


def context_of(corpus: Corpus, body_of: BodyOf, settings: Settings) -> Context:
    """The context of one build."""
    in_order = tuple(sorted(corpus.plans, key=lambda plan_id: age(corpus.plans[plan_id])))
    agencies = corpus.registries.agencies
    short_names = _unique_short_names(agencies.values())
    templates = environment(settings)
    names = names_apart(agencies)
    return Context(
        corpus=corpus,
        settings=settings,
        body_of=body_of,
        sentences=CitingSentences(settings.cache, corpus.facts, body_of),
        templates=templates,
        documents={document.address: document for document in corpus.documents.values()},
        in_order=in_order,
        by_agency=_grouped((corpus.plans[plan_id].issuer, plan_id) for plan_id in in_order),
        by_subject=_grouped((subject, plan_id) for plan_id in in_order for subject in corpus.plans[plan_id].subjects),
        replaced_by=_grouped((old, plan_id) for plan_id in in_order for old in corpus.plans[plan_id].replaces),
        amended_by=_grouped((old, plan_id) for plan_id in in_order for old in corpus.plans[plan_id].amends),
        statuses=statuses(corpus.plans, settings.today),
        issuers={
            document.key: _issuers(document, agencies.get(document.series or ""), short_names)
            for document in corpus.documents.values()
        },
        citing_plans={
            document.key: len({mention.plan for mention in document.mentions}) for document in corpus.documents.values()
        },
        inherited=_grouped(
            (succession.agency, agency.id)
            for agency in agencies.values()
            for succession in agency.successors
            if succession.agency
        ),
        names=names,
        series_names=series_names(corpus.documents.values(), names),
        conflicts=_grouped((address, conflict) for conflict in corpus.conflicts for address in conflict.addresses),
    )


def _issuers(document: CitedDocument, series: Agency | None, short_names: Mapping[str, str]) -> str:
    """The issuers of a document in short; the full name is kept where two agencies have it and neither is sure."""
    issuers = ", ".join(
        series.short if series and series.name == issuer else short_names.get(issuer, issuer)
        for issuer in best_issuers(document)
    )
    return issuers or (series.short if series else "")


def _unique_short_names(agencies: Iterable[Agency]) -> dict[str, str]:
    names: dict[str, set[str]] = {}
    for agency in agencies:
        names.setdefault(agency.name, set()).add(agency.short)
    return {name: short.pop() for name, short in names.items() if len(short) == 1}


def age(plan: Plan) -> tuple[int, int, int, str]:
    """What sorts plans from the oldest: those without a day last in their month, without a month last in their year."""
    month, day = (plan.date.month, plan.date.day) if plan.date else (0, 0)
    return (plan.year or _UNKNOWN, month or _UNKNOWN, day or _UNKNOWN, plan.id)


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in sorted(groups.items())}
