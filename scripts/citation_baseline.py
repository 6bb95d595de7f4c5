"""What a change of the code does to the citations found: a baseline to compare with, and the difference.

A baseline is a file of JSON lines: one for a source (a plan), then one for each of its citations.
A source is known by its content, so that a text that an editor changed is not compared; what a
citation resolves to is compared only where registries and held plans are the same as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Fields = Mapping[str, Any]

# What registries and other plans have a say in; all other fields follow from the text alone.
RESOLVED = ("document", "candidates", "issuers")
# Where a citation stands: two that overlap there are the same one, differently read.
_PLACE = ("at", "words")


@dataclass(frozen=True, slots=True)
class Source:
    """The citations of one text. `content` and `context` are hashes of the text and of what it is resolved by.

    Each citation has at least `anchor` (its paragraph), `at` (where it begins there) and `words`.
    """

    name: str
    content: str
    context: str
    citations: tuple[Fields, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A citation that was lost (`after` is None), gained (`before` is None) or is read differently."""

    source: str
    before: Fields | None
    after: Fields | None
    fields: tuple[str, ...] = ()

    @property
    def citation(self) -> Fields:
        """The citation as it is now, or as it was."""
        found = self.after if self.after is not None else self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Comparison:
    """All changes; the names of texts that are `new`, `edited` or `gone` since the baseline.

    `unresolved` are texts whose registries or held plans changed: compared but for what they resolve to.
    """

    changes: tuple[Change, ...]
    texts: int
    citations: int
    new: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    unresolved: tuple[str, ...] = ()

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many citations were gained, lost, changed."""
        gained = sum(change.before is None for change in self.changes)
        lost = sum(change.after is None for change in self.changes)
        return gained, lost, len(self.changes) - gained - lost


def written(sources: Iterable[Source]) -> str:
    """The baseline as text, sources by name; the same sources give the same text."""
    lines = []
    for source in sorted(sources, key=lambda one: one.name):
        lines.append(_line({"source": source.name, "content": source.content, "context": source.context}))
        lines += [_line({name: value for name, value in found.items() if value}) for found in source.citations]
    return "".join(f"{line}\n" for line in lines)


def read(text: str) -> tuple[Source, ...]:
    """The sources of a baseline. Raises ValueError for a line that is none of it."""
    sources: list[tuple[Fields, list[Fields]]] = []
    for number, line in enumerate(text.rstrip("\n").split("\n"), 1):
        values = json.loads(line)
        if not isinstance(values, dict) or not ("source" in values or (sources and "words" in values)):
            raise ValueError(f"line {number} of the baseline is neither a source nor a citation")
        if "source" in values:
            sources.append((values, []))
        else:
            sources[-1][1].append(values)
    return tuple(Source(head["source"], head["content"], head["context"], tuple(found)) for head, found in sources)


def compared(before: Sequence[Source], after: Sequence[Source]) -> Comparison:
    """What differs between the citations of the same texts then and now."""
    then = {source.name: source for source in before}
    now = {source.name: source for source in after}
    same = [name for name in now if name in then and then[name].content == now[name].content]
    changes: list[Change] = []
    unresolved = []
    for name in same:
        ignored: tuple[str, ...] = ()
        if then[name].context != now[name].context:
            unresolved.append(name)
            ignored = RESOLVED
        changes += _changes(name, then[name].citations, now[name].citations, ignored)
    return Comparison(
        changes=tuple(changes),
        texts=len(same),
        citations=sum(len(then[name].citations) for name in same),
        new=tuple(name for name in now if name not in then),
        edited=tuple(name for name in now if name in then and name not in same),
        gone=tuple(name for name in then if name not in now),
        unresolved=tuple(unresolved),
    )


def _changes(
    source: str, before: Sequence[Fields], after: Sequence[Fields], ignored: Sequence[str]
) -> Iterator[Change]:
    partner = _pairs(before, after)
    taken = set(partner.values())
    for position, old in enumerate(before):
        if position not in partner:
            yield Change(source, old, None)
            continue
        new = after[partner[position]]
        names = dict.fromkeys((*old, *new))
        differing = tuple(
            name for name in names if name not in ignored and (old.get(name) or None) != (new.get(name) or None)
        )
        if differing:
            yield Change(source, old, new, differing)
    for position, new in enumerate(after):
        if position not in taken:
            yield Change(source, None, new)


def _pairs(before: Sequence[Fields], after: Sequence[Fields]) -> dict[int, int]:
    """Which citation now is which one then: first those in the same place, then overlapping, then of the same words."""
    pairs: dict[int, int] = {}
    free = dict.fromkeys(range(len(after)))
    for alike in (_same_place, _overlapping, _same_words):
        for position, old in enumerate(before):
            if position in pairs:
                continue
            found = next((other for other in free if alike(old, after[other])), None)
            if found is not None:
                pairs[position] = found
                del free[found]
    return pairs


def _same_place(old: Fields, new: Fields) -> bool:
    return (old["anchor"], old.get("at", 0), old["words"]) == (new["anchor"], new.get("at", 0), new["words"])


def _overlapping(old: Fields, new: Fields) -> bool:
    mine, theirs = old.get("at", 0), new.get("at", 0)
    meets = mine < theirs + len(new["words"]) and theirs < mine + len(old["words"])
    return old["anchor"] == new["anchor"] and meets and not _says_another(old, new)


def _says_another(old: Fields, new: Fields) -> bool:
    """Two numbers that are both printed in what overlaps are two documents, as in "số 15, 16/2017/NĐ-CP"."""
    return bool(old.get("number") and new.get("number") and old["number"] != new["number"]) and (
        _ordinal(old) != _ordinal(new)
    )


def _ordinal(found: Fields) -> str:
    digits = str(found["number"]).lstrip("0")
    return digits[: next((at for at, letter in enumerate(digits) if not letter.isdigit()), len(digits))]


def _same_words(old: Fields, new: Fields) -> bool:
    return bool(old["words"] == new["words"])


def _line(values: Fields) -> str:
    return json.dumps(values, ensure_ascii=False)


def summary(comparison: Comparison) -> str:
    """The one line that is always printed."""
    gained, lost, changed = comparison.counts
    return (
        f"{gained} trích dẫn thêm, {lost} mất, {changed} đổi, trong {comparison.citations} trích dẫn "
        f"của {comparison.texts} văn bản"
    )


def described(found: Fields) -> str:
    """A citation in one line: what it is, its number or name, date and document."""
    kind, name = str(found.get("type", "")), str(found.get("number") or found.get("name") or "")
    parts = [name if name.startswith(kind) else f"{kind} {name}".strip()]
    parts += [str(found[name]) for name in ("date", "role", "document") if found.get(name)]
    parts += ["trong chính văn bản"] if found.get("internal") else []
    return ", ".join(parts)


def differing_values(change: Change) -> Iterator[str]:
    """For a citation that is read differently, each field with its value then and now."""
    before, after = change.before or {}, change.after or {}
    for name in change.fields:
        yield f"{name}: {_value(before.get(name))} → {_value(after.get(name))}"


def _value(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if value else "không có"


def by_source(changes: Iterable[Change]) -> dict[str, list[Change]]:
    """The changes of each text in the order of its places: gained and lost beside each other."""
    groups: dict[str, list[Change]] = {}
    for change in changes:
        groups.setdefault(change.source, []).append(change)
    return groups
