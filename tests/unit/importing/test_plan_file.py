"""The file of an imported plan, and the command that writes it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from planportal.importing.document import ImportedPlan, read_plan_text
from planportal.importing.plan_file import imported_sources, plan_file, source_hash, write_new
from planportal.importing.source_text import read_source
from planportal.read import read_plan
from planportal.records import Registries
from planportal.validate import validate

from tests.factories import PROJECT, agency

_TEXT = """\
ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ THỬ Độc lập - Tự do - Hạnh phúc

Số: 07/KH-UBND Thử, ngày 05 tháng 4 năm 2024

KẾ HOẠCH
Trồng cây: mỗi nhà "hai cây" năm 2024

Thực hiện Kế hoạch số 12/KH-UBND ngày 02/3/2024 của UBND huyện về trồng cây, UBND xã làm như sau:

I. VIỆC CẦN LÀM
- Trồng cây ở các thôn./.

Nơi nhận: TM. ỦY BAN NHÂN DÂN
- Các thôn; CHỦ TỊCH
- Lưu: VT. Nguyễn Văn A
"""
_REGISTRIES = Registries(agencies={"xa-thu": agency("xa-thu", place="xã Thử")})


def _imported(text: str = _TEXT) -> ImportedPlan:
    return read_plan_text(read_source(text), _REGISTRIES)


def test_the_front_matter_says_what_is_printed_and_nothing_else() -> None:
    file = plan_file(_imported(), "a.txt", b"abc")

    assert file is not None
    assert (file.folder, file.slug) == ("xa-thu/2024", "07-kh-ubnd")
    fields = yaml.load(file.text.split("---\n")[1], yaml.BaseLoader)
    assert fields == {
        "title": 'Trồng cây: mỗi nhà "hai cây" năm 2024',
        "issuer": "xa-thu",
        "number": "07/KH-UBND",
        "date": "2024-04-05",
        "parent": {"number": "12/KH-UBND", "date": "2024-03-02"},
        "period": "2024",
        "text": "full",
        "quality": "B",
        "place": "Thử",
        "signer": {"name": "Nguyễn Văn A", "position": "Chủ tịch", "capacity": "TM. Ủy ban nhân dân"},
        "recipients": ["Các thôn", "Lưu: VT"],
        "source": {"file": "a.txt", "sha256": source_hash(b"abc")},
    }


def test_the_written_file_passes_validation(tmp_path: Path) -> None:
    file = plan_file(_imported(), "a.txt", b"abc")
    assert file is not None
    path = write_new(tmp_path, file)

    source, problems = read_plan(tmp_path, path.relative_to(tmp_path).as_posix())
    assert source is not None
    plan, more = validate(source, _REGISTRIES)

    assert [problem for problem in problems + more if problem.severity == "error"] == []
    assert plan is not None
    assert source.body.strip().endswith("- Trồng cây ở các thôn./.")


@pytest.mark.parametrize(
    ("line", "slug"),
    [("Số:    /KH-UBND", "trong-cay-moi-nha-hai-cay-nam-2024"), ("Số: 8/KH-UBND", "8-kh-ubnd")],
    ids=["title", "number"],
)
def test_the_slug_is_the_number_or_the_title(line: str, slug: str) -> None:
    file = plan_file(_imported(_TEXT.replace("Số: 07/KH-UBND", line)), "a.txt", b"")

    assert file is not None
    assert file.slug == slug


def test_a_year_given_by_hand_counts_only_where_the_text_tells_none() -> None:
    without = _TEXT.replace("năm 2024", "")

    assert plan_file(_imported(without), "a.txt", b"") is None
    by_hand = plan_file(_imported(without), "a.txt", b"", 2022)
    assert by_hand is not None
    assert "\ndate: 2022\n" in by_hand.text
    printed = plan_file(_imported(), "a.txt", b"", 2022)
    assert printed is not None
    assert printed.folder == "xa-thu/2024"


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    file = plan_file(_imported(), "a.txt", b"1")
    assert file is not None
    taken = tmp_path / "xa-thu/2024/07-kh-ubnd.md"
    taken.parent.mkdir(parents=True)
    taken.write_text("của người khác", encoding="utf-8")

    paths = [write_new(tmp_path, file), write_new(tmp_path, file)]

    assert [path.name for path in paths] == ["07-kh-ubnd-2.md", "07-kh-ubnd-3.md"]
    assert taken.read_text(encoding="utf-8") == "của người khác"


def test_sources_already_imported_are_known_by_their_hash(tmp_path: Path) -> None:
    file = plan_file(_imported(), "a.txt", b"abc")
    assert file is not None
    path = write_new(tmp_path, file)

    assert imported_sources(tmp_path) == {source_hash(b"abc"): path}


# --------------------------------------------------------------------------- the command


def _run(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    registry = tmp_path / "plans/_registry"
    registry.mkdir(parents=True, exist_ok=True)
    (registry / "agencies.yml").write_text(
        "- {id: xa-thu, name: Ủy ban nhân dân xã Thử, short: UBND xã Thử, symbol: UBND, level: commune,"
        " branch: state, place: xã Thử}\n",
        encoding="utf-8",
    )
    return subprocess.run(
        [sys.executable, str(PROJECT / "scripts/import_plan.py"), *arguments, "--into", str(tmp_path / "plans")],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        env={**os.environ, "PLANPORTAL_NO_VENV": "1", "PYTHONUTF8": "1"},
        check=False,
    )


def test_the_command_writes_what_it_can_and_names_what_it_needs(tmp_path: Path) -> None:
    (tmp_path / "tot.txt").write_text(_TEXT, encoding="utf-8")
    (tmp_path / "la.txt").write_text(_TEXT.replace("XÃ THỬ", "XÃ KHÁC"), encoding="utf-8")
    (tmp_path / "anh.pdf").write_bytes(b"%PDF-1.7")

    done = _run(tmp_path, "la.txt", "anh.pdf", "khong-co.txt", "tot.txt")

    assert done.returncode == 1
    assert "la.txt: CHƯA GHI" in done.stdout
    assert "--issuer" in done.stdout
    assert "đây là tệp PDF" in done.stdout
    assert "khong-co.txt: CHƯA GHI" in done.stdout
    assert (tmp_path / "plans/xa-thu/2024/07-kh-ubnd.md").is_file()


def test_the_command_passes_over_what_was_imported_before(tmp_path: Path) -> None:
    (tmp_path / "tot.txt").write_text(_TEXT, encoding="utf-8")

    first, second = _run(tmp_path, "tot.txt"), _run(tmp_path, "tot.txt")

    assert (first.returncode, second.returncode) == (0, 0)
    assert "đã nhập trước đây" in second.stdout
    assert len(list((tmp_path / "plans").glob("*/*/*.md"))) == 1


def test_the_command_takes_issuer_and_year_by_hand(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("KẾ HOẠCH\nTrồng cây\n\nI. VIỆC\n- Trồng cây./.\n", encoding="utf-8")

    done = _run(tmp_path, "a.txt", "--issuer", "xa-thu", "--year", "2023")

    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "plans/xa-thu/2023/trong-cay.md").is_file()


def test_an_unknown_issuer_stops_the_command(tmp_path: Path) -> None:
    done = _run(tmp_path, "a.txt", "--issuer", "xa-la")

    assert done.returncode == 2
    assert "xa-la" in done.stderr
