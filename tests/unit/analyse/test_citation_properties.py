"""What holds for every citation: any way of writing it reads back, words alone cite nothing, spans cut the surface."""

# ruff: noqa: SIM905 - words are written and read as text

from __future__ import annotations

import textwrap
import unicodedata
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planportal.analyse.body import analyse
from planportal.analyse.citations import find_citations
from planportal.analyse.short_forms import Antecedents
from planportal.model import Citation, SourceFile
from planportal.numbers import parse

_STATE = {
    "Quyết định": "QĐ",
    "Kế hoạch": "KH",
    "Chỉ thị": "CT",
    "Công điện": "CĐ",
    "Tờ trình": "TTr",
    "Thông báo": "TB",
    "Báo cáo": "BC",
}
_NORMATIVE = {"Nghị định": "NĐ", "Thông tư": "TT", "Quyết định": "QĐ", "Nghị quyết": "NQ"}
_PARTY = {"Chỉ thị": "CT", "Nghị quyết": "NQ", "Kết luận": "KL", "Hướng dẫn": "HD", "Quy định": "QĐ", "Đề án": "ĐA"}
_BODIES = {
    "UBND": "Ủy ban nhân dân tỉnh Bến Mới",
    "TTg": "Thủ tướng Chính phủ",
    "BNV": "Bộ Nội vụ",
    "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch",
    "BLĐTBXH": "Bộ Lao động - Thương binh và Xã hội",
    "SNV": "Sở Nội vụ",
    "CP": "Chính phủ",
    "HĐND": "HĐND huyện Sông Mới",
}
_PARTY_BODIES = {
    "TU": "Ban Thường vụ Tỉnh ủy",
    "TW": "Bộ Chính trị",
    "BTGTW": "Ban Tuyên giáo Trung ương",
    "HU": "Huyện ủy Sông Mới",
}
# Words of plans in which nothing is cited.
_WORDS = """các sở ngành tiếp tục nâng cao chất lượng công tác dân vận chính quyền đạt trên 90% trong năm 2024 và
    quý I/2025 một số chỉ số theo quy định kế hoạch này nghị quyết của Đảng hướng dẫn 24/7 giai đoạn 2021-2025
    ngày 30/4 pháp luật kỷ luật điều kiện mục tiêu""".split()


@dataclass(frozen=True)
class _Document:
    kind: str
    number: str
    date: tuple[int, int, int]
    symbol: str
    issuer: str


@st.composite
def _documents(draw: st.DrawFn) -> _Document:
    family = draw(st.sampled_from(["state", "normative", "party"]))
    ordinal = draw(st.integers(1, 9999))
    printed = draw(st.sampled_from([str(ordinal), f"{ordinal:02d}"])) + draw(
        st.sampled_from(["", "", "", "a", "b", "c"])
    )
    year = draw(st.integers(1996, 2026))
    date = (year, draw(st.integers(1, 12)), draw(st.integers(1, 28)))
    if family == "party":
        kind, code = draw(st.sampled_from(sorted(_PARTY.items())))
        symbol, issuer = draw(st.sampled_from(sorted(_PARTY_BODIES.items())))
        return _Document(kind, f"{printed}-{code}/{symbol}", date, symbol, issuer)
    kind, code = draw(st.sampled_from(sorted((_STATE if family == "state" else _NORMATIVE).items())))
    symbol, issuer = draw(st.sampled_from(sorted(_BODIES.items())))
    middle = f"/{year}/" if family == "normative" else "/"
    return _Document(kind, f"{printed}{middle}{code}-{symbol}", date, symbol, issuer)


@st.composite
def _writings(draw: st.DrawFn, document: _Document) -> str:
    """One way to print a document."""
    year, month, day = document.date
    number = document.number
    for mark in "/-":
        gap = draw(st.sampled_from(["", "", "", " ", "\n"]))
        number = number.replace(mark, draw(st.sampled_from([mark + gap, mark])))
    date = draw(
        st.sampled_from(
            [
                f"ngày {day}/{month}/{year}",
                f"ngày {day:02d}/{month:02d}/{year}",
                f"ngày {day:02d}-{month:02d}-{year}",
                f"ngày {day}.{month}.{year}",
                f"ngày {day:02d} tháng {month:02d} năm {year}",
                f"ngày {day} tháng {month}/{year}",
                f"ngày {day}/ {month}/{year}",
            ]
        )
    )
    so = draw(st.sampled_from([" số ", " số: ", " Số: ", " ", " số\n", "số ", "\nsố "]))
    comma = draw(st.sampled_from(["", ","]))
    of = draw(st.sampled_from(["của", "của"]))
    order = draw(st.integers(0, 2))
    if order == 0:
        text = f"{document.kind}{so}{number}{comma} {date} {of} {document.issuer}"
    elif order == 1:
        text = f"{document.kind}{so}{number} {of} {document.issuer} {date}"
    else:
        text = f"{document.kind} {of} {document.issuer} số {number}{comma} {date}"
    text = text.replace(" ", draw(st.sampled_from([" ", "  ", "\u00a0"])), draw(st.integers(0, 9)))
    if draw(st.integers(0, 5)) == 0:
        # A line of capitals that ends early is a heading: what stands on the next is not its end.
        text = " ".join(text.split()).upper()
    if draw(st.booleans()):
        text = unicodedata.normalize("NFD", text)
    return text


