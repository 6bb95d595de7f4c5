"""Which of several documents that answer comes first, and what a repaired query finds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from planportal.model import Plan
from planportal.records import Registries

from tests import factories
from tests.browser.search.searching import Search, write_search

FILLER = "Các đơn vị phối hợp thực hiện, báo cáo kết quả hằng quý về văn phòng để tổng hợp chung."


@pytest.fixture
def first_of(tmp_path: Path, open_search: Callable[..., Search]) -> Any:
    """Builds a search of (plan, text) pairs, asks it, and gives the ids of the plans found, and the notes."""

    def found(query: str, plans: dict[Plan, str], **options: Any) -> tuple[list[str], list[str]]:
        registries = Registries(agencies={"xa-thu": factories.agency("xa-thu")})
        texts = {plan.id: text for plan, text in plans.items()}
        corpus = factories.corpus(*plans, registries=registries, facts_of=factories.worded(texts))
        site = write_search(tmp_path, corpus, texts)
        answer = open_search(site)(query, **{"filters": {"kind": ["plan"]}, **options})
        ids = [hit["url"].removeprefix("ke-hoach/").rstrip("/") for hit in answer["hits"]]
        return ids, [note["text"] for note in answer["notes"]]

    return found


def plan(name: str, **values: Any) -> Plan:
    return factories.plan(f"xa-thu/2024/{name}", **values)


@pytest.mark.parametrize(("query", "first"), [("lụa tơ", "lua-to"), ("lúa tơ", "lua-non")])
def test_the_marks_that_were_typed_come_first(first_of: Any, query: str, first: str) -> None:
    plans = {
        plan("lua-to", title="Bảo tồn nghề dệt lụa tơ"): FILLER,
        plan("lua-non", title="Bảo tồn giống gạo lúa tơ"): FILLER,
    }

    ids, _ = first_of(query, plans)

    assert ids[0] == f"xa-thu/2024/{first}"
    assert len(ids) == 2


def test_a_plan_comes_before_those_that_cite_it(first_of: Any) -> None:
    title = "Trồng cây ven hồ Đá"
    cited = f"Căn cứ Kế hoạch về {title.lower()}; tiếp tục {title.lower()}."
    plans = {
        plan("chinh", title=title): f"{FILLER}\n\n{FILLER}\n\n{FILLER}",
        **{plan(f"con-{n}", title=f"Chăm sóc đợt {n}"): f"{cited}\n\n{FILLER}" for n in range(4)},
    }

    ids, _ = first_of("trồng cây ven hồ Đá", plans)

    assert ids[0] == "xa-thu/2024/chinh"


@pytest.mark.parametrize("quality", ["C", "D"])
def test_a_clean_text_comes_before_the_same_text_read_by_a_machine(first_of: Any, quality: str) -> None:
    title = "Nạo vét mương trước mùa mưa"
    plans = {
        plan("quet", title=title, quality=quality, date="2024-06-01"): FILLER,
        plan("sach", title=title, quality="A", date="2024-01-01"): FILLER,
    }

    ids, _ = first_of("nạo vét mương", plans)

    assert ids == ["xa-thu/2024/sach", "xa-thu/2024/quet"]


@pytest.mark.parametrize("title", ["Công việc thứ {} của xã", "Công việc của xã năm 201{}"], ids=["many", "one series"])
def test_a_paragraph_of_its_own_comes_before_one_that_all_have(first_of: Any, title: str) -> None:
    shared = "Văn phòng theo dõi, đôn đốc tiến độ và nhắc các đơn vị nộp báo cáo."
    plans = {
        **{plan(f"chung-{n}", title=title.format(n)): f"{shared}\n\n{FILLER}" for n in range(8)},
        plan(
            "rieng", title="Quy chế họp"
        ): f"Tổ trưởng theo dõi, đôn đốc tiến độ từng tuần ở từng nhà.\n\n{FILLER}\n\n{FILLER}",
    }

    ids, _ = first_of("theo dõi đôn đốc tiến độ", plans)

    assert ids[0] == "xa-thu/2024/rieng"


def test_words_that_many_plans_repeat_find_all_of_them_behind_the_one_that_means_them(first_of: Any) -> None:
    shared = "Trạm y tế phân công viên chức trực cấp cứu theo lịch, kịp thời chuyển người bệnh nặng."
    own = "Ngày lễ hội, trạm y tế cử hai y sĩ trực cấp cứu tại bến đò và một thuyền máy."
    many = {plan(f"chung-{n}", title=f"Công việc thứ {n} của xã"): f"{shared}\n\n{FILLER}" for n in range(40)}
    long_text = "\n\n".join(f"Nội dung {n}: thôn {n} dọn {n} đoạn đường, phát {n} bộ loa." for n in range(60))

    plans = {**many, plan("rieng", title="Lễ hội"): f"{long_text}\n\n{own}"}

    ids, _ = first_of("trực cấp cứu", plans)
    all_ids, _ = first_of("trực cấp cứu", plans, limit=50)

    assert ids[0] == "xa-thu/2024/rieng"
    assert len(all_ids) == 41


def test_among_equals_the_newest_comes_first(first_of: Any) -> None:
    plans = {plan(f"dot-{month}", title="Dọn vệ sinh chợ", date=f"2024-{month:02}-10"): FILLER for month in (3, 9, 6)}

    ids, _ = first_of("dọn vệ sinh chợ", plans)

    assert ids == [f"xa-thu/2024/dot-{month}" for month in (9, 6, 3)]


HAMLETS = {plan(f"thon-{n}", title=f"Làm đường thôn Nội Quiểm đợt {n}"): FILLER for n in range(60)}
STRAY = {plan("le", title="Chăm vườn cây quim"): FILLER, plan("khac", title="Làm kho"): f"Đường nội bộ. {FILLER}"}


@pytest.mark.parametrize("query", ["làm đường thôn Nội Quim", "lam duong thon noi quim", "làm đường thôn Nội Qiuểm"])
def test_a_name_is_repaired_though_the_wrong_word_exists(first_of: Any, query: str) -> None:
    ids, notes = first_of(query, {**HAMLETS, **STRAY})

    assert ids[0].startswith("xa-thu/2024/thon-")
    assert any("“Quiểm”".lower() in note.lower() for note in notes)


def test_a_rare_word_that_stands_where_it_was_typed_is_left_alone(first_of: Any) -> None:
    ids, notes = first_of("vườn cây quim", {**HAMLETS, **STRAY})

    assert ids[0] == "xa-thu/2024/le"
    assert notes == []


@pytest.mark.parametrize("query", ["kĩ thuật", "kỹ thuật", "ky thuat", '"kĩ thuật"'])
def test_i_and_y_are_one_vowel(first_of: Any, query: str) -> None:
    ids, _ = first_of(query, {plan("ky-thuat", title="Hướng dẫn kỹ thuật ghép cây"): FILLER, plan("khac"): FILLER})

    assert ids == ["xa-thu/2024/ky-thuat"]


def test_an_unfinished_word_may_end_otherwise_than_it_reads_now(first_of: Any) -> None:
    ids, _ = first_of("chủ quy", {plan("bien", title="Giữ chủ quyền"): FILLER, plan("khac"): FILLER}, prefix=True)

    assert ids == ["xa-thu/2024/bien"]


@pytest.mark.parametrize("query", ["da6n va65n khe1o", "daan vaanj kheos"])
def test_keystrokes_are_read_and_told(first_of: Any, query: str) -> None:
    ids, notes = first_of(query, {plan("dan-van", title="Dân vận khéo"): FILLER, plan("khac"): FILLER})

    assert ids == ["xa-thu/2024/dan-van"]
    assert "Đã đọc theo cách gõ phím: “dân vận khéo”." in notes


@pytest.mark.parametrize(
    ("query", "also"), [("CCHC", "cải cách hành chính"), ("cải cách hành chính", "CCHC")], ids=["short", "long"]
)
def test_abbreviations_are_read_both_ways_and_told(first_of: Any, query: str, also: str) -> None:
    plans = {
        plan("dai", title="Đẩy mạnh cải cách hành chính (CCHC)"): FILLER,
        plan("ngan", title="Tuyên truyền CCHC"): FILLER,
        plan("khac", title="Làm kho"): FILLER,
    }

    ids, notes = first_of(query, plans)

    assert set(ids) == {"xa-thu/2024/dai", "xa-thu/2024/ngan"}
    assert f"Cũng tìm: “{also}”." in notes


def test_a_year_before_an_agency_is_no_unknown_number(first_of: Any) -> None:
    _, notes = first_of("làm đường năm 2024 ubnd xã", HAMLETS)

    assert not any("Chưa thấy số" in note for note in notes)
