"""Five issued plans in full, imported: their facts are known, their words must all be there."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from planportal.importing.document import ImportedPlan, read_plan_text
from planportal.importing.findings import absent_lines
from planportal.importing.plan_file import plan_file, write_new
from planportal.importing.source_text import SourceText, decode, read_source
from planportal.read import read_plan
from planportal.records import Registries
from planportal.registries import read_registries
from planportal.validate import validate

from tests.factories import PROJECT
from tests.imported import everything, missing

_FOLDER = os.environ.get("PLANPORTAL_SEEDS", "")
pytestmark = [
    pytest.mark.seeds,
    pytest.mark.skipif(
        not _FOLDER or not Path(_FOLDER).is_dir(), reason="PLANPORTAL_SEEDS names no folder with the five full texts"
    ),
]
_TAY_NINH = {"number": "765/KH-UBND", "issuer": "ubnd-tinh-tay-ninh", "date": "2023-03-20"}

# What is printed, as read by a person; a field that is not listed is not printed.
_FACTS: dict[str, dict[str, Any]] = {
    "000": {
        "issuer": "so-xay-dung-tay-ninh",
        "symbol": "KH-SXD",
        "date": "2023-03",
        "parent": _TAY_NINH,
        "quality": "B",
        "place": "Tây Ninh",
        "signer": {"position": "Phó Giám đốc", "capacity": "KT. Giám đốc"},
    },
    "001": {
        "issuer": "so-ngoai-vu-binh-phuoc",
        "parent": {"number": "44/KH-UBND", "issuer": "ubnd-tinh-binh-phuoc", "date": "2023-02-14"},
        "quality": "B",
        "signer": {"name": "Phạm Thị Anh Thư", "position": "Giám đốc"},
    },
    "002": {
        "issuer": "ubnd-xa-son-ninh",
        "quality": "B",
        "signer": {"name": "Nguyễn Xuân Huy", "position": "Chủ tịch", "capacity": "TM. Ủy ban nhân dân"},
    },
    "003": {
        "issuer": "ubnd-tp-tay-ninh",
        "number": "49/KH-UBND",
        "date": "2023-03-27",
        "parent": _TAY_NINH,
        "quality": "B",
        "place": "TP. Tây Ninh",
        "signer": {"name": "Nguyễn Trung Hiếu", "position": "Phó Chủ tịch", "capacity": "KT. Chủ tịch"},
    },
    "004": {
        "issuer": "so-tttt-tay-ninh",
        "number": "469/KH-STTTT",
        "date": "2023-03-30",
        "parent": _TAY_NINH,
        "quality": "D",
        "place": "Tay Ninh",
        "signer": {"name": "Huynh Thanh Nam", "position": "PHO GIAM B¢", "capacity": "KT. GIAM POC"},
    },
}
_RECIPIENTS = {"000": 4, "001": 6, "002": 6, "003": 10, "004": 4}
_ABSENT = {
    "000": ["số văn bản", "ngày trong tháng", "họ tên người ký"],
    "001": ["số văn bản", "ngày ban hành", "địa danh"],
    "002": ["số văn bản", "ngày ban hành", "địa danh", "kế hoạch cấp trên"],
    "003": [],
    "004": [],
}
_SET_ASIDE = {"000": (), "001": (), "002": (), "003": ("*Hàm*", "L*"), "004": ("‘", "SO0 v", "0G 0cC")}
_HEADINGS = {
    "000": "I. II. 1. 2. 3. 4. III.",
    "001": "I. 1. 2. II. III.",
    "002": "I. II. III. 1. 2.",
    "003": "I. II. 1. 2. 3. 4. 5. III. IV. a) b) c) d) d) e) g)",
    "004": "I. 1. 2. II. 1. 2. 3. 4. 5. I11. IV. 1. 2.",
}
_ITEMS = {"000": (4, 23), "001": (9, 5), "002": (14, 0), "003": (11, 38), "004": (5, 14)}
_SEEDS = sorted(_FACTS)


@pytest.fixture(scope="module")
def registries() -> Registries:
    return read_registries(PROJECT / "plans" / "_registry")[0]


def _path(seed: str) -> Path:
    return next(Path(_FOLDER).glob(f"{seed}_*"))


def _import(seed: str, registries: Registries) -> tuple[SourceText, ImportedPlan]:
    source = read_source(decode(_path(seed).read_bytes()))
    return source, read_plan_text(source, registries)


@pytest.mark.parametrize("seed", _SEEDS)
def test_the_front_matter_is_right(seed: str, registries: Registries) -> None:
    _, plan = _import(seed, registries)

    file = plan_file(plan, "a.txt", b"")

    assert file is not None
    fields = yaml.load(file.text.split("---\n")[1], yaml.BaseLoader)
    assert len(fields.pop("recipients")) == _RECIPIENTS[seed]
    title = fields.pop("title")
    assert len(title) > 40
    assert not title.lower().startswith("kế hoạch")
    for always in ("text", "source", "period"):
        fields.pop(always)
    assert fields == _FACTS[seed]


@pytest.mark.parametrize("seed", _SEEDS)
def test_what_is_absent_is_listed(seed: str, registries: Registries) -> None:
    _, plan = _import(seed, registries)

    absent = list(absent_lines(plan))

    assert len(absent) == len(_ABSENT[seed])
    assert all(line.startswith(begin) for line, begin in zip(absent, _ABSENT[seed], strict=True))
    assert plan.set_aside == _SET_ASIDE[seed]


@pytest.mark.parametrize("seed", _SEEDS)
def test_the_structure_is_that_of_the_paper(seed: str, registries: Registries) -> None:
    _, plan = _import(seed, registries)

    headings = re.findall(r"^#{2,4} (\S+)", plan.body, re.MULTILINE)
    items = len(re.findall(r"^\d+\. ", plan.body, re.MULTILINE))
    dashes = len(re.findall(r"^- ", plan.body, re.MULTILINE))

    assert " ".join(headings) == _HEADINGS[seed]
    assert (items, dashes) == _ITEMS[seed]


@pytest.mark.parametrize("seed", _SEEDS)
def test_no_character_is_lost(seed: str, registries: Registries) -> None:
    source, plan = _import(seed, registries)

    printed = "".join(line.text for line in source.lines)
    if source.is_markdown:
        printed = re.sub(r"[*#]", "", printed)
    lost = missing(printed, [*everything(plan), "KE HOACH Noi nhén"])  # those words in 004

    # Recipients lose their dash and their end mark, and nothing else is left out.
    assert set(lost) <= {"-", ";", ".", ":"}
    assert lost["-"] <= _RECIPIENTS[seed] + 1
    assert lost[";"] + lost["."] <= _RECIPIENTS[seed] + 1


@pytest.mark.parametrize("seed", _SEEDS)
def test_no_line_of_the_page_is_left_broken(seed: str, registries: Registries) -> None:
    _, plan = _import(seed, registries)

    blocks = plan.body.strip().split("\n\n")

    assert all("\n" not in block for block in blocks)
    begins_in_a_sentence = [block for block in blocks if block[0].islower() and not re.match(r"[a-zđ]\) ", block)]
    assert begins_in_a_sentence == []


@pytest.mark.parametrize("seed", _SEEDS)
def test_the_file_has_no_errors(seed: str, registries: Registries, tmp_path: Path) -> None:
    _, plan = _import(seed, registries)
    file = plan_file(plan, _path(seed).name, _path(seed).read_bytes())
    assert file is not None
    path = write_new(tmp_path, file)

    source, problems = read_plan(tmp_path, path.relative_to(tmp_path).as_posix())
    assert source is not None
    _, more = validate(source, registries)

    assert [problem for problem in problems + more if problem.severity == "error"] == []
