"""Vietnamese text as search words: the same words for every spelling of the same text.

The browser has the same rules in overrides/assets/search/tokens.js; both are held to the
examples of tests/contract/search_tokens.json.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

# Letters that look like đ and stand for it in many files.
_D_LETTERS = {ord(letter): "đ" for letter in "ðɖ"}
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_WORD = re.compile(r"[^\W_]+")
_MARK = re.compile("[\u0300-\u036f]")

_TONED = {plain: dict(zip("\u0300\u0301\u0309\u0303\u0323", toned, strict=True)) for plain, toned in
          {"o": "òóỏõọ", "u": "ùúủũụ", "a": "àáảãạ", "e": "èéẻẽẹ", "y": "ỳýỷỹỵ"}.items()}  # fmt: skip


def _tone_pairs() -> tuple[dict[str, str], dict[str, str]]:
    """Pairs such as "oà" → "òa", and the way back."""
    to_first: dict[str, str] = {}
    for first, second in ("oa", "oe", "uy"):
        for tone, toned in _TONED[first].items():
            to_first[first + _TONED[second][tone]] = toned + second
    return to_first, {new: old for old, new in to_first.items()}


_TO_FIRST, _TO_SECOND = _tone_pairs()
_SECOND_TONED = re.compile("|".join(_TO_FIRST))
_FIRST_TONED = re.compile("|".join(_TO_SECOND))

# Behind a consonant alone, i and y at the end of a syllable are one vowel: kỹ and kĩ, lý and lí, quý and quí.
_ONE_VOWEL = re.compile("([bcdđhklmnprstvx]|[ckpt]h|nh|tr|qu)([yỳýỷỹỵ])")
_I_FOR_Y = dict(zip("yỳýỷỹỵ", "iìíỉĩị", strict=True))

_ORDINAL = re.compile(r"([0-9]{1,5})([a-z]?)")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_SYMBOL = re.compile(r"[a-z]{1,12}[0-9]{0,2}")
_JOINED_GAP = re.compile(r"[ \t\n]?/[ \t\n]?|[-–&.]")
_LOOSE_GAP = re.compile(r"[ \t\n/–&.-]{1,3}")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: as typed apart from case, tone place, i for y and code form, and folded."""

    exact: str
    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A document number in running text: words `first` to before `last`, its keys, longest first."""

    first: int
    last: int
    keys: tuple[str, ...]


def clean(text: str) -> str:
    """The text in one code form: NFKC, without soft hyphens and other invisible characters."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))


def place_tone(word: str) -> str:
    """The word with its tone mark where one rule puts it: "hoà" → "hòa", "tòan" → "toàn".

    At the end of a syllable the first vowel of oa, oe, uy carries it, before a consonant the
    second; after q the u is no vowel ("quý").
    """

    def to_first(match: re.Match[str]) -> str:
        if match.end() < len(word) or (match[0][0] == "u" and word[: match.start()].endswith("q")):
            return match[0]
        return _TO_FIRST[match[0]]

    def to_second(match: re.Match[str]) -> str:
        after_q = match[0][1] == "y" and word[: match.start()].endswith("q")
        return _TO_SECOND[match[0]] if match.end() < len(word) or after_q else match[0]

    return _FIRST_TONED.sub(to_second, _SECOND_TONED.sub(to_first, word))


@lru_cache(maxsize=65536)
def word_forms(word: str) -> tuple[str, str]:
    """The exact and the folded form of one word of a cleaned text.

    >>> word_forms("Hoà"), word_forms("Kỹ")
    (('hòa', 'hoa'), ('kĩ', 'ki'))
    """
    exact = place_tone(word.lower().translate(_D_LETTERS))
    if one_vowel := _ONE_VOWEL.fullmatch(exact):
        exact = one_vowel[1] + _I_FOR_Y[one_vowel[2]]
    if exact.isascii():
        return exact, exact
    return exact, _MARK.sub("", unicodedata.normalize("NFD", exact.replace("đ", "d")))


