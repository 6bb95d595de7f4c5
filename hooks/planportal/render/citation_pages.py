"""The index of cited documents and the lists of contradictions, at their addresses below `/trich-dan/`."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import SitePage
from .citation_index import citation_index_pages
from .conflict_pages import conflict_pages
from .context import Context


def citation_pages(context: Context) -> Iterator[SitePage]:
    """`/trich-dan/` and its parts, then `/trich-dan/mau-thuan/` and its parts."""
    yield from citation_index_pages(context)
    yield from conflict_pages(context)
