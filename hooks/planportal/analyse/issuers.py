"""The issuing bodies printed beside a number: where their names end and what they are."""

from __future__ import annotations

import re
from functools import cache

from ..damaged_words import match_at
from ..vietnamese import fold
from ..vocabulary import vocabulary
from .flat_text import FlatText

# "của" as printed and as recognition programs read it (cta, ctia, ciia …).
LINK = re.compile(
    r"\s?[,(]?\s?(?:(?P<between>giua)|do|c(?:u|t|i|l|ti|ii|li|ui|t1)a)"
    r"(?:\s|(?=uy ban|ubnd|hdnd|hoi dong|bo\s|so\s|chinh phu|thu tuong|chu tich|tinh uy|ban\s))"
    # "của liên Bộ …", "của Hội nghị lần thứ sáu Ban Chấp hành …"
    r"(?:lien\s(?=bo\s|so\s)|hoi nghi\s(?:lan thu|trung uong)\s\w{1,4},?\s(?:cua\s)?(?=ban chap hanh\s))?"
)
_JOIN = re.compile(r"\s?(?:-|,|;|va|voi|cung)\s")
_ABBREVIATION = re.compile(r"\s?\((?:ubnd|hdnd|mttq|btv)\)")
_PLACE_KIND = re.compile(
    r",?\s(?:tinh|thanh pho|tp\.?|huyen|quan|thi xa|thi tran|xa|phuong|dac khu)(?:(?!\w)|(?=ve\sviec))", re.IGNORECASE
)
_NAME_WORD = re.compile(r"\s?(?:-\s?)?([^\W\d_][\w'’]*)")
_NUMBERED_PLACE = re.compile(r" (?:\d{1,2}|[IVX]{1,4})(?!\w)")
# A capital letter here begins a title ("… của UBND tỉnh Ban hành Quy định …"), not a place.
_TITLE_WORDS = re.compile(
    r"\s?(?:ban hanh|quy dinh|phe duyet|ve\s|v/v|huong dan|trien khai|thuc hien|sua doi|cong bo|thong qua|quyet dinh"
    r"|ke hoach|tang cuong|tiep tuc|chi thi|nghi quyet|mot so|dieu chinh|bo sung"
    # a capital that opens a new line
    r"|so\s?:?\s?\d|can cu|ngay\s|theo\s|dieu\s\d|trong\s|tai\s|noi nhan|kinh gui|cap nhat|nham\s|gom\s)"
)
_OTHER_HEAD = re.compile(
    r"(?:Bộ|Sở|Phòng|Ban|Cục|Chi cục|Tổng cục|Vụ|Hội|Trung tâm|Liên đoàn|Tập đoàn|Trường|trường|Kho bạc|Ngân hàng|Viện"
    r"|Tòa án|Toà án|Ủy ban|Uỷ ban|Hội đồng|Đoàn|Tổng công ty|Tổng Công ty"
    r"|Đại học|Học viện|Liên minh|Liên hiệp|Hiệp hội|Quỹ|Đài|Báo|Tổ)"
    r"\s[A-ZĐÀ-Ỹ]"
)
_OTHER_END = re.compile(
    r"[,;.:()|\n“\"]|\s(?:ve|v/v|ban hanh|phe duyet|quy dinh|huong dan|sua doi|bo sung|tiep tuc|thuc hien|trien khai"
    r"|tai|trong|doi voi|cho|de|nham|da|duoc|den|theo|mot so|tang cuong|day manh|ngay|gui|yeu cau)\s|\s-\s|\sva\s|$"
)
# Bodies whose name goes on in plain words: "Ban Chỉ đạo cải cách hành chính tỉnh".
_FREE_NAME = re.compile(r"(?:\s(?:thuc hien|trien khai|phong,?\schong))?")
_FREELY_NAMED = frozenset({"ban chi dao", "hoi dong phoi hop", "to cong tac", "uy ban quoc gia"})
_LONGEST_FREE_NAME = 90
_OF_THE_CENTRE = re.compile(r"(?:bo chinh tri|ban bi thu|ban chap hanh trung uong)(?!\w)")
# Names are printed in full or with the abbreviation.
_SHORT_FORMS = (("", ""), ("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"))
# A comma or hyphen of a name is often left out or changed for the other, and words are glued together.
_BETWEEN_WORDS = r"\s?[,-]?\s?"
_WORDS = re.compile(r"[^\s,-]+")
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
    return re.compile(rf"\s?{_tree(tuple(tuple(_WORDS.findall(fold(name))) for name in sorted(names)))}(?!\w)")


def _tree(names: tuple[tuple[str, ...], ...]) -> str:
    """A pattern of all the names, word by word, so that each is tried once; the longest one wins."""
    branches: list[str] = []
    for first in sorted({name[0] for name in names}):
        rests = tuple(name[1:] for name in names if name[0] == first)
        longer = tuple(rest for rest in rests if rest)
        tail = f"(?:{_BETWEEN_WORDS}{_tree(longer)})" if longer else ""
        branches.append(_word_pattern(first) + (tail + "?" if tail and len(longer) < len(rests) else tail))
    return f"(?:{'|'.join(branches)})"


def _word_pattern(word: str) -> str:
    return "(?:va|&)?" if word == "va" else re.escape(word)  # "Giáo dục - Đào tạo"


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
        if join is None or not (joint or len(printed) < len(organs) or _both_of_the_centre(flat, join.end(), organs)):
            break
        if "," in join[0] and not joint and len(printed) >= max(1, _bodies_in(organs)) and organs[0] != "TW":
            break  # "… của Bộ Tài chính, UBND tỉnh ban hành …": the comma ends the citation
        here = join.end()
    return end, tuple(printed)


def _both_of_the_centre(flat: FlatText, place: int, organs: tuple[str, ...]) -> bool:
    """Whether a second body of the Party's centre follows: "của Bộ Chính trị, Ban Bí thư"."""
    return organs[:1] == ("TW",) and _OF_THE_CENTRE.match(flat.folded, place) is not None


@cache
def _bodies_in(organs: tuple[str, ...]) -> int:
    """How many of the symbols stand for bodies, not for units of the first one."""
    bodies = vocabulary().bodies
    return sum(1 for organ in organs if organ.upper().rstrip("0123456789") in bodies or organ.startswith("B"))


def _issuer_end(flat: FlatText, place: int, organs: tuple[str, ...]) -> int | None:
    central = _central().match(flat.folded, place)
    head = _heads().match(flat.folded, place)
    if central and (head is None or central.end() >= head.end()):
        return central.end()
    if head:
        if flat.folded[place : head.end()].strip() in _FREELY_NAMED:
            return _free_name_end(flat, head.end())
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
        if not flat.folded[end : end + 1].isspace():
            return end
        following = _longest(_heads().match(flat.folded, end), _central().match(flat.folded, end))
        if following is None:
            if _OTHER_HEAD.match(flat.text, end + 1) and not _TITLE_WORDS.match(flat.folded, end):
                other = _OTHER_END.search(flat.folded, end + 1, end + _LONGEST_FREE_NAME)
                return other.start() if other else end
            return end
        end = following.end()
    return end


def _longest(one: re.Match[str] | None, other: re.Match[str] | None) -> re.Match[str] | None:
    return other if other and (one is None or other.end() > one.end()) else one


def _free_name_end(flat: FlatText, end: int) -> int:
    """The end of a name that goes on in plain words; `end` where no end of it is near."""
    opening = _FREE_NAME.match(flat.folded, end)
    found = _OTHER_END.search(flat.folded, opening.end() if opening else end, end + _LONGEST_FREE_NAME)
    return found.start() if found else end


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
