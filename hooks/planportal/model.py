"""The nouns of the portal: immutable values that one stage hands to the next.

Read from top to bottom they tell the way of a plan: what stands in its file (SourceFile),
what the front matter says (Plan), what its text holds (PlanFacts, PlanBody), and how all
plans hang together (Corpus). Not known is None; not certain keeps all candidates.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .contradictions import Conflict as Conflict  # noqa: PLC0414 — nouns of this module for those who import it
from .contradictions import Mention as Mention  # noqa: PLC0414
from .dates import PartialDate
from .records import DocumentRecord, Registries

Quality = Literal["A", "B", "C", "D"]
TextKind = Literal["full", "abridged"]
Role = Literal["parent", "basis", "mention"]


# --------------------------------------------------------------------------- one plan


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A plan's file after reading: NFC, "\\n" line ends, no byte order mark.

    `path` is relative to the plans folder with "/" between folders; `front_matter` is the YAML
    between the two "---" lines, which begins in line 2; `body` begins in line `body_line`.
    """

    path: str
    text: str
    front_matter: str
    body: str
    body_line: int

    @property
    def plan_id(self) -> str:
        """The plan's identity: its path without ".md"."""
        return self.path.removesuffix(".md")


@dataclass(frozen=True, slots=True)
class ParentReference:
    """A parent plan as named in the front matter when it is not held here by its id."""

    number: str | None
    issuer: str | None
    date: PartialDate | None
    type: str = "KH"


@dataclass(frozen=True, slots=True)
class Period:
    """The years a plan covers, both ends included."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed, in which post, and in which capacity ("KT.", "TM." …), as printed."""

    name: str | None = None
    position: str | None = None
    capacity: str | None = None


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """The original file a plan's text was taken from."""

    file: str | None = None
    sha256: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class CitationNote:
    """What an editor found about one citation of the plan: it settles a contradiction the citation is in.

    `number` is the cited number, or the name of a document cited without one.
    """

    number: str
    note: str
    on: PartialDate


@dataclass(frozen=True, slots=True)
class Plan:
    """What the front matter of one plan says, checked; the text itself is in PlanBody."""

    id: str
    title: str
    issuer: str
    text: TextKind
    type: str = "KH"
    number: str | None = None
    symbol: str | None = None
    date: PartialDate | None = None
    parents: tuple[str | ParentReference, ...] = ()
    period: Period | None = None
    quality: Quality = "B"
    place: str | None = None
    signer: Signer | None = None
    recipients: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    status: str | None = None
    source: SourceDocument | None = None
    checked_on: PartialDate | None = None
    checked_by: str | None = None
    aliases: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    amends: tuple[str, ...] = ()
    citation_notes: tuple[CitationNote, ...] = ()

    @property
    def year(self) -> int | None:
        """The year it is listed under: of the date, else the first of the period."""
        if self.date:
            return self.date.year
        return self.period.first if self.period else None

    @property
    def address(self) -> str:
        """Its permanent address without the slashes at both ends."""
        return f"ke-hoach/{self.id}"


@dataclass(frozen=True, slots=True)
class Section:
    """One entry of the outline. `label` is the printed path ("II.2.a"), `number` its last part."""

    anchor: str
    label: str
    number: str
    title: str
    depth: int


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of a document (trích dẫn): what the text says, nothing looked up.

    `start`, `end` are code points of the text searched, half open, from the type word to the
    end of the issuer, without the title; `number_start`, `number_end` bound the number alone.
    `type` is the canonical word ("Quyết định"), `number` the canonical number
    ("04/2015/NĐ-CP") or None for a document cited by name, which is then `name`.
    `issuers_printed` are the words of the text. `internal` points into the same document.
    `antecedent` is the index of the full citation, in the same list, of which a short form
    ("Chỉ thị 05") is one; it comes before it.
    """

    start: int
    end: int
    surface: str
    type: str
    number: str | None
    number_start: int
    number_end: int
    name: str | None = None
    date: PartialDate | None = None
    issuers_printed: tuple[str, ...] = ()
    title: str | None = None
    pinpoint: str | None = None
    role: Role = "mention"
    internal: bool = False
    nested_in: int | None = None
    repaired: bool = False
    antecedent: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One addressable paragraph: its anchor, the printed path for readers ("II.2"), plain text."""

    anchor: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class PlacedCitation:
    """A citation with the block it stands in; its span counts in the block's text.

    `target` is the anchor an internal citation points to, where the plan has that place.
    """

    citation: Citation
    block: int
    anchor: str
    label: str
    target: str | None = None


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What analysis found in one plan's text; small, kept in memory for all plans."""

    outline: tuple[Section, ...]
    citations: tuple[PlacedCitation, ...]
    words: int
    wordings: bytes = b""  # four bytes for each block of the body, see analyse/wordings.py


