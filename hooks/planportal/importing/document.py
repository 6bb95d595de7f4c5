"""A plan as its source prints it: what was found, what is absent, and the body in Markdown.

Pure: the text and the registries decide everything. What cannot be told is None and is named
to the editor; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..records import Registries
from .enumerators import Kind
from .folding import folded
from .issuers import AgencyNames, IssuerEvidence, IssuerFinding
from .letterhead import Letterhead, read_letterhead
from .lines import Paragraph, paragraphs
from .markdown_marks import without_structure_marks
from .parent_plan import NamedParent, named_parents
from .signature import Closing, read_closing, stray_word
from .source_text import Line, SourceText
from .structure import body_markdown
from .syllables import Readability, readability
from .title import period_of

_SECTIONS = (Kind.PART, Kind.CAPITAL, Kind.ROMAN, Kind.ARABIC)
# "… xây dựng Kế hoạch thực hiện công tác A, cụ thể như sau:" names the plan where no title stands.
_DRAFTING = re.compile(
    r"(?:xây dựng|ban hành|lập|đề ra) kế hoạch (?P<title>\S[^;:.]{5,250}?)"
    r"(?:,? (?:với )?(?:cụ thể|các|những) (?:nội dung )?(?:cụ thể )?như sau|,? như sau|,? cụ thể|,? với)",
    re.IGNORECASE,
)
_MOST_OPENING = 12
_SENTENCE = 40


@dataclass(frozen=True, slots=True)
class ImportedPlan:
    """Everything read from one source; `set_aside` are words of it that went nowhere else."""

    letterhead: Letterhead
    closing: Closing
    title: str | None
    title_from_text: bool
    issuer: IssuerFinding
    parents: tuple[NamedParent, ...]
    period: tuple[int, int] | None
    readability: Readability
    body: str
    set_aside: tuple[str, ...]
    furniture: tuple[str, ...]
    invisible: int

    @property
    def year(self) -> int | None:
        """The year it is filed under: of the date, else the first of the period."""
        if self.letterhead.date:
            return self.letterhead.date.year
        return self.period[0] if self.period else None


def read_plan_text(source: SourceText, registries: Registries, issuer: str | None = None) -> ImportedPlan:
    """The plan a source prints; `issuer` is the agency's id where the editor has named it."""
    lines = without_structure_marks(source.lines) if source.is_markdown else source.lines
    letterhead = read_letterhead(lines)
    rest = lines[letterhead.length :]
    closing = read_closing(rest)
    prose, set_aside = _prose_of_head(letterhead)
    body = paragraphs([*prose, *rest[: closing.start]], source.is_markdown)
    if closing.start < len(rest) and body and body[-1].marker is None and stray_word(body[-1].text):
        set_aside.append(body.pop().text)
    set_aside += closing.set_aside
    annex = paragraphs(rest[closing.annex :], source.is_markdown)
    opening = _opening(body)
    title, from_text = _title(letterhead, opening)
    period = period_of(title) if title else None
    names = AgencyNames(registries)
    finding = (
        IssuerFinding(issuer, how="--issuer")
        if issuer
        else names.find_issuer(_evidence(letterhead, closing, title, opening, body, period))
    )
    return ImportedPlan(
        letterhead=letterhead,
        closing=closing,
        title=title,
        title_from_text=from_text,
        issuer=finding,
        parents=named_parents(opening, names, finding.id),
        period=period,
        readability=readability(" ".join(line.text for line in rest[: closing.start])),
        body=body_markdown([*body, *annex], source.is_markdown),
        set_aside=tuple(set_aside),
        furniture=source.furniture,
        invisible=source.invisible,
    )


def _prose_of_head(letterhead: Letterhead) -> tuple[list[Line], list[str]]:
    """Sentences above the title, as of a decision that issues the plan, belong to the text; crumbs do not."""
    if any(len(text) >= _SENTENCE for text in letterhead.set_aside):
        return [Line(text, gap=1) for text in letterhead.set_aside], []
    return [], list(letterhead.set_aside)


def _opening(body: Sequence[Paragraph]) -> tuple[str, ...]:
    """The paragraphs before the first section."""
    opening = []
    for paragraph in body[:_MOST_OPENING]:
        if paragraph.marker is not None and paragraph.marker.kind in _SECTIONS:
            break
        opening.append(paragraph.text)
    return tuple(opening)


def _title(letterhead: Letterhead, opening: Sequence[str]) -> tuple[str | None, bool]:
    """The printed title, else the one the drafting formula of the opening names."""
    if letterhead.title:
        return letterhead.title, False
    for paragraph in opening:
        if match := _DRAFTING.search(paragraph):
            title = match["title"].strip(" ,")
            return title[0].upper() + title[1:], True
    return None, False


def _evidence(
    letterhead: Letterhead,
    closing: Closing,
    title: str | None,
    opening: Sequence[str],
    body: Sequence[Paragraph],
    period: tuple[int, int] | None,
) -> IssuerEvidence:
    last = body[-1].text if body else ""
    return IssuerEvidence(
        agency_lines=letterhead.agency_lines,
        symbol=letterhead.number or letterhead.symbol,
        place=letterhead.place,
        title=title or "",
        opening="\n".join(opening),
        closing=last if "ke hoach" in folded(last)[:60] else "",
        recipients=closing.recipients,
        date=letterhead.date,
        year=period[0] if period else None,
    )
