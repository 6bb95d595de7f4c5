"""Validation: what a front matter says becomes a Plan, and what is wrong is told with its place."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from pathlib import Path

import planportal.checks.yaml_nodes
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from planportal.checks.fields import FIELDS, RESERVED_ADDRESSES
from planportal.dates import PartialDate
from planportal.model import ParentReference, Period, Signer, SourceDocument, SourceFile
from planportal.pipeline import FIXED_ADDRESSES
from planportal.problems import CODES
from planportal.read import read_plan
from planportal.records import Agency, DocumentRecord, Registries, Subject
from planportal.validate import validate, validate_together

DOCS = Path(__file__).parent.parent.parent / "docs" / "bien-tap"
REGISTRIES = Registries(
    agencies={
        "ubnd-tinh-a": Agency(
            "ubnd-tinh-a", "Ủy ban nhân dân tỉnh A", "UBND tỉnh A", "UBND", "province", "state", "A", None
        ),
        "so-xay-dung-a": Agency(
            "so-xay-dung-a", "Sở Xây dựng tỉnh A", "Sở Xây dựng", "SXD", "department", "state", "A", "ubnd-tinh-a"
        ),
        "bdv-tinh-uy-a": Agency(
            "bdv-tinh-uy-a", "Ban Dân vận Tỉnh ủy A", "BDV Tỉnh ủy A", "BDVTU", "department", "party", "A", None
        ),
    },
    subjects={"chuyen-doi-so": Subject("chuyen-doi-so", "Chuyển đổi số")},
)
SOUND = {"title": "Nhà ở", "issuer": "ubnd-tinh-a", "text": "full", "period": "2023"}


def source(front_matter: str, body: str = "\nNội dung.\n", path: str = "ubnd-tinh-a/2023/1-kh-ubnd.md") -> SourceFile:
    text = f"---\n{front_matter}---\n{body}"
    return SourceFile(path, text, front_matter, body, front_matter.count("\n") + 3)


def with_fields(**fields: str | None) -> str:
    """A sound front matter with some fields set, or left out where None."""
    return "".join(f"{name}: {value}\n" for name, value in (SOUND | fields).items() if value is not None)


def found(front_matter: str, **more: str) -> list[str]:
    return [problem.code for problem in validate(source(front_matter, **more), REGISTRIES)[1]]


def test_a_full_front_matter_becomes_a_plan():
    front_matter = """\
