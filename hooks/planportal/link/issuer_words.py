"""The words of printed issuers: abbreviations written out, roles before a body, kinds of places.

Words are compared folded and in full; "UBND TP" and "Uỷ ban nhân dân thành phố" are the same.
"""

from __future__ import annotations

import re

from ..damaged_words import resembles
from ..records import Agency
from ..vietnamese import fold
from ..vocabulary import vocabulary

_ABBREVIATED = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "bch": "ban chap hanh",
    "btv": "ban thuong vu",
    "tp": "thanh pho",
    "tw": "trung uong",
    "mttq": "mat tran to quoc",
}
_WORD = re.compile(r"[^\s,.;()]+")
_BRACKETS = re.compile(r"\s?\([^)]*\)")
# Words before the name of the body that numbers: its chairman's decisions run in its own series.
ROLES = {
    "pho chu tich": "Phó Chủ tịch",
    "chu tich": "Chủ tịch",
    "ban thuong vu": "Ban Thường vụ",
    "thuong truc": "Thường trực",
    "ban chap hanh dang bo": "Ban Chấp hành Đảng bộ",
    "ban chap hanh": "Ban Chấp hành",
    "pho giam doc": "Phó Giám đốc",
    "giam doc": "Giám đốc",
    "bo truong": "Bộ trưởng",
    "thu truong": "Thứ trưởng",
}
KINDS = {
    "tinh": "tỉnh", "thanh pho": "thành phố", "huyen": "huyện", "quan": "quận", "thi xa": "thị xã",
    "xa": "xã", "phuong": "phường", "thi tran": "thị trấn", "dac khu": "đặc khu",
}  # fmt: skip
COMMITTEE_KINDS = {
    "tinh uy": "tinh",
    "thanh uy": "thanh pho",
    "huyen uy": "huyen",
    "quan uy": "quan",
    "thi uy": "thi xa",
}
# In the letters of names, not folded: "Quân sự" is no quận, and a thị xã is no xã.
_KIND_IN_NAME = {
    kind: re.compile(rf"(?<!\w){'(?<!thị )' if kind == 'xa' else ''}{words} (?P<place>\S.*)", re.IGNORECASE)
    for kind, words in KINDS.items()
}
_IN_FULL = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "BTV": "Ban Thường vụ", "BCH": "Ban Chấp hành"}
_SHORT = re.compile(r"\b(?:UBND|HĐND|BTV|BCH)\b")
_TOWN = re.compile(r"\bTP\.?(?=\s|$)", re.IGNORECASE)
# "Sở GD&ĐT": the symbol of a department behind its first word.
_DEPARTMENT = re.compile(r"\bSở (?P<symbol>[A-ZĐ][A-ZĐ&-]{1,8})(?![\w&-])")
_OLD_TONES = (("Uỷ", "Ủy"), ("uỷ", "ủy"))


def words_in_full(printed: str) -> str:
    """Printed issuer words folded, without brackets and with abbreviations written out."""
    plain = _DEPARTMENT.sub(_department_in_full, _BRACKETS.sub("", printed))
    return " ".join(_ABBREVIATED.get(word, word) for word in _WORD.findall(fold(plain)))


def written_in_full(printed: str) -> str:
    """The same for readers: "UBND tỉnh" as "Ủy ban nhân dân tỉnh"."""
    plain = _DEPARTMENT.sub(_department_in_full, _BRACKETS.sub("", printed))
    plain = _TOWN.sub("thành phố", _SHORT.sub(lambda match: _IN_FULL[match[0]], plain))
    for old, new in _OLD_TONES:
        plain = plain.replace(old, new)
    return " ".join(plain.split())


def _department_in_full(match: re.Match[str]) -> str:
    symbol = "S" + match["symbol"].replace("&", "").replace("-", "")
    body = vocabulary().bodies.get(symbol)
    return body.name if body and body.kind == "department" else match[0]


def named_with(role: str, agency: Agency) -> str:
    """The full name of an agency behind a role: "Chủ tịch Ủy ban nhân dân tỉnh …"."""
    return f"{ROLES[role]} {agency.name}" if role else agency.name


def without_role(words: str, readable: bool) -> tuple[str, str]:
    """The role before the body ("chu tich", "ban thuong vu"), read with damage, and the body's own words."""
    printed = words.split()
    for role in ROLES:
        expected = role.split()
        body = printed[len(expected) :]
        if body and body[0] != "trung" and resembles(printed[: len(expected)], expected, 0 if readable else 1):
            return role, " ".join(body)
    return "", words


def place_in(name: str, kind: str) -> str | None:
    """The place of a kind ("tinh", "xa") that the name of an agency tells, as "tỉnh …"; or None."""
    found = _KIND_IN_NAME[kind].search(name)
    return f"{KINDS[kind]} {found['place'].partition(',')[0]}" if found else None


def split_at_place(words: str) -> tuple[str, str]:
    """Folded words of a body parted from the larger place named after its own: "… xã A tỉnh B" → "… xã A", "tỉnh B"."""
    cut = max(words.rfind(f" {kind} ") for kind in ("tinh", "thanh pho", "huyen"))
    head = words[:cut] if cut > 0 else ""
    return (head, words[cut + 1 :]) if any(f" {kind} " in head for kind in KINDS) else ("", words)
