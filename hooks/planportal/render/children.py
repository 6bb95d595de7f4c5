"""All plans below a plan where they are too many for its page and its chain."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import SitePage
from .context import Context
from .links import base_of, href
from .listing import listing_page
from .paging import BLOCK, list_pages, year_group
from .views import Link


def children_pages(context: Context, address: str, name: str, nav: str) -> Iterator[SitePage]:
    """`<address>/trien-khai` and its parts, for a plan or stub with more than a page of plans below it."""
    children = context.corpus.hierarchy.children.get(address, ())
    if len(children) <= BLOCK:
        return
    entries = [(year_group(plan.year), child) for child in children if (plan := context.plan(child))]
    for page in list_pages(f"{address}/trien-khai", entries):
        yield listing_page(
            context,
            page,
            title=f"Kế hoạch triển khai {name}",
            kind=Link("Chuỗi triển khai", href(base_of(page.address), "chuoi")),
            lead=f"Kế hoạch trên cổng nêu {name} là kế hoạch cấp trên.",
            nav=nav,
        )
