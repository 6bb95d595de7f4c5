"""Abbreviations (chữ viết tắt) and what they stand for: registered, in common use, and read from the plans."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import yaml

from ..vietnamese import fold
from ..vocabulary import DATA
from .tokens import split_words, word_forms

# "cải cách hành chính (CCHC)", "Giáo dục và Đào tạo (viết tắt là GD&ĐT)": the letters begin the words before them.
_IN_BRACKETS = re.compile(
    r"\((?:(?:sau đây )?(?:gọi |viết )?tắt là:?\s|sau đây gọi là\s)?[\"“]?([A-ZĐ]{1,9}(?:[-&][A-ZĐ]{1,6}){0,3})[\"”]?\)"
)
# "CCHC (cải cách hành chính)"
_BEFORE_BRACKETS = re.compile(r"\b([A-ZĐ]{2,9}(?:[-&][A-ZĐ]{1,6}){0,3}) \(([^()]{4,90})\)")
# Words that often have no letter of their own in an abbreviation.
_WITHOUT_LETTER = frozenset(["và", "của", "các", "về", "cho", "với", "từ", "đến", "trong"])
_REACH = 110
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
        words = split_words(text[max(0, match.start() - _REACH) : match.start()])
        begin = _begin(words, match[1])
        if begin is not None:
            found.append((match[1], " ".join(words[begin:])))
    for match in _BEFORE_BRACKETS.finditer(text):
        words = split_words(match[2])
        if _begin(words, match[1]) == 0:
            found.append((match[1], " ".join(words)))
    return found


def _begin(words: Sequence[str], short: str) -> int | None:
    """Where what an abbreviation stands for begins, if it ends with the last word; None where no letters fit."""
    letters = fold(re.sub("[-&]", "", short))
    at = len(words)
    for letter in reversed(letters):
        at -= 1
        while at > 0 and words[at] in _WITHOUT_LETTER and fold(words[at][0]) != letter:
            at -= 1
        if at < 0 or fold(words[at][0]) != letter:
            return None
    return at if len(letters) > 1 else None


def abbreviations(registered: Mapping[str, str], mined: MinedAbbreviations) -> dict[str, list[str]]:
    """What each abbreviation may stand for: by the registry first, then by the plans, then in common use.

    Those that differ in case or marks only are one, written as it stands first.
    """
    written: dict[str, str] = {}
    found: dict[str, dict[str, str]] = {}
    for short, meaning in (*sorted(registered.items()), *mined.most_frequent(), *_common().items()):
        folded = " ".join(word_forms(piece)[1] for piece in split_words(short))
        meanings = found.setdefault(written.setdefault(folded, short), {})
        if len(meanings) < _MEANINGS:
            meanings.setdefault(" ".join(fold(word) for word in split_words(meaning)), meaning)
    return {short: list(meanings.values()) for short, meanings in sorted(found.items())}
