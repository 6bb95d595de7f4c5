"""What hangs together with a plan: above, beside, below it, what it cites and who cites it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from ..model import Mention, Plan
from ..vietnamese import address_slug
from .body_text import row_key
from .context import Context
from .links import href, outside
from .paging import BLOCK
from .readings import differs
from .rows import cited_by_words, document_row, not_held, places, plan_row, row_of, with_fact
from .views import Link, Name, Row, State
from .wording import agency_words, counted, document_name, joined, on, plan_in_words

SHOWN = 20


@dataclass(frozen=True, slots=True)
class DocumentGroup:
    """Documents of one body, or of one kind, with their heading."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Relations:
    """Everything the section "Liên quan" shows, and `row_ids` for the citations in the text.

    `siblings_more` and `below_more` lead to the rest where there are more than are shown.
    """

    above: tuple[Row, ...]
    siblings: tuple[Row, ...]
    siblings_more: Link | None
    below: tuple[Row, ...]
    below_count: int
    below_more: Link | None
    basis: tuple[Row, ...]
    groups: tuple[DocumentGroup, ...]
    row_ids: dict[str, str]
    request_url: str

    @property
    def cited(self) -> int:
        """How many documents the text rests on and cites."""
        return len(self.basis) + sum(len(group.rows) for group in self.groups)


def relations_of(context: Context, base: str, plan: Plan) -> Relations:
    """The relations of a plan, each document once, in the order of the text."""
    hierarchy = context.corpus.hierarchy
    parents = hierarchy.parents.get(plan.address, ())
    mentions = _mentions_by_row(context, plan)
    row_ids = {key: f"vb-{number}" for number, key in enumerate(dict.fromkeys((*parents, *mentions)), 1)}
    basis, groups = _documents(context, base, plan, mentions, row_ids, set(parents))
    others = (child for parent in parents for child in hierarchy.children.get(parent, ()) if child != plan.address)
    siblings = tuple(dict.fromkeys(islice(others, SHOWN)))
    beside = sum(len(hierarchy.children.get(parent, ())) - 1 for parent in parents)
    below = hierarchy.children.get(plan.address, ())
    return Relations(
        above=tuple(_above(context, base, plan, parent, mentions.get(parent, []), row_ids) for parent in parents),
        siblings=tuple(row_of(context, base, address) for address in siblings),
        siblings_more=_more(base, chain_address(context, plan.address), beside),
        below=tuple(row_of(context, base, address) for address in below[:SHOWN]),
        below_count=len(below),
        below_more=_more(base, children_address(context, plan.address), len(below)),
        basis=basis,
        groups=groups,
        row_ids=row_ids,
        request_url=outside(context.settings.report_url),
    )


def chain_address(context: Context, address: str) -> str:
    """The address of the chain a plan belongs to; the same before and after a missing root arrives."""
    root = context.corpus.hierarchy.root_of(address).partition("/")[2]
    document = context.document(f"van-ban/{root}")
    if document and document.number:
        return f"chuoi/{root.rpartition('/')[0]}/{address_slug(document.number)}"
    return f"chuoi/{root}"


def children_address(context: Context, address: str) -> str:
    """Where all that hangs below a plan is listed: pages of its own where there is much, else its chain."""
    many = len(context.corpus.hierarchy.children.get(address, ())) > BLOCK
    return f"{address}/trien-khai" if many else chain_address(context, address)


def _more(base: str, address: str, count: int) -> Link | None:
    return Link(f"Xem đủ {counted(count, 'kế hoạch')}", href(base, address)) if count > SHOWN else None


def _mentions_by_row(context: Context, plan: Plan) -> dict[str, list[Mention]]:
    """The plan's citations of other documents, by the row that describes what they cite."""
    facts, resolutions = context.corpus.facts[plan.id], context.corpus.resolutions[plan.id]
    mentions: dict[str, list[Mention]] = {}
    for index, placed in enumerate(facts.citations):
        if not placed.citation.internal and resolutions[index].target != plan.address:
            mentions.setdefault(row_key(facts, resolutions, index), []).append(Mention(plan.id, index))
    return mentions


def _above(
    context: Context, base: str, plan: Plan, address: str, mentions: list[Mention], row_ids: dict[str, str]
) -> Row:
    row = replace(row_of(context, base, address), id=row_ids[address], places=places(context, mentions))
    document = context.document(address)
    if document is None:
        return row
    return with_fact(replace(row, states=(not_held(document), *row.states)), cited_by_words(context, document))


