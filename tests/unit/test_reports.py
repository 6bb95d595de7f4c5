"""Reports: readable by people, by programs and by GitHub, and nothing echoed can do harm."""

from __future__ import annotations

import json

import pytest
from planportal.problems import CODES, Findings, Problem
from planportal.reports import REPORTERS, as_github, as_json, as_text, in_reading_order, placed, summary, visible

PATH = "ubnd-xa-b/2023/1-kh-ubnd.md"


def problem(
    message: str = "ngày sai", hint: str = "viết: 2023-03-27", excerpt: str = "date: 27-3-2023", **more
) -> Problem:
    given = {"code": "date-form", "severity": "error", "path": PATH, "line": 3, "column": 7, "width": 9} | more
    return Problem(message=message, hint=hint, excerpt=excerpt, **given)


def test_text_shows_place_line_mark_and_what_to_write():
    assert as_text(placed([problem()], "plans")) == (
        "plans/ubnd-xa-b/2023/1-kh-ubnd.md:3:7: [date-form] ngày sai\n"
        "    date: 27-3-2023\n"
        "          ^^^^^^^^^  viết: 2023-03-27\n"
        "Có 1 lỗi trong 1 tệp. Phải sửa hết lỗi thì mới công bố được.\n"
    )


def test_text_of_a_whole_file_has_no_line():
    told = as_text([problem(line=0, column=0, excerpt="", width=0)])

    assert told.split("\n")[:2] == [f"{PATH}: [date-form] ngày sai", "    viết: 2023-03-27"]


def test_a_warning_says_so():
    assert "[date-form] (cảnh báo) ngày sai" in as_text([problem(severity="warning")])


@pytest.mark.parametrize("before", ["", "chữ " * 100, "\u202e" * 30, "\t", "\x00\x1b[31m"])
def test_the_mark_stands_under_what_is_meant(before):
    shown = as_text([problem(excerpt=f"{before}LỖI và chữ sau", column=len(before) + 1, width=3)]).split("\n")

    start = shown[2].index("^")
    assert shown[1][start : start + 3] == "LỖI"
    assert shown[2].strip().split(" ")[0] == "^^^"


def test_a_long_line_is_cut_around_the_place():
    shown = as_text([problem(excerpt="a" * 1000, column=500, width=2)]).split("\n")[1]

    assert len(shown) < 130
    assert shown.startswith("    …")
    assert shown.endswith("…")


@pytest.mark.parametrize(
    ("sign", "shown"),
    [
        ("\u202e", "\\u202e"),
        ("\u2066", "\\u2066"),
        ("\u200b", "\\u200b"),
        ("\ufeff", "\\ufeff"),
        ("\x1b", "\\u001b"),
        ("\x9b", "\\u009b"),
        ("\x00", "\\u0000"),
        ("\n", "\\u000a"),
        ("\r", "\\u000d"),
        ("\u2028", "\\u2028"),
        ("\udcd5", "\\udcd5"),
        ("\U000e0041", "\\U000e0041"),
        ("ữ", "ữ"),
        ("“", "“"),
        ("\u00a0", "\u00a0"),
    ],
)
def test_signs_that_are_not_seen_are_shown(sign, shown):
    assert visible(f"a{sign}b") == f"a{shown}b"


HOSTILE = "\u202e\x1b]0;x\x07\r\n::error file=x::y\n##[set-env name=PATH]/x\n%0A::stop-commands::a\u2028\udcd5"


@pytest.mark.parametrize("form", sorted(REPORTERS))
@pytest.mark.parametrize("part", ["message", "hint", "excerpt", "path"])
def test_nothing_echoed_reaches_the_terminal_or_the_runner(form, part):
    report = REPORTERS[form]([problem(**{part: HOSTILE}), problem(**{part: HOSTILE.lstrip("\u202e\x1b")})], 2)

    report.encode("utf-8")
    assert not set(report) & set("\x00\x07\x1b\r\u202e\u2028")
    for line in report.split("\n"):
        assert "##[" not in line or form == "json"
        if line.lstrip().startswith("::"):
            assert form == "github"
            assert line.startswith("::error file=")
            assert line.count("\n") == 0


