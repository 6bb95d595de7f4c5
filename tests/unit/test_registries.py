"""Registries: read as strictly as plans, each mistake with its line, and a missing file is empty."""

from __future__ import annotations

from pathlib import Path

import pytest
from planportal.checks.registry_references import reference_problems
from planportal.dates import PartialDate
from planportal.problems import CODES, Problem
from planportal.records import DocumentRecord, DocumentReference, Registries, Succession, Term
from planportal.registries import read_registries

from tests.factories import plan

AGENCY = "- id: ubnd-tinh-a\n  name: Ủy ban nhân dân tỉnh A\n  level: province\n"


def read(folder: Path, **files: str) -> tuple[Registries, list[Problem]]:
    folder = folder / "_registry"
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return read_registries(folder)


@pytest.mark.parametrize("files", [{}, {"agencies": ""}, {"agencies": "# chưa có\n", "abbreviations": "\n"}])
def test_what_is_not_there_is_empty(tmp_path, files):
    assert read(tmp_path, **files) == (Registries(), [])


def test_a_missing_folder_is_empty(tmp_path):
    assert read_registries(tmp_path / "không có") == (Registries(), [])


def test_an_agency_is_read_with_all_it_can_have(tmp_path):
    registries, problems = read(
        tmp_path,
        agencies=AGENCY
        + """\
- id: tinh-uy-a
  name: Tỉnh ủy A
  short: TU A
  symbol: TU
  level: province
  branch: party
  place: A
  parent: ubnd-tinh-a
  aliases: [Đảng bộ tỉnh A]
  terms:
    - {name: Sau, from: 2020-10}
    - {name: Trước, from: 2015, to: 2020-10}
  active: {from: 1976, to: 2025-06-30}
  successors: [{agency: ubnd-tinh-a, kind: hợp nhất, from: 2025-07-01, basis: Nghị quyết}, {kind: kết thúc}]
  source: Tự đặt
""",
    )

    agency = registries.agencies["tinh-uy-a"]
    assert problems == []
    assert (agency.short, agency.symbol, agency.branch, agency.parent) == ("TU A", "TU", "party", "ubnd-tinh-a")
    assert agency.terms == (
        Term("Trước", PartialDate(2015), PartialDate(2020, 10)),
        Term("Sau", PartialDate(2020, 10), None),
    )
    assert (agency.active_from, agency.active_to) == (PartialDate(1976), PartialDate(2025, 6, 30))
    assert agency.successors == (
        Succession("ubnd-tinh-a", "hợp nhất", PartialDate(2025, 7, 1), "Nghị quyết"),
        Succession(None, "kết thúc", None, None),
    )


def test_a_short_name_and_a_branch_may_be_left_out(tmp_path):
    registries, problems = read(tmp_path, agencies=AGENCY)

    assert problems == []
    assert registries.agencies["ubnd-tinh-a"].short == "Ủy ban nhân dân tỉnh A"
    assert registries.agencies["ubnd-tinh-a"].branch == "state"


def test_documents_subjects_and_abbreviations_are_read(tmp_path):
    registries, problems = read(
        tmp_path,
        agencies=AGENCY,
        documents="- {type: NĐ, number: 04 /2015/NĐ-CP, issuers: [chinh-phu], in_force: {from: 2015-02-25}}\n"
        "- {type: Luật, names: [Luật Tự đặt]}\n"
        "- {type: KH, number: 7 bis, issuers: [ubnd-tinh-a]}\n",
        subjects="- {id: nha-o, name: Nhà ở}\n",
        abbreviations="UBND: Ủy ban  nhân dân\nno: không\n12: mười hai\n",
    )

    assert problems == []
    assert registries.documents == (
        DocumentRecord("NĐ", "04/2015/NĐ-CP", issuers=("chinh-phu",), in_force_from=PartialDate(2015, 2, 25)),
        DocumentRecord("Luật", names=("Luật Tự đặt",)),
        DocumentRecord("KH", "7 bis", issuers=("ubnd-tinh-a",)),
    )
    assert registries.subjects["nha-o"].name == "Nhà ở"
    assert registries.abbreviations == {"UBND": "Ủy ban nhân dân", "no": "không", "12": "mười hai"}


