"""The pages as a whole: every link leads somewhere, every id is there once, text is escaped."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from planportal.dates import PartialDate
from planportal.model import Block, Citation, Corpus, Hierarchy, Mention, PlanBody, Resolution, Section, SitePage
from planportal.records import DocumentRecord, Registries, Subject, Succession
from planportal.render import home_content, redirect_document, site_pages
from planportal.render.paste_page import ADDRESS as PASTE_PAGE

from tests.factories import agency, bodies, citation, corpus, document, facts, placed, plan, settings

UPPER = "xa-thu/2023/1-kh-ubnd"
LOWER = "so-thu/2023/trong-cay"
STUB = "van-ban/tinh-thu/2023/ke-hoach-9-kh-ubnd"
DECREE = "van-ban/chinh-phu/2015/nghi-dinh-04-2015-nd-cp"


class Page(HTMLParser):
    """Links and ids of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.text: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.links += [given["href"] or ""] if "href" in given and tag != "link" else []
        self.ids += [given["id"] or ""] if "id" in given else []

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    @property
    def words(self) -> str:
        return " ".join(" ".join(self.text).split())


def link(number: str, type: str, start: int, **fields: object) -> Citation:
    surface = f"{type} số {number}"
    end = start + len(surface)
    return replace(
        citation(number, type),
        start=start,
        end=end,
        number_start=end - len(number),
        number_end=end,
        **fields,  # type: ignore[arg-type]
    )


def small_corpus() -> tuple[Corpus, dict[str, PlanBody]]:
    """Two plans below a stub; one cites a decree and a number nobody can place."""
    text = "Theo Kế hoạch số 9/KH-UBND, Nghị định số 04/2015/NĐ-CP và Quyết định số 7/QĐ-UBND."
    cited = (
        placed(link("9/KH-UBND", "Kế hoạch", 5, role="parent", date=PartialDate(2023, 1, 2)), 0),
        placed(link("04/2015/NĐ-CP", "Nghị định", 28), 0),
        placed(link("7/QĐ-UBND", "Quyết định", 58), 0),
    )
    body = PlanBody(
        (
            '<p id="mo-dau-1">Theo ',
            'Kế hoạch số <span class="ck-no">9/KH-UBND</span>',
            ", ",
            'Nghị định số <span class="ck-no">04/2015/NĐ-CP</span>',
            " và ",
            'Quyết định số <span class="ck-no">7/QĐ-UBND</span>',
            '.</p><h2 id="muc-i">I. Mục đích</h2>',
        ),
        (0, 1, 2),
        (Block("mo-dau-1", "", text), Block("muc-i", "I", "I. Mục đích")),
    )
    above = placed(link("9/KH-UBND", "Kế hoạch", 0, role="parent"), 0)
    other = PlanBody(
        ("<p id='mo-dau-1'>", "Kế hoạch số 9/KH-UBND", "</p>"), (0,), (Block("mo-dau-1", "", "Kế hoạch số 9/KH-UBND"),)
    )
    stub = document(
        STUB.removeprefix("van-ban/"),
        type="Kế hoạch",
        number="9/KH-UBND",
        series="tinh-thu",
        is_plan=True,
        mentions=(Mention(UPPER, 0), Mention(LOWER, 0)),
        dates=((PartialDate(2023, 1, 2), (Mention(UPPER, 0),)), (PartialDate(2022, 1, 2), (Mention(LOWER, 0),))),
    )
    decree = document(
        DECREE.removeprefix("van-ban/"),
        series="chinh-phu",
        mentions=(Mention(UPPER, 1),),
        record=DocumentRecord(
            "NĐ", "04/2015/NĐ-CP", in_force_to=PartialDate(2023, 6, 30), aliases=("chinh-phu/khong-ro/nghi-dinh-04",)
        ),
    )
    upper = plan(
        UPPER,
        number="1/KH-UBND",
        date="2023-03-27",
        title="Trồng <b>cây</b> & hoa",
        subjects=("cay-xanh",),
        recipients=("Lưu: <VT>",),
        aliases=("ke-hoach/xa-thu/2023/cu",),
    )
    address, below = f"ke-hoach/{UPPER}", f"ke-hoach/{LOWER}"
    agencies = (
        agency("xa-thu", successors=(Succession("xa-moi", "hợp nhất", PartialDate(2025, 7, 1), "Nghị quyết thử"),)),
        agency("xa-moi", name="Ủy ban nhân dân xã Mới", short="UBND xã Mới"),
        agency("so-thu", name="Sở Thử", short="Sở Thử", level="department", parent="tinh-thu"),
        agency("tinh-thu", name="Ủy ban nhân dân tỉnh Thử", short="UBND tỉnh Thử", level="province"),
        agency("chinh-phu", name="Chính phủ", short="Chính phủ", level="central", place=None),
    )
    made = corpus(
        upper,
        plan(LOWER, symbol="KH-ST", date="2023-04", quality="D"),
        agencies=agencies,
        documents=(stub, decree),
        facts_of={UPPER: facts(*cited, outline=(Section("muc-i", "I", "I.", "Mục đích", 1),)), LOWER: facts(above)},
        resolutions={
            UPPER: (Resolution(STUB), Resolution(DECREE), Resolution(None, (STUB, DECREE))),
            LOWER: (Resolution(STUB),),
        },
        hierarchy=Hierarchy({address: (STUB,), below: (STUB,)}, {STUB: (address, below)}, (STUB,)),
    )
    registries = Registries(made.registries.agencies, subjects={"cay-xanh": Subject("cay-xanh", "Cây xanh")})
    return replace(made, registries=registries), {UPPER: body, LOWER: other}


