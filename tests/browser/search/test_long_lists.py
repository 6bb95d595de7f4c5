"""Lists that are left out or shortened: what is counted, and when the whole ones are fetched."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from planportal.index import shards
from planportal.model import Period

from tests import factories
from tests.browser.search.searching import Search, write_search

FEW, MANY = 2, 4


@pytest.fixture(autouse=True)
def _short_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "_SHORTENED_FROM", MANY)
    monkeypatch.setattr(shards, "_CHAMPIONS", FEW)
    monkeypatch.setattr(shards, "_STRONGEST_OF_COMMON", 1)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Thirty plans that all cite a decree; "đập" stands in twelve of them, one of these is of 2019."""
    ids = [f"xa-thu/2024/{number}-kh-ubnd" for number in range(1, 31)]
    texts = {
        plan_id: " ".join(["Giữ đập"] * (1 + at % 5) if at < 12 else ["Giữ cây"]) for at, plan_id in enumerate(ids)
    }
    plans = [
        factories.plan(plan_id, title=f"Việc {at}", period=Period(*([2019] * 2 if at == 5 else [2024] * 2)))
        for at, plan_id in enumerate(ids)
    ]
    cited = {plan_id: factories.facts(factories.placed(factories.citation(), 0)) for plan_id in ids}
    return write_search(tmp_path, factories.corpus(*plans, facts_of=cited), texts)


@pytest.fixture
def search(site: Path, open_search: Callable[..., Search]) -> Search:
    return open_search(site)


def test_a_count_from_a_shortened_list_is_no_exact_one(search: Search) -> None:
    answer = search("đập", limit=2)

    assert (answer["total"], answer["totalIsExact"]) == (FEW, False)


def test_a_filter_looks_at_all_documents(search: Search) -> None:
    answer = search("đập", limit=2, filters={"year": ["2019"]})

    assert [hit["url"] for hit in answer["hits"]] == ["ke-hoach/xa-thu/2024/6-kh-ubnd/"]
    assert (answer["total"], answer["totalIsExact"]) == (1, True)


def test_whoever_reads_on_sees_all_documents(search: Search) -> None:
    answer = search("đập", limit=20)

    assert (answer["total"], answer["totalIsExact"], len(answer["hits"])) == (12, True, 12)


def test_a_word_ruled_out_is_ruled_out_everywhere(search: Search) -> None:
    assert search("giữ -đập", limit=30)["total"] == 18


def test_all_plans_that_cite_a_document_are_found(search: Search) -> None:
    answer = search("04/2015/NĐ-CP", limit=2, filters={"kind": ["plan"]})

    assert (answer["total"], answer["totalIsExact"]) == (30, True)


def test_many_shards_have_sums_of_four_bits(
    tmp_path: Path, open_search: Callable[..., Search], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("planportal.index.head"), "_WHOLE_SUMS", 0)
    monkeypatch.setattr(shards, "_WORDS_IN_SHARD", 8)
    plan = factories.plan("xa-thu/2024/1-kh-ubnd", title="Giữ đập")
    site = write_search(tmp_path, factories.corpus(plan), {plan.id: "Trạm bơm chạy thử hai lần mỗi tuần."})

    assert [hit["title"] for hit in open_search(site)("trạm bơm")["hits"]] == ["Giữ đập"]


def test_a_stale_file_is_noticed_by_four_bits(
    tmp_path: Path, open_search: Callable[..., Search], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("planportal.index.head"), "_WHOLE_SUMS", 0)
    plan = factories.plan("xa-thu/2024/1-kh-ubnd", title="Giữ đập")
    site = write_search(tmp_path, factories.corpus(plan), {plan.id: "Trạm bơm chạy thử hai lần mỗi tuần."})
    terms = [path.relative_to(site).as_posix() for path in sorted(site.glob("assets/search/terms/*"))]
    for name in terms:
        (site / f"{name}.old").write_bytes(b"an older file")

    search = open_search(site, stale=terms)
    search("trạm bơm")

    assert any(name.endswith(" reload") for name in search.fetched)
