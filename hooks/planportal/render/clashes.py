"""Contradictions on the page of what they are about: two readings side by side, without a verdict."""

from __future__ import annotations

from dataclasses import replace

from ..dates import PartialDate
from ..model import CitedDocument, Mention, Plan
from .conflict_views import Clash, remark_of, sides_of, state_of
from .context import Context
from .links import href
from .readings import best_title, differs
from .views import Link, State
from .wording import document_name, lower_first, on, plan_name

_SHOWN = ("dates", "issuers")


def clash_of(context: Context, base: str, document: CitedDocument) -> Clash | None:
    """What plans print differently about a document, or None; its dates first, then its issuers."""
    conflicts = [one for one in context.conflicts.get(document.address, ()) if one.plan is None]
    differing = [conflict for conflict in conflicts if conflict.kind in _SHOWN]
    possible = tuple(
        _link(context, base, address)
        for conflict in conflicts
        if conflict.kind == "years"
        for address in conflict.addresses
        if address != document.address
    )
    if not differing and not possible:
        return None
    noted = next((conflict for conflict in conflicts if conflict.note), None)
    clash = Clash(
        state=state_of(next(one for one in conflicts if one.kind in (*_SHOWN, "years"))),
        name=document_name(document),
        href=href(base, document.address),
        title=best_title(document),
        readings=(),
        possible=possible,
        possible_words="Cùng số, có thể chỉ khác năm do ghi nhầm:",
        settled=noted.note or "" if noted else "",
        settled_on=on(noted.noted_on) if noted and noted.noted_on else "",
        is_settled=noted is not None and noted.is_settled,
    )
    if not differing:
        return clash
    first, *others = differing
    state = state_of(first)
    if others:
        state = State(state.kind, f"{state.words}, {lower_first(state_of(replace(others[0], note=None)).words)}")
    return replace(
        clash,
        state=state,
        readings=sides_of(context, base, first, with_quotes=False),
        remark=remark_of(context, first),
    )


def _link(context: Context, base: str, address: str) -> Link:
    plan, document = context.plan(address), context.document(address)
    if plan:
        return Link(f"{plan_name(plan)}{f' {on(plan.date)}' if plan.date else ''}", href(base, address))
    date = document.agreed_date if document else None
    if document is None:
        return Link(f"văn bản năm {address.split('/')[2]} trong sổ văn bản của cổng")
    words = str(document_name(document))
    return Link(f"{words}{f' {on(date)}' if date else ''}", href(base, address))


def other_days(context: Context, plan: Plan) -> dict[PartialDate, tuple[Mention, ...]]:
    """The days other plans print for a plan held here that are not its own, with the places that print them."""
    found: dict[PartialDate, list[Mention]] = {}
    for mention in context.corpus.cited_by.get(plan.address, ()):
        citation = context.corpus.facts[mention.plan].citations[mention.index].citation
        if citation.date and differs(plan, citation):
            found.setdefault(citation.date, []).append(mention)
    return {date: tuple(found[date]) for date in sorted(found)}