@pytest.fixture(name="pages")
def all_pages(tmp_path: Path) -> dict[str, SitePage]:
    made, bodies = small_corpus()
    return {page.address: page for page in site_pages(made, bodies.__getitem__, settings(tmp_path))}


@pytest.fixture(name="pages_with_a_sure_date")
def all_pages_where_the_registry_has_the_date_of_the_stub(tmp_path: Path) -> dict[str, SitePage]:
    made, bodies = small_corpus()
    known = DocumentRecord("KH", "9/KH-UBND", date=PartialDate(2023, 1, 2))
    documents = {key: replace(one, record=known) if one.is_plan else one for key, one in made.documents.items()}
    sure = replace(made, documents=documents)
    return {page.address: page for page in site_pages(sure, bodies.__getitem__, settings(tmp_path))}


def test_every_link_leads_to_a_page_and_to_a_place_on_it(pages: dict[str, SitePage]) -> None:
    parsed = {address: Page(page.content) for address, page in pages.items()}
    broken = []
    for address, page in parsed.items():
        for target in page.links:
            if target.startswith("mailto:"):
                continue
            path, _, anchor = target.partition("#")
            there = posixpath.normpath(posixpath.join(address, path)) if path else address
            there = "" if there == "." else there
            if there and (there not in parsed or (anchor and anchor not in parsed[there].ids)):
                broken.append((address, target))

    assert broken == []


def test_no_id_stands_twice_on_a_page(pages: dict[str, SitePage]) -> None:
    twice = {
        (address, one)
        for address, page in pages.items()
        for ids in [Page(page.content).ids]
        for one in ids
        if ids.count(one) > 1
    }

    assert twice == set()


def test_no_two_pages_share_an_address(tmp_path: Path) -> None:
    made, bodies = small_corpus()
    addresses = [page.address for page in site_pages(made, bodies.__getitem__, settings(tmp_path))]

    assert len(addresses) == len(set(addresses))


def test_what_an_editor_wrote_is_shown_as_text(pages: dict[str, SitePage]) -> None:
    content = pages[f"ke-hoach/{UPPER}"].content

    assert "Trồng &lt;b&gt;cây&lt;/b&gt; &amp; hoa" in content
    assert "Lưu: &lt;VT&gt;" in content
    assert "<b>cây</b>" not in "".join(page.content for page in pages.values())


def test_a_citation_leads_to_the_page_of_its_document_and_knows_its_row(pages: dict[str, SitePage]) -> None:
    content = pages[f"ke-hoach/{UPPER}"].content
    found = re.search(r'<a class="ck-cite" href="\.\./\.\./\.\./\.\./([^"]+)/" data-row="(vb-\d+)">Nghị định', content)

    assert found is not None
    assert found[1] == DECREE
    assert f'id="{found[2]}"' in content


def test_a_document_that_ended_carries_its_glyph_with_words(pages: dict[str, SitePage]) -> None:
    content = pages[f"ke-hoach/{UPPER}"].content

    assert (
        '04/2015/NĐ-CP<span class="ck-g ck-g--ended"></span><span class="vh"> (nay đã hết hiệu lực)</span></span>'
        in content
    )


def test_an_uncertain_citation_leads_to_its_candidates_and_to_none_of_them(pages: dict[str, SitePage]) -> None:
    content = pages[f"ke-hoach/{UPPER}"].content
    row = re.search(r'<a class="ck-cite" href="#(vb-\d+)"[^>]*>Quyết định', content)

    assert row is not None
    candidates = content[content.index(f'id="{row[1]}"') :]
    assert "chưa xác định là văn bản nào" in candidates
    assert f"../../../../{DECREE}/" in candidates


def test_a_plan_above_that_is_not_held_is_shown_as_missing_here(pages: dict[str, SitePage]) -> None:
    words = Page(pages[f"ke-hoach/{LOWER}"].content).words

    assert "Chưa có trên cổng" in words
    assert "Số để trống, /KH-ST" in words
    assert "tháng 4/2023, ngày để trống" in words
    assert "Bản chữ mất dấu." in words


