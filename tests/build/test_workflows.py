"""The workflows may do what they need and no more, and every step of others is one exact commit."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

PROJECT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))


def read(path: Path) -> dict[str, Any]:
    # "on" is the word for true in the YAML that PyYAML reads.
    return {
        "on" if key is True else key: value for key, value in yaml.safe_load(path.read_text(encoding="utf-8")).items()
    }


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_there_are_workflows() -> None:
    assert {path.name for path in WORKFLOWS} >= {"check.yml", "publish.yml"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_workflow_gives_a_strangers_change_more_rights(path: Path) -> None:
    workflow = read(path)

    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(workflow["on"])
    assert workflow["permissions"] == {}
    writing = {
        (name, right)
        for name, job in workflow["jobs"].items()
        for right, level in job["permissions"].items()
        if level == "write"
    }
    assert writing <= {("deploy", "pages"), ("deploy", "id-token")}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_steps_of_others_are_pinned_and_keep_no_credentials(path: Path) -> None:
    used = [step for step in steps(read(path)) if "uses" in step]

    assert used
    assert not [step["uses"] for step in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"])]
    checkouts = [step for step in used if step["uses"].startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_text_of_a_change_is_put_into_a_command(path: Path) -> None:
    assert not [step["run"] for step in steps(read(path)) if "${{" in step.get("run", "")]


def test_what_is_published_was_checked_by_the_same_command() -> None:
    build = read(PROJECT / ".github" / "workflows" / "publish.yml")["jobs"]["build"]["steps"]
    commands = [step.get("run") for step in build]

    assert commands.index(".ci/run") < commands.index("python3 scripts/build.py")
    assert "scripts/test.py" in (PROJECT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_site_is_built_for_the_folder_it_is_served_from() -> None:
    build = read(PROJECT / ".github" / "workflows" / "publish.yml")["jobs"]["build"]["steps"]
    step = next(step for step in build if step.get("run") == "python3 scripts/build.py")

    assert step["env"] == {"PLANPORTAL_SITE_URL": "${{ steps.pages.outputs.base_url }}/"}
    assert "PLANPORTAL_SITE_URL" in (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
