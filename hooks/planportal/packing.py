"""Facts and bodies as bytes for the cache: plain values, which are read back many times faster than objects.

Each function pair is the inverse of the other. A value that does not fit raises ValueError,
EOFError or TypeError on the way back, as damaged bytes and those of another version do.

Plans say the same words over and over. What was interned when it was packed is interned again
when it is read, so that thousands of facts in memory share one "Quyết định".
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable
from functools import lru_cache
from itertools import starmap
from operator import attrgetter
from sys import intern

from .dates import PartialDate
from .model import Block, Citation, PlacedCitation, PlanBody, PlanFacts, Section

_SECTION = attrgetter(*Section.__slots__)
_BLOCK = attrgetter(*Block.__slots__)
_PLACED = attrgetter(*PlacedCitation.__slots__)
_CITATION = attrgetter(*Citation.__slots__)
_DATE, _ISSUERS = Citation.__slots__.index("date"), Citation.__slots__.index("issuers_printed")
_shared_date = lru_cache(maxsize=8192)(PartialDate)


def packed_facts(facts: PlanFacts) -> bytes:
    """The facts of one plan as bytes."""
    citations = []
    for placed in facts.citations:
        citation, *place = _PLACED(placed)
        values = _shared(_CITATION(citation))
        values[_ISSUERS] = tuple(_shared(citation.issuers_printed))
        if citation.date:
            values[_DATE] = (citation.date.year, citation.date.month, citation.date.day)
        citations.append((values, _shared(place)))
    outline = [_shared(_SECTION(section)) for section in facts.outline]
    return marshal.dumps((outline, citations, facts.words, facts.wordings))


def _shared(values: Iterable[object]) -> list[object]:
    return [intern(value) if type(value) is str else value for value in values]


def unpacked_facts(content: bytes) -> PlanFacts:
    """The facts that were packed."""
    outline, citations, words, wordings = marshal.loads(content)
    placed = []
    for values, place in citations:
        if values[_DATE]:
            values[_DATE] = _shared_date(*values[_DATE])
        placed.append(PlacedCitation(Citation(*values), *place))
    return PlanFacts(tuple(starmap(Section, outline)), tuple(placed), words, wordings)


def packed_body(body: PlanBody) -> bytes:
    """The body of one plan as bytes."""
    return marshal.dumps((body.html, body.linked, list(map(_BLOCK, body.blocks))))


def unpacked_body(content: bytes) -> PlanBody:
    """The body that was packed."""
    html, linked, blocks = marshal.loads(content)
    return PlanBody(html, linked, tuple(starmap(Block, blocks)))
