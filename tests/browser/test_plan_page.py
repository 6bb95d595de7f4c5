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


@pytest.mark.parametrize("size", [{"width": 1280, "height": 900}, PHONE], ids=["wide", "phone"])
def test_a_citation_shows_its_row_of_the_list(open_plan: OpenPlan, size: dict[str, int]) -> None:
    page = open_plan(viewport=size)
    link = citation(page)
    row = page.locator(f"#{link.get_attribute('data-row')}").inner_text()

    link.click()

    shown = page.locator("dialog.ck-pop")
    expect(shown).to_be_visible()
    assert page.locator(".ck-pop__body").inner_text().split() == row.split()
    assert "hết hiệu lực" in row
    expect(page.locator(".ck-pop__go")).to_have_attribute("href", link.evaluate("it => it.href"))
    box, place = shown.bounding_box(), link.bounding_box()
    assert box
    assert place
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size["width"]
    if size is PHONE:
        assert box["y"] + box["height"] == pytest.approx(size["height"], abs=1)
        assert box["width"] == size["width"]
    else:
        above, below = place["y"] - (box["y"] + box["height"]), box["y"] - (place["y"] + place["height"])
        assert 0 <= max(above, below) <= 30


def test_escape_closes_the_citation_and_gives_the_focus_back(open_plan: OpenPlan) -> None:
    page = open_plan()
    link = citation(page)
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog.ck-pop")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('dialog')")

    page.keyboard.press("Escape")

    expect(page.locator("dialog.ck-pop")).to_be_hidden()
    expect(link).to_be_focused()
    assert page.url.endswith(PLAN)


@pytest.mark.parametrize("way", ["button", "outside"])
def test_the_citation_closes_by_mouse(open_plan: OpenPlan, way: str) -> None:
    page = open_plan()
    citation(page).click()
    expect(page.locator("dialog.ck-pop")).to_be_visible()

    if way == "button":
        page.click(".ck-pop__close")
    else:
        page.mouse.click(1270, 10)

    expect(page.locator("dialog.ck-pop")).to_be_hidden()


def test_a_citation_opens_in_a_new_tab_as_any_link(open_plan: OpenPlan) -> None:
    page = open_plan()

    with page.context.expect_page() as opened:
        citation(page).click(modifiers=["ControlOrMeta"])

    expect(page.locator("dialog.ck-pop")).to_be_hidden()
    opened.value.wait_for_load_state()
    assert opened.value.url.endswith(ENDED)


def test_without_a_script_a_citation_leads_to_the_documents_page(open_plan: OpenPlan) -> None:
    page = open_plan(java_script_enabled=False)

    citation(page).click()

    page.wait_for_url("**/" + ENDED)
    assert page.inner_text("h1") == "Quy định tạm thời về màu sơn của phao"


def test_the_popover_leads_back_to_the_paragraph_it_names(open_plan: OpenPlan) -> None:
    page = open_plan()
    citation(page).click()

    page.locator(".ck-pop .ck-src").first.click()

    expect(page.locator("dialog.ck-pop")).to_be_hidden()
    page.wait_for_url("**#mo-dau-2")


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
