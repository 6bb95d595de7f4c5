"""Document numbers (số, ký hiệu): reading, comparing, and writing them in one form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .number_families import NEEDS_WORDS, Form, compiled
from .symbol_repair import repaired_code, repaired_symbol, repaired_term
from .vietnamese import address_slug, nfc
from .vocabulary import vocabulary

_DASHES = str.maketrans({**dict.fromkeys("‐‑‒–—―−", "-"), "Ð": "Đ", "ð": "đ", "Ɖ": "Đ"})
_DIGITS = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF0F: "/"}
_SPACE = re.compile(r"\s+|\u200b|\ufeff|\u00ad")
_LIKE_CODES = frozenset({"QB", "QP", "NB", "NP"})
# "201-2001/QĐ-TTg", a way of writing 201/2001/QĐ-TTg
_HYPHEN_YEAR = re.compile(r"^(\d{1,3}[a-z]?)-((?:19|20)\d\d)/(?=[A-ZĐ])")
_HYPHENS = re.compile(r"-{2,}")


class NumberError(ValueError):
    """A text that is not a document number; the message names what could not be read."""


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document number in its parts: "04/2015/NĐ-CP" is 04, year 2015, code NĐ, organ CP.

    `ordinal` keeps its leading zeros; `letter` is that of "30c/NQ-CP"; `code` is None for
    laws and for official letters of the State; `organs` are the symbols of the bodies, the
    first of which numbers; `term` is that of the National Assembly. `form` tells State
    punctuation (765/KH-UBND) from that of the Party (25-CT/TU). `needs_words` marks forms
    that are a number only after a word such as "Công văn".
    """

    ordinal: str
    letter: str
    year: int | None
    code: str | None
    organs: tuple[str, ...]
    form: Form
    term: int | None
    text: str
    repaired: bool = False
    needs_words: bool = False

    @property
    def key(self) -> tuple[int, str, int | None, str, tuple[str, ...], str]:
        """What two writings of one number have in common: no leading zeros, no case."""
        organs = tuple(organ.upper() for organ in self.organs)
        return int(self.ordinal), self.letter, self.year, (self.code or "").upper(), organs, self.form

    @property
    def slug(self) -> str:
        """The number as part of an address, the ordinal with two digits at least: "04-2015-nd-cp"."""
        rest = self.text[len(self.ordinal) + len(self.letter) :]
        return address_slug(f"{int(self.ordinal):02d}{self.letter}{rest}")

    @property
    def series_symbol(self) -> str:
        """The symbol of the body that numbers: the first one, a term cut off ("QH15" → "QH")."""
        return self.organs[0].rstrip("0123456789") if self.term else self.organs[0]

    @property
    def is_party(self) -> bool:
        """Whether it is numbered in the Party's way, through a term of its committee."""
        if self.form == "party":
            body = vocabulary().bodies.get(self.organs[0].upper())
            return self.code is not None and not (body is not None and body.branch == "state")
        return False

    def __str__(self) -> str:
        return self.text


def squeezed(text: str) -> str:
    """The number without white space, with one "-" for every dash and Đ for its look-alikes."""
    plain = _SPACE.sub("", nfc(text)).translate(_DASHES).translate(_DIGITS)
    return _HYPHEN_YEAR.sub(r"\1/\2/", _HYPHENS.sub("-", plain))


@lru_cache(maxsize=16384)
def parse(text: str, code_hint: str | None = None) -> DocumentNumber:
    """The parts of a document number such as "765/KH-UBND".

    Spaces and line breaks inside are ignored, codes are written in their usual case, and
    a damaged Đ is restored from the known symbols (`repaired`). State form puts the type
    after the slash (33/CT-TTg), Party form before it (23-QĐ/TW). `code_hint` is the code
    of the printed type word; it decides between codes that differ in Đ only (ĐA, DA).
    Source: Decree 30/2020/NĐ-CP, Appendix I; Guidance 36-HD/VPTW.
    Raises NumberError naming the text that could not be read.
    """
    plain = squeezed(text)
    for candidate in _readings(plain):
        for family, pattern in compiled():
            match = pattern.fullmatch(candidate)
            if match and not _only_looks_damaged(match):
                return _read(match, family.form, family.name in NEEDS_WORDS, candidate != plain, code_hint)
    raise NumberError(f"not a document number: {text!r}")


def try_parse(text: str, code_hint: str | None = None) -> DocumentNumber | None:
    """The number, or None for a text that is none; see `parse`."""
    try:
        return parse(text, code_hint)
    except NumberError:
        return None


def _readings(plain: str) -> tuple[str, ...]:
    """The number as it stands, or with the term of the National Assembly set right."""
    head, separator, tail = plain.rpartition("-" if "-" in plain else "/")
    mended = repaired_term(tail)
    return (head + separator + mended, plain) if mended else (plain,)


def _read(match: re.Match[str], form: Form, needs_words: bool, repaired: bool, code_hint: str | None) -> DocumentNumber:
    parts = match.groupdict()
    printed_code = parts.get("code")
    code = _code(printed_code, code_hint)
    if printed_code and code and printed_code.upper() != code.upper():
        repaired = True
    printed_organs = parts["organs"].split("-")
    organs = tuple(_organ(organ, parts.get("term")) for organ in printed_organs)
    if any(old.upper() != new.upper() for old, new in zip(printed_organs, organs, strict=True)):
        repaired = True
    term = parts.get("term")
    text = match[0][: match.start("organs")] + "-".join(organs)
    if printed_code and code:
        hyphen = "" if text[match.start("code") - 1] in "-/" else "-"  # "298KH/TWĐTN"
        text = text[: match.start("code")] + hyphen + code + text[match.end("code") :]
    letter = parts["letter"].lower()
    end = match.end("ordinal")
    return DocumentNumber(
        ordinal=parts["ordinal"],
        letter=letter,
        year=int(parts["year"]) if parts.get("year") else None,
        code=code,
        organs=organs,
        form=form,
        term=int(term) if term else None,
        text=text[:end] + letter + text[end + len(letter) :],
        repaired=repaired,
        needs_words=needs_words,
    )


def _only_looks_damaged(match: re.Match[str]) -> bool:
    """Whether a code with B or P for its Đ stands before a body nobody knows: "12/QP-TM"."""
    code = match.groupdict().get("code")
    if code is None or code.upper() not in _LIKE_CODES:
        return False
    organ = match["organs"].partition("-")[0]
    return (repaired_symbol(organ) or organ).upper().rstrip("0123456789") not in vocabulary().bodies


def _code(printed: str | None, hint: str | None) -> str | None:
    if printed is None:
        return None
    if hint and hint != printed and _differ_in_d_only(printed.upper(), hint.upper()):
        return hint
    return vocabulary().codes.get(printed.upper()) or repaired_code(printed) or printed


def _differ_in_d_only(printed: str, hint: str) -> bool:
    return len(printed) == len(hint) and all(
        mine == theirs or (theirs == "Đ" and mine in "DBP") for mine, theirs in zip(printed, hint, strict=True)
    )


def _organ(printed: str, term: str | None) -> str:
    if term:
        return printed
    known = vocabulary().bodies.get(printed.upper())
    return known.symbol if known else repaired_symbol(printed) or printed


def parse_symbol(text: str) -> DocumentNumber:
    """The parts of a symbol printed without its number ("KH-SXD"), with the ordinal "0".

    Raises NumberError as `parse` does.
    """
    return parse("0/" + squeezed(text).lstrip("/"))
