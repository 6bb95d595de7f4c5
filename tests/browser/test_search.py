"""The search page in a real browser: query in the address, results, filters, keyboard, no script."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

EXAMPLES = json.loads((Path(__file__).parents[1] / "contract" / "search_tokens.json").read_text(encoding="utf-8"))
Search = Callable[..., Page]


@pytest.fixture
def search(address: str, open_page: Callable[..., Page]) -> Search:
    """Opens the search page with what the address says behind "?"."""
    return lambda asked="", **options: open_page(f"{address}tim-kiem/{asked}", **options)


@pytest.mark.parametrize("query", ["đếm phao", "dem phao", "\u0111e\u0302\u0301m phao", "10/KH-TCĐT", "10 kh tcdt"])
def test_a_plan_is_found_in_any_spelling(search: Search, query: str) -> None:
    page = search(f"?q={query}")

    first = page.locator(".ck-hit h3 a").first

    expect(first).to_have_attribute("href", "../ke-hoach/tong-cuc-duong-thuy/2024/10-kh-tcdt/")
    assert page.input_value("#q") == query
    expect(page.locator("#so-ket-qua")).to_contain_text("kết quả")


def test_the_address_keeps_query_and_filters_and_the_back_button_works(search: Search) -> None:
    page = search()
    page.fill("#q", "kế hoạch")
    page.press("#q", "Enter")
    expect(page.locator(".ck-hit").first).to_be_visible()
    before = page.inner_text("#so-ket-qua")

    page.check("#loc input[value=plan]")
    page.click("#loc button")
    expect(page.locator("#loc input[value=plan]")).to_be_checked()
    assert page.url.endswith("/tim-kiem/?q=k%E1%BA%BF+ho%E1%BA%A1ch&loai=plan")
    page.go_back()

    expect(page.locator("#so-ket-qua")).to_have_text(before)
    expect(page.locator("#loc input[value=plan]")).not_to_be_checked()


def test_a_result_leads_to_its_paragraph(search: Search) -> None:
    page = search("?q=dem+phao")
    link = page.locator(".ck-hit .ck-src").first
    anchor = str(link.get_attribute("href")).partition("#")[2]

    link.click()

    expect(page.locator(f"[id='{anchor}']")).to_be_visible()


def test_nothing_found_says_what_to_do_next(search: Search) -> None:
    page = search('?q="xyzzy xoắn"&nam=2024')

    expect(page.locator("#so-ket-qua")).to_contain_text("Không thấy kết quả nào")
    ways = page.locator("#khong-co a").evaluate_all("links => links.map((link) => link.search)")
    plain, folded = "xyzzy+xo%E1%BA%AFn", "xyzzy+xoan"
    assert ways == [f"?q=%22{plain}%22", f"?q={plain}&nam=2024", f"?q={folded}&nam=2024"]
    expect(page.locator("#dang-loc a").first).to_have_attribute("aria-label", "Bỏ lọc Năm: 2024")


def test_a_query_is_never_markup(search: Search) -> None:
    page = search("?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E")

    expect(page.locator("#so-ket-qua")).to_contain_text("kết quả")
    assert page.locator("#noi-dung img").count() == 0


def test_without_a_script_the_page_leads_to_the_lists(search: Search) -> None:
    page = search("?q=dem+phao", java_script_enabled=False)

    links = page.locator("#noi-dung a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")

    assert links[:4] == ["../tim-kiem/so/", "../tim-kiem/chu-cai/", "../nam/", "../co-quan/"]
    start = page.url.partition("?")[0]
    for address, first in (("so", "7/KH-CCN"), ("chu-cai", "")):
        page.goto(f"{start}{address}/")
        rows = page.locator(".ck-rows .ck-row__no a")
        assert rows.count() >= 3
        assert not first or rows.first.inner_text() == first


def test_the_search_works_on_a_narrow_screen(search: Search) -> None:
    page = search("?q=dem+phao", viewport={"width": 320, "height": 640})

    expect(page.locator(".ck-hit").first).to_be_visible()
    assert page.locator("#noi-dung").evaluate("place => place.scrollWidth") <= 320


def test_the_browser_gives_the_agreed_words(search: Search, address: str) -> None:
    page = search()
    source = (Path(__file__).parents[2] / "overrides/assets/search/tokens.js").read_text(encoding="utf-8")
    page.context.route("**/tokens.js", lambda route: route.fulfill(body=source, content_type="text/javascript"))

    found = page.evaluate(
        """async ([url, texts, parts]) => {
          const { tokens } = await import(url);
          return texts.map((text) => tokens(text, new Set(parts)));
        }""",
        [f"{address}tokens.js", [one["text"] for one in EXAMPLES["tokens"]], EXAMPLES["number_parts"]],
    )

    assert found == [one["tokens"] for one in EXAMPLES["tokens"]]


def test_a_failed_download_offers_another_try(search: Search) -> None:
    page = search()

    def cut(route: Route) -> None:
        route.fulfill(status=404, body="")

    page.context.route("**/assets/search/*", cut)
    page.goto(page.url + "?q=dem+phao")
    expect(page.locator("#so-ket-qua")).to_contain_text("Không tải được dữ liệu tìm kiếm")
    page.context.unroute("**/assets/search/*", cut)
    page.click("#ghi-chu button")

    expect(page.locator(".ck-hit").first).to_be_visible()


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("sơn lại phao, biển báo và trụ đèn", "Sơn lại phao, biển báo và trụ đèn"),
        ("12 kh ccn", "Sơn lại phao"),
        ("chi cuc bac", "Chi cục Đường Thủy phía Bắc"),
        ("3/2019/QĐ-TCĐT", "Quyết định số 3/2019/QĐ-TCĐT"),
        ("sơn xanh", "Sơn lại phao"),
        ("son xanh", "Sơn lại phao"),
    ],
    ids=["title", "number", "agency", "document", "text", "text-without-marks"],
)
def test_the_first_result_is_what_was_meant(search: Search, query: str, title: str) -> None:
    page = search()

    page.fill("#q", query)
    page.click("#tim button")

    expect(page.locator(".ck-hit h3").first).to_contain_text(title)


def test_the_search_can_be_used_by_keyboard_alone(search: Search) -> None:
    page = search()
    page.locator("#q").focus()
    page.keyboard.type("phao")
    page.keyboard.press("Enter")
    expect(page.locator(".ck-hit").first).to_be_visible()

    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.closest('.ck-hit h3, .ck-check, #loc') ? 'part' : ''"))
        if page.evaluate("!!document.activeElement.closest('.ck-hit h3')"):
            break
    address = str(page.evaluate("document.activeElement.href"))
    page.keyboard.press("Enter")

    page.wait_for_url(address)
    assert "part" in reached[:-1]  # the filters stand before the results


def test_the_number_of_results_is_announced_when_it_stands(search: Search) -> None:
    page = search()
    spoken = page.locator("#doc-ket-qua")
    expect(spoken).to_have_attribute("aria-live", "polite")
    page.evaluate("""
      window.said = [];
      const region = document.getElementById("doc-ket-qua");
      new MutationObserver(() => said.push(region.textContent)).observe(region, { childList: true });
    """)

    page.locator("#q").press_sequentially("phao", delay=30)
    expect(spoken).to_contain_text("kết quả")

    counted = page.inner_text("#so-ket-qua")
    assert [words for words in page.evaluate("said") if words.startswith(counted)]
    assert len(page.evaluate("said")) == 1  # not once for every letter


def test_the_box_in_the_masthead_leads_to_the_results(address: str, open_page: Callable[..., Page]) -> None:
    page = open_page(address + "co-quan/")

    page.fill("#q-tren", "phao")
    page.press("#q-tren", "Enter")

    expect(page.locator(".ck-hit").first).to_be_visible()
    assert page.url.endswith("/tim-kiem/?q=phao")


@pytest.mark.parametrize(
    ("number", "words"), [("99/KH-TCĐT", "Chưa có trên cổng"), ("8/QĐ-TCĐT", "Cổng chưa có toàn văn")]
)
def test_a_document_that_is_not_held_is_marked_as_on_its_page(search: Search, number: str, words: str) -> None:
    page = search(f"?q={number}")

    hit = page.locator(".ck-hit", has=page.locator("h3 a[href*='van-ban']", has_text=number)).first

    expect(hit.locator(".ck-st--stub")).to_have_text(words)
    expect(hit.locator(".ck-tag")).to_have_count(0)
