"""The search page while a reader uses it: typing, going back, the keyboard, a network that fails."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

Search = Callable[..., Page]
WORKER = Path(__file__).parents[2] / "overrides" / "assets" / "javascripts" / "search-worker.js"
HITS = ".ck-hit h3 a"
EVERYTHING = "?loai=document&loai=plan&loai=agency&loai=page"


@pytest.fixture
def search(address: str, open_page: Callable[..., Page]) -> Search:
    """Opens the search page with what the address says behind "?"."""
    return lambda asked="", **options: open_page(f"{address}tim-kiem/{asked}", **options)


def titles(page: Page) -> list[str]:
    return page.locator(HITS).all_inner_texts()


def found(page: Page, words: str = "kết quả") -> None:
    expect(page.locator("#so-ket-qua")).to_contain_text(words)
    expect(page.locator("#ket-qua-va-bo-loc")).not_to_have_attribute("aria-busy", "true")


def until(page: Page, script: str, value: object) -> None:
    """Waits till a script gives a value; the page's own rules forbid Playwright to evaluate one inside it."""
    for _ in range(60):
        if page.evaluate(script) == value:
            return
        page.wait_for_timeout(50)
    assert page.evaluate(script) == value


def test_results_come_as_one_types_and_the_address_follows(search: Search) -> None:
    page = search()

    page.locator("#q").press_sequentially("đếm pha", delay=20)

    expect(page.locator(HITS).first).to_have_attribute("href", "../ke-hoach/tong-cuc-duong-thuy/2024/10-kh-tcdt/")
    expect(page).to_have_url(re.compile(r"\?q=%C4%91%E1%BA%BFm\+pha$"))
    assert page.input_value("#q") == "đếm pha"
    assert page.evaluate("document.activeElement.id") == "q"


def test_a_late_answer_does_not_replace_a_newer_one(search: Search) -> None:
    page = search("?loai=agency")
    found(page)
    newer = titles(page)
    page.click("#dang-loc li:last-child a")
    held: list[Route] = []
    page.context.route("**/assets/search/texts/*", lambda route: held.append(route))
    page.fill("#q", "sơn xanh")
    expect(page.locator("#so-ket-qua")).to_contain_text("Đang tìm “sơn xanh”")
    assert held

    page.evaluate("history.go(-2)")
    expect(page).to_have_url(re.compile(r"loai=agency$"))
    expect(page.locator(HITS).first).to_have_text(newer[0])
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")

    assert titles(page) == newer
    assert page.input_value("#q") == ""


def words_seen(page: Page) -> None:
    """Has the page keep all that stands where it tells of its results, in `seen`."""
    page.evaluate(
        """() => {
          globalThis.seen = [];
          const place = document.getElementById("so-ket-qua");
          new MutationObserver(() => seen.push(place.textContent)).observe(place, { childList: true, subtree: true });
        }"""
    )


def hold_words(page: Page) -> Callable[[], None]:
    """Holds back the lists of words; gives what lets them through, those to come as well."""
    held: list[Route] | None = []

    def hold(route: Route) -> None:
        if held is None:
            route.continue_()
        else:
            held.append(route)

    def release() -> None:
        nonlocal held
        waiting, held = held or [], None
        for route in waiting:
            route.continue_()

    page.context.route("**/assets/search/terms/*", hold)
    return release


def test_typing_on_while_a_search_runs_shows_no_error(search: Search) -> None:
    page = search()
    release = hold_words(page)
    words_seen(page)
    page.locator("#q").press_sequentially("đếm pha", delay=20)
    expect(page.locator("#so-ket-qua")).to_contain_text("Đang tìm “đếm pha”")

    page.locator("#q").press_sequentially("o", delay=20)
    expect(page.locator("#so-ket-qua")).to_contain_text("Đang tìm “đếm phao”")
    release()

    found(page)
    expect(page.locator(HITS).first).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?q=%C4%91%E1%BA%BFm\+phao$"))
    assert not [words for words in page.evaluate("seen") if "Đang tìm" not in words and "kết quả" not in words]
    assert not page.locator("#ghi-chu button").count()


