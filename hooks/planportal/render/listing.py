"""A list of plans as a page: by year, by subject, below a plan; one template for all of them."""

from __future__ import annotations

from ..model import SitePage
from .context import Context
from .links import base_of, href
from .paging import ListPage
from .rows import row_of
from .views import Link
from .wording import counted


def listing_page(
    context: Context, page: ListPage[str], title: str, kind: Link, lead: str, nav: str, empty: str = ""
) -> SitePage:
    """The page for one part of a list; `page.items` are addresses of plans or documents.

    `kind` is the small line over the title, `empty` what is said where there is nothing.
    """
    base = base_of(page.address)
    full_title = f"{title}, {page.words}" if page.words else title
    above = Link(title, href(base, page.above)) if page.above else kind
    content = context.render(
        "listing.html",
        page.address,
        title=full_title,
        kind=above,
        lead=lead,
        count=counted(page.count, "kế hoạch"),
        rows=tuple(row_of(context, base, address) for address in page.items),
        steps=tuple(Link(f"{step.words} ({step.count})", href(base, step.address)) for step in page.steps),
        empty=empty,
    )
    return SitePage(page.address, full_title, f"{full_title}: {counted(page.count, 'kế hoạch')}. {lead}", content, nav)
