"""The sentences in which plans cite, cut once from each plan's text and kept out of memory.

A decree's page shows the sentence of every plan that cites it. Reading all those plans again
for each document would cost more than everything else, and all sentences of a large portal
are too much to hold; so they wait in a file that disappears with the build.
"""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO

from ..model import PlanBody, PlanFacts
from .wording import shortened

Sentence = tuple[str, str, str]

_AROUND = 160
_ENDS = (". ", "; ", "\n")
_BETWEEN = "\x1f"


class CitingSentences:
    """For each citation of a plan the words before it, the citation, and the words after it."""

    def __init__(self, folder: Path, facts: Mapping[str, PlanFacts], body_of: Callable[[str], PlanBody]) -> None:
        self._facts = facts
        self._body_of = body_of
        self._folder = folder
        self._opened: IO[bytes] | None = None
        self._places: dict[str, array[int]] = {}

    @property
    def _file(self) -> IO[bytes]:
        if self._opened is None:
            self._opened = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 — open until the last page
        return self._opened

    def close(self) -> None:
        """Give the file up; no sentence can be had afterwards."""
        if self._opened:
            self._opened.close()

    def of(self, plan_id: str, index: int) -> Sentence:
        """The sentence around one citation of a plan."""
        if plan_id not in self._places:
            self.cut(plan_id, self._body_of(plan_id))
        places = self._places[plan_id]
        self._file.seek(places[index])
        before, marked, after = self._file.read(places[index + 1] - places[index]).decode().split(_BETWEEN)
        return before, marked, after

    def cut(self, plan_id: str, body: PlanBody) -> None:
        """Cut all sentences of a plan whose body is at hand."""
        if plan_id in self._places:
            return
        at = self._file.seek(0, 2)
        places = array("Q", [at])
        pieces = []
        for placed in self._facts[plan_id].citations:
            text = body.blocks[placed.block].text
            sentence = sentence_around(text, placed.citation.start, placed.citation.end)
            piece = _BETWEEN.join(part.replace(_BETWEEN, " ") for part in sentence).encode()
            pieces.append(piece)
            at += len(piece)
            places.append(at)
        self._file.write(b"".join(pieces))
        self._places[plan_id] = places


def sentence_around(text: str, start: int, end: int) -> Sentence:
    """The sentence around a place of the text, in three parts; long ends are cut after whole words."""
    begin = max((at + len(mark) for mark in _ENDS if (at := text.rfind(mark, 0, start)) >= 0), default=0)
    stop = min((at + 1 for mark in _ENDS if (at := text.find(mark, end)) >= 0), default=len(text))
    before = text[begin:start].lstrip()
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:].partition(" ")[2]
    return before, text[start:end], shortened(text[end:stop].rstrip(), _AROUND)
