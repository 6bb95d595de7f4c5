"""Titles (trích yếu) of cited documents: where one begins and at the latest ends."""

from __future__ import annotations

import re

from .flat_text import FlatText

_ABOUT = re.compile(r"\s?[,:]?\s?(?:v/v|v[eé€](?:\s?viec|\s?viee|\s?vi¢c)?)\s")
_VERB = re.compile(
    r"\s?"
    r"(?=(?:ban hanh|phe duyet|qu[yi] dinh|hu[a-z]{1,2}ng d[a-z]n|sua doi,?|bo sung|bai bo|tiep tuc|thuc hien"
    r"|trien khai|mot so|tang cuong|day manh|thong qua|cong bo|dieu chinh|phat dong"
    r"|ph[a-z]i hop|nang cao|th[a-z]{1,2}c hi[a-z€]{1,2}n|thanh lap|kien toan|thi hanh|chan chinh|uy quyen"
    r"|cong nhan|giao (?:chi tieu|du toan|bien che)|phan cap|phan cong)\s)"
)
_QUOTED = re.compile(r"\s?(?=[“\"])")
# What ends a title for certain. "TP." and the dots in numbers and addresses end nothing.
_END = re.compile(
    r"[;\n|]|(?<!\stp)(?<!v\.v)\.(?=[\s”\"/)]|$)|\sva\s(?:cac|mot so|nhung)\s(?:van ban|chi dao|noi dung|quy dinh)"
    r"|\s\((?:sau day|goi tat|viet tat|goi la|goi chung)\s"
    r"|,\s(?:cu the|nhu sau|voi (?:cac|nhung) noi dung)"
    r"|,\s(?=(?:ubnd|uy ban nhan dan|so|phong|ban|van phong|trung tam|truong)\s[^,;.]{1,60}?\s"
    r"(?:xay dung|ban hanh|trien khai|to chuc|yeu cau|de nghi|bao cao|tham muu|chu tri|phoi hop)\s)"
)
# A title that begins with so many capitals is a heading, and what follows in small letters is not.
_HEADING_SHOWS = 12
_WORD = re.compile(r"[^\s,;:.()“”\"]+")
_BRACKET = re.compile(r"[()]")
_LONGEST = 600
# A document named after these words does not belong to the title before it.
_JOINED = re.compile(r"(?:[,;.]|(?<!\w)(?:va|hoac|cung|voi))\s(?:cac\s|tai\s|theo\s)?\(?$")


def title_start(flat: FlatText, place: int) -> int | None:
    """Where the title begins behind number, date and issuer, "về (việc)" left out; None for none."""
    for opening in (_ABOUT, _VERB, _QUOTED):
        match = opening.match(flat.folded, place)
        if match:
            return match.end()
    return None


def title_limit(flat: FlatText, start: int) -> int:
    """Where the title ends at the latest, if no other citation ends it before."""
    match = _END.search(flat.folded, start, start + _LONGEST)
    end = match.start() if match else min(len(flat.text), start + _LONGEST)
    if flat.text[start : start + _HEADING_SHOWS].isupper():
        end = _heading_end(flat.text, start, end)
    return _before_open_parenthesis_ends(flat.text, start, end)


def _heading_end(text: str, start: int, end: int) -> int:
    """The end of a title in capitals: before the first word that is not, codes left alone."""
    for word in _WORD.finditer(text, start, end):
        if not word[0].isupper() and word[0].isalpha():
            return word.start()
    return end


def _before_open_parenthesis_ends(text: str, start: int, end: int) -> int:
    """The end, or that of a bracket opened before the title: "(… về X)"."""
    if text.find(")", start, end) < 0:
        return end
    depth = 0
    for bracket in _BRACKET.finditer(text, start, end):
        depth += 1 if bracket[0] == "(" else -1
        if depth < 0:
            return bracket.start()
    return end


def joins(flat: FlatText, place: int) -> int | None:
    """Where the words that join a citation to the one before begin ("và", ","); None for none."""
    start = max(0, place - 16)
    match = _JOINED.search(flat.folded, start, place)
    return match.start() if match else None


def tidy(title: str) -> str | None:
    """The title without quotation marks around it and without what hangs at its end."""
    plain = title.strip(" ,:\n")
    if plain[:1] in '“"' and plain.count("“") + plain.count('"') + plain.count("”") <= 2:
        plain = plain.strip('“”" ')
    return plain or None
