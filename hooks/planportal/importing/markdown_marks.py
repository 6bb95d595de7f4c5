"""Markdown taken apart: marks that only repeat the structure go, those inside paragraphs stay;
and text put into Markdown, so that it shows as it was printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .source_text import Line

_HEADING = re.compile(r"#{1,6}(?:\s+|$)(?P<text>.*?)(?:\s+#+)?$")
_NUMBER_IN_BOLD = re.compile(r"(?P<mark>\*\*|__)(?P<number>(?:[IVX]{1,6}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)])\s+(?=\S)")
_INLINE = re.compile(r"[\\`*_\[<]|&(?=#?\w{1,32};)")
_BLOCK_START = re.compile(r"#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|\d{1,9}(?=[.)](?:\s|$))|~~~|```|[-=*_](?=[-=*_\s]*$)")
_CLOSING_MARKS = re.compile(r"(?<=\s)#+$|^#+$")


def without_structure_marks(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Markdown lines without heading marks and without bold around whole lines or paragraphs.

    Bold and italics inside a paragraph stay as they are.
    """
    result: list[Line] = []
    start = 0
    for end in range(1, len(lines) + 1):
        if end == len(lines) or lines[end].gap:
            result += _paragraph(lines[start:end])
            start = end
    return tuple(result)


def _paragraph(lines: Sequence[Line]) -> list[Line]:
    lines = [_without_heading_mark(line) for line in lines]
    whole = "\n".join(line.text for line in lines)
    unwrapped = without_bold(whole)
    if unwrapped != whole:
        parts = unwrapped.split("\n")
        lines = [replace(line, text=part.strip()) for line, part in zip(lines, parts, strict=True) if part.strip()]
    return [replace(line, text=_number_first(without_bold(line.text))) for line in lines]


def _without_heading_mark(line: Line) -> Line:
    match = _HEADING.fullmatch(line.text)
    if not match or not match["text"]:
        return line
    return replace(line, text=match["text"], is_heading=True)


def _number_first(text: str) -> str:
    """ "**a) Phòng A:** việc" → "a) **Phòng A:** việc": the number stands outside the bold."""
    return _NUMBER_IN_BOLD.sub(r"\g<number> \g<mark>", text, count=1) if text.startswith(("**", "__")) else text


def without_bold(text: str) -> str:
    """The text without bold around all of it; unchanged where only parts are bold."""
    for mark in ("**", "__"):
        inner = text[2:-2]
        if len(text) > 4 and text.startswith(mark) and text.endswith(mark) and mark not in inner and inner.strip():
            return inner.strip(" ") if not inner.startswith(mark[0]) else text
    return text


def without_emphasis(text: str) -> str:
    """The text without bold or italics around all of it, for names and numbers in front matter."""
    text = without_bold(text)
    if len(text) > 2 and text[0] in "*_" and text[-1] == text[0] and text[0] not in text[1:-1]:
        return text[1:-1].strip()
    return text


def shown_as_printed(text: str, is_markdown: bool) -> str:
    """The Markdown of one line of text that shows as that text.

    Where the source is Markdown its inline marks keep their meaning and only what would turn
    the line into another kind of block is escaped.
    """
    if not is_markdown:
        text = _INLINE.sub(r"\\\g<0>", text)
    return _escape_block_start(text)


def heading_as_printed(text: str, is_markdown: bool) -> str:
    """The same for the words of a heading, whose "#" at the end would be taken for a mark."""
    text = text if is_markdown else _INLINE.sub(r"\\\g<0>", text)
    return _CLOSING_MARKS.sub(lambda match: "\\" + match[0], text)


def _escape_block_start(text: str) -> str:
    match = _BLOCK_START.match(text)
    if not match:
        return text
    if match[0][0].isdigit():
        return f"{match[0]}\\{text[match.end() :]}"
    return f"\\{text}"