def test_a_search_is_finished_when_what_is_typed_asks_nothing_new(search: Search) -> None:
    page = search()
    release = hold_words(page)
    page.goto(page.url + "?q=đếm+phao")
    expect(page.locator("#so-ket-qua")).to_contain_text("Đang tìm “đếm phao”")
    words_seen(page)

    page.fill("#q", "đ")
    page.wait_for_timeout(500)  # longer than the page waits for another letter
    release()

    found(page)
    expect(page.locator(HITS).first).to_be_visible()
    assert len(page.evaluate("seen")) == 1
    assert page.input_value("#q") == "đ"


def test_whole_typing_is_one_step_back(search: Search) -> None:
    page = search("?q=phao")
    found(page)
    before = titles(page)

    page.fill("#q", "")
    page.locator("#q").press_sequentially("an toan", delay=220)
    page.press("#q", "Enter")
    found(page)
    expect(page).to_have_url(re.compile(r"\?q=an\+toan$"))
    assert titles(page) != before
    page.go_back()

    expect(page).to_have_url(re.compile(r"\?q=phao$"))
    expect(page.locator("#q")).to_have_value("phao")
    expect(page.locator(HITS).first).to_have_text(before[0])
    assert titles(page) == before


def test_going_back_restores_the_page_of_results_and_the_place_on_it(search: Search) -> None:
    page = search(viewport={"width": 360, "height": 500})
    page.goto(page.url + EVERYTHING + "&xep=moi&trang=2")
    found(page, "trang 2")
    shown = titles(page)
    page.evaluate("scrollTo(0, 400)")
    until(page, "history.state?.y", 400)

    address = str(page.locator(HITS).first.evaluate("link => link.href"))
    page.locator(HITS).first.evaluate("link => link.click()")  # as it stands, without scrolling to it
    page.wait_for_url(address)
    page.go_back()

    found(page, "trang 2")
    until(page, "scrollY", 400)
    assert titles(page) == shown


def test_pages_of_results_follow_each_other_without_repeating(search: Search) -> None:
    page = search(EVERYTHING)
    found(page)
    first = titles(page)
    assert len(first) == 10

    page.click("#cac-trang a[rel=next]")
    found(page, "trang 2")

    expect(page).to_have_url(re.compile(r"trang=2$"))
    assert not set(first) & set(titles(page))
    assert page.evaluate("document.activeElement.id") == "so-ket-qua"
    page.go_back()
    expect(page.locator(HITS).first).to_have_text(first[0])


def test_the_order_is_chosen_by_a_link_and_kept_in_the_address(search: Search) -> None:
    page = search("?q=phao")
    found(page)
    dates = "hits => hits.map((hit) => hit.textContent.match(/\\b(20\\d\\d)\\b/)?.[1] ?? '').filter(Boolean)"

    page.click("#xep a:has-text('mới nhất')")
    expect(page).to_have_url(re.compile(r"xep=moi"))
    expect(page.locator("#xep strong")).to_have_text("mới nhất")
    newest = page.locator(".ck-hit__by").evaluate_all(dates)
    page.click("#xep a:has-text('cũ nhất')")
    expect(page.locator("#xep strong")).to_have_text("cũ nhất")

    assert newest == sorted(newest, reverse=True)
    assert len(set(newest)) > 1


def test_a_filter_is_taken_off_by_its_own_link(search: Search) -> None:
    page = search("?q=phao&loai=plan&nam=2024")
    found(page)
    expect(page.locator("#dang-loc li")).to_have_count(3)

    page.click("#dang-loc a:has-text('2024')")

    expect(page).to_have_url(re.compile(r"\?q=phao&loai=plan$"))
    expect(page.locator("#dang-loc li")).to_have_count(2)
    expect(page.locator("#loc input[value=plan]")).to_be_checked()


def test_every_filter_says_how_many_results_it_leaves(search: Search) -> None:
    page = search("?q=phao")
    found(page)
    legends = page.locator("#loc legend").all_inner_texts()
    choice = page.locator("#loc label", has=page.locator("input[name=loai]")).first
    left = choice.locator("span").last.inner_text()

    choice.locator("input").check()
    page.click("#loc > button")

    found(page, f"{left} kết quả")
    assert {"Loại", "Cơ quan ban hành", "Năm"} <= set(legends)


