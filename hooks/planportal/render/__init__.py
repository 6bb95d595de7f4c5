"""Stage 5: the pages of the site, one family of pages a module.

Each family is a generator of finished pages; templates only lay out what it hands them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..config import Settings
from ..model import Corpus, SitePage
from .agency_pages import agency_pages
from .chain_pages import chain_pages
from .citation_index import citation_index_pages
from .conflict_pages import conflict_pages
from .context import BodyOf, Context, context_of
from .document_pages import document_pages
from .home_page import home_content
from .lookup_lists import lookup_lists
from .paste_page import paste_pages
from .plan_pages import plan_pages
from .redirect_pages import redirect_document, redirect_pages
from .search_page import search_pages
from .subject_pages import subject_pages
from .year_pages import year_pages

PAGE_FAMILIES: tuple[Callable[[Context], Iterator[SitePage]], ...] = (
    plan_pages,
    document_pages,
    chain_pages,
    agency_pages,
    year_pages,
    subject_pages,
    citation_index_pages,
    conflict_pages,
    paste_pages,
    search_pages,
    lookup_lists,
    redirect_pages,
)


def site_pages(corpus: Corpus, body_of: BodyOf, settings: Settings) -> Iterator[SitePage]:
    """Every generated page of the site, one at a time; the hand-written pages are not among them.

    `body_of` gives the body of a plan by its id. No two pages have the same address.
    """
    context = context_of(corpus, body_of, settings)
    try:
        for family in PAGE_FAMILIES:
            yield from family(context)
    finally:
        context.sentences.close()


__all__ = ["PAGE_FAMILIES", "home_content", "redirect_document", "site_pages"]
