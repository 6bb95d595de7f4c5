"""What readers find, on a small made-up corpus."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from planportal.dates import PartialDate
from planportal.index import TextPage
from planportal.model import Corpus, Mention, Period
from planportal.records import Registries, Subject, Succession

from tests import factories
from tests.unit.index.searching import ask, write_search

pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="no Node: the browser test covers the search")

TREES, WATER, BOOKS = "xa-thu/2024/49-kh-ubnd", "so-mau/2023/7-kh-smau", "xa-thu/2022/doc-sach"
TEXTS = {
    TREES: "Mỗi thôn trồng ít nhất một trăm cây bóng mát quanh hồ.\n\n"
    "Kinh phí lấy từ quỹ của thôn và người dân đóng góp.",
    WATER: "Kiểm tra nguồn nước thuỷ lợi trước mùa khô.\n\n"
    "Căn cứ Nghị định số 04/2015/NĐ-CP, các trạm báo cáo hằng quý.",
    BOOKS: "Thực hiện CCHC ở trụ sở.\n\nThư viện mở cửa buổi tối cho học sinh.\n\n"
    "Người dân vận chuyển sách cũ về trụ sở.",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_search(
        tmp_path_factory.mktemp("search"),
        made_up_corpus(),
        TEXTS,
        [TextPage("huong-dan", "Hướng dẫn tra cứu", "Cách tìm theo số ký hiệu và theo cơ quan.")],
    )


def made_up_corpus() -> Corpus:
    plans = (
        factories.plan(
            TREES,
            title="Trồng cây bóng mát quanh hồ Đá",
            number="49/KH-UBND",
            date="2024-02-05",
            period=Period(2024, 2024),
            subjects=("moi-truong",),
        ),
        factories.plan(
            WATER,
            title="Bảo vệ nguồn nước",
            number="7/KH-SMAU",
            date="2023-03-09",
            period=Period(2023, 2023),
            quality="D",
        ),
        factories.plan(
            BOOKS, title="Phong trào đọc sách", symbol="KH-UBND", period=Period(2022, 2025), text="abridged"
        ),
    )
    agencies = (
        factories.agency("xa-thu"),
        factories.agency(
            "so-mau",
            name="Sở Mẫu tỉnh Hòa Thử",
            short="Sở Mẫu Hòa Thử",
            level="department",
            place="Hòa Thử",
            aliases=("Sở Kiểu mẫu",),
            successors=(Succession("so-moi", "hợp nhất", None, None),),
        ),
        factories.agency("so-moi", name="Sở Mới tỉnh Hòa Thử", short="Sở Mới Hòa Thử", level="department"),
    )
    decree = factories.document(
        "chinh-phu/2015/nghi-dinh-04",
        mentions=(Mention(WATER, 0),),
        dates=((PartialDate(2015, 1, 9), (Mention(WATER, 0),)),),
    )
    return factories.corpus(
        *plans,
        documents=(decree,),
        facts_of={WATER: factories.facts(factories.placed(factories.citation(), 1))},
        registries=Registries(
            agencies={one.id: one for one in agencies},
            subjects={"moi-truong": Subject("moi-truong", "Môi trường")},
            abbreviations={"ĐS": "đọc sách"},
        ),
    )


def found(site: Path, query: str, **options: Any) -> list[str]:
    (answer,), _ = ask(site, (query, options))
    return [hit["url"] for hit in answer["hits"]]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("trồng cây bóng mát", f"ke-hoach/{TREES}/", id="title"),
        pytest.param("trong cay bong mat", f"ke-hoach/{TREES}/", id="title without marks"),
        pytest.param("tro\u0302\u0300ng ca\u0302y", f"ke-hoach/{TREES}/", id="title in decomposed letters"),
        pytest.param("quỹ của thôn", f"ke-hoach/{TREES}/", id="full text"),
        pytest.param("ho da", f"ke-hoach/{TREES}/", id="đ typed as d"),
        pytest.param("thủy lợi", f"ke-hoach/{WATER}/", id="other tone place"),
        pytest.param("trongf caay bongs masts", f"ke-hoach/{TREES}/", id="Telex keys"),
        pytest.param("trồng cyâ bóng", f"ke-hoach/{TREES}/", id="letters swapped"),
        pytest.param("49/KH-UBND", f"ke-hoach/{TREES}/", id="number"),
        pytest.param("49 kh ubnd", f"ke-hoach/{TREES}/", id="number without its signs"),
        pytest.param("49", f"ke-hoach/{TREES}/", id="number half remembered"),
        pytest.param("04/2015", "van-ban/chinh-phu/2015/nghi-dinh-04/", id="number up to its year"),
        pytest.param(
            "nghi dinh 04/2015", "van-ban/chinh-phu/2015/nghi-dinh-04/", id="number up to its year, with its type"
        ),
        pytest.param("ke hoach 7", f"ke-hoach/{WATER}/", id="number half remembered after its type"),
        pytest.param("ke hoach so 7", f"ke-hoach/{WATER}/", id="ordinal behind its type and số"),
        pytest.param("nghị định số 4", "van-ban/chinh-phu/2015/nghi-dinh-04/", id="ordinal of another type"),
        pytest.param("sách là gì", f"ke-hoach/{BOOKS}/", id="question for a meaning"),
        pytest.param('"người dân vậnn chuyển"', f"ke-hoach/{BOOKS}/", id="phrase with a slip"),
        pytest.param('"nguowif daan vaanj chuyeern"', f"ke-hoach/{BOOKS}/", id="phrase in Telex keys"),
        pytest.param("kế hoạch số 49/kh-ubnd", f"ke-hoach/{TREES}/", id="number in words"),
        pytest.param("49/KH", f"ke-hoach/{TREES}/", id="unfinished number"),
        pytest.param("04/2015/NĐ-CP", "van-ban/chinh-phu/2015/nghi-dinh-04/", id="cited document"),
        pytest.param("4 2015 nd cp", "van-ban/chinh-phu/2015/nghi-dinh-04/", id="cited document, bare"),
        pytest.param("Sở Kiểu mẫu", "co-quan/so-mau/", id="agency by another name"),
        pytest.param("hướng dẫn tra cứu", "huong-dan/", id="hand-written page"),
        pytest.param("cai cach hanh chinh", f"ke-hoach/{BOOKS}/", id="words for which a plan has the abbreviation"),
        pytest.param("DS", f"ke-hoach/{BOOKS}/", id="registered abbreviation"),
    ],
)
def test_the_first_result(site: Path, query: str, first: str) -> None:
    assert found(site, query)[:1] == [first]


def test_a_plan_that_cites_a_document_comes_after_the_document(site: Path) -> None:
    assert found(site, "04/2015/NĐ-CP") == ["van-ban/chinh-phu/2015/nghi-dinh-04/", f"ke-hoach/{WATER}/"]


def test_a_word_after_a_hyphen_is_ruled_out(site: Path) -> None:
    assert f"ke-hoach/{TREES}/" in found(site, "người dân")

    assert f"ke-hoach/{TREES}/" not in found(site, "người dân -hồ")


def test_facets_of_a_phrase_count_what_holds_it(site: Path) -> None:
    (answer,), _ = ask(site, ('"người dân vận chuyển"', {}))

    assert answer["total"] == 1
    assert [value["count"] for value in answer["facets"]["year"]] == [1]


def test_two_words_far_apart_are_not_a_compound(site: Path) -> None:
    assert found(site, "dân vận") == [f"ke-hoach/{BOOKS}/"]


def test_the_snippet_is_the_paragraph_with_its_anchor_and_marks(site: Path) -> None:
    (answer,), _ = ask(site, ("nguoi dan dong gop", {}))

    hit = answer["hits"][0]

    assert hit["anchor"] == "muc-i-2"
    assert "".join(part["text"] for part in hit["snippet"]) == TEXTS[TREES].split("\n\n")[1]
    assert [part["text"] for part in hit["snippet"] if part["match"]] == ["người dân đóng góp"]


def test_a_phrase_in_quotes_is_held_against_the_text(site: Path) -> None:
    assert found(site, '"người dân vận chuyển"') == [f"ke-hoach/{BOOKS}/"]
    assert found(site, '"dân người vận chuyển"') == []


def test_an_unfinished_word_finds_what_begins_with_it(site: Path) -> None:
    assert found(site, "bóng m", prefix=True)[0] == f"ke-hoach/{TREES}/"
    assert f"ke-hoach/{WATER}/" in found(site, "thuy l", prefix=True)


def test_filters_and_facets(site: Path) -> None:
    (answer, only), _ = ask(
        site, ("", {"filters": {"kind": ["plan"]}}), ("", {"filters": {"year": ["2023"], "kind": ["plan"]}})
    )

    years = [(value["value"], value["count"]) for value in answer["facets"]["year"]]

    assert answer["total"] == 3
    assert years == [("2024", 1), ("2023", 1), ("2022", 1)]
    assert [hit["number"] for hit in only["hits"]] == ["7/KH-SMAU"]
    assert {value["label"] for value in answer["facets"]["status"]} == {"Đang thực hiện", "Đã kết thúc kỳ"}
    assert {"value": "moi-truong", "label": "Môi trường", "count": 1} in answer["facets"]["subject"]


def test_sorting_by_date(site: Path) -> None:
    plans = {"filters": {"kind": ["plan"]}}

    assert found(site, "", sort="newest", **plans)[0] == f"ke-hoach/{TREES}/"
    assert found(site, "", sort="oldest", **plans)[0] == f"ke-hoach/{WATER}/"


def test_a_result_says_what_a_reader_must_know(site: Path) -> None:
    (answer,), _ = ask(site, ("bảo vệ nguồn nước", {"limit": 1}))

    (hit,) = answer["hits"]

    assert (hit["number"], hit["date"], hit["issuer"]) == ("7/KH-SMAU", "2023-03-09", "Sở Mẫu Hòa Thử")
    assert hit["successor"] == "nay là Sở Mới Hòa Thử"
    assert hit["status"]["label"] == "Đã kết thúc kỳ"
    assert hit["quality"] == "D"


def test_nothing_found_is_an_answer(site: Path) -> None:
    (answer,), _ = ask(site, ("xyzzy", {}))

    assert (answer["total"], answer["hits"]) == (0, [])


@pytest.mark.parametrize(
    "query",
    ["a:b~2^3 +c -d*", "((", "/////", "\u0000", "0" * 2000, "constructor __proto__"],
    ids=lambda query: repr(query[:20]),
)
def test_no_query_is_an_error(site: Path, query: str) -> None:
    (answer,), _ = ask(site, (query, {}))

    assert isinstance(answer["hits"], list)


def test_a_file_of_an_older_build_is_fetched_anew(tmp_path: Path) -> None:
    site = write_search(tmp_path, made_up_corpus(), TEXTS)
    terms = [path.relative_to(site).as_posix() for path in sorted(site.glob("assets/search/terms/*"))]
    for name in terms:
        (site / f"{name}.old").write_bytes(b"an older file")

    (answer,), fetched = ask(site, ("trồng cây", {}), stale=terms)

    assert answer["hits"][0]["url"] == f"ke-hoach/{TREES}/"
    assert any(name.endswith(" reload") for name in fetched)
