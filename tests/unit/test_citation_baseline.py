"""What the watch over citations notices: gained, lost and differently read, and nothing an editor did."""

from __future__ import annotations

import importlib
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture
def baseline() -> ModuleType:
    return importlib.import_module("citation_baseline")


def found(number: str = "4/QĐ-UBND", at: int = 0, **fields: Any) -> dict[str, Any]:
    """A citation as the baseline has it."""
    words = fields.pop("words", f"Quyết định số {number}")
    return {"anchor": "muc-i-1", "at": at, "words": words, "type": "Quyết định", "number": number, **fields}


def source(baseline: ModuleType, *citations: dict[str, Any], name: str = "plans/a.md", **fields: str) -> Any:
    return baseline.Source(**{"name": name, "content": "c1", "context": "r1", "citations": citations, **fields})


def changes(baseline: ModuleType, before: Any, after: Any) -> list[tuple[str, str, tuple[str, ...]]]:
    """Each change as its mark, the number it is about, and the fields that differ."""
    marks = []
    for change in baseline.compared([before], [after]).changes:
        mark = "~" if change.fields else "+" if change.before is None else "-"
        marks.append((mark, change.citation["number"], change.fields))
    return marks


def test_the_same_citations_are_no_change(baseline: ModuleType) -> None:
    both = source(baseline, found(), found("5/QĐ-UBND", 40))

    comparison = baseline.compared([both], [both])

    assert comparison.changes == ()
    assert baseline.summary(comparison) == "0 trích dẫn thêm, 0 mất, 0 đổi, trong 2 trích dẫn của 1 văn bản"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param([], [found()], [("+", "4/QĐ-UBND", ())], id="gained"),
        pytest.param([found()], [], [("-", "4/QĐ-UBND", ())], id="lost"),
        pytest.param([found()], [found(date="2023-01-02")], [("~", "4/QĐ-UBND", ("date",))], id="a date more"),
        pytest.param([found(date="2023-01-02")], [found()], [("~", "4/QĐ-UBND", ("date",))], id="a date less"),
        pytest.param(
            [found(role="basis")], [found(role="mention")], [("~", "4/QĐ-UBND", ("role",))], id="another role"
        ),
        pytest.param(
            [found(words="Quyết định số 4/QĐ-UBND")],
            [found(words="Quyết định số 4/QĐ-UBND của UBND xã")],
            [("~", "4/QĐ-UBND", ("words",))],
            id="a longer span",
        ),
        pytest.param([found(at=0)], [found(at=0, anchor="muc-i-2")], [("~", "4/QĐ-UBND", ("anchor",))], id="moved"),
        pytest.param(
            [found("15/2017/NĐ-CP", words="số 15, 16/2017/NĐ-CP")],
            [found("16/2017/NĐ-CP", at=8, words="16/2017/NĐ-CP")],
            [("-", "15/2017/NĐ-CP", ()), ("+", "16/2017/NĐ-CP", ())],
            id="two numbers that overlap are two citations",
        ),
        pytest.param(
            [found("4/QB-UBND")],
            [found("4/QĐ-UBND")],
            [("~", "4/QĐ-UBND", ("words", "number"))],
            id="a repaired symbol",
        ),
        pytest.param([found()], [found(), found(at=90)], [("+", "4/QĐ-UBND", ())], id="the same number once more"),
        pytest.param([found(title="")], [found(title=None)], [], id="empty and missing are the same"),
    ],
)
def test_what_differs(
    baseline: ModuleType, before: list[dict[str, Any]], after: list[dict[str, Any]], expected: list[Any]
) -> None:
    assert changes(baseline, source(baseline, *before), source(baseline, *after)) == expected


def test_a_text_whose_words_changed_is_named_and_not_compared(baseline: ModuleType) -> None:
    comparison = baseline.compared([source(baseline, found())], [source(baseline, content="c2")])

    assert (comparison.changes, comparison.edited, comparison.texts) == ((), ("plans/a.md",), 0)


def test_a_new_plan_and_one_that_is_gone_are_named(baseline: ModuleType) -> None:
    comparison = baseline.compared(
        [source(baseline, name="plans/a.md")], [source(baseline, found(), name="plans/b.md")]
    )

    assert (comparison.changes, comparison.new, comparison.gone) == ((), ("plans/b.md",), ("plans/a.md",))


def test_where_registries_changed_what_a_citation_resolves_to_is_not_compared(baseline: ModuleType) -> None:
    before = source(baseline, found(document="van-ban/a"))

    assert changes(baseline, before, source(baseline, found(document="van-ban/b"), context="r2")) == []
    assert changes(baseline, before, source(baseline, found(document="van-ban/b"))) == [
        ("~", "4/QĐ-UBND", ("document",))
    ]


def test_where_registries_changed_what_the_text_says_is_still_compared(baseline: ModuleType) -> None:
    before = source(baseline, found(date="2023"))

    assert changes(baseline, before, source(baseline, found(), context="r2")) == [("~", "4/QĐ-UBND", ("date",))]


def test_a_baseline_that_is_written_and_read_is_the_same(baseline: ModuleType) -> None:
    sources = (
        source(baseline, found(title='“a”\u2028"b"\n'), found("5/QĐ-UBND", 40), name="plans/a.md"),
        source(baseline, name="plans/b.md"),
    )

    assert baseline.read(baseline.written(reversed(sources))) == tuple(
        replace(one, citations=tuple({key: value for key, value in each.items() if value} for each in one.citations))
        for one in sources
    )


def test_a_baseline_has_one_line_a_citation(baseline: ModuleType) -> None:
    written = baseline.written([source(baseline, found(title="một\nhai"), found(at=40))])

    assert written.count("\n") == 3


@pytest.mark.parametrize("text", ['{"words": "x"}', "[]", "{", '{"source": 1}\n{"number": 2}'])
def test_a_file_that_is_no_baseline_is_refused(baseline: ModuleType, text: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        baseline.read(text)


def test_a_change_shows_its_values_then_and_now(baseline: ModuleType) -> None:
    comparison = baseline.compared([source(baseline, found(date="2022"))], [source(baseline, found(date="2023"))])

    assert list(baseline.differing_values(comparison.changes[0])) == ['date: "2022" → "2023"']
