"""The issuer and the parent plan, by the registry; what is not certain stays open."""

from __future__ import annotations

import pytest
from planportal.dates import PartialDate
from planportal.importing.issuers import AgencyNames, IssuerEvidence
from planportal.importing.parent_plan import NamedParent, named_parents
from planportal.records import Agency, Registries


def _agency(id: str, name: str, **fields: object) -> Agency:
    defaults: dict[str, object] = {"short": name, "symbol": None, "level": "department", "branch": "state"}
    return Agency(id=id, name=name, **{**defaults, "place": None, "parent": None, **fields})  # type: ignore[arg-type]


_ALL = [
    _agency("tinh-an", "Ủy ban nhân dân tỉnh An Thử", short="UBND tỉnh An Thử", level="province", place="tỉnh An Thử",
            active_to=PartialDate(2025, 6, 30)),
    _agency("tinh-an-2025", "Ủy ban nhân dân tỉnh An Thử", level="province", place="tỉnh An Thử",
            active_from=PartialDate(2025, 7, 1)),
    _agency("tinh-binh", "Ủy ban nhân dân tỉnh Bình Thử", level="province", place="tỉnh Bình Thử"),
    _agency("so-cay-an", "Sở Trồng cây tỉnh An Thử", symbol="STC", place="tỉnh An Thử", parent="tinh-an"),
    _agency("so-cay-binh", "Sở Trồng cây tỉnh Bình Thử", symbol="STC", place="tỉnh Bình Thử", parent="tinh-binh"),
    _agency("tinh-uy-an", "Tỉnh ủy An Thử", level="province", branch="party", place="tỉnh An Thử"),
    _agency("tp-an", "Ủy ban nhân dân thành phố An Thử", level="district", place="thành phố An Thử", parent="tinh-an"),
    _agency("xa-an", "Ủy ban nhân dân xã Thử", level="commune", place="xã Thử", parent="tp-an"),
]  # fmt: skip
_NAMES = AgencyNames(Registries(agencies={agency.id: agency for agency in _ALL}))


@pytest.mark.parametrize(
    ("evidence", "id"),
    [
        (IssuerEvidence(agency_lines=("UBND TỈNH BÌNH THỬ", "SỞ TRỒNG CÂY")), "so-cay-binh"),
        (IssuerEvidence(agency_lines=("UBND TINH AN THU", "SO TRONG CAY")), "so-cay-an"),
        (IssuerEvidence(agency_lines=("SỞ TRỒNG CÂY",), place="An Thử"), "so-cay-an"),
        (IssuerEvidence(agency_lines=("ỦY BAN NHÂN DÂN", "XÃ THỬ")), "xa-an"),
        (IssuerEvidence(opening="Để phủ xanh, Ủy ban nhân dân xã Thử xây dựng kế hoạch như sau:"), "xa-an"),
        (IssuerEvidence(opening="UBND TP. An Thử ban hành Kế hoạch trồng cây:"), "tp-an"),
        (
            IssuerEvidence(opening="Theo Kế hoạch của UBND tỉnh Bình Thử;\nSở Trồng cây xây dựng Kế hoạch:"),
            "so-cay-binh",
        ),
        (IssuerEvidence(opening="UBND tỉnh An Thử ban hành Kế hoạch:", date=PartialDate(2024, 3)), "tinh-an"),
        (IssuerEvidence(opening="UBND tỉnh An Thử ban hành Kế hoạch:", year=2026), "tinh-an-2025"),
        (IssuerEvidence(closing="Trên đây là Kế hoạch trồng cây của UBND xã Thử."), "xa-an"),
    ],
    ids=["superior", "marks lost", "place", "two lines", "opening", "TP.", "cited province", "2024", "2026", "closing"],
)
def test_the_issuer_is_recognised(evidence: IssuerEvidence, id: str) -> None:
    assert _NAMES.find_issuer(evidence).id == id


def test_a_department_that_two_provinces_have_is_not_guessed() -> None:
    finding = _NAMES.find_issuer(IssuerEvidence(agency_lines=("SỞ TRỒNG CÂY",)))

    assert finding.id is None
    assert finding.candidates == ("so-cay-an", "so-cay-binh")


@pytest.mark.parametrize(
    "opening",
    ["Theo Kế hoạch của UBND xã Thử xây dựng năm trước, các thôn trồng cây.", "Các thôn trồng cây.", ""],
)
def test_a_cited_agency_is_no_issuer(opening: str) -> None:
    assert _NAMES.find_issuer(IssuerEvidence(opening=opening)).id is None


@pytest.mark.parametrize(
    ("opening", "issuer", "parent"),
    [
        (
            "Thực hiện Kế hoạch số 76/KH-UBND ngày 20/3/2024 của Ủy ban nhân dân (UBND) tỉnh trồng cây,",
            "so-cay-an",
            NamedParent("76/KH-UBND", PartialDate(2024, 3, 20), "tinh-an", "76/KH-UBND ngày 20/3/2024"),
        ),
        (
            "~ Thyc hién K& hoach s6 76/KH-UBND ngay 20 thang 03 nim 2024 ciia Uy ban nhan dan tinh An Thu thuc",
            "so-cay-an",
            NamedParent("76/KH-UBND", PartialDate(2024, 3, 20), "tinh-an", "76/KH-UBND ngay 20 thang 03 nim 2024"),
        ),
        (
            "Thực hiện Kế hoạch số 9-KH/TU của Tỉnh ủy về trồng cây;",
            "so-cay-an",
            NamedParent("9-KH/TU", None, "tinh-uy-an", "9-KH/TU"),
        ),
        (
            "Thực hiện Kế hoạch số 9-KH/HU của Huyện ủy về trồng cây;",
            "so-cay-an",
            NamedParent("9-KH/HU", None, None, "9-KH/HU"),
        ),
        (
            "Thực hiện Kế hoạch số 76/KH-UBND ngày 20/3/2024 của UBND tỉnh về trồng cây;",
            None,
            NamedParent("76/KH-UBND", PartialDate(2024, 3, 20), None, "76/KH-UBND ngày 20/3/2024"),
        ),
    ],
    ids=["place left out", "marks lost", "Party", "unknown issuer", "no issuer to climb from"],
)
def test_the_parent_is_the_plan_the_opening_implements(opening: str, issuer: str | None, parent: NamedParent) -> None:
    assert named_parents([opening], _NAMES, issuer) == (parent,)


@pytest.mark.parametrize(
    "opening",
    [
        "Căn cứ Kế hoạch số 76/KH-UBND ngày 20/3/2024 của UBND tỉnh An Thử;",
        "Thực hiện Công văn số 12/STC-TH về việc triển khai Kế hoạch số 76/KH-UBND;",
        "Thực hiện Quyết định số 76/QĐ-UBND ngày 20/3/2024 của UBND tỉnh An Thử;",
    ],
    ids=["basis", "inside another title", "no plan"],
)
def test_other_documents_are_no_parent(opening: str) -> None:
    assert named_parents([opening], _NAMES, "so-cay-an") == ()


def test_several_parents_are_all_kept() -> None:
    opening = "Thực hiện Kế hoạch số 1/KH-UBND của UBND tỉnh An Thử; Kế hoạch số 2/KH-UBND của UBND thành phố An Thử;"

    assert [parent.number for parent in named_parents([opening], _NAMES, "xa-an")] == ["1/KH-UBND", "2/KH-UBND"]
