"""The watch over citations as a command: it says what differs, and accepts it when told to."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from types import ModuleType

import pytest
from planportal.number_families import FAMILIES

from tests.factories import PROJECT


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setenv("PLANPORTAL_NO_VENV", "1")
    return importlib.import_module("watch_citations")


@pytest.fixture
def accepted(watch: ModuleType, tmp_path: Path) -> Path:
    """A baseline of what is found now."""
    file = tmp_path / "citations.jsonl"
    assert watch.main(["--accept", "--baseline", str(file)]) == 0
    return file


def test_what_was_accepted_is_found_again(
    watch: ModuleType, accepted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert watch.main(["--baseline", str(accepted)]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("0 trích dẫn thêm, 0 mất, 0 đổi, trong ")


def test_a_citation_that_is_lost_is_shown_with_its_sentence(
    watch: ModuleType, accepted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = accepted.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if '"words"' in line)
    more = {**json.loads(lines[at]), "number": "9999/QĐ-UBND", "type": "Quyết định"}
    lines.insert(at + 1, json.dumps(more))
    accepted.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    capsys.readouterr()

    assert watch.main(["--baseline", str(accepted)]) == 1

    out = capsys.readouterr().out
    assert "- #" in out
    assert "9999/QĐ-UBND" in out
    assert f"[{more['words']}]" in out
    assert "--accept" in out
    assert "0 trích dẫn thêm, 1 mất, 0 đổi" in out


def test_without_a_baseline_it_says_how_to_make_one(
    watch: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert watch.main(["--baseline", str(tmp_path / "none.jsonl")]) == 1
    assert "--accept" in capsys.readouterr().out


def test_the_made_up_texts_hold_every_kind_of_citation(watch: ModuleType, accepted: Path) -> None:
    lines = [json.loads(line) for line in accepted.read_text(encoding="utf-8").splitlines()]
    made_up = False
    found = []
    for line in lines:
        if "source" in line:
            made_up = line["source"].startswith(watch.MADE_UP)
        elif made_up:
            found.append(line)

    assert len(found) >= 90
    assert {one["role"] for one in found} == {"parent", "basis", "mention"}
    for field in ("number", "name", "date", "title", "pinpoint", "internal", "target", "nested_in", "repaired"):
        assert any(one.get(field) for one in found), field
    assert any(one.get("document", "").startswith("ke-hoach/") for one in found)
    assert any(one.get("candidates") for one in found)


def test_the_made_up_texts_hold_an_example_of_every_family_of_numbers() -> None:
    folder = PROJECT / "tests" / "baseline" / "plans"
    text = "\n".join(file.read_text(encoding="utf-8") for file in folder.rglob("*.md"))

    assert not [family.name for family in FAMILIES if not any(example in text for example in family.examples)]
