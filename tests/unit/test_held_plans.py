"""The quick reading of plans for citations: the same as the validation, or left to it."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest
from planportal.model import Plan
from planportal.read import plan_paths, read_plan
from planportal.records import Registries
from planportal.registries import read_registries
from planportal.validate import validate

from tests.factories import PROJECT, agency

REGISTRIES = Registries(agencies={"xa-thu": agency()})
FOLDERS = (
    *("plans", "tests/baseline/plans", "tests/sites/minimal/plans", "tests/sites/other_agency/plans"),
    *sorted(f"tests/cases/{case.name}/plans" for case in (PROJECT / "tests" / "cases").iterdir() if case.is_dir()),
)


@pytest.fixture
def held_plans() -> ModuleType:
    return importlib.import_module("held_plans")


def needed(plan: Plan) -> tuple[object, ...]:
    return plan.number, plan.issuer, plan.date, plan.period, plan.address


def validated(folder: Path, registries: Registries) -> dict[str, Plan]:
    """What all of validation makes of the plans that have a number."""
    found = {}
    for path in plan_paths(folder)[0]:
        source, _ = read_plan(folder, path)
        plan = validate(source, registries)[0] if source else None
        if plan and plan.number:
            found[plan.id] = plan
    return found


@pytest.mark.parametrize("name", FOLDERS)
def test_it_reads_what_validation_reads(held_plans: ModuleType, name: str) -> None:
    folder = PROJECT / name
    own = folder / "_registry"
    registries, _ = read_registries(own if own.is_dir() else PROJECT / "plans" / "_registry")

    quick = held_plans.numbered_plans(folder, registries)

    assert {plan_id: needed(plan) for plan_id, plan in quick.items()} == {
        plan_id: needed(plan) for plan_id, plan in validated(folder, registries).items()
    }


@pytest.mark.parametrize(
    "lines",
    [
        "number: 7/KH-UBND",
        'number: "7/KH-UBND"  # số in',
        "number: '7/KH-UBND'",
        "number: 07/KH-UBND\ndate: 2024-02-03\nperiod: 2024-2026",
        "number: 7 /KH-UBND",
        "number: >-\n  7/KH-UBND",
        "number: &số 7/KH-UBND",
        "number: 7/KH-\n  UBND",
        '"number": 7/KH-UBND',
        "number : 7/KH-UBND",
        "number: 7/KH-UBND\nnumber: 8/KH-UBND",
        "number: 7/KH-UBND\ndate: 2024-02-31",
        "number: 7/KH-UBND\ndate: 2024-02",
        "number: 7/KH-UBND\nperiod: 2024 - 2026",
        "number: 7/KH-UBND\nperiod: tới nay",
        "note: |\n  number: 9/KH-UBND\nnumber: 7/KH-UBND",
        "note: |\n  x\n\n  number: 9/KH-UBND",
        "number:",
        "number: 7",
        "number: 7/KH-UBND\nperiod: 0000",
        "number: ''",
    ],
)
def test_however_a_value_is_written(held_plans: ModuleType, tmp_path: Path, lines: str) -> None:
    file = tmp_path / "xa-thu" / "2024" / "thu.md"
    file.parent.mkdir(parents=True)
    file.write_bytes(f"---\ntitle: Thử\nissuer: xa-thu\ntext: full\n{lines}\n---\n\nNội dung.\n".encode())

    quick = held_plans.numbered_plans(tmp_path, REGISTRIES)

    assert [needed(plan) for plan in quick.values()] == [
        needed(plan) for plan in validated(tmp_path, REGISTRIES).values()
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf---\r\ntitle: A\r\nissuer: xa-thu\r\ntext: full\r\nnumber: 7/KH-UBND\r\n---\r\n\r\nB.\r\n",
        b"---\ntitle: A\nissuer: xa-thu\ntext: full\nrecipients:\n"
        + b"  - x\n" * 2000
        + b"number: 7/KH-UBND\n---\n\nB.\n",
        b"---\ntitle: \xff\nissuer: xa-thu\ntext: full\nnumber: 7/KH-UBND\n---\n\nB.\n",
        b"number: 7/KH-UBND\n",
        b"---\nissuer: xa-thu\nnumber: 7/KH-UBND\n",
        b"",
    ],
    ids=["windows", "long front matter", "not UTF-8", "no front matter", "front matter without an end", "empty"],
)
def test_whatever_the_file_is(held_plans: ModuleType, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "xa-thu" / "2024" / "thu.md"
    file.parent.mkdir(parents=True)
    file.write_bytes(content)

    quick = held_plans.numbered_plans(tmp_path, REGISTRIES)

    assert [needed(plan) for plan in quick.values()] == [
        needed(plan) for plan in validated(tmp_path, REGISTRIES).values()
    ]
