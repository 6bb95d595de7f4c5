"""The hand-written pages are true: what they name exists, what exists is named, examples are accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from planportal.analyse import analyse
from planportal.checks.forms import Field
from planportal.checks.registry_fields import AGENCY_FIELDS, DOCUMENT_FIELDS, SUBJECT_FIELDS, SUCCESSOR_FIELDS
from planportal.model import SourceFile
from planportal.pipeline import FIXED_ADDRESSES
from planportal.problems import Problem
from planportal.read import read_plan
from planportal.records import Registries
from planportal.registries import read_registries
from planportal.validate import validate

PROJECT = Path(__file__).resolve().parents[2]
DOCS = PROJECT / "docs"
PACKAGE = PROJECT / "hooks" / "planportal"
EDITORS = DOCS / "bien-tap"
READMES = ("README.md", "README.vi.md")

_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)\s#]+)(?:#[^)\s]*)?\)")
_SAMPLE = re.compile(r'^```\w+ title="plans/(?P<path>[^"]+)"\n(?P<text>.*?)^```$', re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"^ *```.*?^ *```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_NAMED_FILE = re.compile(r"`(?P<path>(?:hooks|scripts|tests|overrides|docs)/[\w./-]+)`")


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def pages() -> list[Path]:
    return sorted(DOCS.rglob("*.md"))


def samples() -> Iterator[tuple[str, str]]:
    """Path below plans/ and text of every whole file shown to editors."""
    for page in sorted(EDITORS.glob("*.md")):
        for match in _SAMPLE.finditer(text_of(page)):
            yield match["path"], match["text"]


@pytest.fixture
def sample_folder(tmp_path: Path) -> Path:
    for path, text in samples():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return tmp_path


def sample_registries(folder: Path) -> tuple[Registries, list[Problem]]:
    return read_registries(folder / "_registry")


# --------------------------------------------------------------------------- what exists is named


def people_run() -> list[str]:
    """Scripts that are started, not imported: those with a main guard."""
    return sorted(path.name for path in (PROJECT / "scripts").glob("*.py") if "__main__" in text_of(path))


@pytest.mark.parametrize("script", people_run())
def test_every_script_people_run_is_named_in_the_docs(script: str) -> None:
    everywhere = "".join(text_of(page) for page in pages())

    assert re.search(rf"\b{re.escape(script)}\b", everywhere), f"no page of docs/ names scripts/{script}"


@pytest.mark.parametrize("readme", READMES)
@pytest.mark.parametrize("command", ["python3 scripts/build.py", "python3 scripts/test.py"])
def test_each_readme_names_both_commands(readme: str, command: str) -> None:
    assert re.search(rf"^{re.escape(command)}$", text_of(PROJECT / readme), re.MULTILINE)


@pytest.mark.parametrize("readme", READMES)
def test_each_readme_leads_to_the_pipeline_in_the_order_of_reading(readme: str) -> None:
    way = ("](mkdocs.yml)", "](hooks/mkdocs_events.py)", "](hooks/planportal/pipeline.py)")

    places = [text_of(PROJECT / readme).find(step) for step in way]

    assert -1 not in places
    assert places == sorted(places)


def test_every_part_of_the_package_stands_on_the_house_page() -> None:
    house = text_of(DOCS / "phat-trien" / "ngoi-nha.md")
    parts = {path.name for path in PACKAGE.glob("*.py")} - {"__init__.py"}
    parts |= {f"{path.parent.name}/" for path in PACKAGE.glob("*/__init__.py")}

    assert not {part for part in parts if f"`{part}`" not in house}


@pytest.mark.parametrize(
    "fields",
    [AGENCY_FIELDS, SUCCESSOR_FIELDS, DOCUMENT_FIELDS],
    ids=["agencies.yml", "successors of an agency", "documents.yml"],
)
def test_every_field_of_a_registry_has_its_row(fields: Sequence[Field]) -> None:
    page = text_of(EDITORS / "so-dang-ky.md")

    assert not [field.name for field in fields if f"| `{field.name}` |" not in page]


def test_every_field_of_a_subject_is_in_the_sample() -> None:
    sample = dict(samples())["_registry/subjects.yml"]

    assert not [field.name for field in SUBJECT_FIELDS if f"{field.name}:" not in sample]


# --------------------------------------------------------------------------- what is named exists


def hand_written() -> list[Path]:
    return [*(PROJECT / readme for readme in READMES), *pages()]


@pytest.mark.parametrize("page", hand_written(), ids=lambda page: page.relative_to(PROJECT).as_posix())
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    # The picture in the READMES is made from the built site.
    generated = {f"{DOCS / address}.md" for address in FIXED_ADDRESSES}
    targets = {(page.parent / link).resolve() for link in _LINK.findall(_CODE.sub("", text_of(page)))}

    assert not [str(target) for target in targets if not target.exists() and str(target) not in generated]


@pytest.mark.parametrize("page", hand_written(), ids=lambda page: page.relative_to(PROJECT).as_posix())
def test_every_file_of_the_project_that_a_page_names_exists(page: Path) -> None:
    named = {match["path"] for match in _NAMED_FILE.finditer(text_of(page))}

    assert not [path for path in sorted(named) if not (PROJECT / path).exists()]


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(DOCS).as_posix())
def test_every_page_has_a_title_a_description_and_one_heading_of_the_first_level(page: Path) -> None:
    _, front_matter, body = text_of(page).split("---\n", 2)
    headings = re.findall(
        r"^# .+$", re.sub(r"^ *```.*?^ *```$", "", body, flags=re.MULTILINE | re.DOTALL), re.MULTILINE
    )

    assert re.search(r"^title: \S", front_matter, re.MULTILINE)
    assert re.search(r"^description: \S", front_matter, re.MULTILINE)
    # The home page gets its heading from the front matter.
    assert len(headings) == (0 if page == DOCS / "index.md" else 1)


# --------------------------------------------------------------------------- examples are accepted


def test_the_sample_registries_are_accepted(sample_folder: Path) -> None:
    registries, problems = sample_registries(sample_folder)

    assert not problems
    assert registries.agencies
    assert registries.documents
    assert registries.subjects
    assert registries.abbreviations


def test_the_sample_plans_are_accepted(sample_folder: Path) -> None:
    registries, _ = sample_registries(sample_folder)
    plans = [path for path, _ in samples() if path.endswith(".md")]

    assert plans
    for path in plans:
        source, problems = read_plan(sample_folder, path)
        assert source is not None
        plan, found = validate(source, registries)
        assert plan is not None
        assert not problems + found


def test_the_sample_of_a_mistake_is_what_the_check_says(sample_folder: Path) -> None:
    shown = re.search(r"^plans/\S+:5:7: \[date-form\] (?P<message>.+)$", text_of(EDITORS / "kiem-tra.md"), re.MULTILINE)
    path, text = next((path, text) for path, text in samples() if path.endswith(".md"))
    (sample_folder / path).write_text(text.replace("2026-01-15", "15/01/2026"), encoding="utf-8")
    registries, _ = sample_registries(sample_folder)
    source, _ = read_plan(sample_folder, path)

    assert source is not None
    _, problems = validate(source, registries)

    assert shown is not None
    assert [(problem.code, problem.line, problem.column, problem.message) for problem in problems] == [
        ("date-form", 5, 7, shown["message"])
    ]


def test_the_anchors_told_to_editors_are_those_of_the_sample_beside_them() -> None:
    page = text_of(EDITORS / "noi-dung.md")
    sample = re.search(r"^```markdown\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    told = set(re.findall(r"`#([a-z0-9-]+)`", page))

    assert sample is not None
    _, body = analyse(SourceFile("a/2026/b.md", sample[1], "", sample[1], 1))

    assert told
    assert told <= {block.anchor for block in body.blocks}
