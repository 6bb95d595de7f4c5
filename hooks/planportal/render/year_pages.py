"""Plans by year: `/nam/` and a page for each year, in blocks of 100 where a year has more."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import SitePage
from .context import Context
from .links import base_of, href
from .listing import listing_page
from .paging import Group, group_pages, year_group
from .views import Link
from .wording import counted

_LEAD = "Xếp theo ngày ban hành, cũ trước mới sau; không ghi ngày thì xếp cuối."


def year_pages(context: Context) -> Iterator[SitePage]:
    """The index of years, the newest first, and the pages of each year."""
    years: dict[Group, list[str]] = {}
    for plan_id in context.in_order:
        plan = context.corpus.plans[plan_id]
        years.setdefault(year_group(plan.year), []).append(plan.address)
    yield _index(context, years)
    for group, addresses in years.items():
        for page in group_pages(f"nam/{group.segment}", "", addresses, ""):
            yield listing_page(
                context,
                page,
                title=f"Kế hoạch {group.words}",
                kind=Link("Kế hoạch theo năm", href(base_of(page.address), "nam")),
                lead=_LEAD,
                nav="nam",
            )


def _index(context: Context, years: dict[Group, list[str]]) -> SitePage:
    base = base_of("nam")
    newest = sorted(years.items(), key=lambda entry: int_of(entry[0]), reverse=True)
    content = context.render(
        "listing.html",
        "nam",
        title="Kế hoạch theo năm",
        kind=Link("Kế hoạch"),
        lead="Năm ban hành; kế hoạch không ghi ngày thì xếp theo năm của kỳ kế hoạch.",
        count=counted(len(context.corpus.plans), "kế hoạch"),
        rows=(),
        steps=tuple(
            Link(f"{group.words[:1].upper()}{group.words[1:]} ({len(addresses)})", href(base, f"nam/{group.segment}"))
            for group, addresses in newest
        ),
        empty="Chưa có kế hoạch nào trên cổng.",
    )
    return SitePage("nam", "Kế hoạch theo năm", "Các kế hoạch trên cổng, xếp theo năm ban hành.", content, "nam")


def int_of(group: Group) -> int:
    """The year of a group, 0 for the one without."""
    return int(group.segment) if group.segment.isdigit() else 0
