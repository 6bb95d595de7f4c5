"""Made texts in every code form and spelling that the search has to read alike in Python and in the browser."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator

_SYLLABLES = (
    "hòa",
    "hoà",
    "thủy",
    "thuỷ",
    "khỏe",
    "khoẻ",
    "tòan",
    "toàn",
    "quý",
    "quỳ",
    "quí",
    "quỷ",
    "kỹ",
    "kĩ",
    "lý",
    "lí",
    "mỹ",
    "mĩ",
    "sỹ",
    "sĩ",
    "tỷ",
    "tỉ",
    "hy",
    "vi",
    "vỹ",
    "thy",
    "nhỹ",
    "lyly",
    "uỷ",
    "ủy",
    "đất",
    "Đất",
    "ÐẤT",
    "ðai",
    "Ɖ",
    "ɖ",
    "dân",
    "vận",
    "nguyễn",
    "huỳnh",
    "khuỷu",
    "giếng",
    "gìn",
    "quốc",
    "quyền",
    "thuở",
    "nghĩa",
    "y",
    "ý",
    "ỷ",
    "yên",
    "ubnd",
    "UBND",
    "NĐ-CP",
    "kh",
    "tw",
)
_NUMBERS = (
    "765/KH-UBND",
    "765 kh ubnd",
    "0765/KH-UBND",
    "765 /KH – UBND",
    "04/2015/NĐ-CP",
    "4 2015 nd cp",
    "30c/NQ-CP",
    "23-QĐ/TW",
    "120/2020/QH14",
    "2231/SNV-CCHC&PC",
    "49/KH-ubnd",
    "04/2015",
    "27/3/2023",
    "90%",
    "1.000.000",
    "số 5",
)
_SIGNS = (
    *(
        " ",
        "  ",
        "\u00a0",
        "\u202f",
        "-",
        "–",
        "—",
        "\u2011",
        "/",
        " / ",
        ". ",
        ", ",
        "; ",
        "…",
        "\n",
        "\t",
        "_",
        "'",
        "’",
    ),
    *(
        "“",
        "(",
        ")",
        "\u00ad",
        "\u200b",
        "\u200d",
        "\u2060",
        "\ufeff",
        "&",
        "+",
        "🌱",
        "👩\u200d🌾",
        "漢字",
        "越南",
        "ａｂ",
    ),
    *("２０２３", "①", "½", "ﬁ", "İ", "ß", "ς", "\u0301", "\u0323", "\u034f", "Ǆ", "٣", "๓"),
)
_FORMS = ("NFC", "NFD", "NFKC", "NFKD")


def made_texts(count: int, seed: int) -> Iterator[str]:
    """That many texts, the same for the same seed."""
    chance = random.Random(seed)
    for _ in range(count):
        pieces = []
        for _ in range(chance.randint(1, 9)):
            piece = chance.choice(_NUMBERS) if chance.random() < 0.25 else chance.choice(_SYLLABLES)
            pieces.append(_spelt(piece, chance))
            pieces.append(chance.choice(_SIGNS) if chance.random() < 0.5 else " ")
        yield "".join(pieces)


def _spelt(piece: str, chance: random.Random) -> str:
    piece = chance.choice((str, str, str.upper, str.title, str.lower))(piece)
    piece = unicodedata.normalize(chance.choice(_FORMS), piece)
    if chance.random() < 0.1:
        piece = "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in piece)
    if chance.random() < 0.1:
        place = chance.randint(0, len(piece))
        piece = piece[:place] + chance.choice("\u00ad\u200b\u0301x5 -") + piece[place:]
    return piece
