"""The sharded search scores as one whole lunr index would."""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lunr.index import Index
from planportal.index import tokens

from tests.browser.search.made_up import TEXTS, made_up_corpus
from tests.browser.search.searching import Search, write_search

FIELD_WEIGHTS = {"title": 1, "body": 1, "issuer": 3, "number": 40, "cites": 8}
KIND_WEIGHTS = {"plan": 1, "page": 0.8, "document": 0.6, "agency": 1}


def varint(data: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        byte = data[at]
        at += 1
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return number, at


def read_lists(entry: bytes, fields: list[str]) -> dict[str, list[tuple[int, int]]]:
    lists, at = {}, 1
    for bit, field in enumerate(fields):
        if not entry[0] >> bit & 1:
            continue
        count, at = varint(entry, at)
        slots, slot = [], 0
        for _ in range(count):
            gap, at = varint(entry, at)
            slot += gap
            slots.append(slot)
        lists[field] = list(zip(slots, entry[at : at + count], strict=True))
        at += count
    return lists


def kinds_by_slot(head: dict[str, Any]) -> dict[int, str]:
    gaps, at, slot, slots = head["columns"][slice(*head["documents"])], 0, 0, []
    while at < len(gaps):
        gap, at = varint(gaps, at)
        slot += gap
        slots.append(slot)
    kind = head["facets"]["kind"]
    column = head["columns"][slice(*kind["column"])]
    return {slot: kind["values"][number - 1][0] for slot, number in zip(slots, column, strict=True)}


def whole_index(site: Path) -> tuple[Index, dict[str, Any]]:
    """One lunr index of all shards, read by lunr.py."""
    search = site / "assets" / "search"
    values, _, columns = gzip.decompress((search / "head.bin").read_bytes()).partition(b"\n")
    head = {**json.loads(values), "columns": columns}
    kinds = kinds_by_slot(head)
    inverted: dict[str, dict[str, Any]] = {}
    weights: dict[str, dict[str, float]] = {}
    for file in sorted(search.glob("terms/*.bin")):
        data = gzip.decompress(file.read_bytes())
        if not data:
            continue
        size, at = varint(data, 0)
        names = data[at : at + size].decode().split("\n")
        at += size
        for name in names:
            length, at = varint(data, at)
            inverted[name] = {field: {} for field in head["fields"]}
            lists = read_lists(data[at : at + length], head["fields"])
            having = max(len(entries) for entries in lists.values())
            rarity = math.log(1 + (len(kinds) - having + 0.5) / (having + 0.5))
            for field, entries in lists.items():
                factor = FIELD_WEIGHTS[field] * rarity * 2 / 255
                for slot, coded in entries:
                    weight = coded & 0xFC if field in head["placed"] else coded
                    inverted[name][field][str(slot)] = {}
                    weights.setdefault(f"{field}/{slot}", {})[name] = factor * KIND_WEIGHTS[kinds[slot]] * weight
            at += length
    number = {name: position for position, name in enumerate(sorted(inverted))}
    vectors = [
        [ref, [value for name in sorted(terms) for value in (number[name], terms[name])]]
        for ref, terms in weights.items()
    ]
    serialized = {
        "version": "2.3.9",
        "fields": head["fields"],
        "fieldVectors": vectors,
        "invertedIndex": [[name, {"_index": number[name], **inverted[name]}] for name in sorted(inverted)],
        "pipeline": [],
    }
    return Index.load(serialized), head


@pytest.mark.parametrize("query", ["nguồn nước thủy lợi", "nguoi dan", "trồng cây quanh hồ", "thư viện", "quanh quanh"])
def test_scores_are_those_of_the_whole_index(tmp_path: Path, open_search: Callable[..., Search], query: str) -> None:
    site = write_search(tmp_path, made_up_corpus(), TEXTS)
    index, head = whole_index(site)
    boosts = Counter[str]()
    for term in tokens.tokens(query):
        boosts[term] += 3 if " " in term else 1 if term.isascii() else 0.8
    whole_query = index.create_query()
    for term, boost in boosts.items():
        whole_query.term(term, boost=boost, use_pipeline=False)

    scores = sorted((result["score"] for result in index.query(whole_query)), reverse=True)
    answer = open_search(site)(query, limit=50)

    # In the order of weight; the page shows first what one paragraph answers.
    found = sorted((hit["score"] for hit in answer["hits"]), reverse=True)
    assert found
    assert found == pytest.approx(scores[: len(found)], rel=1e-6)
    start, end = head["checks"]["terms"]
    assert end - start == head["shards"]
