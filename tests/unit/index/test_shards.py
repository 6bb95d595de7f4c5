"""The lists of one shard: what is left out or shortened, and that the true number stands beside it."""

from __future__ import annotations

import gzip
import random
import shutil
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from planportal.index import shards
from planportal.index.shards import BODY, FIELDS, TITLE, encode_shard, packed_apart
from planportal.model import Period

from tests import factories
from tests.unit.index.searching import ask, write_search

FEW, MANY = 2, 4
ENTRIES = [slot << 8 | weight for slot, weight in enumerate([12, 200, 12, 120, 16, 201])]


def coded(field: int, entries: list[int], longest: float = float("inf")) -> shards.Shard:
    lists = [{"dan": entries} if number == field else {} for number in range(len(FIELDS))]
    return encode_shard(lists, dict.fromkeys(shards.TEXTS, longest))


@pytest.fixture(autouse=True)
def _short_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "_SHORTENED_FROM", MANY)
    monkeypatch.setattr(shards, "_CHAMPIONS", FEW)
    monkeypatch.setattr(shards, "_STRONGEST_OF_COMMON", 1)


def test_a_long_list_keeps_its_strongest_documents_and_its_true_length() -> None:
    shard = coded(BODY, ENTRIES)

    # Size of the names, "dan"; size of the entry; shortened, with a body; six documents, of which two:
    # slots 1 and 5 (the bits for the part of the text do not count), then their weights.
    assert shard.content == b"\x03dan" + bytes([7, 0x40 | 1 << BODY, 6, 2, 1, 4, 200, 201])
    assert shard.common == b""
    assert shard.whole == b"\x03dan" + bytes([14, 1 << BODY, 6, 0, 1, 1, 1, 1, 1, 12, 200, 12, 120, 16, 201])


def test_the_earlier_of_equals_is_kept() -> None:
    assert coded(BODY, [slot << 8 | 50 for slot in range(6)]).content.endswith(bytes([2, 0, 1, 50, 50]))


@pytest.mark.parametrize("field", shards.TEXTS, ids=lambda at: FIELDS[at])
def test_a_list_of_more_than_half_leaves_its_strongest_document_and_is_shortened_elsewhere(field: int) -> None:
    shard = coded(field, ENTRIES, longest=5)

    # Common, with this field; six documents; the field where that is so; one document: slot 1 and its weight.
    assert shard.content == b"\x03dan" + bytes([6, 0x80 | 1 << field, 6, 1 << field, 1, 1, 200])
    assert shard.common == b"\x03dan" + bytes([7, 0x40 | 1 << field, 6, 2, 1, 4, 200, 201])
    assert shard.whole == b"\x03dan" + bytes([14, 1 << field, 6, 0, 1, 1, 1, 1, 1, 12, 200, 12, 120, 16, 201])


def test_a_list_of_more_than_half_that_is_short_stands_whole_elsewhere() -> None:
    shard = coded(BODY, ENTRIES[:MANY], longest=3)

    assert shard.content == b"\x03dan" + bytes([6, 0x80 | 1 << BODY, 4, 1 << BODY, 1, 1, 200])
    assert shard.common == coded(BODY, ENTRIES[:MANY]).content
    assert shard.whole == b""


@pytest.mark.parametrize("field", [at for at in range(len(FIELDS)) if at != BODY], ids=lambda at: FIELDS[at])
def test_only_lists_of_the_body_are_shortened(field: int) -> None:
    shard = coded(field, ENTRIES)

    assert shard.content == b"\x03dan" + bytes([14, 1 << field, 6, 0, 1, 1, 1, 1, 1, 12, 200, 12, 120, 16, 201])
    assert (shard.common, shard.whole) == (b"", b"")


@pytest.mark.parametrize(
    "field", [at for at in range(len(FIELDS)) if at not in shards.TEXTS], ids=lambda at: FIELDS[at]
)
def test_a_list_of_numbers_stands_whole_in_however_many_documents(field: int) -> None:
    assert coded(field, ENTRIES, longest=5) == coded(field, ENTRIES)


