"""Damaged symbols of numbers (OCR): corrected against the known codes, digits never touched."""

from __future__ import annotations

import re
from functools import cache

from .vocabulary import vocabulary

# What Đ is read as by recognition programs: QD, QB, Qb, QP, BCSPUBND.
_LIKE_D = frozenset("ĐDBPb")
_TO_D = str.maketrans(dict.fromkeys("ĐBPb", "D"))
# The term after QH with a stray or misread stroke: UBTVQHI11, QHI5.
_TERM = re.compile(r"(UBTVQH|QH)([Il|]?)(\d{1,2})")


# Codes as recognition reads them. One with a B or P for its Đ is a code only before a known body:
# "12/QP-TM" is a letter of a body QP, "12/QB-UBND" a decision.
_DAMAGED_CODES = {
    **dict.fromkeys(("QD", "QB", "QP"), "QĐ"),
    **dict.fromkeys(("ND", "NB", "NP"), "NĐ"),
    "QDI": "QĐi",
    "QYD": "QyĐ",
}


def repaired_code(printed: str) -> str | None:
    """The code of a type that a damaged one can be: "QB" → "QĐ"; None for a known or strange one."""
    return _DAMAGED_CODES.get(printed.upper())


@cache
def _skeletons() -> dict[str, tuple[str, ...]]:
    words = vocabulary()
    found: dict[str, list[str]] = {}
    for symbol in sorted({body.symbol for body in words.bodies.values()}):
        if "Đ" in symbol:
            found.setdefault(symbol.upper().translate(_TO_D), []).append(symbol)
    return {skeleton: tuple(symbols) for skeleton, symbols in found.items()}


def repaired_symbol(symbol: str) -> str | None:
    """The one known symbol of a body that a damaged one can be, or None where it is none or several.

    Only Đ is restored: "HBND" → "HĐND", "BCSPUBND" → "BCSĐUBND". A symbol that is itself known is
    left alone, and a letter that is not Đ in the known symbol must agree.
    """
    capitals = symbol.upper()
    words = vocabulary()
    if capitals in words.codes or capitals in words.bodies:
        return None
    fitting = [
        known
        for known in _skeletons().get(symbol.translate(_TO_D).upper(), ())
        if len(known) == len(symbol)
        and all(
            mine == theirs or (theirs == "Đ" and printed in _LIKE_D)
            for mine, theirs, printed in zip(capitals, known.upper(), symbol, strict=True)
        )
    ]
    return fitting[0] if len(fitting) == 1 else None


def repaired_term(symbol: str) -> str | None:
    """A symbol of the National Assembly with a misread stroke before its term, set right.

    "UBTVQHI11" → "UBTVQH11"; "QHI5" → "QH15": a letter is read, no digit is changed.
    """
    match = _TERM.fullmatch(symbol)
    if not match or not match[2]:
        return None
    digits = match[3] if len(match[3]) == 2 else "1" + match[3]
    return match[1] + digits
