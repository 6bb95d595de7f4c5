"""What holds on every kind of page: it fits, it is quiet, it can be walked by keyboard and read without a script."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from kinds import KINDS, PLAN
from playwright.sync_api import Browser, Page, Response, expect

if TYPE_CHECKING:
    from conftest import Visit

# What a finger must hit to get about; links inside running text are left to their line.
CONTROLS = (
    ".ck-logo, .ck-mast__menu, .ck-btn, button, summary, .ck-bar a, .ck-foot li a, .ck-find input, .ck-tabs a, "
    ".ck-toc a, .ck-steps a, .ck-check, .ck-eg a"
)
# Buttons that do nothing without a script may be missing where there is none.
SCRIPTED = {"In kế hoạch", "Sao chép", "Lọc các dòng của trang này"}


@pytest.fixture(scope="module")
def unscripted(browser: Browser) -> Iterator[Page]:
    """A browser that runs no script."""
    page = browser.new_page(java_script_enabled=False)
    yield page
    page.close()


def test_a_page_is_quiet_and_asks_nobody_else(
    visit: Visit, address: str, third_parties: Callable[[Iterable[str], str], list[str]]
) -> None:
    expected = "404 (" if visit.kind == "not-found" else "no error"

    assert visit.asked
    assert third_parties(visit.asked, urlsplit(address).netloc) == []
    assert [error for error in visit.errors if expected not in error] == []


def test_nothing_sticks_out_sideways_folded_or_not(visit: Visit) -> None:
    too_wide = {}
    for width in (1280, 820, 360, 320):
        visit.page.set_viewport_size({"width": width, "height": 800})
        for unfolded in (False, True):
            needed, culprits = visit.page.evaluate(_WIDTH_AND_CULPRITS, unfolded)
            if needed > width:
                too_wide[width, unfolded] = needed, culprits

    assert not too_wide


def test_a_page_has_one_main_part_and_one_main_heading(visit: Visit) -> None:
    assert visit.page.locator("main").count() == 1
    assert visit.page.locator("main #noi-dung").count() == 1
    assert visit.page.locator("h1").count() == 1
    assert visit.page.inner_text("h1").strip()
    assert visit.page.locator("html").get_attribute("lang") == "vi"


def test_a_finger_hits_the_controls(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 360, "height": 740})

    small = visit.page.eval_on_selector_all(
        CONTROLS,
        """(controls) => controls.filter((it) => it.checkVisibility({ visibilityProperty: true }))
            .map((it) => [it.textContent.trim() || it.className, it.getBoundingClientRect()])
            .filter(([, box]) => box.width < 44 || box.height < 43.9)
            .map(([words, box]) => `${words}: ${box.width} × ${box.height}`)""",
    )

    assert not small


def test_the_first_tab_stop_leads_to_the_content(visit: Visit) -> None:
    page = visit.page
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(page.url.partition("#")[0])

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đến nội dung chính"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    page.wait_for_url("**#noi-dung")  # the jump is done a moment after the key
    page.keyboard.press("Tab")

    assert page.evaluate("!document.activeElement.closest('.ck-mast')")


def test_without_a_script_everything_reads(visit: Visit, unscripted: Page, address: str) -> None:
    unscripted.goto(address + KINDS[visit.kind])

    without = _lines(unscripted.inner_text("main"))

    if visit.kind.startswith("search"):
        assert any(line.startswith("Tìm kiếm cần JavaScript.") for line in without)
    elif visit.kind == "paste":
        assert any(line.startswith("Trang này cần JavaScript,") for line in without)
    else:
        assert _lines(visit.page.inner_text("main")) - SCRIPTED == without


def test_the_filter_narrows_the_rows_of_the_page_however_they_are_typed(
    address: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(address + KINDS["citations"])
    rows = page.locator("tbody tr:not(.ck-group)")
    headings = page.locator("tbody tr.ck-group")
    everything = rows.count()

    page.get_by_label("Lọc các dòng của trang này").fill("mau SON")

    assert [row.inner_text().partition("\t")[0] for row in rows.filter(visible=True).all()]
    assert all("màu sơn" in row.inner_text() for row in rows.filter(visible=True).all())
    assert 0 < rows.filter(visible=True).count() < everything
    assert headings.filter(visible=True).count() == 1
    expect(page.locator(".ck-filter [role=status]")).to_have_text(
        f"Còn {rows.filter(visible=True).count()} trên {everything} dòng của trang này."
    )
    page.get_by_label("Lọc các dòng của trang này").fill("")
    assert rows.filter(visible=True).count() == everything


def test_a_request_for_a_document_can_be_copied(address: str, open_page: Callable[..., Page]) -> None:
    page = open_page(address + KINDS["document-ended"], permissions=["clipboard-read", "clipboard-write"])

    page.locator("[data-copy=loi-de-nghi]").click()

    expect(page.locator("#da-chep")).to_have_text("Đã sao chép.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Đề nghị cung cấp: Quyết định số 3/2019/QĐ-TCĐT ngày 06/5/2019" in copied
    assert copied.splitlines()[0].startswith("Kính gửi: [")


def test_without_a_script_links_work(address: str, open_page: Callable[..., Page]) -> None:
    page = open_page(address, java_script_enabled=False)

    for words in ("12/KH-CCN", "Chi cục Đường Thủy phía Nam"):
        page.locator("main a", has_text=words).first.click()
        page.wait_for_load_state()

    assert page.url.endswith("/co-quan/chi-cuc-nam/")
    assert page.inner_text("h1") == "Chi cục Đường Thủy phía Nam"


def test_a_plan_comes_in_few_and_small_parts(address: str, browser: Browser) -> None:
    received: list[Response] = []
    page = browser.new_page()
    page.on("response", lambda response: received.append(response))
    page.goto(address + PLAN, wait_until="networkidle")
    sizes = {urlsplit(part.url).path: len(gzip.compress(part.body(), mtime=0)) for part in received}
    page.close()
    own = sizes[urlsplit(address + PLAN).path]

    assert len(received) <= 8
    assert sum(sizes.values()) <= 100_000
    # A long plan is 50 kB by itself; what every page brings along must leave room for it.
    assert sum(sizes.values()) - own <= 50_000


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


# The page's width and what sticks out of the window, with every closed part opened meanwhile if wanted.
_WIDTH_AND_CULPRITS = """(unfolded) => {
  const closed = unfolded ? [...document.querySelectorAll("details:not([open])")] : [];
  closed.forEach((one) => { one.open = true; });
  const culprits = [...document.querySelectorAll("body *")]
    .filter((it) => it.getBoundingClientRect().right > innerWidth + 1 && !it.closest(".ck-scroll"))
    .map((it) => it.tagName + "." + it.className + " " + it.textContent.trim().slice(0, 40));
  const needed = document.documentElement.scrollWidth;
  closed.forEach((one) => { one.open = false; });
  return [needed, culprits.slice(0, 5)];
}"""
