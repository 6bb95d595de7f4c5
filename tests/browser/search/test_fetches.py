"""What is fetched for an answer, and what is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from planportal.index import shards
from planportal.model import Period
from planportal.records import Registries

from tests import factories
from tests.browser.search.searching import Search, write_search

FILLER = "Các đơn vị phối hợp thực hiện, báo cáo kết quả hằng quý về văn phòng để tổng hợp chung."


def file_kinds(search: Search) -> set[str]:
    """The folders, or names, of the files that were fetched for the last answer."""
    return {name.removeprefix("assets/search/").split("/")[0] for name in search.fetched}


# --------------------------------------------------------------------------- words that most plans have

PLANS, STRONGEST, OF_2019 = 70, 15, 4
COMMON_WORDS = ["giữ rừng", "giu rung", "rừng"]


@pytest.fixture
def common(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_search: Callable[..., Search]) -> Search:
    """Seventy plans that all keep forests, the first ones of 2019; few of them stand in the shards."""
    monkeypatch.setattr(shards, "_STRONGEST_OF_COMMON", STRONGEST)
    plans = {
        factories.plan(
            f"xa-thu/2024/{number}-kh-ubnd",
            title=f"Việc thứ {number}",
            period=Period(*([2019 if number <= OF_2019 else 2024] * 2)),
        ): f"{'Giữ rừng. ' * (1 + number % 5)}\n\n{FILLER}"
        for number in range(1, PLANS + 1)
    }
    corpus = factories.corpus(*plans)
    return open_search(write_search(tmp_path, corpus, {plan.id: text for plan, text in plans.items()}), unpacked=True)


@pytest.mark.parametrize("query", COMMON_WORDS)
def test_common_words_alone_are_answered_without_their_long_lists(common: Search, query: str) -> None:
    answer = common(query)

    assert file_kinds(common) == {"terms", "texts"}
    assert len(answer["hits"]) == 10
    assert answer["totalIsExact"] is False
    assert answer["total"] < PLANS


@pytest.mark.parametrize("query", COMMON_WORDS)
def test_whoever_reads_on_gets_all_that_have_common_words(common: Search, query: str) -> None:
    common(query)

    answer = common(query, offset=20)

    assert "common" in file_kinds(common)
    assert (answer["total"], answer["totalIsExact"], len(answer["hits"])) == (PLANS, True, 10)


@pytest.mark.parametrize("query", COMMON_WORDS)
def test_a_filter_counts_all_that_have_common_words(common: Search, query: str) -> None:
    answer = common(query, filters={"year": ["2019"]})

    assert "common" in file_kinds(common)
    assert (answer["total"], answer["totalIsExact"], len(answer["hits"])) == (OF_2019, True, OF_2019)


# --------------------------------------------------------------------------- abbreviations and keystrokes


@pytest.fixture(scope="module")
def varied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve plans of different subjects; one explains an abbreviation, one is registered."""
    titles = (
        *("Phòng chống thiên tai", "Chuyển đổi số", "Cải cách hành chính", "Xây dựng nông thôn mới"),
        *("Vệ sinh đường làng", "Chăm sóc vườn nhãn", "Sửa nhà văn hóa", "Nạo vét kênh", "Mở lớp dạy bơi"),
        *("Đón đoàn tham quan", "Trồng hoa ven đường", "Thi nấu ăn"),
    )
    texts = {"Vệ sinh đường làng": "Giữ sạch ngõ xóm (GSNX) là việc của mọi nhà."}
    plans = {
        factories.plan(
            f"xa-thu/2024/viec-{n}", title=title
        ): f"{texts.get(title, title)}\n\nLàm năm {2023 + n % 2}. {FILLER}"
        for n, title in enumerate(titles)
    }
    registries = Registries(
        agencies={"xa-thu": factories.agency("xa-thu")}, abbreviations={"CSVN": "chăm sóc vườn nhãn"}
    )
    corpus = factories.corpus(*plans, registries=registries)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "_WORDS_IN_SHARD", 2)  # a file for every few words, as in a large index
        return write_search(tmp_path_factory.mktemp("varied"), corpus, {plan.id: text for plan, text in plans.items()})


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        pytest.param("PCTT 2023", "Phòng chống thiên tai", id="in common use"),
        pytest.param("pctt 2023", "Phòng chống thiên tai", id="in small letters"),
        pytest.param("CSVN 2024", "Chăm sóc vườn nhãn", id="registered"),
        pytest.param("CSVN 2031", "Chăm sóc vườn nhãn", id="with a year that no text has"),
        pytest.param("GSNX", "Vệ sinh đường làng", id="explained in a text"),
    ],
)
def test_a_known_abbreviation_is_taken_for_no_slip(
    varied: Path, open_search: Callable[..., Search], query: str, meant: str
) -> None:
    search = open_search(varied)

    answer = search(query)

    assert answer["hits"][0]["title"] == meant
    assert file_kinds(search) == {"terms", "texts"}


def test_what_is_no_abbreviation_may_be_a_slip(varied: Path, open_search: Callable[..., Search]) -> None:
    search = open_search(varied)

    search("PCTX 2023")

    assert "vocabulary.bin" in file_kinds(search)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("chuyeern ddooir soos", "chuyển đổi số"),
        ("phongf choongs thieen tai", "phòng chống thiên tai"),
        ("chuye6n3 d9o6i3 so61", "chuyển đổi số"),
    ],
    ids=["Telex", "Telex, one word plain", "VNI"],
)
def test_keystrokes_cost_no_more_waves_of_fetches_than_the_words(
    varied: Path, open_search: Callable[..., Search], keys: str, words: str
) -> None:
    typed, written = (open_search(varied, unpacked=True) for _ in range(2))

    answers = typed(keys), written(words)

    assert answers[0]["hits"][0]["title"] == answers[1]["hits"][0]["title"]
    assert answers[0]["hits"][0]["title"].lower() == words
    assert written.waves
    assert len(typed.waves) == len(written.waves)
