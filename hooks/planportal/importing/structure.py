"""The body of a plan in the project's Markdown, from its paragraphs and their printed numbers.

One blank line between blocks and no indentation: "## I. Mục", "### 1. Khoản" and "#### a) Điểm"
where they are headings, else "1. text" and "a) text", "- text" for dashes. The words are the
source's own; what Markdown would take for a mark is escaped so that it shows as printed.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..vietnamese import fold
from .enumerators import Kind, Marker, is_heading_text
from .lines import Paragraph
from .markdown_marks import heading_as_printed, shown_as_printed, without_bold

_TOP = (Kind.PART, Kind.CAPITAL, Kind.ROMAN)
# How deep each number stands; a heading's text may only be followed by something deeper.
_DEPTH = {
    Kind.PART: 0,
    Kind.CAPITAL: 1,
    Kind.ROMAN: 2,
    Kind.ARABIC: 3,
    Kind.DECIMAL: 4,
    Kind.BRACKET: 5,
    Kind.LETTER: 5,
    Kind.DASH: 6,
    Kind.PLUS: 7,
}
_HEADING_MARK = {Kind.ARABIC: "###", Kind.DECIMAL: "####", Kind.LETTER: "####", Kind.BRACKET: "####"}
_CLOSING_WORDS = "tren day la"


def body_markdown(paragraphs: Sequence[Paragraph], is_markdown: bool = False) -> str:
    """The Markdown body, ending in a line end; empty where there are no paragraphs."""
    blocks: list[str] = []
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        block = _block(paragraph, following, is_markdown)
        if is_markdown and blocks and _is_table_row(block) and _is_table_row(blocks[-1]):
            blocks[-1] += f"\n{block}"
        else:
            blocks.append(block)
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _block(paragraph: Paragraph, following: Paragraph | None, is_markdown: bool) -> str:
    found = paragraph.marker
    if found is not None and found.kind is Kind.PART and not found.rest:
        return f"## {heading_as_printed(paragraph.text, is_markdown)}"
    if found is None or not found.rest:
        return shown_as_printed(paragraph.text, is_markdown)
    if found.kind in _TOP:
        if is_heading_text(found.rest) or found.rest == found.rest.upper():
            return _heading("##", found, is_markdown)
        return shown_as_printed(paragraph.text, is_markdown)
    if found.kind in _HEADING_MARK and _is_heading(found, following):
        return _heading(_HEADING_MARK[found.kind], found, is_markdown)
    if found.kind is Kind.ARABIC or found.kind is Kind.DASH or (found.kind is Kind.PLUS and is_markdown):
        mark = found.printed if found.kind is Kind.ARABIC else "-"
        return f"{mark} {shown_as_printed(found.rest, is_markdown)}"
    if found.kind is Kind.PLUS:
        return f"\\{found.printed} {shown_as_printed(found.rest, is_markdown)}"
    return shown_as_printed(_spaced(found), is_markdown)


def _heading(mark: str, found: Marker, is_markdown: bool) -> str:
    text = without_bold(found.rest) if is_markdown else found.rest
    return f"{mark} {_escaped_mark(found.printed)} {heading_as_printed(text, is_markdown)}"


def _escaped_mark(printed: str) -> str:
    return printed.replace("|", "\\|")


def _spaced(found: Marker) -> str:
    return f"{found.printed} {found.rest}"


def _is_heading(found: Marker, following: Paragraph | None) -> bool:
    """Whether a numbered text is a heading: it ends no sentence, and what follows is below it."""
    if following is None or not is_heading_text(without_bold(found.rest)):
        return False
    if following.marker is None:
        return not fold(following.text).startswith(_CLOSING_WORDS)
    return _DEPTH[following.marker.kind] > _DEPTH[found.kind]


def _is_table_row(block: str) -> bool:
    return block.startswith("|")
