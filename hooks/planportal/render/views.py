"""The small values that templates are given: words and links that are ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """What a document is called: words, then a number that must not break ("Số để trống,", "/KH-SXD")."""

    words: str
    number: str = ""

    def __str__(self) -> str:
        return f"{self.words} {self.number}".strip()


@dataclass(frozen=True, slots=True)
class State:
    """A state with its glyph: `kind` is one of held stub late ended soon ask clash na."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere, or plain words where `href` is empty; a `note` stands small below them.

    `kind` is "", "no" (a number), "blank" (something missing) or "hash".
    """

    words: str
    href: str = ""
    kind: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a list of properties: a label and its values."""

    label: str
    values: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A plan or a cited document in a list.

    `places` are the paragraphs that mention it, `life` its force then and now, `states` what
    else is particular about it. `id` is set where a citation opens this row; `stub` is true
    where the portal does not hold the text; `candidates` are what an uncertain one could be.
    """

    name: Name
    href: str
    title: str = ""
    facts: tuple[str, ...] = ()
    places: tuple[Link, ...] = ()
    life: tuple[State, ...] = ()
    states: tuple[State, ...] = ()
    id: str = ""
    stub: bool = False
    candidates: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reader must know first: a fact in bold, then a sentence; `kind` is "", "warn" or "bad"."""

    kind: str
    fact: str
    text: str = ""
