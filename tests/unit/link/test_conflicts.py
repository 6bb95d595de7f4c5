"""What does not fit together between plans: found by dates and sources, each once, and settled by an editor."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from planportal.analyse.citations import find_citations
from planportal.contradictions import Conflict
from planportal.dates import PartialDate
from planportal.link.documents import LinkedDocuments, link_documents
from planportal.model import CitationNote, Plan
from planportal.records import DocumentRecord, DocumentReference, Registries, Term

from tests.factories import agency, facts, placed, plan

UPPER = agency("ubnd-tinh", name="Ủy ban nhân dân tỉnh Bến Mới", level="province", place="tỉnh Bến Mới")
PARTY = agency(
    "tinh-uy",
    name="Tỉnh ủy Bến Mới",
    symbol="TU",
    level="province",
    branch="party",
    place="tỉnh Bến Mới",
    terms=(Term("khóa XI", PartialDate(2020, 10), PartialDate(2025, 9)),),
)
LOWER = agency("so-thu", name="Sở Thử tỉnh Bến Mới", symbol="STh", place="tỉnh Bến Mới", parent="ubnd-tinh")
WARD = agency("xa-thu", name="Ủy ban nhân dân xã Thử", place="xã Thử", parent="ubnd-tinh")
ONE, OTHER = plan("so-thu/2023/1", date="2023-03-20"), plan("so-thu/2023/2", date="2023-04-05")


def linked(texts: Mapping[Plan, str], *documents: DocumentRecord) -> LinkedDocuments:
    found = {one.id: facts(*(placed(citation) for citation in find_citations(text))) for one, text in texts.items()}
    agencies = {one.id: one for one in (UPPER, PARTY, LOWER, WARD)}
    return link_documents({one.id: one for one in texts}, found, Registries(agencies, documents))


def conflicts(texts: Mapping[Plan, str], *documents: DocumentRecord) -> tuple[Conflict, ...]:
    return linked(texts, *documents).conflicts


def values(conflict: Conflict) -> list[str]:
    return [reading.value for reading in conflict.readings]


DIRECTIVE = "Chỉ thị số 25-CT/TU ngày {} của {} về nước sạch"


@pytest.mark.parametrize(
    ("first", "second", "kinds"),
    [
        (("25/02/2021", "Tỉnh ủy"), ("25/02/2022", "Tỉnh ủy"), ["dates"]),
        (("25/02/2021", "Ban Thường vụ Tỉnh ủy"), ("25/02/2021", "Tỉnh ủy"), ["issuers"]),
        (("25/02/2021", "Ban Thường vụ Tỉnh ủy"), ("25/02/2022", "Tỉnh ủy"), ["dates", "issuers"]),
        (("25/02/2021", "Tỉnh ủy"), ("25/02/2021", "Tỉnh uỷ Bến Mới"), []),
        (("25/02/2021", "Tỉnh ủy"), ("5/2/2021", "Tỉnh ủy"), ["dates"]),
    ],
    ids=["two days", "two bodies", "both", "two spellings", "a digit lost"],
)
def test_two_readings_of_one_document(first: tuple[str, str], second: tuple[str, str], kinds: list[str]) -> None:
    found = conflicts({ONE: DIRECTIVE.format(*first), OTHER: DIRECTIVE.format(*second)})

    assert [conflict.kind for conflict in found] == kinds
    assert all(len(conflict.readings) == 2 and len(conflict.mentions) == 2 for conflict in found)


def test_a_joint_document_with_one_body_left_out_is_no_contradiction() -> None:
    joint = "Chương trình phối hợp số 6-CTr/TU-UBND ngày 1/2/2023 của {}"

    found = linked({ONE: joint.format("Tỉnh ủy và UBND tỉnh"), OTHER: joint.format("Tỉnh ủy")})

    assert [name for name, _ in found.documents["tinh-uy/khoa-xi/chuong-trinh-06-ctr-tu-ubnd"].issuers] == [
        "Tỉnh ủy Bến Mới",
        "Ủy ban nhân dân tỉnh Bến Mới",
    ]
    assert not found.conflicts


def test_a_day_that_is_not_that_of_the_registry_is_shown_with_it() -> None:
    record = DocumentRecord("NQ", "76/NQ-CP", issuers=("chinh-phu",), date=PartialDate(2021, 7, 15))

    (found,) = conflicts({ONE: "Nghị quyết số 76/NQ-CP ngày 15/6/2021 của Chính phủ"}, record)

    assert (found.kind, values(found)) == ("dates", ["2021-06-15", "2021-07-15"])
    assert [reading.source for reading in found.readings] == ["text", "registry"]


def test_a_month_or_a_year_alone_contradicts_no_day() -> None:
    assert not conflicts({ONE: DIRECTIVE.format("25/02/2021", "Tỉnh ủy"), OTHER: "Chỉ thị số 25-CT/TU năm 2021"})


def test_a_plan_held_here_and_cited_with_another_day() -> None:
    held = plan("ubnd-tinh/2023/5-kh-ubnd", number="5/KH-UBND", date="2023-02-01")

    (found,) = conflicts({held: "", ONE: "Kế hoạch số 5/KH-UBND ngày 2/2/2023 của UBND tỉnh"})

    assert (found.kind, found.subject, values(found)) == ("dates", held.address, ["2023-02-01", "2023-02-02"])
    assert found.readings[0].source == "plan"


def test_one_number_under_two_years_with_one_day_and_month() -> None:
    texts = {ONE: "Chỉ thị số 16/CT-TTg ngày 16/5/2016", OTHER: "Chỉ thị số 16/CT-TTg ngày 16/5/2018"}

    (found,) = conflicts(texts)

    assert found.kind == "years"
    assert [value.split("/")[2] for value in values(found)] == ["2016", "2018"]
    assert found.addresses == tuple(values(found))


def test_a_plan_held_here_may_be_the_one_cited_with_another_year() -> None:
    held = plan("ubnd-tinh/2023/5-kh-ubnd", number="5/KH-UBND", date="2023-02-01")

    (found,) = conflicts({held: "", ONE: "Kế hoạch số 5/KH-UBND ngày 01/02/2022 của UBND tỉnh"})

    assert found.kind == "years"
    assert set(values(found)) == {held.address, "van-ban/ubnd-tinh/2022/ke-hoach-05-kh-ubnd"}


def test_the_registry_may_know_the_number_under_another_year() -> None:
    record = DocumentRecord("CT", "16/CT-TTg", issuers=("thu-tuong-chinh-phu",), date=PartialDate(2018, 5, 16))

    found = linked({ONE: "Chỉ thị số 16/CT-TTg ngày 16/5/2016"}, record)

    (conflict,) = found.conflicts
    assert (conflict.kind, [reading.source for reading in conflict.readings]) == ("years", ["text", "registry"])
    assert [document.possible_conflicts for document in found.documents.values()] == [()]


def test_an_entry_without_a_date_is_no_other_year() -> None:
    record = DocumentRecord("CT", "25-CT/TU", issuers=("tinh-uy",), title="nước sạch cho mọi nhà trong tỉnh")

    assert not conflicts({ONE: "Chỉ thị số 25-CT/TU ngày 25/02/2021 về nước sạch cho mọi nhà trong tỉnh"}, record)


def test_two_plans_held_here_with_one_number_in_two_years_are_not_doubted() -> None:
    plans = [plan(f"ubnd-tinh/{year}/5", number="5/KH-UBND", date=f"{year}-02-01") for year in (2022, 2023)]

    assert not conflicts(dict.fromkeys(plans, ""))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Chỉ thị số 05-CT/TW của Bộ Chính trị", ["undated"]),
        ("Quyết định số 5/2021/QĐ-UBND của UBND tỉnh", []),
        ("Luật Trẻ em", []),
        ("Kế hoạch số 5/KH-UBND của UBND huyện", ["unresolved"]),
        ("tại Khoản 5 Mục III của Kế hoạch này", []),
    ],
    ids=["number without a year", "the year in the number", "a law by name", "no district here", "its own part"],
)
def test_what_cannot_be_told(text: str, kinds: list[str]) -> None:
    assert [conflict.kind for conflict in conflicts({ONE: text})] == kinds


def test_an_unresolved_number_keeps_what_it_can_be() -> None:
    ward = plan("xa-thu/2023/1", date="2023-03-20")

    (found,) = conflicts({ward: "Quyết định số 5/QĐ-UBND ngày 1/2/2023; như Quyết định số 5/QĐ-UBND"})

    assert (found.kind, found.subject, found.plan) == ("unresolved", None, ward.id)
    assert {value.split("/")[1] for value in values(found)} == {"ubnd-tinh", "xa-thu"}
    assert len(found.mentions) == 2


LAW = DocumentRecord(
    "NĐ",
    "4/2015/NĐ-CP",
    issuers=("chinh-phu",),
    date=PartialDate(2015, 1, 9),
    in_force_from=PartialDate(2015, 2, 25),
    in_force_to=PartialDate(2023, 6, 30),
)


@pytest.mark.parametrize(
    ("day", "kind", "value"),
    [
        ("2014-12-31", "unissued", "2015-01-09"),
        ("2015-01-20", "not_in_force", "2015-02-25"),
        ("2015-02", None, ""),
        ("2015-02-25", None, ""),
        ("2023-06-30", None, ""),
        ("2023-07-01", "lapsed", "2023-06-30"),
        ("2023", None, ""),
    ],
)
def test_what_is_cited_out_of_its_time(day: str, kind: str | None, value: str) -> None:
    citing = plan("so-thu/2023/3", date=day)

    found = conflicts({citing: "Nghị định số 04/2015/NĐ-CP của Chính phủ"}, LAW)

    assert [(one.kind, one.readings[0].value) for one in found] == ([(kind, value)] if kind else [])


def test_a_plan_without_a_date_is_held_against_nothing() -> None:
    undated = plan("so-thu/2023/3")

    assert not conflicts({undated: "Nghị định số 04/2015/NĐ-CP; Chỉ thị số 9/CT-TTg ngày 1/2/2030"}, LAW)


def test_a_date_after_the_plans_own() -> None:
    (found,) = conflicts({ONE: "Chỉ thị số 9/CT-TTg ngày 21/3/2023 của Thủ tướng Chính phủ"})

    assert (found.kind, found.plan, values(found)) == ("later", ONE.id, ["2023-03-21"])


def test_a_record_settles_the_contradiction_of_its_document() -> None:
    record = DocumentRecord(
        "CT", "25-CT/TU", issuers=("tinh-uy",), checked=PartialDate(2026, 11, 20), checked_note="bản gốc ghi 2021"
    )
    texts = {ONE: DIRECTIVE.format("25/02/2021", "Tỉnh ủy"), OTHER: DIRECTIVE.format("25/02/2022", "Tỉnh ủy")}
    late = plan("so-thu/2027/1", date="2027-01-05")

    (settled,) = conflicts(texts, record)
    (again,) = conflicts({**texts, late: DIRECTIVE.format("26/02/2022", "Tỉnh ủy")}, record)

    assert (settled.note, settled.is_settled) == ("bản gốc ghi 2021", True)
    assert (again.note, again.is_settled) == ("bản gốc ghi 2021", False)


@pytest.mark.parametrize(("number", "settled"), [("09/CT-TTg", True), ("8/CT-TTg", False)])
def test_a_note_in_the_plan_settles_what_concerns_it_alone(number: str, settled: bool) -> None:
    noted = plan(
        "so-thu/2023/3", date="2023-03-20", citation_notes=(CitationNote(number, "đã hỏi", PartialDate(2026)),)
    )

    (found,) = conflicts({noted: "Chỉ thị số 9/CT-TTg ngày 21/3/2023 của Thủ tướng Chính phủ"})

    assert found.is_settled == settled


@pytest.mark.parametrize(
    "written",
    [
        "7/2023/NĐ-CP",
        "07/2023/NĐ-CP",
        "chinh-phu/2023/nghi-dinh-07-2023-nd-cp",
        "/van-ban/chinh-phu/2023/nghi-dinh-07-2023-nd-cp/",
    ],
)
def test_a_successor_is_found_however_it_is_written(written: str) -> None:
    old = DocumentRecord("NĐ", "4/2015/NĐ-CP", issuers=("chinh-phu",), replaced_by=written)
    texts = {ONE: "Nghị định số 4/2015/NĐ-CP; Nghị định số 7/2023/NĐ-CP"}

    for records in ((old,), (old, DocumentRecord("NĐ", "7/2023/NĐ-CP", issuers=("chinh-phu",)))):
        documents = linked(texts, *records).documents
        assert documents["chinh-phu/2015/nghi-dinh-04-2015-nd-cp"].successor == (
            "van-ban/chinh-phu/2023/nghi-dinh-07-2023-nd-cp"
        )


def test_a_successor_without_a_page_is_no_link() -> None:
    old = DocumentRecord("NĐ", "4/2015/NĐ-CP", issuers=("chinh-phu",), replaced_by="7/2023/NĐ-CP")

    (document,) = linked({ONE: "Nghị định số 4/2015/NĐ-CP"}, old).documents.values()

    assert document.successor is None


def test_counterparts_are_tied_from_both_sides() -> None:
    here = DocumentRecord(
        "QĐ",
        "12/QĐ-UBND",
        issuers=("ubnd-tinh",),
        date=PartialDate(2021, 3, 5),
        counterparts=(DocumentReference(number="3/QĐ-UBND", issuer="xa-thu", date=PartialDate(2021)),),
    )
    ward = "Quyết định số 3/QĐ-UBND ngày 1/2/2021 của UBND xã"

    documents = linked({ONE: "Quyết định số 12/QĐ-UBND", plan("xa-thu/2023/1"): ward}, here).documents

    assert {key: document.counterparts for key, document in documents.items()} == {
        "ubnd-tinh/2021/quyet-dinh-12-qd-ubnd": ("van-ban/xa-thu/2021/quyet-dinh-03-qd-ubnd",),
        "xa-thu/2021/quyet-dinh-03-qd-ubnd": ("van-ban/ubnd-tinh/2021/quyet-dinh-12-qd-ubnd",),
    }
