"""The small values that templates are given: words and links that are ready to be shown.

The smallest know their own HTML (`__html__`, which Jinja asks for), so that a template only
says where they stand. They escape what they are made of.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Name:
    """What a document is called: words, then a number that must not break ("Số để trống,", "/KH-SXD")."""

    words: str
    number: str = ""

    def __str__(self) -> str:
        return f"{self.words} {self.number}".strip()

    def __html__(self) -> str:
        number = f'<span class="ck-no">{escape(self.number)}</span>' if self.number else ""
        return f"{escape(self.words)}{' ' if self.words and number else ''}{number}"


@dataclass(frozen=True, slots=True)
class State:
    """A state with its glyph: `kind` is one of held stub late ended soon ask clash na."""

    kind: str
    words: str

    def __html__(self) -> str:
        return f'<span class="ck-st ck-st--{self.kind}">{escape(self.words)}</span>'


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere, or plain words where `href` is empty; a `note` stands small below them.

    `kind` is "", "no" (a number), "blank" (something missing) or "hash".
    """

    words: str
    href: str = ""
    kind: str = ""
    note: str = ""

    def __html__(self) -> str:
        words = escape(self.words)
        if self.href:
            return f'<a href="{escape(self.href)}">{words}</a>'
        return f'<span class="ck-{self.kind}">{words}</span>' if self.kind else words


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
