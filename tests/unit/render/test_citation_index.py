"""The index of cited documents: what stands where, in which order, on how many pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from planportal.dates import PartialDate
from planportal.model import CitedDocument, Corpus, Mention, Resolution, SitePage
from planportal.render.citation_index import citation_index_pages
from planportal.render.context import context_of

from tests.factories import agency, bodies, citation, corpus, document, facts, placed, plan, settings

AGENCIES = (
    agency("chinh-phu", name="Chính phủ", short="Chính phủ", level="central", place=None),
    agency("xa-thu"),
)
PLANS = tuple(f"xa-thu/2024/{number}-kh-ubnd" for number in (1, 2, 3))


def cited(
    number: int,
    *,
    by: int = 1,
    year: int = 2015,
    series: str | None = "chinh-phu",
    code: str = "NĐ",
    type: str = "Nghị định",
) -> CitedDocument:
    """A document that the first plans cite, each once."""
    mentions = tuple(Mention(plan_id, 0) for plan_id in PLANS[:by])
    return document(
        f"chinh-phu/{year}/van-ban-{number}",
        type=type,
        number=f"{number}/{year}/{code}-CP",
        series=series,
        mentions=mentions,
        dates=((PartialDate(year, 1, 2), mentions),),
    )


def made(*documents: CitedDocument, held: bool = False) -> Corpus:
    """Three plans and these documents; where wanted the others cite the first plan, too."""
    return corpus(
        *(plan(one, number=f"{at}/KH-UBND", date="2024-03-04") for at, one in enumerate(PLANS, 1)),
        agencies=AGENCIES,
        documents=documents,
        facts_of={one: facts(placed(citation())) for one in PLANS},
        resolutions={one: (Resolution(None),) for one in PLANS},
        cited_by={f"ke-hoach/{PLANS[0]}": (Mention(PLANS[1], 0), Mention(PLANS[2], 0))} if held else {},
    )


def index_of(folder: Path, corpus: Corpus) -> dict[str, SitePage]:
    context = context_of(corpus, bodies({}), settings(folder))
    return {page.address: page for page in citation_index_pages(context)}


def rows(page: SitePage) -> list[str]:
    """The number at the head of each row of the table."""
    return re.findall(r'scope="row"><a href="[^"]+">[^<]*<span class="ck-no">([^<]+)', page.content)


def test_what_is_not_held_stands_first_and_then_what_most_plans_cite(tmp_path: Path) -> None:
    pages = index_of(tmp_path, made(cited(1), cited(2, by=3), cited(3, by=2), held=True))

    assert rows(pages["trich-dan/nhieu-nhat"]) == ["2/2015/NĐ-CP", "3/2015/NĐ-CP", "1/2015/NĐ-CP", "1/KH-UBND"]
    assert "đọc được trên cổng" in pages["trich-dan/nhieu-nhat"].content


def test_a_small_portal_shows_everything_on_the_first_page_by_issuing_body(tmp_path: Path) -> None:
    page = index_of(tmp_path, made(cited(1), cited(2, series=None), held=True))["trich-dan"]

    headings = re.findall(r'class="ck-group" id="[^"]+"><th[^>]*>([^<]+)', page.content)
    assert headings == ["Chính phủ (1)", "Ủy ban nhân dân xã Thử (1)", "Chưa xác định cơ quan (1)"]
    assert "3 văn bản được 3 kế hoạch trên cổng dẫn" in page.content


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("trich-dan/loai/nghi-dinh", ["1/2015/NĐ-CP"]),
        ("trich-dan/loai/thong-tu", ["2/2015/TT-CP"]),
        ("trich-dan/loai/ke-hoach", ["1/KH-UBND"]),
        ("trich-dan/co-quan/chinh-phu", ["1/2015/NĐ-CP", "2/2015/TT-CP"]),
        ("trich-dan/co-quan/xa-thu", ["1/KH-UBND"]),
        ("trich-dan/co-quan/khong-ro-co-quan", ["3/2015/QĐ-CP"]),
    ],
)
def test_every_kind_and_every_body_has_its_list(tmp_path: Path, address: str, expected: list[str]) -> None:
    documents = (cited(1), cited(2, code="TT"), cited(3, series=None, code="QĐ"))

    pages = index_of(tmp_path, made(*documents, held=True))

    assert rows(pages[address]) == expected
    kind, _, _ = address.rpartition("/")
    assert f"../../{address}/" in pages[kind].content


def test_the_kind_is_that_of_the_code_whatever_word_most_plans_print(tmp_path: Path) -> None:
    pages = index_of(tmp_path, made(cited(1, code="QĐ", type="Quy định")))

    assert rows(pages["trich-dan/loai/quyet-dinh"]) == ["1/2015/QĐ-CP"]
    assert "trich-dan/loai/quy-dinh" not in pages


def test_a_long_list_is_parted_by_year_and_blocks_and_no_page_has_more_than_a_block(tmp_path: Path) -> None:
    documents = [cited(number, year=2015) for number in range(1, 131)] + [cited(number, year=2016) for number in (1, 2)]

    pages = index_of(tmp_path, made(*documents))

    assert {address for address in pages if address.startswith("trich-dan/loai/nghi-dinh")} == {
        "trich-dan/loai/nghi-dinh",
        "trich-dan/loai/nghi-dinh/2015",
        "trich-dan/loai/nghi-dinh/2015/1",
        "trich-dan/loai/nghi-dinh/2015/2",
        "trich-dan/loai/nghi-dinh/2016",
    }
    assert max(len(rows(page)) for page in pages.values()) == 100
    assert len(rows(pages["trich-dan"])) == 20
    listed = {number for address, page in pages.items() if "/loai/" in address for number in rows(page)}
    assert len(listed) == 132


def test_a_new_document_changes_only_the_pages_that_list_it(tmp_path: Path) -> None:
    documents = [cited(number, year=year) for year in (2015, 2016) for number in range(1, 81)]
    before = index_of(tmp_path, made(*documents))
    after = index_of(tmp_path, made(*documents, cited(99, year=2016)))

    changed = {address for address in after if address not in before or after[address] != before[address]}

    assert "trich-dan/loai/nghi-dinh/2016" in changed
    assert "trich-dan/loai/nghi-dinh/2015" not in changed
    assert "trich-dan/co-quan/chinh-phu/2015" not in changed


def test_an_index_of_nothing_says_so(tmp_path: Path) -> None:
    pages = index_of(tmp_path, corpus())

    assert "Chưa có văn bản nào được dẫn." in pages["trich-dan"].content
    assert {"trich-dan/nhieu-nhat", "trich-dan/loai", "trich-dan/co-quan"} <= set(pages)
