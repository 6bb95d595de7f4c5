"""The word for the type of a document, printed before its number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..damaged_words import resembles
from ..vietnamese import fold
from ..vocabulary import DocumentType, vocabulary
from .flat_text import FlatText
from .issuers import issuers_at

_REACH = 72
_LONGEST_TYPE = 4
# "số" as recognition programs read it; only trusted where a type stands before it.
_DAMAGED_SO = re.compile(r"\s(?:s[a-z0-9&¢]{0,2}|\$[a-z0-9]?)$")
# "sô", "so" and "No" in readable text; only right behind a type.
_UNMARKED_SO = re.compile(r"\s(?:so|no\.?|n°|nº|№)$")
_PLAIN_WORDS = re.compile(r"(?:\s(?!của\s|và\s|tại\s|theo\s|này\s|là\s|có\s)[a-zà-ỹđ]{1,7}){1,4}\s?")
_CODE_WORD = re.compile(r"(?<!\w)([A-ZĐ]{1,4}[rđ]?)$")
# Also the number of a list item, glued: "8Nghị quyết".
_BEFORE_TYPE = "(“\"'[:*~0123456789.)-"


@dataclass(frozen=True, slots=True)
class TypeWords:
    """What stands before a number: where it begins, the type, "số", and an issuer in between."""

    start: int
    type: DocumentType | None
    has_so: bool
    so_start: int
    issuers: tuple[str, ...] = ()


def type_before(flat: FlatText, place: int, code: str | None, organs: tuple[str, ...]) -> TypeWords:
    """The type words that end at the number; `start` is `place` or that of "số" where there are none.

    Reads "Quyết định số", "Quyết địnhsố", "Kết luận", "Quyết định của Bộ Chính trị số", and damaged
    words that can be the type of the number's code.
    """
    base = max(0, place - _REACH)
    window = flat.folded[base:place].replace("\n", " ").rstrip(" :.(")
    has_so, so_start = False, place
    if window.endswith("so") and (flat.is_damaged or flat.text[base + len(window) - 1].lower() == "ố"):
        window = window[:-2]
        has_so, so_start = True, base + len(window)
    else:
        unmarked = _UNMARKED_SO.search(window, max(0, len(window) - 4))
        if unmarked and _exact(window[: unmarked.start()].rstrip()):
            window = window[: unmarked.start()]
            has_so, so_start = True, base + unmarked.start() + 1
    window = window.rstrip(" :\n(,")
    found = _exact(window) or _by_code(flat.text[base : base + len(window)])
    if found:
        return TypeWords(base + found[0], found[1], has_so, so_start)
    between = _with_issuer_between(flat, base, window, organs)
    if between:
        return TypeWords(between[0], between[1], has_so, so_start, between[2])
    beside = _with_issuer_beside(flat, base, window, code, organs)
    if beside:
        return TypeWords(beside[0], beside[1], has_so, so_start, beside[2])
    if has_so:
        described = _with_words_between(flat, base, window, code or "CV")
        if described:
            return TypeWords(base + described[0], described[1], has_so, so_start)
    if flat.is_damaged:
        damaged = _damaged(window, has_so, code)
        if damaged:
            return TypeWords(base + damaged[0], damaged[1], True, so_start)
    return TypeWords(so_start, None, has_so, so_start)


def _exact(window: str) -> tuple[int, DocumentType] | None:
    types = vocabulary().types
    words = window.split()[-_LONGEST_TYPE:]
    for count in range(len(words), 0, -1):
        written = " ".join(words[-count:]).lstrip(_BEFORE_TYPE)
        kind = types.get(written)
        if kind:
            return len(window) - len(written), kind
    return None


def _by_code(window: str) -> tuple[int, DocumentType] | None:
    """A code in place of the words: "QĐ số 12/QĐ-UBND"."""
    match = _CODE_WORD.search(window, max(0, len(window) - 6))
    code = vocabulary().codes.get(match[1].upper()) if match else None
    kind = vocabulary().default_type(code) if code else None
    return (match.start(1), kind) if match and kind else None


def _with_issuer_between(
    flat: FlatText, base: int, window: str, organs: tuple[str, ...]
) -> tuple[int, DocumentType, tuple[str, ...]] | None:
    link = window.rfind(" cua ")
    if link < 0:
        return None
    found = _exact(window[:link])
    if not found:
        return None
    end, printed = issuers_at(flat, base + link + len(" cua "), organs)
    if printed and end >= base + len(window):
        return base + found[0], found[1], printed
    return None


def _with_issuer_beside(
    flat: FlatText, base: int, window: str, code: str | None, organs: tuple[str, ...]
) -> tuple[int, DocumentType, tuple[str, ...]] | None:
    """A joint type with its issuers right behind it: "Thông tư liên tịch Bộ A và Bộ B số …"."""
    if code is None or len(organs) < 2:
        return None
    for kind in vocabulary().types_of.get(code, ())[:1]:
        words = fold(kind.words)
        start = window.rfind(words)
        if start < 0:
            continue
        end, printed = issuers_at(flat, base + start + len(words) + 1, organs)
        if printed and end >= base + len(window):
            return base + start, kind, printed
    return None


def _with_words_between(flat: FlatText, base: int, window: str, code: str) -> tuple[int, DocumentType] | None:
    """A type of the number's code with a few plain words behind it: "Kế hoạch tuyên truyền số 12/KH-…"."""
    for kind in vocabulary().types_of.get(code, ())[:2]:
        words = fold(kind.words)
        start = window.rfind(words)
        if start < 0 or (start and window[start - 1].isalnum()):
            continue
        between = flat.text[base + start + len(words) : base + len(window)]
        if _PLAIN_WORDS.fullmatch(between):
            return start, kind
    return None


def _damaged(window: str, has_so: bool, code: str | None) -> tuple[int, DocumentType] | None:
    if not has_so:
        so = _DAMAGED_SO.search(window)
        exact = _exact(window[: so.start()].rstrip()) if so else None
        if so and exact:
            return exact
        window = window[: so.start()].rstrip() if so else window
    kinds = vocabulary().types_of.get(code or "", ())
    for kind in sorted(kinds, key=lambda one: -len(one.words)):
        expected = fold(kind.words).split()
        words = window.split()[-len(expected) :]
        if resembles(words, expected):
            return window.rfind(" ".join(words)), kind
    return None
