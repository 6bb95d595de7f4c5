"""The documents in chunks of neighbouring slots: what each adds to the index, kept while nothing in it changes.

Of each range of slots there are up to three chunks, since one new plan changes what many cited documents
say of themselves, but none of the terms that they are found by.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import groupby
from pathlib import Path
from types import TracebackType

from ..model import Block, Corpus, PlanBody
from . import cards
from .abbreviations import MinedAbbreviations
from .boilerplate import Boilerplate, divided, terms_besides
from .entries import Entry
from .head import layout_mark
from .kept import Chunk, KeptChunk, digest_of
from .postings import Postings, TermLists, group_count, lists_in, merged
from .shards import BODY, FIELDS, packed
from .tokens import number_key, number_mentions, number_parts
from .vocabulary import Vocabulary
from .weights import nominal_length

# Slots of one chunk; a quarter of them or more are free.
_CHUNK_SHIFT = 10
# In a large corpus chunks are larger, so that not too many files are open at once.
_RANGES_AT_MOST = 128
_TEXT_LEVEL = 6

_Placed = tuple[int, Entry]


class _Part(IntEnum):
    """What of its documents a chunk has."""

    LONG = 0  # terms and files of documents that have a text
    SHORT_TERMS = 1
    SHORT_CARDS = 2


class Chunks:
    """All chunks of a build, for use in a with statement: `made` once, then the lists of each group of shards.

    `before` has the names of the chunks of the last build by their place.
    """

    def __init__(
        self,
        folder: Path,
        corpus: Corpus,
        ordered: Sequence[_Placed],
        slots: int,
        shards: int,
        before: Mapping[int, str],
    ) -> None:
        self._folder = folder / "chunks"
        self._folder.mkdir(exist_ok=True)
        self._corpus = corpus
        self._boilerplate = Boilerplate(corpus.plans, corpus.facts)
        self._ordered = ordered
        self._shards = shards
        self._mark = layout_mark(slots)
        self._shift = max(_CHUNK_SHIFT, (slots // _RANGES_AT_MOST).bit_length() - 1)
        self._before = before
        self._open: dict[int, KeptChunk] = {}
        self._replaced: dict[int, KeptChunk] = {}
        self.vocabulary = Vocabulary()
        self.names: dict[int, str] = {}
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
        for chunk in (*self._open.values(), *self._replaced.values()):
            chunk.close()
        if error is None:
            used = set(self.names.values())
            for entry in os.scandir(self._folder):
                if entry.name not in used:
                    os.unlink(entry.path)

    def made(self, body_of: Callable[[str], PlanBody], content_of: Callable[[str], str] | None) -> Iterator[KeptChunk]:
        """Every chunk in the order of slots, read or made anew."""
        missing: dict[int, list[_Placed]] = {}
        for place, chosen in self._divided():
            self.names[place] = digest_of(self._made_from(_part_at(place), chosen, content_of))
            kept = self._kept(self.names[place])
            if kept:
                self._open[place] = kept
            else:
                missing[place] = chosen
        # Before any new word gets a number, all numbers in use must be known.
        for place, name in self._before.items():
            replaced = self._kept(name) if self.names.get(place) != name else None
            if replaced:
                self._replaced[place] = replaced
        for place, name in self.names.items():
            if place in missing:
                making = _Making(self._corpus, self._boilerplate, self.vocabulary, self._nominal, self.number_parts)
                chunk = making.chunk(_part_at(place), missing.pop(place), body_of, self._mark, self._shards)
                KeptChunk.write(self._folder / name, chunk)
                self._open[place] = KeptChunk(self._folder / name)
            yield self._open[place]

    def lists(self, group: int, terms: Collection[int] | None) -> TermLists:
        """The lists of one group of shards; only of some terms, where given."""
        return merged((self._open[place].segment(group) for place in self.names), len(FIELDS), terms)

    def changed_terms(self) -> set[int] | None:
        """All terms whose lists are not those of the last build; None where that cannot be told."""
        changed: set[int] = set()
        for place in {*self.names, *self._before}:
            name, before = self.names.get(place), self._before.get(place)
            if name == before:
                continue
            if before is not None and place not in self._replaced:
                return None
            old, new = self._replaced.get(place), self._open.get(place)
            for group in range(group_count(self._shards)):
                lists = [set(lists_in(chunk.segment(group))) if chunk else set() for chunk in (old, new)]
                changed.update(term for _, term, _ in lists[0] ^ lists[1])
        return changed

    def _divided(self) -> Iterator[tuple[int, list[_Placed]]]:
        """The documents of each chunk with its place among all."""
        for number, neighbours in groupby(self._ordered, key=lambda placed: placed[0] >> self._shift):
            placed = list(neighbours)
            for part in _Part:
                chosen = [one for one in placed if one[1].is_long == (part == _Part.LONG)]
                if chosen:
                    yield number * len(_Part) + part, chosen

    def _kept(self, name: str) -> KeptChunk | None:
        try:
            chunk = KeptChunk(self._folder / name)
        except (OSError, ValueError, EOFError, TypeError):
            return None
        try:
            self.vocabulary.adopt(chunk.words)
        except (ValueError, TypeError):
            chunk.close()
            return None
        return chunk

    def _made_from(
        self, part: _Part, chosen: Sequence[_Placed], content_of: Callable[[str], str] | None
    ) -> Iterator[bytes]:
        """All that a chunk depends on besides the code."""
        yield repr((part.name, self._shards, self._mark, sorted(self._nominal.items()))).encode()
        if any(entry.kind == "page" for _, entry in chosen):
            yield " ".join(sorted(self.number_parts)).encode()
        for slot, entry in chosen:
            if part == _Part.SHORT_TERMS:
                yield repr((slot, entry.title, entry.known_as, entry.names, entry.number)).encode()
            else:
                yield repr((slot, entry)).encode()
            if entry.plan:
                yield content_of(entry.plan).encode() if content_of else os.urandom(16)
                yield self._boilerplate.of(entry.plan)


def _part_at(place: int) -> _Part:
    return _Part(place % len(_Part))


class _Making:
    """One chunk on its way."""

    def __init__(
        self,
        corpus: Corpus,
        boilerplate: Boilerplate,
        vocabulary: Vocabulary,
        nominal: Mapping[str, float],
        parts: set[str],
    ) -> None:
        self._corpus = corpus
        self._boilerplate = boilerplate
        self._vocabulary = vocabulary
        self._nominal = nominal
        self._parts = parts
        self._counts = [0] * len(FIELDS)
        self._mined = MinedAbbreviations()
        self._postings = Postings(vocabulary, len(FIELDS))

    def chunk(
        self, part: _Part, chosen: Sequence[_Placed], body_of: Callable[[str], PlanBody], mark: int, shards: int
    ) -> Chunk:
        if part == _Part.LONG:
            files = [file for slot, entry in chosen for file in self._long(slot, entry, body_of, mark)]
        elif part == _Part.SHORT_CARDS:
            files = list(_bundles(chosen, mark))
        else:
            files = []
            for slot, entry in chosen:
                self._add(slot, entry, ())
        return Chunk(self._counts, self._mined.seen, files, *self._postings.segments(shards))

    def _long(
        self, slot: int, entry: Entry, body_of: Callable[[str], PlanBody], mark: int
    ) -> Iterator[tuple[str, bytes]]:
        """Note a document that has a text; its files."""
        blocks = body_of(entry.plan).blocks if entry.plan else (Block("", "", entry.text),)
        parts = cards.parts_of(blocks)
        self._add(slot, entry, parts)
        facts = {"mark": mark, "parts": len(parts), **cards.card(entry)}
        for number, part in enumerate(parts):
            content = cards.as_bytes({**facts, **cards.paragraphs(part)})
            yield cards.text_name(slot, number), packed(content, _TEXT_LEVEL)

    def _add(self, slot: int, entry: Entry, parts: Sequence[Sequence[Block]]) -> None:
        """Note all terms of an entry, whose text is in `parts`; slots must ascend."""
        self._add_text(slot, "title", (entry.title, entry.known_as))
        self._add_text(slot, "issuer", entry.names)
        if parts:
            flags = self._boilerplate.of(entry.plan) if entry.plan else b""
            self._add_body(slot, [[block.text for block in part] for part in parts], flags)
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

    def _add_body(self, slot: int, parts: Sequence[Sequence[str]], flags: bytes) -> None:
        for texts in parts:
            self._mined.note(texts)
        own, shared = divided(parts, flags) if flags else (parts, ())
        # What many plans have makes none of them a longer text than others.
        counts, known, length = self._vocabulary.count(own)
        if length or shared:
            self._counts[BODY] += 1
            self._postings.add_placed(BODY, slot, counts, length, self._nominal["body"], known)
        if shared:
            terms, known, _ = self._vocabulary.count(shared)
            self._postings.add_weakest(BODY, slot, *terms_besides(list(terms), known, counts))

    def _add_numbers(self, slot: int, field: str, keys: dict[str, int], where: Mapping[str, int] | None = None) -> None:
        if not keys:
            return
        position = FIELDS.index(field)
        self._counts[position] += 1
        ordered = sorted(keys, key=lambda key: where.get(key, 0)) if where else list(keys)
        counts = {self._vocabulary.number(key, home=key.split("-")[0]): keys[key] for key in ordered}
        if where is None:
            self._postings.add(position, slot, counts, 1, 1.0)
        else:
            known = [sum(where.get(key, 0) <= part for key in ordered) for part in range(cards.PARTS)]
            self._postings.add_placed(position, slot, counts, 1, 1.0, known)


def _bundles(chosen: Sequence[_Placed], mark: int) -> Iterator[tuple[str, bytes]]:
    """The files of documents without a text."""
    for number, some in groupby(chosen, key=lambda placed: placed[0] >> cards.BUNDLE_SHIFT):
        bundle = {slot: cards.card(entry) for slot, entry in some}
        yield cards.bundle_name(number), packed(cards.as_bytes({"mark": mark, "cards": bundle}))


def _mean(numbers: list[int]) -> float:
    return sum(numbers) / len(numbers) if numbers else 1.0
