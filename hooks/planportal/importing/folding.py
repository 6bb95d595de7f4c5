"""Matching damaged and varied spellings: folded text of the same length, and agency words."""

from __future__ import annotations

import re

from ..vietnamese import fold

_WORD = re.compile(r"[^\W_]+")
# One spelling each for the words that are written out in one place and abbreviated in another.
_SAME = (
    (("uy", "ban", "nhan", "dan"), ("ubnd",)),
    (("hoi", "dong", "nhan", "dan"), ("hdnd",)),
    (("thanh", "pho"), ("tp",)),
    (("thi", "xa"), ("tx",)),
)


def folded(text: str) -> str:
    """The text folded, letter for letter: a place in it is the same place in the text."""
    plain = fold(text)
    return plain if len(plain) == len(text) else "".join((fold(letter) or letter)[0] for letter in text)


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a name, "Ủy ban nhân dân (UBND) tỉnh" and "UBND tỉnh" alike."""
    return unified(_WORD.findall(folded(text)))


def unified(words: list[str]) -> tuple[str, ...]:
    """Folded words with one spelling for what is also abbreviated, said once."""
    result: list[str] = []
    index = 0
    while index < len(words):
        for long, short in _SAME:
            if tuple(words[index : index + len(long)]) == long:
                step, new = len(long), short
                break
        else:
            step, new = 1, (words[index],)
        if tuple(result[-len(new) :]) != new or new[0] not in ("ubnd", "hdnd"):
            result += new
        index += step
    return tuple(result)
