"""Where what plans print does not fit together, as values: found from dates and sources, never guessed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .dates import PartialDate

ConflictKind = Literal[
    "dates",  # plans print days of one document that cannot be the same
    "issuers",  # plans print different bodies as its issuer
    "years",  # one series and number under two years, with the same day and month or the same title
    "undated",  # no plan and no registry gives its date, so that its year or term is not known
    "unresolved",  # it is not certain which document a plan means
    "later",  # a plan prints a date after its own
    "unissued",  # a plan cites what was issued only after it
    "not_in_force",  # a plan cites what was not yet in force
    "lapsed",  # a plan cites what was no longer in force
]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a plan cites a document: an index into that plan's citations."""

    plan: str
    index: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One of the things that do not fit together, and the mentions that print it.

    `value` is an ISO date, the full name of a body, or an address, as the kind of the conflict has it.
    `source` says where it stands: in the text of plans, in the front matter of one that names its
    parent so, in the registry, or on the plan held here that the others cite.
    """

    value: str
    mentions: tuple[Mention, ...] = ()
    source: Literal["text", "front_matter", "registry", "plan"] = "text"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One contradiction (mâu thuẫn trích dẫn).

    `subject` is the address of the document or held plan it is about; None where that is what is open.
    `mentions` are the places in plans it shows in; `plan` is the plan it is about, for those that
    concern one plan alone. `note` is what an editor found, on the day `noted_on`: it settles the conflict,
    unless a plan of after that day has joined it.
    """

    kind: ConflictKind
    subject: str | None
    readings: tuple[Reading, ...]
    mentions: tuple[Mention, ...]
    plan: str | None = None
    note: str | None = None
    noted_on: PartialDate | None = None
    has_later_plans: bool = False

    @property
    def addresses(self) -> tuple[str, ...]:
        """The documents and held plans it is about, by address: for two years of one number both."""
        if self.kind == "years":
            return tuple(reading.value for reading in self.readings)
        return (self.subject,) if self.subject else ()

    @property
    def is_settled(self) -> bool:
        """Whether an editor has held it against the sources and said what was found."""
        return self.note is not None and not self.has_later_plans
