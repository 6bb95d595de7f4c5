"""The finished shards of a build: those that a changed list stands in are made, all others kept."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .chunks import Chunks
from .kept import KeptShards, digest_of
from .learnt import taught_by
from .postings import TermLists, group_count, group_shards
from .shards import BODY, FIELDS, TITLE, Lists, check, encode_shard, packed
from .vocabulary import Vocabulary

# A check sum, the packed content, the packed common and whole lists, and what the shard teaches.
FinishedShard = tuple[int, bytes, Sequence[bytes], tuple[dict[str, int], list[tuple[int, str]]]]


def finished_shards(
    chunks: Chunks, kept: KeptShards, shards: int, longest: Mapping[int, float]
) -> Iterator[FinishedShard]:
    """Every shard in order."""
    same = kept.made_from(digest_of((str((shards, longest)).encode(),)), chunks.names)
    changed = chunks.changed_terms() if same else None
    touched = range(shards) if changed is None else set(chunks.vocabulary.shards_of(changed, shards))
    for group in range(group_count(shards)):
        found: dict[int, Any] = {
            number: None if number in touched else kept.get(number) for number in group_shards(group, shards)
        }
        if None in found.values():
            divided = _divided(chunks.lists(group), chunks.vocabulary, shards, found)
            for number, lists in divided.items():
                found[number] = _finished(lists, longest)
        for number, shard in found.items():
            kept.put(number, shard)
            yield shard


def _finished(lists: Lists, longest: Mapping[int, float]) -> FinishedShard:
    made = encode_shard(lists, longest)
    long = [packed(one) if one else b"" for one in (made.common, made.whole)]
    return check(made.content), packed(made.content), long, taught_by(lists[TITLE], lists[BODY])


def _divided(
    lists: TermLists, vocabulary: Vocabulary, shards: int, found: Mapping[int, Any]
) -> dict[int, list[dict[str, Sequence[int]]]]:
    """The lists of those shards that are not found, by shard, field and name."""
    divided: dict[int, list[dict[str, Sequence[int]]]] = {
        number: [{} for _ in FIELDS] for number, shard in found.items() if shard is None
    }
    for field, of_terms in enumerate(lists):
        into = {number: fields[field] for number, fields in divided.items()}
        for (term, data), shard in zip(of_terms.items(), vocabulary.shards_of(of_terms, shards), strict=True):
            if shard in into:
                into[shard][vocabulary.name(term)] = _ascending(array("I", data))
    return divided


def _ascending(entries: array[int]) -> Sequence[int]:
    """The entries by slot: chunks ascend, but two of them may share a range of slots."""
    return sorted(entries) if len(entries) > 1 else entries