@pytest.mark.parametrize(
    ("written", "reference"),
    [
        ("12/QĐ-UBND", DocumentReference(number="12/QĐ-UBND")),
        (
            "{number: 12 /QĐ-UBND, issuer: ubnd-tinh-a, date: 2021}",
            DocumentReference(number="12/QĐ-UBND", issuer="ubnd-tinh-a", date=PartialDate(2021)),
        ),
        ("/van-ban/ubnd-tinh-a/2021/quyet-dinh-12/", DocumentReference("van-ban/ubnd-tinh-a/2021/quyet-dinh-12")),
        ("ubnd-tinh-a/2021/quyet-dinh-12", DocumentReference("van-ban/ubnd-tinh-a/2021/quyet-dinh-12")),
        ("https://cong.example/x/van-ban/luat-thu/", DocumentReference("van-ban/luat-thu")),
        ("ke-hoach/ubnd-tinh-a/2021/12", DocumentReference("ke-hoach/ubnd-tinh-a/2021/12")),
        ("Luật Thử", DocumentReference(number="Luật Thử")),
    ],
)
def test_a_document_is_named_by_number_or_by_the_address_of_its_page(tmp_path, written, reference):
    registries, problems = read(
        tmp_path, agencies=AGENCY, documents=f"- type: QĐ\n  number: 1/QĐ-UBND\n  counterparts:\n    - {written}\n"
    )

    assert problems == []
    assert registries.documents[0].counterparts == (reference,)


@pytest.mark.parametrize(
    ("written", "on", "note"),
    [
        ("2026-11-20", PartialDate(2026, 11, 20), None),
        ("{on: 2026-11-20, note: bản gốc ghi 2021}", PartialDate(2026, 11, 20), "bản gốc ghi 2021"),
    ],
)
def test_checked_is_a_day_or_a_day_with_what_was_found(tmp_path, written, on, note):
    registries, problems = read(tmp_path, documents=f"- {{type: NĐ, number: 1/NĐ-CP, checked: {written}}}\n")

    assert problems == []
    assert (registries.documents[0].checked, registries.documents[0].checked_note) == (on, note)


@pytest.mark.parametrize(
    ("extra", "warned"),
    [
        ("replaced_by: 2/2020/NĐ-CP", False),
        ("replaced_by: 02/2020/NĐ-CP", False),
        ("replaced_by: chinh-phu/2020/nghi-dinh-02-2020-nd-cp", False),
        ("replaced_by: Luật Thử", False),
        ("replaced_by: van-ban/luat-thu", False),
        ("replaced_by: 3/2020/NĐ-CP", True),
        ("replaced_by: chinh-phu/2020/nghi-dinh-03-2020-nd-cp", True),
        ("replaced_by: bo-noi-vu/2020/nghi-dinh-02-2020-nd-cp", True),
        ("replaced_by: Luật Chưa có", True),
        ("counterparts: [{number: 9/KH-UBND, issuer: ubnd-tinh-a}]", False),
        ("counterparts: [ke-hoach/ubnd-tinh-a/2023/9]", False),
        ("counterparts: [ke-hoach/ubnd-tinh-a/2023/8]", True),
    ],
)
def test_a_document_that_nobody_knows_is_told_to_the_editor(tmp_path, extra, warned):
    registries, problems = read(
        tmp_path,
        agencies=AGENCY,
        documents=f"# sổ\n- {{type: NĐ, number: 1/NĐ-CP, issuers: [chinh-phu], {extra}}}\n"
        "- {type: NĐ, number: 2/2020/NĐ-CP, issuers: [chinh-phu]}\n- {type: Luật, names: [Luật Thử]}\n",
    )
    plans = {"ubnd-tinh-a/2023/9": plan("ubnd-tinh-a/2023/9", number="9/KH-UBND", date="2023-01-01")}

    found = reference_problems(plans, registries)

    assert problems == []
    assert [(one.code, one.severity, one.line) for one in found] == [("document-unknown", "warning", 2)] * warned


