"""Which document has which term how strongly, for a corpus of any size in bounded memory.

Documents come in the order of their slots. Lists hold slot and weight in one integer of 32 bits
and are moved to a temporary file, shard by shard, before they grow large.
"""

from __future__ import annotations

import marshal
import tempfile
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

from .vocabulary import Vocabulary
from .weights import impacts

# The lists of one shard: for each field, the entries of each term, slots ascending.
Lists = Sequence[Mapping[int, Sequence[int]]]

# The number of shards is known only at the end; a moved list goes by the finest division.
MOST_SHARDS = 4096

_LISTED_AT_MOST = 600_000
_LISTS_AT_MOST = 80_000


class Postings:
    """The lists of all terms, field by field, to be read back shard by shard.

    Use: `add` for each document in ascending order of slots, then `shards` once.
    """

    def __init__(self, vocabulary: Vocabulary, fields: int, folder: Path | None = None) -> None:
        self.total = 0
        self._vocabulary = vocabulary
        self._fields = range(fields)
        self._folder = folder
        self._lists: list[defaultdict[int, list[int]]]
        self._listed: int
        self._begin_lists()
        self._spill: IO[bytes] | None = None
        self._segments: list[list[tuple[int, int]]] = []

    def add(self, field: int, slot: int, counts: Mapping[int, int], length: int, nominal: float) -> None:
        """Note every term of one field of a document, which has that many words."""
        lists = self._lists[field]
        entry = slot << 8
        values = [entry | weight for weight in impacts(length, nominal)]
        most = len(values) - 1
        for term, frequency in counts.items():
            lists[term].append(values[frequency if frequency < most else most])
        self._grown(field, len(counts))

    def add_placed(
        self, field: int, slot: int, counts: Mapping[int, int], length: int, nominal: float, where: Mapping[int, int]
    ) -> None:
        """As `add`, with the part of the text in which each term stands in the two lowest bits of its weight."""
        lists = self._lists[field]
        entry = slot << 8
        values = [entry | max(weight & 0xFC, 4) for weight in impacts(length, nominal)]
        most = len(values) - 1
        for term, frequency in counts.items():
            lists[term].append(values[frequency if frequency < most else most] | where[term])
        self._grown(field, len(counts))

    def shards(self, count: int) -> Iterator[Lists]:
        """The lists of each of `count` shards in turn; the count is a power of two, at most MOST_SHARDS."""
        if self._spill is None:
            yield from self._divided(count)
            return
        self._move()
        for shard in range(count):
            merged: list[dict[int, array[int]]] = [{} for _ in self._fields]
            for segment in self._segments:
                for start, size in segment[shard::count]:
                    self._spill.seek(start)
                    for field, lists in enumerate(marshal.loads(self._spill.read(size))):
                        into = merged[field]
                        for term, entries in lists.items():
                            if term not in into:
                                into[term] = array("I")
                            into[term].frombytes(entries)
            yield merged
        self._spill.close()

    def _divided(self, count: int) -> Sequence[Lists]:
        """The lists at hand, divided into shards, and none at hand any more."""
        shards: list[list[dict[int, Sequence[int]]]] = [[{} for _ in self._fields] for _ in range(count)]
        shard_of = self._vocabulary.shard_of(count)
        for field, lists in enumerate(self._lists):
            for term, entries in lists.items():
                shards[shard_of(term)][field][term] = entries
        self._begin_lists()
        return shards

    def _grown(self, field: int, listed: int) -> None:
        self._listed += listed
        self.total += listed
        if self._listed > _LISTED_AT_MOST or len(self._lists[field]) > _LISTS_AT_MOST:
            self._move()

    def _begin_lists(self) -> None:
        self._lists = [defaultdict(list) for _ in self._fields]
        self._listed = 0

    def _move(self) -> None:
        if self._spill is None:
            self._spill = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 - lives until shards() ends
        places: list[tuple[int, int]] = []
        start = self._spill.seek(0, 2)
        for shard in self._divided(MOST_SHARDS):
            data = marshal.dumps(
                [{term: array("I", entries).tobytes() for term, entries in lists.items()} for lists in shard]
            )
            self._spill.write(data)
            places.append((start, len(data)))
            start += len(data)
        self._segments.append(places)
