"""Facts and bodies as bytes for the cache: plain values, which are read back many times faster than objects.

Each function pair is the inverse of the other. A value that does not fit raises ValueError,
EOFError or TypeError on the way back, as damaged bytes and those of another version do.
"""

from __future__ import annotations

import marshal
from itertools import starmap
from operator import attrgetter

from .dates import PartialDate
from .model import Block, Citation, PlacedCitation, PlanBody, PlanFacts, Section

_SECTION = attrgetter(*Section.__slots__)
_BLOCK = attrgetter(*Block.__slots__)
_PLACED = attrgetter(*PlacedCitation.__slots__)
_CITATION = attrgetter(*Citation.__slots__)
_DATE = Citation.__slots__.index("date")


def packed_facts(facts: PlanFacts) -> bytes:
    """The facts of one plan as bytes."""
    citations = []
    for placed in facts.citations:
        citation, *place = _PLACED(placed)
        values = list(_CITATION(citation))
        if citation.date:
            values[_DATE] = (citation.date.year, citation.date.month, citation.date.day)
        citations.append((values, place))
    return marshal.dumps((list(map(_SECTION, facts.outline)), citations, facts.words))


def unpacked_facts(content: bytes) -> PlanFacts:
    """The facts that were packed."""
    outline, citations, words = marshal.loads(content)
    placed = []
    for values, place in citations:
        if values[_DATE]:
            values[_DATE] = PartialDate(*values[_DATE])
        placed.append(PlacedCitation(Citation(*values), *place))
    return PlanFacts(tuple(starmap(Section, outline)), tuple(placed), words)


def packed_body(body: PlanBody) -> bytes:
    """The body of one plan as bytes."""
    return marshal.dumps((body.html, body.linked, list(map(_BLOCK, body.blocks))))


def unpacked_body(content: bytes) -> PlanBody:
    """The body that was packed."""
    html, linked, blocks = marshal.loads(content)
    return PlanBody(html, linked, tuple(starmap(Block, blocks)))
