"""What the corpus teaches of its language: which words it has, and which stand side by side.

The browser reads it only for a query that is unfinished or has a word nobody wrote.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

_PAIRS_AT_MOST = 40_000
_SEEN_AT_LEAST = 2


def taught_by(*fields: Mapping[str, Sequence[int]]) -> tuple[dict[str, int], list[tuple[int, str]]]:
    """What the lists of one shard teach: words with their documents, and pairs as (-documents, pair).

    Exact forms, figures and numbers teach nothing here.
    """
    words: dict[str, int] = {}
    pairs: list[tuple[int, str]] = []
    for lists in fields:
        for term, entries in lists.items():
            if not term.isascii():
                continue
            first, _, second = term.partition(" ")
            if not second:
                if term.isalpha():
                    words[term] = max(len(entries), words.get(term, 0))
            elif len(entries) >= _SEEN_AT_LEAST and first.isalpha() and second.isalpha():
                pairs.append((-len(entries), term))
    return words, pairs


class Learnt:
    """Words and pairs with the number of documents that have them, gathered shard by shard."""

    def __init__(self) -> None:
        self._words: dict[str, int] = {}
        self._pairs: list[tuple[int, str]] = []

    def note(self, words: Mapping[str, int], pairs: Iterable[tuple[int, str]]) -> None:
        """Take in what `taught_by` found in one shard."""
        self._words.update(words)
        self._pairs += pairs
        if len(self._pairs) > 2 * _PAIRS_AT_MOST:
            self._keep_most_frequent()

    def known_words(self) -> dict[str, Any]:
        """All words in order, and how many documents have each."""
        known = sorted(self._words)
        return {"words": " ".join(known), "counts": [self._words[word] for word in known]}

    def known_pairs(self) -> list[list[Any]]:
        """The commonest pairs: [number of the first word, gaps between the second words' numbers, strengths].

        A strength is the binary logarithm of the number of documents.
        """
        self._keep_most_frequent()
        number = {word: position for position, word in enumerate(sorted(self._words))}
        rows: dict[int, dict[int, int]] = {}
        for negative, term in self._pairs:
            first, _, second = term.partition(" ")
            if first in number and second in number:
                rows.setdefault(number[first], {}).setdefault(number[second], (-negative).bit_length())
        found: list[list[Any]] = []
        for first_number, row in sorted(rows.items()):
            seconds = sorted(row)
            gaps = [after - before for before, after in pairwise([0, *seconds])]
            found.append([first_number, gaps, [row[second_number] for second_number in seconds]])
        return found

    def _keep_most_frequent(self) -> None:
        self._pairs.sort()
        del self._pairs[_PAIRS_AT_MOST:]