def test_the_page_of_a_stub_has_its_known_plans_and_both_dates(pages: dict[str, SitePage]) -> None:
    content = pages[STUB].content
    words = Page(content).words

    assert f"../../../../ke-hoach/{UPPER}/" in content
    assert f"../../../../ke-hoach/{LOWER}/" in content
    assert "ngày ghi khác nhau" in words
    assert "02/01/ <b>".replace(" ", "") in content.replace(" ", "")


def test_the_citing_sentence_marks_the_citation(pages: dict[str, SitePage]) -> None:
    assert ", <mark>Nghị định số 04/2015/NĐ-CP</mark> và" in pages[DECREE].content


def test_a_chain_begins_at_the_stub_and_shows_the_plans_below(pages_with_a_sure_date: dict[str, SitePage]) -> None:
    words = Page(pages_with_a_sure_date["chuoi/tinh-thu/2023/9-kh-ubnd"].content).words

    assert "Đã thấy trên cổng, sau cấp trên 84 ngày" in words
    assert "Đã thấy trên cổng, bản này để trống ngày" in words


def test_where_plans_print_two_dates_none_is_shown_as_the_date(pages: dict[str, SitePage]) -> None:
    assert "ngày ghi khác nhau" in Page(pages[STUB].content).words.partition("Cách ghi")[0]
    assert "chưa rõ ngày của cấp trên" in Page(pages["chuoi/tinh-thu/2023/9-kh-ubnd"].content).words


def test_a_plan_that_is_not_held_is_not_said_to_be_in_force_or_not(pages: dict[str, SitePage]) -> None:
    assert "hiệu lực" not in Page(pages[STUB].content).words
    assert "hiệu lực" in Page(pages[DECREE].content).words


def test_plans_outside_all_chains_are_counted_and_listed(tmp_path: Path) -> None:
    alone = corpus(plan(UPPER, date="2023-03-27"))

    found = {page.address: page for page in site_pages(alone, bodies({UPPER: "Một"}), settings(tmp_path))}

    assert "1 kế hoạch chưa nối vào chuỗi nào" in Page(found["chuoi"].content).words
    assert "Trồng cây xanh" in Page(found["chuoi/chua-noi"].content).words


def test_plans_below_the_same_plan_are_compared_by_what_is_known(pages_with_a_sure_date: dict[str, SitePage]) -> None:
    content = pages_with_a_sure_date["chuoi/tinh-thu/2023/9-kh-ubnd"].content
    table = Page(content[content.index("<tbody") : content.index("</tbody>")]).words

    assert table == (
        "1/KH-UBND UBND xã Thử 27/3/2023 84 2 Toàn văn "
        "Số để trống, /KH-ST Sở Thử tháng 4/2023, ngày để trống bản này để trống ngày 1 Toàn văn"
    )


def test_an_agency_says_who_answers_today(pages: dict[str, SitePage]) -> None:
    words = Page(pages["co-quan/xa-thu"].content).words

    assert "Nay hỏi cơ quan nào Ủy ban nhân dân xã Mới Hợp nhất từ 01/7/2025. Cơ sở: Nghị quyết thử" in words


def test_a_stub_leads_to_what_to_do_next_where_the_portal_says_so(tmp_path: Path, pages: dict[str, SitePage]) -> None:
    made, bodies = small_corpus()
    told = settings(tmp_path, help_page="tro-giup/chua-co", report_url="mailto:bien-tap@cong.example")

    found = {page.address: Page(page.content) for page in site_pages(made, bodies.__getitem__, told)}

    assert "../../../../tro-giup/chua-co/" in found[STUB].links
    assert "mailto:bien-tap@cong.example" in found[STUB].links
    assert "Đề nghị công khai bản này" in found[STUB].words
    assert "Khi chưa thấy văn bản cần tìm" in found[STUB].words
    assert "Khi cần đọc toàn văn" in found[DECREE].words
    assert not [link for link in Page(pages[STUB].content).links if "tro-giup" in link]


def test_a_plan_says_that_it_is_not_held_and_a_decree_that_its_text_is_not(pages: dict[str, SitePage]) -> None:
    assert "Chưa có trên cổng" in Page(pages[STUB].content).words
    assert "Cổng chưa có toàn văn" in Page(pages[DECREE].content).words


def test_paper_bears_the_full_address(pages: dict[str, SitePage]) -> None:
    assert f"cong.example/ke-hoach/{UPPER}/" in Page(pages[f"ke-hoach/{UPPER}"].content).words


