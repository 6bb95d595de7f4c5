"""Whom words mean, seen from who cites and when: two provinces that became one, a commune, a board that ended."""

from __future__ import annotations

import pytest
from planportal.analyse.citations import find_citations
from planportal.dates import PartialDate
from planportal.link.agencies import AgencyDirectory
from planportal.link.agency_times import was_active
from planportal.link.resolver import DocumentResolver
from planportal.model import Resolution
from planportal.records import Agency, Registries, Succession, Term

from tests.factories import agency

END, BEGIN = PartialDate(2025, 6, 30), PartialDate(2025, 7, 1)


def _into(successor: str) -> tuple[Succession, ...]:
    return (Succession(successor, "hợp nhất", BEGIN, None),)


def _old(id: str, name: str, place: str, successor: str = "", **fields: object) -> Agency:
    return agency(
        id,
        name=name,
        short=name,
        place=place,
        active_to=END,
        successors=_into(successor) if successor else (),
        **fields,
    )


def _new(id: str, name: str, **fields: object) -> Agency:
    return agency(id, name=name, short=name, place="tỉnh Bến Mới (từ 01/7/2025)", active_from=BEGIN, **fields)


TERMS = (Term("khóa X", PartialDate(2015), PartialDate(2020, 9)), Term("khóa XI", PartialDate(2020, 10), END))
AGENCIES = (
    _old("ubnd-ben", "Ủy ban nhân dân tỉnh Bến Mới", "tỉnh Bến Mới", "ubnd-ben-2025", level="province"),
    _old(
        "tinh-uy-ben",
        "Tỉnh ủy Bến Mới",
        "tỉnh Bến Mới",
        "tinh-uy-ben-2025",
        level="province",
        branch="party",
        symbol="TU",
        terms=TERMS,
    ),
    _old(
        "snv-ben",
        "Sở Nội vụ tỉnh Bến Mới",
        "tỉnh Bến Mới",
        "snv-ben-2025",
        level="department",
        symbol="SNV",
        parent="ubnd-ben",
    ),
    _old(
        "bdv-ben",
        "Ban Dân vận Tỉnh ủy Bến Mới",
        "tỉnh Bến Mới",
        level="department",
        branch="party",
        symbol="BDVTU",
        parent="tinh-uy-ben",
    ),
    _old("ubnd-la", "Ủy ban nhân dân huyện Lạ", "huyện Lạ", level="district", parent="ubnd-ben"),
    _old(
        "huyen-uy-la",
        "Huyện ủy Lạ",
        "huyện Lạ",
        level="district",
        branch="party",
        symbol="HU",
        parent="tinh-uy-ben",
    ),
    _old("xa-tan-lap", "Ủy ban nhân dân xã Tân Lập", "xã Tân Lập (Lạ)", "xa-moi", level="commune", parent="ubnd-la"),
    _old("ubnd-say", "Ủy ban nhân dân tỉnh Đồng Sậy", "tỉnh Đồng Sậy", "ubnd-ben-2025", level="province"),
    _old(
        "snv-say",
        "Sở Nội vụ tỉnh Đồng Sậy",
        "tỉnh Đồng Sậy",
        "snv-ben-2025",
        level="department",
        symbol="SNV",
        parent="ubnd-say",
    ),
    _old("ubnd-cau", "Ủy ban nhân dân thị xã Cầu Nhỏ", "thị xã Cầu Nhỏ", level="district", parent="ubnd-say"),
    _old("xa-tan-lap-say", "Ủy ban nhân dân xã Tân Lập", "xã Tân Lập (Cầu Nhỏ)", level="commune", parent="ubnd-cau"),
    _new("ubnd-ben-2025", "Ủy ban nhân dân tỉnh Bến Mới", level="province"),
    _new("tinh-uy-ben-2025", "Tỉnh ủy Bến Mới", level="province", branch="party", symbol="TU"),
    _new("snv-ben-2025", "Sở Nội vụ tỉnh Bến Mới", level="department", symbol="SNV", parent="ubnd-ben-2025"),
    agency(
        "xa-moi",
        name="Ủy ban nhân dân xã Tân Hòa",
        short="UBND xã Tân Hòa",
        place="xã Tân Hòa",
        parent="ubnd-ben-2025",
        active_from=BEGIN,
    ),
    agency("bo-la", name="Bộ Lạ", short="Bộ Lạ", symbol="BLA", level="central", place="Trung ương"),
    agency(
        "quan-su",
        name="Ban Chỉ huy Quân sự huyện Lạ",
        short="BCHQS huyện Lạ",
        symbol="BCHQS",
        level="division",
        place=None,
        parent="ubnd-la",
    ),
)


REGISTRIES = Registries(agencies={one.id: one for one in AGENCIES})