title: Cải cách hành chính
issuer: ubnd-tinh-a
number: 49 /KH-UBND
date: 2023-03-27
parent: [ubnd-tinh-a/2022/1-kh-ubnd, {type: CTr, number: 5-CTr/BDVTU, issuer: bdv-tinh-uy-a, date: 2022-01}]
period: 2021-2025
text: abridged
quality: A
place: no
signer: {name: Nguyễn Văn A, position: Chủ tịch, capacity: TM.}
recipients: [Như trên, 12:30, "Lưu: VT"]
subjects: [chuyen-doi-so]
status: running
source: {file: goc.pdf, url: "https://example.gov.vn/a?b=1"}
checked: {on: 2026-11, by_role: văn thư}
aliases: [/tin/49.html/]
replaces: [ubnd-tinh-a/2022/2-kh-ubnd]
"""
    plan, problems = validate(source(front_matter), REGISTRIES)

    assert problems == []
    assert plan is not None
    assert plan.id == "ubnd-tinh-a/2023/1-kh-ubnd"
    assert plan.number == "49/KH-UBND"
    assert plan.date == PartialDate(2023, 3, 27)
    assert plan.parents == (
        "ubnd-tinh-a/2022/1-kh-ubnd",
        ParentReference("5-CTr/BDVTU", "bdv-tinh-uy-a", PartialDate(2022, 1), "CTr"),
    )
    assert plan.period == Period(2021, 2025)
    assert (plan.text, plan.quality, plan.type, plan.place) == ("abridged", "A", "KH", "no")
    assert plan.signer == Signer("Nguyễn Văn A", "Chủ tịch", "TM.")
    assert plan.recipients == ("Như trên", "12:30", "Lưu: VT")
    assert plan.source == SourceDocument("goc.pdf", None, "https://example.gov.vn/a?b=1")
    assert (plan.checked_on, plan.checked_by) == (PartialDate(2026, 11), "văn thư")
    assert plan.aliases == ("tin/49.html",)
    assert plan.replaces == ("ubnd-tinh-a/2022/2-kh-ubnd",)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("title", "no", "no"),
        ("title", "12:30", "12:30"),
        ("title", "049", "049"),
        ("title", "1_000", "1_000"),
        ("title", ">\n  hai\n  dòng", "hai dòng"),
        ("title", '"  dấu   cách "', "dấu cách"),
        ("number", "049/KH-UBND", "049/KH-UBND"),
        ("number", '"49/KH-UBND"', "49/KH-UBND"),
        ("number", "49/kh-ubnd", "49/KH-UBND"),
        ("date", "2023-03-27", PartialDate(2023, 3, 27)),
        ("date", "2023-03", PartialDate(2023, 3)),
        ("date", "2023", PartialDate(2023)),
        ("date", '"2023-03-27"', PartialDate(2023, 3, 27)),
        ("date", "", None),
        ("period", "2023 - 2025", Period(2023, 2025)),
        ("period", "2023–2025", Period(2023, 2025)),
        ("quality", None, "B"),
        ("type", None, "KH"),
        ("place", '""', None),
        ("recipients", "[]", ()),
    ],
)
def test_values_are_taken_as_they_stand(field, value, expected):
    plan, problems = validate(source(with_fields(**{field: value})), REGISTRIES)

    assert problems == []
    assert plan is not None
    assert getattr(plan, field) == expected


@pytest.mark.parametrize(
    ("field", "value", "code", "hint"),
    [
        ("date", "27/3/2023", "date-form", "viết: 2023-03-27"),
        ("date", "27-03-2023", "date-form", "viết: 2023-03-27"),
        ("date", "27.3.2023", "date-form", "viết: 2023-03-27"),
        ("date", "2023/3/27", "date-form", "viết: 2023-03-27"),
        ("date", "2023-3-27", "date-form", "viết: 2023-03-27"),
        ("date", "2023-03-27T07:00:00", "date-form", "viết: 2023-03-27"),
        ("date", "ngày 27 tháng 3 năm 2023", "date-form", "viết: 2023-03-27"),
        ("date", "3/2023", "date-form", "viết: 2023-03"),
        ("date", "tháng 3 năm 2023", "date-form", "viết: 2023-03"),
        ("date", "hôm qua", "date-form", "chỉ biết năm: 2023"),
        ("date", "1023-01-01", "date-form", "xem lại năm"),
        ("date", "2023-02-30", "date-impossible", "xem lại ngày"),
        ("date", "2023-13", "date-impossible", "xem lại ngày"),
        ("date", "2023-00-01", "date-impossible", "xem lại ngày"),
        ("date", "31/4/2023", "date-impossible", "xem lại ngày"),
        ("date", "[2023]", "value-kind", '"[2023]"'),
        ("issuer", "UBND tỉnh A", "agency-unknown", "ubnd-tinh-a"),
        ("issuer", "uy ban nhan dan tinh a", "agency-unknown", "ubnd-tinh-a"),
        ("issuer", "ubnd-tinh-aa", "agency-unknown", "ubnd-tinh-a"),
        ("issuer", "bo-tren-trang", "agency-unknown", "agencies.yml"),
        ("number", "49", "number-form", "49/KH-UBND"),
        ("number", "Số 49/KH-UBND", "number-form", "viết: 49/KH-UBND"),
        ("number", "49/KH UBND", "number-form", "viết: 49/KH-UBND"),
        ("number", '"Số:      /KH-SXD"', "number-form", "symbol: KH-SXD"),
        ("symbol", '"Số:    /KH-SXD"', "symbol-form", "viết: KH-SXD"),
        ("symbol", "KH", "symbol-form", "KH-SXD"),
        ("parent", "765/KH-UBND", "parent-form", "number: 765/KH-UBND"),
        ("parent", "plans/ubnd-tinh-a/2023/2-kh-ubnd.md", "parent-form", "viết: ubnd-tinh-a/2023/2-kh-ubnd"),
        ("parent", "{date: 2023}", "parent-form", "number"),
        ("parent", "{number: 765/KH-UBND, issuer: UBND tỉnh A}", "agency-unknown", "ubnd-tinh-a"),
        ("period", "2025-2021", "period-reversed", "viết: 2021-2025"),
        ("period", "từ năm 2021 đến năm 2025", "period-form", "viết: 2021-2025"),
        ("period", "2021-25", "period-form", "viết: 2021-2025"),
        ("period", "0", "period-form", "2023"),
        ("type", "Kế hoạch", "type-unknown", "viết: KH"),
        ("type", "kh", "type-unknown", "viết: KH"),
        ("text", "toàn văn", "text-unknown", "full"),
        ("quality", "a", "quality-unknown", "viết: A"),
        ("status", "Đang thực hiện", "status-unknown", "viết: running"),
        ("subjects", "[Chuyển đổi số]", "subject-unknown", "chuyen-doi-so"),
        ("subjects", "chuyen-doi-so", "value-kind", "- chuyen-doi-so"),
        ("recipients", "\n  - Lưu: VT", "value-kind", '"Lưu: VT"'),
        ("signer", "Nguyễn Văn A", "value-kind", "name:"),
        ("signer", "{ten: A}", "key-unknown", "name"),
        ("source", "{file: ../x.pdf}", "source-file", "x.pdf"),
        ("source", "{file: /x.pdf}", "source-file", "x.pdf"),
        ("source", r"{file: 'C:\x.pdf'}", "source-file", "x.pdf"),
        ("source", r"{file: 'a\..\x.pdf'}", "source-file", "x.pdf"),
        ("source", "{file: 'https://a.vn/x.pdf'}", "source-file", "x.pdf"),
        ("source", "{file: 'a/./x.pdf'}", "source-file", "x.pdf"),
        ("source", "{sha256: abc}", "sha256-form", "certutil"),
        ("source", "{url: 'javascript:alert(1)'}", "url-form", "https://"),
        ("source", "{url: 'data:text/html,x'}", "url-form", "https://"),
        ("source", "{url: 'https://user@a.vn/'}", "url-form", "https://"),
        ("source", "{url: 'https:///x'}", "url-form", "https://"),
        ("source", "{url: example.gov.vn}", "url-form", "viết: https://example.gov.vn"),
        ("aliases", "[Tin tức/49.html]", "alias-form", "viết: tin-tuc/49.html"),
        ("aliases", "[../x]", "alias-form", "viết: x"),
        ("aliases", "[a.b/x]", "alias-form", "viết"),
        ("aliases", "[ke-hoach/ubnd-tinh-a/2022/1-kh/index.html]", "alias-taken", "bỏ dòng này"),
        ("aliases", "[404.html]", "alias-taken", "bỏ dòng này"),
        ("aliases", "[co-quan/a]", "alias-taken", "bỏ dòng này"),
        ("aliases", "[tim-kiem]", "alias-taken", "bỏ dòng này"),
        ("replaces", "[49/KH-UBND]", "plan-id-form", "ubnd-tinh-a/2022/12-kh-ubnd"),
        ("replaces", "[ubnd-tinh-a/2023/1-kh-ubnd]", "plan-itself", "xóa"),
        ("titel", "x", "key-unknown", "có phải là: title"),
        ("trích yếu", "x", "key-unknown", "có phải là: title"),
        ("Date", "2023", "key-unknown", "có phải là: date"),
        ("title", "Kế hoạch nhà ở", "title-prefix", "viết: Nhà ở"),
        ("title", "dài " * 300, "value-long", "rút gọn"),
        ("place", "null", "value-ambiguous", '"null"'),
        ("place", "~", "value-ambiguous", '"~"'),
        ("title", "Nhà ở # xã hội", "value-cut", "ngoặc kép"),
        ("title", "&a Nhà ở", "yaml-alias", "ngoặc kép"),
        ("title", "*a", "yaml-alias", "ngoặc kép"),
        ("title", "!!str Nhà ở", "yaml-tag", "ngoặc kép"),
        ("title", "Nhà ở: xã hội", "yaml-broken", 'viết: title: "Nhà ở: xã hội"'),
        ("date", "2022-03-27", "folder-year", "ubnd-tinh-a/2022/"),
        ("period", "2022", "folder-year", "ubnd-tinh-a/2022/"),
        ("issuer", "so-xay-dung-a", "folder-agency", "so-xay-dung-a/"),
        ("period", None, "year-missing", "date: 2023"),
        ("number", "49/QĐ-UBND", "number-type", "type: QĐ"),
        ("number", "49/KH-SXD", "number-issuer", "xem lại"),
        ("quality", "A", "quality-unchecked", "quality: B"),
        ("checked", "{on: 2023-01, by_role: văn thư}", "quality-missing", "quality: A"),
        ("signer", "{name: A, capacity: KT. CHỦ TỊCH}", "signer-capacity", "TM."),
    ],
)
def test_a_wrong_value_is_told_with_what_to_write(field, value, code, hint):
    plan_source = source(with_fields(**{field: value}))

    _, problems = validate(plan_source, REGISTRIES)

    assert [problem.code for problem in problems] == [code]
    assert problems[0].severity == CODES[code].severity
    assert hint in problems[0].hint
    assert problems[0].line > 0
    assert problems[0].column > 0
    assert problems[0].excerpt == plan_source.text.split("\n")[problems[0].line - 1][:2000]


@pytest.mark.parametrize(
    ("front_matter", "codes"),
    [
        (with_fields(title=None), ["key-missing"]),
        (with_fields(issuer=None), ["key-missing"]),
        (with_fields(text=None), ["key-missing"]),
        (with_fields(title=""), ["key-missing"]),
        (with_fields(title="null"), ["value-ambiguous", "key-missing"]),
        ("", ["key-missing"]),
        (with_fields(quality="A", checked="{on: 2023-01}"), ["key-missing"]),
        ("- a\n", ["key-missing"]),
        ("title: A\ntitle: B\n" + with_fields(title=None), ["key-duplicate"]),
        (with_fields(number="49/KH-UBND", symbol="KH-UBND"), ["symbol-with-number"]),
        (with_fields(signer="{capacity: TM. UBND; KT. CHỦ TỊCH}"), []),
        (with_fields(signer="{capacity: TM., position: KT. CHỦ TỊCH}"), []),
        (with_fields(title="Kế hoạch hóa gia đình"), []),
        (with_fields(date="2023-03", parent="{number: 1/KH-UBND, date: 2023-04}"), ["parent-later"]),
        (with_fields(date="2023-03", parent="{number: 1/KH-UBND, date: 2023}"), []),
        (with_fields(place="[" * 50 + "]" * 50), ["yaml-limits"]),
    ],
)
def test_what_lies_between_fields(front_matter, codes):
    assert found(front_matter) == codes


def test_the_place_is_that_of_the_value():
    _, problems = validate(source(with_fields(source="{file: a.pdf, url: ftp://a.vn}")), REGISTRIES)

    assert (problems[0].line, problems[0].column, problems[0].width) == (6, 28, len("ftp://a.vn"))


def test_a_department_head_signs_without_tm():
    front_matter = with_fields(issuer="so-xay-dung-a", signer="{capacity: KT. GIÁM ĐỐC}")

    assert found(front_matter, path="so-xay-dung-a/2023/x.md") == []


def test_a_joint_number_fits_one_of_its_issuers():
    front_matter = with_fields(issuer="bdv-tinh-uy-a", number="68-KH/BDVTU-BCSĐUBND")

    assert found(front_matter, path="bdv-tinh-uy-a/2023/x.md") == []


def test_a_wrong_optional_value_still_gives_a_plan_to_compare_with_others():
    plan, problems = validate(source(with_fields(date="27/3/2023")), REGISTRIES)

    assert [problem.code for problem in problems] == ["date-form"]
    assert plan is not None
    assert plan.date is None


def test_an_alias_bomb_is_refused_quickly():
    bomb = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
    begun = time.monotonic()

    codes = set(found(bomb))

    assert "yaml-alias" in codes
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        pytest.param("", ["body-empty"], id="nothing"),
        pytest.param("\n  \n\n", ["body-empty"], id="white space"),
        ("[c](#muc-i) [d](https://a.vn) [e](mailto:a@b.vn) <https://a.vn>", []),
        ("[a](b.pdf) ![f](anh/f.png)", ["link-file", "link-file"]),
        ("[a](../b.pdf)", ["link-outside"]),
        ("[a](b/../../c.pdf)", ["link-outside"]),
        ("[a](/b.pdf)", ["link-outside"]),
        ("![a](..%2Fb.png)", ["link-outside"]),
        (r"[a](..\b.pdf)", ["link-outside"]),
        ("[a](//evil.example/x)", ["link-outside"]),
        ("[a]\n\n[a]: ../b.pdf", ["link-outside"]),
        ("[a](javascript:alert(1))", ["link-scheme"]),
        ("[a](JavaScript&#58;alert)", ["link-scheme"]),
        ("[a](java%0ascript:alert)", ["link-scheme"]),
        ("![a](data:image/png;base64,xx)", ["link-scheme"]),
        ("[a](< file:///etc/passwd>)", ["link-scheme"]),
        ("<javascript:alert>", ["link-scheme"]),
        ("<script>x</script>", ["html-in-text"]),
        ("a <br> b", ["html-in-text"]),
        ("<!-- ghi chú -->", ["html-in-text"]),
        ("1 < 2, a<b và b>c", []),
        ("MẬT", ["secret-mark"]),
        ("a\n\n**TUYỆT MẬT**\n\nb", ["secret-mark"]),
        ("Luật Bảo vệ bí mật nhà nước; dấu MẬT đóng ở đây.", []),
        ("dấu \uf0b7 của Word", ["odd-characters"]),
        ("đổi chiều \u202e chữ", ["odd-characters"]),
        ("dấu cách\u00a0liền, dấu — và “ngoặc”, \ttab", []),
        ("mất ch\ufffd", ["lost-characters"]),
        ("Uû ban nh©n d©n x· ®Ò nghÞ c¸c ®¬n vÞ thùc hiÖn c«ng t¸c d©n vËn", ["legacy-font"]),
        ("Uyû ban nhaân daân xaõ ñeà nghò caùc ñôn vò thöïc hieän coâng taùc", ["legacy-font"]),
        ("Phần mềm Windows® và El Niño, Piñata® © 2023", []),
        ("Ủy ban nhân dân, hoà giải, thuỷ lợi, uý, quý, huỷ, khoẻ, toà, xoá, loá, oà", []),
    ],
)
def test_the_text_is_looked_at(body, codes):
    assert found(with_fields(), body=body) == codes


def test_text_known_to_be_badly_recognised_is_not_taken_for_an_old_font():
    body = "Uû ban nh©n d©n x· ®Ò nghÞ c¸c ®¬n vÞ thùc hiÖn c«ng t¸c d©n vËn"

    assert found(with_fields(quality="D"), body=body) == []


def test_a_problem_of_the_text_has_its_line_in_the_file():
    _, problems = validate(source(with_fields(), body="\nMột.\n\nHai [a](../b) ba.\n"), REGISTRIES)

    assert (problems[0].line, problems[0].column, problems[0].width) == (10, 9, 4)


# ------------------------------------------------------------------- all plans together


def together(files: dict[str, str]) -> list[tuple[str, str, int]]:
    """The problems between plans given by path and the fields that matter, as (path, code, line)."""
    sources = {}
    plans = {}
    for plan_id, fields in files.items():
        agency, year, _ = plan_id.split("/")
        front_matter = f"title: Nhà ở\nissuer: {agency}\ntext: full\nperiod: {year}\n{fields}\n"
        sources[plan_id] = source(front_matter, path=f"{plan_id}.md")
        plan, problems = validate(sources[plan_id], REGISTRIES)
        assert problems == []
        assert plan is not None
        plans[plan_id] = plan
    found = validate_together(plans, REGISTRIES, sources.get)
    assert all(problem.severity == CODES[problem.code].severity for problem in found)
    return [(problem.path, problem.code, problem.line) for problem in found]


A, B, C = "ubnd-tinh-a/2023/1-kh-ubnd", "ubnd-tinh-a/2023/2-kh-ubnd", "so-xay-dung-a/2023/1-kh-sxd"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({A: "", B: f"parent: {A}"}, [], id="sound"),
        pytest.param({A: "parent: ubnd-tinh-a/2023/9-kh-ubnd"}, [(A, "parent-unknown", 6)], id="unknown parent"),
        pytest.param({A: f"parent:\n  - {B}\n  - x/2023/y", B: ""}, [(A, "parent-unknown", 8)], id="second parent"),
        pytest.param({A: f"parent: {A}"}, [(A, "parent-circular", 6)], id="itself"),
        pytest.param({A: f"parent: {B}", B: f"parent: {A}"}, [(A, "parent-circular", 6)], id="circle of two"),
        pytest.param(
            {A: f"parent: {B}", B: f"parent: {C}", C: f"parent: {A}"}, [(C, "parent-circular", 6)], id="circle of three"
        ),
        pytest.param(
            {
                A: "number: 1/KH-UBND\ndate: 2023\nparent: {number: 2/KH-UBND, issuer: ubnd-tinh-a, date: 2023}",
                B: f"number: 02/KH-UBND\nparent: {A}",
            },
            [(A, "parent-circular", 8)],
            id="circle through a number",
        ),
        pytest.param(
            {A: f"date: 2023-03-01\nparent: {B}", B: "date: 2023-03-02"}, [(A, "parent-later", 7)], id="younger parent"
        ),
        pytest.param({A: f"date: 2023-03-01\nparent: {B}", B: "date: 2023-03"}, [], id="perhaps younger parent"),
        pytest.param(
            {A: "number: 1/KH-UBND", B: "number: 01/KH-UBND"}, [(B, "number-duplicate", 6)], id="one number twice"
        ),
        pytest.param(
            {A: "number: 1/KH-UBND", "ubnd-tinh-a/2022/1-kh-ubnd": "number: 1/KH-UBND"}, [], id="another year"
        ),
        pytest.param({A: "number: 1/KH-UBND", C: "number: 1/KH-SXD"}, [], id="another issuer"),
        pytest.param({A: "replaces: [ubnd-tinh-a/2022/5-kh-ubnd]"}, [(A, "plan-unknown", 6)], id="unknown replaced"),
        pytest.param({A: f"aliases: [ke-hoach/{B}]", B: ""}, [(A, "alias-taken", 6)], id="address of another plan"),
        pytest.param({A: f"aliases: [ke-hoach/{A}]"}, [(A, "alias-taken", 6)], id="own address"),
        pytest.param({A: "aliases: [tin/1]", B: "aliases: [tin/1]"}, [(B, "alias-taken", 6)], id="alias of another"),
        pytest.param({A: "aliases: [tin/1]", B: "aliases: [tin/2]"}, [], id="two aliases"),
    ],
)
def test_mistakes_between_plans_are_told_where_they_stand(files, expected):
    assert together(files) == [(f"{plan_id}.md", code, line) for plan_id, code, line in expected]


def test_an_old_address_of_a_cited_document_is_not_taken_twice():
    records = (DocumentRecord("KH", "9/KH-UBND", aliases=("van-ban/a/2023/kh-9", f"ke-hoach/{A}")),)
    plan, _ = validate(source(with_fields(aliases="[van-ban/a/2023/kh-9]")), REGISTRIES)
    assert plan is not None

    problems = validate_together({plan.id: plan}, replace(REGISTRIES, documents=records), lambda _: None)

    assert [(problem.code, problem.path) for problem in problems] == [
        ("alias-taken", "_registry/documents.yml"),
        ("alias-taken", f"{A}.md"),
    ]


def test_no_old_address_can_take_a_page_of_the_portal_itself():
    hand_written = {path.stem for path in DOCS.parent.iterdir()} - {"index"}
    generated = {address.split("/")[0] for address in FIXED_ADDRESSES}

    assert hand_written | generated <= RESERVED_ADDRESSES


def test_a_parent_that_has_errors_of_its_own_is_not_unknown():
    plan, _ = validate(source(with_fields(parent=B)), REGISTRIES)
    assert plan is not None
    broken = source("title: [", path=f"{B}.md")

    problems = validate_together({plan.id: plan}, REGISTRIES, {B: broken}.get)

    assert problems == []


def test_a_chain_of_any_length_is_followed():
    plans = {}
    for number in range(3000):
        fields = with_fields(parent=f"ubnd-tinh-a/2023/{number + 1}-kh" if number < 2999 else None)
        plan, _ = validate(source(fields, path=f"ubnd-tinh-a/2023/{number}-kh.md"), REGISTRIES)
        assert plan is not None
        plans[plan.id] = plan

    assert validate_together(plans, REGISTRIES, lambda _: None) == []


# ------------------------------------------------------------------- whatever comes


def test_both_yaml_parsers_lead_to_the_same_advice(monkeypatch):
    folder = Path(__file__).parent.parent / "cases" / "broken-yaml" / "plans"
    files = sorted(folder.rglob("*.md"))
    assert files

    def advice() -> list[tuple[str, str, int, str, str]]:
        told: list[tuple[str, str, int, str, str]] = []
        for file in files:
            plan_source, _ = read_plan(folder, file.relative_to(folder).as_posix())
            assert plan_source is not None
            told += [(p.path, p.code, p.line, p.message, p.hint) for p in validate(plan_source, REGISTRIES)[1]]
        return told

    usual = advice()
    monkeypatch.setattr(planportal.checks.yaml_nodes, "_LOADER", yaml.SafeLoader)

    assert advice() == usual


_LINES = st.sampled_from(
    [
        "title: Nhà ở", "issuer: ubnd-tinh-a", "text: full", "date: 2023-02-30", "parent: {number: 1/KH-UBND}",
        "parent:", "  - a", "- b", "signer: {name: [x]}", "source: {file: ..}", "---", "...", "? x", ": y", "\t- a",
        "a: &a", "b: *a", "<<: *a", "!!python/object:os.system x", "title: 'a", 'place: "\\x"', "{", "[", "]", "}",
        "aliases: [/, //, .]", "period: 2021-2020", "number: /", "number: '/KH-'", "symbol: '-'", "%YAML 1.2", "|", ">",
        "[a](../b)", "<b>", "MẬT", "\ufeff", "\u2028", "\x85x: y", "\x00", "# ", "checked: {on: []}", "recipients: - a",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@example(data="---\n{\u2028\n---".encode())
@example(data="---\ntitle: a\u2028issuer: b\u0085text: [\n---\nx".encode())
@given(
    data=st.one_of(
        st.binary(max_size=300),
        st.text(max_size=300).map(lambda text: f"---\n{text}\n---\n{text}".encode("utf-8", "replace")),
        st.lists(_LINES, max_size=12).map(lambda lines: ("---\n" + "\n".join(lines) + "\n---\nx\n").encode()),
        st.lists(st.tuples(st.sampled_from([field.name for field in FIELDS]), st.text(max_size=20)), max_size=8).map(
            lambda pairs: "---\n{}---\nx".format("".join(f"{k}: {v}\n" for k, v in pairs)).encode("utf-8", "replace")
        ),
    )
)
def test_nothing_an_editor_writes_raises(tmp_path_factory, data):
    folder = tmp_path_factory.getbasetemp() / "whatever"
    file = folder / "ubnd-tinh-a" / "2023" / "1-kh-ubnd.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)

    plan_source, problems = read_plan(folder, "ubnd-tinh-a/2023/1-kh-ubnd.md")
    if plan_source is not None:
        plan, found = validate(plan_source, REGISTRIES)
        problems += found
        if plan is not None:
            problems += validate_together({plan.id: plan}, REGISTRIES, {plan.id: plan_source}.get)
    elif not problems:
        pytest.fail("a file was left out without a word")

    for problem in problems:
        assert problem.code in CODES
        assert problem.line >= 0
        assert problem.width <= len(problem.excerpt)
        assert problem.message


# ------------------------------------------------------------------- help pages


@pytest.mark.parametrize("code", sorted(CODES))
def test_each_code_has_a_help_page(code):
    page = (DOCS / "loi" / f"{code}.md").read_text(encoding="utf-8")

    assert page.startswith(f"---\ntitle: {CODES[code].title}\n")
    assert f"`{code}`" in page
    for part in ("Nghĩa là gì", "Vì sao", "Cách sửa"):
        assert part in page


def test_the_list_of_codes_names_each_once():
    listed = re.findall(r"\(([a-z0-9-]+)\.md\)", (DOCS / "loi" / "index.md").read_text(encoding="utf-8"))

    assert sorted(listed) == sorted(CODES)
    assert {page.stem for page in (DOCS / "loi").glob("*.md")} == {*CODES, "index"}


def test_the_table_of_fields_names_each_field():
    table = (DOCS / "truong-thong-tin.md").read_text(encoding="utf-8")

    assert [name for name in (field.name for field in FIELDS) if f"| `{name}` |" not in table] == []
