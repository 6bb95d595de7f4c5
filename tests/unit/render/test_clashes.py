"""Contradictions as pages: the kinds with their counts, each list with its sentences, and what an editor found."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from planportal.analyse.citations import find_citations
from planportal.dates import PartialDate
from planportal.link import link
from planportal.model import Block, CitationNote, Corpus, Mention, Plan, PlanBody, Resolution
from planportal.pipeline import FIXED_ADDRESSES
from planportal.records import DocumentRecord, Registries
from planportal.render import site_pages
from planportal.render.conflict_pages import ADDRESS, KINDS

from tests.factories import agency, citation, corpus, facts, placed, plan, settings

HELD = "tinh-thu/2024/10-kh-ubnd"
CITING = "xa-thu/2024/1-kh-ubnd"
DAYS = f"{ADDRESS}/ngay-khac-nhau"


def cited(day: str) -> Corpus:
    """A plan of 01/02/2024 that another one cites with a day."""
    upper = plan(HELD, number="10/KH-UBND", date="2024-02-01")
    mention = placed(citation("10/KH-UBND", "Kế hoạch", date=PartialDate.parse(day)))
    return corpus(
        upper,
        plan(CITING, number="1/KH-UBND", date="2024-05-05"),
        facts_of={CITING: facts(mention)},
        resolutions={HELD: (), CITING: (Resolution(upper.address),)},
        cited_by={upper.address: (Mention(CITING, 0),)},
    )


def pages(tmp_path: Path, made: Corpus) -> dict[str, str]:
    text = "Kế hoạch số 10/KH-UBND"
    body = PlanBody(("<p>", text, "</p>"), (0,), (Block("mo-dau-1", "", text),))
    bodies = {HELD: PlanBody((), (), ()), CITING: body}
    return {page.address: page.content for page in site_pages(made, bodies.__getitem__, settings(tmp_path))}


def of_texts(tmp_path: Path, texts: Mapping[Plan, str], *documents: DocumentRecord) -> dict[str, str]:
    """The pages of a site of plans with one paragraph each."""
    found = {
        one.id: facts(*(placed(cited, anchor="muc-i-1", label="I.1") for cited in find_citations(text)))
        for one, text in texts.items()
    }
    province = agency("tinh-thu", name="Ủy ban nhân dân tỉnh Thử", short="UBND tỉnh Thử", level="province")
    commune = agency("xa-thu", parent="tinh-thu")
    known = Registries({"tinh-thu": province, "xa-thu": commune}, documents)
    made = link({one.id: one for one in texts}, found, known)
    linked = {}
    for one, text in texts.items():
        indexes = range(len(made.facts[one.id].citations))
        linked[one.id] = PlanBody((text, *("", "") * len(indexes)), tuple(indexes), (Block("muc-i-1", "I.1", text),))
    return {page.address: page.content for page in site_pages(made, linked.__getitem__, settings(tmp_path))}


def test_another_day_is_shown_on_both_plans_and_among_the_contradictions(tmp_path: Path) -> None:
    found = pages(tmp_path, cited("2024-02-02"))

    assert "1 kế hoạch ghi ngày khác: 02/02/2024" in found[f"ke-hoach/{HELD}"]
    assert "bản trên cổng ghi ngày\N{NO-BREAK SPACE}01/02/2024" in found[f"ke-hoach/{CITING}"]
    assert "ngày ghi không thống nhất" in found[f"ke-hoach/{CITING}"]
    assert found[DAYS].index("Kế hoạch trên cổng ghi") < found[DAYS].index("<b>01</b>/02/2024")
    assert found[DAYS].index("1 kế hoạch ghi") < found[DAYS].index("<b>02</b>/02/2024")


@pytest.mark.parametrize("day", ["2024-02-01", "2024-02", "2024"], ids=["same day", "month only", "year only"])
def test_the_same_or_a_less_exact_date_contradicts_nothing(tmp_path: Path, day: str) -> None:
    found = pages(tmp_path, cited(day))

    assert "ghi ngày khác" not in found[f"ke-hoach/{HELD}"]
    assert "Chưa thấy chỗ nào" in found[DAYS]


def test_every_kind_has_its_page_though_nothing_contradicts(tmp_path: Path) -> None:
    found = pages(tmp_path, cited("2024-02-01"))

    assert {kind.address for kind in KINDS.values()} <= set(found)
    assert {ADDRESS, *(kind.address for kind in KINDS.values())} <= set(FIXED_ADDRESSES)
    assert all(f"{kind.segment}/" in found[ADDRESS] for kind in KINDS.values())


ONE = plan("xa-thu/2024/1", number="1/KH-UBND", date="2024-03-01")
OTHER = plan("xa-thu/2024/2", number="2/KH-UBND", date="2024-03-02")


def test_the_sentences_stand_side_by_side_with_what_differs_marked(tmp_path: Path) -> None:
    found = of_texts(
        tmp_path,
        {
            ONE: "Theo Chỉ thị số 9/CT-TTg ngày 16/5/2018 của Thủ tướng Chính phủ về rừng.",
            OTHER: "Theo Chỉ thị số 9/CT-TTg ngày 17/5/2018 của Chính phủ về rừng.",
        },
    )

    assert "ngày <mark>16/5/2018</mark> của Thủ tướng" in found[DAYS]
    assert "ngày <mark>17/5/2018</mark> của Chính phủ" in found[DAYS]
    assert f'href="../../../ke-hoach/{ONE.id}/#muc-i-1">1/KH-UBND, mục I.1</a>' in found[DAYS]
    issuers = found[f"{ADDRESS}/co-quan-khac-nhau"]
    assert "của <mark>Thủ tướng Chính phủ</mark>" in issuers
    assert "của <mark>Chính phủ</mark>" in issuers


def test_what_an_editor_found_stands_with_the_contradiction_and_settles_it(tmp_path: Path) -> None:
    record = DocumentRecord(
        "CT",
        "9/CT-TTg",
        issuers=("thu-tuong-chinh-phu",),
        date=PartialDate(2018, 5, 16),
        checked=PartialDate(2026, 1, 2),
        checked_note="Bản gốc <ghi> 16/5",
    )
    found = of_texts(tmp_path, {ONE: "Chỉ thị số 9/CT-TTg ngày 17/5/2018"}, record)

    for address in (DAYS, "van-ban/thu-tuong-chinh-phu/2018/chi-thi-09-ct-ttg"):
        assert "Bản gốc &lt;ghi&gt; 16/5" in found[address]
        assert "Đã xác minh: hai ngày" in found[address]
    assert "Sổ văn bản của cổng ghi" in found[DAYS]
    assert "1 chỗ, đã xác minh 1" in found[ADDRESS]


def test_a_plan_that_cites_a_later_day_is_shown_with_both_days(tmp_path: Path) -> None:
    noted = plan(ONE.id, date="2024-03-01", citation_notes=(CitationNote("9/CT-TTg", "đã hỏi", PartialDate(2024)),))
    found = of_texts(tmp_path, {noted: "Chỉ thị số 9/CT-TTg ngày 17/5/2024"})[f"{ADDRESS}/sau-ngay-ke-hoach"]

    assert "01/3/2024" in found
    assert "<mark>17/5/2024</mark>" in found
    assert "đã hỏi" in found


def test_what_is_not_certain_names_what_it_can_be(tmp_path: Path) -> None:
    found = of_texts(tmp_path, {ONE: "Quyết định số 5/QĐ-UBND ngày 1/2/2024"})[f"{ADDRESS}/chua-xac-dinh"]

    assert "của Ủy ban nhân dân xã Thử, năm 2024" in found
    assert "của Ủy ban nhân dân tỉnh Thử, năm 2024" in found


def test_a_number_under_two_years_is_shown_on_both_pages(tmp_path: Path) -> None:
    held = plan("tinh-thu/2024/5", number="5/KH-UBND", date="2024-02-01")
    found = of_texts(tmp_path, {held: "", ONE: "Kế hoạch số 5/KH-UBND ngày 01/02/2023 của UBND tỉnh"})

    assert "có trên cổng" in found[f"{ADDRESS}/khac-nam"]
    assert "có thể chỉ khác năm do ghi nhầm" in found["van-ban/tinh-thu/2023/ke-hoach-05-kh-ubnd"]


def test_a_number_that_the_registry_knows_under_another_year_is_shown_without_a_link(tmp_path: Path) -> None:
    record = DocumentRecord("CT", "9/CT-TTg", issuers=("thu-tuong-chinh-phu",), date=PartialDate(2018, 5, 16))
    found = of_texts(tmp_path, {ONE: "Chỉ thị số 9/CT-TTg ngày 16/5/2016"}, record)

    assert "Sổ văn bản của cổng ghi" in found[f"{ADDRESS}/khac-nam"]
    assert "văn bản năm 2018 trong sổ" in found["van-ban/thu-tuong-chinh-phu/2016/chi-thi-09-ct-ttg"]
    assert not any("/2018/chi-thi-09-ct-ttg" in content for content in found.values())


def test_many_contradictions_of_one_kind_are_parted_by_year_and_block(tmp_path: Path) -> None:
    plans = {
        plan(f"xa-thu/{year}/{n}", date=f"{year}-03-01"): f"Chỉ thị số {n}/CT-TTg ngày 1/5/2030"
        for year, n in [(2023, 1), *((2024, n) for n in range(1, 103))]
    }
    found = of_texts(tmp_path, plans)

    later = sorted(address for address in found if address.startswith(f"{ADDRESS}/sau-ngay-ke-hoach"))
    assert [address.removeprefix(f"{ADDRESS}/sau-ngay-ke-hoach") for address in later] == [
        "",
        "/2023",
        "/2024",
        "/2024/1",
        "/2024/2",
    ]
    assert "Ngày ghi cho văn bản" not in found[later[0]]
    assert found[later[3]].count("Ngày ghi cho văn bản được dẫn") == 100
