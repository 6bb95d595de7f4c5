"""What the registries hold: agencies, cited documents and subjects as dated, sourced records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from .dates import PartialDate

Level = Literal["central", "province", "department", "district", "division", "commune", "unit"]
Branch = Literal["state", "party", "front", "union"]


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a committee (nhiệm kỳ), between whose dates its documents are numbered on."""

    name: str
    start: PartialDate
    end: PartialDate | None


@dataclass(frozen=True, slots=True)
class Succession:
    """One edge from an agency to one that took over from it.

    `agency` is None where it ended without a successor of its own; `kind` is the Vietnamese
    word for what happened (hợp nhất, nhập, chia, đổi tên, kết thúc, chuyển chức năng).
    """

    agency: str | None
    kind: str
    since: PartialDate | None
    basis: str | None


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency (cơ quan) as a dated record: the same name after a merger is another record."""

    id: str
    name: str
    short: str
    symbol: str | None
    level: Level
    branch: Branch
    place: str | None
    parent: str | None
    aliases: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    active_from: PartialDate | None = None
    active_to: PartialDate | None = None
    successors: tuple[Succession, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentReference:
    """Another document as an entry of the registry names it.

    `address` is that of its page ("van-ban/…", "ke-hoach/…") where the editor gave it; otherwise the
    number (or name), who issued it and its date say which one is meant.
    """

    address: str | None = None
    number: str | None = None
    issuer: str | None = None
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """What the registry knows of a document that plans cite.

    `type` is the code (NĐ, QĐ, …, Luật for laws); `issuers` are agency ids, the first of
    which numbers it; `names` are the names it is cited by without a number. `note` says what
    is open about its force, for readers. `part_ended` is the first day on which a part of it was no
    longer in force; `in_force_to` the last day of all of it. `counterparts` are the same instrument of
    other places. `checked_note` is what an editor found about a contradiction between plans.
    `line` is where the entry begins in the registry's file.
    """

    type: str
    number: str | None = None
    names: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    term: str | None = None
    date: PartialDate | None = None
    title: str | None = None
    in_force_from: PartialDate | None = None
    in_force_to: PartialDate | None = None
    part_ended: PartialDate | None = None
    replaced_by: str | None = None
    counterparts: tuple[DocumentReference, ...] = ()
    url: str | None = None
    aliases: tuple[str, ...] = ()
    checked: PartialDate | None = None
    checked_note: str | None = None
    note: str | None = None
    source: str | None = None
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject (chuyên đề) under which plans are listed."""

    id: str
    name: str
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Registries:
    """All registries of a plans folder; agencies and subjects by id."""

    agencies: Mapping[str, Agency] = field(default_factory=dict)
    documents: tuple[DocumentRecord, ...] = ()
    subjects: Mapping[str, Subject] = field(default_factory=dict)
    abbreviations: Mapping[str, str] = field(default_factory=dict)

    def ancestors(self, agency: str) -> Iterator[Agency]:
        """The agency itself and then each agency above it; a circular `parent` ends the climb."""
        seen: set[str] = set()
        here: str | None = agency
        while here is not None and here not in seen and here in self.agencies:
            seen.add(here)
            yield self.agencies[here]
            here = self.agencies[here].parent