@dataclass(frozen=True, slots=True)
class PlanBody:
    """The text of one plan, rendered once; large, loaded only for the page being written.

    `html` alternates between finished HTML and the words of a citation link: the odd parts
    are those of `linked[i]`, an index into PlanFacts.citations, at part 2 * i + 1.
    """

    html: tuple[str, ...]
    linked: tuple[int, ...]
    blocks: tuple[Block, ...]


# --------------------------------------------------------------------------- all plans


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a citation means: a cited document, a held plan, or several that it could be.

    `target` is an address without the slashes at both ends ("van-ban/…", "ke-hoach/…"), or
    None while it is not certain; then `candidates` are the addresses it could have.
    """

    target: str | None
    candidates: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A document that plans cite, held or not (văn bản được dẫn).

    `key` is its address below van-ban/. Dates, titles and printed issuers are all those seen,
    each with the mentions that print it, most frequent first: two dates are a conflict to show.
    `issuers` are the full names the mentions resolve to. `successor` and `counterparts` are addresses
    of documents or plans that have a page here: what replaced it, and the same instrument elsewhere.
    """

    key: str
    type: str
    number: str | None
    name: str | None
    series: str | None
    mentions: tuple[Mention, ...]
    dates: tuple[tuple[PartialDate, tuple[Mention, ...]], ...] = ()
    titles: tuple[tuple[str, tuple[Mention, ...]], ...] = ()
    issuers: tuple[tuple[str, tuple[Mention, ...]], ...] = ()
    record: DocumentRecord | None = None
    is_plan: bool = False
    possible_conflicts: tuple[str, ...] = ()
    successor: str | None = None
    counterparts: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """Its permanent address without the slashes at both ends."""
        return f"van-ban/{self.key}"

    @property
    def agreed_date(self) -> PartialDate | None:
        """The registry's date, else the one plans print; None where what they print cannot be one day."""
        if self.record and self.record.date:
            return self.record.date
        dates = [date for date, _ in self.dates]
        contradictory = any(not one.may_be(other) for at, one in enumerate(dates) for other in dates[:at])
        return dates[0] if dates and not contradictory else None


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """Which plan implements which, by address; a parent not held here is a "van-ban/…" stub.

    `roots` begin the chains (chuỗi): plans or stubs without a parent that have children.
    """

    parents: Mapping[str, tuple[str, ...]]
    children: Mapping[str, tuple[str, ...]]
    roots: tuple[str, ...]

    def root_of(self, address: str) -> str:
        """The top of the chain an address belongs to, by first parents; itself where it has none."""
        here, seen = address, {address}
        while above := self.parents.get(here):
            if above[0] in seen:
                break
            here = above[0]
            seen.add(here)
        return here


@dataclass(frozen=True, slots=True)
class Corpus:
    """All plans with what links them, read-only; what pages and indexes are made from.

    `resolutions[plan id]` stands beside that plan's citations, one for one. `cited_by` has,
    for the address of a held plan, the places in other plans that cite it. `conflicts` has every
    contradiction once, kind by kind.
    """

    plans: Mapping[str, Plan]
    facts: Mapping[str, PlanFacts]
    registries: Registries
    resolutions: Mapping[str, tuple[Resolution, ...]]
    documents: Mapping[str, CitedDocument]
    hierarchy: Hierarchy
    cited_by: Mapping[str, tuple[Mention, ...]]
    conflicts: tuple[Conflict, ...] = ()


# --------------------------------------------------------------------------- the site


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page of the site, the only thing handed to a site generator or written to disk.

    `address` has no slashes at its ends and is "" for the home page. `content` is the finished
    HTML between masthead and footer; links in it are relative to the page. `redirect` is the
    address an old page sends its readers to, and such a page has no content.
    """

    address: str
    title: str
    description: str
    content: str
    nav: str = ""
    source: str | None = None
    redirect: str | None = None

    @property
    def base(self) -> str:
        """The way from this page to the site's root: "../../" at depth 2, "./" at the root."""
        depth = self.address.count("/") + 1 if self.address else 0
        return "../" * depth or "./"
