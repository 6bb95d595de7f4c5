"""How the parts of a citation are written: each part one named form, with examples and counter-examples.

The numbers have theirs in `number_families`, documents cited by name in `citation_patterns`. An example
is a text with what is read from it; a counter-example is a text in which that part is not read. All run
as tests of `find_citations`. To add a way of writing, add it here first.
Source: practice of Decree 30/2020/NĐ-CP and Guidance 36-HD/VPTW; forms met in documents, in other words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Part = Literal["type", "number", "name", "date", "issuers", "title", "pinpoint", "internal", "role", "short"]


@dataclass(frozen=True, slots=True)
class WrittenForm:
    """One form. An example has what is read of the first citation that has this part, as text.

    Several issuers are joined by " + "; of `internal` and `short` the surface is read.
    """

    name: str
    part: Part
    examples: tuple[tuple[str, str], ...]
    counterexamples: tuple[str, ...] = ()


FORMS = (
    WrittenForm(
        "type in words, in capitals, or as a code",
        "type",
        (
            ("Kế hoạch số 12/KH-UBND", "Kế hoạch"),
            ("THỰC HIỆN QUYẾT ĐỊNH SỐ 12/QĐ-TTG NGÀY 1/2/2023 CỦA THỦ TƯỚNG CHÍNH PHỦ", "Quyết định"),
            ("theo NQ số 18-NQ/TW", "Nghị quyết"),
            ("Quy định số 37-QĐ/TW", "Quy định"),
            ("Kế hoạch tuyên truyền số 12/KH-SNV", "Kế hoạch"),
            ("Công văn hỏa tốc số 12/UBND-VX", "Công văn"),
            ("Kế hoạch phối hợp số 12/KH-SNV-STC", "Kế hoạch phối hợp"),
            ("12/CT-TTg", "Chỉ thị"),
            ("- 8Nghị quyết 31/2020/QH14", "Nghị quyết"),
        ),
        ("quyết định 5 nội dung", "chỉ thị 3 tại chỗ", "kế hoạch 5 năm 2021-2025"),
    ),
    WrittenForm(
        "the word số and what stands for it",
        "number",
        (
            ("Thông tư số: 05/2021/TT-BNV", "05/2021/TT-BNV"),
            ("Thông tư Số 05/2021/TT-BNV", "05/2021/TT-BNV"),
            ("Thông tư 05/2021/TT-BNV", "05/2021/TT-BNV"),
            ("Quyết địnhsố 5/QĐ-SYT", "5/QĐ-SYT"),
            ("Quyết định số5/QĐ-SYT", "5/QĐ-SYT"),
            ("Quyết định No 5/QĐ-SYT", "5/QĐ-SYT"),
            ("Quyết định sô 5/QĐ-SYT", "5/QĐ-SYT"),
        ),
        (
            "một số 12 xã",
            "chỉ số 5/10",
            "Số:      /KH-UBND",
            "Số: 12/KH-UBND",
            "Số hiệu: 66-QĐ/TW",
            "Nghị quyết số: 5/NQ-HĐND\n\nBến Mới, ngày 1 tháng 2 năm 2020",
        ),
    ),
    WrittenForm(
        "spaces, line breaks and joins inside a number",
        "number",
        (
            ("Nghị định số 61 / 2018 / NĐ - CP", "61/2018/NĐ-CP"),
            ("Đề án số 01-\nĐA/TU", "01-ĐA/TU"),
            ("Kế hoạch số 298 KH/TWĐTN", "298-KH/TWĐTN"),
            ("Chỉ thị số 18-2001/CT-TTg", "18/2001/CT-TTg"),
            ("số 25-CT/TUngày 25/02/2021", "25-CT/TU"),
            ("QUYẾT ĐỊNH SỐ 9/QĐ-TTGNGÀY 1/2/2023", "9/QĐ-TTg"),
        ),
        ("Quyết định số 2629/QĐ-T", "12/KH-", "giai đoạn 2011 -2020"),
    ),
    WrittenForm(
        "several numbers behind one type",
        "number",
        (
            ("Nghị định số 15, 16/2017/NĐ-CP", "15/2017/NĐ-CP"),
            ("Nghị quyết số 18, 19-NQ/TW", "18-NQ/TW"),
        ),
        ("ngày 15, 16 tháng 3",),
    ),
    WrittenForm(
        "date behind the number or the issuer",
        "date",
        (
            ("Kế hoạch số 1/KH-SNV ngày 05/3/2024", "2024-03-05"),
            ("Kế hoạch số 1/KH-SNV, ngày 5-3-2024", "2024-03-05"),
            ("Kế hoạch số 1/KH-SNV ngày 5.3.2024", "2024-03-05"),
            ("Kế hoạch số 1/KH-SNV ngày 5 tháng 3 năm 2024", "2024-03-05"),
            ("Kế hoạch số 1/KH-SNV ngày 05 tháng 3/2024", "2024-03-05"),
            ("Kế hoạch số 1/KH-SNV ngày ngày 5 tháng 3 năm 2024", "2024-03-05"),
            ("Kế hoạch số 1/KH-SNV ngày 05/3/24 của Sở Nội vụ", "2024-03-05"),
            ("Kế hoạch số 1/KH-SNV (05/3/2024)", "2024-03-05"),
            ("Kế hoạch số 1/KH-SNV tháng 3 năm 2024", "2024-03"),
            ("Kế hoạch số 1/KH-SNV năm 2024", "2024"),
            ("Kế hoạch số 1/KH-SNV của Sở Nội vụ ngày 05/3/2024", "2024-03-05"),
            ("Luật Đất đai 2024", "2024"),
            ("Hiến pháp năm 1946 - bản Hiến pháp đầu tiên", "1946"),
            ("Bộ luật Tố tụng hình sự (BLTTHS) năm 2015", "2015"),
        ),
        (
            "Luật Thú y (có hiệu lực từ 01/7/2016)",
            "Kế hoạch số 1/KH-SNV về phong trào giai đoạn 2021-2025",
            "Kế hoạch số 1/KH-SNV ngày 31/02/2024",
            "Kế hoạch số 1/KH-SNV, hoàn thành trước ngày 30/6/2024",
            "Luật Đất đai 2021-2025",
        ),
    ),
    WrittenForm(
        "issuers behind the number, before it, or before tại",
        "issuers",
        (
            ("Quyết định số 1/QĐ-UBND của Chủ tịch UBND huyện Bến Mới", "Chủ tịch UBND huyện Bến Mới"),
            ("Quyết định của Bộ Chính trị số31-QĐ/TW", "Bộ Chính trị"),
            ("Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 1/TTr-SNV", "Giám đốc Sở Nội vụ"),
            ("Quyết định số 1/QĐ-BNV của Bộ trưởng Bộ Nội vụ", "Bộ trưởng Bộ Nội vụ"),
            ("Quyết định số 1/QĐ-KTNN của Tổng Kiểm toán Nhà nước", "Tổng Kiểm toán Nhà nước"),
            ("Quyết định số 1/QĐ-CTHADS của Cục trưởng Cục Thi hành án dân sự", "Cục trưởng Cục Thi hành án dân sự"),
            ("Kế hoạch số 1/KH-ĐCT của Trung ương Hội Nông dân Việt Nam", "Trung ương Hội Nông dân Việt Nam"),
            ("Quyết định số 1/QĐ-UBND củaỦy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh"),
            ("Kết luận số 1-KL/TW của Bộ Chính trị, Ban Bí thư", "Bộ Chính trị + Ban Bí thư"),
            ("Quyết định số 1/QĐ-ĐHB của Hiệu trưởng trường Đại học B", "Hiệu trưởng trường Đại học B"),
            ("Tờ trình số 1/TTr-GDĐT của Sở Giáo dục - Đào tạo", "Sở Giáo dục - Đào tạo"),
            ("Công văn số 1/LĐTBXH của Bộ Lao động, Thương binh và Xã hội", "Bộ Lao động, Thương binh và Xã hội"),
            (
                "Quyết định số 1/QĐ-BNN của Bộ Nông nghiệp và Phát triển nôngthôn",
                "Bộ Nông nghiệp và Phát triển nôngthôn",
            ),
            ("Quyết định số 1/QĐ-BCĐ của Ban Chỉ đạo cải cách hành chính tỉnh", "Ban Chỉ đạo cải cách hành chính tỉnh"),
            ("Kế hoạch số 1/KH-HĐTĐKT của Hội đồng Thi đua - Khen thưởng tỉnh", "Hội đồng Thi đua - Khen thưởng tỉnh"),
            ("Thông tư liên tịch số 1/TTLT-BNV-BTC của Bộ Nội vụ, Bộ Tài chính", "Bộ Nội vụ + Bộ Tài chính"),
            ("Thông tư liên tịch Bộ Nội vụ và Bộ Tài chính số 1/2003/TTLT/BNV-BTC", "Bộ Nội vụ + Bộ Tài chính"),
            ("Công văn số 1/BTC-NS của Bộ Tài chính, UBND tỉnh ban hành kế hoạch", "Bộ Tài chính"),
            ("Kế hoạch số 1-KH/TWĐTN của Ban Bí thư Trung ương Đoàn", "Ban Bí thư Trung ương Đoàn"),
            ("Nghị quyết số 1-NQ/TW của Hội nghị lần thứ sáu Ban Chấp hành Trung ương", "Ban Chấp hành Trung ương"),
            ("Nghị quyết số 1-NQ/TW (sau đây gọi tắt là Nghị quyết 1) của Bộ Chính trị", "Bộ Chính trị"),
        ),
        (
            "Quyết định số 1/QĐ-UBND được ban hành",
            "Quyết định số 1/QĐ-UBND, Sở Nội vụ xây dựng kế hoạch",
            "Quyết định số 1/QĐ-UBND về quy chế làm việc của Sở Nội vụ",
        ),
    ),
    WrittenForm(
        "title and its end",
        "title",
        (
            ("Chỉ thị số 1/CT-TTg về việc chống rác thải; các sở", "chống rác thải"),
            ("Chỉ thị số 1/CT-TTg về chống rác tại TP. Bến Mới. Sau đó", "chống rác tại TP. Bến Mới"),
            ("Kế hoạch số 1/KH-UBND về thuế và Kế hoạch số 2/KH-SNV", "thuế"),
            ("Quyết định số 1/QĐ-UBND ban hành Quy chế, quy trình xét duyệt;", "ban hành Quy chế, quy trình xét duyệt"),
            ("Nghị định số 1/2020/NĐ-CP sửa đổi, bổ sung quy định về thuế.", "sửa đổi, bổ sung quy định về thuế"),
            ("Nghị quyết số 9-NQ/TW (khóa X) một số vấn đề về biển.", "một số vấn đề về biển"),
            ("Nghị quyết số 1/NQ-HĐND của HĐND tỉnh khóa X, kỳ họp thứ 12 về đê điều.", "đê điều"),
            ("Nghị quyết số 1/NQ-HĐND của HĐND tỉnh khóa X, kỳ họp thứ mười hai về đê điều.", "đê điều"),
            ("Kế hoạch số 1/KH-UBND về cây xanh (sau đây gọi tắt là Kế hoạch 1)", "cây xanh"),
            ("Kế hoạch số 1/KH-UBND về cây xanh, UBND xã xây dựng kế hoạch", "cây xanh"),
            ("Công văn số 1/SNV-VP vềviệc trực Tết.", "trực Tết"),
            ("Quyết định số 1/QĐ-UBND của UBND tỉnh (sau đây gọi là Quyết định 1) về đê điều.", "đê điều"),
            ("QUYẾT ĐỊNH SỐ 1/QĐ-UBND VỀ TRỒNG CÂY\nCăn cứ Luật Lâm nghiệp", "TRỒNG CÂY"),
        ),
        ("theo Quyết định số 1/QĐ-UBND đến toàn thể cán bộ", "Quyết định số 1/QĐ-UBND."),
    ),
    WrittenForm(
        "pinpoint before an act",
        "pinpoint",
        (
            ("điểm a, b khoản 1 Điều 7 của Luật Thú y", "điểm a, b khoản 1 Điều 7"),
            ("Khoản 3, Điều 63 Bộ luật Lao động", "Khoản 3, Điều 63"),
            ("các điều 5, 6 và 7 của Luật Thú y", "các điều 5, 6 và 7"),
            ("từ Điều 5 đến Điều 9 Luật Thú y", "từ Điều 5 đến Điều 9"),
            ("Phụ lục II ban hành kèm theo Nghị định số 1/2020/NĐ-CP", "Phụ lục II"),
            ("Mục II, Phần B Kế hoạch số 1/KH-UBND", "Mục II, Phần B"),
            ("Phụ lục số 01 Kế hoạch số 1/KH-UBND", "Phụ lục số 01"),
            (
                "điểm b và điểm c khoản 1 Điều 80, khoản 1 Điều 93, khoản 2, khoản 3 Điều 95 của Luật Thú y",
                "điểm b và điểm c khoản 1 Điều 80, khoản 1 Điều 93, khoản 2, khoản 3 Điều 95",
            ),
            ("điểm 1.2, khoản 1, Mục III Kế hoạch số 1/KH-UBND", "điểm 1.2, khoản 1, Mục III"),
        ),
        (
            "xử lý dứt điểm ở cơ sở theo Luật Thú y",
            "chấm điểm theo Luật Thú y",
            "mục tiêu của Luật Thú y",
            "điều hành theo Luật Thú y",
            "tài khoản mở theo Luật Thú y",
        ),
    ),
    WrittenForm(
        "reference to the same document",
        "internal",
        (
            ("nêu tại Khoản 5 Mục III của Kế hoạch này.", "Khoản 5 Mục III của Kế hoạch này"),
            ("theo Khoản 1 Mục IV nêu trên, các phòng", "Khoản 1 Mục IV nêu trên"),
            ("theo mục II ở trên", "mục II ở trên"),
            ("số liệu (Phụ lục I kèm theo).", "Phụ lục I kèm theo"),
        ),
        (
            "Điều 2 Quyết định số 1/QĐ-UBND",
            "mục đích của Kế hoạch này",
            "danh mục kèm theo",
            "quan điểm chỉ đạo nêu trên",
        ),
    ),
    WrittenForm(
        "role of what opens a line",
        "role",
        (
            ("Căn cứ Luật Thú y;\nCăn cứ Luật Giá;", "basis"),
            ("Căn cứ vào Điều 91 của Hiến pháp năm 2013;", "basis"),
            ("Căn cứ Điều lệ Đảng; Nghị quyết số 1-NQ/TW", "basis"),
            ("Xét Tờ trình số 1/TTr-SNV của Sở Nội vụ", "basis"),
            ("I. CĂN CỨ\nCăn cứ Luật Thú y ngày 19/6/2015", "basis"),
            ("Thực hiện Kế hoạch số 1/KH-UBND của UBND tỉnh", "parent"),
            ("KẾ HOẠCH TRỒNG CÂY\nThực hiện Kế hoạch số 1/KH-UBND của UBND tỉnh", "parent"),
        ),
        (
            "Quán triệt Kế hoạch số 1/KH-UBND của UBND tỉnh",
            "Việc thu hồi đất thực hiện theo quy định của Luật Đất đai",
        ),
    ),
    WrittenForm(
        "act on the list of names",
        "name",
        (
            ("luật tiếp công dân", "Luật Tiếp công dân"),
            ("Luật Tổ chức HĐND và UBND", "Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân"),
            ("Luật phòng chống tham nhũng", "Luật Phòng, chống tham nhũng"),
            ("Luật Ngân sáchnhà nước", "Luật Ngân sách nhà nước"),
            ("Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013", "Hiến pháp"),
            ("Hiến pháp 2013", "Hiến pháp"),
            ("Luật Khoa học - Công nghệ", "Luật Khoa học và công nghệ"),
            ("các luật: Đất đai, Nhà ở", "Luật Đất đai"),
            ("Pháp lệnh Kế toán - thống kê", "Pháp lệnh Kế toán - thống kê"),
            ("Đề án 06/CP", "Đề án 06"),
        ),
        ("kỷ luật lao động", "pháp luật đất đai", "luật sư", "Hiến pháp và pháp luật", "luật chơi"),
    ),
    WrittenForm(
        "act that is on no list, with its date",
        "name",
        (("Luật Trồng cây phân tán ngày 22/6/2030", "Luật Trồng cây phân tán"),),
        ("Luật Trồng cây phân tán", "Luật sư Trồng ngày 22/6/2030", "Khoa Luật Kinh tế năm 2030"),
    ),
    WrittenForm(
        "amending act, which holds the names it amends",
        "name",
        (
            (
                "Luật sửa đổi, bổ sung một số điều của Luật Đê điều và Luật Thủy sản",
                "Luật Sửa đổi, bổ sung một số điều của Luật Đê điều và Luật Thủy sản",
            ),
            (
                "Luật sửa đổi, bổ sung một số điều Luật Đê điều; Luật Thủy sản",
                "Luật Sửa đổi, bổ sung một số điều của Luật Đê điều",
            ),
            (
                "Pháp lệnh sửa đổi một số điều của Pháp lệnh Dân số",
                "Pháp lệnh Sửa đổi, bổ sung một số điều của Pháp lệnh Dân số",
            ),
            (
                "Luật sửa đổi, bổ sung một số điều của 37 luật có liên quan đến quy hoạch",
                "Luật Sửa đổi, bổ sung một số điều của 37 luật có liên quan đến quy hoạch",
            ),
        ),
        ("Luật sửa đổi, bổ sung một số điều",),
    ),
    WrittenForm(
        "short form of what the text cites before",
        "short",
        (
            ("Chỉ thị số 05-CT/TW của Bộ Chính trị. Thực hiện Chỉ thị 05 trong năm", "Chỉ thị 05"),
            ("Kế hoạch số 65/KH-UBND; theo Kế hoạch số 65 của UBND tỉnh", "Kế hoạch số 65 của UBND tỉnh"),
            ("Quyết định số 6/QĐ-TTg phê duyệt Đề án dữ liệu (gọi tắt là Đề án 16)", "Đề án 16"),
            ("Quyết định số 6/QĐ-TTg (sau đây gọi là Chương trình Một triệu cây);", "Chương trình Một triệu cây"),
        ),
        (
            "Chỉ thị 35 của Bộ Chính trị",
            "Thực hiện Chỉ thị 05; Chỉ thị số 05-CT/TW",
            "Nghị quyết số 18-NQ/TW; Nghị quyết số 18/NQ-CP; Nghị quyết 18",
            "Kế hoạch số 5/KH-UBND; kế hoạch 5 năm",
            "Kế hoạch số 5/KH-UBND (gọi tắt là Kế hoạch); theo Kế hoạch",
            "Kế hoạch số 5/KH-UBND năm 2020; Kế hoạch số 5/KH-UBND năm 2021; Kế hoạch 5",
        ),
    ),
)

# Texts that only look as if they cited something.
TRAPS = (
    "đạt 100%, 24/7, 60/100, 24%1, 21/21 huyện, 8.793/6.500 đảng viên",
    "điện thoại 0276.3822.111; ngày 30/4, 01/7/2023; kỷ niệm (23/11/1922 - 23/11/2022)",
    "giai đoạn 2021-2025, 2011 -2020, năm học 2023-2024, khóa XI, lần thứ XI, kỳ họp thứ 7",
    "COVID-19, PCI, PAPI, SIPAS, DDCI",
    "Sonnh\\QD556.85b; NC.son; Lưu: VT, NC; (15 bản)",
    "TCVN 5945:2005, QCVN 01:2021/BXD, QCVN 01-MT:2015/BTNMT, ISO 9001:2015, TCVN 7957:2008/BXD",
    "biển số 70A-123.45; hợp đồng số 12/HĐ-KT; tài khoản số 123456789",
    "tỷ lệ 1/500; số 12/A đường B; nhà số 12/TT-KP2; lô 3/KCN-A",
    "chỉ số, một số, dân tộc thiểu số, kinh tế số, chuyển đổi số, điểm số",
    "kết luận của Bí thư; theo quy định; quy định tại; quyết định công bố; hướng dẫn dân làm",
    "Hướng dẫn một số nội dung của Nghị định về thuế; Chỉ thị, Nghị quyết của Đảng",
    "Kế hoạch này; Quyết định này có hiệu lực; Trên đây là Kế hoạch; kế hoạch của UBND xã",
    "các văn bản chỉ đạo của UBND tỉnh; kế hoạch, chương trình công tác; nghị quyết của HĐND tỉnh về dự toán",
    "Quyết định số 2629/QĐ-T",
    "https://cong.example/12/QD-UBND; 12/KH-UBND@cong.example",
    "CT, các PCT UBND tỉnh; TT. Thành ủy; 1/4 CBCC; 10/14 BCĐ",
)
