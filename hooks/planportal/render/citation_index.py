"""The index of cited documents: all or the most cited first, then by kind and by issuing body.

Each list is parted by the year of the documents and in blocks of 100, so that a page changes only when its own rows
do; inside a page those cited most stand first. Plans held here come after what the portal lacks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..labels import LEVEL_SEGMENTS, LEVELS
from ..model import SitePage
from ..vietnamese import address_slug, sort_key
from .cited_lines import NO_ISSUER, Cited, DocumentLine, by_times_cited, cited_of, line_of, rank_of
from .context import Context
from .links import base_of, href
from .paging import BLOCK, Group, Step, list_pages
from .series import is_central
from .views import Link, Name, Row
from .wording import counted

INDEX = "Văn bản được dẫn"
_MOST_CITED = 20


@dataclass(frozen=True, slots=True)
class LineGroup:
    """Lines of the index under a heading ("" for none)."""

    heading: str
    anchor: str
    lines: tuple[DocumentLine, ...]


def citation_index_pages(context: Context) -> Iterator[SitePage]:
    """`/trich-dan/`, and below it `nhieu-nhat/`, `loai/`, `co-quan/` with their parts."""
    entries = cited_of(context)
    yield _first_page(context, entries)
    yield _most_cited_page(context, entries)
    yield from _kind_pages(context, entries)
    yield from _issuer_pages(context, entries)


def _first_page(context: Context, entries: Sequence[Cited]) -> SitePage:
    """All of it by issuing body while it is short, else what is cited most."""
    base = base_of("trich-dan")
    title = f"{counted(len(entries), 'văn bản')} được {counted(len(context.corpus.plans), 'kế hoạch')} trên cổng dẫn"
    lead = "Mỗi văn bản có trang riêng ghi kế hoạch nào dẫn, dẫn ở đâu và tình trạng hiệu lực."
    if len(entries) <= BLOCK:
        groups = _by_issuer(context, base, entries)
        heading, more = "Theo cơ quan ban hành", None
        lead = f"{lead} Văn bản cổng chưa giữ đứng trước; trong đó, văn bản được nhiều kế hoạch dẫn đứng trước."
    else:
        groups = (_group(context, base, by_times_cited(entries)[:_MOST_CITED]),)
        heading = "Được nhiều kế hoạch dẫn nhất"
        more = Link("Xem 100 văn bản được dẫn nhiều nhất", href(base, "trich-dan/nhieu-nhat"))
    return _page(context, "trich-dan", title, Link(INDEX), lead=lead, heading=heading, groups=groups, more=more)


def _most_cited_page(context: Context, entries: Sequence[Cited]) -> SitePage:
    address = "trich-dan/nhieu-nhat"
    groups = (_group(context, base_of(address), by_times_cited(entries)[:BLOCK]),) if entries else ()
    lead = "Đếm số kế hoạch trên cổng có dẫn. Văn bản cổng chưa giữ đứng trước."
    title = "Văn bản được dẫn nhiều nhất"
    return _page(context, address, title, _above(address), lead=lead, heading="Dẫn nhiều xếp trước", groups=groups)


def _kind_pages(context: Context, entries: Sequence[Cited]) -> Iterator[SitePage]:
    """`/trich-dan/loai/` and a list for every kind."""
    kinds: dict[str, list[Cited]] = {}
    for one in entries:
        kinds.setdefault(one.kind, []).append(one)
    address = "trich-dan/loai"
    by_slug: dict[str, tuple[str, list[Cited]]] = {}
    for kind in sorted(kinds, key=sort_key):
        by_slug.setdefault(address_slug(kind), (kind, []))[1].extend(kinds[kind])
    rows = tuple(
        Row(Name(kind), href(base_of(address), f"{address}/{slug}"), facts=(counted(len(found), "văn bản"),))
        for slug, (kind, found) in by_slug.items()
    )
    title = "Văn bản được dẫn, theo loại"
    yield _page(context, address, title, _above(address), heading=counted(len(rows), "loại"), rows=rows)
    for slug, (kind, found) in by_slug.items():
        yield from _listed(context, f"{address}/{slug}", f"{kind} được dẫn", found)


def _issuer_pages(context: Context, entries: Sequence[Cited]) -> Iterator[SitePage]:
    """`/trich-dan/co-quan/`, parted by level where there are many bodies, and a list for every body."""
    issuers: dict[str | None, list[Cited]] = {}
    for one in entries:
        issuers.setdefault(one.series, []).append(one)
    order = sorted(issuers, key=lambda series: rank_of(context, series))
    address = "trich-dan/co-quan"
    title = "Văn bản được dẫn, theo cơ quan ban hành"
    listed = [(_level_of(context, series), series) for series in order]
    for page in list_pages(address, listed, "trich-dan/cap"):
        base = base_of(page.address)
        rows = tuple(
            Row(
                Name(_issuer_group(context, series).words),
                href(base, f"{address}/{_issuer_group(context, series).segment}"),
                facts=(counted(len(issuers[series]), "văn bản"),),
            )
            for series in page.items
        )
        full = f"{title}: {page.words}" if page.words else title
        above = Link(title, href(base, page.above)) if page.above else _above(address)
        heading = counted(page.count, "cơ quan")
        yield _page(context, page.address, full, above, heading=heading, rows=rows, steps=_steps(base, page.steps))
    for series in order:
        group = _issuer_group(context, series)
        yield from _listed(context, f"{address}/{group.segment}", f"Văn bản của {group.words}", issuers[series])


def _listed(context: Context, address: str, title: str, entries: Sequence[Cited]) -> Iterator[SitePage]:
    """A list of documents and its parts; `entries` stand in the order that stays."""
    for page in list_pages(address, [(one.part, one) for one in entries]):
        base = base_of(page.address)
        yield _page(
            context,
            page.address,
            f"{title}, {page.words}" if page.words else title,
            Link(title, href(base, page.above)) if page.above else _above(address),
            heading=counted(page.count, "văn bản"),
            groups=(_group(context, base, by_times_cited(page.items)),) if page.items else (),
            steps=_steps(base, page.steps),
        )


def _page(
    context: Context,
    address: str,
    title: str,
    above: Link,
    *,
    heading: str,
    lead: str = "",
    groups: Sequence[LineGroup] = (),
    rows: Sequence[Row] = (),
    steps: Sequence[Link] = (),
    more: Link | None = None,
) -> SitePage:
    content = context.render(
        "citations.html",
        address,
        title=title,
        above=above,
        lead=lead,
        ways=_ways(address),
        heading=heading,
        groups=groups,
        rows=rows,
        steps=steps,
        more=more,
    )
    description = f"{title}: số kế hoạch dẫn, số lượt dẫn, ngày ghi, tình trạng hiệu lực."
    return SitePage(address, title, description, content, "trich-dan")


_WAYS = (
    ("trich-dan", "Tổng quan"),
    ("trich-dan/nhieu-nhat", "Dẫn nhiều nhất"),
    ("trich-dan/loai", "Theo loại"),
    ("trich-dan/co-quan", "Theo cơ quan"),
    ("trich-dan/mau-thuan", "Mâu thuẫn trích dẫn"),
)


def _ways(address: str) -> tuple[Link, ...]:
    """The ways into the index; the one the page is on is no link."""
    base = base_of(address)
    return tuple(Link(words, "" if way == address else href(base, way)) for way, words in _WAYS)


def _above(address: str) -> Link:
    return Link(INDEX, href(base_of(address), "trich-dan"))


def _steps(base: str, steps: Sequence[Step]) -> tuple[Link, ...]:
    return tuple(Link(f"{step.words} ({step.count})", href(base, step.address)) for step in steps)


def _by_issuer(context: Context, base: str, entries: Iterable[Cited]) -> tuple[LineGroup, ...]:
    groups: dict[str | None, list[Cited]] = {}
    for one in by_times_cited(entries):
        groups.setdefault(one.series, []).append(one)
    found = []
    for series in sorted(groups, key=lambda series: rank_of(context, series)):
        group = _issuer_group(context, series)
        lines = _group(context, base, groups[series]).lines
        # The heading already says who issued them.
        found.append(LineGroup(group.words, f"cq-{group.segment}", tuple(replace(line, issuer="") for line in lines)))
    return tuple(found)


def _group(context: Context, base: str, entries: Iterable[Cited]) -> LineGroup:
    return LineGroup("", "", tuple(line_of(context, base, one) for one in entries))


def _issuer_group(context: Context, series: str | None) -> Group:
    return Group(series, context.series_names[series]) if series else NO_ISSUER


def _level_of(context: Context, series: str | None) -> Group:
    agency = context.agency(series)
    level = agency.level if agency else "central" if series and is_central(series) else None
    return Group(LEVEL_SEGMENTS[level], LEVELS[level]) if level else Group("khong-ro", "chưa rõ cấp")
