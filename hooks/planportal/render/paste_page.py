"""The page where one pastes a text and gets its citations, found and resolved in the browser."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import SitePage
from .context import Context

ADDRESS = "trich-dan/tra"
# More than that is for scripts/cite.py; the longest plan held here is a tenth of it.
MOST_CHARACTERS = 200_000


def paste_pages(context: Context) -> Iterator[SitePage]:
    """The one page; what is found is put in by its script, and nothing leaves the browser."""
    yield SitePage(
        address=ADDRESS,
        title="Tra trích dẫn trong một đoạn văn",
        description="Dán một đoạn văn bản để thấy các văn bản được dẫn trong đó; mọi việc làm ngay trong trình duyệt.",
        content=context.render(
            "paste.html", ADDRESS, most=MOST_CHARACTERS, most_printed=f"{MOST_CHARACTERS:,}".replace(",", ".")
        ),
        nav="trich-dan",
    )
