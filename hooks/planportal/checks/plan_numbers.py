"""What validation asks about a document number: is it one, and what should be written instead."""

from __future__ import annotations

import re
from functools import cache

from ..numbers import DocumentNumber, NumberError, parse_symbol, squeezed, try_parse
from ..vocabulary import vocabulary

_WORDS_BEFORE = re.compile(r"^(?:kế hoạch)?\s*(?:số)?\s*[:.]?\s*", re.IGNORECASE)
_GAP = re.compile(r"[^\W\d_]\s+[^\W\d_]")
_GAP_FOR_HYPHEN = re.compile(r"^(\d+[a-zđ]?)\s*/?\s*([A-ZĐ][A-Za-zĐđ]{0,3})[\s_-]+(?=[A-ZĐ]{2})")


@cache
def document_types() -> dict[str, str]:
    """The code of each type of document, KH first, with its words; types without a code by their words."""
    types = vocabulary().types_of
    codes = {"KH": "kế hoạch"} | {code: kinds[0].words.lower() for code, kinds in types.items()}
    return codes | {kind.words: kind.words.lower() for kind in vocabulary().types.values() if kind.code is None}


def read_number(text: str) -> DocumentNumber | None:
    """The number written as `text`, or None where it has another form or is damaged."""
    if _GAP.search(text):
        return None  # "12/KH UBND": a hyphen is missing, not a space too many
    number = try_parse(text)
    return None if number is None or number.repaired else number


def suggested_number(text: str) -> str | None:
    """What to write for a number with words around it, or with a hyphen or letter damaged, or None."""
    bare = _WORDS_BEFORE.sub("", text.strip()).strip(" .;,")
    number = try_parse(_GAP_FOR_HYPHEN.sub(r"\1/\2-", bare)) or try_parse(bare)
    return str(number) if number else None


def read_symbol(text: str) -> str | None:
    """A symbol printed without its number, in its usual form: "KH-SXD"; None where it is none."""
    try:
        number = parse_symbol(text)
    except NumberError:
        return None
    return str(number).removeprefix("0/") if number.code and not number.repaired else None


def blank_number(text: str) -> str | None:
    """The symbol of a number whose digits were left out: "Số:   /KH-SXD" → "KH-SXD"; None otherwise."""
    match = re.fullmatch(r"(?i)(?:số|so)?[:.…_]*/(?P<symbol>\D+)", squeezed(text))
    return match["symbol"] if match else None
