"""Found citations against labelled ones: what was missed, invented, or found with a wrong fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from citation_labels import Label, LabelledText, Span, kind_of

Found = dict[str, Any]
"""One line of `cite.py`."""

COUNTED = ("number", "dated", "issued", "law", "name", "internal")
"""What is missed or invented: numbers, the same with their date, with date and issuers, laws by name, documents by
name, references into the same text."""

FACTS = (
    "span",
    "letters",
    "date",
    "issuers",
    "printed",
    "title",
    "pinpoint",
    "role",
    "nested_in",
    "repaired",
    "document",
    "target",
)
"""What is right or wrong of a mention that was found; `letters` is the canonical number with its capitals (CT-TTg),
`target` is of references into the same text."""

LISTED_WRONGLY = ("trap", "inside")
"""Places listed as documents that are none, and references into the same text listed as other documents."""

_OWN = "the plan itself"
_DASHES = str.maketrans(dict.fromkeys("–—‑−", "-"))
_QUOTES = '“”" '
_TITLE_VERB_WORDS = 2


@dataclass(slots=True)
class Score:
    """How many were found, how many labelled, and how many of both are the same."""

    found: int = 0
    labelled: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """The share of the found ones that are right; 1 where none was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of the labelled ones that were found; 1 where none is labelled."""
        return self.right / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.found + self.labelled
        return 2 * self.right / both if both else 1.0

    def add(self, other: Score) -> None:
        """Takes the counts of another text in."""
        self.found += other.found
        self.labelled += other.labelled
        self.right += other.right


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where label and program differ; `what` is one of COUNTED, FACTS or LISTED_WRONGLY.

    `expected` is None where nothing is labelled, `seen` where nothing was found.
    """

    at: int
    what: str
    expected: str | None
    seen: str | None


@dataclass(slots=True)
class Evaluation:
    """The scores of one text or of several, and the differences of one."""

    counted: dict[str, Score] = field(default_factory=lambda: {name: Score() for name in COUNTED})
    facts: dict[str, Score] = field(default_factory=lambda: {name: Score() for name in FACTS})
    listed_wrongly: dict[str, int] = field(default_factory=lambda: dict.fromkeys(LISTED_WRONGLY, 0))
    differences: list[Difference] = field(default_factory=list)

    def add(self, other: Evaluation) -> None:
        """Takes the scores of another text in; its differences stay with it."""
        for name, score in other.counted.items():
            self.counted[name].add(score)
        for name, score in other.facts.items():
            self.facts[name].add(score)
        for name, count in other.listed_wrongly.items():
            self.listed_wrongly[name] += count


def evaluate(labels: LabelledText, text: str, found: Sequence[Found]) -> Evaluation:
    """Compares the labels of a text with the lines of `cite.py` for it.

    A found mention is the labelled one where type and number are the same, but for capitals, and the places overlap.
    """
    result = Evaluation()
    pairs = _paired(labels.mentions, found)
    found_for = {label.at[0]: one for label, one in pairs if one is not None}
    for label, one in pairs:
        result.counted[label.kind].labelled += 1
        if one is None:
            near = next((each for each in found if _overlap(label.at, _span(each))), None)
            result.differences.append(Difference(label.at[0], label.kind, _identity(label), _seen(near)))
            continue
        outer = found[one["nested_in"]] if one["nested_in"] is not None else None
        wrong = set()
        expected_outer = None if label.nested_in is None else found_for.get(label.nested_in)
        for name, expected, seen, is_right in _facts(label, one, text, outer, expected_outer):
            if name in labels.unlabelled:
                continue
            result.facts[name].add(Score(1, 1, int(is_right)))
            if not is_right:
                wrong.add(name)
                result.differences.append(Difference(label.at[0], name, f"{_identity(label)}: {expected}", str(seen)))
        for name in _counts_for(label.kind, wrong):
            result.counted[name].right += 1
    matched = {id(one) for _, one in pairs if one is not None}
    for one in found:
        _count_found(labels, one, id(one) in matched, result)
    for name in ("dated", "issued"):
        result.counted[name].found = result.counted["number"].found
        result.counted[name].labelled = result.counted["number"].labelled
    result.differences.sort(key=lambda each: each.at)
    return result


