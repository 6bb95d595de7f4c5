"""Golden cases: a folder of plans in, the report an editor reads out.

A case is a folder with `plans/` and either `problems.txt`, the expected report, or an empty
file `ok` where nothing may be found. A new case is a new folder; `pytest --update-cases` writes
its problems.txt, which a person reads before it is committed.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from planportal.problems import CODES, Problem
from planportal.read import plan_paths, read_plan
from planportal.registries import read_registries
from planportal.reports import as_text, placed
from planportal.validate import validate, validate_together

HERE = Path(__file__).parent
CASES = sorted(path.name for path in HERE.iterdir() if (path / "plans").is_dir())


def problems_of(folder: Path) -> list[Problem]:
    registries, problems = read_registries(folder / "_registry")
    paths, misplaced = plan_paths(folder)
    problems += misplaced
    plans = {}
    for path in paths:
        source, found = read_plan(folder, path)
        problems += found
        if source:
            plan, found = validate(source, registries)
            problems += found
            if plan:
                plans[plan.id] = plan
    return problems + validate_together(plans, registries, lambda plan_id: read_plan(folder, f"{plan_id}.md")[0])


def test_there_are_cases():
    assert "every-mistake" in CASES


@pytest.mark.parametrize("case", CASES)
def test_a_case_is_reported_as_expected(case: str, update_cases: bool):
    expected = HERE / case / "problems.txt"
    must_be_clean = (HERE / case / "ok").exists()

    problems = problems_of(HERE / case / "plans")

    report = as_text(placed(problems, "plans"))
    if must_be_clean:
        assert problems == [], report
        assert not expected.exists()
        return
    assert problems, "nothing was found: a case without problems needs a file named ok"
    if update_cases:
        expected.write_text(report, encoding="utf-8", newline="\n")
    assert expected.read_text(encoding="utf-8") == report


def test_the_case_of_every_mistake_has_every_code_that_files_in_git_can_have():
    # A link, a locked file, a file of 2 MB and two names that differ in case are made in test_read.py.
    elsewhere = {"file-symlink", "file-unreadable", "file-too-large", "path-case"}

    problems = problems_of(HERE / "every-mistake" / "plans")

    assert {problem.code for problem in problems} == CODES.keys() - elsewhere
