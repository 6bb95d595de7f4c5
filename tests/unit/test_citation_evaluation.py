"""Measuring found citations against labels: what costs, what does not, and what a label file must be."""

from __future__ import annotations

import hashlib
import importlib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from citation_evaluation import Evaluation, evaluate
from citation_labels import Label, LabelError, LabelledText, labelled_texts

TEXT = (
    "Thực hiện Kế hoạch số 5/KH-UBND ngày 1/2/2023 của UBND tỉnh về việc trồng cây; Luật Đê điều; "
    "Mục II của Kế hoạch này."
)
PLAN = (TEXT.index("Kế hoạch số"), TEXT.index(" về việc"))
TITLE = (TEXT.index("về việc"), TEXT.index("; Luật"))
LAW = (TEXT.index("Luật"), TEXT.index("; Mục"))
INSIDE = (TEXT.index("Mục"), TEXT.index("."))


def labelled(*mentions: Label, **fields: Any) -> LabelledText:
    """The labels of TEXT: by default its plan, its law and its reference to itself."""
    defaults: dict[str, Any] = {
        "file": "a.txt", "sha256": None, "issuer": None, "date": None, "damaged": False,
        "doubtful": (), "traps": {}, "unlabelled": frozenset(),
    }  # fmt: skip
    return LabelledText(mentions=mentions or (plan_label(), law_label(), INSIDE_LABEL), **{**defaults, **fields})


def plan_label(**fields: Any) -> Label:
    defaults: dict[str, Any] = {
        "type": "Kế hoạch", "number": "5/KH-UBND", "date": "2023-02-01", "issuers": ("Ủy ban nhân dân tỉnh Bến Mới",),
        "printed": ("UBND tỉnh",), "title": TITLE, "role": "parent", "document": "ubnd-ben-moi/2023/ke-hoach-5-kh-ubnd",
    }  # fmt: skip
    return Label(PLAN, **{**defaults, **fields})


def law_label() -> Label:
    return Label(LAW, type="Luật", name="Luật Đê điều", document="luat-de-dieu")


INSIDE_LABEL = Label(INSIDE, type="Kế hoạch", internal=True, target="muc-ii")


def line(at: tuple[int, int], type: str, number: str | None = None, **fields: Any) -> dict[str, Any]:
    """A line of `cite.py` for a place of TEXT."""
    defaults: dict[str, Any] = {
        "name": None, "date": None, "issuers": [], "issuers_printed": [], "title": None, "pinpoint": None,
        "role": "mention", "internal": False, "nested_in": None, "repaired": False, "document": None,
    }  # fmt: skip
    place = {"start": at[0], "end": at[1], "surface": TEXT[slice(*at)], "type": type, "number": number}
    return {**place, **defaults, **fields}


def plan_line(**fields: Any) -> dict[str, Any]:
    right: dict[str, Any] = {
        "date": "2023-02-01", "issuers": ["Ủy ban nhân dân tỉnh Bến Mới"], "issuers_printed": ["UBND\ntỉnh"],
        "title": "trồng cây", "role": "parent", "document": "ubnd-ben-moi/2023/ke-hoach-5-kh-ubnd",
    }  # fmt: skip
    return {**line(PLAN, "Kế hoạch", "5/KH-UBND"), **right, **fields}


LAW_LINE = line(LAW, "Luật", name="Luật Đê điều", document="luat-de-dieu")
INSIDE_LINE = line(INSIDE, "Kế hoạch", internal=True, target="muc-ii")


def wrong_facts(result: Evaluation) -> list[str]:
    return [name for name, score in result.facts.items() if score.right < score.labelled]


def test_all_found_is_a_full_score() -> None:
    result = evaluate(labelled(), TEXT, [plan_line(), LAW_LINE, INSIDE_LINE])

    assert all(score.f1 == 1 for score in result.counted.values())
    assert (wrong_facts(result), result.differences) == ([], [])


def test_a_missed_mention_costs_recall() -> None:
    result = evaluate(labelled(), TEXT, [plan_line(), INSIDE_LINE])

    assert (result.counted["law"].recall, result.counted["law"].precision) == (0, 1)
    assert [(each.at, each.what, each.seen) for each in result.differences] == [(LAW[0], "law", None)]


def test_an_invented_mention_costs_precision() -> None:
    extra = line((0, 9), "Kế hoạch", "9/KH-UBND")

    result = evaluate(labelled(), TEXT, [extra, plan_line(), LAW_LINE, INSIDE_LINE])

    assert (result.counted["number"].recall, result.counted["number"].precision) == (1, 0.5)
    assert [(each.at, each.expected) for each in result.differences] == [(0, None)]


def test_a_mention_listed_twice_counts_once() -> None:
    result = evaluate(labelled(), TEXT, [plan_line(), plan_line(), LAW_LINE, INSIDE_LINE])

    assert (result.counted["number"].right, result.counted["number"].found) == (1, 2)


