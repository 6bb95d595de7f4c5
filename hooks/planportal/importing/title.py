"""The title of a plan: the lines behind the word "KẾ HOẠCH", and the years it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .enumerators import Kind, marker
from .folding import folded
from .lines import begins_lower, join_all, printed_width
from .markdown_marks import without_emphasis
from .source_text import Line

_PLAN_WORD = re.compile(r"\W*ke\s*hoach(?P<rest>\W.*)?", re.DOTALL)
_OPENING = re.compile(
    r"[\W_]*(?:thuc hien|can cu|nham|trien khai|thi hanh|tiep tuc|de |tren co so|theo |xet |thyc hi|thuec hi|can cr)"
)
_PERIOD = re.compile(
    r"(?:giai doan|nhiem ky|cac nam)\s*(?:tu nam\s*)?(?P<first>(?:19|20)\d\d)"
    r"\s*(?:[-–—]|den(?: nam)?)\s*(?P<last>(?:19|20)\d\d)"
)
_YEAR = re.compile(r"(?<!\w)n[ai]m\s*(?P<year>(?:19|20)\d\d)(?!\s*[-–—]\s*(?:19|20)\d\d)(?!\w)")
HEAD_LINES = 40
_EDGE = " *_#-–—“\"'("
_MOST_TITLE_LINES = 8
_LONGEST_TITLE = 800


def find_plan_word(lines: Sequence[Line]) -> int | None:
    """Which line says "KẾ HOẠCH", alone or in capitals before the title."""
    for index, line in enumerate(lines[:HEAD_LINES]):
        text = line.text.strip(" *_#")
        match = _PLAN_WORD.fullmatch(folded(text))
        if not match:
            continue
        rest = text[match.start("rest") :] if match["rest"] else ""
        head = text[: match.start("rest")] if match["rest"] else text
        is_alone = not any(letter.isalnum() for letter in rest)
        # In small letters it may be the end of a sentence that was cut at the line's end.
        begins_block = index == 0 or line.gap > 0
        if head == head.upper() or (head.lstrip(_EDGE)[:1].isupper() and begins_block and (is_alone or index == 0)):
            return index
    return None


def read_title(lines: Sequence[Line], plan_line: int) -> tuple[str | None, int, str]:
    """The title behind the word "Kế hoạch", the number of lines up to its end, and crumbs beside the word."""
    text = lines[plan_line].text.strip(" *_#")
    match = _PLAN_WORD.fullmatch(folded(text))
    assert match
    rest = text[match.start("rest") :].strip() if match["rest"] else ""
    parts: list[str] = []
    crumbs = ""
    if any(letter.isalnum() for letter in rest):
        parts.append(rest)
    else:
        crumbs = rest
    index = plan_line + 1
    while index < len(lines) and len(parts) < _MOST_TITLE_LINES and _is_title(lines, index, plan_line, parts):
        parts.append(lines[index].text.strip(" *_"))
        index += 1
    title = without_emphasis(join_all(parts)).strip(" *_") if parts else None
    return title or None, index, crumbs


def _is_title(lines: Sequence[Line], index: int, plan_line: int, parts: Sequence[str]) -> bool:
    line = lines[index]
    text = line.text.strip(" *_")
    found = marker(text)
    if found and found.kind is not Kind.PLUS:
        return False
    if not any(letter.isalnum() for letter in text) or len(text) + sum(map(len, parts)) > _LONGEST_TITLE:
        return False
    if not parts:
        return True
    usual_gap = min((after.gap for after in lines[plan_line + 1 :][:60]), default=0)
    if begins_lower(text):
        return True
    if line.gap > usual_gap or line.is_heading:
        return False
    plain = folded(text)
    if plain.startswith("can cu ") or (_is_capitals(parts) and text != text.upper()):
        return False
    return not (_OPENING.match(plain) and printed_width(text) > 20)


def _is_capitals(parts: Sequence[str]) -> bool:
    whole = "".join(parts)
    return whole == whole.upper() and any(letter.isalpha() for letter in whole)


def period_of(title: str) -> tuple[int, int] | None:
    """The years a title names: one year wins over a longer period it belongs to; None if neither or several."""
    plain = folded(title)
    years = {int(match["year"]) for match in _YEAR.finditer(plain)}
    if len(years) == 1:
        year = years.pop()
        return year, year
    spans = {(int(match["first"]), int(match["last"])) for match in _PERIOD.finditer(plain)}
    if len(spans) == 1 and not years:
        first, last = spans.pop()
        return (first, last) if first <= last else None
    return None
