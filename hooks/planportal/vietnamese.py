"""Vietnamese letters: folding (bỏ dấu), addresses, and the order of the alphabet."""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import lru_cache

# Ð (U+00D0) and ð look like Đ and đ and stand for them in many files; Ɖ (U+0189) likewise.
_D_LETTERS = {ord(letter): "d" for letter in "đĐðÐɖƉ"}
_NOT_IN_ADDRESS = re.compile(r"[^a-z0-9]+")
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_BASE_ORDER = {letter: chr(ord("a") + position) for position, letter in enumerate(_ALPHABET)}
# Order of the tone marks in dictionaries: none, huyền, hỏi, ngã, sắc, nặng.
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}


def _fold_table() -> dict[int, str]:
    """One folded letter for each precomposed Latin letter, so that folding is one translate()."""
    table = dict(_D_LETTERS)
    for code in (*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00)):
        plain = unicodedata.normalize("NFD", chr(code))
        if len(plain) > 1 and plain[0].isascii():
            table[code] = plain[0].lower()
    table.update({ord(upper): upper.lower() for upper in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"})
    table.update({ord(mark): "" for mark in "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"})
    return table


_FOLD = _fold_table()
# Besides ASCII, what usual text is made of. As a charset of one byte a letter it is folded by one encoding
# and one decoding, eight times as fast as by translate(); text with any other letter goes the slow way.
_USUAL = (
    "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹð"
    "\u00a0\u200b\ufeff\u00ad–—‐‑‒―−“”„‘’‚‹›«»…•·●○■□▪★→←↑↓¶§©®™°º²³¹½¼¾×÷±≤≥≠≈‰€£¥¢¬¦"
)
_CHARSET = "\0" + "".join(letter for letter in map(chr, range(1, 128)) if not letter.isupper()) + _USUAL
_ENCODING = codecs.charmap_build(_CHARSET.ljust(256, "\ufffe"))
_FOLDED_CHARSET = _CHARSET.translate(_FOLD)


def nfc(text: str) -> str:
    """The text with composed letters (Unicode NFC), as every stage after reading expects it."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """The text in lower case without diacritics, đ as d; NFC text keeps its length."""
    try:
        encoded, _ = codecs.charmap_encode(text.lower(), "strict", _ENCODING)
    except UnicodeEncodeError:
        return text.translate(_FOLD)
    return codecs.charmap_decode(encoded, "strict", _FOLDED_CHARSET)[0]


def address_slug(text: str, limit: int = 0) -> str:
    """The text as one segment of an address: lower-case ASCII words joined by "-".

    With a limit, cut at the last whole word that fits. "49/KH-UBND" → "49-kh-ubnd".
    """
    slug = _NOT_IN_ADDRESS.sub("-", fold(nfc(text))).strip("-")
    if not limit or len(slug) <= limit:
        return slug
    cut = slug[: limit + 1].rpartition("-")[0]
    return cut or slug[:limit]


@lru_cache(maxsize=8192)
def sort_key(text: str) -> tuple[str, str, str]:
    """A key that sorts as a Vietnamese dictionary does: letters first, tone marks after them."""
    letters, tones = [], []
    for character in unicodedata.normalize("NFC", text).lower():
        toneless, tone = character, "0"
        decomposed = unicodedata.normalize("NFD", character)
        if len(decomposed) > 1:
            marks = [mark for mark in decomposed[1:] if mark in _TONES]
            tone = _TONES[marks[0]] if marks else "0"
            toneless = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in _TONES))
        letters.append(_BASE_ORDER.get(toneless, toneless if toneless.isdigit() else " "))
        tones.append(tone)
    return "".join(letters), "".join(tones), text
