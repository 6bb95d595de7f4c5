"""The sentence around a citation."""

from __future__ import annotations

from pathlib import Path

import pytest
from planportal.model import Block, PlanBody
from planportal.render.sentences import CitingSentences, sentence_around

from tests.factories import citation, facts, placed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Theo [X] và Y.", ("Theo ", "X", " và Y.")),
        ("Câu trước. Theo [X]. Câu sau.", ("Theo ", "X", ".")),
        ("việc một; việc theo [X]; việc ba", ("việc theo ", "X", ";")),
        ("[X]", ("", "X", "")),
        ("dòng một\ndòng hai [X]\ndòng ba", ("dòng hai ", "X", "")),
    ],
    ids=["whole paragraph", "between full stops", "between semicolons", "nothing else", "between lines"],
)
def test_the_sentence_ends_at_stops(text: str, expected: tuple[str, str, str]) -> None:
    start, end = text.index("["), text.index("]") - 1

    assert sentence_around(text.replace("[", "").replace("]", ""), start, end) == expected


def test_a_long_sentence_is_cut_between_words() -> None:
    before, _, after = sentence_around("từ " * 200 + "X" + " chữ" * 200, 600, 601)

    assert before.startswith("…từ ")
    assert after.endswith(" chữ…")
    assert max(len(before), len(after)) < 170


def test_each_plan_is_read_once(tmp_path: Path) -> None:
    read: list[str] = []
    body = PlanBody((), (), (Block("mo-dau-1", "", "Nghị định số 04/2015/NĐ-CP, rồi nữa"),))

    def body_of(plan_id: str) -> PlanBody:
        read.append(plan_id)
        return body

    found = facts(placed(citation()), placed(citation()))
    sentences = CitingSentences(tmp_path, {"a/2023/b": found, "a/2023/c": found}, body_of)
    sentences.cut("a/2023/c", body)
    got = [sentences.of("a/2023/b", 0), sentences.of("a/2023/c", 1), sentences.of("a/2023/b", 1)]
    sentences.close()

    assert got == [("", "Nghị định số 04/2015/NĐ-CP", ", rồi nữa")] * 3
    assert read == ["a/2023/b"]
