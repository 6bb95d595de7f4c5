"""Body HTML: what an editor wrote is shown as text, and nothing else gets in."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.rules_core import inline as parse_all_paragraphs
from planportal.analyse import body
from planportal.analyse.body import analyse
from planportal.analyse.inline import parse_where_marked
from planportal.analyse.internal import anchor_of_pinpoint
from planportal.model import PlanBody, PlanFacts, SourceFile


def analysed(markdown: str) -> tuple[PlanFacts, PlanBody]:
    return analyse(SourceFile("ubnd-a/2023/ke-hoach.md", "", "", markdown, 1))


def html(markdown: str) -> str:
    return re.sub(r'<a class="ck-para".*?</a>', "", "".join(analysed(markdown)[1].html))


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("[x](data:text/html,y)", "[x](data:text/html,y)"),
        ("[x](ftp://may/y)", ">x<"),
        ("[x](../../../etc/passwd.md)", ">x<"),
        ("    thụt lề bốn dấu cách", "thụt lề bốn dấu cách"),
        ("[1]: ghi-chú", "[1]: ghi-chú"),
        ("![sơ đồ](so-do.png)", "[Hình: sơ đồ]"),
        ("chữ\n---", "<hr>"),
        ("A & B < C", "A &amp; B &lt; C"),
    ],
)
def test_markdown_of_strangers_is_shown_and_not_obeyed(markdown: str, shown: str) -> None:
    assert shown in html(markdown)


@pytest.mark.parametrize("target", ["../../so-b/2022/12-kh-sb.md", "bieu.xlsx", "/goc.pdf", "#"])
def test_the_words_of_a_link_to_a_file_stay_without_the_link(target: str) -> None:
    assert "<a " not in html(f"Xem [biểu]({target}).")
    assert "Xem biểu." in html(f"Xem [biểu]({target}).")


@pytest.mark.parametrize("target", ["https://a.vn", "mailto:a@b.vn", "tel:1900", "#muc-i"])
def test_a_safe_link_stays(target: str) -> None:
    assert f'<a href="{target}"' in html(f"Xem [đây]({target}).")


def test_the_printed_number_of_an_item_is_kept() -> None:
    assert '<li id="muc-3" value="3" data-n="3.">' in html("3. ba\n5. năm")
    assert '<li id="muc-5" value="5" data-n="5.">' in html("3. ba\n5. năm")


def test_headings_never_skip_a_level() -> None:
    levels = re.findall(r"<h(\d)", html("# I. A\n\n##### 1. B\n\n## II. C\n\n#### a) D"))

    assert levels == ["2", "3", "2", "3"]


def test_a_citation_becomes_a_part_of_its_own_from_type_to_number() -> None:
    facts, body = analysed("Theo Quyết định số 12/QĐ-UBND ngày 05/3/2021 của UBND tỉnh về việc học.")

    link = body.html[1]
    assert link == 'Quyết định số <span class="ck-no">12/QĐ-UBND</span>'
    assert facts.citations[body.linked[0]].citation.number == "12/QĐ-UBND"


def test_the_words_of_parts_put_together_are_the_words_of_the_paragraph() -> None:
    markdown = "Theo **Quyết định số 12/QĐ-UBND**, *Nghị định số 5/2020/NĐ-CP* & Chỉ thị số 3-CT/TU."
    _, body = analysed(markdown)

    text = re.sub(r"<[^>]+>", "", "".join(body.html)).replace("&amp;", "&").rstrip("¶")
    assert text == body.blocks[0].text


def test_formatting_that_begins_inside_a_citation_does_not_break_tags() -> None:
    _, body = analysed("Theo Quyết định **số 12/QĐ-UBND** ngày 05/3/2021.")

    assert body.html[1] == 'số <span class="ck-no">12/QĐ-UBND</span>'
    assert body.html[0].endswith("Quyết định <strong>")


def test_every_citation_has_its_place_in_the_text_of_its_block() -> None:
    facts, body = analysed("## I. A\n\n1. Theo Quyết định số 12/QĐ-UBND.\n2. Và Chỉ thị số 3-CT/TU.")

    for placed in facts.citations:
        citation = placed.citation
        assert body.blocks[placed.block].text[citation.start : citation.end] == citation.surface
    assert [placed.label for placed in facts.citations] == ["I.1", "I.2"]


@pytest.mark.parametrize(
    ("pinpoint", "anchor"),
    [
        ("Khoản 5 Mục III của Kế hoạch này", "muc-iii-5"),
        ("Khoản 1 Mục IV nêu trên", "muc-iv-1"),
        ("điểm đ khoản 2 mục IV", "muc-iv-2-dd"),
        ("Phụ lục II kèm theo", "phu-luc-ii"),
        ("Mục IX", None),
        ("Kế hoạch này", None),
    ],
)
def test_a_reference_into_the_plan_leads_to_its_place(pinpoint: str, anchor: str | None) -> None:
    known = {"muc-iii-5", "muc-iv-1", "muc-iv-2-dd", "phu-luc-ii"}

    assert anchor_of_pinpoint(pinpoint, known) == anchor


# Every character with which Markdown may begin something, and what stands around it in plans.
PIECES = (
    *"\\`*_{}[]()#+-.!<>&|~:^$=@\"'%;/\n\t",
    *("  \n", "\n\n", "&amp;", "&#7853;", "\\*", "**", "](x)", "![", "http://a.vn", "<b>", "\n- "),
    *("số 12/2021/QĐ-UBND ", "ngày 3 ", "đậm", "chữ", " ", "\u00a0", "\u0301", "\u200b", "\x01"),
    *("| a | b |\n| --- | --- |\n| ",),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_paragraphs_without_markup_need_no_parsing(markdown: str) -> None:
    shortened = analysed(markdown)
    body._MARKDOWN.core.ruler.at("inline", parse_all_paragraphs)
    try:
        whole = analysed(markdown)
    finally:
        body._MARKDOWN.core.ruler.at("inline", parse_where_marked)

    assert shortened == whole
