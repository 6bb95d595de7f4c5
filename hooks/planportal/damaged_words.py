"""Words as recognition programs misread them: compared letter by letter with the words expected."""

from __future__ import annotations

import re
from functools import lru_cache

_TONED = re.compile("[ạ-ỹẠ-Ỹàáãâèéêìíòóôõùúýăđĩũơư]", re.IGNORECASE)
# How far behind a word the next one ends at most.
FARTHEST_WORD = 24
WORD = re.compile(r"[^\s,;.()\"“”]+")


@lru_cache(maxsize=8192)
def word_distance(one: str, other: str) -> int:
    """How many letters must be changed, added or left out to make one word the other."""
    if one == other:
        return 0
    previous = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        current = [row]
        for column, wanted in enumerate(other, 1):
            current.append(min(previous[column] + 1, current[-1] + 1, previous[column - 1] + (letter != wanted)))
        previous = current
    return previous[-1]


def is_readable(text: str) -> bool:
    """Whether Vietnamese marks stand in most words, so that the words are to be taken as printed."""
    words = [word for word in text.split() if not word.isupper()]
    return 2 * sum(1 for word in words if _TONED.search(word)) > len(words)


def resembles(words: list[str], expected: list[str], most: int = 2) -> bool:
    """Whether the words can be a damaged reading of the expected ones, word for word.

    One letter in a short word, `most` in a longer one, and not more than one a word on average.
    """
    if len(words) != len(expected):
        return False
    total = 0
    for word, wanted in zip(words, expected, strict=True):
        if abs(len(word) - len(wanted)) > 2:
            return False
        distance = word_distance(word, wanted)
        if distance > (1 if len(wanted) < 3 else most) or (distance == len(wanted) and len(expected) < 2):
            return False
        total += distance
    return total <= max(1, len(expected))


def match_at(folded: str, place: int, expected: list[str]) -> int | None:
    """Where the expected words end in the folded text from `place` on, read with damage; or None."""
    found: list[str] = []
    here = place
    for _ in expected:
        match = WORD.search(folded, here, here + FARTHEST_WORD)
        if not match:
            return None
        found.append(match[0])
        here = match.end()
    return here if resembles(found, expected) else None
