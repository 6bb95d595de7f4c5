"""Numbers for the terms of the index, so that a text is counted as integers."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from . import tokens

_PAIR_SHIFT = 24
_WORD_MASK = (1 << _PAIR_SHIFT) - 1
_LONGEST_WORD = 40
# Stands between two texts, so that no pair is made of the end of one and the start of the next.
_BREAK = " \x00 "
_PARTS_AT_MOST = 50_000


class Vocabulary:
    """Words and pairs of words as integers: below 2**24 a word, above it the pair of both halves."""

    def __init__(self) -> None:
        self.words: list[str] = [""]
        self._numbers: dict[str, int] = {"": 0}
        # For each part of a text between white space: its folded words, and all its terms.
        self._folded: dict[str, tuple[int, ...]]
        self._terms: dict[str, tuple[int, ...]]
        self._forget()
        self._hashes: list[int] = [0]

    def number(self, word: str, home: str = "") -> int:
        """The number of a word or document-number key; its shard is that of `home` where given."""
        found = self._numbers.get(word)
        if found is None:
            found = self._numbers[word] = len(self.words)
            self.words.append(word)
            self._hashes.append(zlib.crc32((home or word).encode()))
        return found

    def count(self, texts: Iterable[str]) -> tuple[dict[int, int], int]:
        """How often each term stands in the texts, and how many words they have.

        Terms are folded words, pairs of folded words within a text, and exact forms that
        differ from the folded one.
        """
        # White space parts are looked up whole, with their punctuation: most have been seen before.
        parts = _BREAK.join(texts).split()
        seen = Counter(parts)
        self._learn([part for part in seen if part not in self._folded])
        folded = [word for some in map(self._folded.__getitem__, parts) for word in some]
        pairs = Counter([one << _PAIR_SHIFT | two for one, two in pairwise(folded) if one and two])
        singles: dict[int, int] = {}
        terms_of = self._terms
        for part, times in seen.items():
            for term in terms_of[part]:
                singles[term] = singles.get(term, 0) + times
        length = len(folded) - singles.pop(0, 0)
        if len(self._folded) > _PARTS_AT_MOST:
            self._forget()
        return {**singles, **pairs}, length

    def count_parts(self, parts: Sequence[Sequence[str]]) -> tuple[dict[int, int], int, dict[int, int]]:
        """As `count` for a text in parts, with the part in which each term stands first."""
        total: dict[int, int] = {}
        where: dict[int, int] = {}
        length = 0
        for part, texts in reversed(list(enumerate(parts))):
            counts, words = self.count(texts)
            length += words
            where.update(dict.fromkeys(counts, part))
            if not total:
                total = counts
                continue
            for term, times in counts.items():
                total[term] = total.get(term, 0) + times
        return total, length, where

    def _learn(self, parts: Iterable[str]) -> None:
        for part in parts:
            folded_words, terms = [], []
            for word in tokens.split_words(part):
                exact, folded = tokens.word_forms(word)
                folded, exact = folded[:_LONGEST_WORD], exact[:_LONGEST_WORD]
                folded_words.append(self.number(folded))
                terms.append(folded_words[-1])
                if exact != folded:
                    terms.append(self.number(exact, home=folded))
            self._folded[part] = tuple(folded_words)
            self._terms[part] = tuple(terms) if len(terms) > len(folded_words) else self._folded[part]

    def _forget(self) -> None:
        self._folded = {_BREAK.strip(" "): (0,)}
        self._terms = {_BREAK.strip(" "): (0,)}

    def text(self, term: int) -> str:
        """The term as it stands in a shard: "dan", "dan van", "dân", "#765-khubnd"."""
        first = term >> _PAIR_SHIFT
        return f"{self.words[first]} {self.words[term & _WORD_MASK]}" if first else self.words[term]

    def shard_of(self, shards: int) -> Callable[[int], int]:
        """The function from a term to its shard; `shards` is a power of two.

        A word's shard comes from CRC-32 of its folded form, so that it brings its exact forms
        along; a document number's from its leading figure, so that an unfinished number is
        found in one file; a pair's from both words.
        """
        hashes, mask = self._hashes, shards - 1

        def shard(term: int) -> int:
            first = term >> _PAIR_SHIFT
            return (hashes[first] * 31 ^ hashes[term & _WORD_MASK]) & mask if first else hashes[term] & mask

        return shard
