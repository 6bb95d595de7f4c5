"""Numbers for the terms of the index, so that a text is counted as integers."""

from __future__ import annotations

import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice, repeat
from operator import and_, lshift, or_, rshift, xor

from . import tokens

_PAIR_SHIFT = 24
_WORD_MASK = (1 << _PAIR_SHIFT) - 1
_LONGEST_WORD = 40
# Stands between two strings, so that no pair is made of the end of one and the start of the next.
_BREAK_TEXT = " \x00 "
BREAK = 1
_PARTS_AT_MOST = 50_000

# Some words as bytes: their numbers, the hashes that say where they are, and the words themselves.
Words = tuple[bytes, bytes, str]


class Vocabulary:
    """Words and pairs of words as integers: below 2**24 a word, above it the pair of both halves.

    Which number a word has depends on what was read before, so it never reaches a finished file.
    """

    def __init__(self) -> None:
        self._words: list[str | None] = ["", ""]
        self._numbers: dict[str, int] = {"": 0}
        self._hashes: list[int] = [0, 0]
        # What a pair takes from the hash of its first word.
        self._first_hashes: list[int] = [0, 0]
        # For the number of an exact form that of the folded one; a folded word stands for itself.
        self._folded: list[int] = [0, BREAK]
        self._parts = _Parts(self)

    def number(self, word: str, home: str = "") -> int:
        """The number of a word or document-number key; its shard is that of `home` where given."""
        found = self._numbers.get(word)
        if found is None:
            found = len(self._words)
            self._place(found, word, zlib.crc32((home or word).encode()))
        return found

    def numbers_of(self, word: str) -> int:
        """The number of the exact form of a word of a text; `count` finds the folded form behind it."""
        exact, folded = tokens.word_forms(word[:_LONGEST_WORD])
        number = self.number(exact, home=folded)
        if exact != folded:
            self._folded[number] = self.number(folded)
        return number

    def _place(self, number: int, word: str, word_hash: int) -> None:
        missing = number + 1 - len(self._words)
        if missing > 0:
            self._words += [None] * missing
            self._hashes += [0] * missing
            self._first_hashes += [0] * missing
            self._folded += range(number + 1 - missing, number + 1)
        self._numbers[word] = number
        self._words[number] = word
        self._hashes[number] = word_hash
        self._first_hashes[number] = word_hash * 31

    def count(self, parts: Iterable[Iterable[str]]) -> tuple[dict[int, int], list[int], int]:
        """How often each term stands in a text of several parts, how many terms were known after each part,
        and how many words the text has.

        Terms are folded words, pairs of folded words within one string, and exact forms that
        differ from the folded one, in the order in which they are first met. What reaches over
        the end of a string is counted too; see `without_breaks`.
        """
        counts: Counter[int] = Counter()
        known_times = counts.get
        known: list[int] = []
        length = 0
        to_folded = self._folded
        for texts in parts:
            # White space parts are looked up whole, with their punctuation: most have been seen before.
            exact = list(chain.from_iterable(map(self._parts.__getitem__, _BREAK_TEXT.join(texts).split())))
            length += len(exact) - exact.count(BREAK)
            for word, times in Counter(exact).items():
                folded = to_folded[word]
                counts[folded] = known_times(folded, 0) + times
                if folded != word:
                    counts[word] = known_times(word, 0) + times
            all_folded = list(map(to_folded.__getitem__, exact))
            counts.update(map(or_, map(lshift, all_folded, repeat(_PAIR_SHIFT)), islice(all_folded, 1, None)))
            known.append(len(counts))
        if len(self._parts) > _PARTS_AT_MOST:
            self._parts.clear()
        return counts, known, length

    def words_in(self, terms: Iterable[int]) -> set[int]:
        """The numbers of all words that the terms are made of."""
        found = list(terms)
        return {*map(rshift, found, repeat(_PAIR_SHIFT)), *map(and_, found, repeat(_WORD_MASK))} - {0, BREAK}

    @staticmethod
    def breaks(words: Iterable[int]) -> Iterator[int]:
        """All terms with one of the words that reach over the end of a string."""
        yield BREAK
        yield BREAK << _PAIR_SHIFT | BREAK
        for word in words:
            yield BREAK << _PAIR_SHIFT | word
            yield word << _PAIR_SHIFT | BREAK

    def shards_of(self, terms: Iterable[int], shards: int) -> Iterator[int]:
        """For each term its shard; `shards` is a power of two.

        A word's shard comes from CRC-32 of its folded form, so that it brings its exact forms along; a document
        number's from its leading figure, so that an unfinished number is found in one file; a pair's from both words.
        """
        found = list(terms)
        firsts = map(self._first_hashes.__getitem__, map(rshift, found, repeat(_PAIR_SHIFT)))
        seconds = map(self._hashes.__getitem__, map(and_, found, repeat(_WORD_MASK)))
        return map(and_, map(xor, firsts, seconds), repeat(shards - 1))

    def name(self, term: int) -> str:
        """The term as it stands in its shard: "dan", "dan van", "dân", "#765-khubnd"."""
        second = self._words[term & _WORD_MASK]
        return f"{self._words[term >> _PAIR_SHIFT]} {second}" if term > _WORD_MASK else second or ""

    def export(self, words: Iterable[int]) -> Words:
        """The words with these numbers, for `adopt`."""
        ordered = sorted(words)
        hashes = array("I", map(self._hashes.__getitem__, ordered))
        return array("I", ordered).tobytes(), hashes.tobytes(), "\n".join(self._words[word] or "" for word in ordered)

    def adopt(self, words: Words) -> None:
        """Give words the numbers that another vocabulary gave them; before any other word gets its number.

        Raises ValueError where a word or a number is taken otherwise.
        """
        numbers, hashes = array("I", words[0]), array("I", words[1])
        names = words[2].split("\n") if numbers else []
        for number, word_hash, name in zip(numbers, hashes, names, strict=True):
            known = self._numbers.get(name)
            if known is None and (number >= len(self._words) or self._words[number] is None):
                self._place(number, name, word_hash)
            elif known != number:
                raise ValueError(f"{name} has number {known}, not {number}")


class _Parts(dict[str, tuple[int, ...]]):
    """The words in each part of a text between white space, looked into where it is first met."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.clear()

    def clear(self) -> None:
        """Forget all parts but the one that stands between two strings."""
        super().clear()
        self[_BREAK_TEXT.strip(" ")] = (BREAK,)

    def __missing__(self, part: str) -> tuple[int, ...]:
        found = self[part] = tuple(map(self._vocabulary.numbers_of, tokens.split_words(part)))
        return found
