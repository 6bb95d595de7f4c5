"""The lists of one shard: what is left out or shortened, and that the true number stands beside it."""

from __future__ import annotations

import gzip
import random
from typing import NamedTuple

import pytest
from planportal.index import shards
from planportal.index.shards import BODY, FIELDS, TITLE, coded_file, encode_entries, packed_apart

FEW, MANY = 2, 4
ENTRIES = [slot << 8 | weight for slot, weight in enumerate([12, 200, 12, 120, 16, 201])]


class Files(NamedTuple):
    """A shard and the files of its long lists."""

    content: bytes
    common: bytes
    whole: bytes


def coded(field: int, entries: list[int], longest: float = float("inf")) -> Files:
    lists = [{"dan": entries} if number == field else {} for number in range(len(FIELDS))]
    return Files(*map(coded_file, encode_entries(lists, dict.fromkeys(shards.TEXTS, longest))))


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

    content = coded_file(encode_entries(lists, dict.fromkeys(shards.TEXTS, float("inf")))[0])

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
