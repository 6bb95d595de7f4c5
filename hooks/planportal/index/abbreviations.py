"""Abbreviations (chữ viết tắt) and what they stand for: registered, in common use, and read from the plans."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

import yaml

from ..vietnamese import fold
from ..vocabulary import DATA
from .tokens import split_words, word_forms

# "cải cách hành chính (CCHC)": the letters in brackets begin the words before them.
_IN_BRACKETS = re.compile(r"\((?:(?:gọi tắt là|viết tắt là|sau đây gọi là)\s)?([A-ZĐ]{2,9}(?:-[A-ZĐ]{1,4})?)\)")
_REACH = 90
_MEANINGS = 2
_MINED_AT_MOST = 300


@cache
def _common() -> dict[str, str]:
    known: dict[str, str] = yaml.safe_load((DATA / "abbreviations.yml").read_text(encoding="utf-8"))
    return known


class MinedAbbreviations:
    """The abbreviations that texts explain, with the number of texts that do so."""

    def __init__(self) -> None:
        self.seen: Counter[tuple[str, str]] = Counter()

    def note(self, texts: Iterable[str]) -> None:
        """Take in one document's texts."""
        self.seen.update({found for text in texts if "(" in text for found in explained_in(text)})

    def add(self, seen: Mapping[tuple[str, str], int]) -> None:
        """Take in what was seen in other documents."""
        self.seen.update(seen)

    def most_frequent(self) -> list[tuple[str, str]]:
        """Abbreviation and meaning, those that most documents explain first."""
        ordered = sorted(self.seen.items(), key=lambda entry: (-entry[1], entry[0]))
        return [pair for pair, _ in ordered[:_MINED_AT_MOST]]


def explained_in(text: str) -> list[tuple[str, str]]:
    """Each abbreviation that a text explains in brackets, with its meaning as the text writes it.

    >>> explained_in("đẩy mạnh cải cách hành chính (CCHC) năm 2024")
    [('CCHC', 'cải cách hành chính')]
    """
    found = []
    for match in _IN_BRACKETS.finditer(text):
        letters = fold(match[1].replace("-", ""))
        words = split_words(text[max(0, match.start() - _REACH) : match.start()])[-len(letters) :]
        if len(words) == len(letters) and all(
            fold(word[0]) == letter for word, letter in zip(words, letters, strict=True)
        ):
            found.append((match[1], " ".join(words)))
    return found


def abbreviations(registered: Mapping[str, str], mined: MinedAbbreviations) -> dict[str, list[str]]:
    """What each abbreviation, folded, may stand for: by the registry first, then by the plans, then in common use."""
    found: dict[str, dict[str, str]] = {}
    for short, meaning in (*sorted(registered.items()), *mined.most_frequent(), *_common().items()):
        pieces = split_words(short)
        letters = word_forms("".join(pieces))[1]
        meanings = found.setdefault(letters, {})
        if len(meanings) < _MEANINGS:
            meanings.setdefault(" ".join(fold(word) for word in split_words(meaning)), meaning)
    return {letters: list(meanings.values()) for letters, meanings in sorted(found.items())}
