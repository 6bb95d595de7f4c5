"""Single mentions of documents in a flat text, each read from its number or its name outwards."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ..numbers import DocumentNumber, try_parse
from ..vocabulary import vocabulary
from .acts import NamedAct, acts_in
from .citation_patterns import CANDIDATE, DATE, EARLIER_ORDINALS
from .flat_text import FlatText
from .issuers import issuers_at
from .mention import Mention, read_on
from .named_mentions import act_mention, named_mentions
from .pinpoints import pinpoint_before
from .type_words import TypeWords, type_before

_FIRST_LINES = 1500
_LETTERHEAD = re.compile(
    r"(?:^|[\s|*])S(?:ố|Ố|ô|o|6|é|0)(?:\shiệu|/ký hiệu|,?\ský hiệu|\svà ký hiệu)?\s?(?P<colon>:?)\s?$"
)
_PLACE_AND_DATE = re.compile(r"[\s|]{1,6}[A-ZĐ][^\W\d_]*(?:[\s.][A-ZĐ][^\W\d_]*){0,3},\sngày\s")
_LIST_GAP = re.compile(r"\s?(?:\([^)]{0,60}\))?[,;]?\s?(?:va\s|hoac\s)?(?:cac\s)?")
_ACT_TO_NUMBER = re.compile(
    r"[\s,]*(?:\([a-zđ&-]{2,12}\)\s?)?(?:nam\s\d{4}\s?,?\s?|ngay\s[\d/\s]{6,12},?\s?)?\(?(?:(?:bo\s)?luat\s)?(?:so\s?:?\s?)?\(?"
)
_UNLISTED_LAW = re.compile(
    r"(?P<type>Luật|Bộ luật|Bộ Luật|Pháp lệnh)\s(?P<name>[A-ZĐÀ-Ỹ][^.;:\n(\d]{2,120}?)\s?,?\s?\(?(?:số\s?)?$"
)
_NO_ISSUERS: tuple[str, ...] = ()
# Laws that one amending law names stand before its number together with its own name.
_NEAREST_ACTS = 6
_LONGEST_ACT_GAP = 40
# "BCĐ389" is the steering committee of that number, "HĐNN8" the State Council of that term.
_NUMBERED_BODIES = frozenset({"BCĐ", "HĐNN"})
_GLUED_DAY = "NGAY"
_NOT_CITED = frozenset({"Hợp đồng", "Giấy mời"})
_STANDALONE_CODES_NOT_CITED = frozenset({"HĐ", "GM", "GGT", "GNP", "PG", "PC", "PB", "BB"})


def mentions_in(flat: FlatText) -> list[Mention]:
    """All mentions of documents with a number or a known name, in order of place."""
    acts = sorted(acts_in(flat), key=lambda act: (act.start, -act.end))
    numbered: list[Mention] = []
    own: list[tuple[int, DocumentNumber]] = []
    used: set[int] = set()
    for match in CANDIDATE.finditer(flat.text):
        numbered += _numbered(flat, match, numbered[-1] if numbered else None, acts, used, own)
    for place, number in own:
        numbered = [one for one in numbered if one.start > place or one.number is None or one.number.key != number.key]
    found = [
        *numbered,
        *(act_mention(flat, act) for index, act in enumerate(acts) if index not in used),
        *named_mentions(flat),
    ]
    found.sort(key=lambda one: (one.start, -one.end))
    for one in found:
        pinpoint = pinpoint_before(flat, one.start)
        if pinpoint:
            one.pinpoint_start, one.pinpoint = pinpoint
    return _without_overlaps(found)


def _numbered(
    flat: FlatText,
    match: re.Match[str],
    previous: Mention | None,
    acts: list[NamedAct],
    used: set[int],
    own: list[tuple[int, DocumentNumber]],
) -> Iterator[Mention]:
    start, end = match.span()
    if match[0].endswith(_GLUED_DAY) and flat.text[end : end + 2].strip()[:1].isdigit():  # "25-CT/TUNGAY 25/02"
        end -= len(_GLUED_DAY)
    if not _may_begin(flat, start):
        return
    printed = flat.text[start:end]
    number = try_parse(printed)
    if number is None or _is_cut_off(flat, number, end) or flat.text[end : end + 1] == "@":
        return
    if number.needs_words and _is_part_of_a_name(acts, start, end):
        return
    earlier = _earlier_ordinals(flat, start)
    words = type_before(flat, earlier[0][0] if earlier else start, number.code, number.organs)
    if earlier and not (words.type and words.has_so):
        earlier = []
        words = type_before(flat, start, number.code, number.organs)
    if words.type and words.type.code:
        number = try_parse(printed, words.type.code) or number
    if (words.type is None and _is_own_number(flat, start, end)) or _is_header(flat, words.start, end):
        own.append((start, number))
        return
    one = Mention(words.start, end, "", number, start, end, repaired=number.repaired)
    listed = _take_type(flat, one, words, previous)
    if number.term or number.code == "LCT":
        _take_name_of_law(flat, one, acts, used)
    if not listed and not _is_cited(one, words):
        return
    _drop_footnote_mark(one)
    read_on(flat, one)
    if one.end == end:
        one.end = one.number_end
    if not one.issuers:
        one.issuers = words.issuers or _issuer_at_which(flat, one)
        one.issued_before = bool(one.issuers)
    for place, ordinal in earlier:
        text = ordinal + number.text[len(number.ordinal) + len(number.letter) :]
        place_end = place + len(ordinal)
        first = place == earlier[0][0]
        yield Mention(
            words.start if first else place, place_end, one.type, try_parse(text), place, place_end, typed=first
        )
    if earlier:
        one.start = start
    yield one


def _is_part_of_a_name(acts: list[NamedAct], start: int, end: int) -> bool:
    """Whether the number belongs to the name of a listed document: "Đề án 06/CP"."""
    behind = bisect_left(acts, start, key=lambda act: act.start)
    return behind > 0 and acts[behind - 1].end >= end


def _may_begin(flat: FlatText, start: int) -> bool:
    """Whether digits here are not the tail of a date, a decimal, a standard or a word."""
    if start == 0:
        return True
    before = flat.text[start - 1]
    if before in "./-" or before.isdigit():
        return False
    if before == ":":
        return not flat.text[start - 2 : start - 1].isdigit()
    return not (before.isalpha() or before == "_") or flat.folded.endswith("so", 0, start)


def _is_cut_off(flat: FlatText, number: DocumentNumber, end: int) -> bool:
    """Whether the symbol is broken off: one letter, or a type without a body ("2629/QĐ-T", "12/KH")."""
    last = number.organs[-1]
    if len(number.organs[0]) < 2 or (len(last) < 2 and end >= len(flat.text.rstrip(" .…"))):
        return True
    return (
        number.code is None
        and number.term is None
        and number.form == "state"
        and number.organs[0] not in ("SL", "CT")
        and number.organs[0].upper() in vocabulary().codes
        and (len(number.organs) == 1 and number.organs[0].upper() not in vocabulary().bodies)
    )


def _is_own_number(flat: FlatText, start: int, end: int) -> bool:
    """Whether this is the number in the letterhead: "Số: 49/KH-UBND" without a type before it."""
    match = _LETTERHEAD.search(flat.text, max(0, start - 20), start)
    if not match or start > _FIRST_LINES:
        return False
    at_line_start = match.start() == 0 or flat.text[match.start()] in "\n|*"
    return bool(match["colon"] or at_line_start) and (at_line_start or not DATE.match(flat.folded, end))


def _is_header(flat: FlatText, start: int, end: int) -> bool:
    """Whether a line is the head of the text itself: "Nghị quyết số: 5/NQ-HĐND", then place and date."""
    if start > _FIRST_LINES or (start and flat.text[start - 1] not in "\n|* "):
        return False
    return _PLACE_AND_DATE.match(flat.text, end) is not None


def _earlier_ordinals(flat: FlatText, start: int) -> list[tuple[int, str]]:
    if not flat.folded.endswith((", ", " va ", ","), 0, start):
        return []
    base = max(0, start - 40)
    match = EARLIER_ORDINALS.search(flat.folded[base:start])
    if not match:
        return []
    return [(base + match.start() + one.start(), one[0]) for one in re.finditer(r"\d+[a-zđ]?", match[1])]


def _take_type(flat: FlatText, one: Mention, words: TypeWords, previous: Mention | None) -> bool:
    """Sets the type: printed, that of the list it goes on, or what its code means; True where it goes on a list."""
    number = one.number
    if number is None:
        return False
    if words.type:
        one.type = words.type.words
        return False
    one.typed = False
    follows = previous and previous.number and previous.end <= one.start and one.start - previous.end < 80
    if (
        previous
        and previous.number
        and follows
        and previous.number.code == number.code
        and _LIST_GAP.fullmatch(flat.folded, previous.end, one.start)
    ):
        one.type = previous.type
        return previous.number.organs[0] == number.organs[0]
    default = vocabulary().default_type(number.code, party=number.form == "party")
    if default:
        one.type = default.words
    elif number.term:
        one.type = "Luật" if number.organs[0].startswith("QH") else "Nghị quyết"
    else:
        one.type = "Công văn"
    return False


def _take_name_of_law(flat: FlatText, one: Mention, acts: list[NamedAct], used: set[int]) -> None:
    """A law's name that stands before its number makes one citation with it."""
    gap_end = one.number_start
    behind = bisect_left(acts, gap_end, key=lambda act: act.start)
    for index in range(max(0, behind - _NEAREST_ACTS), behind):
        act = acts[index]
        if act.end <= gap_end < act.end + _LONGEST_ACT_GAP and _ACT_TO_NUMBER.fullmatch(flat.folded, act.end, gap_end):
            used.add(index)
            one.start, one.name, one.type, one.typed = act.start, act.name, act.type, True
            one.name_holds_others = act.amends
            return
    if not one.typed:
        base = max(0, one.number_start - 140)
        unlisted = _UNLISTED_LAW.search(flat.text[base : one.number_start])
        if unlisted:
            one.start, one.typed = base + unlisted.start(), True
            one.type = "Bộ luật" if unlisted["type"].startswith("Bộ") else unlisted["type"]
            one.name = f"{one.type} {unlisted['name'].strip()}"


