"""Texts on which the citation engine must say the same in Python and in the browser.

They are put together from the vocabulary and the families of the engine, so that a new code, body or
family takes part as soon as it is there; the same seed gives the same texts.
"""

from __future__ import annotations

import importlib
import pkgutil
import random
import unicodedata
from collections.abc import Callable, Iterator, Sequence

import planportal.analyse
from planportal import number_families
from planportal.vietnamese import fold
from planportal.vocabulary import vocabulary

PLACES = ("tỉnh Bình Giang", "thành phố Sông Lam", "huyện Hòa Sơn", "xã An Phú", "phường 5", "tỉnh", "thành phố", "")
TITLES = (
    " về công tác văn thư",
    " về việc ban hành Quy chế làm việc",
    " ban hành Kế hoạch thực hiện Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ",
    " phê duyệt Đề án đơn giản hóa thủ tục; các mẫu kèm theo",
    " sửa đổi, bổ sung một số điều của Luật Đất đai và Luật Nhà ở",
    " “Học tập và làm theo tấm gương tốt”",
    " (khóa XI) một số vấn đề về quản lý đê điều (gọi tắt là Quyết định 12)",
    "",
)
OPENINGS = (
    "Căn cứ ",
    "Thực hiện ",
    "Triển khai thực hiện ",
    "Xét ",
    "Theo đề nghị của Sở Nội vụ tại ",
    "- Căn cứ ",
    "1. Phổ biến ",
    "theo quy định tại khoản 2, Điều 5 ",
    "điểm a, b khoản 1 Điều 3 của ",
    "Mục III Phụ lục II kèm theo ",
    "các điều 5, 6 và 7 ",
    "Trên cơ sở các ",
    "",
)
TRAPS = (
    "đạt 100% và 24/7, 21/21 huyện, 8.793/6.500 đảng viên; điện thoại 0276.3822233",
    "giai đoạn 2021-2025, khóa XI, kỳ họp thứ 7, COVID-19, ISO 9001:2015, QCVN 01:2021/BXD, TCVN 5945:2005",
    "Khoản 5 Mục III của Kế hoạch này; mục II ở trên; tại Điều 3 Quyết định này; K& hoach nay",
    "chỉ số PCI, một số nội dung, kinh tế số 1, biển số 70A-123.45, tài khoản 1234/HĐ-KT",
    "kết luận của Bí thư, theo quy định, hướng dẫn số liệu, kế hoạch năm 2024, ngày 30/4 và 1/5",
    "Số: 49 /KH-UBND An Phú, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\n\nVề cải cách hành chính",
    "I. MỤC ĐÍCH\n\n1. Nội dung\n- Lưu: VT, NC (15 bản) Sonnh\\QD556.85b\n## Phần II",
    "Luật Đất đai năm 2013, Bộ luật Lao động, Hiến pháp năm 2013 và Pháp lệnh Ưu đãi người có công",
    "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XI; Nghị quyết Trung ương 4 (khoá XII); Nghị quyết Đại hội XIII",
    "Chỉ thị 05 và Nghị quyết 18; Đề án 06 (sau đây gọi tắt là Đề án)",
    "số 2629/QĐ-T",
    "các luật: Đất đai, Nhà ở, Đấu thầu và Kinh doanh bất động sản; Luật Sửa đổi Luật Đầu tư, Nhà ở và Đấu thầu",
    "Nghị quyết Đại hội Đảng bộ huyện Hòa Sơn lần thứ XI, nhiệm kỳ 2020-2025; Nghị quyết Đại hội XII và XIII của Đảng",
    "Nghi quyet Dai hoi dai bieu bang bo tinh Binh Giang lan thtr X1; Nghị quyết Trung ương 4 khóa XI, khóa XII",
    "Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị; thực hiện Chỉ thị 05, Chỉ thị số 05 và Chỉ thị 06",
    "Đề án Văn thư điện tử (theo Quyết định số 1847/QĐ-TTg ngày 27/12/2018 của Thủ tướng); Đề án Văn thư điện tử",
    "Bộ luật Dân sự số 91/2015/QH13; Bộ luật Bờ Biển ngày 25/11/2015; Luật Đê Bao ngày 01 tháng 6 năm 2016",
    "Theo đề nghị của Sở Nội vụ tại Tờ trình số 12/TTr-SNV, Công văn số 13/SNV-CCHC ngày 1/2/2024, số 14/SNV-CCHC",
    "Kế hoạch số 7/KH-UBND của Văn phòng Ủy ban nhân dân (UBND) tỉnh, Quyết định số 8/QĐ-UBND của Ban Dân vận Tỉnh ủy",
    "Két luan s6 57-KL/TU ngiy 1/2/2021 cta Ban Thuong vu Tinh ly, Ké hoach s6 68-KH/BDVTU-BCSPUBND ctia Ban Dan van",
    "Quyết định số 12/QĐ-UBND ngày 45/13/2020, Kế hoạch số 76/NQ-CP1, số 10/QĐ-UBNDngày 1/1/2020, 05/01/24",
    "Biểu đồ 𝐀𝟏 😀 ² ⑨ ٣ Ⅻ Ǆ ﬁ ẞ İ",
)
DATES = (
    *(", ngày {d}/{m}/{y}", " ngày {d:02d}/{m:02d}/{y}", " ngày {d} tháng {m} năm {y}", " ngày {d}-{m}-{y}"),
    *(" ngày {d}.{m}.{y}", " năm {y}", " tháng {m}/{y}", " ({d}/{m}/{y})", " ngày    tháng {m} năm {y}", ""),
)
DAMAGE = {"Đ": "DB", "ố": "o6ó", "ủ": "ui", "ế": "eé", "ị": "i¡", "ộ": "o§", "I": "l1", "ă": "a"}


