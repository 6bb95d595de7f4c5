"""Hard-wrapped lines become paragraphs again."""

from __future__ import annotations

import pytest
from planportal.importing.lines import join, paragraphs
from planportal.importing.markdown_marks import without_structure_marks
from planportal.importing.source_text import read_source


def _texts(text: str, name: str = "a.txt") -> list[str]:
    source = read_source(text, name)
    lines = without_structure_marks(source.lines) if source.is_markdown else source.lines
    return [paragraph.text for paragraph in paragraphs(lines, source.is_markdown)]


_WRAPPED = """\
1. Các tổ dân phố tổ chức quét dọn đường làng, ngõ xóm vào sáng thứ Bảy hằng
tuần; thu gom rác tại nơi quy định. Việc thu gom theo Quyết định số 12/2021/QĐ-
UBND ngày 05/3/2021 của Ủy ban nhân dân tỉnh và các văn bản hướng dẫn của
Sở Tài nguyên.
2. Trường học trồng cây, chăm sóc bồn hoa, giữ gìn sân trường sạch sẽ, an toàn
"""


def test_lines_of_a_paragraph_are_joined_and_the_next_number_begins_another() -> None:
    first, second = _texts(_WRAPPED)

    assert first.endswith(
        "12/2021/QĐ-UBND ngày 05/3/2021 của Ủy ban nhân dân tỉnh và các văn bản hướng dẫn của Sở Tài nguyên."
    )
    assert second.startswith("2. Trường học")


def test_an_empty_line_after_every_line_ends_no_paragraph() -> None:
    spaced = _WRAPPED.replace("\n", " \n\n")

    assert _texts(spaced) == _texts(_WRAPPED)


def test_a_short_heading_and_the_text_below_it_stay_apart_in_double_spaced_text() -> None:
    spaced = ("2. Văn phòng xã\nChủ trì việc phát động trồng cây ở các thôn, các cơ quan đóng trên địa bàn, theo\n"
              "dõi và báo cáo kết quả; tham mưu khen thưởng những thôn làm tốt việc trồng và giữ\n"
              "cây xanh trong năm và những năm tiếp theo.\n").replace("\n", "\n\n")  # fmt: skip

    heading, text = _texts(spaced)

    assert heading == "2. Văn phòng xã"
    assert text.endswith("những năm tiếp theo.")


def test_a_page_break_inside_a_sentence_is_closed() -> None:
    assert _texts("Mỗi hộ trồng ít nhất hai cây trong\n\n\n\nvườn nhà mình.\n\nThôn tổng hợp.") == [
        "Mỗi hộ trồng ít nhất hai cây trong vườn nhà mình.",
        "Thôn tổng hợp.",
    ]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("Nghị định số 4/2020/NĐ-", "CP ngày", "Nghị định số 4/2020/NĐ-CP ngày"),
        ("giai đoạn 2021-", "2025", "giai đoạn 2021-2025"),
        ("kinh tế -", "xã hội", "kinh tế - xã hội"),
        ("Ủy ban", "nhân dân", "Ủy ban nhân dân"),
    ],
    ids=["number", "period", "spaced dash", "words"],
)
def test_only_a_hyphen_at_the_end_of_a_number_closes_up(before: str, after: str, joined: str) -> None:
    assert join(before, after) == joined


def test_a_period_cut_before_its_dash_is_no_list_item() -> None:
    assert _texts("Thực hiện chương trình trồng cây giai đoạn 2021\n- 2030 trên địa bàn xã.") == [
        "Thực hiện chương trình trồng cây giai đoạn 2021 - 2030 trên địa bàn xã."
    ]


def test_page_numbers_at_a_page_break_are_left_out_and_listed() -> None:
    source = read_source("Việc thứ nhất.\n2\n\fViệc thứ hai có 3\nngười làm.\n- 4 -\n")

    assert [line.text for line in source.lines] == ["Việc thứ nhất.", "Việc thứ hai có 3", "người làm."]
    assert source.furniture == ("2", "- 4 -")


def test_a_number_alone_in_a_line_is_text_where_no_page_ends() -> None:
    assert [line.text for line in read_source("Số lượng\n12\ncây").lines] == ["Số lượng", "12", "cây"]


def test_markdown_loses_heading_marks_and_whole_bold_but_keeps_bold_inside() -> None:
    text = "### **I. VIỆC CẦN LÀM**\n\n**a) Thôn Một:** trồng **trước ngày 05/4/2024**\n\n**Hết\nhạn**\n"

    assert _texts(text, "a.md") == ["I. VIỆC CẦN LÀM", "a) **Thôn Một:** trồng **trước ngày 05/4/2024**", "Hết hạn"]
