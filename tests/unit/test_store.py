"""Bodies on disk and analysis kept by content."""

from __future__ import annotations

from pathlib import Path

from planportal.model import Block, PlanBody, PlanFacts, SourceFile
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
    assert len([file for file in (tmp_path / "bodies").rglob("*") if file.is_file()]) == 1


def test_a_damaged_cache_is_made_anew(tmp_path: Path) -> None:
    analysis = CountingAnalysis()
    (tmp_path / "facts.pickle").write_bytes(b"not a pickle")

    store = Store(tmp_path, analysis)

    assert store.facts(source("một")).words == 1
