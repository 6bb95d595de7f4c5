"""Which document a citation means: series, year or term, candidates, held plans, parents."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from planportal.analyse.citations import find_citations
from planportal.dates import PartialDate
from planportal.link.documents import LinkedDocuments, link_documents
from planportal.link.resolver import DocumentResolver
from planportal.model import Citation, Mention, ParentReference, Plan, Resolution
from planportal.records import Agency, DocumentRecord, Registries, Term

from tests.factories import agency, facts, placed, plan

_TERMS = (
    Term("khóa X", PartialDate(2015), PartialDate(2020, 9)),
    Term("khóa XI", PartialDate(2020, 10), PartialDate(2025)),
)
# A province and a city of the same name in it, with their committees, and another province.
AGENCIES = (
    agency(
        "ubnd-tinh",
        name="Ủy ban nhân dân tỉnh Bến Mới",
        short="UBND tỉnh Bến Mới",
        level="province",
        place="tỉnh Bến Mới",
    ),
    agency(
        "so-y-te",
        name="Sở Y tế tỉnh Bến Mới",
        short="SYT",
        symbol="SYT",
        level="department",
        place="tỉnh Bến Mới",
        parent="ubnd-tinh",
    ),
    agency(
        "so-ngoai-vu",
        name="Sở Ngoại vụ tỉnh Bến Mới",
        short="SNgV",
        symbol="SNgV",
        level="department",
        place="tỉnh Bến Mới",
        parent="ubnd-tinh",
    ),
    agency(
        "ubnd-tp",
        name="Ủy ban nhân dân thành phố Bến Mới",
        short="UBND thành phố Bến Mới",
        level="district",
        place="thành phố Bến Mới",
        parent="ubnd-tinh",
    ),
    agency(
        "tinh-uy",
        name="Tỉnh ủy Bến Mới",
        short="Tỉnh ủy Bến Mới",
        symbol="TU",
        level="province",
        branch="party",
        place="tỉnh Bến Mới",
        terms=_TERMS,
    ),
    agency(
        "ban-dan-van",
        name="Ban Dân vận Tỉnh ủy Bến Mới",
        short="BDV",
        symbol="BDVTU",
        level="department",
        branch="party",
        place="tỉnh Bến Mới",
        parent="tinh-uy",
    ),
    agency(
        "thanh-uy",
        name="Thành ủy Bến Mới",
        short="Thành ủy Bến Mới",
        symbol="TU",
        level="district",
        branch="party",
        place="thành phố Bến Mới",
        parent="tinh-uy",
    ),
    agency(
        "ubnd-tinh-khac",
        name="Ủy ban nhân dân tỉnh Sông Hậu Mới",
        short="UBND tỉnh Sông Hậu Mới",
        level="province",
        place="tỉnh Sông Hậu Mới",
    ),
)


def registries(*documents: DocumentRecord, agencies: tuple[Agency, ...] = AGENCIES) -> Registries:
    return Registries(agencies={one.id: one for one in agencies}, documents=documents)


def resolve(
    text: str, issuer: str = "so-y-te", *documents: DocumentRecord, date: str = "2023-06-01"
) -> list[Resolution]:
    resolver = DocumentResolver(registries(*documents))
    return [one for one, _ in resolver.resolve(find_citations(text), issuer, PartialDate.parse(date))]


def linked(
    texts: Mapping[Plan, str], *documents: DocumentRecord, agencies: tuple[Agency, ...] = AGENCIES
) -> LinkedDocuments:
    found = {one.id: facts(*(placed(citation) for citation in find_citations(text))) for one, text in texts.items()}
    return link_documents({one.id: one for one in texts}, found, registries(*documents, agencies=agencies))


@pytest.mark.parametrize(
    ("text", "issuer", "target", "name"),
    [
        (
            "Kế hoạch số 5/KH-UBND ngày 1/2/2023 của UBND tỉnh",
            "so-y-te",
            "ubnd-tinh/2023/ke-hoach-05-kh-ubnd",
            "Ủy ban nhân dân tỉnh Bến Mới",
        ),
        (
            "Kế hoạch số 5/KH-UBND ngày 1/2/2023 của UBND tỉnh",
            "ubnd-tp",
            "ubnd-tinh/2023/ke-hoach-05-kh-ubnd",
            "Ủy ban nhân dân tỉnh Bến Mới",
        ),
        (
            "Quyết định số 5/QĐ-UBND ngày 1/2/2023 của UBND thành phố",
            "ubnd-tp",
            "ubnd-tp/2023/quyet-dinh-05-qd-ubnd",
            "Ủy ban nhân dân thành phố Bến Mới",
        ),
        (
            "Quyết định số 5/QĐ-UBND ngày 1/2/2023 của Chủ tịch UBND thành phố",
            "ubnd-tp",
            "ubnd-tp/2023/quyet-dinh-05-qd-ubnd",
            "Chủ tịch Ủy ban nhân dân thành phố Bến Mới",
        ),
        (
            "Quyết định số 5/QĐ-UBND ngày 1/2/2023",
            "so-y-te",
            "ubnd-tinh/2023/quyet-dinh-05-qd-ubnd",
            "Ủy ban nhân dân tỉnh Bến Mới",
        ),
        (
            "Kế hoạch số 5/KH-UBND ngày 1/2/2023 của Uỷ ban nhân dân tỉnh Sông Hậu Mới",
            "so-y-te",
            "ubnd-tinh-khac/2023/ke-hoach-05-kh-ubnd",
            "Ủy ban nhân dân tỉnh Sông Hậu Mới",
        ),
        (
            "Chỉ thị số 7-CT/TU ngày 25/02/2022 của Ban Thường vụ Tỉnh ủy",
            "ubnd-tp",
            "tinh-uy/khoa-xi/chi-thi-07-ct-tu",
            "Ban Thường vụ Tỉnh ủy Bến Mới",
        ),
        ("Chỉ thị số 7-CT/TU ngày 25/02/2022", "so-y-te", "tinh-uy/khoa-xi/chi-thi-07-ct-tu", "Tỉnh ủy Bến Mới"),
        (
            "Chỉ thị số 7-CT/TU ngày 25/02/2019 của Tỉnh ủy",
            "so-y-te",
            "tinh-uy/khoa-x/chi-thi-07-ct-tu",
            "Tỉnh ủy Bến Mới",
        ),
        (
            "Kế hoạch số 6-KH/BDVTU-BCSĐUBND ngày 27/02/2023",
            "so-y-te",
            "ban-dan-van/khoa-xi/ke-hoach-06-kh-bdvtu-bcsdubnd",
            "Ban Dân vận Tỉnh ủy Bến Mới",
        ),
        (
            "Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ",
            "so-y-te",
            "chinh-phu/2021/nghi-quyet-76-nq-cp",
            "Chính phủ",
        ),
        (
            "Kết luận số 9-KL/TW ngày 1/2/2019 của Ban Bí thư",
            "so-y-te",
            "trung-uong-dang/2019/ket-luan-09-kl-tw",
            "Ban Bí thư Trung ương Đảng",
        ),
        (
            "Quy định số 9-QĐ/TW ngày 1/2/2019 của Bộ Chính trị",
            "so-y-te",
            "trung-uong-dang/2019/quyet-dinh-09-qd-tw",
            "Bộ Chính trị",
        ),
        (
            "Kế hoạch số 3/KH-SNV ngày 1/2/2023 của Sở Nội vụ",
            "ubnd-tp",
            "so-noi-vu-tinh-ben-moi/2023/ke-hoach-03-kh-snv",
            "Sở Nội vụ tỉnh Bến Mới",
        ),
        (
            "Nghị quyết số 3/2021/NQ-HĐND của Hội đồng nhân dân tỉnh",
            "so-y-te",
            "hdnd-tinh-ben-moi/2021/nghi-quyet-03-2021-nq-hdnd",
            "Hội đồng nhân dân tỉnh Bến Mới",
        ),
        (
            "Ke hoach so 5/KH-UBND ngay 1/2/2023 cua Uy ban nhan dan tinh Ben Moi",
            "so-y-te",
            "ubnd-tinh/2023/ke-hoach-05-kh-ubnd",
            "Ủy ban nhân dân tỉnh Bến Mới",
        ),
    ],
)
def test_the_series_follows_from_words_symbol_and_who_cites(text: str, issuer: str, target: str, name: str) -> None:
    (resolution,) = resolve(text, issuer)

    assert resolution.target == f"van-ban/{target}"
    assert resolution.issuers == (name,)


@pytest.mark.parametrize(
    ("text", "issuer", "candidates"),
    [
        ("Quyết định số 5/QĐ-UBND ngày 1/2/2023", "ubnd-tp", ("ubnd-tp", "ubnd-tinh")),
        ("Nghị quyết số 5/NQ-HĐND ngày 1/2/2023", "ubnd-tp", ("hdnd-thanh-pho-ben-moi", "hdnd-tinh-ben-moi")),
        ("Quyết định số 5/QĐ-UBND ngày 1/2/2023 của UBND xã", "so-y-te", ()),
        ("Quyết định số 5/QĐ-UBND ngày 1/2/2023 của UBND huyện Lạ", "so-y-te", ()),
    ],
)
def test_what_is_not_certain_stays_open(text: str, issuer: str, candidates: tuple[str, ...]) -> None:
    (resolution,) = resolve(text, issuer)

    assert resolution.target is None
    assert tuple(one.split("/")[1] for one in resolution.candidates) == candidates


@pytest.mark.parametrize(("day", "target"), [("1/2/2023", True), ("2/2/2023", False)])
def test_of_two_bodies_the_one_known_to_have_numbered_on_that_day_is_meant(day: str, target: bool) -> None:
    held = plan("ubnd-tinh/2023/5", number="5/KH-UBND", date="2023-02-01")
    city = plan("ubnd-tp/2023/1")

    (resolution,) = linked({held: "", city: f"Kế hoạch số 5/KH-UBND ngày {day}"}).resolutions[city.id]

    assert resolution.target == (held.address if target else None)


def test_an_unknown_issuer_leaves_local_numbers_open() -> None:
    local, central = resolve("Kế hoạch số 5/KH-UBND của UBND tỉnh; Nghị quyết số 6/NQ-CP ngày 1/2/2023", "la")

    assert local == Resolution(None, (), ("Ủy ban nhân dân tỉnh",))
    assert central.target == "van-ban/chinh-phu/2023/nghi-quyet-06-nq-cp"


def test_a_neighbour_with_a_similar_name_is_not_taken() -> None:
    """Sở Nội vụ is not held; Sở Ngoại vụ, two letters away, is."""
    (resolution,) = resolve("Kế hoạch số 3/KH-SNV ngày 1/2/2023 của Sở Nội vụ")

    assert resolution.issuers == ("Sở Nội vụ tỉnh Bến Mới",)


def test_an_undated_mention_joins_the_only_dated_one_of_its_text() -> None:
    first, second = resolve("Kế hoạch số 5/KH-UBND ngày 1/2/2022 của UBND tỉnh; theo Kế hoạch số 5/KH-UBND", "ubnd-tp")

    assert first.target == second.target == "van-ban/ubnd-tinh/2022/ke-hoach-05-kh-ubnd"


def test_an_undated_mention_joins_the_only_record() -> None:
    record = DocumentRecord("CT", "16/CT-TTg", issuers=("thu-tuong-chinh-phu",), date=PartialDate(2018, 5, 16))

    (joined,) = resolve("Chỉ thị số 16/CT-TTg", "so-y-te", record)
    (too_early,) = resolve("Chỉ thị số 16/CT-TTg", "so-y-te", record, date="2016-01-01")
    (alone,) = resolve("Chỉ thị số 16/CT-TTg")

    assert joined.target == "van-ban/thu-tuong-chinh-phu/2018/chi-thi-16-ct-ttg"
    assert too_early.target == alone.target == "van-ban/thu-tuong-chinh-phu/khong-ro/chi-thi-16-ct-ttg"


def test_a_term_stated_in_the_registry_goes_before_the_year() -> None:
    record = DocumentRecord("KL", "9-KL/TW", issuers=("trung-uong-dang",), term="khóa XI", date=PartialDate(2016, 1, 7))

    (resolution,) = resolve("Kết luận số 9-KL/TW ngày 07/01/2016 của Bộ Chính trị", "so-y-te", record)

    assert resolution.target == "van-ban/trung-uong-dang/khoa-xi/ket-luan-09-kl-tw"


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Luật Trẻ em", "luat-tre-em"),
        ("Luật Trẻ em năm 2016", "luat-tre-em-2016"),
        ("Luật tiếp công dân", "quoc-hoi/2013/luat-42-2013-qh13"),
        ("Luật Tiếp công dân số 42/2013/QH13", "quoc-hoi/2013/luat-42-2013-qh13"),
        (
            "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XI",
            "nghi-quyet-dai-hoi-dai-bieu-dang-bo-tinh-ben-moi-lan-thu-xi",
        ),
    ],
)
def test_documents_by_name(text: str, target: str) -> None:
    record = DocumentRecord(
        "Luật", "42/2013/QH13", names=("Luật Tiếp công dân",), issuers=("quoc-hoi",), date=PartialDate(2013, 11, 25)
    )

    (resolution,) = resolve(text, "so-y-te", record)

    assert resolution.target == f"van-ban/{target}"


def test_two_laws_of_one_name_are_candidates_until_the_year_decides() -> None:
    old = DocumentRecord("Luật", "45/2013/QH13", names=("Luật Đất đai",), issuers=("quoc-hoi",), date=PartialDate(2013))
    new = DocumentRecord("Luật", "31/2024/QH15", names=("Luật Đất đai",), issuers=("quoc-hoi",), date=PartialDate(2024))

    (open_,) = resolve("Luật Đất đai", "so-y-te", old, new, date="2025-01-01")
    (by_year,) = resolve("Luật Đất đai năm 2013", "so-y-te", old, new, date="2025-01-01")
    (by_time,) = resolve("Luật Đất đai", "so-y-te", old, new, date="2020-01-01")

    assert open_.target is None
    assert len(open_.candidates) == 2
    assert by_year.target == by_time.target == "van-ban/quoc-hoi/2013/luat-45-2013-qh13"


def test_two_dates_of_one_party_document_are_kept_side_by_side() -> None:
    one = plan("so-y-te/2023/1", date="2023-01-05")
    other = plan("ubnd-tp/2023/2", date="2023-02-05")

    found = linked(
        {
            one: "Chỉ thị số 25-CT/TU ngày 25/02/2022 của Tỉnh ủy về nước sạch",
            other: "Chỉ thị số 25-CT/TU ngày 25/02/2021 của Ban Thường vụ Tỉnh ủy về nước sạch",
        }
    )

    (document,) = found.documents.values()
    assert document.key == "tinh-uy/khoa-xi/chi-thi-25-ct-tu"
    assert [str(date) for date, _ in document.dates] == ["2021-02-25", "2022-02-25"]
    assert [name for name, _ in document.issuers] == ["Ban Thường vụ Tỉnh ủy Bến Mới", "Tỉnh ủy Bến Mới"]
    assert document.titles == (("nước sạch", (Mention(one.id, 0), Mention(other.id, 0))),)


@pytest.mark.parametrize(
    ("second", "conflict"),
    [
        ("Chỉ thị số 16/CT-TTg ngày 16/5/2018 về rừng", True),  # the same day and month
        ("Chỉ thị số 16/CT-TTg ngày 1/2/2018 về công tác dân vận các cấp", True),  # the same title
        ("Chỉ thị số 16/CT-TTg ngày 1/2/2018 về rừng", False),
    ],
)
def test_the_same_number_in_another_year_may_be_a_mistake(second: str, conflict: bool) -> None:
    one, other = plan("so-y-te/2023/1"), plan("so-y-te/2023/2")

    found = linked({one: "Chỉ thị số 16/CT-TTg ngày 16/5/2016 về công tác dân vận các cấp", other: second})

    first, last = found.documents.values()
    assert first.possible_conflicts == ((last.key,) if conflict else ())
    assert last.possible_conflicts == ((first.key,) if conflict else ())


def test_a_very_long_name_still_is_one_segment_of_an_address() -> None:
    long = "Đề án Trồng cây " + "và giữ rừng " * 40
    one, other = (Citation(0, 5, "Đề án", "Đề án", None, 0, 0, name=long + end) for end in ("ở xã", "ở phường"))

    resolved = DocumentResolver(registries()).resolve((one, other, one), "so-y-te")

    first, second, again = (resolution.target for resolution, _ in resolved)
    assert first == again != second
    assert all(target and len(target) < 200 for target in (first, second))


def test_a_cited_document_that_is_held_is_the_plan() -> None:
    held = plan("ubnd-tinh/2023/5-kh-ubnd", number="5/KH-UBND", date="2023-02-01")
    other = plan("so-y-te/2023/1")

    found = linked({held: "", other: "Kế hoạch số 05/KH-UBND ngày 1/2/2023 của UBND tỉnh"})

    assert found.resolutions[other.id][0].target == held.address
    assert found.cited_by == {held.address: (Mention(other.id, 0),)}
    assert found.documents == {}


def test_a_held_plan_of_another_year_is_another_document() -> None:
    held = plan("ubnd-tinh/2022/5-kh-ubnd", number="5/KH-UBND", date="2022-02-01")

    found = linked({held: "", plan("so-y-te/2023/1"): "Kế hoạch số 5/KH-UBND ngày 1/2/2023 của UBND tỉnh"})

    assert list(found.documents) == ["ubnd-tinh/2023/ke-hoach-05-kh-ubnd"]


def test_a_plan_does_not_count_as_cited_by_itself() -> None:
    own = plan("ubnd-tinh/2023/5-kh-ubnd", number="5/KH-UBND", date="2023-02-01")

    assert linked({own: "Kế hoạch số 5/KH-UBND ngày 1/2/2023 của UBND tỉnh"}).cited_by == {}


def test_a_held_plan_of_a_party_board_is_cited_by_the_term_of_its_committee() -> None:
    held = plan("ban-dan-van/2023/6", number="6-KH/BDVTU-BCSĐUBND", date="2023-02-27")
    other = plan("so-y-te/2023/1")

    found = linked({held: "", other: "Kế hoạch số 6-KH/BDVTU-BCSĐUBND ngày 27/02/2023 của Ban Dân vận Tỉnh ủy"})

    assert found.resolutions[other.id][0].target == held.address


def test_a_joint_plan_held_by_its_second_body_is_the_one_cited() -> None:
    held = plan("ubnd-tp/2021/16", number="16-KH/BDVTU-UBND", date="2021-12-16")
    other = plan("so-y-te/2023/1")

    found = linked({held: "", other: "Kế hoạch số 16-KH/BDVTU-UBND ngày 16/12/2021 của Ban Dân vận Tỉnh ủy"})

    assert found.resolutions[other.id][0].target == held.address


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pháp lệnh số 34/2007/PL-UBTVQH11", "Pháp lệnh 34/2007/UBTVQH11"),
        ("Quyết định số 124-QĐ/TW ngày 02/02/2018", "Quy định số 124-QĐ/TW ngày 2/2/2018 của Ban Bí thư"),
        ("Kế hoạch số 05/KH-UBND ngày 1/2/2022 của UBND tỉnh", "Kế hoạch số 5 /KH/UBND ngày 01/02/2022"),
        ("Luật Trẻ em năm 2016", "Luật trẻ em"),
        ("Luật Tiếp công dân số 42/2013/QH13", "Luật tiếp công dân"),
        ("Chỉ thị số 7-CT/TU ngày 03/11/2020 của Tỉnh ủy", "Chỉ thị số 7-CT/TU năm 2020 của Tỉnh ủy"),
        ("Chỉ thị số 7-CT/TU ngày 25/02/2022 của Tỉnh ủy", "Chỉ thị số 07-CT/TU của Ban Thường vụ Tỉnh ủy"),
    ],
    ids=[
        "PL- dropped",
        "two type words",
        "spaces and slashes",
        "a law",
        "a law's number",
        "year of two terms",
        "undated",
    ],
)
def test_one_document_is_one_page_however_it_is_spelt(one: str, other: str) -> None:
    first, *_, last = resolve(f"{one}; {other}")

    assert first.target is not None
    assert first.target == last.target


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Quyết định số 5/QĐ-UBND ngày 1/2/2022 của UBND tỉnh", "Kế hoạch số 5/KH-UBND ngày 1/2/2022 của UBND tỉnh"),
        ("Nghị quyết số 76/NQ-CP ngày 1/2/2013", "Nghị quyết số 76/NQ-CP ngày 15/7/2021"),
        ("Chỉ thị số 7-CT/TU ngày 1/2/2019 của Tỉnh ủy", "Chỉ thị số 7-CT/TU ngày 1/2/2022 của Tỉnh ủy"),
        ("Kế hoạch số 5/KH-UBND ngày 1/2/2022 của UBND tỉnh", "Kế hoạch số 5/KH-UBND ngày 1/2/2022 của UBND thành phố"),
        ("Đề án số 1-ĐA/TU ngày 1/2/2022 của Tỉnh ủy", "Dự án số 1-DA/TU ngày 1/2/2022 của Tỉnh ủy"),
    ],
    ids=["a decision and its plan", "two years", "two terms", "two bodies", "ĐA and DA"],
)
def test_two_documents_with_one_number_are_two(one: str, other: str) -> None:
    first, last = resolve(f"{one}; {other}", "ubnd-tp")

    assert None not in (first.target, last.target)
    assert first.target != last.target


def test_a_short_form_means_what_it_shortens() -> None:
    full = find_citations("Chỉ thị số 7-CT/TU ngày 25/02/2022 của Tỉnh ủy")[0]
    short = Citation(60, 69, "Chỉ thị 7", "Chỉ thị", None, 68, 69, name="Chỉ thị 7", antecedent=0)
    citing = plan("so-y-te/2023/1")

    found = link_documents({citing.id: citing}, {citing.id: facts(placed(full), placed(short))}, registries())

    (document,) = found.documents.values()
    assert document.mentions == (Mention(citing.id, 0), Mention(citing.id, 1))
    assert (document.name, document.issuers) == (None, (("Tỉnh ủy Bến Mới", (Mention(citing.id, 0),)),))
    assert found.conflicts == ()


def test_parents_are_plans_or_stubs() -> None:
    held = plan("ubnd-tinh/2023/5-kh-ubnd", number="5/KH-UBND", date="2023-02-01")
    by_id = plan("so-y-te/2023/1", parents=(held.id,))
    by_number = plan("so-y-te/2023/2", parents=(ParentReference("5/KH-UBND", "ubnd-tinh", PartialDate(2023, 2, 1)),))
    missing = plan("so-y-te/2023/3", parents=(ParentReference("6/KH-UBND", "ubnd-tinh", PartialDate(2023, 3, 1)),))

    found = linked({held: "", by_id: "", by_number: "", missing: ""})

    stub = found.documents["ubnd-tinh/2023/ke-hoach-06-kh-ubnd"]
    assert found.parents == {
        by_id.id: (held.address,),
        by_number.id: (held.address,),
        missing.id: (stub.address,),
    }
    assert (stub.is_plan, stub.mentions, stub.type, stub.number) == (True, (), "Kế hoạch", "6/KH-UBND")


def test_an_undated_parent_takes_the_year_its_plan_prints() -> None:
    child = plan("so-y-te/2023/1", parents=(ParentReference("6/KH-UBND", "ubnd-tinh", None),))

    found = linked({child: "Thực hiện Kế hoạch số 6/KH-UBND ngày 1/2/2022 của UBND tỉnh"})

    assert found.parents == {child.id: ("van-ban/ubnd-tinh/2022/ke-hoach-06-kh-ubnd",)}


def test_documents_carry_their_record() -> None:
    record = DocumentRecord("NQ", "76/NQ-CP", issuers=("chinh-phu",), date=PartialDate(2021, 7, 15))
    undated = DocumentRecord("CT", "25-CT/TU", issuers=("tinh-uy",))

    found = linked(
        {plan("so-y-te/2023/1"): "Nghị quyết số 76/NQ-CP ngày 15/7/2021; Chỉ thị số 25-CT/TU ngày 1/2/2022"},
        record,
        undated,
    )

    assert [document.record for document in found.documents.values()] == [record, undated]


def test_references_to_the_same_text_mean_no_document() -> None:
    assert resolve("tại Khoản 5 Mục III của Kế hoạch này") == [Resolution(None)]


def test_the_order_of_plans_makes_no_difference() -> None:
    one, other = plan("so-y-te/2023/1"), plan("ubnd-tp/2023/2")
    texts = {one: "Chỉ thị số 1/CT-TTg ngày 1/2/2022 về A", other: "Chỉ thị số 1/CT-TTg ngày 1/2/2022 về B"}

    assert linked(texts) == linked(dict(reversed(texts.items())))
