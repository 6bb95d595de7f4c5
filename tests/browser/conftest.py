"""A real browser on a built site that is served as it will be: below a folder, with its own 404 page.

Every test fails if a page asked a third party for anything or reported an error.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from browser import NoBrowserError, find_browser
from playwright.sync_api import Browser, Page, sync_playwright

from tests.build.sites import built_site

sys.path.insert(0, str(Path(__file__).parent))

from kinds import KINDS

FLAGS = (
    "--no-sandbox",  # tests run as root in containers; the pages are our own
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SUB_PATH = "/cong-ke-hoach/"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The installed Chromium, Chrome or Edge; a machine without one fails the test and says what to do."""
    try:
        executable = find_browser()
    except NoBrowserError as error:
        pytest.fail(str(error))
    if executable is None:
        pytest.fail("no Chromium, Chrome or Edge is installed: run scripts/test.py, or set PLANPORTAL_BROWSER")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def serve_folder() -> Iterator[Callable[[Path], str]]:
    """Serves a folder on a free port below SUB_PATH; gives its address, which ends with a slash."""
    servers: dict[Path, ThreadingHTTPServer] = {}

    def serve(folder: Path) -> str:
        if folder not in servers:
            server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Pages, directory=str(folder)))
            threading.Thread(target=server.serve_forever, daemon=True).start()
            servers[folder] = server
        return f"http://127.0.0.1:{servers[folder].server_port}{SUB_PATH}"

    yield serve
    for server in servers.values():
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]) -> str:
    """Where the made-up agency's built site is served."""
    return serve_folder(built_site("other_agency", tmp_path_factory.mktemp("browser") / "other_agency").folder)


@dataclass
class Visit:
    """A page of one kind, opened once for all tests that look at that kind; each sets the screen it needs."""

    kind: str
    page: Page
    asked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Take down what the page asks for and what goes wrong in it."""
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)


@pytest.fixture(scope="session", params=KINDS)
def visit(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Visit]:
    """A page of each kind in turn, finished."""
    context = browser.new_context(locale="vi-VN")
    found = Visit(request.param, context.new_page())
    found.watch()
    found.page.goto(address + KINDS[request.param])
    if request.param == "search-results":
        found.page.wait_for_selector(".ck-hit")
    yield found
    context.close()


@pytest.fixture(scope="session")
def third_parties() -> Callable[[Iterable[str], str], list[str]]:
    """Those of some addresses that lead to another host than the given one ("127.0.0.1:8000")."""

    def others(addresses: Iterable[str], own: str) -> list[str]:
        parts = [urlsplit(address) for address in addresses]
        return [part.geturl() for part in parts if part.scheme not in ("data", "blob", "about") and part.netloc != own]

    return others


@pytest.fixture
def open_page(
    browser: Browser, third_parties: Callable[[Iterable[str], str], list[str]]
) -> Iterator[Callable[..., Page]]:
    """Opens an address in a fresh, empty browser; options are those of Playwright's `new_context`.

    After the test: no request went to another host, and no script failed or was refused.
    """
    contexts = []
    foreign: list[str] = []
    errors: list[str] = []

    def open_at(url: str, **options: Any) -> Page:
        context = browser.new_context(**{"locale": "vi-VN", "viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        own = urlsplit(url).netloc
        page = context.new_page()
        context.on("request", lambda request: foreign.extend(third_parties([request.url], own)))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.goto(url)
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert not foreign, "requests to third parties"
    # The browser reports a page that does not exist as an error, which tests of the 404 page cause on purpose.
    assert not [error for error in errors if "404 (" not in error]


class _Pages(SimpleHTTPRequestHandler):
    """What GitHub Pages does with a project's site: a sub-path, folders with a slash, the site's own 404 page."""

    def translate_path(self, path: str) -> str:
        inner = urlsplit(path).path.removeprefix(SUB_PATH.rstrip("/"))
        return super().translate_path(inner if path.startswith(SUB_PATH) else "/no such page")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass
