"""What a query names is meant: a plan by its own number, its agency and its year, before plans that mention them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from planportal.model import Period, Plan
from planportal.records import Registries

from tests import factories
from tests.browser.search.searching import Search, write_search

TASK = "Các thôn phát cỏ, dọn đường băng và cắt cử người trực ở chòi canh."
FILLER = "Các đơn vị phối hợp thực hiện, báo cáo kết quả hằng quý về văn phòng để tổng hợp chung."
AGENCIES = (
    factories.agency("xa-go-sau", name="Ủy ban nhân dân xã Gò Sậu", short="UBND xã Gò Sậu", place="Gò Sậu"),
    factories.agency("xa-bai-diep", name="Ủy ban nhân dân xã Bãi Diệp", short="UBND xã Bãi Diệp", place="Bãi Diệp"),
    factories.agency("huyen-thu", name="Ủy ban nhân dân huyện Thử", short="UBND huyện Thử", level="district"),
    factories.agency(
        "vp-go-sau",
        name="Văn phòng Ủy ban nhân dân xã Gò Sậu",
        short="Văn phòng UBND xã Gò Sậu",
        level="unit",
        place="Gò Sậu",
    ),
)
OTHERS = {
    factories.plan(f"{agency.id}/2024/viec-{n}", title=f"{title} đợt {n}"): FILLER
    for agency in AGENCIES
    for n, title in enumerate(("Sửa chợ", "Đắp đập", "Mở lớp bơi", "Tiêm phòng gia súc") * 3)
}


def written(folder: Path, plans: dict[Plan, str], citing: str = "") -> Path:
    """The search of plans with their texts, the others too; the `citing` one cites a 7/KH-UBND three times."""
    mention = factories.placed(factories.citation("7/KH-UBND", "Kế hoạch"))
    facts = {citing: factories.facts(mention, mention, mention)}
    registries = Registries(agencies={agency.id: agency for agency in AGENCIES})
    texts = {**OTHERS, **plans}
    corpus = factories.corpus(*texts, facts_of=facts, registries=registries)
    return write_search(folder, corpus, {plan.id: text for plan, text in texts.items()})


def plans_found(search: Search, query: str) -> list[str]:
    hits = search(query, filters={"kind": ["plan"]})["hits"]
    return [hit["url"].removeprefix("ke-hoach/").rstrip("/") for hit in hits]


# --------------------------------------------------------------------------- by number

OWN_NUMBER = [
    pytest.param("7 kh ubnd bãi diệp", "xa-bai-diep", id="of the one that cites nothing"),
    pytest.param("7 kh ubnd bai diep", "xa-bai-diep", id="without marks"),
    pytest.param("7/KH-UBND xã Bãi Diệp", "xa-bai-diep", id="as printed"),
    pytest.param("kế hoạch số 7/KH-UBND của UBND xã Bãi Diệp", "xa-bai-diep", id="in a sentence"),
    pytest.param("7 kh ubnd gò sậu", "xa-go-sau", id="of the one that cites the same number"),
]


@pytest.mark.parametrize(("query", "agency"), OWN_NUMBER)
@pytest.mark.parametrize("years", [(2024, 2024), (2024, 2023)], ids=["same year", "newer one cites"])
def test_a_plan_gains_nothing_by_citing_a_number_like_its_own(
    tmp_path: Path, open_search: Callable[..., Search], query: str, agency: str, years: tuple[int, int]
) -> None:
    citing, other = (f"{one}/{year}/7-kh-ubnd" for one, year in zip(("xa-go-sau", "xa-bai-diep"), years, strict=True))
    plans = {
        factories.plan(citing, title="Giữ rừng tràm", number="7/KH-UBND", date=f"{years[0]}-03-01"): (
            f"{'Thực hiện Kế hoạch số 7/KH-UBND của UBND huyện Thử. ' * 3}\n\n{TASK}"
        ),
        factories.plan(other, title="Giữ rừng tràm", number="7/KH-UBND", date=f"{years[1]}-03-01"): TASK,
    }
    search = open_search(written(tmp_path, plans, citing))

    assert plans_found(search, query)[:1] == [citing if agency == "xa-go-sau" else other]


# --------------------------------------------------------------------------- by agency

COMMITTEES, OFFICES, MENTIONING = (f"{agency}/2024/giu-rung" for agency in ("xa-go-sau", "vp-go-sau", "xa-bai-diep"))
TITLE = "Phòng cháy, chữa cháy rừng tràm"
COMMITTEE = {
    "in full": "Ủy ban nhân dân xã Gò Sậu",
    "in short": "UBND xã Gò Sậu",
    "in full, without marks": "uy ban nhan dan xa go sau",
    "in short, without marks": "ubnd xa go sau",
    "two letters swapped": "Ủy ban nhân dân xã Gò Suậ",
    "a letter too many": "UBND xã Gòo Sậu",
    "a letter too few, without marks": "uy ban nhn dan xa go sau",
}
OFFICE = {
    "in full": "Văn phòng Ủy ban nhân dân xã Gò Sậu",
    "in short": "Văn phòng UBND xã Gò Sậu",
    "without marks": "van phong ubnd xa go sau",
    "two letters swapped": "Văn phnòg UBND xã Gò Sậu",
}


def forest_plans(text_of_committee: str) -> dict[Plan, str]:
    """One subject in plans of a committee, of its office, and of another committee that names both."""
    mention = "UBND xã Gò Sậu và Văn phòng UBND xã Gò Sậu cùng phòng cháy, chữa cháy rừng tràm."
    return {
        factories.plan(COMMITTEES, title=TITLE, date="2024-02-01"): text_of_committee,
        factories.plan(OFFICES, title=TITLE, date="2024-03-01"): TASK,
        factories.plan(MENTIONING, title=TITLE, date="2024-04-01"): f"{mention}\n\n{TASK}\n\n{mention}",
    }


@pytest.fixture(scope="module")
def forest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("forest"), forest_plans(TASK))


@pytest.fixture(scope="module")
def forest_of_the_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same where the committee's plan gives its office the very task."""
    order = "Văn phòng UBND xã Gò Sậu đôn đốc phòng cháy rừng tràm."
    return written(tmp_path_factory.mktemp("office"), forest_plans(f"{TASK}\n\n{order}"))


