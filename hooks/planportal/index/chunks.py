"""The documents in chunks of neighbouring slots: what each adds to the index, kept while nothing in it changes.

Texts and short cards of the same range are two chunks, since one new plan changes what many cited
documents say of themselves.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Any

from ..model import Block, Corpus, PlanBody
from . import cards
from .abbreviations import MinedAbbreviations
from .entries import Entry
from .head import layout_mark
from .kept import Chunk, KeptChunk, digest_of
from .postings import Postings
from .shards import BODY, FIELDS, packed
from .tokens import number_key, number_mentions, number_parts
from .vocabulary import Vocabulary
from .weights import nominal_length

# Slots of one chunk; a quarter of them or more are free.
_CHUNK_SHIFT = 10
_TEXT_LEVEL = 6

_Placed = tuple[int, Entry]


class Chunks:
    """All chunks of a build, for use in a with statement: `made` once, then `segments` for each shard."""

    def __init__(self, folder: Path, corpus: Corpus, ordered: Sequence[_Placed], slots: int, shards: int) -> None:
        self._folder = folder / "chunks"
        self._folder.mkdir(exist_ok=True)
        self._corpus = corpus
        self._ordered = ordered
        self._shards = shards
        self._mark = layout_mark(slots)
        self._vocabulary = Vocabulary()
        self._open: list[KeptChunk] = []
        self._used: set[str] = set()
        numbers = [entry.number for _, entry in ordered if entry.number]
        self.number_parts = {part for number in numbers for part in number_parts(number)}
        lengths = [facts.words for facts in corpus.facts.values()]
        lengths += [entry.text.count(" ") + 1 for _, entry in ordered if entry.kind == "page"]
        self._nominal = {
            "title": nominal_length(_mean([entry.title.count(" ") + 1 for _, entry in ordered])),
            "body": nominal_length(_mean(lengths)),
            "issuer": nominal_length(_mean([sum(n.count(" ") + 1 for n in e.names) for _, e in ordered if e.names])),
        }

    def __enter__(self) -> Chunks:
        return self

    def __exit__(
        self, error: type[BaseException] | None, value: BaseException | None, at: TracebackType | None
    ) -> None:
        for chunk in self._open:
            chunk.close()
        if error is None:
            for entry in os.scandir(self._folder):
                if entry.name not in self._used:
                    os.unlink(entry.path)

    def made(self, body_of: Callable[[str], PlanBody], content_of: Callable[[str], str] | None) -> Iterator[KeptChunk]:
        """Every chunk in the order of slots, read or made anew."""
        for _, neighbours in groupby(self._ordered, key=lambda placed: placed[0] >> _CHUNK_SHIFT):
            placed = list(neighbours)
            for is_long in (True, False):
                chosen = [one for one in placed if one[1].is_long == is_long]
                if chosen:
                    yield self._kept(chosen, body_of, content_of)

    def segments(self, shard: int) -> list[bytes]:
        """The lists of one shard, chunk by chunk."""
        return [chunk.segment(shard) for chunk in self._open]

    def _kept(
        self, chosen: Sequence[_Placed], body_of: Callable[[str], PlanBody], content_of: Callable[[str], str] | None
    ) -> KeptChunk:
        name = digest_of(self._made_from(chosen, content_of))
        self._used.add(name)
        file = self._folder / name
        try:
            chunk = KeptChunk(file)
        except (OSError, ValueError, EOFError, TypeError):
            KeptChunk.write(
                file,
                _Making(self._corpus, self._vocabulary, self._nominal, self.number_parts).chunk(
                    chosen, body_of, self._mark, self._shards
                ),
            )
            chunk = KeptChunk(file)
        self._open.append(chunk)
        return chunk

    def _made_from(self, chosen: Sequence[_Placed], content_of: Callable[[str], str] | None) -> Iterator[bytes]:
        """All that a chunk depends on besides the code."""
        yield repr((self._shards, self._mark, sorted(self._nominal.items()))).encode()
        if any(entry.kind == "page" for _, entry in chosen):
            yield " ".join(sorted(self.number_parts)).encode()
        for slot, entry in chosen:
            yield repr((slot, entry)).encode()
            if entry.plan:
                yield content_of(entry.plan).encode() if content_of else os.urandom(16)


class _Making:
    """One chunk on its way."""

    def __init__(self, corpus: Corpus, vocabulary: Vocabulary, nominal: Mapping[str, float], parts: set[str]) -> None:
        self._corpus = corpus
        self._vocabulary = vocabulary
        self._nominal = nominal
        self._parts = parts
        self._counts = [0] * len(FIELDS)
        self._mined = MinedAbbreviations()
        self._postings = Postings(vocabulary, len(FIELDS))

    def chunk(self, chosen: Sequence[_Placed], body_of: Callable[[str], PlanBody], mark: int, shards: int) -> Chunk:
        files: list[tuple[str, bytes]] = []
        bundles: dict[int, dict[int, Any]] = {}
        for slot, entry in chosen:
            if entry.is_long:
                blocks = body_of(entry.plan).blocks if entry.plan else (Block("", "", entry.text),)
                parts = cards.parts_of(blocks)
                self._add(slot, entry, parts)
                facts = {"mark": mark, "parts": len(parts), **cards.card(entry)}
                for number, part in enumerate(parts):
                    content = cards.as_bytes({**facts, **cards.paragraphs(part)})
                    files.append((cards.text_name(slot, number), packed(content, _TEXT_LEVEL)))
            else:
                self._add(slot, entry, ())
                bundles.setdefault(slot >> cards.BUNDLE_SHIFT, {})[slot] = cards.card(entry)
        for number, bundle in bundles.items():
            files.append((cards.bundle_name(number), packed(cards.as_bytes({"mark": mark, "cards": bundle}))))
        return Chunk(self._counts, self._mined.seen, files, self._postings.segments(shards))

    def _add(self, slot: int, entry: Entry, parts: Sequence[Sequence[Block]]) -> None:
        """Note all terms of an entry, whose text is in `parts`; slots must ascend."""
        self._add_text(slot, "title", (entry.title, entry.known_as))
        self._add_text(slot, "issuer", entry.names)
        self._add_body(slot, [[block.text for block in part] for part in parts])
        own = {number_key(entry.number)} if entry.number else set()
        self._add_numbers(slot, "number", dict.fromkeys((key for key in own if key), 1))
        cited: dict[str, int] = {}
        where: dict[str, int] = {}
        if entry.plan:
            part_of = [number for number, part in enumerate(parts) for _ in part]
            for placed in self._corpus.facts[entry.plan].citations:
                key = number_key(placed.citation.number) if placed.citation.number else None
                if key and not placed.citation.internal:
                    cited[key] = cited.get(key, 0) + 1
                    where.setdefault(key, part_of[placed.block] if placed.block < len(part_of) else 0)
        elif entry.kind == "page":
            for mention in number_mentions(entry.text, self._parts):
                cited[mention.keys[0]] = cited.get(mention.keys[0], 0) + 1
        self._add_numbers(slot, "cites", cited, where)

    def _add_text(self, slot: int, field: str, texts: Iterable[str]) -> None:
        counts, _, length = self._vocabulary.count((texts,))
        if length:
            position = FIELDS.index(field)
            self._counts[position] += 1
            self._postings.add(position, slot, counts, length, self._nominal[field])

    def _add_body(self, slot: int, parts: Sequence[Sequence[str]]) -> None:
        for texts in parts:
            self._mined.note(texts)
        counts, where, length = self._vocabulary.count(parts)
        if length:
            self._counts[BODY] += 1
            self._postings.add_placed(BODY, slot, counts, length, self._nominal["body"], where)

    def _add_numbers(self, slot: int, field: str, keys: dict[str, int], where: Mapping[str, int] | None = None) -> None:
        if not keys:
            return
        position = FIELDS.index(field)
        self._counts[position] += 1
        number = {key: self._vocabulary.number(key, home=key.split("-")[0]) for key in keys}
        counts = {number[key]: count for key, count in keys.items()}
        if where is None:
            self._postings.add(position, slot, counts, 1, 1.0)
        else:
            self._postings.add_placed(position, slot, counts, 1, 1.0, [where.get(key, 0) for key in number])


def _mean(numbers: list[int]) -> float:
    return sum(numbers) / len(numbers) if numbers else 1.0
