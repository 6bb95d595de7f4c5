"""A plan's page in a real browser: citations, links to paragraphs, print and dark colours."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from kinds import PLAN
from playwright.sync_api import Locator, Page, expect

OpenPlan = Callable[..., Page]
PHONE = {"width": 360, "height": 740}
ENDED = "van-ban/tong-cuc-duong-thuy/2019/quyet-dinh-03-2019-qd-tcdt/"


@pytest.fixture
def open_plan(address: str, open_page: Callable[..., Page]) -> OpenPlan:
    return lambda place="", **options: open_page(address + PLAN + place, **options)


def citation(page: Page) -> Locator:
    return page.locator("article .ck-cite", has_text="3/2019/QĐ-TCĐT")


def reach(page: Page, link: Locator) -> None:
    """Comes to a link by key from the link before it."""
    link.evaluate(
        """link => {
          const all = [...document.querySelectorAll("a[href], button, summary")].filter((it) => it.checkVisibility());
          all[all.indexOf(link) - 1].focus({ preventScroll: true });
        }"""
    )
    page.keyboard.press("Tab")


def marked(page: Page, anchor: str) -> bool:
    """Whether the paragraph is the one the address means and is shown as that."""
    colour = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--mark')")
    page.evaluate("document.body.style.setProperty('outline-color', 'var(--mark)')")
    wanted = page.evaluate("getComputedStyle(document.body).outlineColor")
    assert colour
    return bool(
        page.locator(f"[id='{anchor}']").evaluate("it => getComputedStyle(it).backgroundColor") == wanted
        and page.evaluate("document.querySelector(':target')?.id") == anchor
    )


@pytest.fixture
def open_plan_by_hand(open_plan: OpenPlan) -> Page:
    """The plan on a phone that knows touch alone."""
    return open_plan(viewport=PHONE, has_touch=True, is_mobile=True)


def box_of(page: Page) -> Locator:
    return page.locator("dialog.ck-pop")


def words(locator: Locator) -> list[str]:
    return locator.inner_text().split()


def row_of(page: Page, link: Locator) -> Locator:
    return page.locator(f"#{link.get_attribute('data-row')}")


def test_resting_on_a_citation_with_the_mouse_shows_its_row_beside_it(open_plan: OpenPlan) -> None:
    page = open_plan()
    link = citation(page)

    link.hover()
    expect(box_of(page)).to_be_hidden()  # passing over it is not resting on it

    expect(box_of(page)).to_be_visible()
    assert words(page.locator(".ck-pop__body")) == words(row_of(page, link))
    assert "hết hiệu lực" in row_of(page, link).inner_text()
    box, place = box_of(page).bounding_box(), link.bounding_box()
    assert box
    assert place
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1280
    above, below = place["y"] - (box["y"] + box["height"]), box["y"] - (place["y"] + place["height"])
    assert 0 <= max(above, below) <= 30


def test_the_mouse_may_go_from_the_citation_into_the_box_and_ends_it_by_leaving(open_plan: OpenPlan) -> None:
    page = open_plan()
    citation(page).hover()
    expect(box_of(page)).to_be_visible()

    page.locator(".ck-pop .ck-row__no").hover()
    page.wait_for_timeout(600)  # longer than the way out may take
    assert box_of(page).is_visible()
    page.mouse.move(2, 2)

    expect(box_of(page)).to_be_hidden()


def test_the_box_under_the_mouse_does_not_take_the_focus_or_move_the_page(open_plan: OpenPlan) -> None:
    page = open_plan()
    citation(page).scroll_into_view_if_needed()
    before = page.evaluate("scrollY")

    citation(page).hover()
    expect(box_of(page)).to_be_visible()

    assert page.evaluate("document.activeElement === document.body")
    assert page.evaluate("scrollY") == before


def test_escape_takes_the_box_away_while_the_mouse_rests(open_plan: OpenPlan) -> None:
    page = open_plan()
    citation(page).hover()
    expect(box_of(page)).to_be_visible()

    page.keyboard.press("Escape")

    expect(box_of(page)).to_be_hidden()
    page.wait_for_timeout(600)
    assert box_of(page).is_hidden()  # and it does not come back by itself


def test_a_citation_reached_by_key_shows_and_tells_its_row(open_plan: OpenPlan) -> None:
    page = open_plan()
    link = citation(page)

    reach(page, link)

    expect(box_of(page)).to_be_visible()
    expect(link).to_be_focused()
    described = page.locator(f"#{link.get_attribute('aria-describedby')}")
    assert words(described) == words(row_of(page, link))
    page.keyboard.press("Tab")
    assert link.get_attribute("aria-describedby") is None


def test_escape_ends_the_box_of_a_focused_citation_and_the_focus_stays(open_plan: OpenPlan) -> None:
    page = open_plan()
    reach(page, citation(page))
    expect(box_of(page)).to_be_visible()

    page.keyboard.press("Escape")

    expect(box_of(page)).to_be_hidden()
    expect(citation(page)).to_be_focused()


@pytest.mark.parametrize("way", ["mouse", "key"])
def test_a_citation_is_followed_as_any_link(open_plan: OpenPlan, way: str) -> None:
    page = open_plan()

    if way == "mouse":
        citation(page).click()
    else:
        reach(page, citation(page))
        page.keyboard.press("Enter")

    page.wait_for_url("**/" + ENDED)


def test_alt_and_down_lead_into_the_box_and_escape_leads_back(open_plan: OpenPlan) -> None:
    page = open_plan()
    link = citation(page)
    reach(page, link)
    before = page.evaluate("scrollY")

    page.keyboard.press("Alt+ArrowDown")

    expect(box_of(page)).to_be_visible()
    assert page.evaluate("document.querySelector('.ck-pop').matches(':modal')")
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")
    expect(box_of(page)).to_be_hidden()
    expect(link).to_be_focused()
    assert page.evaluate("scrollY") == before
    assert page.url.endswith(PLAN)


def test_a_tap_opens_the_row_as_a_sheet_with_a_way_to_the_page(open_plan_by_hand: Page) -> None:
    page = open_plan_by_hand
    link = citation(page)
    assert link.get_attribute("aria-haspopup") == "dialog"

    link.tap()

    expect(box_of(page)).to_be_visible()
    assert words(page.locator(".ck-pop__body")) == words(row_of(page, link))
    box = box_of(page).bounding_box()
    assert box
    assert box["y"] + box["height"] == pytest.approx(PHONE["height"], abs=1)
    assert box["width"] == PHONE["width"]
    page.locator(".ck-pop__go").tap()
    page.wait_for_url("**/" + ENDED)


@pytest.mark.parametrize("way", ["button", "outside", "escape"])
def test_the_sheet_closes_and_the_page_is_where_it_was(open_plan_by_hand: Page, way: str) -> None:
    page = open_plan_by_hand
    citation(page).scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    citation(page).tap()
    expect(box_of(page)).to_be_visible()

    if way == "button":
        page.locator(".ck-pop__close").tap()
    elif way == "outside":
        page.touchscreen.tap(20, 20)
    else:
        page.keyboard.press("Escape")

    expect(box_of(page)).to_be_hidden()
    expect(citation(page)).to_be_focused()
    assert page.evaluate("scrollY") == before
    assert page.url.endswith(PLAN)


def test_the_sheet_leads_back_to_the_paragraph_it_names(open_plan_by_hand: Page) -> None:
    page = open_plan_by_hand
    citation(page).tap()

    page.locator(".ck-pop .ck-src").first.tap()

    expect(box_of(page)).to_be_hidden()
    page.wait_for_url("**#mo-dau-2")


def test_a_citation_opens_in_a_new_tab_as_any_link(open_plan: OpenPlan) -> None:
    page = open_plan()

    with page.context.expect_page() as opened:
        citation(page).click(modifiers=["ControlOrMeta"])

    opened.value.wait_for_load_state()
    assert opened.value.url.endswith(ENDED)


def test_without_a_script_a_citation_leads_to_the_documents_page(open_plan: OpenPlan) -> None:
    page = open_plan(java_script_enabled=False)

    citation(page).click()

    page.wait_for_url("**/" + ENDED)
    assert page.inner_text("h1") == "Quy định tạm thời về màu sơn của phao"


def test_a_screen_reader_hears_a_citation_as_a_link_with_its_exception(open_plan: OpenPlan) -> None:
    page = open_plan()

    tree = page.locator("article").aria_snapshot()

    assert 'link "Quyết định số 3/2019/QĐ-TCĐT (nay đã hết hiệu lực)"' in tree
    assert "dialog" not in page.locator("body").aria_snapshot()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_paragraph_link_puts_the_paragraph_into_the_address_and_marks_it(open_plan: OpenPlan, scheme: str) -> None:
    page = open_plan(color_scheme=scheme)
    paragraph = page.locator("#muc-i-1")
    assert not marked(page, "muc-i-1")

    paragraph.hover()
    paragraph.locator(".ck-para").click()

    page.wait_for_url("**#muc-i-1")
    assert marked(page, "muc-i-1")


def test_a_link_to_a_paragraph_opens_the_page_there(open_plan: OpenPlan) -> None:
    page = open_plan("#muc-iv-2", viewport=PHONE)

    expect(page.locator("#muc-iv-2")).to_be_in_viewport()
    assert marked(page, "muc-iv-2")


def test_a_reference_inside_the_plan_jumps_there(open_plan: OpenPlan) -> None:
    page = open_plan(viewport=PHONE)
    target = page.locator("#muc-ii-1")

    page.locator(".ck-ref", has_text="Khoản 1 Mục II").click()

    page.wait_for_url("**#muc-ii-1")
    expect(target).to_be_in_viewport()
    assert marked(page, "muc-ii-1")


def test_the_outline_stays_in_sight_on_wide_screens_and_leads_to_the_parts(open_plan: OpenPlan) -> None:
    page = open_plan()

    page.locator(".ck-toc a", has_text="TIẾN ĐỘ").click()

    page.wait_for_url("**#muc-iii")
    expect(page.locator("#muc-iii")).to_be_in_viewport()
    expect(page.locator(".ck-toc")).to_be_in_viewport()


def test_the_printed_page_has_the_head_of_the_paper_and_nothing_of_the_portal(open_plan: OpenPlan) -> None:
    page = open_plan()
    expect(page.locator(".ck-print__form")).to_be_hidden()

    page.emulate_media(media="print")

    expect(page.locator(".ck-print__form")).to_be_visible()
    head = page.locator(".ck-print__form").inner_text()
    for words in ("CHI CỤC ĐƯỜNG THỦY PHÍA NAM", "Số: 12/KH-CCN", "Độc lập - Tự do - Hạnh phúc"):
        assert words in head
    assert "Bến Thử, ngày 20 tháng 5 năm 2024" in head
    assert "không thay bản gốc" in page.locator(".ck-print__src").inner_text()
    for chrome in (".ck-mast", ".ck-bar", ".ck-foot", ".ck-acts", ".ck-tabs", ".ck-toc-col", ".ck-aside", ".ck-chain"):
        expect(page.locator(chrome)).to_be_hidden()
    assert page.locator(".ck-para:visible, .ck-skip:visible, button:visible").count() == 0
    assert page.locator(".ck-sign__name").is_visible()
    assert page.locator("article").evaluate("it => getComputedStyle(it).fontSize") == "17.3333px"  # 13 pt


def test_a_long_name_of_the_issuer_keeps_clear_of_the_motto_on_paper(open_plan: OpenPlan) -> None:
    page = open_plan(viewport={"width": 612, "height": 900})  # the printed width of A4
    page.emulate_media(media="print")
    page.eval_on_selector(".ck-print__form .u", "it => it.textContent = 'ĐỘI QUẢN LÝ TUYẾN THỬ SỐ MỘT '.repeat(3)")
    name, motto = page.locator(".ck-print__form > div").all()

    needed = name.evaluate("it => it.scrollWidth")

    left, right = name.bounding_box(), motto.bounding_box()
    assert left
    assert right
    assert left["x"] + needed <= right["x"]
    assert right["x"] + right["width"] <= 612


def test_paper_is_filled_before_a_long_list_item(open_plan: OpenPlan) -> None:
    page = open_plan()

    page.emulate_media(media="print")

    assert page.locator("article li").first.evaluate("it => getComputedStyle(it).breakInside") == "auto"


def test_a_dark_screen_still_prints_black_on_white(open_plan: OpenPlan) -> None:
    page = open_plan(color_scheme="dark")

    page.emulate_media(media="print", color_scheme="dark")

    assert _colours(page) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")


@pytest.mark.parametrize(
    ("scheme", "paper", "ink"),
    [
        ("light", "rgb(255, 255, 255)", "rgb(27, 32, 35)"),
        ("dark", "rgb(20, 25, 28)", "rgb(233, 231, 225)"),
    ],
)
def test_the_colours_follow_the_system(open_plan: OpenPlan, scheme: str, paper: str, ink: str) -> None:
    page = open_plan(color_scheme=scheme)

    assert _colours(page) == (paper, ink)


def _colours(page: Page) -> tuple[str, str]:
    style = page.evaluate("(({ backgroundColor, color }) => [backgroundColor, color])(getComputedStyle(document.body))")
    return tuple(style)