@pytest.mark.parametrize("name", COMMITTEE.values(), ids=COMMITTEE)
@pytest.mark.parametrize("form", ["phòng cháy rừng tràm {}", "{} phòng cháy rừng tràm"], ids=["behind", "before"])
def test_the_plan_of_the_named_agency_comes_first(
    forest: Path, open_search: Callable[..., Search], name: str, form: str
) -> None:
    found = plans_found(open_search(forest), form.format(name))

    assert found[:1] == [COMMITTEES]
    assert {OFFICES, MENTIONING} <= set(found)


@pytest.mark.parametrize("name", OFFICE.values(), ids=OFFICE)
def test_an_agency_within_whose_name_another_stands_comes_first(
    forest_of_the_office: Path, open_search: Callable[..., Search], name: str
) -> None:
    assert plans_found(open_search(forest_of_the_office), f"phòng cháy rừng tràm {name}")[:1] == [OFFICES]


# --------------------------------------------------------------------------- by year


YEAR = ["trồng rau sạch 2023", "trong rau sach nam 2023", "kế hoạch trồng rau sạch năm 2023"]
SPOKEN_OF = "Tiếp tục việc của năm 2023; số liệu năm 2023 kèm theo."
LOOKED_BACK = "Kết quả trồng rau sạch năm 2023 là cơ sở để trồng rau sạch; số liệu năm 2023 kèm theo."


