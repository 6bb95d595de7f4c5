"""The page where one pastes a text: citations found, resolved, marked and linked, in the browser alone."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from planportal.render.paste_page import ADDRESS, MOST_CHARACTERS
from playwright.sync_api import Page, expect
from test_accessibility import audit

PLAN = "../../ke-hoach/tong-cuc-duong-thuy/2024/10-kh-tcdt/"
HELD = "Thực hiện Kế hoạch số 10/KH-TCĐT ngày 01/02/2024 của Tổng cục Đường Thủy về an toàn bến bãi"
MANY = "; ".join(f"Quyết định số {number}/QĐ-TTg ngày 05/3/2024" for number in range(1, 131))
Paste = Callable[..., Page]


@pytest.fixture
def paste(address: str, open_page: Callable[..., Page]) -> Paste:
    """Opens the page, pastes a text and waits for what is said about it."""

    def pasted(text: str = "", **options: Any) -> Page:
        page = open_page(f"{address}{ADDRESS}/", **options)
        if text:
            page.fill("#doan-van", text)
            expect(page.locator("#so-trich-dan")).to_contain_text("trích dẫn", timeout=15_000)
        return page

    return pasted


def test_a_plan_that_is_held_is_found_while_typing_and_linked(paste: Paste) -> None:
    page = paste(f"{HELD}.")

    expect(page.locator("#danh-sach .ck-st--held")).to_have_text("Có trên cổng")
    expect(page.locator("#danh-sach a").nth(1)).to_have_attribute("href", PLAN)
    expect(page.locator("#danh-dau mark a")).to_have_attribute("href", PLAN)
    expect(page.locator("#danh-dau")).to_have_text(f"{HELD}.")


@pytest.mark.parametrize(
    ("text", "state", "links"),
    [
        ("Quyết định số 3/2019/QĐ-TCĐT của Tổng cục Đường Thủy", "Chưa có bản chữ trên cổng", 2),
        ("Quyết định số 9999/QĐ-TCĐT ngày 01/02/2024 của Tổng cục Đường Thủy", "Chưa có trên cổng", 1),
        ("Kế hoạch số 10/KH-TCĐT ngày 01/02/2019 của Tổng cục Đường Thủy", "Chưa có trên cổng", 1),
        ("Kế hoạch số 12/KH-CCN ngày 20/5/2024", "Chưa xác định được văn bản nào", 2),
        ("Kế hoạch số 12/KH-CCN", "Chưa xác định được văn bản nào", 2),
    ],
    ids=["known by its page", "unknown", "another year is another document", "whose it is", "undated"],
)
def test_a_citation_is_one_document_or_none_is_guessed(paste: Paste, text: str, state: str, links: int) -> None:
    page = paste(text)

    expect(page.locator("#danh-sach .ck-st")).to_have_text(state)
    expect(page.locator("#danh-sach a")).to_have_count(links)


def test_the_agency_that_wrote_the_text_decides_whose_document_it_is(paste: Paste) -> None:
    page = paste("Kế hoạch số 12/KH-CCN ngày 20/5/2024")

    page.select_option("#co-quan", "chi-cuc-nam")

    expect(page.locator("#danh-sach .ck-st")).to_have_text("Có trên cổng")


def test_a_place_in_the_text_itself_is_no_citation(paste: Paste) -> None:
    page = paste("Theo Khoản 5 Mục III của Kế hoạch này.")

    expect(page.locator("#so-trich-dan")).to_contain_text("Không thấy trích dẫn nào. Ngoài ra có 1 chỗ")
    expect(page.locator("#ket-qua")).to_be_hidden()


def test_a_pasted_text_is_never_markup(paste: Paste) -> None:
    text = f"<img src=x onerror=alert(1)> {HELD} <script>alert(2)</script>"

    page = paste(text)

    expect(page.locator("#danh-dau")).to_have_text(text)
    assert page.locator("#noi-dung").locator("img, #danh-dau script").count() == 0


def test_letters_of_any_plane_stay_where_they_are(paste: Paste) -> None:
    page = paste(f"😀 {HELD} 😀")

    expect(page.locator("#danh-dau mark")).to_have_text(HELD.removeprefix("Thực hiện ").partition(" về ")[0])
    expect(page.locator("#danh-dau")).to_have_text(f"😀 {HELD} 😀")


def test_nothing_of_the_text_leaves_the_browser(paste: Paste) -> None:
    page = paste()
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(f"{request.method} {request.url} {request.post_data}"))

    page.fill("#doan-van", HELD)
    expect(page.locator("#danh-sach li")).to_have_count(1)

    assert asked
    assert all(one.startswith("GET ") and "?" not in one and "10/KH" not in one for one in asked)


def test_a_megabyte_is_refused_at_once_and_the_page_stays_quick(paste: Paste) -> None:
    page = paste()

    page.evaluate("""text => {
      const box = document.getElementById("doan-van");
      box.value = text.repeat(Math.ceil(1e6 / text.length));
      box.dispatchEvent(new Event("input"));
    }""", f"{HELD}; ")  # fmt: skip

    expect(page.locator("#so-trich-dan strong")).to_contain_text("quá 200.000")
    expect(page.locator("#doan-van")).to_have_attribute("aria-invalid", "true")


def test_the_longest_text_is_read_beside_the_page(paste: Paste) -> None:
    page = paste()
    page.evaluate("""() => {
      globalThis.longest = 0;
      let before = performance.now();
      setInterval(() => {
        const now = performance.now();
        longest = Math.max(longest, now - before);
        before = now;
      }, 10);
    }""")  # fmt: skip

    page.fill("#doan-van", (f"{HELD}; " * MOST_CHARACTERS)[:MOST_CHARACTERS])
    page.wait_for_timeout(500)
    worker_is_at_it = page.evaluate("longest")
    expect(page.locator("#so-trich-dan strong")).to_contain_text("Tìm thấy", timeout=60_000)

    assert worker_is_at_it < 5_000
    expect(page.locator("#danh-sach li")).to_have_count(100)


def test_a_newer_text_is_answered_and_the_older_forgotten(paste: Paste) -> None:
    page = paste()

    page.fill("#doan-van", (f"{HELD}; " * MOST_CHARACTERS)[:MOST_CHARACTERS])
    page.click("#tra button[type=submit]")
    page.fill("#doan-van", "Nghị định số 04/2015/NĐ-CP")
    page.click("#tra button[type=submit]")

    expect(page.locator("#so-trich-dan strong")).to_have_text("Tìm thấy 1 trích dẫn")
    expect(page.locator("#danh-dau")).to_have_text("Nghị định số 04/2015/NĐ-CP")


def test_a_long_list_goes_on_where_the_reader_asks(paste: Paste) -> None:
    page = paste(MANY)
    expect(page.locator("#danh-sach li")).to_have_count(100)

    page.locator("#xem-them").press("Enter")

    expect(page.locator("#danh-sach li")).to_have_count(130)
    expect(page.locator("#danh-sach li").nth(100).locator("a")).to_be_focused()
    expect(page.locator("#xem-them")).to_be_hidden()


def test_a_mark_leads_to_its_line_even_where_that_was_not_shown_yet(paste: Paste) -> None:
    page = paste(MANY)

    page.locator("#danh-dau mark a").last.click()

    expect(page.locator("#danh-sach li").last).to_be_in_viewport()


def test_the_keyboard_reaches_everything(paste: Paste) -> None:
    page = paste(HELD)
    page.focus("#doan-van")

    reached = []
    for _ in range(9):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.textContent"))

    assert reached[:3] == ["co-quan", "Tìm trích dẫn", "Xóa"]
    assert reached[5:8] == ["Sao chép CSV", "Sao chép JSON", "danh-dau"]


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_the_result_is_copied_as_cite_py_writes_it(paste: Paste, kind: str) -> None:
    page = paste(f'=1+1 "x", {HELD}')
    page.evaluate("navigator.clipboard.writeText = async (text) => { globalThis.kept = text; }")

    page.click(f"[data-as={kind}]")

    expect(page.locator("#da-chep")).to_have_text("Đã sao chép 1 dòng.")
    kept = page.evaluate("kept")
    (line,) = json.loads(kept) if kind == "json" else csv.DictReader(io.StringIO(kept))
    assert line["surface"] == HELD.removeprefix("Thực hiện ").partition(" về ")[0]
    assert line["document"] == PLAN.removeprefix("../../").rstrip("/")
    assert list(line)[:6] == ["start", "end", "surface", "type", "number", "name"]


def test_a_cell_cannot_start_a_formula(paste: Paste) -> None:
    page = paste('Quyết định số 12/QĐ-TTg ngày 05/3/2024 về "=HYPERLINK"')
    page.evaluate("navigator.clipboard.writeText = async (text) => { globalThis.kept = text; }")

    page.click("[data-as=csv]")
    expect(page.locator("#da-chep")).not_to_be_empty()

    (line,) = csv.DictReader(io.StringIO(page.evaluate("kept")))
    assert line["title"] in ("'=HYPERLINK", '"=HYPERLINK"')


def test_what_cannot_be_loaded_is_said_and_can_be_tried_again(address: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{address}{ADDRESS}/")
    page.context.route("**/known.json", lambda route: route.fulfill(status=404))

    page.fill("#doan-van", HELD)
    expect(page.locator("#so-trich-dan strong")).to_have_text("Không tải được dữ liệu của cổng.")
    page.context.unroute("**/known.json")
    page.click("#so-trich-dan button")

    expect(page.locator("#danh-sach li")).to_have_count(1)


def test_without_a_worker_the_page_reads_the_text_itself(address: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{address}{ADDRESS}/")
    page.context.route("**/paste-worker.js", lambda route: route.fulfill(status=404))

    page.fill("#doan-van", HELD)

    expect(page.locator("#danh-sach .ck-st--held")).to_have_text("Có trên cổng")


def test_clearing_empties_the_page_and_returns_to_the_box(paste: Paste) -> None:
    page = paste(HELD)

    page.click("#tra button[type=reset]")

    expect(page.locator("#ket-qua")).to_be_hidden()
    expect(page.locator("#so-trich-dan")).to_contain_text("Chưa có đoạn văn nào")
    expect(page.locator("#doan-van")).to_be_focused()


def test_without_a_script_the_page_says_what_serves(paste: Paste) -> None:
    page = paste(java_script_enabled=False)

    expect(page.locator("#tra")).to_be_hidden()
    expect(page.locator("#noi-dung .ck-note--warn")).to_contain_text("Trang này cần JavaScript")
    assert page.locator("#noi-dung .ck-note--warn a").get_attribute("href") == "../../trich-dan/"


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_results_fit_the_screen(paste: Paste, width: int) -> None:
    page = paste(f"{HELD}; Quyết định số 123456789/QĐ-{'A' * 60}; {MANY}", viewport={"width": width, "height": 740})

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_audit_finds_nothing_in_results(paste: Paste) -> None:
    page = paste(f"{HELD}; Kế hoạch số 12/KH-CCN; Nghị định số 04/2015/NĐ-CP.")

    assert audit(page) == []