def written_examples() -> Iterator[str]:
    """Every example and counter-example of every family, alone and with words around it."""
    for example in dict.fromkeys(_strings(_families())):
        yield from (example, f"Quyết định số {example} ngày 05/3/2024 của Chính phủ về việc X;", f"Căn cứ {example}.")


def made_texts(count: int, seed: int = 20260101) -> Iterator[str]:
    """As many texts as asked for: citations in all spellings, lists, pinpoints, traps and damage."""
    chance = random.Random(seed)
    for _ in range(count):
        parts = [_sentence(chance) for _ in range(chance.choice((1, 1, 2, 3, 6)))]
        text = chance.choice((" ", "\n", "\n\n", ";\n")).join(parts)
        for change in chance.sample(CHANGES, chance.choice((0, 0, 1, 1, 2, 3))):
            text = change(text, chance)
        yield text


def _families() -> Iterator[object]:
    modules = [number_families]
    modules += (
        importlib.import_module(f"planportal.analyse.{one.name}")
        for one in pkgutil.iter_modules(planportal.analyse.__path__)
    )
    for module in modules:
        for value in vars(module).values():
            if isinstance(value, tuple):
                yield from (one for one in value if hasattr(one, "examples"))


def _strings(families: Iterator[object]) -> Iterator[str]:
    for family in families:
        waiting = [getattr(family, "examples", ()), getattr(family, "counterexamples", ())]
        while waiting:
            value = waiting.pop()
            if isinstance(value, str):
                yield value
            elif isinstance(value, list | tuple):
                waiting.extend(value)


def _number(chance: random.Random) -> str:
    words = vocabulary()
    code = chance.choice(list(words.codes.values()))
    bodies = [body.symbol for body in words.bodies.values()]
    body = chance.choice(bodies)
    ordinal = chance.choice((str(chance.randrange(1, 9999)), f"0{chance.randrange(1, 9)}", f"{chance.randrange(99)}a"))
    year = chance.randrange(1991, 2026)
    return chance.choice(
        (
            *(f"{ordinal}/{code}-{body}", f"{ordinal}/{year}/{code}-{body}", f"{ordinal}-{code}/{body}"),
            *(f"{ordinal}/{body}", f"{ordinal}/{year}/QH{chance.randrange(9, 16)}", f"{ordinal}/{code}-{body}-XD"),
            *(f"{ordinal}-{code}/{body}-{chance.choice(bodies)}", f"{ordinal}/{year}/TTLT-{body}-BTC", f"{ordinal}-CP"),
            *(f"{ordinal}/{year}/UBTVQHI11", f"{ordinal}/{year}/TTLT/{body}-BNN", f"{ordinal}/{code}/{body}"),
        )
    )


def _issuer(chance: random.Random) -> str:
    words = vocabulary()
    body = chance.choice(list(words.bodies.values()))
    name = chance.choice((body.name, *body.also, *words.issuer_heads))
    place = chance.choice(PLACES)
    link = chance.choice((" của ", " của ", ", ", " do ", " giữa ", " "))
    other = f" và {chance.choice(list(words.bodies.values())).name}" if chance.random() < 0.15 else ""
    return f"{link}{name}{' ' + place if place else ''}{other}" if chance.random() < 0.75 else ""