@pytest.mark.parametrize(
    ("name", "text", "code", "line", "hint"),
    [
        ("agencies", AGENCY + "  levle: x\n", "key-unknown", 4, "level"),
        ("agencies", AGENCY + "  parent: ubnd-tinh-b\n", "agency-unknown", 4, "ubnd-tinh-a"),
        ("agencies", AGENCY + "  parent: ubnd-tinh-a\n", "agency-circular", 4, "parent"),
        ("agencies", AGENCY + AGENCY, "id-duplicate", 4, "mã khác"),
        ("agencies", AGENCY.replace("province", "tỉnh"), "agency-level", 3, "province"),
        ("agencies", AGENCY.replace("province", "cấp tỉnh"), "agency-level", 3, "province"),
        ("agencies", AGENCY.replace("  level: province\n", ""), "key-missing", 1, "level"),
        ("agencies", AGENCY + "  branch: Đảng\n", "agency-branch", 4, "party"),
        ("agencies", AGENCY.replace("ubnd-tinh-a", "UBND tỉnh A"), "id-form", 1, "ubnd-tinh-a"),
        ("agencies", AGENCY + "  active: {from: 2025, to: 2024}\n", "dates-reversed", 4, "đổi chỗ"),
        ("agencies", AGENCY + "  active: {from: 1/7/2025}\n", "date-form", 4, "2025-07-01"),
        ("agencies", AGENCY + "  active: {form: 2025}\n", "key-unknown", 4, "from"),
        (
            "agencies",
            AGENCY + "  terms: [{name: a, from: 2015}, {name: b, from: 2020}]\n",
            "terms-overlap",
            4,
            "from, to",
        ),
        ("agencies", AGENCY + "  terms: [{name: a}]\n", "key-missing", 4, "from"),
        ("agencies", AGENCY + "  successors: [{agency: x, kind: nhập}]\n", "agency-unknown", 4, "agencies.yml"),
        ("agencies", AGENCY + "  successors: [{agency: ubnd-tinh-a, kind: nhập}]\n", "agency-unknown", 4, ""),
        ("agencies", AGENCY + "  successors: [{kind: Hợp nhất}]\n", "succession-kind", 4, "hợp nhất"),
        ("agencies", "id: ubnd-tinh-a\n", "value-kind", 1, "- "),
        ("agencies", "- ubnd-tinh-a\n", "value-kind", 1, "id"),
        ("agencies", "- id: [\n", "yaml-broken", 1, "viết: - id:"),
        ("agencies", AGENCY + "  source: &x y\n", "yaml-alias", 4, "ngoặc kép"),
        ("documents", "- {type: NĐ}\n", "document-unnamed", 1, "number"),
        ("documents", "- {number: 1/NĐ-CP}\n", "key-missing", 1, "type"),
        ("documents", "- {type: ND, number: 1/NĐ-CP}\n", "type-unknown", 1, "NĐ"),
        ("documents", "- {type: NĐ, number: 1/NĐ-CP, url: vanban.vn/1}\n", "url-form", 1, "https://vanban.vn/1"),
        ("documents", "- {type: NĐ, number: 1/NĐ-CP, issuers: [chinh-phuu]}\n", "agency-unknown", 1, ""),
        ("documents", "- {type: NĐ, number: 1/NĐ-CP, aliases: [../../x]}\n", "alias-form", 1, "viết: x"),
        ("documents", "- {type: NĐ, number: 1/NĐ-CP, aliases: [co-quan/x]}\n", "alias-taken", 1, "bỏ"),
        (
            "documents",
            "- {type: NĐ, number: 1/2015/NĐ-CP}\n- {type: NĐ, number: 01/2015/NĐ-CP}\n",
            "document-duplicate",
            2,
            "gộp",
        ),
        ("documents", "- {type: NĐ, number: 1/NĐ-CP, checked: {on: 2026}}\n", "key-missing", 1, "note"),
        ("documents", "- {type: NĐ, number: 1/NĐ-CP, checked: hôm qua}\n", "date-form", 1, "2023-03-27"),
        ("documents", "- {type: NĐ, number: 1/NĐ-CP, counterparts: 2/NĐ-CP}\n", "value-kind", 1, "- 2/NĐ-CP"),
        ("documents", "- {type: NĐ, number: 1/NĐ-CP, counterparts: [{number: 2/NĐ-CP}]}\n", "key-missing", 1, "issuer"),
        (
            "documents",
            "- {type: NĐ, number: 1/NĐ-CP, in_force: {from: 2020, part_ended: 2019}}\n",
            "dates-reversed",
            1,
            "from",
        ),
        ("subjects", "- {id: a, name: A}\n- {id: a, name: B}\n", "id-duplicate", 2, "mã khác"),
        ("subjects", "- {id: a}\n", "key-missing", 1, "name"),
        ("abbreviations", "UBND: a\nUBND: b\n", "key-duplicate", 2, "xóa một"),
        ("abbreviations", "UBND:\n", "value-kind", 1, "Ủy ban nhân dân"),
        ("abbreviations", "- UBND\n", "value-kind", 1, "Ủy ban nhân dân"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path, name, text, code, line, hint):
    _, problems = read(tmp_path, **{name: text})

    assert [(problem.code, problem.path, problem.line) for problem in problems] == [
        (code, f"_registry/{name}.yml", line)
    ]
    assert hint in problems[0].hint
    assert problems[0].severity == CODES[code].severity


def test_a_circle_of_agencies_is_told_once(tmp_path):
    agencies = "".join(
        f"- {{id: {id_}, name: {id_}, level: unit, parent: {parent}}}\n"
        for id_, parent in (("x", "a"), ("a", "b"), ("b", "c"), ("c", "a"), ("y", "x"))
    )

    registries, problems = read(tmp_path, agencies=agencies)

    assert [problem.code for problem in problems] == ["agency-circular"]
    assert [agency.id for agency in registries.ancestors("y")] == ["y", "x", "a", "b", "c"]


def test_the_same_number_of_another_year_or_term_is_another_document(tmp_path):
    _, problems = read(
        tmp_path,
        agencies=AGENCY,
        documents="- {type: KH, number: 1/KH-UBND, date: 2022, issuers: [ubnd-tinh-a]}\n"
        "- {type: KH, number: 1/KH-UBND, date: 2023, issuers: [ubnd-tinh-a]}\n"
        "- {type: KH, number: 1-KH/TU, term: a}\n"
        "- {type: KH, number: 1-KH/TU, term: b}\n",
    )

    assert problems == []


def test_a_file_that_is_not_utf_8_is_told_under_its_path(tmp_path):
    folder = tmp_path / "_registry"
    folder.mkdir()
    (folder / "subjects.yml").write_bytes(b"- {id: a, name: K\xd5}\n")

    _, problems = read_registries(folder)

    assert [(problem.code, problem.path, problem.line) for problem in problems] == [
        ("encoding", "_registry/subjects.yml", 1)
    ]


@pytest.mark.parametrize("linked", ["_registry", "_registry/agencies.yml"])
def test_a_symbolic_link_is_not_followed(tmp_path, linked):
    real = tmp_path / "thật"
    (real / "_registry").mkdir(parents=True)
    (real / "_registry" / "agencies.yml").write_text(AGENCY, encoding="utf-8")
    (tmp_path / linked).parent.mkdir(exist_ok=True)
    try:
        (tmp_path / linked).symlink_to(real / linked)
    except OSError:
        pytest.skip("this system does not let users make links")

    registries, problems = read_registries(tmp_path / "_registry")

    assert registries == Registries()
    assert [problem.code for problem in problems] == ["file-symlink"]
