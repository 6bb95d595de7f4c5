"""Cited documents as lines of the index: those whose text is not held here, and plans held here that others cite."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model import CitedDocument, Plan
from ..numbers import try_parse
from ..vietnamese import sort_key
from ..vocabulary import vocabulary
from .context import Context
from .force import force_now
from .links import href
from .paging import Group, year_group
from .readings import best_date, best_title, dates_differ
from .series import is_central
from .views import Name, State
from .wording import agency_words, document_name, plan_name

NO_ISSUER = Group("khong-ro-co-quan", "Chưa xác định cơ quan")
_HELD = Group("doc-duoc", "đọc được trên cổng")


@dataclass(frozen=True, slots=True)
class Cited:
    """One cited document: its address, kind and numbering body, and how many plans cite it how often."""

    address: str
    kind: str
    series: str | None
    year: int | None
    held: bool
    plans: int
    mentions: int

    @property
    def part(self) -> Group:
        """The part of a long list it stands in: its year, or after them all where the portal has its text."""
        return _HELD if self.held else year_group(self.year)


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A line of the index: dates as printed and as the registry has it, how much it is cited, its force."""

    name: Name
    href: str
    title: str
    issuer: str
    dates: tuple[str, ...]
    recorded: str
    plans: int
    mentions: int
    states: tuple[State, ...]


def cited_of(context: Context) -> tuple[Cited, ...]:
    """Everything that plans cite, in an order that stays: not held first, then from the oldest."""
    found = [_of_document(context, document) for document in context.documents.values()]
    found += [
        _of_plan(context, plan) for plan in context.corpus.plans.values() if plan.address in context.corpus.cited_by
    ]
    return tuple(sorted(found, key=lambda one: (one.held, one.year or 9999, one.address)))


def by_times_cited(entries: Iterable[Cited]) -> list[Cited]:
    """Not held first, then those that most plans cite."""
    return sorted(entries, key=lambda one: (one.held, -one.plans, -one.mentions, one.address))


def kind_of(document: CitedDocument) -> str:
    """The kind it is listed under: that of its number's code, which stays whatever words most plans print."""
    number = try_parse(document.number) if document.number else None
    default = vocabulary().default_type(number.code, party=number.form == "party") if number else None
    return default.words if default else document.type or "Văn bản"


def _of_document(context: Context, document: CitedDocument) -> Cited:
    date = best_date(document)
    return Cited(
        address=document.address,
        kind=kind_of(document),
        series=document.series if document.series in context.series_names else None,
        year=date.year if date else None,
        held=False,
        plans=context.citing_plans[document.key],
        mentions=len(document.mentions),
    )


def _of_plan(context: Context, plan: Plan) -> Cited:
    mentions = context.corpus.cited_by[plan.address]
    return Cited(
        address=plan.address,
        kind="Kế hoạch",
        series=plan.issuer if plan.issuer in context.series_names else None,
        year=plan.year,
        held=True,
        plans=len({mention.plan for mention in mentions}),
        mentions=len(mentions),
    )


_LEVEL_ORDER = ("central", "province", "department", "district", "division", "commune", "unit")
_BRANCH_ORDER = ("state", "party", "front", "union")


def rank_of(context: Context, series: str | None) -> tuple[object, ...]:
    """What sorts issuing bodies: by level, branch and how much is above them; unknown ones last."""
    agency = context.agency(series)
    if agency is None:
        name = context.series_names.get(series or "", "")
        return (0 if series and is_central(series) else len(_LEVEL_ORDER), not name, 0, sort_key(name), series or "")
    above = sum(1 for _ in context.corpus.registries.ancestors(agency.id))
    level, branch = _LEVEL_ORDER.index(agency.level), _BRANCH_ORDER.index(agency.branch)
    return (level, branch, above, sort_key(agency.name), agency.id)


def line_of(context: Context, base: str, cited: Cited) -> DocumentLine:
    """The line of one cited document on a page."""
    plan = context.plan(cited.address)
    return _plan_line(context, base, cited, plan) if plan else _document_line(context, base, cited)


def _plan_line(context: Context, base: str, cited: Cited, plan: Plan) -> DocumentLine:
    return DocumentLine(
        name=plan_name(plan),
        href=href(base, cited.address),
        title=plan.title,
        issuer=agency_words(context.agency(plan.issuer), plan.issuer),
        dates=(plan.date.printed(),) if plan.date else (),
        recorded="",
        plans=cited.plans,
        mentions=cited.mentions,
        states=(State("held", "đọc được trên cổng"),),
    )


def _document_line(context: Context, base: str, cited: Cited) -> DocumentLine:
    document = context.documents[cited.address]
    return DocumentLine(
        name=document_name(document),
        href=href(base, cited.address),
        title=best_title(document),
        issuer=context.issuers[document.key],
        dates=tuple(date.printed() for date, _ in document.dates),
        recorded=document.record.date.printed() if document.record and document.record.date else "",
        plans=cited.plans,
        mentions=cited.mentions,
        states=tuple(_states(context, document)),
    )


def _states(context: Context, document: CitedDocument) -> Iterable[State]:
    if document.is_plan:
        yield State("stub", "kế hoạch, chưa có trên cổng")
    if dates_differ(document):
        yield State("clash", "ghi khác nhau")
    if not document.is_plan and (now := force_now(document.record, context.settings.today)):
        yield now
