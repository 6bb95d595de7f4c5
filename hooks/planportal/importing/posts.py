"""Who signs: signing powers (TM., KT., …), posts in capitals and persons' names, and what stands left of them."""

from __future__ import annotations

import re

from .folding import folded
from .syllables import is_syllable

CAPACITY = re.compile(r"(?<!\w)(?P<capacity>(?:tm|kt|tl|tuq|q)\s?\.|t/m\b\.?|k/t\b\.?)\s*(?P<head>.*)")
_POSITION = re.compile(
    r"(?<!\w)(?:quyen |pho )?(?:chu tich|chu nhiem|giam (?=[dpb])|tong giam|truong (?=phong|ban|cong|dai)|chanh |"
    r"tong |bi thu|cuc |vien |hieu truong|thu truong|bo truong|thu tuong|chi huy|thi truong|pho giam)[^\d]*"
)
_FOLDED_NAMES = """
    nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dinh doan trinh truong mai cao ha ta
    lam luu dao chau to thai kieu luong vuong quach tang phung la quan on nghiem khuc than dam tong au ong bach
    ngu giang ninh thach danh son y ro k
"""
FAMILY_NAMES = frozenset(_FOLDED_NAMES.split())
_NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){1,5}")


def columns(text: str) -> tuple[str, str]:
    """The left part of a line and what belongs to the signature at its right."""
    plain = folded(text)
    for pattern in (CAPACITY, _POSITION):
        for match in pattern.finditer(plain):
            right = text[match.start() :].strip()
            left = text[: match.start()].strip()
            is_own_word = match.start() == 0 or text[match.start() - 1].isspace()
            if _is_capitals(right) and is_own_word and (not left or any(letter.isalnum() for letter in left)):
                return left, right
    return text, ""


def _is_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 2 and all(letter.isupper() or not letter.islower() for letter in letters)


def name_at_end(text: str) -> tuple[str, str]:
    """The left part of a recipient's line and the signer's name at its right, where a name stands there."""
    for match in re.finditer(r"(?<=[.;,]) +", text):
        name = text[match.end() :]
        if is_person_name(name) and folded(name).split()[0] in FAMILY_NAMES:
            return text[: match.start()].strip(), name
    return text, ""


def is_person_name(text: str) -> bool:
    """Whether a text has the form of a person's name: two to six words, each with one capital."""
    return bool(_NAME.fullmatch(text)) and all(
        word[0].isupper() and word[1:] == word[1:].lower() for word in text.split()
    )


def normal_case(position: str) -> str:
    """ "PHÓ GIÁM ĐỐC" → "Phó Giám đốc"; as printed where a word is an abbreviation or cannot be read."""
    words = position.lower().split()
    if position.isascii() or not all(is_syllable(word) for word in words):
        return position
    capital = True
    result = []
    for word in words:
        result.append(word.capitalize() if capital else word)
        capital = word in ("phó", "quyền")
    return " ".join(result)
