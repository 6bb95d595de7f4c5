"""The portal's own search: its index in small files, and the engine that reads them in the browser.

    assets/search/engine.js      the engine, one self-contained module
    assets/search/head.bin       what every query needs: counts, facets, check sums
    assets/search/terms/*.bin    the lists of terms, by hash of the term;  common/, whole/ the long ones
    assets/search/texts/*.bin    a part of a plan or page: what a result shows, and its paragraphs
    assets/search/cards/*.bin    the same for sixteen documents or agencies
    assets/search/vocabulary.bin, pairs.bin   for unfinished and misspelt words;  dates.bin for sorting

All .bin files are gzipped with a fixed time stamp; the same corpus gives the same bytes, whether or
not anything was kept from an earlier build.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from ..config import Settings
from ..model import Corpus, PlanBody
from . import cards
from .abbreviations import MinedAbbreviations
from .chunks import Chunks
from .engine import engine, lunr_file
from .entries import TextPage, entries
from .finished import finished_shards
from .head import dates, head
from .kept import KeptShards
from .learnt import Learnt
from .shards import (
    FIELDS,
    TEXTS,
    check,
    common_name,
    longest_list,
    packed,
    packed_apart,
    shard_count,
    shard_name,
    whole_name,
)
from .slots import assign_slots, slot_count

__all__ = ["TextPage", "search_files"]

_FOLDER = "assets/search/"


def search_files(
    corpus: Corpus,
    body_of: Callable[[str], PlanBody],
    pages: Iterable[TextPage],
    settings: Settings,
    content_of: Callable[[str], str] | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Every file of the search as (path below the site's root, content), one at a time.

    `content_of` gives a name for the content of a plan's body: what was made of a body of the same
    name is taken from the last build. Memory grows with the number of documents and of words, not
    with their texts; those are on disk in between, in the cache folder where there is one.
    """
    found = list(entries(corpus, pages, settings.today))
    slots = slot_count(len(found))
    slot_of = assign_slots([entry.address for entry in found], slots)
    ordered = sorted(((slot_of[entry.address], entry) for entry in found), key=lambda pair: pair[0])
    del found
    shards = shard_count(
        sum(facts.words for facts in corpus.facts.values())
        + sum(entry.text.count(" ") + 1 for _, entry in ordered if entry.kind == "page")
    )
    with ExitStack() as resources:
        if settings.cache.is_dir():
            folder = settings.cache / "search"
            folder.mkdir(exist_ok=True)
        else:
            folder = Path(resources.enter_context(tempfile.TemporaryDirectory()))
        kept = resources.enter_context(KeptShards(folder / "shards"))
        chunks = resources.enter_context(Chunks(folder, corpus, ordered, slots, shards, kept.chunks))
        counts = [0] * len(FIELDS)
        mined = MinedAbbreviations()
        for chunk in chunks.made(body_of, content_of):
            counts = [one + other for one, other in zip(counts, chunk.counts, strict=True)]
            mined.add(chunk.explained)
            for name, content in chunk.files():
                yield _FOLDER + name, content

        checks: dict[str, list[int]] = {"terms": []}
        learnt = Learnt()
        longest = {field: longest_list(counts[field]) for field in TEXTS}
        for number, shard in enumerate(finished_shards(chunks, kept, shards, longest)):
            checks["terms"].append(shard.sum)
            learnt.note(shard.words, shard.pairs)
            for name_of, content in zip((shard_name, common_name, whole_name), shard.files, strict=True):
                if content:
                    yield _FOLDER + name_of(number), content
    others = {"vocabulary": learnt.known_words(), "pairs": learnt.known_pairs(), "dates": dates(ordered)}
    for name, value in others.items():
        plain = cards.as_bytes(value)
        checks[name] = [check(plain)]
        yield f"{_FOLDER}{name}.bin", packed(plain)
    beginning = head(ordered, slots, checks, chunks.number_parts, corpus.registries, mined)
    yield f"{_FOLDER}head.bin", packed_apart(beginning)
    yield f"{_FOLDER}engine.js", engine(settings.project / "overrides" / "assets" / "search", lunr_file())
