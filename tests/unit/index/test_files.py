"""The files of the search: the same bytes for the same corpus, few changed by a new plan."""

from __future__ import annotations

import random
import shutil
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from planportal.index import chunks, search_files
from planportal.index.kept import KeptChunk
from planportal.index.shards import Entries, Lists, encode_entries
from planportal.index.slots import assign_slots, slot_count
from planportal.index.weights import impacts, nominal_length
from planportal.model import Corpus, PlanBody

from tests import factories


def generated(plans: int) -> tuple[Corpus, dict[str, str]]:
    """A corpus in which every plan has words of its own, the same for every number of plans."""
    ids = [f"xa-thu/2024/{number}-kh-ubnd" for number in range(1, plans + 1)]
    texts = {}
    for number, plan_id in enumerate(ids):
        draw = random.Random(number)
        texts[plan_id] = " ".join(f"từ{draw.randrange(4000)}" for _ in range(200))
    corpus = factories.corpus(*(factories.plan(plan_id, title=f"Việc {n}") for n, plan_id in enumerate(ids)))
    return corpus, texts


def files(folder: Path, plans: int, changed: dict[str, str] | None = None) -> dict[str, bytes]:
    corpus, texts = generated(plans)
    texts.update(changed or {})
    (folder / "cache").mkdir(parents=True, exist_ok=True)
    return dict(search_files(corpus, factories.bodies(texts), (), factories.settings(folder), texts.__getitem__))


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    assert files(tmp_path, 30) == files(tmp_path, 30)


def test_documents_in_more_chunks_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_one = files(tmp_path / "one", 30)
    monkeypatch.setattr(chunks, "_CHUNK_SHIFT", 4)

    assert files(tmp_path / "many", 30) == in_one


def test_a_second_build_reads_no_text_and_gives_the_same_bytes(tmp_path: Path) -> None:
    cold = files(tmp_path, 30)
    corpus, texts = generated(30)

    def no_body(plan_id: str) -> PlanBody:
        raise AssertionError(plan_id)

    assert dict(search_files(corpus, no_body, (), factories.settings(tmp_path), texts.__getitem__)) == cold


