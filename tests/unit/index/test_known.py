"""The lookup of known documents: found by any spelling of a number, in the shard its hash says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from planportal.dates import PartialDate
from planportal.index.known import MOST_AGENCIES, key_hash, known_files, name_lookup_key, number_lookup_key
from planportal.model import Corpus, Mention
from planportal.records import DocumentRecord

from tests.factories import PROJECT, agency, corpus, document, plan, settings

EXAMPLES = json.loads((PROJECT / "tests" / "contract" / "known_keys.json").read_text(encoding="utf-8"))


def lookup(held: Corpus, folder: Path) -> dict[str, Any]:
    """All files, read, by the last part of their path."""
    return {path.rpartition("/")[2]: json.loads(content) for path, content in known_files(held, settings(folder))}


def entries(files: dict[str, Any], key: str) -> list[dict[str, Any]]:
    shard = key_hash(key) % files["known.json"]["shards"]
    return list(files[f"known-{shard:02x}.json"].get(key, ()))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["key"])
def test_keys_and_hashes_are_those_browsers_compute(example: dict[str, Any]) -> None:
    key = number_lookup_key(example["number"]) if "number" in example else name_lookup_key(example["name"])

    assert (key, key_hash(key)) == (example["key"], example["hash"])


@pytest.mark.parametrize("written", ["04/2015/NĐ-CP", "4/2015/NĐ-CP", "04/2015/nđ-cp", "04/2015/N\u00d0-CP"])
def test_spellings_of_one_number_have_one_key(written: str) -> None:
    assert number_lookup_key(written) == "4/2015/nd-cp"


def test_state_and_party_numbers_stay_apart() -> None:
    assert number_lookup_key("05/CT-UBND") != number_lookup_key("05-CT/UBND")


def test_a_document_is_found_by_its_number_with_what_is_known_of_it(tmp_path: Path) -> None:
    mentions = (Mention("xa-thu/2024/1-kh-ubnd", 0),)
    record = DocumentRecord("NĐ", date=PartialDate(2015, 1, 9), in_force_to=PartialDate(2020, 1, 1), title="Giữ nước")
    decree = document(
        mentions=mentions,
        dates=((PartialDate(2016), mentions),),
        issuers=(("Chính phủ", mentions),),
        series="chinh-phu",
        record=record,
    )
    files = lookup(corpus(documents=(decree,)), tmp_path)

    (entry,) = entries(files, "4/2015/nd-cp")
    assert entry == {
        "address": decree.address,
        "type": "Nghị định",
        "number": "04/2015/NĐ-CP",
        "series": "chinh-phu",
        "dates": ["2015-01-09", "2016"],
        "issuers": ["Chính phủ"],
        "title": "Giữ nước",
        "status": {"kind": "ended", "words": "hết hiệu lực từ 02/01/2020"},
        "plans": 1,
    }


def test_a_document_without_a_number_is_found_by_every_name(tmp_path: Path) -> None:
    law = document(
        "luat-de-dieu",
        type="Luật",
        number=None,
        name="Luật Đê điều",
        record=DocumentRecord("Luật", names=("Luật Đê điều", "Luật về đê")),
    )
    files = lookup(corpus(documents=(law,)), tmp_path)

    assert [entry["address"] for key in ("ten:luat de dieu", "ten:luat ve de") for entry in entries(files, key)] == [
        law.address,
        law.address,
    ]


def test_one_number_of_two_places_has_two_entries(tmp_path: Path) -> None:
    both = tuple(document(f"{place}/2023/ke-hoach-44-kh-ubnd", number="44/KH-UBND") for place in ("xa-b", "xa-a"))
    files = lookup(corpus(documents=both), tmp_path)

    assert [entry["address"] for entry in entries(files, "44/kh-ubnd")] == [
        "van-ban/xa-a/2023/ke-hoach-44-kh-ubnd",
        "van-ban/xa-b/2023/ke-hoach-44-kh-ubnd",
    ]


def test_a_plan_held_here_is_found_as_held(tmp_path: Path) -> None:
    files = lookup(corpus(plan("xa-thu/2024/7-kh-ubnd", number="07/KH-UBND")), tmp_path)

    (entry,) = entries(files, "7/kh-ubnd")
    assert (entry["address"], entry["held"]) == ("ke-hoach/xa-thu/2024/7-kh-ubnd", True)


def test_every_shard_exists_and_holds_only_its_keys(tmp_path: Path) -> None:
    many = tuple(document(f"chinh-phu/2015/n-{n}", number=f"{n}/2015/NĐ-CP") for n in range(1, 400))
    files = lookup(corpus(documents=many), tmp_path)
    shards = files["known.json"]["shards"]

    assert shards == 16
    assert {name for name in files if name.startswith("known-")} == {f"known-{n:02x}.json" for n in range(shards)}
    for n in range(shards):
        assert {key_hash(key) % shards for key in files[f"known-{n:02x}.json"]} == {n}


def test_a_portal_without_documents_has_one_empty_shard(tmp_path: Path) -> None:
    files = lookup(corpus(), tmp_path)

    assert (files["known.json"]["shards"], files["known-00.json"]) == (1, {})


def test_agencies_stand_in_the_order_of_the_alphabet(tmp_path: Path) -> None:
    agencies = (agency("b", name="Ủy ban"), agency("a", name="Đội thử"), agency("c", name="Ban thử"))
    found = lookup(corpus(agencies=agencies), tmp_path)["agencies.json"]

    assert [one["name"] for one in found["agencies"]] == ["Ban thử", "Đội thử", "Ủy ban"]
    assert found["complete"] is True


def test_of_very_many_agencies_those_with_plans_and_above_them_are_there(tmp_path: Path) -> None:
    others = (agency(f"xa-{n}", name=f"Xã {n}") for n in range(MOST_AGENCIES))
    agencies = (*others, agency("z-tinh", level="unit"), agency("z-xa", level="unit", parent="z-tinh"))
    found = lookup(corpus(plan("z-xa/2024/1"), agencies=agencies), tmp_path)["agencies.json"]

    assert {"z-tinh", "z-xa"} <= {one["id"] for one in found["agencies"]}
    assert (len(found["agencies"]), found["complete"]) == (MOST_AGENCIES, False)
