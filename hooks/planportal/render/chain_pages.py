"""Chains: from a plan at the top down to those that implement it, as a tree and as a table."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..dates import PartialDate
from ..model import Plan, SitePage
from .context import Context
from .links import base_of, href, outside
from .listing import listing_page
from .paging import Group, ListPage, list_pages, year_group
from .plan_relations import chain_address, children_address
from .readings import best_title
from .rows import cited_by_words, document_row, not_held, plan_row, with_fact
from .views import Link, Name, Row, State
from .wording import agency_words, counted, date_words, document_name, plan_name, shortened

_NODES = 100
_ALONE = "chuoi/chua-noi"
_LEAD = "Từ kế hoạch cấp trên xuống các kế hoạch triển khai đã thấy trên cổng."


@dataclass(frozen=True, slots=True)
class Node:
    """A plan or stub of the tree with what is shown below it; `more` leads to the rest."""

    row: Row
    children: tuple[Node, ...]
    more: Link | None


def chain_pages(context: Context) -> Iterator[SitePage]:
    """The index of chains, and a page for each."""
    yield from _index_pages(context)
    for root in sorted(context.corpus.hierarchy.roots):
        yield chain_page(context, root)


def chain_page(context: Context, root: str) -> SitePage:
    """The page of the chain that begins at an address."""
    address = chain_address(context, root)
    base = base_of(address)
    plan, document = context.plan(root), context.document(root)
    children = [held for child in context.corpus.hierarchy.children.get(root, ()) if (held := context.plan(child))]
    title = _title(context, root)
    date = plan.date if plan else document.agreed_date if document else None
    year = (plan.year if plan else None) or (date.year if date else None)
    content = context.render(
        "chain.html",
        address,
        title=title,
        year=f"năm {year}" if year else "không rõ năm",
        lead=_lead(context, root, len(children)),
        tree=(tree(context, base, root),),
        figures=_figures(context, root, date, children),
        siblings=tuple(_sibling(context, base, child, date) for child in children[:_NODES]),
        request_url=outside(context.settings.report_url),
    )
    name = _name(context, root)
    return SitePage(
        address=address,
        title=f"Chuỗi triển khai {name}",
        description=shortened(f"Chuỗi triển khai {name}: {title}. {_lead(context, root, len(children))}", 300),
        content=content,
        nav="chuoi",
    )


def tree(context: Context, base: str, root: str, limit: int = _NODES) -> Node:
    """The tree below an address, level by level until the limit of nodes is reached."""
    children_of = context.corpus.hierarchy.children
    shown: dict[str, tuple[str, ...]] = {}
    waiting, count = deque([root]), 1
    while waiting:
        here = waiting.popleft()
        fitting = children_of.get(here, ())[: max(0, limit - count)]
        fitting = tuple(child for child in fitting if child not in shown)
        shown[here] = fitting
        count += len(fitting)
        waiting.extend(fitting)
    return _node(context, base, root, None, shown)


def _node(
    context: Context, base: str, address: str, above: PartialDate | None, shown: dict[str, tuple[str, ...]]
) -> Node:
    plan, document = context.plan(address), context.document(address)
    date = plan.date if plan else document.agreed_date if document else None
    if plan:
        row = plan_row(context, base, plan)
        cited = len({resolution.target for resolution in context.corpus.resolutions[plan.id]} - {None, plan.address})
        row = with_fact(row, f"dẫn {counted(cited, 'văn bản')}" if cited else "")
        row = replace(row, states=(_seen_state(above, date, address, context), *row.states))
    elif document:
        row = with_fact(document_row(context, base, document), cited_by_words(context, document))
        row = replace(row, states=(not_held(document), *row.states))
    else:
        row = Row(Name(address.rpartition("/")[2]), "", stub=True, states=(not_held(),))
    all_children = context.corpus.hierarchy.children.get(address, ())
    below = shown.get(address, ())
    left = len(all_children) - len(below)
    page = children_address(context, address) if len(all_children) > _NODES else address
    more = Link(f"Xem thêm {counted(left, 'kế hoạch triển khai')}", href(base, page)) if left else None
    return Node(row, tuple(_node(context, base, child, date, shown) for child in below), more)


def _seen_state(above: PartialDate | None, date: PartialDate | None, address: str, context: Context) -> State:
    if not context.corpus.hierarchy.parents.get(address):
        return State("held", "Đã thấy trên cổng")
    days = days_after(above, date)
    return State("held", f"Đã thấy trên cổng, {f'sau cấp trên {days} ngày' if days else _why_no_days(above, date)}")


def _why_no_days(above: PartialDate | None, date: PartialDate | None) -> str:
    if date is None:
        return "không ghi ngày"
    if not date.is_complete:
        return "bản này để trống ngày"
    if above is None or not above.is_complete:
        return "chưa rõ ngày của cấp trên"
    return "ghi ngày trước cấp trên"


def days_after(above: PartialDate | None, date: PartialDate | None) -> str:
    """How many days later, "" where a day is not known or the order is not that of the chain."""
    one, other = above.as_date() if above else None, date.as_date() if date else None
    return str((other - one).days) if one and other and other >= one else ""


def _title(context: Context, root: str) -> str:
    plan, document = context.plan(root), context.document(root)
    if plan:
        return plan.title
    return (best_title(document) or str(document_name(document))) if document else root.rpartition("/")[2]


def _name(context: Context, root: str) -> str:
    plan, document = context.plan(root), context.document(root)
    if plan:
        issuer = agency_words(context.agency(plan.issuer), plan.issuer)
        return f"Kế hoạch số {plan.number}, {issuer}" if plan.number else f"kế hoạch của {issuer}"
    if document is None:
        return root.rpartition("/")[2]
    issuer = agency_words(context.agency(document.series), context.issuers[document.key])
    return ", ".join(filter(None, (str(document_name(document)), issuer)))


def _lead(context: Context, root: str, children: int) -> str:
    held = "" if context.plan(root) else " Kế hoạch gốc chưa có trên cổng."
    return f"{counted(children, 'kế hoạch')} triển khai đã thấy trên cổng.{held}"


def _figures(
    context: Context, root: str, date: PartialDate | None, children: list[Plan]
) -> tuple[tuple[str, str], ...]:
    """Figures about the chain as (what, how much)."""
    below, depth, level = 0, 0, [root]
    seen = {root}
    while level := [c for a in level for c in context.corpus.hierarchy.children.get(a, ()) if c not in seen]:
        seen.update(level)
        below, depth = below + len(level), depth + 1
    days = [int(found) for child in children if (found := days_after(date, child.date))]
    figures = [("kế hoạch triển khai trên cổng", str(below)), ("cấp triển khai", str(depth))]
    if days:
        figures.append(("ngày, từ kế hoạch gốc đến kế hoạch triển khai sớm nhất", str(min(days))))
        figures.append(("ngày, đến kế hoạch triển khai muộn nhất", str(max(days))))
    return tuple(figures)


@dataclass(frozen=True, slots=True)
class Sibling:
    """One line of the comparison of plans below the same plan."""

    name: Name
    href: str
    issuer: str
    date: Link
    days: Link
    cited: int
    text: str


def _sibling(context: Context, base: str, plan: Plan, above: PartialDate | None) -> Sibling:
    days = days_after(above, plan.date)
    targets = {resolution.target for resolution in context.corpus.resolutions[plan.id]} - {None, plan.address}
    dated = plan.date is not None and plan.date.is_complete
    return Sibling(
        name=plan_name(plan),
        href=href(base, plan.address),
        issuer=agency_words(context.agency(plan.issuer), plan.issuer),
        date=Link(date_words(plan.date), kind="" if dated else "blank"),
        days=Link(days or _why_no_days(above, plan.date), kind="" if days else "blank"),
        cited=len(targets),
        text="Rút gọn" if plan.text == "abridged" else "Toàn văn",
    )


@dataclass(frozen=True, slots=True)
class ChainLine:
    """A chain in a list: where it begins and how much hangs below."""

    title: str
    href: str
    begins: str
    states: tuple[State, ...]


def chain_line(context: Context, base: str, root: str) -> ChainLine:
    """The chain that begins at an address, for lists."""
    count = len(context.corpus.hierarchy.children.get(root, ()))
    held = context.plan(root) is not None
    states = () if held else (State("stub", "Cấp trên chưa có trên cổng"),)
    return ChainLine(
        title=_title(context, root),
        href=href(base, chain_address(context, root)),
        begins=_name(context, root),
        states=(*states, State("held", f"{counted(count, 'kế hoạch')} triển khai")),
    )


def chains_in_order(context: Context) -> list[tuple[int | None, str]]:
    """The year and the address of the root of every chain, the oldest first."""
    entries = []
    for root in context.corpus.hierarchy.roots:
        year = root.split("/")[-2]
        entries.append((int(year) if year.isdigit() else None, root))
    return sorted(entries, key=lambda entry: (entry[0] or 0, entry[1]))


def _index_pages(context: Context) -> Iterator[SitePage]:
    entries = [(year_group(year), root) for year, root in chains_in_order(context)]
    alone = _outside_chains(context)
    for page in list_pages("chuoi", entries):
        yield _index_page(context, page, len(alone))
    for listed in list_pages(_ALONE, alone) if alone else ():
        yield listing_page(
            context,
            listed,
            title="Kế hoạch chưa nối vào chuỗi nào",
            kind=Link("Chuỗi triển khai", href(base_of(listed.address), "chuoi")),
            lead="Bản chữ không nêu kế hoạch cấp trên, và chưa kế hoạch nào trên cổng triển khai tiếp.",
            nav="chuoi",
        )


def _outside_chains(context: Context) -> list[tuple[Group, str]]:
    """The addresses of plans without a parent and without children, with the group of their year."""
    hierarchy = context.corpus.hierarchy
    plans = (context.corpus.plans[plan_id] for plan_id in context.in_order)
    return [
        (year_group(plan.year), plan.address)
        for plan in plans
        if plan.address not in hierarchy.parents and plan.address not in hierarchy.children
    ]


def _index_page(context: Context, page: ListPage[str], alone: int) -> SitePage:
    base = base_of(page.address)
    title = f"Chuỗi triển khai, {page.words}" if page.words else "Chuỗi triển khai"
    content = context.render(
        "chains.html",
        page.address,
        title=title,
        lead=_LEAD,
        above=Link("Chuỗi triển khai", href(base, page.above)) if page.above else Link("Kế hoạch", href(base, "nam")),
        count=counted(page.count, "chuỗi"),
        chains=tuple(chain_line(context, base, root) for root in page.items),
        steps=tuple(Link(f"{step.words} ({step.count})", href(base, step.address)) for step in page.steps),
        alone=Link(f"{counted(alone, 'kế hoạch')} chưa nối vào chuỗi nào", href(base, _ALONE)) if alone else None,
    )
    return SitePage(page.address, title, f"{title}. {_LEAD}", content, "chuoi")
