"""The search engine in a real browser, on small made-up sites."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.search.searching import WATCH, Search


@pytest.fixture(scope="session")
def empty_page(browser: Browser) -> Iterator[Page]:
    """One page for all searches."""
    page = browser.new_page()
    page.evaluate(WATCH)
    yield page
    page.close()


@pytest.fixture
def open_search(empty_page: Page) -> Callable[..., Search]:
    """Opens the search of a site: a `Search`, which answers queries."""
    return lambda site, **options: Search(empty_page, site, **options)
