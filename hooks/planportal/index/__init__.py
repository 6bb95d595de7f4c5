"""The portal's own search: its index in small files, and the engine that reads them in the browser.

    assets/search/engine.js      the engine, one self-contained module
    assets/search/head.bin       what every query needs: counts, facets, check sums
    assets/search/terms/*.bin    the lists of terms, by hash of the term;  common/ the long ones
    assets/search/texts/*.bin    a part of a plan or page: what a result shows, and its paragraphs
    assets/search/cards/*.bin    the same for sixteen documents or agencies
    assets/search/vocabulary.bin, pairs.bin   for unfinished and misspelt words;  dates.bin for sorting

All .bin files are gzipped with a fixed time stamp; the same corpus gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..config import Settings
from ..model import Block, Corpus, PlanBody
from . import cards
from .abbreviations import MinedAbbreviations
from .engine import engine, lunr_file
from .entries import Entry, TextPage, entries
from .head import dates, head, layout_mark
from .learnt import Learnt
from .postings import MOST_SHARDS, Postings
from .shards import BODY, FIELDS, TITLE, check, common_name, encode_shard, packed, shard_count, shard_name
from .slots import assign_slots, slot_count
from .tokens import number_key, number_mentions, number_parts
from .vocabulary import Vocabulary
from .weights import nominal_length

__all__ = ["TextPage", "search_files"]

_FOLDER = "assets/search/"
_TEXT_LEVEL = 6


def search_files(
    corpus: Corpus, body_of: Callable[[str], PlanBody], pages: Iterable[TextPage], settings: Settings
) -> Iterator[tuple[str, bytes]]:
    """Every file of the search as (path below the site's root, content), one at a time.

    Each plan's body is asked for once; memory grows with the number of documents and of
    words, not with their texts.
    """
    found = list(entries(corpus, pages, settings.today))
    slots = slot_count(len(found))
    slot_of = assign_slots([entry.address for entry in found], slots)
    ordered = sorted(((slot_of[entry.address], entry) for entry in found), key=lambda pair: pair[0])
    del found
    index = _Index(corpus, ordered, settings)
    mark = layout_mark(slots)

    bundle: dict[int, Any] = {}
    bundle_number = -1
    for slot, entry in ordered:
        if entry.is_long:
            blocks = body_of(entry.plan).blocks if entry.plan else (Block("", "", entry.text),)
            parts = cards.parts_of(blocks)
            index.add(slot, entry, parts)
            for number, part in enumerate(parts):
                content = cards.as_bytes({"mark": mark, "parts": len(parts), **cards.card(entry, part)})
                yield _FOLDER + cards.text_name(slot, number), packed(content, _TEXT_LEVEL)
            continue
        index.add(slot, entry, ())
        if slot >> cards.BUNDLE_SHIFT != bundle_number and bundle:
            yield _bundle_file(bundle_number, bundle, mark)
            bundle = {}
        bundle_number = slot >> cards.BUNDLE_SHIFT
        bundle[slot] = cards.card(entry)
    if bundle:
        yield _bundle_file(bundle_number, bundle, mark)

    checks: dict[str, list[int]] = {"terms": []}
    for number, content, common in index.files():
        checks["terms"].append(check(content))
        yield _FOLDER + shard_name(number), packed(content)
        if common:
            yield _FOLDER + common_name(number), packed(common)
    learnt = index.learnt
    others = {"vocabulary": learnt.known_words(), "pairs": learnt.known_pairs(), "dates": dates(ordered)}
    for name, value in others.items():
        content = cards.as_bytes(value)
        checks[name] = [check(content)]
        yield f"{_FOLDER}{name}.bin", packed(content)
    beginning = head(ordered, slots, checks, index.counts, index.parts, corpus.registries, index.mined)
    yield f"{_FOLDER}head.bin", packed(beginning)
    yield f"{_FOLDER}engine.js", engine(settings.project / "overrides" / "assets" / "search", lunr_file())


def _bundle_file(number: int, bundle: dict[int, Any], mark: int) -> tuple[str, bytes]:
    content = cards.as_bytes({"mark": mark, "cards": bundle})
    return _FOLDER + cards.bundle_name(number), packed(content)


class _Index:
    """The terms of all entries on their way into shards."""

    def __init__(self, corpus: Corpus, ordered: list[tuple[int, Entry]], settings: Settings) -> None:
        self._corpus = corpus
        self._vocabulary = Vocabulary()
        numbers = [entry.number for _, entry in ordered if entry.number]
        self.parts = {part for number in numbers for part in number_parts(number)}
        self.counts = [0] * len(FIELDS)
        lengths = [facts.words for facts in corpus.facts.values()]
        lengths += [entry.text.count(" ") + 1 for _, entry in ordered if entry.kind == "page"]
        self._nominal = {
            "title": nominal_length(_mean([entry.title.count(" ") + 1 for _, entry in ordered])),
            "body": nominal_length(_mean(lengths)),
            "issuer": nominal_length(_mean([sum(n.count(" ") + 1 for n in e.names) for _, e in ordered if e.names])),
        }
        folder = settings.cache if settings.cache.is_dir() else None
        self._postings = Postings(self._vocabulary, len(FIELDS), folder)
        self.learnt = Learnt()
        self.mined = MinedAbbreviations()

    def add(self, slot: int, entry: Entry, parts: Sequence[Sequence[Block]]) -> None:
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
            for mention in number_mentions(entry.text, self.parts):
                cited[mention.keys[0]] = cited.get(mention.keys[0], 0) + 1
        self._add_numbers(slot, "cites", cited, where)

    def files(self) -> Iterator[tuple[int, bytes, bytes]]:
        """Number, content and long lists of each shard, not yet packed."""
        text_of = self._vocabulary.text
        shards = self._postings.shards(shard_count(self._postings.total, MOST_SHARDS))
        for number, lists in enumerate(shards):
            for field in (TITLE, BODY):
                for term, listed in lists[field].items():
                    self.learnt.note(text_of(term), len(listed))
            shard = encode_shard(lists, text_of, self.counts[BODY])
            yield number, shard.content, shard.common

    def _add_text(self, slot: int, field: str, texts: Iterable[str]) -> None:
        counts, length = self._vocabulary.count(texts)
        if length:
            position = FIELDS.index(field)
            self.counts[position] += 1
            self._postings.add(position, slot, counts, length, self._nominal[field])

    def _add_body(self, slot: int, parts: Sequence[Sequence[str]]) -> None:
        for texts in parts:
            self.mined.note(texts)
        counts, length, where = self._vocabulary.count_parts(parts)
        if length:
            self.counts[BODY] += 1
            self._postings.add_placed(BODY, slot, counts, length, self._nominal["body"], where)

    def _add_numbers(self, slot: int, field: str, keys: dict[str, int], where: Mapping[str, int] | None = None) -> None:
        if not keys:
            return
        position = FIELDS.index(field)
        self.counts[position] += 1
        number = {key: self._vocabulary.number(key, home=key.split("-")[0]) for key in keys}
        counts = {number[key]: count for key, count in keys.items()}
        if where is None:
            self._postings.add(position, slot, counts, 1, 1.0)
        else:
            placed = {term: where.get(key, 0) for key, term in number.items()}
            self._postings.add_placed(position, slot, counts, 1, 1.0, placed)


def _mean(numbers: list[int]) -> float:
    return sum(numbers) / len(numbers) if numbers else 1.0
