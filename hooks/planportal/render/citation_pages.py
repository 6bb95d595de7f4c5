"""The index of cited documents by the body that issued them, and the page of contradictions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import CitedDocument, Plan, SitePage
from ..vietnamese import sort_key
from .clashes import clash_of, clash_of_plan, other_days
from .context import Context
from .force import force_now
from .links import base_of, href
from .paging import Group, ListPage, list_pages, year_group
from .readings import best_date, best_title, dates_differ, is_contradictory
from .views import Link, Name, State
from .wording import counted, document_name

_NO_SERIES = Group("khong-ro-co-quan", "Chưa xác định cơ quan")
_INDEX = "Văn bản được dẫn"
_CONFLICTS = "Chỗ ghi khác nhau"


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A cited document in the index: dates as printed and as the registry has it, how much it is cited, its force."""

    name: Name
    href: str
    title: str
    dates: tuple[str, ...]
    recorded: str
    plans: int
    mentions: int
    states: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class IssuerGroup:
    """The documents of one issuing body."""

    heading: str
    anchor: str
    lines: tuple[DocumentLine, ...]


def citation_pages(context: Context) -> Iterator[SitePage]:
    """`/trich-dan/` and its parts, then `/trich-dan/mau-thuan/`."""
    documents = sorted(context.documents.values(), key=lambda document: _order(context, document))
    conflicts = _conflicts(context)
    for page in list_pages("trich-dan", [(_group(context, document), document) for document in documents]):
        yield _index_page(context, page, len(conflicts))
    yield from conflict_pages(context, conflicts)


def _group(context: Context, document: CitedDocument) -> Group:
    agency = context.agency(document.series)
    return Group(agency.id, context.names[agency.id]) if agency else _NO_SERIES


_LEVEL_ORDER = ("central", "province", "department", "district", "division", "commune", "unit")
_BRANCH_ORDER = ("state", "party", "front", "union")


def _order(context: Context, document: CitedDocument) -> tuple[object, ...]:
    """By the rank of the issuing body, then from the oldest document."""
    agency = context.agency(document.series)
    if agency is None:
        rank: tuple[object, ...] = (len(_LEVEL_ORDER), 0, 0, sort_key(""))
    else:
        above = sum(1 for _ in context.corpus.registries.ancestors(agency.id))
        rank = (_LEVEL_ORDER.index(agency.level), _BRANCH_ORDER.index(agency.branch), above, sort_key(agency.name))
    return (*rank, str(best_date(document) or "9999"), document.key)


def _index_page(context: Context, page: ListPage[CitedDocument], conflicts: int) -> SitePage:
    base = base_of(page.address)
    title = f"{_INDEX}: {page.words}" if page.words else _INDEX
    groups: dict[Group, list[DocumentLine]] = {}
    for document in page.items:
        groups.setdefault(_group(context, document), []).append(_line(context, base, document))
    content = context.render(
        "citations.html",
        page.address,
        title=f"{counted(page.count, 'văn bản')} được {counted(len(context.corpus.plans), 'kế hoạch')} trên cổng dẫn"
        if not page.words
        else title,
        above=Link(_INDEX, href(base, page.above)) if page.above else Link(_INDEX),
        groups=tuple(IssuerGroup(group.words, f"cq-{group.segment}", tuple(lines)) for group, lines in groups.items()),
        steps=tuple(Link(f"{step.words} ({step.count})", href(base, step.address)) for step in page.steps),
        conflicts=Link(f"{_CONFLICTS} ({conflicts})", href(base, "trich-dan/mau-thuan")) if conflicts else None,
    )
    description = f"{title}: {counted(page.count, 'văn bản')} được các kế hoạch dẫn, số lượt dẫn, ngày ghi, hiệu lực."
    return SitePage(page.address, title, description, content, "trich-dan")


def _line(context: Context, base: str, document: CitedDocument) -> DocumentLine:
    states: list[State] = []
    if document.is_plan:
        states.append(State("stub", "kế hoạch, chưa có trên cổng"))
    if dates_differ(document):
        states.append(State("clash", "ghi khác nhau"))
    if now := force_now(document.record, context.settings.today):
        states.append(now)
    return DocumentLine(
        name=document_name(document),
        href=href(base, document.address),
        title=best_title(document),
        dates=tuple(date.printed() for date, _ in document.dates),
        recorded=document.record.date.printed() if document.record and document.record.date else "",
        plans=context.citing_plans[document.key],
        mentions=len(document.mentions),
        states=tuple(states),
    )


def _conflicts(context: Context) -> list[tuple[str, CitedDocument | Plan]]:
    """Everything plans print differently, with its date, the oldest first: cited documents, and plans held here."""
    found: list[tuple[str, CitedDocument | Plan]] = [
        (str(best_date(document) or ""), document)
        for document in context.documents.values()
        if is_contradictory(document)
    ]
    held = (context.corpus.plans[plan_id] for plan_id in context.in_order)
    found += [(str(plan.date), plan) for plan in held if other_days(context, plan)]
    return sorted(found, key=lambda entry: (entry[0] or "9999", entry[1].address))


def conflict_pages(context: Context, conflicts: list[tuple[str, CitedDocument | Plan]]) -> Iterator[SitePage]:
    """The contradictions, one after the other, in blocks of 100 by year where there are more."""
    entries = [(year_group(int(date[:4]) if date else None), found) for date, found in conflicts]
    for page in list_pages("trich-dan/mau-thuan", entries):
        base = base_of(page.address)
        title = f"{_CONFLICTS}, {page.words}" if page.words else _CONFLICTS
        clashes = (
            clash_of_plan(context, base, found) if isinstance(found, Plan) else clash_of(context, base, found)
            for found in page.items
        )
        content = context.render(
            "conflicts.html",
            page.address,
            title=title,
            above=Link(_INDEX, href(base, "trich-dan")),
            clashes=tuple(filter(None, clashes)),
            count=counted(page.count, "văn bản"),
            steps=tuple(Link(f"{step.words} ({step.count})", href(base, step.address)) for step in page.steps),
        )
        description = "Cùng một số ký hiệu mà các kế hoạch ghi ngày khác nhau; cổng nêu cả hai, không kết luận."
        yield SitePage(page.address, title, description, content, "trich-dan")
