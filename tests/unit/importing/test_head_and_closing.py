"""The head and the end of a plan: number, place, date, title; signature and recipients."""

from __future__ import annotations

import pytest
from planportal.dates import PartialDate
from planportal.importing.letterhead import Letterhead, read_letterhead
from planportal.importing.signature import Closing, read_closing
from planportal.importing.source_text import read_source
from planportal.importing.title import period_of
from planportal.model import Signer


def _head(text: str) -> Letterhead:
    return read_letterhead(read_source(text).lines)


def _closing(text: str) -> Closing:
    return read_closing(read_source(text).lines)


def test_a_head_in_two_columns_is_read() -> None:
    head = _head(
        "UBND TỈNH THỬ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ TRỒNG CÂY Độc lập - Tự do - Hạnh phúc\n\n"
        "Số: 07 /KH- STC Thử, ngày 05 tháng 4 năm 2024\n\nKẾ HOẠCH\nTrồng cây xanh\ntrên địa bàn tỉnh năm 2024\n\n"
        "Thực hiện Kế hoạch số 1/KH-UBND, Sở Trồng cây xây dựng kế hoạch như sau:\n"
    )

    assert head.has_motto
    assert head.agency_lines == ("UBND TỈNH THỬ", "SỞ TRỒNG CÂY")
    assert (head.number, head.place, head.date) == ("07/KH-STC", "Thử", PartialDate(2024, 4, 5))
    assert head.title == "Trồng cây xanh trên địa bàn tỉnh năm 2024"
    assert head.set_aside == ()


@pytest.mark.parametrize(
    ("line", "number", "symbol"),
    [
        ("Số: 49 /KH-UBND", "49/KH-UBND", None),
        ("Số:            /KH-STC", None, "KH-STC"),
        ("Số: ….../KH-STC", None, "KH-STC"),
        ("S6:46 /KH-STC", "46/KH-STC", None),  # recognised without Vietnamese
        ("Số 36-KH/TU", "36-KH/TU", None),
        ("Số: 12/KH-UBND&HĐND", "12/KH-UBND&HĐND", None),
        ("Bản số hai", None, None),
    ],
)
def test_number_or_symbol(line: str, number: str | None, symbol: str | None) -> None:
    head = _head(f"{line}\n\nKẾ HOẠCH\nTrồng cây\n")

    assert (head.number, head.symbol) == (number, symbol)


@pytest.mark.parametrize(
    ("line", "place", "date"),
    [
        ("Thử, ngày 27 tháng 3 năm 2024", "Thử", "2024-03-27"),
        ("TP. Thử, ngày     tháng 3 năm 2024", "TP. Thử", "2024-03"),
        ("Thử, ngày … tháng … năm 2024", "Thử", "2024"),
        ("Thu, ngay30 thang3 ndm 2024", "Thu", "2024-03-30"),  # recognised without Vietnamese
        ("Thử, ngày 31 tháng 2 năm 2024", "Thử", None),
        ("Thử, ngày 5/4/2024", "Thử", "2024-04-05"),
    ],
)
def test_place_and_as_much_of_the_date_as_is_printed(line: str, place: str, date: str | None) -> None:
    head = _head(f"{line}\n\nKẾ HOẠCH\nTrồng cây\n")

    assert (head.place, head.date and str(head.date)) == (place, date)


def test_a_title_behind_empty_lines_ends_before_the_opening() -> None:
    head = _head("KẾ HOẠCH\nTrồng cây\n\n của xã Thử năm 2024\n\nThực hiện Kế hoạch số 1/KH-UBND của tỉnh;\n")

    assert head.title == "Trồng cây của xã Thử năm 2024"
    assert head.length == 3


def test_a_title_in_capitals_ends_where_the_capitals_end() -> None:
    head = _head("KẾ HOẠCH\nTRỒNG CÂY XANH\nĐẦU XUÂN NĂM 2024\nMùa xuân là tết trồng cây.\n")

    assert head.title == "TRỒNG CÂY XANH ĐẦU XUÂN NĂM 2024"