def test_a_short_list_stands_whole() -> None:
    assert coded(BODY, ENTRIES[:MANY]).whole == b""


def test_a_title_stands_whole_beside_a_shortened_body() -> None:
    lists: list[dict[str, list[int]]] = [{} for _ in FIELDS]
    lists[TITLE]["dan"] = [3 << 8 | 90]
    lists[BODY]["dan"] = ENTRIES

    content = encode_shard(lists, dict.fromkeys(shards.TEXTS, float("inf"))).content

    assert content == b"\x03dan" + bytes([10, 0x40 | 1 << TITLE | 1 << BODY, 6, 1, 3, 90, 2, 1, 4, 200, 201])


@pytest.mark.parametrize(
    "pieces",
    [
        [b""],
        [b"words words words " * 40, bytes(range(200)) * 3, b""],
        [random.Random(1).randbytes(3000), b"\x00" * 500],
    ],
    ids=["nothing", "words and columns", "what does not pack"],
)
def test_pieces_packed_apart_are_one_gzip_file(pieces: list[bytes]) -> None:
    assert gzip.decompress(packed_apart(pieces)) == b"".join(pieces)


# --------------------------------------------------------------------------- asked


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


def asked(site: Path, query: str, **options: Any) -> dict[str, Any]:
    if shutil.which("node") is None:
        pytest.skip("no Node: the browser test covers the search")
    (answer,), _ = ask(site, (query, {"limit": 2, **options}))
    assert isinstance(answer, dict)
    return answer


def test_a_count_from_a_shortened_list_is_no_exact_one(site: Path) -> None:
    answer = asked(site, "đập")

    assert (answer["total"], answer["totalIsExact"]) == (FEW, False)


def test_a_filter_looks_at_all_documents(site: Path) -> None:
    answer = asked(site, "đập", filters={"year": ["2019"]})

    assert [hit["url"] for hit in answer["hits"]] == ["ke-hoach/xa-thu/2024/6-kh-ubnd/"]
    assert (answer["total"], answer["totalIsExact"]) == (1, True)


def test_whoever_reads_on_sees_all_documents(site: Path) -> None:
    answer = asked(site, "đập", limit=20)

    assert (answer["total"], answer["totalIsExact"], len(answer["hits"])) == (12, True, 12)


def test_a_word_ruled_out_is_ruled_out_everywhere(site: Path) -> None:
    assert asked(site, "giữ -đập", limit=30)["total"] == 18


def test_all_plans_that_cite_a_document_are_found(site: Path) -> None:
    answer = asked(site, "04/2015/NĐ-CP", filters={"kind": ["plan"]})

    assert (answer["total"], answer["totalIsExact"]) == (30, True)


def test_many_shards_have_sums_of_four_bits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("planportal.index.head"), "_WHOLE_SUMS", 0)
    monkeypatch.setattr(shards, "_WORDS_IN_SHARD", 8)
    plan = factories.plan("xa-thu/2024/1-kh-ubnd", title="Giữ đập")
    site = write_search(tmp_path, factories.corpus(plan), {plan.id: "Trạm bơm chạy thử hai lần mỗi tuần."})

    assert [hit["title"] for hit in asked(site, "trạm bơm")["hits"]] == ["Giữ đập"]


def test_a_stale_file_is_noticed_by_four_bits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if shutil.which("node") is None:
        pytest.skip("no Node: the browser test covers the search")
    monkeypatch.setattr(import_module("planportal.index.head"), "_WHOLE_SUMS", 0)
    plan = factories.plan("xa-thu/2024/1-kh-ubnd", title="Giữ đập")
    site = write_search(tmp_path, factories.corpus(plan), {plan.id: "Trạm bơm chạy thử hai lần mỗi tuần."})
    terms = [path.relative_to(site).as_posix() for path in sorted(site.glob("assets/search/terms/*"))]
    for name in terms:
        (site / f"{name}.old").write_bytes(b"an older file")

    _, fetched = ask(site, ("trạm bơm", {}), stale=terms)

    assert any(name.endswith(" reload") for name in fetched)
