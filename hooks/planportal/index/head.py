"""The head: what the browser reads before anything else, small and changed by every build."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ..labels import LEVELS, QUALITIES
from ..life_cycle import STATUS_LABELS
from ..records import Registries
from ..vocabulary import vocabulary
from .abbreviations import MinedAbbreviations, abbreviations
from .cards import as_bytes
from .entries import KIND_LABELS, KINDS, Entry
from .shards import FIELDS, PLACED
from .tokens import word_forms, words

FORMAT = 2
# Their numbers carry no code, but who passed them: 45/2019/QH14.
_ACTS = ("Luật", "Bộ luật")
_NATIONAL_ASSEMBLY = "QH"
# A sum cannot be packed; beyond so many they would weigh as much as the rest of the head.
_WHOLE_SUMS = 4096

_VALUES: Mapping[str, Callable[[Entry], tuple[str, ...]]] = {
    "kind": lambda entry: (entry.kind,),
    "agency": lambda entry: (entry.agency,) if entry.agency else (),
    "year": lambda entry: (str(entry.year),) if entry.year else (),
    "subject": lambda entry: entry.subjects,
    "status": lambda entry: (entry.status,) if entry.status else (),
    "quality": lambda entry: (entry.quality,) if entry.quality else (),
}


def layout_mark(slots: int) -> int:
    """The build mark of the cards: what must agree for a slot to mean the same document."""
    return zlib.crc32(f"{FORMAT} {slots}".encode()) & 0xFFFFFF


class _Columns:
    """Numbers beside the JSON of the head, as bytes one after the other; each is named by its start and end."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []
        self._end = 0

    def put(self, column: bytes) -> list[int]:
        """Where a column stands."""
        start = self._end
        self.pieces.append(column)
        self._end += len(column)
        return [start, self._end]

    def put_numbers(self, numbers: Sequence[int], wide: bool) -> list[int]:
        """Numbers of one byte, or of two: then all low bytes stand before all high ones, which packs better."""
        low = bytes(number & 0xFF for number in numbers)
        return self.put(low + bytes(number >> 8 for number in numbers) if wide else low)


def head(
    entries: Sequence[tuple[int, Entry]],
    slots: int,
    checks: Mapping[str, Sequence[int]],
    parts: Iterable[str],
    registries: Registries,
    mined: MinedAbbreviations,
) -> list[bytes]:
    """The head in pieces: JSON on one line, then the columns that it names; `entries` with their slots, ascending.

    `checks` has the check sums of all shards in their order, and of the other files that may be
    stale; `parts` the letter parts of numbers; `mined` what the plans explain of their abbreviations.
    """
    columns = _Columns()
    found = [entry for _, entry in entries]
    values = {
        "mark": layout_mark(slots),
        "slots": slots,
        "shards": len(checks["terms"]),
        "checks": {name: columns.put(_sums(sums)) for name, sums in sorted(checks.items())},
        "fields": list(FIELDS),
        "placed": list(PLACED),
        "parts": sorted(parts),
        "abbreviations": abbreviations(registries.abbreviations, mined),
        "codes": _codes(),
        "documents": columns.put(_gaps([slot for slot, _ in entries])),
        "facets": _facets(found, registries, columns),
    }
    return [as_bytes(values) + b"\n", *columns.pieces]


def _sums(checks: Sequence[int]) -> bytes:
    """Check sums of eight bits; where they are many, the lower half of each, two in a byte."""
    if len(checks) <= _WHOLE_SUMS:
        return bytes(checks)
    even = [*checks, 0]
    return bytes([one & 0xF | (other & 0xF) << 4 for one, other in zip(even[::2], even[1::2], strict=False)])


def dates(entries: Iterable[tuple[int, Entry]]) -> list[int]:
    """The dates of all entries as numbers such as 20230327, in the order of the head."""
    return [
        entry.date.year * 10000 + entry.date.month * 100 + entry.date.day if entry.date else 0 for _, entry in entries
    ]


def _facets(entries: Sequence[Entry], registries: Registries, columns: _Columns) -> dict[str, Any]:
    """All facets in the order in which they are shown; the level follows from the agency and has no column."""
    facets: dict[str, Any] = {}
    level_of = {entry.agency: entry.level for entry in entries}
    for key in _VALUES:
        facets[key] = _facet(key, entries, registries, columns)
        if key == "agency":
            levels = [level_of[agency] for agency, _ in facets[key]["values"]]
            values = sorted({level for level in levels if level}, key=lambda level: _order("level", level, registries))
            position = {level: place for place, level in enumerate(values, start=1)}
            facets["level"] = {
                "values": [[value, _label("level", value, registries)] for value in values],
                "of_agencies": [position.get(level or "", 0) for level in levels],
            }
    return facets


def _facet(key: str, entries: Sequence[Entry], registries: Registries, columns: _Columns) -> dict[str, Any]:
    """One facet: its values with labels in their order, and for each entry which set of them it has."""
    has = [_VALUES[key](entry) for entry in entries]
    values = sorted({value for some in has for value in some}, key=lambda value: _order(key, value, registries))
    index = {value: position for position, value in enumerate(values)}
    sets = sorted({tuple(sorted(index[value] for value in some)) for some in has if some})
    number = {some: position for position, some in enumerate(sets, start=1)}
    column = [number[tuple(sorted(index[value] for value in some))] if some else 0 for some in has]
    wide = len(sets) > 0xFF
    return {
        "values": [[value, _label(key, value, registries)] for value in values],
        "sets": [list(some) for some in sets] if any(len(some) > 1 for some in sets) else None,
        "wide": wide,
        "column": columns.put_numbers(column, wide),
    }


def _order(key: str, value: str, registries: Registries) -> tuple[Any, ...]:
    fixed: Mapping[str, Sequence[str]] = {
        "kind": KINDS,
        "level": tuple(LEVELS),
        "quality": tuple(QUALITIES),
        "status": tuple(STATUS_LABELS),
    }
    if key in fixed:
        known = fixed[key]
        return (known.index(value) if value in known else len(known), value)
    if key == "year":
        return (-int(value),)
    return (word_forms(_label(key, value, registries))[1], value)


def _label(key: str, value: str, registries: Registries) -> str:
    if key == "agency":
        return registries.agencies[value].short if value in registries.agencies else value
    if key == "subject":
        return registries.subjects[value].name if value in registries.subjects else value
    labels: Mapping[str, Mapping[str, str]] = {
        "kind": KIND_LABELS,
        "level": dict(LEVELS.items()),
        "quality": dict(QUALITIES.items()),
        "status": STATUS_LABELS,
    }
    return labels.get(key, {}).get(value, value)


def _codes() -> dict[str, str]:
    """The words of types, folded, with what the letters of their numbers begin with as it stands in a number key."""
    letters = {kind.words: kind.code for kind in vocabulary().types.values() if kind.code}
    letters |= dict.fromkeys(_ACTS, _NATIONAL_ASSEMBLY)
    return {" ".join(word.folded for word in words(type_)): word_forms(code)[1] for type_, code in letters.items()}


def _gaps(numbers: Sequence[int]) -> bytes:
    coded = bytearray()
    before = 0
    for number in numbers:
        gap, before = number - before, number
        while gap >= 0x80:
            coded.append(gap & 0x7F | 0x80)
            gap >>= 7
        coded.append(gap)
    return bytes(coded)