def test_the_index_of_documents_gives_the_registrys_date_where_no_plan_prints_one(tmp_path: Path) -> None:
    record = DocumentRecord("NĐ", "04/2015/NĐ-CP", date=PartialDate(2015, 1, 9))
    made = corpus(documents=(document(DECREE.removeprefix("van-ban/"), mentions=(), record=record),))

    found = {page.address: page for page in site_pages(made, lambda _: PlanBody((), (), ()), settings(tmp_path))}

    assert "09/01/2015 theo sổ đăng ký" in Page(found["trich-dan"].content).words


def test_old_addresses_send_their_readers_on(pages: dict[str, SitePage]) -> None:
    assert pages["ke-hoach/xa-thu/2023/cu"].redirect == f"ke-hoach/{UPPER}"
    assert pages["van-ban/chinh-phu/khong-ro/nghi-dinh-04"].redirect == DECREE


def test_a_plan_that_was_a_stub_keeps_the_address_it_had(tmp_path: Path) -> None:
    above = plan("tinh-thu/2023/49-kh-ubnd", number="49/KH-UBND", date="2023-01-02")
    below = plan(LOWER)
    made = corpus(
        above, below, hierarchy=Hierarchy({below.address: (above.address,)}, {above.address: (below.address,)}, ())
    )

    pages = {page.address: page for page in site_pages(made, lambda _: PlanBody((), (), ()), settings(tmp_path))}

    assert pages["van-ban/tinh-thu/2023/ke-hoach-49-kh-ubnd"].redirect == above.address


def test_a_redirect_is_a_page_that_works_without_script() -> None:
    page = SitePage("ke-hoach/a/2023/cu", "Trồng <cây>", "", "", redirect="ke-hoach/a/2023/moi")

    html = redirect_document(page, "https://cong.example/")

    assert 'http-equiv="refresh" content="0; url=../../../../ke-hoach/a/2023/moi/"' in html
    assert "Trồng &lt;cây&gt;" in html
    assert "<script" not in html


def test_generated_pages_have_no_script_and_no_request_elsewhere(pages: dict[str, SitePage]) -> None:
    interactive = {"tim-kiem", PASTE_PAGE}
    content = "".join(page.content for address, page in pages.items() if address not in interactive)

    assert "<script" not in content
    assert "http" not in content
    assert " on" + "click" not in content


def test_the_home_page_shows_what_the_portal_lacks(tmp_path: Path) -> None:
    made, _ = small_corpus()

    words = Page(home_content(made, settings(tmp_path), "<p>Lời viết tay</p>", {"heading": "Tiêu đề"})).words

    assert "Tiêu đề" in words
    assert "Lời viết tay" in words
    assert "kế hoạch không có đủ số 1" in words


def test_an_empty_portal_has_its_pages_all_the_same(tmp_path: Path) -> None:
    pages = {page.address for page in site_pages(corpus(), lambda _: PlanBody((), (), ()), settings(tmp_path))}

    assert {"nam", "chuoi", "co-quan", "chuyen-de", "trich-dan", "trich-dan/mau-thuan"} <= pages
    assert "Chưa có kế hoạch nào" in home_content(corpus(), settings(tmp_path), "", {})


def test_no_page_lists_all_plans_of_a_large_portal(tmp_path: Path) -> None:
    plans = [
        plan(f"xa-thu/2023/{number}-kh-ubnd", number=f"{number}/KH-UBND", date="2023-05-05") for number in range(250)
    ]
    mentions = tuple(Mention(one.id, 0) for one in plans)
    decree = document(DECREE.removeprefix("van-ban/"), mentions=mentions, is_plan=True)
    made = corpus(
        *plans,
        documents=(decree,),
        facts_of={one.id: facts(placed(citation())) for one in plans},
        resolutions={one.id: (Resolution(DECREE),) for one in plans},
        hierarchy=Hierarchy(
            {one.address: (DECREE,) for one in plans}, {DECREE: tuple(one.address for one in plans)}, (DECREE,)
        ),
    )
    body = PlanBody(
        ("<p>", "Nghị định số 04/2015/NĐ-CP", "</p>"), (0,), (Block("mo-dau-1", "", "Nghị định số 04/2015/NĐ-CP"),)
    )
    pages = {page.address: page for page in site_pages(made, lambda _: body, settings(tmp_path))}

    most = {
        address: len(set(re.findall(r"ke-hoach/xa-thu/2023/\d+-kh-ubnd", page.content)))
        for address, page in pages.items()
    }
    assert max(most.values()) <= 121
    assert most[f"{DECREE}/dan-boi/2023/3"] == 50
    assert most[f"{DECREE}/trien-khai/2023/1"] == 100
    assert most["nam/2023/2"] == 100
    everywhere = {one.id for one in plans}
    assert everywhere <= {
        number for page in pages.values() for number in re.findall(r"ke-hoach/(xa-thu/2023/\d+-kh-ubnd)", page.content)
    }