def resolve(text: str, issuer: str, date: str) -> list[Resolution]:
    resolver = DocumentResolver(REGISTRIES)
    return [one for one, _ in resolver.resolve(find_citations(text), issuer, PartialDate.parse(date))]


def series(resolution: Resolution) -> str | None:
    return resolution.target.split("/")[1] if resolution.target else None


@pytest.mark.parametrize(
    ("text", "issuer", "date", "expected"),
    [
        pytest.param(
            "Quyết định số 5/QĐ-UBND ngày 1/2/2022 của UBND tỉnh", "snv-ben", "2023-03", "ubnd-ben", id="then"
        ),
        pytest.param(
            "Quyết định số 5/QĐ-UBND ngày 1/8/2025 của UBND tỉnh", "snv-ben-2025", "2026-03", "ubnd-ben-2025", id="now"
        ),
        pytest.param(
            "Quyết định số 5/QĐ-UBND ngày 1/2/2021 của UBND tỉnh Bến Mới",
            "snv-ben-2025",
            "2026-03",
            "ubnd-ben",
            id="the old record of the same name, cited today",
        ),
        pytest.param(
            "Quyết định số 5/QĐ-UBND ngày 1/2/2021 của UBND tỉnh Đồng Sậy",
            "snv-ben-2025",
            "2026-03",
            "ubnd-say",
            id="the other province that ended, cited today",
        ),
        pytest.param(
            "Quyết định số 5/QĐ-UBND ngày 1/2/2021 của UBND tỉnh",
            "xa-moi",
            "2026-03",
            "ubnd-ben",
            id="the province the commune lay in then",
        ),
        pytest.param(
            "Quyết định số 5/QĐ-UBND của UBND tỉnh", "xa-moi", "2026-03", "ubnd-ben-2025", id="no date: today"
        ),
        pytest.param(
            "Quyết định số 5/QĐ-UBND ngày 1/9/2025 của UBND tỉnh",
            "snv-ben",
            "2025-03-01",
            "ubnd-ben",
            id="a date after the plan's own is no reason to leave its time",
        ),
        pytest.param(
            "Kế hoạch số 6-KH/BDVTU ngày 27/02/2023 của Ban Dân vận Tỉnh ủy",
            "xa-moi",
            "2026-03",
            "bdv-ben",
            id="a board that ended",
        ),
        pytest.param(
            "Chỉ thị số 7-CT/TU ngày 1/2/2022 của Tỉnh ủy Bến Mới", "snv-ben-2025", "2026-03", "tinh-uy-ben", id="party"
        ),
        pytest.param("Chỉ thị số 7-CT/HU ngày 1/2/2022", "xa-tan-lap", "2023-03", "huyen-uy-la", id="by symbol alone"),
        pytest.param(
            "Kế hoạch số 5/KH-UBND ngày 1/2/2022 của UBND xã Tân Lập", "ubnd-la", "2023-03", "xa-tan-lap", id="its own"
        ),
        pytest.param(
            "Kế hoạch số 5/KH-UBND ngày 1/2/2022 của UBND xã Tân Lập",
            "ubnd-cau",
            "2023-03",
            "xa-tan-lap-say",
            id="the commune of the same name in the other province",
        ),
        pytest.param(
            "Kế hoạch số 5/KH-UBND ngày 1/2/2022 của UBND xã Tân Lập, tỉnh Đồng Sậy",
            "ubnd-la",
            "2023-03",
            "xa-tan-lap-say",
            id="with the province it lies in",
        ),
        pytest.param(
            "Công văn số 5/SNV-TC ngày 1/2/2022 của Sở Nội vụ Đồng Sậy", "ubnd-la", "2023-03", "snv-say", id="no tỉnh"
        ),
        pytest.param(
            "Công văn số 5/STP-VB ngày 1/2/2022 của Sở Tư pháp Bến Mới",
            "ubnd-la",
            "2023-03",
            "so-tu-phap-tinh-ben-moi",
            id="a department not held, with its place",
        ),
        pytest.param(
            "Quyết định số 5/QĐ-UBND ngày 1/2/2022 của Chủ tịch UBND huyện",
            "xa-tan-lap",
            "2023-03",
            "ubnd-la",
            id="chairman",
        ),
        pytest.param(
            "Chương trình số 4-CTr/BDVTU-BCSĐUBND ngày 1/2/2022 của Ban cán sự đảng UBND tỉnh và Ban Dân vận Tỉnh ủy",
            "snv-ben",
            "2023-03",
            "bdv-ben",
            id="the first body of the symbol, printed last",
        ),
    ],
)
def test_the_agency_of_that_time_and_place_is_meant(text: str, issuer: str, date: str, expected: str) -> None:
    (resolution,) = resolve(text, issuer, date)

    assert series(resolution) == expected


