"""Paragraphs that many plans have word for word: they tell little of any of them."""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import compress

from ..model import Plan, PlanFacts
from ..vietnamese import fold
from .weights import nominal_length

_SERIES_AT_LEAST = 4
_SHARE = 0.05
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
# Marks are sorted by half of their bits first: not all of a large corpus are counted one by one.
_HALVES = 1 << 16


class Boilerplate:
    """Which paragraphs stand in many series of plans.

    The plans of one agency that differ in title by the year alone are a series and count once: what it
    repeats every year is what those plans are about.
    """

    def __init__(self, plans: Mapping[str, Plan], facts: Mapping[str, PlanFacts]) -> None:
        self._facts = facts
        series: defaultdict[tuple[str, str], list[bytes]] = defaultdict(list)
        for plan_id, found in facts.items():
            if found.wordings:
                plan = plans[plan_id]
                series[plan.issuer, _YEAR.sub("", fold(plan.title))].append(found.wordings)
        least = _least(len(plans))
        halves: Counter[int] = Counter()
        for wordings in series.values():
            for marks in wordings:
                halves.update(_halves(marks))
        frequent = bytearray(_HALVES)
        for half, count in halves.items():
            frequent[half] = count >= least
        holders: Counter[int] = Counter()
        for wordings in series.values():
            holders.update({mark for marks in wordings for mark in _chosen(marks, frequent)})
        self._shared = {mark for mark, count in holders.items() if count >= least} - {0}

    def of(self, plan_id: str) -> bytes:
        """For each paragraph of a plan 1 where many have it, else 0; nothing where none is such a one."""
        if not self._shared:
            return b""
        flags = bytes(map(self._shared.__contains__, array("I", self._facts[plan_id].wordings)))
        return flags if any(flags) else b""


def divided(parts: Iterable[Sequence[str]], flags: bytes) -> tuple[list[list[str]], list[list[str]]]:
    """The paragraphs of each part of a text that are its own, and those that many plans have."""
    own: list[list[str]] = []
    shared: list[list[str]] = []
    end = 0
    for texts in parts:
        start, end = end, end + len(texts)
        here = flags[start:end].ljust(len(texts), b"\0")
        own.append([text for text, flag in zip(texts, here, strict=True) if not flag])
        shared.append([text for text, flag in zip(texts, here, strict=True) if flag])
    return own, shared


def terms_besides(terms: Sequence[int], known: Iterable[int], own: Collection[int]) -> tuple[list[int], list[int]]:
    """The terms that are not among a text's own, and how many of them are known after each part of it, as `known`
    says of all."""
    besides: list[int] = []
    known_besides: list[int] = []
    start = 0
    for end in known:
        besides += [term for term in terms[start:end] if term not in own]
        known_besides.append(len(besides))
        start = end
    return besides, known_besides


def _least(plans: int) -> float:
    """In how many series among so many plans a paragraph is boilerplate; it changes in steps."""
    return max(_SERIES_AT_LEAST, _SHARE * nominal_length(plans))


def _halves(marks: bytes) -> memoryview:
    return memoryview(marks).cast("H")[::2]


def _chosen(marks: bytes, wanted: bytearray) -> Iterable[int]:
    return compress(array("I", marks), map(wanted.__getitem__, _halves(marks)))
