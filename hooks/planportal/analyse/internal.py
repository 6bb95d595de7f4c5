"""Where a reference into the same plan points: "Khoản 5 Mục III của Kế hoạch này" → muc-iii-5."""

from __future__ import annotations

import re
from collections.abc import Set

from ..vietnamese import fold

# Narrow to wide in the text (điểm a khoản 1 mục IV), wide to narrow in the anchor.
_SECTION = re.compile(r"\bmuc (?P<number>[ivxlc]{1,7}|\d{1,3})\b")
_CLAUSE = re.compile(r"\bkhoan (?P<number>\d{1,3})\b")
_POINT = re.compile(r"\bdiem (?P<number>[a-z])\b")
_APPENDIX = re.compile(r"\bphu luc (?P<number>[ivxlc]{1,7}|\d{1,3})\b")
_ARTICLE = re.compile(r"\bdieu (?P<number>\d{1,3})\b")


def anchor_of_pinpoint(pinpoint: str, anchors: Set[str]) -> str | None:
    """The anchor a pinpoint names, or None where this plan has no such place.

    In plans "Khoản n Mục R" is the item numbered n of section R. A printed đ folds to d, so
    the point is looked up as printed first.
    """
    folded = " ".join(fold(pinpoint).split())
    if (match := _APPENDIX.search(folded)) and (anchor := f"phu-luc-{match['number']}") in anchors:
        return anchor
    section, clause, point = (pattern.search(folded) for pattern in (_SECTION, _CLAUSE, _POINT))
    steps = [match["number"] for match in (section or _ARTICLE.search(folded), clause) if match]
    if point:
        printed = pinpoint[point.start("number")] if len(folded) == len(pinpoint) else point["number"]
        steps.append("dd" if printed in "đĐ" else point["number"])
    if not steps:
        return None
    head = "dieu" if not section and _ARTICLE.search(folded) else "muc"
    anchor = "-".join((head, *steps))
    return anchor if anchor in anchors else None
