"""The lists by number and by letter: short on one page, parted where long, no plan lost or named twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from planportal.model import Plan
from planportal.render.context import context_of
from planportal.render.lookup_lists import (
    BY_LETTER,
    BY_NUMBER,
    _letter_group,
    _number_group,
    _word_group,
    _year,
    lookup_lists,
    parted,
)

from tests import factories


def plans(count: int, **fields: object) -> list[Plan]:
    return [factories.plan(f"xa-thu/2024/{n}-kh-ubnd", number=f"{n}/KH-UBND", **fields) for n in range(1, count + 1)]


def test_a_short_list_is_one_page_in_its_order() -> None:
    made = plans(100)

    pages = list(parted(BY_NUMBER, made, (_number_group, _year)))

    assert [page.address for page in pages] == [BY_NUMBER]
    assert pages[0].items == tuple(plan.address for plan in made)


def test_a_long_list_is_parted_until_no_page_lists_more_than_100() -> None:
    made = [
        factories.plan(f"xa-{n}/{2020 + n % 2}/7-kh-ubnd", number="7/KH-UBND", date=f"{2020 + n % 2}-05-01")
        for n in range(310)
    ]

    pages = list(parted(BY_NUMBER, made, (_number_group, _year)))

    assert [page.address for page in pages] == [
        BY_NUMBER,
        f"{BY_NUMBER}/so-7",
        *(f"{BY_NUMBER}/so-7/{year}{block}" for year in (2020, 2021) for block in ("", "/1", "/2")),
    ]
    assert max(len(page.items) for page in pages) == 100
    assert sorted(item for page in pages for item in page.items) == sorted(plan.address for plan in made)


def test_every_step_leads_to_a_page() -> None:
    pages = list(parted(BY_NUMBER, plans(250), (_number_group, _year)))

    addresses = {page.address for page in pages}
    assert {step.address for page in pages for step in page.steps} <= addresses
    assert {page.above for page in pages[1:]} <= addresses


def test_a_new_plan_leaves_the_other_parts_as_they_are() -> None:
    def pages(count: int) -> dict[str, tuple[str, ...]]:
        made = [factories.plan(f"xa-{n}/2024/a", title="Trồng cây", date="2024-05-01") for n in range(100, 100 + count)]
        return {page.address: page.items for page in parted(BY_LETTER, made, (_letter_group, _word_group, _year))}

    before, after = pages(150), pages(151)

    assert [address for address in after if after[address] != before.get(address)] == [f"{BY_LETTER}/t/trong/2024/2"]


@pytest.mark.parametrize(
    ("title", "segment", "words"),
    [
        ("Đo đạc đất", "d", "chữ D, Đ"),
        ("ấp văn hóa", "a", "chữ A, Ă, Â"),
        ("Ươm cây", "u", "chữ U, Ư"),
        ("Trồng cây", "t", "chữ T"),
        ("“Năm dân vận khéo”", "khac", "không bắt đầu bằng chữ cái"),
        ("2024: trồng cây", "khac", "không bắt đầu bằng chữ cái"),
    ],
)
def test_letters_that_differ_in_marks_stand_together(title: str, segment: str, words: str) -> None:
    group = _letter_group(factories.plan(title=title))

    assert (group.segment, group.words) == (segment, words)


def test_words_that_differ_in_marks_share_an_address_and_are_all_named() -> None:
    made = [factories.plan(f"xa-{n}/2024/a", title=f"{word} cây") for n, word in enumerate(["Thu", "Thủ"] * 60)]

    pages = list(parted(BY_LETTER, made, (_word_group, _year)))

    assert [(step.address, step.words) for step in pages[0].steps] == [(f"{BY_LETTER}/thu", "Thu…, Thủ…")]


@pytest.mark.parametrize("number", [None, "số để trống"], ids=["none", "words"])
def test_plans_without_a_number_have_their_own_part(number: str | None) -> None:
    assert _number_group(factories.plan(number=number)).segment == "khong-ghi-so"


def test_both_lists_are_pages_that_name_every_plan(tmp_path: Path) -> None:
    made = {
        plan.id: plan
        for plan in (
            factories.plan("xa-thu/2024/12-kh-ubnd", number="12/KH-UBND", title="Trồng cây"),
            factories.plan("xa-thu/2024/2-kh-ubnd", number="2/KH-UBND", title="Đo <đất>"),
            factories.plan("xa-thu/2024/khong-so", title="An toàn"),
        )
    }
    corpus = factories.corpus(*made.values())
    context = context_of(corpus, lambda _: factories.body(), factories.settings(tmp_path))

    pages = {page.address: page.content for page in lookup_lists(context)}

    places = [pages[BY_NUMBER].index(words) for words in ("2/KH-UBND", "12/KH-UBND", "Không ghi số")]
    letters = [pages[BY_LETTER].index(words) for words in ("An toàn", "Đo &lt;đất&gt;", "Trồng cây")]
    assert set(pages) == {BY_NUMBER, BY_LETTER}
    assert places == sorted(places)
    assert letters == sorted(letters)