def _is_cited(one: Mention, words: TypeWords) -> bool:
    number = one.number
    if number is None or one.type in _NOT_CITED:
        return False
    if one.typed:
        return True
    body = vocabulary().bodies.get(number.organs[0].upper().rstrip("0123456789"))
    if number.needs_words:
        return words.has_so and body is not None
    if body is None and not number.organs[0].isalpha():
        return False  # "số 12/TT-KP2" is a house in a quarter
    return number.code not in _STANDALONE_CODES_NOT_CITED


def _drop_footnote_mark(one: Mention) -> None:
    """ "76/NQ-CP1": the digit belongs to a footnote."""
    number = one.number
    if number is None or number.term:
        return
    organ = number.organs[-1]
    plain_organ = organ.rstrip("0123456789")
    digits = len(organ) - len(plain_organ)
    if not 0 < digits < 3 or plain_organ in _NUMBERED_BODIES or plain_organ.upper() not in vocabulary().bodies:
        return
    plain = try_parse(number.text.rstrip("0123456789"))
    if plain:
        one.number_end -= len(number.text) - len(plain.text)
        one.number = plain


def _issuer_at_which(flat: FlatText, one: Mention) -> tuple[str, ...]:
    """The body before "tại": "Theo đề nghị của Sở Nội vụ tại Tờ trình số …"."""
    if one.number is None or not flat.folded.endswith(" tai ", 0, one.start):
        return ()
    link = flat.folded.rfind(" cua ", max(0, one.start - 100), one.start)
    if link < 0:
        return ()
    end, printed = issuers_at(flat, link + len(" cua "), one.number.organs)
    return printed if end == one.start - len(" tai ") else ()


def _without_overlaps(found: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    holder: Mention | None = None
    for one in found:
        outer = kept[-1] if kept else None
        if holder is not None and one.start < holder.end:
            # What follows the name of an amending law belongs to that law, not to the last one it names.
            one.date, one.issuers, one.end = None, (), one.number_end
        elif outer and one.start < outer.end:
            continue
        if one.name_holds_others:
            holder = one
        kept.append(one)
    return kept