def test_a_legal_basis_is_no_part_of_the_title() -> None:
    assert _head("KẾ HOẠCH\nTrồng cây\nCăn cứ Luật Thử;\n").title == "Trồng cây"


def test_a_sentence_cut_before_the_word_plan_is_no_title() -> None:
    assert _head("Các thôn báo cáo kết quả thực hiện\nkế hoạch\nvề xã trước tháng 5.").title is None


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("Trồng cây năm 2024", (2024, 2024)),
        ("Trồng cây giai đoạn 2021 - 2025", (2021, 2025)),
        ("Trồng cây năm 2024 thuộc Chương trình giai đoạn 2021-2025", (2024, 2024)),
        ("Trong cay nam 2024", (2024, 2024)),
        ("Trồng cây năm 2023 và năm 2024", None),
        ("Trồng cây", None),
    ],
)
def test_the_years_a_title_names(title: str, years: tuple[int, int] | None) -> None:
    assert period_of(title) == years


def test_interleaved_columns_are_taken_apart() -> None:
    closing = _closing(
        "Việc cuối cùng./.\nNơi nhận: TM. ỦY BAN NHÂN DÂN\n- UBND huyện; KT. CHỦ TỊCH\n- Các thôn, PHÓ CHỦ TỊCH\n"
        "- Trường học;\n- Lưu: VT. Nguyễn Văn A\n"
    )

    assert closing.start == 1
    assert closing.signer == Signer("Nguyễn Văn A", "Phó Chủ tịch", "TM. Ủy ban nhân dân; KT. Chủ tịch")
    assert closing.recipients == ("UBND huyện", "Các thôn,", "Trường học", "Lưu: VT")
    assert closing.set_aside == ()


@pytest.mark.parametrize(
    ("text", "signer"),
    [
        ("Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\n Nguyễn Văn A", Signer("Nguyễn Văn A", "Giám đốc")),
        ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nLê A\nNơi nhận:\n- Sở;", Signer("Lê A", "Chánh văn phòng", "TL. Chủ tịch")),
        ("Nơi nhận:\n- Như trên.\nPHÓ GIÁM ĐỐC", Signer(None, "Phó Giám đốc")),
        ("Noi nhan: KT. GIAM POC\n- So; PHO GIAM B¢\n", Signer(None, "PHO GIAM B¢", "KT. GIAM POC")),
        ("Nơi nhận:\n- Như trên.\nQ. TRƯỞNG PHÒNG\nNguyễn Văn A", Signer("Nguyễn Văn A", "Trưởng phòng", "Q.")),
        ("Nơi nhận:\n- Như trên.\n", None),
    ],
    ids=["below", "above", "no name", "recognised", "acting", "none"],
)  # fmt: skip
def test_the_signature_as_far_as_it_is_printed(text: str, signer: Signer | None) -> None:
    assert _closing(f"Việc cuối./.\n{text}").signer == signer


def test_crumbs_of_recognition_are_set_aside_not_dropped() -> None:
    closing = _closing("Hết./.\nNơi nhận: GIÁM ĐỐC\nX7 v\n- Sở Thử; 0G 0cC\n- L*\n")

    assert closing.recipients == ("Sở Thử",)
    assert closing.set_aside == ("X7 v", "0G 0cC", "L*")


def test_an_annex_behind_the_signature_belongs_to_the_text() -> None:
    closing = _closing("Hết./.\nNơi nhận:\n- Sở Thử.\nGIÁM ĐỐC\nPHỤ LỤC I\nDanh sách cây\n")

    assert closing.annex == 4


def test_a_text_without_closing_has_none() -> None:
    closing = _closing("I. MỤC ĐÍCH\nTrồng cây ở các thôn.\n")

    assert (closing.start, closing.signer, closing.recipients) == (2, None, ())
