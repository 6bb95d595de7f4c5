"""Contradictions: two readings of one fact side by side, of equal weight, without a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..dates import PartialDate
from ..model import CitedDocument, Mention, Plan
from .context import Context
from .links import href
from .readings import best_title, dates_differ, differs
from .rows import section_words
from .views import Link, Name, State
from .wording import agency_words, counted, document_name, lower_first, plan_name

_SOURCES = 5


@dataclass(frozen=True, slots=True)
class Reading:
    """One of the readings: who prints it, the value in pieces (text, whether it differs), its sources."""

    heading: str
    pieces: tuple[tuple[str, bool], ...]
    issuer: str
    sources: tuple[Link, ...]
    further: str


@dataclass(frozen=True, slots=True)
class Clash:
    """A document and what is printed differently about it."""

    state: State
    name: Name
    href: str
    title: str
    readings: tuple[Reading, ...]
    possible: tuple[Link, ...]
    remark: str


def clash_of(context: Context, base: str, document: CitedDocument) -> Clash | None:
    """The contradiction a document is in, or None."""
    possible = tuple(
        Link(str(document_name(other)), href(base, other.address))
        for key in document.possible_conflicts
        if (other := context.document(f"van-ban/{key.removeprefix('van-ban/')}"))
    )
    readings = _readings(context, base, document) if dates_differ(document) else ()
    if not readings and not possible:
        return None
    return Clash(
        state=State("clash", _kind(context, document) if readings else "Năm có thể ghi nhầm"),
        name=document_name(document),
        href=href(base, document.address),
        title=best_title(document),
        readings=readings,
        possible=possible,
        remark=_remark(context, document) if readings else "",
    )


def other_days(context: Context, plan: Plan) -> dict[PartialDate, tuple[Mention, ...]]:
    """The days other plans print for a plan held here that are not its own, with the places that print them."""
    found: dict[PartialDate, list[Mention]] = {}
    for mention in context.corpus.cited_by.get(plan.address, ()):
        citation = context.corpus.facts[mention.plan].citations[mention.index].citation
        if citation.date and differs(plan, citation):
            found.setdefault(citation.date, []).append(mention)
    return {date: tuple(found[date]) for date in sorted(found)}


def clash_of_plan(context: Context, base: str, plan: Plan) -> Clash | None:
    """A plan held here that others cite with another day than the one it bears, or None."""
    days = other_days(context, plan)
    if plan.date is None or not days:
        return None
    own = Reading(
        heading="Kế hoạch trên cổng ghi",
        pieces=_pieces(plan.date, next(iter(days))),
        issuer="",
        sources=(Link("đọc kế hoạch", href(base, plan.address)),),
        further="",
    )
    others = (_reading(context, base, date, plan.date, mentions) for date, mentions in days.items())
    return Clash(
        state=State("clash", "Hai ngày" if len(days) == 1 else f"{len(days) + 1} ngày khác nhau"),
        name=Name("Kế hoạch số", plan.number) if plan.number else plan_name(plan),
        href=href(base, plan.address),
        title=plan.title,
        readings=(own, *others),
        possible=(),
        remark="",
    )


def _kind(context: Context, document: CitedDocument) -> str:
    """What differs, in words: dates, and the issuers printed with them where they differ too."""
    dates = [date for date, _ in document.dates if date.is_complete]
    issuers = {_issuer(context, mentions) for date, mentions in document.dates if date.is_complete} - {""}
    words = "Hai ngày" if len(dates) == 2 else f"{len(dates)} ngày khác nhau"
    return f"{words}, hai tên cơ quan" if len(issuers) == 2 else words


def _remark(context: Context, document: CitedDocument) -> str:
    agency = context.agency(document.series)
    if agency is None or agency.branch != "party":
        return ""
    return "Văn bản của Đảng đánh số theo nhiệm kỳ, nên một số trong một nhiệm kỳ chỉ nên có một ngày."


def _readings(context: Context, base: str, document: CitedDocument) -> tuple[Reading, ...]:
    dates = [(date, mentions) for date, mentions in document.dates if date.month]
    first = dates[0][0]
    return tuple(
        _reading(context, base, date, first if date != first else dates[1][0], mentions) for date, mentions in dates
    )


def _reading(
    context: Context, base: str, date: PartialDate, other: PartialDate, mentions: Sequence[Mention]
) -> Reading:
    """What some plans print; the pieces that are not those of the other date are marked."""
    return Reading(
        heading=f"{counted(len({mention.plan for mention in mentions}), 'kế hoạch')} ghi",
        pieces=_pieces(date, other),
        issuer=_issuer(context, mentions),
        sources=tuple(_source(context, base, mention) for mention in mentions[:_SOURCES]),
        further=f"và {len(mentions) - _SOURCES} chỗ khác" if len(mentions) > _SOURCES else "",
    )


def _pieces(date: PartialDate, other: PartialDate) -> tuple[tuple[str, bool], ...]:
    """The printed date in pieces between its slashes, with those marked that the other has not."""
    one, two = date.printed().split("/"), other.printed().split("/")
    aligned = len(one) == len(two)
    pieces = []
    for position, part in enumerate(one):
        if position:
            pieces.append(("/", False))
        pieces.append((part, not aligned or part != two[position]))
    return tuple(pieces)


def _issuer(context: Context, mentions: Sequence[Mention]) -> str:
    """The issuer as the first of the mentions prints it, or ""."""
    for mention in mentions:
        printed = context.corpus.facts[mention.plan].citations[mention.index].citation.issuers_printed
        if printed:
            return ", ".join(printed)
    return ""


def _source(context: Context, base: str, mention: Mention) -> Link:
    plan = context.corpus.plans[mention.plan]
    placed = context.corpus.facts[mention.plan].citations[mention.index]
    issuer = agency_words(context.agency(plan.issuer), plan.issuer)
    name = plan.number or f"{issuer}, {lower_first(plan_name(plan).words).rstrip(',')}"
    return Link(f"{name}, {section_words(placed.anchor, placed.label)}", href(base, plan.address, placed.anchor))
