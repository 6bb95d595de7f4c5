"""The index of cited documents by the body that issued them, and the page of contradictions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import CitedDocument, SitePage
from ..vietnamese import sort_key
from .clashes import Clash, clash_of
from .context import Context
from .force import force_now
from .links import base_of, href
from .paging import Group, ListPage, list_pages, year_group
from .readings import best_date, best_title, dates_differ, is_contradictory
from .views import Link, Name, State
from .wording import counted, document_name

_NO_SERIES = Group("khong-ro-co-quan", "Chưa xác định cơ quan")


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A cited document in the index: dates as printed, how much it is cited, its force today."""

    name: Name
    href: str
    title: str
    dates: tuple[str, ...]
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
    for page in list_pages("trich-dan", [(_group(context, document), document) for document in documents]):
        yield _index_page(context, page)
    yield from conflict_pages(context)


def _group(context: Context, document: CitedDocument) -> Group:
    agency = context.agency(document.series)
    return Group(agency.id, agency.name) if agency else _NO_SERIES


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


def _index_page(context: Context, page: ListPage[CitedDocument]) -> SitePage:
    base = base_of(page.address)
    title = f"Văn bản được dẫn: {page.words}" if page.words else "Mục lục trích dẫn"
    groups: dict[Group, list[DocumentLine]] = {}
    for document in page.items:
        groups.setdefault(_group(context, document), []).append(_line(context, base, document))
    conflicts = sum(is_contradictory(document) for document in context.documents.values())
    content = context.render(
        "citations.html",
        page.address,
        title=f"{counted(page.count, 'văn bản')} được {counted(len(context.corpus.plans), 'kế hoạch')} trên cổng dẫn"
        if not page.words
        else title,
        above=Link("Mục lục trích dẫn", href(base, page.above)) if page.above else Link("Mục lục trích dẫn"),
        groups=tuple(IssuerGroup(group.words, f"cq-{group.segment}", tuple(lines)) for group, lines in groups.items()),
        steps=tuple(Link(f"{step.words} ({step.count})", href(base, step.address)) for step in page.steps),
        conflicts=Link(f"Ghi khác nhau ({conflicts})", href(base, "trich-dan/mau-thuan")) if conflicts else None,
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
        plans=context.citing_plans[document.key],
        mentions=len(document.mentions),
        states=tuple(states),
    )


def conflict_pages(context: Context) -> Iterator[SitePage]:
    """The contradictions, one after the other, in blocks of 100 by year where there are more."""
    documents = [document for document in context.documents.values() if is_contradictory(document)]
    documents.sort(key=lambda document: (str(best_date(document) or "9999"), document.key))
    entries = [(year_group(date.year if (date := best_date(document)) else None), document) for document in documents]
    for page in list_pages("trich-dan/mau-thuan", entries):
        base = base_of(page.address)
        title = f"Mâu thuẫn trích dẫn, {page.words}" if page.words else "Mâu thuẫn trích dẫn"
        clashes: tuple[Clash, ...] = tuple(
            clash for document in page.items if (clash := clash_of(context, base, document)) is not None
        )
        content = context.render(
            "conflicts.html",
            page.address,
            title=title,
            above=Link("Mục lục trích dẫn", href(base, "trich-dan")),
            clashes=clashes,
            steps=tuple(Link(f"{step.words} ({step.count})", href(base, step.address)) for step in page.steps),
        )
        description = "Cùng một số ký hiệu mà các kế hoạch ghi ngày khác nhau; cổng nêu cả hai, không kết luận."
        yield SitePage(page.address, title, description, content, "trich-dan")
