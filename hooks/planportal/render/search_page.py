"""The page of the search: the box, and the lists that need no script."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import SitePage
from .context import Context
from .links import base_of, href
from .lookup_lists import BY_LETTER, BY_NUMBER
from .views import Link

ADDRESS = "tim-kiem"
_LISTS = (
    (BY_NUMBER, "Kế hoạch theo số"),
    (BY_LETTER, "Kế hoạch theo chữ cái đầu của tên"),
    ("nam", "Kế hoạch theo năm"),
    ("co-quan", "Kế hoạch theo cơ quan ban hành"),
    ("chuyen-de", "Kế hoạch theo chuyên đề"),
    ("trich-dan/loai", "Văn bản được dẫn, theo loại và số"),
)


def search_pages(context: Context) -> Iterator[SitePage]:
    """The one page of the search; results are put in by its script."""
    base, help_page = base_of(ADDRESS), context.settings.help_page
    yield SitePage(
        address=ADDRESS,
        title="Tìm kiếm",
        description="Tìm kế hoạch, văn bản được dẫn và cơ quan theo số ký hiệu, nội dung, có dấu hay không dấu.",
        content=context.render(
            "search.html",
            ADDRESS,
            lists=tuple(Link(words, href(base, address)) for address, words in _LISTS),
            help=Link("khi chưa thấy văn bản cần tìm", href(base, help_page)) if help_page else None,
        ),
        nav="tim-kiem",
    )