@pytest.mark.parametrize("excerpt", ["::error::x", "   ::set-output name=a::b", "##[error]x"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_line_of_a_file_cannot_start_a_command(form, excerpt):
    report = REPORTERS[form]([problem(excerpt=excerpt, column=1, width=0)], 1)

    for line in report.split("\n"):
        assert not line.lstrip().startswith("::")
        assert not line.lstrip().startswith("##[")


def test_json_gives_back_what_stood_there():
    told = json.loads(as_json([problem(excerpt=HOSTILE, message="“x” \U000e0041")], checked=5))

    assert (told["errors"], told["warnings"], told["checked"]) == (1, 0, 5)
    assert told["problems"][0]["excerpt"] == HOSTILE
    assert told["problems"][0]["message"] == "“x” \U000e0041"
    assert told["problems"][0]["title"] == CODES["date-form"].title
    assert told["problems"][0]["line"] == 3


def test_github_annotations_name_the_place():
    line = as_github(placed([problem(message="a, b: 100%\nc")], "plans")).split("\n")[0]

    assert line == (
        f"::error file=plans/{PATH},line=3,col=7,endColumn=16,"
        "title=[date-form] Ngày không đúng dạng năm-tháng-ngày::a, b: 100%25\\u000ac%0Aviết: 2023-03-27"
    )


def test_github_escapes_what_would_end_a_property():
    line = as_github([problem(path="a,line=1::x.md")]).split("\n")[0]

    assert line.startswith("::error file=a%2Cline=1%3A%3Ax.md,line=3,")


@pytest.mark.parametrize(
    ("errors", "warnings", "expected"),
    [
        (0, 0, "Không thấy lỗi nào. Đã kiểm tra 7 kế hoạch."),
        (0, 2, "Có 2 cảnh báo trong 2 tệp. Cảnh báo không ngăn việc công bố. Đã kiểm tra 7 kế hoạch."),
        (1, 0, "Có 1 lỗi trong 1 tệp. Phải sửa hết lỗi thì mới công bố được. Đã kiểm tra 7 kế hoạch."),
        (2, 1, "Có 2 lỗi và 1 cảnh báo trong 3 tệp. Phải sửa hết lỗi thì mới công bố được. Đã kiểm tra 7 kế hoạch."),
    ],
)
def test_the_summary_counts(errors, warnings, expected):
    found = [problem(path=f"{number}.md") for number in range(errors)]
    found += [problem(path=f"w{number}.md", severity="warning") for number in range(warnings)]

    assert summary(found, 7) == expected


def test_problems_are_told_in_reading_order_and_once():
    first, second, third = problem(path="a", line=2), problem(path="a", line=10), problem(path="b", line=1)

    assert in_reading_order([third, second, first, second]) == [first, second, third]


@pytest.mark.parametrize(
    ("folder", "path"), [("plans", "plans/x.md"), ("", "x.md"), ("a\\b\\", "a/b/x.md"), ("/", "x.md")]
)
def test_paths_are_shown_below_the_plans_folder(folder, path):
    assert placed([problem(path="x.md")], folder)[0].path == path


def test_of_very_many_problems_of_a_kind_the_first_are_told():
    findings = Findings("x", "a" * 300)

    for offset in range(300):
        findings.add_at("link-outside", offset, "m")
    findings.add_at("date-form", 0, "m")

    assert len(findings.problems) == 101
    assert "còn nữa" in findings.problems[99].message
    assert findings.problems[100].code == "date-form"


def test_findings_count_lines_as_editors_do():
    findings = Findings("x", "một\nhai\u2028ba\nbốn")

    findings.add_at("date-form", findings.text.index("bốn"), "m", width=99)

    assert (findings.problems[0].line, findings.problems[0].column, findings.problems[0].width) == (3, 1, 3)
    assert findings.problems[0].excerpt == "bốn"
