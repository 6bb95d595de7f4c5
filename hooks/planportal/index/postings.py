"""Which document has which term how strongly: the lists of a chunk of documents, divided into groups of shards.

An entry is slot << 8 | weight. Lists are bytes, four an entry, from where they are noted to where they
are encoded: nothing is done to a single entry in between.
"""

from __future__ import annotations

import marshal
import sys
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, repeat
from operator import add, rshift

from .vocabulary import Vocabulary, Words
from .weights import impacts

# Shards are made by the group: it is read from every chunk at once.
_GROUP_SHIFT = 6
# Without references, so that equal values give equal bytes.
_PLAIN_MARSHAL = 2
_ENTRY = array("I").itemsize
# The lowest weight beside the two bits of a part of the text.
_WEAKEST = 4

# The lists of one group of shards: for each field, the entries of each term.
TermLists = Sequence[Mapping[int, bytes]]


def group_count(shards: int) -> int:
    """How many groups so many shards are divided into."""
    return max(1, shards >> _GROUP_SHIFT)


def group_shards(group: int, shards: int) -> range:
    """The shards of one group."""
    return range(group << _GROUP_SHIFT, min(shards, (group + 1) << _GROUP_SHIFT))


class Postings:
    """The lists of all terms of a chunk, field by field.

    Use: `add` for each document in ascending order of slots, then `segments` once.
    """

    def __init__(self, vocabulary: Vocabulary, fields: int) -> None:
        self._vocabulary = vocabulary
        self._lists: list[dict[int, bytes]] = [{} for _ in range(fields)]

    def add(self, field: int, slot: int, counts: Mapping[int, int], length: int, nominal: float) -> None:
        """Note every term of one field of a document, which has that many words."""
        weights = impacts(length, nominal)
        self._note(field, counts, map(_coded(slot, weights, counts).__getitem__, counts.values()))

    def add_placed(
        self, field: int, slot: int, counts: Mapping[int, int], length: int, nominal: float, known: Iterable[int]
    ) -> None:
        """As `add`, with the part of the text in which each term stands, 0 to 3, in the lowest bits of its weight.

        `known` says how many of the terms stand in the first part, in the first two, and so on.
        """
        weights = impacts(length, nominal)
        times = iter(counts.values())
        entries: list[Iterable[bytes]] = []
        before = 0
        for part, after in enumerate(known):
            coded = _coded(slot, bytes(max(weight & 0xFC, _WEAKEST) | part for weight in weights), counts)
            entries.append(map(coded.__getitem__, islice(times, after - before)))
            before = after
        self._note(field, counts, chain.from_iterable(entries))

    def add_weakest(self, field: int, slot: int, terms: Collection[int], known: Iterable[int]) -> None:
        """As `add_placed`, for further terms that count as little as any can."""
        entries: list[Iterable[bytes]] = []
        before = 0
        for part, after in enumerate(known):
            coded = (slot << 8 | _WEAKEST | part).to_bytes(_ENTRY, sys.byteorder)
            entries.append(repeat(coded, after - before))
            before = after
        self._note(field, terms, chain.from_iterable(entries))

    def _note(self, field: int, terms: Iterable[int], entries: Iterable[bytes]) -> None:
        lists = self._lists[field]
        lists.update(zip(terms, map(add, map(lists.get, terms, repeat(b"")), entries), strict=True))

    def segments(self, shards: int) -> tuple[list[bytes], Words]:
        """The lists as one segment for each group of shards, and the words that they are made of."""
        vocabulary = self._vocabulary
        groups = group_count(shards)
        divided: list[list[tuple[int, bytes, bytes, bytes]]] = [[] for _ in range(groups)]
        used: set[int] = set()
        for field, lists in enumerate(self._lists):
            words = vocabulary.words_in(lists)
            used |= words
            for term in vocabulary.breaks(words):
                lists.pop(term, None)
            terms: list[list[int]] = [[] for _ in range(groups)]
            entries: list[list[bytes]] = [[] for _ in range(groups)]
            group_of = map(rshift, vocabulary.shards_of(lists, shards), repeat(_GROUP_SHIFT))
            for term, group, listed in zip(lists, group_of, lists.values(), strict=True):
                terms[group].append(term)
                entries[group].append(listed)
            lists.clear()
            for group, found in enumerate(terms):
                if found:
                    sizes = array("I", map(len, entries[group])).tobytes()
                    divided[group].append((field, array("Q", found).tobytes(), sizes, b"".join(entries[group])))
        return [marshal.dumps(segment, _PLAIN_MARSHAL) if segment else b"" for segment in divided], vocabulary.export(
            used
        )


def _coded(slot: int, weights: Iterable[int], counts: Mapping[int, int]) -> list[bytes]:
    """The entry of a term by its frequency."""
    most = max(counts.values(), default=0)
    coded = [(slot << 8 | weight).to_bytes(_ENTRY, sys.byteorder) for weight in islice(weights, most + 1)]
    return coded + coded[-1:] * (most + 1 - len(coded))


def lists_in(segment: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Each list of a segment: field, term, entries."""
    for field, terms, sizes, data in marshal.loads(segment) if segment else ():
        start = 0
        for term, size in zip(array("Q", terms), array("I", sizes), strict=True):
            yield field, term, data[start : start + size]
            start += size


def merged(segments: Iterable[bytes], fields: int, wanted: Collection[int] | None) -> TermLists:
    """The lists of one group of shards from its segments in all chunks; only of the wanted terms, where given."""
    joined: list[defaultdict[int, bytes]] = [defaultdict(bytes) for _ in range(fields)]
    for segment in segments:
        for field, terms, sizes, data in marshal.loads(segment) if segment else ():
            into = joined[field]
            start = 0
            for term, size in zip(array("Q", terms), array("I", sizes), strict=True):
                end = start + size
                if wanted is None or term in wanted:
                    into[term] += data[start:end]
                start = end
    return joined