@st.composite
def _printed(draw: st.DrawFn) -> tuple[_Document, str]:
    document = draw(_documents())
    before = draw(st.sampled_from(["theo ", "- ", "(", "các ", "nội dung tại ", "**"]))
    behind = draw(st.sampled_from(["", ".", ";", ")", ", các sở", " và các văn bản liên quan", "\n\nII. NHIỆM VỤ"]))
    text = before + draw(_writings(document))
    if text.count("\n") == 0 and not text.isupper() and draw(st.booleans()):
        text = _wrapped(text, draw(st.integers(28, 80)), draw(st.sampled_from(["\n", "\r\n", "\n\n"])))
    return document, text + behind


def _wrapped(text: str, width: int, line_end: str) -> str:
    """The text in printed lines, full ones but the last."""
    lines = textwrap.wrap(text, width, break_on_hyphens=False, break_long_words=False)
    return line_end.join(lines)


def _fold_case(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


@given(_printed())
@settings(max_examples=400, deadline=None)
def test_every_writing_reads_back_to_the_same_document(printed: tuple[_Document, str]) -> None:
    document, text = printed

    found = [one for one in find_citations(text) if not one.internal]

    assert len(found) == 1
    (one,) = found
    assert one.type == document.kind
    assert one.number is not None
    assert parse(one.number).key == parse(document.number).key
    assert one.date is not None
    assert (one.date.year, one.date.month, one.date.day) == document.date
    assert [_fold_case(issuer) for issuer in one.issuers_printed] == [_fold_case(document.issuer)]
    assert not one.repaired


@given(st.lists(_printed(), min_size=1, max_size=5), st.sampled_from(["; ", ".\n\n", ";\r\n- ", " và\u00a0"]))
@settings(max_examples=150, deadline=None)
def test_spans_cut_exactly_the_surface(printed: list[tuple[_Document, str]], join: str) -> None:
    text = join.join(part for _, part in printed)

    for one in find_citations(text):
        assert one.surface == text[one.start : one.end]
        assert one.start <= one.number_start <= one.number_end <= one.end
        if one.number:
            inside = text[one.number_start : one.number_end]
            assert parse(unicodedata.normalize("NFC", inside).strip("*")).key[0] == parse(one.number).key[0]


@given(st.lists(st.sampled_from(_WORDS), max_size=60), st.sampled_from([" ", "\n", "\u00a0", "  "]))
@settings(max_examples=300, deadline=None)
def test_words_without_a_citation_give_none(words: list[str], space: str) -> None:
    assert [one.surface for one in find_citations(space.join(words)) if not one.internal] == []


@given(st.lists(_printed(), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_paragraphs_read_one_by_one_cite_what_the_whole_text_cites(printed: list[tuple[_Document, str]]) -> None:
    paragraphs = [" ".join(part.replace("*", "").split()) + "." for _, part in printed]
    known = Antecedents()
    apart: list[Citation] = []
    for paragraph in paragraphs:
        apart += find_citations(paragraph, known=known)

    assert [one.number for one in apart] == [one.number for one in find_citations("\n\n".join(paragraphs))]
    assert known.count == len(apart)


@pytest.mark.parametrize(
    "piece",
    [
        "Luật sửa đổi, bổ sung một số điều của ",
        "các Luật Đất đai, Nhà ở, ",
        "((Quyết định số 1/QĐ-UBND về (",
        "Kế hoạch số 1/KH-UBND (gọi tắt là Kế hoạch 1) ",
        "Nghị quyết Trung ương 4 khóa XI, XII, ",
        "điểm a khoản 1 ",
        "1/1/1/A-A-",
        '“"của của ',
        "\u0301",
    ],
)
def test_a_text_of_one_piece_over_and_over_is_read_to_its_end(piece: str) -> None:
    text = "Theo Luật Thú y; " + piece * 1500

    for one in find_citations(text):
        assert one.surface == text[one.start : one.end]


def test_a_short_form_points_back_across_paragraphs_of_a_plan() -> None:
    body = (
        "Thực hiện Luật Thú y; Chỉ thị số 5-CT/TU ngày 1/2/2020 của Tỉnh ủy\n\n"
        "# I. NHIỆM VỤ\n\nTiếp tục thực hiện Chỉ thị 05 trong năm.\n"
    )

    facts, _ = analyse(SourceFile("ubnd-a/2024/x.md", "", "", body, 1))

    first, second, short = (placed.citation for placed in facts.citations)
    assert (first.antecedent, second.antecedent) == (None, None)
    assert (short.name, short.number, short.antecedent, short.role) == ("Chỉ thị 05", None, 1, "mention")
