"""Acts cited by name (luật, bộ luật, pháp lệnh, hiến pháp), found by the list of their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ..damaged_words import FARTHEST_WORD, WORD, resembles, word_distance
from ..vietnamese import fold
from ..vocabulary import Act, vocabulary
from .flat_text import FlatText

_AMENDING = re.compile(
    r"(?P<type>luat|phap lenh)\ssua doi,?\s(?:(?:va\s)?bo sung,?\s)?"
    r"(?:(?:mot so\s)?dieu(?:[\s,]{1,2}(?:khoan|va|cua\s(?=phu luc)|phu luc|danh muc|\d{1,3}[a-z]?)){0,8}\s)?"
    r"(?:cua\s)?(?:cac\s)?"
    r"(?=(?:bo )?luat\s|phap lenh\s)"
)
_NEXT_LAW = re.compile(r"(?:,|\sva|,\sva)\s(?=(?:bo )?luat\s(?!sua doi)|phap lenh\s(?!sua doi))")
_NEXT_NAME = re.compile(r"(?:,|\sva|,\sva)\s(?!luat\s)")
_MOST_LISTED = 12
# An act that is in no list, printed with the day of its passing: the capital letter and the date bound its name.
_UNLISTED = re.compile(
    r"(?P<type>Luật|Bộ luật|Bộ Luật|Pháp lệnh)\s(?P<name>[A-ZĐÀ-Ỹ][^.;:\n(\d]{2,110}?),?\s"
    r"(?=ngày\s?\d{1,2}(?:[\s/.-]|\stháng))"
)
_NOT_IN_A_NAME = re.compile(
    r"\s(?:luat|phap lenh|nghi dinh|cua|duoc|theo|tai|da|nam|quy dinh|quoc hoi)\s|,\s(?:phap|nghi|quyet)\s"
)
_MOST_AMENDED = 5
_FEWEST_DAMAGED_WORDS = 4
_YEAR_OR_STATE = re.compile(r",?\s(?:nam\s)?(?:19|20)\d\d(?!\d)|,?\s(?:nuoc\s|cua nuoc\s|\()")
_NOT_A_LAW = ("phap ", "ky ", "quy ", "bo ", "phap\n", "ky\n", "bo\n")
_OLD_PLACEMENT = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe",
    "oẹ": "ọe", "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_PLACEMENT = re.compile("|".join(_OLD_PLACEMENT))
_PUNCTUATION = re.compile(r"[\s,;-]+")
# Commas and hyphens are left out or added, and words glued together.
_BETWEEN_WORDS = r"[,;]?\s?(?:-\s?)?"
_NAME_END = r"(?:(?!\w)|(?=ngay\s?\d))"
_COMMITTEES = (("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"))
_SHORTEST_GLUED = 2
_I_OR_Y = re.compile(r"(?:[hklmst]|qu)[iy]")


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
            written_words = _BETWEEN_WORDS.join(map(_word_pattern, words))
            for full, short in _COMMITTEES:  # "… Hội đồng nhân dân và UBND"
                joined = _BETWEEN_WORDS.join(full.split())
                written_words = written_words.replace(joined, f"(?:{joined}|{short})")
            pattern = re.compile(written_words + _NAME_END)
            written = _Written(pattern, words, _letters(name), act)
            found.setdefault(opening, {}).setdefault(following, []).append(written)
    return {
        opening: {word: tuple(sorted(names, key=lambda one: -len(one.words))) for word, names in group.items()}
        for opening, group in found.items()
    }


def _word_pattern(word: str) -> str:
    if word == "va":
        return "(?:va|-)"
    # "liệt sỹ", "liệt sĩ"
    return word[:-1] + "[iy]" if _I_OR_Y.fullmatch(word) else re.escape(word)


_OPENINGS = ("bo luat", "luat", "phap lenh", "hien phap", "de an", "chuong trinh cai cach")


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
                    if flat.folded.endswith("cac ", 0, place):
                        yield from _listed_names(flat, found.end, group)
                elif flat.folded.startswith("luat: ", place) and flat.folded.endswith("cac ", 0, place):
                    yield from _listed_names(flat, place + len("luat"), group)
                goes_on = found.end if found and not found.amends else place + len(spelling)
                place = flat.folded.find(spelling, goes_on)


def _act_at(flat: FlatText, place: int, opening: str, group: dict[str, tuple[_Written, ...]]) -> NamedAct | None:
    folded = flat.folded
    if place and (folded[place - 1].isalpha() or folded.endswith(_NOT_A_LAW, 0, place)):
        return None
    if opening in ("luat", "phap lenh"):
        amending = _AMENDING.match(folded, place)
        if amending:
            inner = _acts_in_a_row(flat, amending.end())
            if inner:
                kind = "Luật" if opening == "luat" else "Pháp lệnh"
                name = f"{kind} Sửa đổi, bổ sung một số điều của {_joined(inner)}"
                return NamedAct(place, inner[-1].end, name, kind, amends=True)
    return _plain_act_at(flat, place, opening, group)


def _plain_act_at(flat: FlatText, place: int, opening: str, group: dict[str, tuple[_Written, ...]]) -> NamedAct | None:
    """An act on the list, or one whose capital letter and date bound its name."""
    folded = flat.folded
    following = _following_word(folded, place + len(opening), group)
    for written in (*group.get(following, ()), *group.get("", ())):
        match = written.pattern.match(folded, place)
        if match and _is_the_name(flat, match, written):
            if written.words == ["hien", "phap"] and not _YEAR_OR_STATE.match(folded, match.end()):
                continue
            return NamedAct(place, match.end(), written.act.name, written.act.type)
    if flat.is_damaged:
        return _damaged_act(flat, place, opening, following)
    return _unlisted_act(flat, place)


def _following_word(folded: str, behind: int, group: dict[str, tuple[_Written, ...]]) -> str:
    """The word behind the opening; only its beginning where another word is glued to it."""
    words = folded[behind : behind + 24].lstrip(" ,\n-").split(" ", 1)
    word = words[0].strip(",;.()\n")
    if word in group:
        return word
    return next((word[:size] for size in range(len(word) - 1, _SHORTEST_GLUED - 1, -1) if word[:size] in group), word)


def _unlisted_act(flat: FlatText, place: int) -> NamedAct | None:
    match = _UNLISTED.match(flat.text, place)
    if match is None or _NOT_IN_A_NAME.search(flat.folded, match.start("name"), match.end()):
        return None
    kind = "Bộ luật" if match["type"].startswith("Bộ") else match["type"]
    return NamedAct(place, match.end("name"), f"{kind} {match['name']}", kind)


def _listed_names(flat: FlatText, place: int, group: dict[str, tuple[_Written, ...]]) -> Iterator[NamedAct]:
    """Names that share one "các luật": "các Luật Đầu tư, Đấu thầu và Xây dựng", "các luật: Đất đai, Nhà ở"."""
    if flat.folded.startswith(": ", place):
        start = place + 2
    else:
        join = _NEXT_NAME.match(flat.folded, place)
        start = join.end() if join else -1
    for _ in range(_MOST_LISTED):
        if start < 0 or not flat.text[start : start + 1].isupper():
            return
        word = _following_word(flat.folded, start, group)
        for written in group.get(word, ()):
            match = _without_opening(tuple(written.words)).match(flat.folded, start)
            if match and _letters(flat.text[start : match.end()]) == written.letters.removeprefix("luật"):
                break
        else:
            return
        yield NamedAct(start, match.end(), written.act.name, written.act.type)
        join = _NEXT_NAME.match(flat.folded, match.end())
        start = join.end() if join else -1


@cache
def _without_opening(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(_BETWEEN_WORDS.join(map(_word_pattern, words[1:])) + _NAME_END)


def _joined(acts: list[NamedAct]) -> str:
    """The names as one phrase: "A", "A và B", "A, B và C"."""
    names = [act.name for act in acts]
    return " và ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]


def _acts_in_a_row(flat: FlatText, place: int) -> list[NamedAct]:
    """Acts that one act amends, joined by "và" or ","."""
    found: list[NamedAct] = []
    while len(found) < _MOST_AMENDED:
        opening = next((one for one in _OPENINGS[:3] if flat.folded.startswith(one, place)), None)
        if opening is None:
            break
        act = _plain_act_at(flat, place, opening, _by_opening()[opening])
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


@lru_cache(maxsize=4096)
def _resembling(opening: str, following: str, next_word: str) -> tuple[_Written, ...]:
    """The names whose first two words damaged words can be, of those long enough to be told by the rest."""
    place = len(opening.split()) + 1
    return tuple(
        written
        for word, names in _by_opening()[opening].items()
        if abs(len(word) - len(following)) <= 2 and word_distance(word, following) <= 2
        for written in names
        if len(written.words) >= _FEWEST_DAMAGED_WORDS and word_distance(written.words[place], next_word) <= 2
    )


def _damaged_act(flat: FlatText, place: int, opening: str, following: str) -> NamedAct | None:
    found: list[str] = []
    ends: list[int] = []
    names: tuple[_Written, ...] = ()
    opening_words = len(opening.split())
    most = opening_words + 2
    here = place
    while len(found) < most:
        word = WORD.search(flat.folded, here, here + FARTHEST_WORD)
        if word is None:
            break
        found.append(word[0])
        here = word.end()
        ends.append(here)
        if len(found) == opening_words + 2:
            names = _resembling(opening, following, word[0])
            most = max((len(written.words) for written in names), default=0)
    for written in names:
        count = len(written.words)
        if count <= len(found) and resembles(found[:count], written.words):
            return NamedAct(place, ends[count - 1], written.act.name, written.act.type)
    return None
