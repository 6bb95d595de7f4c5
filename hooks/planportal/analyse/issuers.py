"""The issuing bodies printed beside a number: where their names end and what they are."""

from __future__ import annotations

import re
from functools import cache

from ..damaged_words import match_at
from ..vietnamese import fold
from ..vocabulary import vocabulary
from .flat_text import FlatText

# "của" as printed and as recognition programs read it (cta, ctia, ciia …).
LINK = re.compile(r"\s?[,(]?\s?(?:(?P<between>giua)|do|c(?:u|t|i|l|ti|ii|li|ui|t1)a)\s")
_JOIN = re.compile(r"\s?(?:-|,|;|va|voi|cung)\s")
_ABBREVIATION = re.compile(r"\s?\((?:ubnd|hdnd|mttq|btv)\)")
_PLACE_KIND = re.compile(
    r",?\s(?:tinh|thanh pho|tp\.?|huyen|quan|thi xa|thi tran|xa|phuong|dac khu)(?!\w)", re.IGNORECASE
)
_NAME_WORD = re.compile(r"\s?(?:-\s?)?([^\W\d_][\w'’]*)")
_NUMBERED_PLACE = re.compile(r"\s(?:\d{1,2}|[IVX]{1,4})(?!\w)")
# A capital letter here begins a title ("… của UBND tỉnh Ban hành Quy định …"), not a place.
_TITLE_WORDS = re.compile(
    r"\s?(?:ban hanh|quy dinh|phe duyet|ve\s|v/v|huong dan|trien khai|thuc hien|sua doi|cong bo|thong qua|quyet dinh"
    r"|ke hoach|tang cuong|tiep tuc|chi thi|nghi quyet|mot so|dieu chinh|bo sung)"
)
_OTHER_HEAD = re.compile(
    r"(?:Bộ|Sở|Phòng|Ban|Cục|Chi cục|Tổng cục|Vụ|Hội|Trung tâm|Liên đoàn|Tập đoàn|Trường|Kho bạc|Ngân hàng|Viện"
    r"|Tòa án|Toà án|Ủy ban|Uỷ ban|Hội đồng|Đoàn|Tổng công ty|Học viện|Liên minh|Đài|Tổ)\s[A-ZĐÀ-Ỹ]"
)
_OTHER_END = re.compile(
    r"[,;.:()|\n“\"]|\s(?:ve|v/v|ban hanh|phe duyet|quy dinh|huong dan|sua doi|bo sung|tiep tuc|thuc hien|trien khai"
    r"|tai|trong|doi voi|cho|de|nham|da|duoc|den|theo|mot so|tang cuong|day manh|ngay|gui|thi|yeu cau)\s|\s-\s|\sva\s|$"
)
# Names are printed in full or with the abbreviation.
_SHORT_FORMS = (("", ""), ("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"))
_MOST_NAME_WORDS = 4
_MOST_PLACES = 3


@cache
def _central() -> re.Pattern[str]:
    bodies = vocabulary().bodies.values()
    names = {name for body in bodies if body.kind == "central" for name in (body.name, *body.also)}
    return _alternatives(names)


@cache
def _heads() -> re.Pattern[str]:
    words = vocabulary()
    names = {name for body in words.bodies.values() if body.kind != "central" for name in (body.name, *body.also)}
    return _alternatives(names | set(words.issuer_heads))


def _alternatives(names: set[str]) -> re.Pattern[str]:
    folded = sorted({fold(name) for name in names}, key=lambda name: (-len(name), name))
    patterns = "|".join(re.escape(name).replace(r"\ ", r"\s") for name in folded)
    return re.compile(rf"\s?(?:{patterns})(?!\w)")


@cache
def _expected(symbol: str) -> tuple[list[str], ...]:
    """The folded words of the names a symbol stands for, the longest first."""
    words = vocabulary()
    body = words.bodies.get(symbol.upper().rstrip("0123456789"))
    names = (body.name, *body.also) if body else ()
    if body and body.symbol == "TU":
        names = tuple(f"{before}{name}" for before in ("Ban Thường vụ ", "") for name in names)
    written = {fold(name).replace(full, short) for name in names for full, short in _SHORT_FORMS}
    return tuple(name.split() for name in sorted(written, key=lambda name: (-len(name), name)))


def issuers_at(flat: FlatText, place: int, organs: tuple[str, ...], joint: bool = False) -> tuple[int, tuple[str, ...]]:
    """The end of the issuers printed from `place` on, and each of them; `place` and () for none.

    Several are read where the number has several bodies or the text says "giữa … và …" (`joint`).
    """
    printed: list[str] = []
    here = end = place
    while True:
        one_end = _issuer_end(flat, here, organs)
        if one_end is None:
            break
        printed.append(flat.text[here:one_end].strip())
        end = one_end
        join = _JOIN.match(flat.folded, end)
        if join is None or not (joint or len(printed) < len(organs)):
            break
        here = join.end()
    return end, tuple(printed)


def _issuer_end(flat: FlatText, place: int, organs: tuple[str, ...]) -> int | None:
    central = _central().match(flat.folded, place)
    head = _heads().match(flat.folded, place)
    if central and (head is None or central.end() >= head.end()):
        return central.end()
    if head:
        return _with_place(flat, _chained(flat, head.end()))
    if _OTHER_HEAD.match(flat.text, place):
        end = _OTHER_END.search(flat.folded, place, place + 90)
        return end.start() if end and end.start() > place else None
    if flat.is_damaged:
        for organ in organs:
            for words in _expected(organ):
                found = match_at(flat.folded, place, words)
                if found is not None:
                    return (
                        found
                        if vocabulary().bodies[organ.upper().rstrip("0123456789")].series
                        else _with_place(flat, found)
                    )
    return None


def _chained(flat: FlatText, end: int) -> int:
    """The end of heads that follow each other: Ban Dân vận + Tỉnh ủy, Văn phòng + UBND."""
    for _ in range(3):
        abbreviation = _ABBREVIATION.match(flat.folded, end)
        if abbreviation:
            end = abbreviation.end()
        if flat.is_damaged:
            committee = match_at(flat.folded, end, ["tinh", "uy"])
            if committee is not None and flat.folded.startswith("tinh", end + 1):
                end = committee
        following = _heads().match(flat.folded, end)
        if not following or not flat.folded[end].isspace():
            return end
        end = following.end()
    return end


def _with_place(flat: FlatText, end: int) -> int:
    for _ in range(_MOST_PLACES):
        kind = _PLACE_KIND.match(flat.folded, end)
        if kind is None:
            return _name_end(flat, end) if flat.text[end : end + 1].isspace() else end
        named = _name_end(flat, kind.end())
        if named == kind.end():
            return end if kind[0].startswith(",") else kind.end()
        end = named
    return end


def _name_end(flat: FlatText, end: int) -> int:
    """The end of a name of capitalised words or of a numbered ward; `end` where none follows."""
    numbered = _NUMBERED_PLACE.match(flat.text, end)
    if numbered:
        return numbered.end()
    for _ in range(_MOST_NAME_WORDS):
        word = _NAME_WORD.match(flat.text, end)
        if not word or not word[1][0].isupper() or "\n" in word[0] or _TITLE_WORDS.match(flat.folded, end):
            return end
        if _heads().match(flat.folded, word.start(1)) or _central().match(flat.folded, word.start(1)):
            return end
        end = word.end()
    return end