def _citation(chance: random.Random) -> str:
    words = vocabulary()
    if chance.random() < 0.2:
        act = chance.choice(words.acts)
        name = chance.choice((act.name, *act.also))
        amending = f"Luật Sửa đổi, bổ sung một số điều của {name}"
        return chance.choice((name, name.lower(), name.upper(), amending)) + _date(chance)
    kind = chance.choice(list(words.types.values())).words
    kind = chance.choice((kind, kind, kind.lower(), kind.upper(), "", f"các {kind}"))
    so = chance.choice((" số ", " số ", " số: ", "số", " ", " s6 ", " SỐ"))
    number = _number(chance)
    if chance.random() < 0.15:
        number = chance.choice(("15, ", "12 và ", "9, 10, ")) + number
    return f"{kind}{so}{number}{_date(chance)}{_issuer(chance)}{chance.choice(TITLES)}"


def _date(chance: random.Random) -> str:
    day, month = chance.choice((chance.randrange(1, 32), 5)), chance.randrange(1, 14)
    return chance.choice(DATES).format(d=day, m=month, y=chance.randrange(1992, 2027))


def _sentence(chance: random.Random) -> str:
    if chance.random() < 0.2:
        return chance.choice(TRAPS)
    joined = chance.choice((", ", " và ", "; ", ", số ", " hoặc các "))
    cited = joined.join(_citation(chance) for _ in range(chance.choice((1, 1, 1, 2, 3))))
    return chance.choice(OPENINGS) + cited + chance.choice((";", ".", "", " và các văn bản khác.", " như sau:"))


def _anywhere(text: str, chance: random.Random, put: Callable[[str], str], share: float) -> str:
    return "".join(put(one) if chance.random() < share else one for one in text)


def _spaced(text: str, chance: random.Random) -> str:
    return "".join(f"{one} " if one in "-/" and chance.random() < 0.3 else one for one in text)


def _broken(text: str, chance: random.Random) -> str:
    gaps: Sequence[str] = ("\n", "\r\n", " \n ", "\u00a0", "  ", "\n\n", "\t", "\\r\\n")
    return "".join(chance.choice(gaps) if one == " " and chance.random() < 0.15 else one for one in text)


def _misread(text: str, chance: random.Random) -> str:
    return _anywhere(text, chance, lambda one: chance.choice(DAMAGE.get(one, one)), 0.5)


def _recognised(text: str, chance: random.Random) -> str:
    """As a recognition program with the wrong language reads it."""
    words = {"cua": ("cta", "ciia", "clia"), "so": ("s6", "sé", "$6"), "uy": ("ly", "ty"), "ngay": ("ngiy", "ngdy")}
    words |= {"ke": ("ké", "k&"), "va": ("va", "vi"), "nhan": ("nhin",), "quyet": ("quyét",), "vu": ("vy",)}
    return " ".join(chance.choice(words.get(fold(one), (one,))) for one in _plain(text).split(" "))


def _plain(text: str) -> str:
    return "".join(one.upper() if other.isupper() else one for one, other in zip(fold(text), text, strict=False))


def _marked(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    return " ".join(chance.choice((f"**{one}**", f"_{one}_")) if chance.random() < 0.1 else one for one in words)


def _looking_alike(text: str, chance: random.Random) -> str:
    others = {"-": "–‑−—", "Đ": "Ð", "đ": "ð", "/": "／", "1": "１", " ": "\u200b "}
    return _anywhere(text, chance, lambda one: chance.choice(others.get(one, one)), 0.3)


CHANGES: Sequence[Callable[[str, random.Random], str]] = (
    _spaced,
    _broken,
    _broken,
    _misread,
    _recognised,
    _recognised,
    _marked,
    _looking_alike,
    lambda text, _: fold(text),
    lambda text, _: unicodedata.normalize("NFD", text),
    lambda text, _: text.upper(),
    lambda text, chance: _anywhere(text, chance, lambda one: "" if one == " " else one, 0.1),
    lambda text, chance: text[: chance.randrange(len(text) + 1)],
    lambda text, chance: _anywhere(text, chance, lambda one: chance.choice(("", one, "😀", one * 2)), 0.02),
)