def _paired(labels: Sequence[Label], found: Sequence[Found]) -> list[tuple[Label, Found | None]]:
    """Each label with the found mention that is the same; none is used twice."""
    free = list(found)
    pairs: list[tuple[Label, Found | None]] = []
    for label in labels:
        place = next((index for index, one in enumerate(free) if _is_same(label, one)), None)
        pairs.append((label, None if place is None else free.pop(place)))
    return pairs


def _is_same(label: Label, one: Found) -> bool:
    if label.internal != one["internal"] or not _overlap(label.at, _span(one)):
        return False
    numbers = ((label.number or "").casefold(), (one["number"] or "").casefold())
    return label.internal or (label.type == one["type"] and numbers[0] == numbers[1])


def _counts_for(kind: str, wrong: set[str]) -> Iterator[str]:
    """What a mention that was found counts for, given the facts that are wrong of it."""
    yield kind
    if kind == "number" and "date" not in wrong:
        yield "dated"
        if "issuers" not in wrong:
            yield "issued"


def _count_found(labels: LabelledText, one: Found, is_labelled: bool, result: Evaluation) -> None:
    place = _span(one)
    kind = kind_of(one["type"], one["number"], one["internal"])
    if not is_labelled:
        uncounted = labels.doubtful if kind != "internal" else labels.traps.get(_OWN, ())
        if any(_overlap(place, each) for each in uncounted):
            return
        result.differences.append(Difference(place[0], kind, None, _seen(one)))
    result.counted[kind].found += 1
    if kind == "internal":
        return
    for trap, places in labels.traps.items():
        if any(_overlap(place, each) for each in places):
            result.listed_wrongly["trap"] += 1
            result.differences.append(Difference(place[0], "trap", trap, _seen(one)))
    if any(label.internal and _overlap(place, label.at) for label in labels.mentions):
        result.listed_wrongly["inside"] += 1
        result.differences.append(Difference(place[0], "inside", None, _seen(one)))


def _facts(
    label: Label, one: Found, text: str, outer: Found | None, expected_outer: Found | None
) -> Iterator[tuple[str, object, object, bool]]:
    """Each fact as labelled and as found, and whether they are the same."""
    if label.internal:
        yield _fact("target", label.target, one.get("target"))
        return
    yield _fact("span", label.at, _span(one))
    yield _fact("letters", label.number, one["number"])
    yield _fact("date", label.date, one["date"])
    yield _fact("issuers", list(label.issuers), one["issuers"])
    yield _fact("printed", list(label.printed), [_plain(words) for words in one["issuers_printed"]])
    title, seen = (
        words.translate(_DASHES).strip(_QUOTES) for words in (_cut(text, label.title), _plain(one["title"] or ""))
    )
    yield "title", title, seen, _is_title(title, seen)
    yield _fact("pinpoint", _cut(text, label.pinpoint), _plain(one["pinpoint"] or ""))
    yield _fact("role", label.role, one["role"])
    is_in_place = outer is expected_outer and (outer is None) == (label.nested_in is None)
    yield "nested_in", label.nested_in, outer and outer["start"], is_in_place
    yield _fact("repaired", label.repaired, one["repaired"])
    yield _fact("document", label.document, one["document"])


def _fact(name: str, expected: object, seen: object) -> tuple[str, object, object, bool]:
    return name, expected, seen, expected == seen


def _is_title(expected: str, seen: str) -> bool:
    """Whether a title is the labelled one; the words that open it ("về việc") may be left out."""
    if not seen or not expected.endswith(seen):
        return expected == seen
    return len(expected.removesuffix(seen).strip(_QUOTES).split()) <= _TITLE_VERB_WORDS


def _cut(text: str, span: Span | None) -> str:
    return _plain(text[span[0] : span[1]]) if span else ""


def _plain(words: str) -> str:
    return " ".join(words.split())


def _span(one: Found) -> Span:
    return one["start"], one["end"]


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _identity(label: Label) -> str:
    return label.name or f"{label.type} {label.number or ''}".strip()


def _seen(one: Found | None) -> str | None:
    if one is None:
        return None
    return f"{one['name'] or one['type'] + ' ' + (one['number'] or '')} “{_plain(one['surface'])}”"
