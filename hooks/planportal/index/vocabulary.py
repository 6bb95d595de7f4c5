"""Numbers for the terms of the index, so that a text is counted as integers."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice, repeat
from operator import lshift, or_

from . import tokens

_PAIR_SHIFT = 24
_WORD_MASK = (1 << _PAIR_SHIFT) - 1
_LONGEST_WORD = 40
# Stands between two strings, so that no pair is made of the end of one and the start of the next.
_BREAK_TEXT = " \x00 "
BREAK = 1
_PARTS_AT_MOST = 50_000


class Vocabulary:
    """Words and pairs of words as integers: below 2**24 a word, above it the pair of both halves."""

    def __init__(self) -> None:
        self.words: list[str] = ["", ""]
        self._numbers: dict[str, int] = {"": 0}
        # For each part of a text between white space: its folded words, and all its terms.
        self._folded: dict[str, tuple[int, ...]]
        self._terms: dict[str, tuple[int, ...]]
        self._forget()
        self._hashes: list[int] = [0, 0]

    def number(self, word: str, home: str = "") -> int:
        """The number of a word or document-number key; its shard is that of `home` where given."""
        found = self._numbers.get(word)
        if found is None:
            found = self._numbers[word] = len(self.words)
            self.words.append(word)
            self._hashes.append(zlib.crc32((home or word).encode()))
        return found

    def count(self, parts: Iterable[Iterable[str]]) -> tuple[dict[int, int], list[int], int]:
        """How often each term stands in a text of several parts, in which part first (in the same order),
        and how many words the text has.

        Terms are folded words, pairs of folded words within one string, and exact forms that
        differ from the folded one. What reaches over the end of a string is counted too, and left
        out by `placed`.
        """
        counts: Counter[int] = Counter()
        where: list[int] = []
        length = 0
        for part, texts in enumerate(parts):
            # White space parts are looked up whole, with their punctuation: most have been seen before.
            pieces = _BREAK_TEXT.join(texts).split()
            self._learn(sorted(set(pieces).difference(self._folded)))
            folded = list(chain.from_iterable(map(self._folded.__getitem__, pieces)))
            length += len(folded) - folded.count(BREAK)
            counts.update(chain.from_iterable(map(self._terms.__getitem__, pieces)))
            counts.update(map(or_, map(lshift, folded, repeat(_PAIR_SHIFT)), islice(folded, 1, None)))
            # New terms come at the end of those counted before.
            where += [part] * (len(counts) - len(where))
        if len(self._folded) > _PARTS_AT_MOST:
            self._forget()
        return counts, where, length

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
        self._folded = {_BREAK_TEXT.strip(" "): (BREAK,)}
        self._terms = {_BREAK_TEXT.strip(" "): (BREAK,)}

    def placed(self, terms: Iterable[int], shards: int) -> Iterator[tuple[int, str]]:
        """For each counted number its shard and the term as it stands there: "dan", "dan van", "dân", "#765-khubnd".

        The term is empty where the number reaches over the end of a string. `shards` is a power of two. A
        word's shard comes from CRC-32 of its folded form, so that it brings its exact forms along; a document
        number's from its leading figure, so that an unfinished number is found in one file; a pair's from both words.
        """
        hashes, words, mask = self._hashes, self.words, shards - 1
        for term in terms:
            first, second = term >> _PAIR_SHIFT, term & _WORD_MASK
            if first == BREAK or second == BREAK:
                yield 0, ""
            elif first:
                yield (hashes[first] * 31 ^ hashes[second]) & mask, f"{words[first]} {words[second]}"
            else:
                yield hashes[second] & mask, words[second]
