"""Which documents the portal knows, by number and name, for a page that looks citations up in the browser.

    assets/citations/known.json        how many shards there are, and the day the states are of
    assets/citations/known-XX.json     {key: [entry, …]} of the keys whose hash falls into shard XX
    assets/citations/agencies.json     the agencies that can be chosen as the one that cites

Static hosts compress .json, so that these are plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..config import Settings
from ..model import CitedDocument, Corpus, Plan
from ..records import Agency
from ..render.force import force_now
from ..render.readings import best_title
from ..vietnamese import fold, nfc, sort_key
from .cards import as_bytes

FOLDER = "assets/citations/"
MOST_AGENCIES = 2000
_VERSION = 1
_MOST_SHARDS = 256
_KEYS_IN_SHARD = 48
_MOST_VALUES = 5
_ZEROS = re.compile(r"^0+(?=\d)")
_LEVELS = ("central", "province", "department", "district", "division", "commune", "unit")


def number_lookup_key(number: str) -> str:
    """What spellings of a canonical number have in common: "04/2015/NĐ-CP" → "4/2015/nd-cp"."""
    return _ZEROS.sub("", fold(nfc(number)))


def name_lookup_key(name: str) -> str:
    """The key of a document that is cited by its name."""
    return "ten:" + " ".join(fold(nfc(name)).split())


def key_hash(key: str) -> int:
    """FNV-1a with 32 bits of the key in UTF-8, as browsers compute it in one line."""
    value = 0x811C9DC5
    for byte in key.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def known_files(corpus: Corpus, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Every file of the lookup as (path below the site's root, content)."""
    by_key: dict[str, list[CitedDocument | Plan]] = {}
    for document in corpus.documents.values():
        for key in _document_keys(document):
            by_key.setdefault(key, []).append(document)
    for plan in corpus.plans.values():
        if plan.number:
            by_key.setdefault(number_lookup_key(plan.number), []).append(plan)
    shards = 1
    while shards < _MOST_SHARDS and shards * _KEYS_IN_SHARD < len(by_key):
        shards *= 2
    keys: list[list[str]] = [[] for _ in range(shards)]
    for key in sorted(by_key):
        keys[key_hash(key) % shards].append(key)
    yield f"{FOLDER}known.json", as_bytes({"version": _VERSION, "shards": shards, "built": str(settings.today)})
    for position, found in enumerate(keys):
        shard = {
            key: [
                _plan_entry(corpus, one) if isinstance(one, Plan) else _document_entry(one, settings)
                for one in sorted(by_key[key], key=lambda one: one.address)
            ]
            for key in found
        }
        yield f"{FOLDER}known-{position:02x}.json", as_bytes(shard)
    yield f"{FOLDER}agencies.json", as_bytes(_agencies(corpus))


def _document_keys(document: CitedDocument) -> tuple[str, ...]:
    record = document.record
    numbers = [number for number in (document.number, record.number if record else None) if number]
    names = [document.name] if document.name else []
    names += record.names if record else ()
    return tuple(dict.fromkeys((*map(number_lookup_key, numbers), *map(name_lookup_key, names))))


def _document_entry(document: CitedDocument, settings: Settings) -> dict[str, Any]:
    record = document.record
    state = None if document.is_plan else force_now(record, settings.today)
    recorded = [str(record.date)] if record and record.date else []
    printed = (str(date) for date, _ in document.dates)
    return _entry(
        address=document.address,
        type=document.type,
        number=document.number or (record.number if record else None),
        name=document.name,
        series=document.series,
        dates=list(dict.fromkeys((*recorded, *printed)))[:_MOST_VALUES],
        issuers=[issuer for issuer, _ in document.issuers][:_MOST_VALUES],
        title=best_title(document),
        status={"kind": state.kind, "words": state.words} if state else None,
        plans=len({mention.plan for mention in document.mentions}),
    )


def _plan_entry(corpus: Corpus, plan: Plan) -> dict[str, Any]:
    agency = corpus.registries.agencies.get(plan.issuer)
    return _entry(
        address=plan.address,
        type="Kế hoạch",
        number=plan.number,
        series=plan.issuer,
        dates=[str(plan.date)] if plan.date else [],
        issuers=[agency.name] if agency else [],
        title=plan.title,
        held=True,
        plans=len({mention.plan for mention in corpus.cited_by.get(plan.address, ())}),
    )


def _agencies(corpus: Corpus) -> dict[str, Any]:
    """All agencies, or those that matter most where there are too many to load at once."""
    chosen = _most_wanted(corpus)[:MOST_AGENCIES]
    return {
        "version": _VERSION,
        "complete": len(chosen) == len(corpus.registries.agencies),
        "agencies": [
            _entry(
                id=agency.id,
                name=agency.name,
                short=agency.short,
                symbol=agency.symbol,
                level=agency.level,
                branch=agency.branch,
                place=agency.place,
                parent=agency.parent,
            )
            for agency in sorted(chosen, key=lambda agency: (sort_key(agency.name), agency.id))
        ],
    }


def _most_wanted(corpus: Corpus) -> Sequence[Agency]:
    """Those that issued plans and all above them, then the rest from the top level down."""
    agencies: Mapping[str, Agency] = corpus.registries.agencies
    first: dict[str, None] = {}
    for issuer in sorted({plan.issuer for plan in corpus.plans.values()}):
        first.update(dict.fromkeys(above.id for above in corpus.registries.ancestors(issuer)))
    rest = sorted(
        (agency for agency in agencies.values() if agency.id not in first),
        key=lambda agency: (_LEVELS.index(agency.level), agency.id),
    )
    return [*(agencies[one] for one in first), *rest]


def _entry(**values: Any) -> dict[str, Any]:
    """The values that are there."""
    return {name: value for name, value in values.items() if value}