@pytest.mark.parametrize(
    ("text", "issuer", "date", "candidates"),
    [
        pytest.param(
            "Quyết định số 5/QĐ-UBND ngày 1/2/2021 của UBND tỉnh",
            "snv-ben-2025",
            "2026-03",
            {"ubnd-ben", "ubnd-say"},
            id="a department made of those of both provinces",
        ),
        pytest.param(
            "Kế hoạch số 5/KH-UBND ngày 1/2/2022 của UBND xã Tân Lập",
            "bo-la",
            "2023-03",
            {"xa-tan-lap", "xa-tan-lap-say"},
            id="two communes of one name, seen from the centre",
        ),
        pytest.param("Kế hoạch số 5/KH-UBND ngày 1/2/2022 của UBND xã", "ubnd-cau", "2023-03", set(), id="thị xã"),
        pytest.param("Kế hoạch số 5/KH-UBND ngày 1/2/2022 của UBND quận", "quan-su", "2023-03", set(), id="quân sự"),
        pytest.param(
            "Công văn số 5/STP-VB ngày 1/2/2022 của Sở Tư pháp Vùng Xa", "ubnd-la", "2023-03", set(), id="no such place"
        ),
    ],
)
def test_what_two_can_mean_is_not_chosen(text: str, issuer: str, date: str, candidates: set[str]) -> None:
    (resolution,) = resolve(text, issuer, date)

    assert resolution.target is None
    assert {one.split("/")[1] for one in resolution.candidates} == candidates


def test_an_undated_mention_is_the_dated_one_of_another_time() -> None:
    first, second, third = resolve(
        "Quyết định số 5/QĐ-UBND ngày 1/2/2021 của UBND tỉnh Bến Mới; Quyết định số 5/QĐ-UBND của UBND tỉnh Bến Mới; "
        "theo Quyết định số 5/QĐ-UBND",
        "xa-moi",
        "2026-03",
    )

    assert first.target == second.target == third.target == "van-ban/ubnd-ben/2021/quyet-dinh-05-qd-ubnd"


def test_all_issuers_of_a_joint_document_are_named_in_their_order() -> None:
    (resolution,) = resolve(
        "Chương trình số 4-CTr/BDVTU-BCSĐUBND ngày 1/2/2022 của Ban cán sự đảng UBND tỉnh và Ban Dân vận Tỉnh ủy",
        "snv-ben",
        "2023-03",
    )

    assert resolution.issuers == (
        "Ban cán sự đảng Ủy ban nhân dân tỉnh Bến Mới",
        "Ban Dân vận Tỉnh ủy Bến Mới",
    )


@pytest.mark.parametrize(
    ("symbol", "printed", "citing", "expected"),
    [
        ("UBND", "tỉnh", "xa-tan-lap", "ubnd-ben"),
        ("TU", "tỉnh", "xa-tan-lap", "tinh-uy-ben"),
        ("UBND", "huyện", "xa-tan-lap", "ubnd-la"),
        ("HĐND", "tỉnh", "xa-tan-lap", "hdnd-tinh-ben-moi"),
        ("UBND", "huyện", "snv-ben", None),
        ("BNMT", "Bộ Nước và Mây", "xa-tan-lap", "bo-nuoc-va-may"),
        ("SNV", "Giám đốc Sở Nội vụ", "xa-tan-lap", "snv-ben"),
        ("SGDĐT", "Sở GD&ĐT", "xa-tan-lap", "so-giao-duc-va-dao-tao-tinh-ben-moi"),
        ("SGDĐT", "Sở GDĐT tỉnh Vùng Xa", "xa-tan-lap", "so-giao-duc-va-dao-tao-tinh-vung-xa"),
        ("UBND", "UBND Đảo Tĩnh", "xa-tan-lap", None),
        ("CT", "Chủ tịch Hội đồng bộ trưởng", "xa-tan-lap", "hoi-dong-bo-truong"),
    ],
)
def test_words_that_name_a_level_or_a_ministry_alone(
    symbol: str, printed: str, citing: str, expected: str | None
) -> None:
    assert AgencyDirectory(REGISTRIES).issuer(symbol, printed, citing, PartialDate(2022)).series == expected


@pytest.mark.parametrize(
    ("day", "kind", "active"),
    [
        ("2025-06-30", "đổi tên", True),
        ("2025-07-01", "đổi tên", False),
        ("2025", "đổi tên", True),
        ("2025-07-02", "chuyển chức năng", True),
    ],
)
def test_an_agency_that_another_took_over_from_has_ended(day: str, kind: str, active: bool) -> None:
    one = agency("so-cu", successors=(Succession("so-moi", kind, BEGIN, None),))

    assert was_active(one, PartialDate.parse(day)) == active