@pytest.mark.parametrize("query", YEAR)
@pytest.mark.parametrize(
    ("title", "mention"),
    [("Trồng rau sạch", SPOKEN_OF), ("Trồng rau sạch", LOOKED_BACK), ("Trồng rau sạch năm {}", LOOKED_BACK)],
    ids=["no year in the title", "no year in the title, the whole query in the other text", "year in the title"],
)
def test_the_plan_of_the_named_year_comes_before_one_that_mentions_it(
    tmp_path: Path, open_search: Callable[..., Search], query: str, title: str, mention: str
) -> None:
    meant, other = "xa-go-sau/2023/trong-rau", "xa-go-sau/2025/trong-rau"
    plans = {
        factories.plan(meant, title=title.format(2023), period=Period(2023, 2023)): TASK,
        factories.plan(other, title=title.format(2025), period=Period(2025, 2025)): f"{mention}\n\n{TASK}",
        **{plan: f"Việc làm trong năm {2023 + n % 3}. {text}" for n, (plan, text) in enumerate(OTHERS.items())},
    }

    assert plans_found(open_search(written(tmp_path, plans)), query)[:2] == [meant, other]


# --------------------------------------------------------------------------- in spite of an odd word


@pytest.mark.parametrize(
    "query",
    [
        "phòng chống thên tai UBND xã Gò Sậu",
        "phong chong then tai ubnd xa go sau",
        "phòng chống thên tai xã Gò Sậu",
        "Ủy ban nhân dân xã Gò Sậu phòng chống thên tai",
    ],
)
def test_a_misspelt_word_that_some_text_has_does_not_hide_the_plan_that_is_meant(
    tmp_path: Path, open_search: Callable[..., Search], query: str
) -> None:
    meant = "xa-go-sau/2024/thien-tai"
    plans = {
        factories.plan(meant, title="Phòng chống thiên tai"): TASK,
        factories.plan("xa-bai-diep/2024/thien-tai", title="Phòng chống thiên tai"): TASK,
        factories.plan("xa-bai-diep/2024/le-hoi", title="Mở hội làng"): f"Múa thên ở sân đình.\n\n{FILLER}",
        factories.plan("huyen-thu/2024/le-hoi", title="Mở hội làng"): f"Hát thên trong ba buổi tối.\n\n{FILLER}",
    }

    assert plans_found(open_search(written(tmp_path, plans)), query)[:1] == [meant]


@pytest.mark.parametrize("query", ["sạt lở thất", "sat lo that"])
def test_a_text_that_has_every_word_by_chance_does_not_hide_the_plan_that_is_meant(
    tmp_path: Path, open_search: Callable[..., Search], query: str
) -> None:
    meant = "xa-go-sau/2024/sat-lo"
    plans = {
        factories.plan(meant, title="Chống sạt lở đất"): f"Đóng cọc giữ bờ sông ở chỗ sạt lở đất.\n\n{TASK}",
        factories.plan("huyen-thu/2024/viec-lam", title="Tìm việc cho thanh niên"): (
            f"Người thất nghiệp được học nghề.\n\n{FILLER}\n\nLớp học dời khỏi khu sạt lở."
        ),
    }

    assert plans_found(open_search(written(tmp_path, plans)), query)[:1] == [meant]


# --------------------------------------------------------------------------- while one types


@pytest.mark.parametrize("name", ["UBND xã Gò Sậu", "Văn phòng UBND xã Gò Sậu"])
def test_an_agency_is_known_while_its_last_word_may_still_go_on(
    forest: Path, open_search: Callable[..., Search], name: str
) -> None:
    search = open_search(forest)
    query = f"phòng cháy rừng tràm {name}"

    hits = search(query, filters={"kind": ["plan"]}, prefix=True)["hits"]

    assert hits[0]["url"] == search(query, filters={"kind": ["plan"]})["hits"][0]["url"]


def test_of_two_years_either_will_do(tmp_path: Path, open_search: Callable[..., Search]) -> None:
    meant = {f"xa-go-sau/{year}/trong-rau" for year in (2024, 2025)}
    plans = {
        factories.plan(f"xa-go-sau/{year}/trong-rau", title="Trồng rau sạch", period=Period(year, year)): TASK
        for year in (2022, 2023, 2024, 2025)
    }

    assert set(plans_found(open_search(written(tmp_path, plans)), "trồng rau sạch 2024 2025")[:2]) == meant