def _documents(
    context: Context,
    base: str,
    plan: Plan,
    mentions: dict[str, list[Mention]],
    row_ids: dict[str, str],
    parents: set[str],
) -> tuple[tuple[Row, ...], tuple[DocumentGroup, ...]]:
    """The rows of what the plan rests on, and of what else it cites by issuing body."""
    citations = context.corpus.facts[plan.id].citations
    basis: list[Row] = []
    groups: dict[tuple[int, str], list[Row]] = {}
    for key, found in mentions.items():
        if key in parents:
            continue
        row = replace(_cited_row(context, base, plan, key, found), id=row_ids[key], places=places(context, found))
        if any(citations[mention.index].citation.role == "basis" for mention in found):
            basis.append(row)
        else:
            groups.setdefault(_group_of(context, key), []).append(row)
    return tuple(basis), tuple(DocumentGroup(heading, tuple(rows)) for (_, heading), rows in sorted(groups.items()))


def _cited_row(context: Context, base: str, plan: Plan, key: str, mentions: Sequence[Mention]) -> Row:
    citations = [context.corpus.facts[plan.id].citations[mention.index].citation for mention in mentions]
    held, document = context.plan(key), context.document(key)
    if held:
        states = [State("held", "Đọc được trên cổng")]
        if held.date and any(differs(held, citation) for citation in citations):
            states.append(State("clash", f"bản trên cổng ghi {on(held.date)}"))
        return replace(plan_row(context, base, held), states=tuple(states))
    if document:
        return document_row(context, base, document, then=plan.date, seen=citations[0].date)
    return _uncertain_row(context, base, plan, mentions[0])


def _uncertain_row(context: Context, base: str, plan: Plan, mention: Mention) -> Row:
    """A number that several documents can have: all of them are named, none is chosen."""
    citation = context.corpus.facts[plan.id].citations[mention.index].citation
    candidates = context.corpus.resolutions[plan.id][mention.index].candidates
    name = Name(f"{citation.type} số", citation.number) if citation.number else Name(citation.name or citation.type)
    printed = joined(", ".join(citation.issuers_printed), on(citation.date) if citation.date else "không ghi ngày")
    why = "chưa xác định là văn bản nào" if candidates else "chưa đủ dữ kiện để biết là văn bản nào"
    return Row(
        name,
        "",
        citation.title or "",
        facts=(f"Bản chữ ghi: {printed}",),
        states=(State("ask", why),),
        candidates=tuple(_candidate(context, base, address) for address in candidates[:SHOWN]),
    )


def _candidate(context: Context, base: str, address: str) -> Link:
    """One of the documents a citation can mean; by series and year where it has no page."""
    held, document = context.plan(address), context.document(address)
    if held:
        issuer = agency_words(context.agency(held.issuer), held.issuer)
        return Link(plan_in_words(held, issuer), href(base, address))
    if document:
        words = f"{document_name(document)} của {context.issuers[document.key] or 'cơ quan chưa rõ'}"
        date = document.agreed_date
        return Link(f"{words}{f', {on(date)}' if date else ''}", href(base, address))
    _, series, segment, *_ = f"{address}///".split("/")
    agency = context.agency(series)
    return Link(joined(f"của {agency_words(agency, series)}", f"năm {segment}" if segment.isdigit() else ""))


_BRANCHES = {
    "party": "Của Đảng, ở Trung ương",
    "state": "Của Nhà nước, ở Trung ương",
    "front": "Của Mặt trận, ở Trung ương",
    "union": "Của đoàn thể, ở Trung ương",
}
_RANKS = ("province", "department", "district", "division", "commune", "unit")


def _group_of(context: Context, key: str) -> tuple[int, str]:
    """Order and heading of the group a document belongs to, by the body that numbers it."""
    document, plan = context.document(key), context.plan(key)
    agency = context.agency(plan.issuer if plan else document.series if document else None)
    if agency is None:
        return (99, "Chưa xác định cơ quan")
    if agency.level == "central":
        return (list(_BRANCHES).index(agency.branch), _BRANCHES[agency.branch])
    return (10 + _RANKS.index(agency.level), f"Của {agency_words(agency)}")
