"""What a result shows of each document: a few files a plan or page with its text, bundles for the rest.

A text is cut into at most four parts, each with the facts of the document, since a result shows one
paragraph: the index says in which part a word stands, and only that part is fetched.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from ..model import Block
from .entries import Entry

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

# Short cards are fetched sixteen at a time.
BUNDLE_SHIFT = 4


# As many parts as fit into the two lowest bits of a weight.
PARTS = 4
_SHORTEST_PART = 2500


def text_name(slot: int, part: int) -> str:
    """The file of one part of a long card below assets/search/."""
    return f"texts/{slot:04x}-{part}.bin"


def parts_of(blocks: Sequence[Block]) -> list[Sequence[Block]]:
    """The paragraphs of a text in at most four parts of about equal length; at least one part."""
    lengths = [len(block.text) for block in blocks]
    count = max(1, min(PARTS, sum(lengths) // _SHORTEST_PART))
    share = sum(lengths) / count
    ends: list[int] = []
    reached = 0
    for position, length in enumerate(lengths):
        if len(ends) < count - 1 and reached + length / 2 > share * (len(ends) + 1):
            ends.append(position)
        reached += length
    edges = [0, *ends, len(blocks)]
    return [blocks[start:end] for start, end in pairwise(edges)]


def bundle_name(bundle: int) -> str:
    """The file of a bundle of short cards below assets/search/."""
    return f"cards/{bundle:03x}.bin"


def paragraphs(blocks: Iterable[Block]) -> dict[str, Any]:
    """The paragraphs of one part of a text, as they stand in its card."""
    found = [[block.anchor, block.label, block.text] for block in blocks]
    return {"blocks": found} if found else {}


def card(entry: Entry) -> dict[str, Any]:
    """The card of an entry as JSON values, without what is empty."""
    values: dict[str, Any] = {
        "url": f"{entry.address}/" if entry.address else "",
        "kind": entry.kind,
        "title": entry.title,
        "number": entry.number,
        "symbol": entry.symbol,
        "date": str(entry.date) if entry.date else None,
        "issuer": entry.issuer,
        "successor": entry.successor,
        "quality": entry.quality,
        "flags": list(entry.flags),
        "note": "" if entry.is_long else entry.text,
    }
    return {key: value for key, value in values.items() if value}


def as_bytes(value: Any) -> bytes:
    """Compact JSON in UTF-8 with keys as they stand."""
    return _JSON.encode(value).encode()
