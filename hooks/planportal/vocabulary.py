"""The built-in words of documents: types and their codes, symbols of bodies, acts cited by name.

The words stand in data/*.yml and are read once; nothing here names a place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from .vietnamese import fold

DATA = Path(__file__).parent / "data"
_YamlLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

BodyKind = Literal["central", "local", "board", "department"]


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document by its words; `code` is None where its numbers carry none."""

    words: str
    code: str | None
    branch: str


@dataclass(frozen=True, slots=True)
class Body:
    """A body by its symbol; `series` only for central ones, `committee` only for Party boards."""

    symbol: str
    name: str
    kind: BodyKind
    also: tuple[str, ...] = ()
    series: str | None = None
    committee: str | None = None
    branch: str | None = None
    in_full: Mapping[str, str] = field(default_factory=dict)

    def full_name(self, printed: str) -> str:
        """The full name of the body that a printed name of this symbol means."""
        return self.in_full.get(printed, printed if printed in self.also and self.in_full else self.name)


@dataclass(frozen=True, slots=True)
class Act:
    """An act cited by its name; all written forms of it stand for `name`."""

    name: str
    type: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All of it, with the look-ups the stages need. Keys of words are folded (see `fold`).

    `codes` has the canonical writing of a code for its capitals; `types_of` what a code may
    mean, the most usual first; `bodies` a body by the capitals of its symbol; `issuer_heads`
    are words that begin the name of an issuer and stand for no symbol.
    """

    types: Mapping[str, DocumentType]
    codes: Mapping[str, str]
    types_of: Mapping[str, tuple[DocumentType, ...]]
    bodies: Mapping[str, Body]
    acts: tuple[Act, ...]
    issuer_heads: tuple[str, ...]

    def default_type(self, code: str | None, *, party: bool = False) -> DocumentType | None:
        """What a code means where no word is printed: the usual type of that branch."""
        candidates = self.types_of.get(code or "", ())
        unfit = "state" if party else "party"
        return next((one for one in candidates if one.branch != unfit), candidates[0] if candidates else None)


def _read(name: str) -> Any:
    return yaml.load((DATA / name).read_text(encoding="utf-8"), Loader=_YamlLoader)


@cache
def vocabulary() -> Vocabulary:
    """The built-in vocabulary, read when it is first asked for."""
    types: dict[str, DocumentType] = {}
    codes: dict[str, str] = {}
    types_of: dict[str, list[DocumentType]] = {}
    for entry in _read("document_types.yml"):
        kind = DocumentType(entry["words"], entry["code"], entry["branch"])
        for words in (kind.words, *entry.get("variants", ())):
            types.setdefault(fold(words), kind)
        if kind.code:
            codes[kind.code.upper()] = kind.code
            types_of.setdefault(kind.code, []).append(kind)
    bodies: dict[str, Body] = {}
    organs = _read("organ_symbols.yml")
    body_kinds: tuple[BodyKind, ...] = ("central", "local", "board", "department")
    for body_kind in body_kinds:
        for entry in organs[body_kind]:
            bodies[entry["symbol"].upper()] = Body(
                symbol=entry["symbol"],
                name=entry["name"],
                kind=body_kind,
                also=tuple(entry.get("also", ())),
                series=entry.get("series"),
                committee=entry.get("committee"),
                branch=entry.get("branch"),
                in_full=entry.get("in_full", {}),
            )
    acts = tuple(Act(entry["name"], entry["type"], tuple(entry.get("also", ()))) for entry in _read("acts.yml"))
    meanings = {code: tuple(kinds) for code, kinds in types_of.items()}
    return Vocabulary(types, codes, meanings, bodies, acts, tuple(organs["heads"]))
