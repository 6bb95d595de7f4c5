"""The files of the search: the same bytes for the same corpus, few changed by a new plan."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import pytest
from planportal.index import postings, search_files
from planportal.index.slots import assign_slots, slot_count
from planportal.index.weights import impacts, nominal_length
from planportal.model import Corpus

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


def files(folder: Path, plans: int) -> dict[str, bytes]:
    corpus, texts = generated(plans)
    (folder / "cache").mkdir(exist_ok=True)
    return dict(search_files(corpus, factories.bodies(texts), (), factories.settings(folder)))


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    assert files(tmp_path, 30) == files(tmp_path, 30)


def test_lists_moved_to_disk_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_memory = files(tmp_path, 30)
    monkeypatch.setattr(postings, "_LISTED_AT_MOST", 1500)

    assert files(tmp_path, 30) == in_memory


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
