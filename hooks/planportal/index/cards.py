"""What a result shows of each document: one file a plan or page with its text, bundles for the rest."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ..model import Block
from .entries import Entry

# Short cards are fetched sixteen at a time.
BUNDLE_SHIFT = 4


def text_name(slot: int) -> str:
    """The file of a long card below assets/search/."""
    return f"texts/{slot:04x}.bin"


def bundle_name(bundle: int) -> str:
    """The file of a bundle of short cards below assets/search/."""
    return f"cards/{bundle:03x}.bin"


def card(entry: Entry, blocks: Iterable[Block] = ()) -> dict[str, Any]:
    """The card of an entry as JSON values, without what is empty; `blocks` are its paragraphs."""
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
        "blocks": [[block.anchor, block.label, block.text] for block in blocks],
    }
    return {key: value for key, value in values.items() if value}


def as_bytes(value: Any) -> bytes:
    """Compact JSON in UTF-8 with keys as they stand."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
