"""Bodies on disk and analysis kept by content."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from planportal.analyse import analyse
from planportal.model import Block, PlanBody, PlanFacts, SourceFile
from planportal.packing import packed_body, packed_facts, unpacked_body, unpacked_facts
from planportal.store import Store


class CountingAnalysis:
    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, source: SourceFile) -> tuple[PlanFacts, PlanBody]:
        self.calls += 1
        return PlanFacts((), (), 1), PlanBody((source.body,), (), (Block("mo-dau-1", "", source.body),))


def source(body: str, name: str = "a") -> SourceFile:
    return SourceFile(f"so-a/2023/{name}.md", body, "", body, 1)


def test_unchanged_text_is_analysed_once(tmp_path: Path) -> None:
    analysis = CountingAnalysis()

    for _ in range(2):
        store = Store(tmp_path, analysis)
        store.facts(source("một"))
        store.close()

    assert analysis.calls == 1
    assert store.body("so-a/2023/a").html == ("một",)


def test_changed_text_is_analysed_again_and_the_old_body_is_dropped(tmp_path: Path) -> None:
    analysis = CountingAnalysis()

    for text in ("một", "hai"):
        store = Store(tmp_path, analysis)
        store.facts(source(text))
        store.close()

    assert analysis.calls == 2
    assert store.body("so-a/2023/a").html == ("hai",)
    assert len([file for file in (tmp_path / "analysed").rglob("*") if file.is_file()]) == 1


def test_a_plan_that_is_gone_leaves_nothing_behind(tmp_path: Path) -> None:
    for names in (("a", "b"), ("b",)):
        store = Store(tmp_path, CountingAnalysis())
        for name in names:
            store.facts(source("một", name))
        store.close()

    assert len([file for file in (tmp_path / "analysed").rglob("*") if file.is_file()]) == 1
    assert store.body("so-a/2023/b").html == ("một",)


@pytest.mark.parametrize("damage", [lambda content: b"", lambda content: content[:6], lambda content: b"\xff" * 40])
def test_a_damaged_cache_is_made_anew(damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
    Store(tmp_path, CountingAnalysis()).facts(source("một"))
    for file in (tmp_path / "analysed").rglob("*"):
        if file.is_file():
            file.write_bytes(damage(file.read_bytes()))
    analysis = CountingAnalysis()

    store = Store(tmp_path, analysis)

    assert store.facts(source("một")).words == 1
    assert analysis.calls == 1
    assert store.body("so-a/2023/a").html == ("một",)


def test_facts_and_bodies_come_back_as_they_were() -> None:
    text = (
        "# KẾ HOẠCH\n\nCăn cứ Quyết định số 12/2021/QĐ-UBND ngày 3 tháng 5 năm 2021 của Ủy ban nhân dân tỉnh;\n\n"
        "## I. MỤC TIÊU\n\n- Thực hiện Luật Thủy lợi và Điều 5 Nghị định số 67/2018/NĐ-CP; mục I Kế hoạch này.\n\n"
        "| Việc | Hạn |\n| --- | --- |\n| Rà soát theo Công văn số 8/SNN-TL | tháng 6 năm 2022 |\n"
    )
    facts, body = analyse(source(text))
    assert len(facts.citations) > 3
    assert any(placed.citation.date for placed in facts.citations)

    assert unpacked_facts(packed_facts(facts)) == facts
    assert unpacked_body(packed_body(body)) == body