def test_slash_leads_to_the_box_from_anywhere_and_can_be_switched_off(
    address: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(address + "co-quan/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q-tren"
    page.keyboard.press("/")
    assert page.input_value("#q-tren") == "/"  # in a box it is a letter

    page.goto(address + "tim-kiem/")
    page.uncheck("#dung-phim-tat")
    page.goto(address + "co-quan/")
    page.keyboard.press("/")

    assert page.evaluate("document.activeElement.id") == ""


def test_arrows_walk_the_results_and_escape_leads_back(search: Search) -> None:
    page = search("?q=phao")
    found(page)
    focused = (
        "document.activeElement.id || [...document.querySelectorAll('.ck-hit h3 a')].indexOf(document.activeElement)"
    )
    page.locator("#q").focus()

    walked = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowDown", "Escape"):
        page.keyboard.press(key)
        walked.append(page.evaluate(focused))
    assert walked == [0, 1, 0, "q", 0, "q"]

    page.keyboard.press("Escape")
    expect(page.locator("#q")).to_have_value("")
    expect(page.locator("#ket-qua-va-bo-loc")).to_be_hidden()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == ""


def test_enter_opens_the_result_that_the_arrows_reached(search: Search) -> None:
    page = search("?q=phao")
    found(page)
    page.locator("#q").focus()

    page.keyboard.press("ArrowDown")
    address = page.evaluate("document.activeElement.href")
    page.keyboard.press("Enter")

    page.wait_for_url(address)


def test_what_was_fetched_answers_without_a_network(search: Search) -> None:
    page = search("?q=dem+phao")
    found(page)
    shown = titles(page)

    page.context.set_offline(True)
    page.fill("#q", "đếm phao")
    page.press("#q", "Enter")
    found(page, "kết quả")
    expect(page.locator(HITS).first).to_have_text(shown[0])
    page.fill("#q", "trụ đèn vật liệu")
    page.press("#q", "Enter")
    expect(page.locator("#so-ket-qua, #ghi-chu").filter(has_text=re.compile("tải được"))).not_to_have_count(0)
    page.context.set_offline(False)

    expect(page.locator(HITS).first).to_be_visible()  # it asks again by itself or is asked to
    assert page.input_value("#q") == "trụ đèn vật liệu"


def test_a_missing_text_costs_only_its_own_result(search: Search) -> None:
    page = search("?q=phao")
    found(page)
    whole = len(titles(page))
    cut: list[str] = []

    def cut_first(route: Route) -> None:
        if not cut:
            cut.append(route.request.url)
        if route.request.url == cut[0]:
            route.fulfill(status=404, body="")
        else:
            route.continue_()

    page.context.route("**/assets/search/texts/*", cut_first)
    page.reload()
    expect(page.locator("#ghi-chu")).to_contain_text("Chưa tải được một vài kết quả")
    assert 0 < len(titles(page)) < whole

    page.context.unroute_all()
    page.click("#ghi-chu button")
    expect(page.locator("#ghi-chu")).not_to_contain_text("Chưa tải được")
    assert len(titles(page)) == whole


def test_a_missing_list_of_words_is_named_and_asked_for_again(search: Search) -> None:
    page = search()
    page.context.route("**/assets/search/terms/*", lambda route: route.fulfill(status=404, body=""))

    page.goto(page.url + "?q=phao")

    expect(page.locator("#so-ket-qua")).to_contain_text("Thiếu một phần dữ liệu tìm kiếm")
    expect(page.locator("#ghi-chu")).to_contain_text("assets/search/terms/")
    expect(page.locator("#ket-qua-va-bo-loc")).to_be_hidden()
    page.context.unroute_all()
    page.click("#ghi-chu button")
    expect(page.locator(HITS).first).to_be_visible()


def test_a_broken_head_is_told_and_fetched_anew(search: Search, address: str) -> None:
    page = search()
    page.context.route("**/head.bin", lambda route: route.fulfill(body=b"\x1f\x8bnothing of the kind"))
    page.goto(page.url + "?q=phao")
    expect(page.locator("#so-ket-qua")).to_contain_text("dữ liệu tìm kiếm", ignore_case=True)
    expect(page.locator("#ghi-chu button")).to_have_text("Thử lại")

    page.context.unroute_all()
    page.click("#ghi-chu button")

    found(page)
    expect(page.locator(HITS).first).to_be_visible()


def test_a_browser_without_workers_searches_on_the_page(search: Search) -> None:
    page = search()
    page.add_init_script("delete window.Worker;")

    page.goto(page.url + "?q=dem+phao")

    expect(page.locator(HITS).first).to_be_visible()


@pytest.mark.parametrize("worker", [True, False], ids=["in-the-worker", "on-the-page"])
def test_a_browser_that_cannot_unpack_the_files_is_told_so_and_shown_the_lists(search: Search, worker: bool) -> None:
    page = search()
    lacking = "delete globalThis.DecompressionStream;"

    if worker:
        body = lacking + WORKER.read_text(encoding="utf-8")
        page.context.route(
            "**/search-worker.js", lambda route: route.fulfill(body=body, content_type="text/javascript; charset=utf-8")
        )
    else:
        page.add_init_script("delete globalThis.Worker;" + lacking)
    page.goto(page.url + "?q=phao")

    told = page.locator("#so-ket-qua")
    expect(told).to_contain_text("Trình duyệt này chưa đọc được dữ liệu tìm kiếm.")
    expect(told).to_contain_text("phiên bản mới hơn")
    lists = page.get_by_role("heading", name="Tra theo danh sách")
    expect(told).to_contain_text(lists.inner_text())
    expect(lists).to_be_visible()
    assert not page.locator("#ghi-chu button").count()  # another try would fail too


def test_markup_in_titles_texts_and_notes_stays_text(search: Search) -> None:
    page = search()
    markup = "<img src=x onerror=alert(1)>"

    made = page.evaluate(
        """async ([script, markup]) => {
          const { hitItem, facetFields, chosenFilters, countWords } = await import(script);
          const parts = [{ text: markup, match: true }];
          const hit = {
            kind: "plan", url: "a/", anchor: "x", title: markup, number: markup, date: "2024", issuer: markup,
            snippet: parts, titleParts: parts, label: markup, status: { value: "x", label: markup }, flags: [markup],
          };
          const state = { query: markup, filters: { agency: [markup] }, page: 1 };
          const facets = { agency: [{ value: markup, label: markup, count: 1 }] };
          const place = document.createElement("div");
          place.append(hitItem(hit, "../"), ...facetFields(facets, state.filters), ...chosenFilters(state, { facets }),
            ...countWords(state, { total: 0, facets }));
          return [place.querySelectorAll("img").length, place.textContent.split(markup).length - 1];
        }""",
        [page.url.replace("tim-kiem/", "assets/javascripts/search-results.js"), markup],
    )

    assert made[0] == 0
    assert made[1] >= 8


def test_counts_that_are_not_exact_say_so(search: Search) -> None:
    page = search()

    words = page.evaluate(
        """async (script) => {
          const { countWords, pager } = await import(script);
          const place = document.createElement("p");
          const facets = { kind: [{ value: "plan", label: "Kế hoạch", count: 9 }] };
          const found = { total: 1234, totalIsExact: false, facets };
          const state = { query: "x", filters: {}, page: 3 };
          place.append(...countWords(state, found), " ", ...pager(state, found));
          return place.textContent;
        }""",
        page.url.replace("tim-kiem/", "assets/javascripts/search-results.js"),
    )

    assert words.startswith("Ít nhất 1.234 kết quả, trang 3.")
    assert "kế hoạch" not in words
    assert "trên" not in words


@pytest.mark.parametrize(
    ("query", "note"),
    [("phao -đèn", "Không lấy kết quả có “đèn”"), ("phao zzzzq", "Chưa thấy trên cổng này: “zzzzq”")],
    ids=["without", "unknown-word"],
)
def test_what_the_engine_did_is_told(search: Search, query: str, note: str) -> None:
    page = search(f"?q={query}")

    expect(page.locator("#ghi-chu")).to_contain_text(note)


def test_the_engine_and_its_head_are_asked_for_with_the_page(search: Search) -> None:
    page = search()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/tim-kiem/")[2] or request.url))
    page.add_init_script("delete window.Worker;")
    page.context.route("**/search-page.js", lambda route: route.fulfill(body="", content_type="text/javascript"))

    page.reload(wait_until="networkidle")

    names = {url.rpartition("/")[2] for url in asked}
    assert {"engine.js", "head.bin", "search-worker.js", "search-results.js"} <= names
