"""Every name on the list of acts is found as itself, in any case, broken over lines, and beside other acts."""

from __future__ import annotations

import pytest
from planportal.analyse.citations import find_citations
from planportal.vocabulary import Act, vocabulary

WRITTEN = [(name, act) for act in vocabulary().acts for name in (act.name, *act.also)]


def _found(text: str) -> list[tuple[str | None, str]]:
    return [(one.name, one.type) for one in find_citations(text) if one.nested_in is None]


@pytest.mark.parametrize(("name", "act"), WRITTEN, ids=[name for name, _ in WRITTEN])
def test_a_listed_name_is_found_as_its_act(name: str, act: Act) -> None:
    assert _found(f"Căn cứ {name} năm 2020; các sở, ngành") == [(act.name, act.type)]
    opening, _, rest = name.rpartition(" ")
    assert _found(f"thực hiện {opening}\n{rest} năm\n2020 và các văn bản") == [(act.name, act.type)]
    assert _found(f"{name.upper()} NĂM 2020") == [(act.name, act.type)]


def test_names_stand_once() -> None:
    names = [name.casefold() for name, _ in WRITTEN]

    assert sorted({name for name in names if names.count(name) > 1}) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Luật Đầu tư, Luật Đấu thầu và Luật Xây dựng", ["Luật Đầu tư", "Luật Đấu thầu", "Luật Xây dựng"]),
        ("các Luật Đầu tư, Đấu thầu, Xây dựng", ["Luật Đầu tư", "Luật Đấu thầu", "Luật Xây dựng"]),
        ("các luật: Đất đai, Nhà ở và Xây dựng", ["Luật Đất đai", "Luật Nhà ở", "Luật Xây dựng"]),
        ("Luật Đất đai, các sở và phòng", ["Luật Đất đai"]),
        ("các Luật Đầu tư, Sở Xây dựng", ["Luật Đầu tư"]),
    ],
)
def test_lists_of_acts(text: str, names: list[str]) -> None:
    assert [name for name, _ in _found(text)] == names


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("Luật Nghĩa vụ quân sự số 6-LCT/HĐNN7 ngày 30/12/1981", "Luật Nghĩa vụ quân sự", "6-LCT/HĐNN7"),
        ("Pháp lệnh tổ chức Viện kiểm sát quân sự số 05/2002/PL-UBTVQH11", None, "05/2002/PL-UBTVQH11"),
        ("Luật Thú y (Luật số 79/2015/QH13)", "Luật Thú y", "79/2015/QH13"),
    ],
)
def test_a_name_with_its_number_is_one_citation(text: str, name: str | None, number: str) -> None:
    (one,) = find_citations(text)

    assert one.number == number
    assert name is None or one.name == name
