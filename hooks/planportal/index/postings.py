"""Which document has which term how strongly: the lists of a chunk of documents, divided into shards.

A chunk is small enough to stay in memory. Its lists are written shard by shard as segments, bytes that
name terms by their text, so that they can be kept from one build to the next.
"""

from __future__ import annotations

import marshal
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import or_

from .vocabulary import Vocabulary
from .weights import impacts

# The lists of one shard: for each field, the entries of each term; an entry is slot << 8 | weight.
Lists = Sequence[Mapping[str, Sequence[int]]]

# Without references, so that equal values give equal bytes.
_PLAIN_MARSHAL = 2
_ENTRY = array("I").itemsize


class Postings:
    """The lists of all terms of a chunk, field by field.

    Use: `add` for each document in ascending order of slots, then `segments` once.
    """

    def __init__(self, vocabulary: Vocabulary, fields: int) -> None:
        self._vocabulary = vocabulary
        self._lists: list[defaultdict[int, list[int]]] = [defaultdict(list) for _ in range(fields)]

    def add(self, field: int, slot: int, counts: Mapping[int, int], length: int, nominal: float) -> None:
        """Note every term of one field of a document, which has that many words."""
        entries = map(self._weights(slot << 8, counts, length, nominal, 1).__getitem__, counts.values())
        self._note(field, counts, entries)

    def add_placed(
        self, field: int, slot: int, counts: Mapping[int, int], length: int, nominal: float, where: Iterable[int]
    ) -> None:
        """As `add`, with the part of the text in which each term stands, 0 to 3, in the lowest bits of its weight."""
        entries = map(self._weights(slot << 8, counts, length, nominal, 4).__getitem__, counts.values())
        self._note(field, counts, map(or_, entries, where))

    @staticmethod
    def _weights(entry: int, counts: Mapping[int, int], length: int, nominal: float, step: int) -> list[int]:
        """The entry of a term by its frequency; weights are multiples of `step`."""
        values = [entry | max(weight & -step, step) for weight in impacts(length, nominal)]
        return values + values[-1:] * (max(counts.values(), default=0) + 1 - len(values))

    def _note(self, field: int, terms: Iterable[int], entries: Iterable[int]) -> None:
        lists = self._lists[field]
        for term, entry in zip(terms, entries, strict=True):
            lists[term].append(entry)

    def segments(self, shards: int) -> list[bytes]:
        """The lists as one segment a shard; `shards` is a power of two."""
        divided: list[list[tuple[int, str, list[int], bytes]]] = [[] for _ in range(shards)]
        for field, lists in enumerate(self._lists):
            names: list[list[str]] = [[] for _ in range(shards)]
            lengths: list[list[int]] = [[] for _ in range(shards)]
            entries: list[list[int]] = [[] for _ in range(shards)]
            for (shard, name), listed in zip(self._vocabulary.placed(lists, shards), lists.values(), strict=True):
                if name:
                    names[shard].append(name)
                    lengths[shard].append(len(listed))
                    entries[shard] += listed
            for shard, found in enumerate(names):
                if found:
                    data = array("I", entries[shard]).tobytes()
                    divided[shard].append((field, "\n".join(found), lengths[shard], data))
        return [marshal.dumps(segment, _PLAIN_MARSHAL) if segment else b"" for segment in divided]


def merged(segments: Iterable[bytes], fields: int) -> Lists:
    """The lists of one shard from its segments in all chunks."""
    joined: list[dict[str, bytes]] = [{} for _ in range(fields)]
    for segment in segments:
        for field, names, lengths, data in marshal.loads(segment) if segment else ():
            into = joined[field]
            start = 0
            for name, length in zip(names.split("\n"), lengths, strict=True):
                end = start + _ENTRY * length
                into[name] = into[name] + data[start:end] if name in into else data[start:end]
                start = end
    return [{term: _ascending(array("I", data)) for term, data in found.items()} for found in joined]


def _ascending(entries: array[int]) -> Sequence[int]:
    """The entries by slot: chunks ascend, but two of them may share a range of slots."""
    return sorted(entries) if len(entries) > 1 else entries
