"""The words of a source file: decoded, in composed letters, as printed lines."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..vietnamese import nfc

# Bytes 0 to 31 apart from tab and line ends, and the invisible marks that change how a line reads.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]"
)
_LINE_END = re.compile("\r\n|[\r\n\v\x85\u2028\u2029]")
_SPACES = re.compile(r"\s+")
_PAGE_NUMBER = re.compile(r"(?:[-–—]\s*\d{1,3}\s*[-–—]|(?:trang|page)\s*\d{1,3}(?:\s*[/-]\s*\d{1,3})?)", re.IGNORECASE)
_HEADING_MARK = re.compile(r"[ ]{0,3}#{1,6}[ \t]+\S")
_BOLD = re.compile(r"\*\*[^\s*][^*]*\*\*|__[^\s_][^_]*__")


class UnreadableSource(ValueError):
    """The file holds no text this importer can read; the message says why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its words with single spaces, and how many empty lines stand above it.

    For Markdown only: `broken` tells that the line before asks for a line break here, `is_heading`
    that the line was marked as a heading.
    """

    text: str
    gap: int = 0
    broken: bool = False
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class SourceText:
    """All printed lines of a source; `furniture` is what was left out as page furniture."""

    lines: tuple[Line, ...]
    is_markdown: bool = False
    furniture: tuple[str, ...] = ()
    invisible: int = 0


def decode(content: bytes) -> str:
    """The text of a file in UTF-8 or, with its mark, UTF-16.

    Raises UnreadableSource for PDF, Word, other encodings and binary files.
    """
    if content.startswith(b"%PDF"):
        raise UnreadableSource("đây là tệp PDF; hiện chỉ nhận văn bản thuần (.txt) và Markdown (.md)")
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise UnreadableSource("đây là tệp Word hoặc tệp nén; hiện chỉ nhận văn bản thuần (.txt) và Markdown (.md)")
    is_utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if not is_utf16 and b"\x00" in content:
        raise UnreadableSource("đây không phải tệp văn bản")
    try:
        return content.decode("utf-16" if is_utf16 else "utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableSource("tệp không dùng bảng mã Unicode (UTF-8); hãy lưu lại bằng UTF-8") from None


def read_source(text: str, name: str = "") -> SourceText:
    """The printed lines of a decoded text; Markdown is told by the name or by its marks.

    Only white space, invisible characters and page numbers at a page break are left out.
    """
    text = nfc(text)
    visible, invisible = _INVISIBLE.subn("", text)
    is_markdown = name.lower().endswith((".md", ".markdown")) or _looks_like_markdown(visible)
    lines: list[Line] = []
    furniture: list[str] = []
    gap = 0
    broken = False
    for raw, at_page_edge in _printed_lines(visible):
        words = _SPACES.sub(" ", raw).strip()
        if words and (_PAGE_NUMBER.fullmatch(words) or (at_page_edge and words.isdecimal() and len(words) <= 3)):
            furniture.append(words)
            words = ""
        if not words:
            gap += 1
            broken = False
            continue
        asks_break = is_markdown and (raw.endswith("  ") or raw.rstrip().endswith("\\"))
        if is_markdown and raw.rstrip().endswith("\\") and not words.endswith("\\\\"):
            words = words[:-1].rstrip() or words
        lines.append(Line(words, gap, broken and gap == 0))
        gap = 0
        broken = asks_break
    return SourceText(tuple(lines), is_markdown, tuple(furniture), invisible)


def _printed_lines(text: str) -> Iterator[tuple[str, bool]]:
    """All lines, each with whether it is the first or last printed one beside a page break."""
    pages = text.split("\f")
    for number, page in enumerate(pages):
        lines = _LINE_END.split(page)
        printed = [index for index, line in enumerate(lines) if line.strip()]
        edges = {printed[0], printed[-1]} if printed and len(pages) > 1 else set()
        # The text before the first page break and behind the last one has one edge only.
        if printed and len(printed) > 1 and number == 0:
            edges.discard(printed[0])
        if printed and len(printed) > 1 and number == len(pages) - 1:
            edges.discard(printed[-1])
        for index, line in enumerate(lines):
            yield line, index in edges


def _looks_like_markdown(text: str) -> bool:
    marks = 0
    for line in _LINE_END.split(text):
        marks += bool(_HEADING_MARK.match(line)) + bool(len(line) < 20_000 and _BOLD.search(line))
        if marks >= 2:
            return True
    return False
