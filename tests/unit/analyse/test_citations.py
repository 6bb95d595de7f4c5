"""Citations as officials write them: what is found, where it stands, and what it belongs to."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planportal.analyse.citations import find_citations
from planportal.model import Citation


def only(text: str) -> Citation:
    """The one citation of a text."""
    (citation,) = find_citations(text)
    return citation


def numbers(text: str) -> list[str | None]:
    return [citation.number for citation in find_citations(text)]


@pytest.mark.parametrize(
    ("text", "kind", "number", "date", "issuers"),
    [
        (
            "Kế hoạch số 12/KH-UBND ngày 05/3/2024 của UBND tỉnh về trồng rừng",
            "Kế hoạch",
            "12/KH-UBND",
            "2024-03-05",
            ("UBND tỉnh",),
        ),
        ("Kết luận 14-KL/TW ngày 22/9/2021 của Bộ Chính trị", "Kết luận", "14-KL/TW", "2021-09-22", ("Bộ Chính trị",)),
        ("Công văn số 77-CV/TU, ngày 01/4/2022 của Thành ủy", "Công văn", "77-CV/TU", "2022-04-01", ("Thành ủy",)),
        ("Nghị quyết 30c/NQ-CP của Chính phủ", "Nghị quyết", "30c/NQ-CP", None, ("Chính phủ",)),
        ("Thông tư số: 05/2021/TT-BNV", "Thông tư", "05/2021/TT-BNV", None, ()),
        ("Quyết định của Bộ Chính trị số31-QĐ/TW", "Quyết định", "31-QĐ/TW", None, ("Bộ Chính trị",)),
        ("Quyết địnhsố 9/QĐ-UBND ngày 5-6-2020", "Quyết định", "9/QĐ-UBND", "2020-06-05", ()),
        ("theo QĐ số 12/QĐ-SYT", "Quyết định", "12/QĐ-SYT", None, ()),
        ("Quy định số 37-QĐ/TW", "Quy định", "37-QĐ/TW", None, ()),  # the printed word wins over the code
        ("Kế hoạch số 9/KH-SNV của Sở Nội vụ ngày 20/3/2023", "Kế hoạch", "9/KH-SNV", "2023-03-20", ("Sở Nội vụ",)),
        (
            "Tờ trình số 45/TTr-SXD của Giám đốc Sở Xây dựng",
            "Tờ trình",
            "45/TTr-SXD",
            None,
            ("Giám đốc Sở Xây dựng",),
        ),
        (
            "Quyết định số 8/QĐ-UBND ngày 19/8/2022 của Chủ tịch UBND thành phố Bến Mới ban hành Quy chế",
            "Quyết định",
            "8/QĐ-UBND",
            "2022-08-19",
            ("Chủ tịch UBND thành phố Bến Mới",),
        ),
        (
            "Thông tư liên tịch số 183/2010/TTLT/BTC-BNN giữa Bộ Tài chính và Bộ Nông nghiệp và Phát triển nông thôn",
            "Thông tư liên tịch",
            "183/2010/TTLT/BTC-BNN",
            None,
            ("Bộ Tài chính", "Bộ Nông nghiệp và Phát triển nông thôn"),
        ),
        (
            "Chương trình phối hợp số 3-CTr/BDVTU-UBND của Ban Dân vận Thành ủy và UBND thành phố về thi đua",
            "Chương trình phối hợp",
            "3-CTr/BDVTU-UBND",
            None,
            ("Ban Dân vận Thành ủy", "UBND thành phố"),
        ),
        ("Công văn số 2231/SNV-CCHC&PC", "Công văn", "2231/SNV-CCHC&PC", None, ()),
        ("Nghị định 15-CP ngày 02/3/1993", "Nghị định", "15-CP", "1993-03-02", ()),
        ("Nghị quyết số 76/NQ-CP1 của Chính phủ", "Nghị quyết", "76/NQ-CP", None, ("Chính phủ",)),  # a footnote mark
        ("Luật số 64/2020/QH14", "Luật", "64/2020/QH14", None, ()),
        (
            "Hướng dẫn số 9-HD/BTGTW ngày 1/2/2022 của Ban Tuyên giáo Trung ương",
            "Hướng dẫn",
            "9-HD/BTGTW",
            "2022-02-01",
            ("Ban Tuyên giáo Trung ương",),
        ),
    ],
)
def test_full_and_shortened_forms(
    text: str, kind: str, number: str, date: str | None, issuers: tuple[str, ...]
) -> None:
    found = only(text)

    assert (found.type, found.number, found.issuers_printed) == (kind, number, issuers)
    assert (str(found.date) if found.date else None) == date


@pytest.mark.parametrize(
    ("text", "surface", "number"),
    [
        (
            "theo Kế\nhoạch số\n\n49 /KH-UBND ngày 27/3/2023",
            "Kế\nhoạch số\n\n49 /KH-UBND ngày 27/3/2023",
            "49 /KH-UBND",
        ),
        ("Nghị định số 20/2019/NĐ-\r\nCP;", "Nghị định số 20/2019/NĐ-\r\nCP", "20/2019/NĐ-\r\nCP"),
        ("Đề án số 01-\nĐA/TU.", "Đề án số 01-\nĐA/TU", "01-\nĐA/TU"),
        ("**Quyết định** số **8/QĐ-SYT** ngày", "Quyết định** số **8/QĐ-SYT", "8/QĐ-SYT"),
        ("\ufeff- Chỉ thị\u00a0số 29-CT/TU", "Chỉ thị\u00a0số 29-CT/TU", "29-CT/TU"),
    ],
)
def test_places_count_in_the_text_as_given(text: str, surface: str, number: str) -> None:
    found = only(text)

    assert found.surface == surface == text[found.start : found.end]
    assert text[found.number_start : found.number_end] == number


def test_a_line_that_goes_on_behind_an_empty_one() -> None:
    """Text of a PDF with an empty line after every printed line."""
    text = (
        "Thực hiện có hiệu quả việc trồng cây theo Quyết định số 12/QĐ-UBND ngày\n\n"
        "03/4/2022 của UBND tỉnh Bến\n\nMới về chỉ tiêu trồng cây phân tán trong năm\n\n2022; tiếp tục chăm sóc"
    )

    found = only(text)

    assert str(found.date) == "2022-04-03"
    assert found.title == "chỉ tiêu trồng cây phân tán trong năm 2022"


def test_decomposed_text_reads_as_composed() -> None:
    text = "Căn cứ Quyết định số 8/QĐ-UBND ngày 1/2/2023 của Ủy ban nhân dân tỉnh về thuế; Luật Đất đai"

    composed, decomposed = find_citations(text), find_citations(unicodedata.normalize("NFD", text))

    assert [(one.number, one.name, one.title, one.role) for one in composed] == [
        (one.number, one.name, one.title, one.role) for one in decomposed
    ]


def test_issuer_and_title_at_the_end_serve_the_whole_list() -> None:
    first, second = find_citations(
        "Chỉ thị số 7-CT/TW ngày 1/2/2020 và Quy định số 8-QĐ/TW ngày 3/4/2021 của Ban Bí thư về nêu gương"
    )

    assert first.issuers_printed == second.issuers_printed == ("Ban Bí thư",)
    assert first.title == second.title == "nêu gương"
    assert (first.type, second.type) == ("Chỉ thị", "Quy định")


def test_one_type_word_for_many_numbers() -> None:
    first, second = find_citations("các Quyết định số 3/QĐ-TTg ngày 1/2/2013, số 4/QĐ-TTg ngày 3/4/2012")

    assert (first.type, second.type) == ("Quyết định", "Quyết định")
    assert second.surface == "số 4/QĐ-TTg ngày 3/4/2012"


def test_ordinals_that_share_a_symbol() -> None:
    assert numbers("Nghị định số 15, 16/2017/NĐ-CP") == ["15/2017/NĐ-CP", "16/2017/NĐ-CP"]


def test_letters_of_one_body_share_the_word_before_them() -> None:
    assert numbers("Công văn số 12/BNV-CQ, 13/BNV-TB ngày 3/4/2023 của Bộ Nội vụ") == ["12/BNV-CQ", "13/BNV-TB"]


def test_an_issuer_before_a_list_serves_all_of_it() -> None:
    first, second = find_citations("Nghị quyết của HĐND tỉnh: số 12/NQ-HĐND ngày 3/4/2020; số 13/NQ-HĐND ngày 5/6/2020")

    assert first.issuers_printed == second.issuers_printed == ("HĐND tỉnh",)


def test_a_semicolon_keeps_issuers_apart() -> None:
    first, second = find_citations("Chỉ thị số 7-CT/TW; Quy định số 8-QĐ/TW của Ban Bí thư")

    assert first.issuers_printed == ()
    assert second.issuers_printed == ("Ban Bí thư",)


def test_the_issuer_before_several_documents() -> None:
    found = find_citations(
        "Theo đề nghị của Sở Nội vụ tại Tờ trình số 14/TTr-SNV và Báo cáo thẩm định số 8/BC-STP của Sở Tư pháp"
    )

    assert [one.issuers_printed for one in found] == [("Sở Nội vụ",), ("Sở Tư pháp",)]
    assert [one.type for one in found] == ["Tờ trình", "Báo cáo thẩm định"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Chỉ thị số 1/CT-TTg của Thủ tướng Chính phủ về việc chống rác thải; các", "chống rác thải"),
        ("Chỉ thị số 1/CT-TTg về “tiết kiệm điện”.", "tiết kiệm điện"),
        ("Nghị quyết số 9-NQ/TW (khóa X) một số vấn đề về biển. Ngoài ra", "một số vấn đề về biển"),
        ("Nghị quyết số 9-NQ/TW của Bộ Chính trị (khóa X) một số vấn đề về biển. Ngoài ra", "một số vấn đề về biển"),
        ("Kế hoạch số 1/KH-UBND về thi đua tại TP. Bến Mới và các văn bản liên quan", "thi đua tại TP. Bến Mới"),
        ("Kế hoạch số 1/KH-UBND về thuế và Kế hoạch số 2/KH-SNV", "thuế"),
        ("Quyết định số 1/QĐ-UBND ban hành Quy chế, quy trình xét duyệt;", "ban hành Quy chế, quy trình xét duyệt"),
        ("(Kế hoạch số 1/KH-UBND về đê điều) trong", "đê điều"),
        ("theo Quyết định số 1/QĐ-UBND đến toàn thể cán bộ", None),
    ],
)
def test_where_a_title_ends(text: str, title: str | None) -> None:
    assert find_citations(text)[0].title == title


def test_a_document_in_another_ones_title_is_nested() -> None:
    outer, inner, following = find_citations(
        "Thông tư số 5/2016/TT-BNV của Bộ Nội vụ hướng dẫn một số điều của Nghị định số 4/2015/NĐ-CP ngày 9/1/2015 "
        "của Chính phủ về cơ sở; Kế hoạch số 1/KH-SNV"
    )

    assert (outer.nested_in, inner.nested_in, following.nested_in) == (None, 0, None)
    assert outer.date is None
    assert str(inner.date) == "2015-01-09"
    assert inner.issuers_printed == ("Chính phủ",)


@pytest.mark.parametrize(
    ("text", "name", "date"),
    [
        ("thực hiện nghiêm Luật tiếp công dân của", "Luật Tiếp công dân", None),
        ("Bộ Luật lao động", "Bộ luật Lao động", None),
        ("Luật Phòng, chống tham nhũng năm 2018 và", "Luật Phòng, chống tham nhũng", "2018"),
        ("Luật phòng chống tham nhũng", "Luật Phòng, chống tham nhũng", None),
        ("Luật Tổ chức HĐND và UBND", "Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân", None),
        ("Luật Đầu tư công", "Luật Đầu tư công", None),
        ("Luật Thực hiện dân chủ ở cơ sở (có hiệu lực từ 01/7/2023)", "Luật Thực hiện dân chủ ở cơ sở", None),
        ("Điều 12 Hiến pháp năm 2013", "Hiến pháp", "2013"),
        ("Nghị quyết TW4 (khoá XII)", "Nghị quyết Hội nghị Trung ương 4 khóa XII", None),
        (
            "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XI",
            "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XI",
            None,
        ),
        (
            "Nghị quyết Đại hội đại biểu Đảng bộ huyện Sông Mới nhiệm kỳ 2020 - 2025",
            "Nghị quyết Đại hội đại biểu Đảng bộ huyện Sông Mới nhiệm kỳ 2020-2025",
            None,
        ),
        (
            "Nghị quyết đại hội toàn quốc lần thứ XII của Đảng",
            "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XII của Đảng",
            None,
        ),
    ],
)
def test_documents_cited_by_name(text: str, name: str, date: str | None) -> None:
    found = only(text)

    assert (found.name, found.number) == (name, None)
    assert (str(found.date) if found.date else None) == date


def test_a_law_with_name_and_number_is_one_citation() -> None:
    found = only("Căn cứ Luật Đất đai số 31/2024/QH15 ngày 18/01/2024 của Quốc hội")

    assert (found.type, found.name, found.number) == ("Luật", "Luật Đất đai", "31/2024/QH15")
    assert found.surface.startswith("Luật Đất đai số")


def test_a_law_that_is_in_no_list_has_its_name_with_its_number() -> None:
    assert only("Luật Trồng cây phân tán số 99/2024/QH15").name == "Luật Trồng cây phân tán"


def test_an_amending_law_holds_the_names_it_amends() -> None:
    outer, *inner = find_citations("Luật sửa đổi, bổ sung một số điều của Luật Đê điều và Luật Thủy sản ngày 1/2/2020")

    assert outer.name == "Luật Sửa đổi, bổ sung một số điều của Luật Đê điều và Luật Thủy sản"
    assert [(one.name, one.nested_in, one.date) for one in inner] == [
        ("Luật Đê điều", 0, None),
        ("Luật Thủy sản", 0, None),
    ]
    assert str(outer.date) == "2020-02-01"


@pytest.mark.parametrize(
    ("text", "pinpoint"),
    [
        ("khoản 2, khoản 3 Điều 5 Nghị định số 20/2019/NĐ-CP", "khoản 2, khoản 3 Điều 5"),
        ("điểm a, b khoản 1 Điều 7 của Luật Tiếp công dân", "điểm a, b khoản 1 Điều 7"),
        ("Khoản 3,\nĐiều 63 của Bộ Luật lao động", "Khoản 3, Điều 63"),
        ("Điều 2 Quyết định số 5/QĐ-SYT", "Điều 2"),
        ("các điều 5, 6 và 7 của Luật Thú y", "các điều 5, 6 và 7"),
        ("từ Điều 5 đến Điều 9 Luật Thú y", "từ Điều 5 đến Điều 9"),
        ("dứt điểm ở cơ sở theo Luật Thú y", None),
    ],
)
def test_pinpoints_of_a_cited_act(text: str, pinpoint: str | None) -> None:
    assert only(text).pinpoint == pinpoint


@pytest.mark.parametrize(
    ("text", "pinpoint"),
    [
        ("chỉ tiêu nêu tại Khoản 5 Mục III của Kế hoạch này.", "Khoản 5 Mục III"),
        ("theo Khoản 1 Mục IV nêu trên, các phòng", "Khoản 1 Mục IV"),
        ("theo mục II ở trên", "mục II"),
        ("tại điểm đ khoản 2 Mục I Kế hoạch này", "điểm đ khoản 2 Mục I"),
    ],
)
def test_references_to_the_same_document(text: str, pinpoint: str) -> None:
    found = only(text)

    assert found.internal
    assert (found.pinpoint, found.number, found.type) == (pinpoint, None, "Kế hoạch")


def test_an_opening_counts_where_the_text_has_lost_its_line_ends() -> None:
    text = "KẾ HOẠCH Trồng cây quanh hồ năm 2024 Thực hiện Kế hoạch số 5/KH-UBND ngày 02/01/2024 của UBND tỉnh Hòa Thử."

    (citation,) = find_citations(text)

    assert citation.role == "parent"


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Thực hiện Kế hoạch số 5/KH-UBND ngày 1/2/2023 của UBND tỉnh về cây xanh, Sở Y tế xây dựng kế hoạch",
            ["parent"],
        ),
        ("Triển khai thực hiện Chương trình số 5-CTr/TU; Kế hoạch số 6/KH-UBND", ["parent", "parent"]),
        ("Căn cứ Luật Trẻ em; Nghị định số 56/2017/NĐ-CP;", ["basis", "basis"]),
        ("Xét Tờ trình số 5/TTr-SYT", ["basis"]),
        ("Thực hiện ý kiến của UBND tỉnh tại Công văn số 5/UBND-VX", ["parent"]),
        ("Các phòng nghiên cứu Kế hoạch số 5/KH-UBND", ["mention"]),
        ("- Thực hiện tốt Quyết định số 5/QĐ-UBND", ["mention"]),
    ],
)
def test_roles_by_the_opening(text: str, roles: list[str]) -> None:
    assert [one.role for one in find_citations(text)] == roles


def test_the_body_names_no_parent() -> None:
    text = "Thực hiện Kế hoạch số 5/KH-UBND;\n\nI. MỤC ĐÍCH\n\n1. Yêu cầu\n\nThực hiện Kế hoạch số 5/KH-UBND của tỉnh"

    assert [one.role for one in find_citations(text)] == ["parent", "mention"]
    assert [one.role for one in find_citations("Thực hiện Kế hoạch số 5/KH-UBND", in_preamble=False)] == ["mention"]


def test_the_number_of_the_text_itself_is_no_citation() -> None:
    assert numbers("UBND XÃ THỬ\n\nSố: 36/KH-UBND\n\nKẾ HOẠCH\n\nThực hiện Kế hoạch số 5/KH-UBND") == ["5/KH-UBND"]
    assert numbers("Số 36-HD/VPTW\n\nHƯỚNG DẪN") == []
    assert numbers("S6:469 /KH-STTTT Tay Ninh, ngay30 thang3 ndm 2023") == []


@pytest.mark.parametrize(
    ("text", "kind", "number", "issuers"),
    [
        ("Quyét dinh sé 23-QD/TW, ngay 3/7/2021 cua Ban Bi thu", "Quyết định", "23-QĐ/TW", ("Ban Bi thu",)),
        ("Chuong trinh phdi hop sé 4-CTr/BDVTU- BCSPUBND", "Chương trình phối hợp", "4-CTr/BDVTU-BCSĐUBND", ()),
        ("Phép\n1énh s6 34/2007/PL-UBTVQHI11", "Pháp lệnh", "34/2007/PL-UBTVQH11", ()),
        ("Nghi dinh sO 4/2015/ND-CP cta Chinh phti", "Nghị định", "4/2015/NĐ-CP", ("Chinh phti",)),
        (
            "Chi thi s6 7-CT/TUngay 25/02/2021 cta Ban Thudng vu\nTinh ty",
            "Chỉ thị",
            "7-CT/TU",
            ("Ban Thudng vu Tinh ty",),
        ),
        (
            "Chi thi sd 3/CT-\n TTg, ngdy 6/1/2021 cta Thu tuéng Chinh phu",
            "Chỉ thị",
            "3/CT-TTg",
            ("Thu tuéng Chinh phu",),
        ),
    ],
)
def test_damaged_text_is_repaired_in_the_symbol_only(
    text: str, kind: str, number: str, issuers: tuple[str, ...]
) -> None:
    found = only(text)

    assert (found.type, found.number, found.issuers_printed) == (kind, number, issuers)
    assert found.repaired == ("Đ" in number or "PL" in number)


@pytest.mark.parametrize(
    "text",
    [
        "đạt 100%, tăng 24%1, trực 24/7, ngày 01/7/2023, dịp 30/4, giai đoạn 2021-2025 và 2011 -2020",
        "khóa XI, lần thứ XI, kỳ họp thứ 7, dịch COVID-19, 21/21 huyện, 8.793/6.500 đảng viên, 1.000 ngày",
        "Tep\\QD556.85b, NC.an; Lưu: VT, NC; (15 bản); PCI, PAPI, SIPAS, DDCI",
        "TCVN 5945:2005, QCVN 01:2021/BXD, ISO 9001:2015",
        "hợp đồng số 12/2023/HĐKT-ABC, Hợp đồng số 5/HĐ-SXD, tài khoản 0123456789/KB",
        "xe 70A-123.45, điện thoại 0276.3822111 và (028) 38-22-11, số nhà 25/B",
        "chỉ số, một số, dân tộc thiểu số, kinh tế số, chuyển đổi số, điểm số 12/20",
        "kết luận của Bí thư, theo quy định, quy định tại, quyết định công bố, hướng dẫn dân làm",
        "các Chỉ thị, Nghị quyết của Đảng, pháp luật của Nhà nước, kỷ luật, kế hoạch, chương trình công tác",
        "chấm điểm, dứt điểm, địa điểm, điểm nóng, mục đích, mục tiêu, danh mục, tài khoản, điều hành, điều kiện",
        "thực hiện Kế hoạch này; Trên đây là Kế hoạch",
        "xây dựng Kế hoạch trồng cây năm 2024 như sau:",
        "Quyết định số 2629/QĐ-T",
        "xem https://cong.example/12/QD-UBND",
        "nước, luật sư, luật giao thông là chuyện khác, kỷ luật lao động, pháp luật lao động",
    ],
)
def test_what_only_looks_like_a_citation(text: str) -> None:
    assert find_citations(text) == []


@given(st.text(alphabet="Kế hoạchsố12/-ĐTUBNDQ.,;()\n\r *_|#:“”Điều khoản muc luật\u0301\u200b", max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_without_failing(text: str) -> None:
    for one in find_citations(text):
        assert 0 <= one.start < one.end <= len(text)
        assert one.surface == text[one.start : one.end]
        assert 0 <= one.number_start <= one.number_end <= len(text)


@pytest.mark.parametrize(
    "piece",
    [
        "Quyết định số 1/QĐ-UBND ngày 1/2/2020 của UBND tỉnh về ",
        "1/" + "A" * 50,
        "12/KH-",
        " \n",
        "khoản 1, ",
        "Luật ",
        "((((",
        "1-A/B-C/D-",
        "của ",
        "Luật Đê điều số 1/2020/QH14 ",
        "e\u0301",
        "*_",
    ],
)
def test_time_grows_with_the_text_and_not_faster(piece: str) -> None:
    """Four times the text may take about four times as long; a slow expression takes sixteen."""

    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        return min(_timed(text) for _ in range(3))

    seconds(4_000)
    short, long = seconds(10_000), seconds(40_000)

    assert long < 8 * short + 0.05


def _timed(text: str) -> float:
    before = time.process_time()
    find_citations(text)
    return time.process_time() - before