def split_words(text: str) -> list[str]:
    """The words of a text in its order, cleaned, each still as it was written."""
    return _WORD.findall(clean(text))


def words(text: str) -> list[Word]:
    """The words of a text with their forms; positions count in the cleaned text."""
    return [Word(*word_forms(match[0]), match.start(), match.end()) for match in _WORD.finditer(clean(text))]


def number_key(number: str) -> str | None:
    """The one key of a document number in any spelling, or None where it is not a number.

    >>> number_key("04/2015/NĐ-CP"), number_key("4 2015 nd cp")
    ('#4-2015-ndcp', '#4-2015-ndcp')
    """
    parts = [word_forms(part)[1] for part in split_words(number)]
    if not parts or not (ordinal := _ORDINAL.fullmatch(parts[0])):
        return None
    year = [parts[1]] if len(parts) > 1 and _YEAR.fullmatch(parts[1]) else []
    letters = "".join(parts[1 + len(year) :])
    return "-".join([f"#{int(ordinal[1])}{ordinal[2]}", *year, letters]) if letters else None


def number_parts(number: str) -> list[str]:
    """The folded letter parts of a document number: "49/KH-UBND" → ["kh", "ubnd"]."""
    parts = [word_forms(part)[1] for part in split_words(number)]
    return [part for part in parts[1:] if _SYMBOL.fullmatch(part)]


def number_mentions(text: str, parts: Collection[str]) -> list[NumberMention]:
    """The document numbers in running text, in any spelling.

    Behind "/" or "-" any letters belong to the number; behind a space only those in `parts`,
    the letter parts that numbers known to the portal have. Shorter keys are kept beside the
    longest, since "765 kh ubnd ca mau" does not show where the number ends.
    """
    text = clean(text)
    return mentions_in(text, words(text), parts)


def mentions_in(text: str, found: Sequence[Word], parts: Collection[str]) -> list[NumberMention]:
    """As `number_mentions`, for a cleaned text whose words are at hand."""
    mentions: list[NumberMention] = []
    position = 0
    while position < len(found):
        mention = _mention_at(text, found, position, parts)
        if mention:
            mentions.append(mention)
        position = mention.last if mention else position + 1
    return mentions


def _mention_at(text: str, found: Sequence[Word], first: int, parts: Collection[str]) -> NumberMention | None:
    ordinal = _ORDINAL.fullmatch(found[first].folded)
    if not ordinal:
        return None
    head = f"#{int(ordinal[1])}{ordinal[2]}"
    here = first + 1
    if here < len(found) and _YEAR.fullmatch(found[here].folded) and _LOOSE_GAP.fullmatch(_gap(text, found, here)):
        head += f"-{found[here].folded}"
        here += 1
    letters, keys = "", []
    while here < len(found) and _SYMBOL.fullmatch(found[here].folded):
        gap = _gap(text, found, here)
        known = found[here].folded in parts and _LOOSE_GAP.fullmatch(gap)
        if not known and not _JOINED_GAP.fullmatch(gap):
            break
        letters += found[here].folded
        keys.append(f"{head}-{letters}")
        here += 1
    return NumberMention(first, here, tuple(reversed(keys))) if keys else None


def _gap(text: str, found: Sequence[Word], position: int) -> str:
    return text[found[position - 1].end : found[position].start]


def tokens(text: str, parts: Collection[str] = ()) -> list[str]:
    """All search words of a text: folded syllables, folded pairs, exact forms, number keys.

    An exact form stands only where it differs from the folded one.
    """
    found = words(text)
    folded = [word.folded for word in found]
    pairs = [f"{one} {two}" for one, two in pairwise(folded)]
    exact = [word.exact for word in found if word.exact != word.folded]
    numbers = [mention.keys[0] for mention in number_mentions(text, parts)]
    return folded + pairs + exact + numbers