def test_a_second_build_makes_nothing_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cold = files(tmp_path, 30)

    def made(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(KeptChunk, "write", made)
    monkeypatch.setattr("planportal.index.finished.encode_entries", made)

    assert files(tmp_path, 30) == cold


def test_of_a_changed_shard_only_changed_terms_are_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan_id = "xa-thu/2024/7-kh-ubnd"
    changed = {plan_id: f"{generated(40)[1][plan_id]} trạmbơm"}
    files(tmp_path, 40)
    made: list[str] = []

    def noted(lists: Lists, longest: Mapping[int, float]) -> tuple[Entries, Entries, Entries]:
        made.extend(term for field in lists for term in field)
        return encode_entries(lists, longest)

    monkeypatch.setattr("planportal.index.finished.encode_entries", noted)
    files(tmp_path, 40, changed)

    assert {term for term in made if "trambom" in term or "trạmbơm" in term} == set(made) != set()


def test_chunks_that_number_words_otherwise_are_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # As after two builds that did not come to their end.
    monkeypatch.setattr(chunks, "_CHUNK_SHIFT", 4)
    cold = files(tmp_path / "one", 30)
    files(tmp_path / "other", 30, {f"xa-thu/2024/{n}-kh-ubnd": "Trạm bơm chạy thử." for n in range(1, 6)})
    folder = tmp_path / "one" / "cache" / "search"
    common = [
        chunk
        for chunk in (tmp_path / "other" / "cache" / "search" / "chunks").iterdir()
        if (folder / "chunks" / chunk.name).exists()
    ]
    disagreeing = [chunk for chunk in common if chunk.read_bytes() != (folder / "chunks" / chunk.name).read_bytes()]
    for chunk in disagreeing:
        shutil.copy(chunk, folder / "chunks")
    (folder / "shards").unlink()

    assert disagreeing
    assert files(tmp_path / "one", 30) == cold


def test_a_build_on_top_of_another_gives_the_bytes_of_one_from_nothing(tmp_path: Path) -> None:
    changed = {"xa-thu/2024/7-kh-ubnd": "Trạm bơm chạy thử hai lần mỗi tuần."}
    files(tmp_path / "warm", 30)

    warm = files(tmp_path / "warm", 31, changed)

    assert warm == files(tmp_path / "cold", 31, changed)


@pytest.mark.parametrize("damage", [b"", b"\xff" * 40], ids=["empty", "other bytes"])
def test_damaged_files_of_the_cache_are_made_anew(tmp_path: Path, damage: bytes) -> None:
    cold = files(tmp_path, 12)
    for kept in (tmp_path / "cache" / "search").rglob("*"):
        if kept.is_file():
            kept.write_bytes(damage)

    assert files(tmp_path, 12) == cold


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_one_wrong_byte_in_a_kept_chunk_is_noticed(tmp_path: Path, share: float) -> None:
    cold = files(tmp_path, 12)
    for kept in (tmp_path / "cache" / "search" / "chunks").iterdir():
        content = bytearray(kept.read_bytes())
        content[int(share * len(content))] ^= 1
        kept.write_bytes(content)

    assert files(tmp_path, 12) == cold


def test_nothing_is_kept_that_the_last_build_did_not_use(tmp_path: Path) -> None:
    files(tmp_path, 12)
    before = {kept.name for kept in (tmp_path / "cache" / "search" / "chunks").iterdir()}
    files(tmp_path, 12, {"xa-thu/2024/7-kh-ubnd": "Trạm bơm chạy thử hai lần mỗi tuần."})

    after = {kept.name for kept in (tmp_path / "cache" / "search" / "chunks").iterdir()}

    assert len(after) == len(before)
    assert after != before


def test_a_changed_text_rewrites_only_its_own_files_and_those_of_its_words(tmp_path: Path) -> None:
    plan_id = "xa-thu/2024/7-kh-ubnd"
    text = generated(40)[1][plan_id]
    before = files(tmp_path, 40)

    after = files(tmp_path, 40, {plan_id: f"{text} trạmbơm"})

    changed = {name.split("/")[2] for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    terms = [name for name in before if "/terms/" in name and before[name] != after[name]]
    # A new word moves the numbers by which the pairs name their words.
    assert changed <= {"head.bin", "vocabulary.bin", "pairs.bin", "terms", "texts"}
    # The word and the pair that it makes with the one before.
    assert 1 <= len(terms) <= 2


def test_a_new_plan_leaves_the_cards_of_the_others_as_they_are(tmp_path: Path) -> None:
    before, after = files(tmp_path, 40), files(tmp_path, 41)

    texts = [name for name in before if "/texts/" in name]

    assert len(texts) == 40
    assert sum(after.get(name) != before[name] for name in texts) <= 1


def test_the_order_of_the_corpus_does_not_matter_to_slots() -> None:
    addresses = [f"ke-hoach/a/2024/{number}" for number in range(500)]
    count = slot_count(len(addresses))

    assert assign_slots(addresses, count) == assign_slots(reversed(addresses), count)
    assert len(set(assign_slots(addresses, count).values())) == 500


def test_a_new_address_hardly_moves_the_others() -> None:
    addresses = [f"ke-hoach/a/2024/{number}" for number in range(500)]
    count = slot_count(len(addresses))
    before = assign_slots(addresses, count)

    after = assign_slots([*addresses, "ke-hoach/b/2025/1"], count)

    assert sum(after[address] != slot for address, slot in before.items()) <= 3


def test_more_mentions_weigh_more_and_a_longer_text_less() -> None:
    short, long = impacts(50, 100), impacts(500, 100)

    assert all(one <= two for one, two in pairwise(short))
    assert short[2] > long[2]


def test_one_more_plan_seldom_changes_the_nominal_length() -> None:
    assert nominal_length(1828) == nominal_length(1829) == 2048


def test_the_engine_is_one_module_without_imports(tmp_path: Path) -> None:
    engine = files(tmp_path, 1)["assets/search/engine.js"].decode()

    assert "import " not in engine.split("export{", maxsplit=1)[0].replace("import(", "")
    assert "openSearch" in engine.rsplit("export", maxsplit=1)[1]
    assert "eval(" not in engine
    assert "Oliver Nightingale" in engine