@pytest.mark.parametrize(
    ("wrong", "counts"),
    [
        ({"date": "2023-02-02"}, (1, 0, 0)),
        ({"issuers": ["Ủy ban nhân dân tỉnh Khác"]}, (1, 1, 0)),
        ({"role": "mention"}, (1, 1, 1)),
        ({"type": "Quyết định"}, (0, 0, 0)),
        ({"number": "6/KH-UBND"}, (0, 0, 0)),
    ],
    ids=["date", "issuer", "role", "type", "number"],
)
def test_what_a_wrong_fact_costs(wrong: dict[str, Any], counts: tuple[int, int, int]) -> None:
    result = evaluate(labelled(), TEXT, [plan_line(**wrong), LAW_LINE, INSIDE_LINE])

    assert tuple(result.counted[name].right for name in ("number", "dated", "issued")) == counts


@pytest.mark.parametrize(
    ("fact", "wrong"),
    [
        ("span", {"start": PLAN[0] + 1}),
        ("letters", {"number": "5/Kh-UBND"}),
        ("printed", {"issuers_printed": []}),
        ("title", {"title": None}),
        ("title", {"title": "trồng"}),
        ("role", {"role": "basis"}),
        ("repaired", {"repaired": True}),
        ("pinpoint", {"pinpoint": "Điều 1"}),
        ("document", {"document": None}),
        ("nested_in", {"nested_in": 1}),
    ],
)
def test_each_fact_is_held_against_its_label(fact: str, wrong: dict[str, Any]) -> None:
    result = evaluate(labelled(), TEXT, [plan_line(**wrong), LAW_LINE, INSIDE_LINE])

    assert wrong_facts(result) == [fact]


def test_a_fact_left_out_of_the_labels_is_not_measured() -> None:
    labels = labelled(plan_label(issuers=()), unlabelled=frozenset({"issuers"}))

    result = evaluate(labels, TEXT, [plan_line()])

    assert (result.counted["issued"].f1, result.facts["issuers"].labelled) == (1, 0)


def test_a_trap_that_is_listed_is_counted_as_such() -> None:
    result = evaluate(labelled(traps={"word": ((0, 9),)}), TEXT, [line((0, 9), "Kế hoạch"), plan_line()])

    assert result.listed_wrongly == {"trap": 1, "inside": 0}


def test_a_reference_to_itself_listed_outside_is_counted_as_such() -> None:
    result = evaluate(labelled(), TEXT, [plan_line(), LAW_LINE, line(INSIDE, "Kế hoạch")])

    assert result.listed_wrongly == {"trap": 0, "inside": 1}
    assert result.counted["internal"].recall == 0


def test_doubtful_places_and_the_plan_itself_count_neither_way() -> None:
    labels = labelled(plan_label(), doubtful=(LAW,), traps={"the plan itself": (INSIDE,)})

    result = evaluate(labels, TEXT, [plan_line(), LAW_LINE, INSIDE_LINE])

    assert all(score.f1 == 1 for score in result.counted.values())
    assert result.differences == []


# --------------------------------------------------------------------------- label files and the command


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setenv("PLANPORTAL_NO_VENV", "1")
    return importlib.import_module("evaluate_citations")


def label_file(folder: Path, text: str, **fields: str) -> None:
    lines = [f"{name}: {value}" for name, value in {"text": "a.txt", **fields}.items()]
    lines.append(f"mentions: [{{at: {list(LAW)}, type: Luật, document: luat-de-dieu}}]")
    (folder / "a.yml").write_text("\n".join(lines), encoding="utf-8")
    (folder / "a.txt").write_text(text, encoding="utf-8")


def test_the_command_measures_any_labelled_text(
    command: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    label_file(tmp_path, TEXT, sha256=hashlib.sha256(TEXT.encode()).hexdigest())

    assert command.main(["--labels", str(tmp_path), "--texts", str(tmp_path)]) == 0

    printed = capsys.readouterr().out
    assert "luật gọi theo tên          đúng    1  tìm    1  nhãn    1" in printed
    assert f"a.txt:1:{PLAN[0] + 1} [loại và số] nhãn: không có | máy: Kế hoạch 5/KH-UBND" in printed


def test_the_command_refuses_a_text_that_was_not_labelled(
    command: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    label_file(tmp_path, TEXT + " ", sha256=hashlib.sha256(TEXT.encode()).hexdigest())

    assert command.main(["--labels", str(tmp_path), "--texts", str(tmp_path)]) == 1

    assert "sha256" in capsys.readouterr().err


@pytest.mark.parametrize(
    "content",
    [
        "text: a.txt",
        "text: a.txt\nmentions: [{at: [3, 3]}]",
        "text: a.txt\nmentions: [{at: [1, 3], numbr: 5}]",
        "- 1",
        "{",
    ],
    ids=["no mentions", "empty place", "unknown fact", "a list", "no YAML"],
)
def test_a_label_file_of_another_form_is_an_error(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.yml").write_text(content, encoding="utf-8")

    with pytest.raises(LabelError, match=r"a\.yml"):
        list(labelled_texts(tmp_path))
