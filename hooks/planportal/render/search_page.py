"""The page of the search: the box, and what to do without a script."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import SitePage
from .context import Context

ADDRESS = "tim-kiem"


def search_pages(context: Context) -> Iterator[SitePage]:
    """The one page of the search; results are put in by its script."""
    yield SitePage(
        address=ADDRESS,
        title="Tìm kiếm",
        description="Tìm kế hoạch, văn bản được dẫn và cơ quan theo số ký hiệu, nội dung, có dấu hay không dấu.",
        content=context.render("search.html", ADDRESS),
        nav="tim-kiem",
    )
