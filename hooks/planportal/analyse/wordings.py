"""How paragraphs are worded, as short marks: equal where two plans say the same, in any spelling and of any year."""

from __future__ import annotations

import codecs
import re
from array import array
from collections.abc import Iterable
from zlib import crc32

from ..vietnamese import fold

_BETWEEN = "\0"
# So many letters are about eight words; what is shorter is a name or a heading, which its plan may be sought by.
_LETTERS_AT_LEAST = 24
# Signs of usual text that are one byte beside the letters; any other, also a mark apart from its letter, is left out.
_SIGNS = "".join(map(chr, range(32, 65))) + "\n\u00a0–“”…"
_LETTERS = "abcdefghijklmnopqrstuvwxyzàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹð"
_CHARSET = _BETWEEN + _SIGNS + _LETTERS + _LETTERS.upper()
_ENCODING = codecs.charmap_build(_CHARSET.ljust(256, "\ufffe"))
# Letters without case and marks, and i for y, which is one vowel in most places.
_PLAIN = fold(_CHARSET).replace("y", "i").encode("ascii", "replace").ljust(256, b" ")
_NEITHER = bytes(sign for sign in range(1, 256) if not chr(sign).isalnum() or sign > 127)
_ENUMERATOR = re.compile(rb"\0(?: ?[a-z0-9]{1,4}[.)]){1,3}")
# What stands before it is looked at last: a pattern that begins with given characters is found many times faster.
_YEAR = re.compile(rb"20(?<![0-9]20)[0-9]{2}(?![0-9])")


def wordings_of(paragraphs: Iterable[str]) -> bytes:
    """For each paragraph four bytes, an `array("I")` item: the mark of its words, 0 where they are few.

    Years and what numbers the paragraph do not count, since they differ where a sentence is copied. Other
    figures do: the numbers of documents, targets and terms are what a sentence says.
    By accident one in four billion pairs of wordings has the same mark.
    """
    # All paragraphs at once: by themselves they would cost three times as much.
    joined = "".join(_BETWEEN + paragraph.replace(_BETWEEN, " ") for paragraph in paragraphs)
    plain = codecs.charmap_encode(joined, "ignore", _ENCODING)[0].translate(_PLAIN)
    worded = _YEAR.sub(b"", _ENUMERATOR.sub(b"\0", plain)).translate(None, _NEITHER)
    marks = [crc32(words) if len(words) >= _LETTERS_AT_LEAST else 0 for words in worded.split(b"\0")]
    return array("I", marks[1:]).tobytes()
