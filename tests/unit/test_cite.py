"""scripts/cite.py: one JSON line a citation, places counted in the file as it stands."""

from __future__ import annotations

import importlib
import io
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

AGENCIES = """\
- id: ubnd-tinh
  name: Ủy ban nhân dân tỉnh Bến Mới
  short: UBND tỉnh Bến Mới
  symbol: UBND
  level: province
  branch: state
  place: tỉnh Bến Mới
- id: so-y-te
  name: Sở Y tế tỉnh Bến Mới
  short: Sở Y tế Bến Mới
  symbol: SYT
  level: department
  branch: state
  place: tỉnh Bến Mới
  parent: ubnd-tinh
"""
FIELDS = {
    *("file", "start", "end", "surface", "type", "number", "name", "date", "issuers", "issuers_printed", "title"),
    *("pinpoint", "role", "internal", "nested_in", "antecedent", "repaired", "document"),
}


@pytest.fixture
def cite(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setenv("PLANPORTAL_NO_VENV", "1")
    return importlib.import_module("cite")


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    registry = tmp_path / "plans" / "_registry"
    registry.mkdir(parents=True)
    (registry / "agencies.yml").write_text(AGENCIES, encoding="utf-8")
    return tmp_path / "plans"


def lines(cite: ModuleType, capsys: pytest.CaptureFixture[str], *arguments: object) -> list[dict[str, Any]]:
    assert cite.main([str(argument) for argument in arguments]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_raw_text_with_its_issuer_given(
    cite: ModuleType, plans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Số: 9/KH-SYT\r\n\r\nKẾ HOẠCH\r\n\r\nThực hiện Kế hoạch số 5/KH-\r\nUBND ngày 1/2/2023 của UBND tỉnh;\r\n"
    file = tmp_path / "raw.txt"
    file.write_bytes(text.encode())

    (line,) = lines(cite, capsys, "--plans", plans, "--issuer", "so-y-te", file)

    assert set(line) == FIELDS
    assert text[line["start"] : line["end"]] == line["surface"]
    assert (line["type"], line["number"], line["date"], line["role"]) == (
        "Kế hoạch",
        "5/KH-UBND",
        "2023-02-01",
        "parent",
    )
    assert line["issuers"] == ["Ủy ban nhân dân tỉnh Bến Mới"]
    assert line["document"] == "ubnd-tinh/2023/ke-hoach-05-kh-ubnd"


def test_front_matter_counts_but_is_not_searched(
    cite: ModuleType, plans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        "\ufeff---\ntitle: Theo Quyết định số 1/QĐ-UBND\nissuer: so-y-te\ndate: 2023-03-01\ntext: full\n---\n\n"
        "Thực hiện Kế hoạch số 5/KH-UBND ngày 1/2/2023.\n"
    )
    file = tmp_path / "plan.md"
    file.write_text(text, encoding="utf-8")

    (line,) = lines(cite, capsys, "--plans", plans, file)

    assert text[line["start"] : line["end"]] == line["surface"] == "Kế hoạch số 5/KH-UBND ngày 1/2/2023"
    assert line["document"] == "ubnd-tinh/2023/ke-hoach-05-kh-ubnd"


def test_a_held_plan_has_its_own_address(
    cite: ModuleType, plans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = plans / "ubnd-tinh" / "2023" / "5-kh-ubnd.md"
    held.parent.mkdir(parents=True)
    held.write_text(
        "---\ntitle: Trồng cây\nissuer: ubnd-tinh\nnumber: 5/KH-UBND\ndate: 2023-02-01\ntext: full\n---\n\nNội dung.\n",
        encoding="utf-8",
    )
    file = tmp_path / "raw.txt"
    file.write_text("theo Kế hoạch số 5/KH-UBND ngày 1/2/2023 của UBND tỉnh Bến Mới", encoding="utf-8")

    (line,) = lines(cite, capsys, "--plans", plans, file)

    assert line["document"] == "ke-hoach/ubnd-tinh/2023/5-kh-ubnd"


def test_an_internal_reference_has_its_anchor_and_an_open_one_its_candidates(
    cite: ModuleType, plans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "raw.txt"
    file.write_text("tại Khoản 5 Mục III của Kế hoạch này; theo Quyết định số 1/QĐ-UBND của UBND xã", encoding="utf-8")

    own, open_ = lines(cite, capsys, "--plans", plans, "--issuer", "so-y-te", file)

    assert (own["internal"], own["target"], own["document"]) == (True, "muc-iii-5", None)
    assert (open_["document"], open_["candidates"]) == (None, [])


def test_a_file_that_cannot_be_read_is_told_and_the_others_go_on(
    cite: ModuleType, plans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken, good = tmp_path / "broken.txt", tmp_path / "good.txt"
    broken.write_bytes(b"\xff\xfe\x00K")
    good.write_text("Nghị quyết số 76/NQ-CP ngày 15/7/2021", encoding="utf-8")

    code = cite.main(["--plans", str(plans), str(broken), str(tmp_path / "none.txt"), str(good)])

    written = capsys.readouterr()
    assert code == 1
    assert [json.loads(line)["number"] for line in written.out.splitlines()] == ["76/NQ-CP"]
    assert "broken.txt" in written.err
    assert "none.txt" in written.err


def test_a_text_that_is_piped_in(
    cite: ModuleType, plans: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped = io.TextIOWrapper(io.BytesIO("Kế hoạch số 5/KH-UBND ngày 1/2/2023 của UBND tỉnh".encode()))
    monkeypatch.setattr("sys.stdin", piped)

    (line,) = lines(cite, capsys, "--plans", plans, "--issuer", "so-y-te", "-")

    assert (line["file"], line["document"]) == ("-", "ubnd-tinh/2023/ke-hoach-05-kh-ubnd")


def test_an_agency_that_nobody_knows_is_refused_with_those_of_like_names(
    cite: ModuleType, plans: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        cite.main(["--plans", str(plans), "--issuer", "so-yte", "x.txt"])

    assert stopped.value.code == 2
    assert "so-y-te" in capsys.readouterr().err


def test_a_plan_held_beside_is_what_a_citation_means(
    cite: ModuleType, plans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = plans / "ubnd-tinh" / "2023" / "ke-hoach-cua-tinh.md"
    held.parent.mkdir(parents=True)
    head = "title: Thử\nissuer: ubnd-tinh\nnumber: 5/KH-UBND\ndate: 2023-02-01\ntext: full"
    held.write_text(f"---\n{head}\n---\n\nNội dung.\n", encoding="utf-8")
    text = tmp_path / "text.txt"
    text.write_text("Thực hiện Kế hoạch số 5/KH-UBND ngày 1/2/2023 của UBND tỉnh;", encoding="utf-8")

    (line,) = lines(cite, capsys, "--plans", plans, "--issuer", "so-y-te", text)

    assert line["document"] == "ke-hoach/ubnd-tinh/2023/ke-hoach-cua-tinh"
