"""Citations of a text as a reader labelled them: facts and places, against which a program is measured.

A folder of labels holds one YAML file a text; tests/seeds/labels/README.md names the fields.
Places count code points of the text as decoded, half open, as those of `cite.py` do.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import yaml

Span = tuple[int, int]

LAWS = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"})


class LabelError(ValueError):
    """A label file that is not of the form, or that belongs to another text."""


@dataclass(frozen=True, slots=True)
class Label:
    """One mention of a document. A fact that is not printed and does not follow is None or empty.

    `at` runs from the type word to the end of the issuer, `title` from the word that opens the
    title ("về việc") to its end. `issuers` are full names with their place, `printed` the words
    of the text. `nested_in` is where the mention begins whose title holds this one.
    """

    at: Span
    type: str | None = None
    number: str | None = None
    name: str | None = None
    date: str | None = None
    issuers: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    role: str = "mention"
    internal: bool = False
    target: str | None = None
    repaired: bool = False
    pinpoint: Span | None = None
    title: Span | None = None
    nested_in: int | None = None
    document: str | None = None

    @property
    def kind(self) -> str:
        """One of "number", "law", "name", "internal": what it is counted with."""
        return kind_of(self.type, self.number, self.internal)


@dataclass(frozen=True, slots=True)
class LabelledText:
    """The labels of one text, with what must be known to resolve them.

    `traps` are places that must not be listed, by what they are; `doubtful` places count neither
    way. `unlabelled` are the facts that the reader left out altogether: they are not measured.
    """

    file: str
    sha256: str | None
    issuer: str | None
    date: str | None
    damaged: bool
    mentions: tuple[Label, ...]
    doubtful: tuple[Span, ...]
    traps: Mapping[str, tuple[Span, ...]]
    unlabelled: frozenset[str]

    def read(self, folder: Path) -> str:
        """The text itself. Raises LabelError where it is not the one that was labelled."""
        path = folder / self.file
        content = path.read_bytes()
        if self.sha256 and hashlib.sha256(content).hexdigest() != self.sha256:
            raise LabelError(f"{path} is not the text that was labelled: its sha256 differs")
        return content.decode("utf-8")


def kind_of(type_words: str | None, number: str | None, internal: bool) -> str:
    """What a mention is counted with: "internal", "number", "law" or "name"."""
    if internal:
        return "internal"
    if number:
        return "number"
    return "law" if type_words in LAWS else "name"


def labelled_texts(folder: Path) -> Iterator[tuple[Path, LabelledText]]:
    """The label files of a folder in the order of their names. Raises LabelError."""
    for path in sorted(folder.glob("*.yml")):
        try:
            yield path, _labelled_text(yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader))
        except (KeyError, TypeError, ValueError, yaml.YAMLError) as error:
            raise LabelError(f"{path}: {error}") from error


def _labelled_text(written: Mapping[str, Any]) -> LabelledText:
    known = {"text" if each.name == "file" else each.name for each in fields(LabelledText)}
    if unknown := set(written) - known:
        raise LabelError(f"unknown fields {sorted(unknown)}")
    return LabelledText(
        file=written["text"],
        sha256=written.get("sha256"),
        issuer=written.get("issuer"),
        date=written.get("date"),
        damaged=written.get("damaged", False),
        mentions=tuple(Label(**_values(each)) for each in written["mentions"]),
        doubtful=tuple(_span(each["at"]) for each in written.get("doubtful", ())),
        traps={kind: tuple(map(_span, places)) for kind, places in written.get("traps", {}).items()},
        unlabelled=frozenset(written.get("unlabelled", ())),
    )


def _values(written: Mapping[str, Any]) -> dict[str, Any]:
    values = dict(written)
    for name in ("at", "pinpoint", "title"):
        if name in values:
            values[name] = _span(values[name])
    for name in ("issuers", "printed"):
        values[name] = tuple(values.get(name, ()))
    return values


def _span(written: list[int]) -> Span:
    start, end = written
    if not 0 <= start < end:
        raise LabelError(f"{written} is no place")
    return start, end
