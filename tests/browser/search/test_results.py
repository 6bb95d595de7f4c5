"""What readers find, on a small made-up corpus."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from planportal.index import TextPage

from tests.browser.search.made_up import BOOKS, TEXTS, TREES, WATER, made_up_corpus
from tests.browser.search.searching import Search, write_search


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_search(
        tmp_path_factory.mktemp("search"),
        made_up_corpus(),
        TEXTS,
        [TextPage("huong-dan", "Hướng dẫn tra cứu", "Cách tìm theo số ký hiệu và theo cơ quan.")],
    )


@pytest.fixture
def search(site: Path, open_search: Callable[..., Search]) -> Search:
    """The search of the made-up corpus, just opened."""
    return open_search(site)


def found(search: Search, query: str, **options: Any) -> list[str]:
    return [hit["url"] for hit in search(query, **options)["hits"]]


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
        pytest.param("nghi dinh 4 2015", "van-ban/chinh-phu/2015/nghi-dinh-04/", id="ordinal and year behind the type"),
        pytest.param("Nghị định 04 năm 2015", "van-ban/chinh-phu/2015/nghi-dinh-04/", id="ordinal and năm and year"),
        pytest.param("NĐ 4", "van-ban/chinh-phu/2015/nghi-dinh-04/", id="ordinal behind the code of its type"),
        pytest.param("49khubnd", f"ke-hoach/{TREES}/", id="number in one word"),
        pytest.param("49KH-UBND", f"ke-hoach/{TREES}/", id="number without its first sign"),
        pytest.param("49kh ubnd", f"ke-hoach/{TREES}/", id="number in one word and another"),
        pytest.param("kế hoạch 7 sở mẫu", f"ke-hoach/{WATER}/", id="ordinal behind its type, with the issuer"),
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
def test_the_first_result(search: Search, query: str, first: str) -> None:
    assert found(search, query)[:1] == [first]


def test_whatever_else_is_asked_a_whole_number_leaves_only_documents_that_have_it(search: Search) -> None:
    with_number = ["van-ban/chinh-phu/2015/nghi-dinh-04/", f"ke-hoach/{WATER}/"]

    assert sorted(found(search, "các trang trồng cây bóng mát dẫn Nghị định 04/2015/NĐ-CP")) == sorted(with_number)


def test_a_plan_that_cites_a_document_comes_after_the_document(search: Search) -> None:
    assert found(search, "04/2015/NĐ-CP") == ["van-ban/chinh-phu/2015/nghi-dinh-04/", f"ke-hoach/{WATER}/"]


def test_a_word_after_a_hyphen_is_ruled_out(search: Search) -> None:
    assert f"ke-hoach/{TREES}/" in found(search, "người dân")

    assert f"ke-hoach/{TREES}/" not in found(search, "người dân -hồ")


def test_facets_of_a_phrase_count_what_holds_it(search: Search) -> None:
    answer = search('"người dân vận chuyển"')

    assert answer["total"] == 1
    assert [value["count"] for value in answer["facets"]["year"]] == [1]


def test_two_words_far_apart_are_not_a_compound(search: Search) -> None:
    assert found(search, "dân vận") == [f"ke-hoach/{BOOKS}/"]


def test_the_snippet_is_the_paragraph_with_its_anchor_and_marks(search: Search) -> None:
    answer = search("nguoi dan dong gop")

    hit = answer["hits"][0]

    assert hit["anchor"] == "muc-i-2"
    assert "".join(part["text"] for part in hit["snippet"]) == TEXTS[TREES].split("\n\n")[1]
    assert [part["text"] for part in hit["snippet"] if part["match"]] == ["người dân đóng góp"]


def test_a_phrase_in_quotes_is_held_against_the_text(search: Search) -> None:
    assert found(search, '"người dân vận chuyển"') == [f"ke-hoach/{BOOKS}/"]
    assert found(search, '"dân người vận chuyển"') == []


@pytest.mark.parametrize(
    ("query", "plan"),
    [('"49/KH-UBND"', TREES), ('"49 kh ubnd"', TREES), ('"Sở Mẫu Hòa Thử"', WATER), ("«người dân đóng góp»", TREES)],
    ids=["number", "number without its signs", "issuer", "other quotation marks"],
)
def test_a_number_or_an_issuer_in_quotes_is_held_against_the_plan_too(search: Search, query: str, plan: str) -> None:
    assert f"ke-hoach/{plan}/" in found(search, query)


@pytest.mark.parametrize("sort", ["newest", "oldest"])
def test_a_phrase_keeps_its_results_in_any_order(search: Search, sort: str) -> None:
    assert found(search, '"người dân"', sort=sort)
    assert sorted(found(search, '"người dân"', sort=sort)) == sorted(found(search, '"người dân"'))


@pytest.mark.parametrize("dash", ["-", "–", "−"], ids=["hyphen", "dash", "minus"])
def test_a_number_or_word_behind_a_dash_is_ruled_out(search: Search, dash: str) -> None:
    everyone = found(search, "người dân trụ sở quỹ")

    assert {f"ke-hoach/{TREES}/", f"ke-hoach/{BOOKS}/"} <= set(everyone)
    assert f"ke-hoach/{TREES}/" not in found(search, f"người dân trụ sở quỹ {dash}49/KH-UBND")
    assert f"ke-hoach/{BOOKS}/" not in found(search, f"người dân trụ sở quỹ {dash}sách")


def test_a_phrase_behind_a_dash_is_told_to_count_for_nothing(search: Search) -> None:
    answer = search('người dân -"trụ sở"')

    assert [note["kind"] for note in answer["notes"]] == ["without"]
    assert f"ke-hoach/{BOOKS}/" in [hit["url"] for hit in answer["hits"]]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        pytest.param("quỳ", "đúng dấu", id="other marks"),
        pytest.param("bóng thư", "không đứng liền nhau", id="words that stand apart"),
        pytest.param("nghị định 04 năm 2014", "số 04 của năm 2014", id="a number of another year"),
        pytest.param("nghị định 977", "“977”", id="an unknown number behind its type"),
    ],
)
def test_what_no_text_has_as_it_was_typed_is_told(search: Search, query: str, told: str) -> None:
    assert any(told in note["text"] for note in search(query)["notes"])


def test_half_a_word_without_the_vocabulary_still_finds_the_rest(
    site: Path, open_search: Callable[..., Search], tmp_path: Path
) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    (copy / "assets/search/vocabulary.bin").unlink()

    answer = open_search(copy)("trồng cây bóng m", prefix=True)

    assert answer["hits"][0]["url"] == f"ke-hoach/{TREES}/"
    assert "unfetched" in [note["kind"] for note in answer["notes"]]


def test_an_unfinished_word_finds_what_begins_with_it(search: Search) -> None:
    assert found(search, "bóng m", prefix=True)[0] == f"ke-hoach/{TREES}/"
    assert f"ke-hoach/{WATER}/" in found(search, "thuy l", prefix=True)


def test_filters_and_facets(search: Search) -> None:
    answer = search("", filters={"kind": ["plan"]})
    only = search("", filters={"year": ["2023"], "kind": ["plan"]})

    years = [(value["value"], value["count"]) for value in answer["facets"]["year"]]

    assert answer["total"] == 3
    assert years == [("2024", 1), ("2023", 1), ("2022", 1)]
    assert [hit["number"] for hit in only["hits"]] == ["7/KH-SMAU"]
    assert {value["label"] for value in answer["facets"]["status"]} == {"Đang thực hiện", "Đã kết thúc kỳ"}
    assert {"value": "moi-truong", "label": "Môi trường", "count": 1} in answer["facets"]["subject"]


def test_sorting_by_date(search: Search) -> None:
    plans = {"filters": {"kind": ["plan"]}}

    assert found(search, "", sort="newest", **plans)[0] == f"ke-hoach/{TREES}/"
    assert found(search, "", sort="oldest", **plans)[0] == f"ke-hoach/{WATER}/"


def test_a_result_says_what_a_reader_must_know(search: Search) -> None:
    answer = search("bảo vệ nguồn nước", limit=1)

    (hit,) = answer["hits"]

    assert (hit["number"], hit["date"], hit["issuer"]) == ("7/KH-SMAU", "2023-03-09", "Sở Mẫu Hòa Thử")
    assert hit["successor"] == "nay là Sở Mới Hòa Thử"
    assert hit["status"]["label"] == "Đã kết thúc kỳ"
    assert hit["quality"] == "D"


def test_nothing_found_is_an_answer(search: Search) -> None:
    answer = search("xyzzy")

    assert (answer["total"], answer["hits"]) == (0, [])


@pytest.mark.parametrize(
    "query",
    ["a:b~2^3 +c -d*", "((", "/////", "\u0000", "0" * 2000, "constructor __proto__"],
    ids=lambda query: repr(query[:20]),
)
def test_no_query_is_an_error(search: Search, query: str) -> None:
    answer = search(query)

    assert isinstance(answer["hits"], list)


def test_a_file_of_an_older_build_is_fetched_anew(tmp_path: Path, open_search: Callable[..., Search]) -> None:
    site = write_search(tmp_path, made_up_corpus(), TEXTS)
    terms = [path.relative_to(site).as_posix() for path in sorted(site.glob("assets/search/terms/*"))]
    for name in terms:
        (site / f"{name}.old").write_bytes(b"an older file")

    search = open_search(site, stale=terms)
    answer = search("trồng cây")

    assert answer["hits"][0]["url"] == f"ke-hoach/{TREES}/"
    assert any(name.endswith(" reload") for name in search.fetched)
