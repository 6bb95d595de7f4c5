"""What holds on every kind of page: it fits, it is quiet, it can be walked by keyboard and read without a script."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from kinds import KINDS, PLAN
from playwright.sync_api import Browser, Page, Response

OpenKind = Callable[..., Page]
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
# What a finger must hit to get about; links inside running text are left to their line.
CONTROLS = (
    ".ck-logo, .ck-mast__menu, .ck-btn, button, summary, .ck-bar a, .ck-foot li a, .ck-find input, .ck-tabs a, "
    ".ck-toc a, .ck-steps a, .ck-check, .ck-eg a"
)
# Buttons that do nothing without a script may be missing where there is none.
SCRIPTED = {"In kế hoạch", "Sao chép"}

every_kind = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture
def open_kind(address: str, open_page: Callable[..., Page]) -> OpenKind:
    """Opens the page of that kind and waits for what its script fetches."""

    def open_it(kind: str, **options: object) -> Page:
        page = open_page(address + KINDS[kind], **options)
        if kind == "search-results" and options.get("java_script_enabled", True):
            page.wait_for_selector(".ck-hit")
        return page

    return open_it


@every_kind
def test_nothing_sticks_out_sideways(open_kind: OpenKind, kind: str) -> None:
    page = open_kind(kind)
    too_wide = {}
    for width in (1280, 820, 360, 320):
        page.set_viewport_size({"width": width, "height": 800})
        if (needed := page.evaluate("document.documentElement.scrollWidth")) > width:
            too_wide[width] = (needed, page.evaluate(_STICKING_OUT))

    assert not too_wide


@every_kind
def test_a_page_has_one_main_part_and_one_main_heading(open_kind: OpenKind, kind: str) -> None:
    page = open_kind(kind)

    assert page.locator("main").count() == 1
    assert page.locator("main #noi-dung").count() == 1
    assert page.locator("h1").count() == 1
    assert page.inner_text("h1").strip()
    assert page.locator("html").get_attribute("lang") == "vi"


@every_kind
def test_the_first_tab_stop_leads_to_the_content(open_kind: OpenKind, kind: str) -> None:
    page = open_kind(kind)

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đến nội dung chính"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.url.endswith("#noi-dung")
    assert page.evaluate("!document.activeElement.closest('.ck-mast')")


@every_kind
def test_without_a_script_everything_reads(open_kind: OpenKind, kind: str) -> None:
    if kind.startswith("search"):
        pytest.skip("results need a script; test_search.py looks at the page without one")
    without = open_kind(kind, java_script_enabled=False).inner_text("main")

    assert _lines(open_kind(kind).inner_text("main")) - SCRIPTED == _lines(without)


def test_without_a_script_links_work(open_kind: OpenKind) -> None:
    page = open_kind("home", java_script_enabled=False)

    for words in ("12/KH-CCN", "Chi cục Đường Thủy phía Nam"):
        page.locator("main a", has_text=words).first.click()
        page.wait_for_load_state()

    assert page.url.endswith("/co-quan/chi-cuc-nam/")
    assert page.inner_text("h1") == "Chi cục Đường Thủy phía Nam"


@every_kind
def test_a_finger_hits_the_controls(open_kind: OpenKind, kind: str) -> None:
    page = open_kind(kind, **PHONE)

    small = page.eval_on_selector_all(
        CONTROLS,
        """(controls) => controls.filter((it) => it.checkVisibility({ visibilityProperty: true }))
            .map((it) => [it.textContent.trim() || it.className, it.getBoundingClientRect()])
            .filter(([, box]) => box.width < 44 || box.height < 43.9)
            .map(([words, box]) => `${words}: ${box.width} × ${box.height}`)""",
    )

    assert not small


def test_a_plan_comes_in_few_and_small_parts(address: str, open_page: Callable[..., Page]) -> None:
    page = open_page("about:blank")
    received: list[Response] = []
    page.on("response", lambda response: received.append(response))
    page.goto(address + PLAN, wait_until="networkidle")
    sizes = {urlsplit(part.url).path: len(gzip.compress(part.body(), mtime=0)) for part in received}
    own = sizes[urlsplit(address + PLAN).path]

    assert len(sizes) <= 8
    # The text of a long plan is 40 kB; what every page needs besides must leave room for it.
    assert sum(sizes.values()) - own <= 50_000
    assert sum(sizes.values()) <= 100_000


def test_a_script_that_got_into_a_page_does_not_run(address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(address + PLAN)
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
          document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.ran = true'>");
        }"""
    )
    page.wait_for_load_state("networkidle")
    ran = page.evaluate("window.ran")
    page.close()

    assert ran is None


def _lines(text: str) -> set[str]:
    return {line.strip() for line in re.split(r"[\n\t]", text) if line.strip()}


_STICKING_OUT = """() => [...document.querySelectorAll("body *")]
  .filter((it) => it.getBoundingClientRect().right > innerWidth + 1 && !it.closest(".ck-scroll"))
  .map((it) => it.tagName + "." + it.className + " " + it.textContent.trim().slice(0, 40)).slice(0, 5)"""
