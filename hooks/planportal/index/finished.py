"""The finished shards of a build: in those of the last one, only the entries of changed terms are made anew."""

from __future__ import annotations

import gzip
import zlib
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from .chunks import Chunks
from .kept import KeptShards, digest_of
from .learnt import taught_by
from .postings import TermLists, group_count, group_shards
from .shards import BODY, FIELDS, ISSUER, PLACED, TITLE, Lists, check, coded_file, encode_entries, entries_in, packed
from .vocabulary import Vocabulary

_TEACHING = (TITLE, BODY, ISSUER)


class FinishedShard(NamedTuple):
    """A shard as it is kept and published.

    `files` are the packed terms, common and whole lists, the last two empty where there are none;
    `words` and `pairs` are what it teaches, see `taught_by`.
    """

    sum: int
    files: tuple[bytes, bytes, bytes]
    words: dict[str, int]
    pairs: list[tuple[int, str]]


def finished_shards(
    chunks: Chunks, kept: KeptShards, shards: int, longest: Mapping[int, float]
) -> Iterator[FinishedShard]:
    """Every shard in order."""
    same = kept.made_from(digest_of([str((shards, sorted(longest.items()))).encode()]), chunks.names)
    changed = chunks.changed_terms() if same else None
    touched: defaultdict[int, list[int]] = defaultdict(list)
    for term, shard in zip(changed or (), chunks.vocabulary.shards_of(changed or (), shards), strict=True):
        touched[shard].append(term)
    for group in range(group_count(shards)):
        numbers = group_shards(group, shards)
        found = {number: None if changed is None else _kept(kept, number) for number in numbers}
        opened = {number: _opened(shard) for number, shard in found.items() if shard is None or number in touched}
        terms: set[int] | None = {term for number in opened for term in touched.get(number, ())}
        if None in opened.values():
            opened, terms = {number: _OpenShard() for number in numbers}, None
        if opened:
            lists = _named(chunks.lists(group, terms), chunks.vocabulary, shards, opened)
            for number, open_shard in opened.items():
                if open_shard:
                    names = {chunks.vocabulary.name(term) for term in touched.get(number, ())}
                    found[number] = open_shard.finished(names, lists[number], longest)
        for number, finished in found.items():
            if finished is None:
                raise AssertionError(number)
            kept.put(number, tuple(finished))
            yield finished


class _OpenShard:
    """A shard, empty or of the last build, in which the entries of some terms are replaced."""

    def __init__(self, before: FinishedShard | None = None) -> None:
        files = before.files if before else (b"", b"", b"")
        self._files = [entries_in(gzip.decompress(file)) if file else {} for file in files]
        self._words = before.words if before else {}
        self._pairs = before.pairs if before else []

    def finished(self, names: Collection[str], lists: Lists, longest: Mapping[int, float]) -> FinishedShard:
        """The shard with the given lists; terms of `names` that have none there go."""
        for entries, new in zip(self._files, encode_entries(lists, longest), strict=True):
            for name in names:
                entries.pop(name, None)
            entries.update(new)
        content, common, whole = map(coded_file, self._files)
        words, pairs = taught_by(*(lists[field] for field in _TEACHING))
        return FinishedShard(
            check(content),
            (packed(content), packed(common) if common else b"", packed(whole) if whole else b""),
            {word: count for word, count in self._words.items() if word not in names} | words,
            [pair for pair in self._pairs if pair[1] not in names] + pairs,
        )


def _kept(kept: KeptShards, number: int) -> FinishedShard | None:
    try:
        return FinishedShard(*kept.get(number))
    except TypeError:
        return None  # nothing kept, or damaged


def _opened(shard: FinishedShard | None) -> _OpenShard | None:
    try:
        return _OpenShard(shard) if shard else None
    except (OSError, EOFError, ValueError, IndexError, zlib.error):
        return None  # damaged


def _named(
    lists: TermLists, vocabulary: Vocabulary, shards: int, wanted: Iterable[int]
) -> dict[int, list[dict[str, Sequence[int]]]]:
    """The lists by shard, field and name; all of them are of the wanted shards."""
    divided: dict[int, list[dict[str, Sequence[int]]]] = {number: [{} for _ in FIELDS] for number in wanted}
    for field, of_terms in enumerate(lists):
        into = {number: fields[field] for number, fields in divided.items()}
        # Chunks ascend, but where a field is not only of long documents two of them share a range of slots.
        is_ascending = FIELDS[field] in PLACED
        for (term, data), shard in zip(of_terms.items(), vocabulary.shards_of(of_terms, shards), strict=True):
            entries = array("I", data)
            into[shard][vocabulary.name(term)] = entries if is_ascending else sorted(entries)
    return divided
