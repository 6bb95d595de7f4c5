"""Acts cited by name (luật, bộ luật, pháp lệnh, hiến pháp), found by the list of their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..damaged_words import match_at, word_distance
from ..vietnamese import fold
from ..vocabulary import Act, vocabulary
from .flat_text import FlatText

_AMENDING = re.compile(r"luat\ssua doi,?\s(?:va\s)?(?:bo sung\s)?mot so\sdieu(?:,\skhoan)?\scua\s(?:cac\s)?")
_NEXT_LAW = re.compile(r"(?:,|\sva)\s(?=luat\s)")
_MOST_AMENDED = 5
_FEWEST_DAMAGED_WORDS = 4
_ONLY_WITH_YEAR = frozenset({"hien phap"})
_YEAR_OR_STATE = re.compile(r",?\s(?:nam\s(?:19|20)\d\d|nuoc\s|cua nuoc\s|\()")
_NOT_A_LAW = re.compile(r"(?:phap|ky|quy|bo)\s$")
_OLD_PLACEMENT = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe",
    "oẹ": "ọe", "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_PLACEMENT = re.compile("|".join(_OLD_PLACEMENT))
_PUNCTUATION = re.compile(r"[\s,;-]+")


@dataclass(frozen=True, slots=True)
class NamedAct:
    """An act found at a place of the flat text; `inside` where an amending law's name holds it."""

    start: int
    end: int
    name: str
    type: str
    amends: bool = False


@dataclass(frozen=True, slots=True)
class _Written:
    pattern: re.Pattern[str]
    words: list[str]
    letters: str
    act: Act


@cache
def _by_opening() -> dict[str, dict[str, tuple[_Written, ...]]]:
    """Written names by their opening ("luat") and the word behind it, the longest first."""
    found: dict[str, dict[str, list[_Written]]] = {}
    for act in vocabulary().acts:
        for name in (act.name, *act.also):
            words = _PUNCTUATION.sub(" ", fold(name)).split()
            opening = next(one for one in _OPENINGS if " ".join(words).startswith(one))
            following = words[len(opening.split())] if len(words) > len(opening.split()) else ""
            pattern = re.compile(r"[,;]?\s(?:-\s)?".join(map(re.escape, words)) + r"(?!\w)")
            written = _Written(pattern, words, _letters(name), act)
            found.setdefault(opening, {}).setdefault(following, []).append(written)
    return {
        opening: {word: tuple(sorted(names, key=lambda one: -len(one.words))) for word, names in group.items()}
        for opening, group in found.items()
    }


_OPENINGS = ("bo luat", "luat", "phap lenh", "hien phap", "de an")


def _letters(text: str) -> str:
    plain = _PUNCTUATION.sub("", text.lower())
    return _PLACEMENT.sub(lambda match: _OLD_PLACEMENT[match[0]], plain)


def acts_in(flat: FlatText) -> Iterator[NamedAct]:
    """The acts named in the text, in order of their places for each opening word."""
    for opening, group in _by_opening().items():
        spellings = (opening, "luet", "lust") if opening == "luat" and flat.is_damaged else (opening,)
        for spelling in spellings:
            place = flat.folded.find(spelling)
            while place >= 0:
                found = _act_at(flat, place, opening, group)
                if found:
                    yield found
                goes_on = found.end if found and not found.amends else place + len(spelling)
                place = flat.folded.find(spelling, goes_on)


def _act_at(flat: FlatText, place: int, opening: str, group: dict[str, tuple[_Written, ...]]) -> NamedAct | None:
    folded = flat.folded
    if place and (folded[place - 1].isalnum() or _NOT_A_LAW.search(folded, max(0, place - 7), place)):
        return None
    if opening == "luat":
        amending = _AMENDING.match(folded, place)
        if amending:
            inner = _acts_in_a_row(flat, amending.end(), group)
            if inner:
                names = " và ".join(act.name for act in inner)
                name = f"Luật Sửa đổi, bổ sung một số điều của {names}"
                return NamedAct(place, inner[-1].end, name, "Luật", amends=True)
    behind = place + len(opening)
    following = folded[behind : behind + 24].lstrip(" ,\n-").split(" ", 1)[0].strip(",;.()\n")
    for written in (*group.get(following, ()), *group.get("", ())):
        match = written.pattern.match(folded, place)
        if match and _is_the_name(flat, match, written):
            if opening in _ONLY_WITH_YEAR and not _YEAR_OR_STATE.match(folded, match.end()):
                continue
            return NamedAct(place, match.end(), written.act.name, written.act.type)
    if flat.is_damaged:
        return _damaged_act(flat, place, following, group)
    return None


def _acts_in_a_row(flat: FlatText, place: int, group: dict[str, tuple[_Written, ...]]) -> list[NamedAct]:
    """Laws that one law amends, joined by "và" or ","."""
    found: list[NamedAct] = []
    while flat.folded.startswith("luat", place) and len(found) < _MOST_AMENDED:
        act = _act_at(flat, place, "luat", group)
        if act is None:
            break
        found.append(act)
        join = _NEXT_LAW.match(flat.folded, act.end)
        if join is None:
            break
        place = join.end()
    return found


def _is_the_name(flat: FlatText, match: re.Match[str], written: _Written) -> bool:
    """Whether the marks agree too; long names are trusted without, since nothing else folds to them."""
    return (
        len(written.words) > 4 or flat.is_damaged or _letters(flat.text[match.start() : match.end()]) == written.letters
    )


def _damaged_act(flat: FlatText, place: int, following: str, group: dict[str, tuple[_Written, ...]]) -> NamedAct | None:
    for word, names in group.items():
        if abs(len(word) - len(following)) > 2 or word_distance(word, following) > 2:
            continue
        for written in names:
            if len(written.words) >= _FEWEST_DAMAGED_WORDS:
                end = match_at(flat.folded, place, written.words)
                if end is not None:
                    return NamedAct(place, end, written.act.name, written.act.type)
    return None
