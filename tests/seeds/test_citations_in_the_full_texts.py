"""Citations in five issued plans against the labels of a reader: tests/seeds/labels/README.md."""

from __future__ import annotations

import importlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from citation_evaluation import Evaluation, evaluate
from citation_labels import LabelledText, labelled_texts

from tests.factories import PROJECT

_FOLDER = os.environ.get("PLANPORTAL_SEEDS", "")
pytestmark = [
    pytest.mark.seeds,
    pytest.mark.skipif(
        not _FOLDER or not Path(_FOLDER).is_dir(), reason="PLANPORTAL_SEEDS names no folder with the five full texts"
    ),
]

_LABELS = {path.stem: labels for path, labels in labelled_texts(PROJECT / "tests" / "seeds" / "labels")}
_CLEAN, _DAMAGED = 0.99, 0.95
_DATED_AND_ISSUED = 0.97
# Of 11; the others stand in no list of names and are known by their form alone.
_BY_NAME = 8


@dataclass(frozen=True, slots=True)
class Measured:
    """One text, its labels, what was found in it, and how the two compare."""

    text: str
    labels: LabelledText
    found: list[dict[str, Any]]
    evaluation: Evaluation

    def differences(self, *of: str) -> list[tuple[int, str | None, str | None]]:
        """The differences of some kinds, to be shown where a test fails."""
        return [(each.at, each.expected, each.seen) for each in self.evaluation.differences if each.what in of]


@pytest.fixture(scope="module")
def all_measured() -> Iterator[dict[str, Measured]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLANPORTAL_NO_VENV", "1")
        command = importlib.import_module("evaluate_citations")
        _, resolver = importlib.import_module("cite").registries_and_resolver(PROJECT / "plans")
        measured = {}
        for name, labels in _LABELS.items():
            text = labels.read(Path(_FOLDER))
            found = command.found_in(labels, text, resolver)
            measured[name] = Measured(text, labels, found, evaluate(labels, text, found))
        yield measured


@pytest.fixture(params=sorted(_LABELS))
def measured(request: pytest.FixtureRequest, all_measured: dict[str, Measured]) -> Measured:
    return all_measured[request.param]


def test_the_labels_are_of_all_five_texts() -> None:
    assert sorted(_LABELS) == ["000", "001", "002", "003", "004"]


def test_a_label_stands_where_its_number_is_printed(measured: Measured) -> None:
    numbered = [label for label in measured.labels.mentions if label.number]

    ordinals = {label: re.split(r"[-/]", label.number or "")[0] for label in numbered}
    assert [label for label in numbered if ordinals[label] not in measured.text[slice(*label.at)]] == []


def test_a_surface_is_what_its_place_cuts(measured: Measured) -> None:
    assert all(measured.text[one["start"] : one["end"]] == one["surface"] for one in measured.found)


def test_numbers_are_found_and_none_invented(measured: Measured) -> None:
    score = measured.evaluation.counted["number"]

    bar = _DAMAGED if measured.labels.damaged else _CLEAN
    assert score.f1 >= bar, measured.differences("number")


def test_numbers_have_their_date_and_their_issuers(measured: Measured) -> None:
    score = measured.evaluation.counted["issued"]

    assert score.f1 >= _DATED_AND_ISSUED, measured.differences("number", "date", "issuers")


def test_every_law_is_found_by_its_name(measured: Measured) -> None:
    score = measured.evaluation.counted["law"]

    assert (score.found, score.right) == (score.labelled, score.labelled), measured.differences("law")


def test_no_document_by_name_is_invented(measured: Measured) -> None:
    score = measured.evaluation.counted["name"]

    assert score.precision == 1, measured.differences("name")


def test_documents_by_name_are_found_as_far_as_ever(all_measured: dict[str, Measured]) -> None:
    found = sum(each.evaluation.counted["name"].right for each in all_measured.values())

    assert found >= _BY_NAME, [each.differences("name") for each in all_measured.values()]


def test_no_trap_and_no_reference_to_itself_is_listed(measured: Measured) -> None:
    assert measured.evaluation.listed_wrongly == {"trap": 0, "inside": 0}, measured.differences("trap", "inside")


def test_references_into_the_plan_lead_to_their_place(measured: Measured) -> None:
    counted, targets = measured.evaluation.counted["internal"], measured.evaluation.facts["target"]

    assert (counted.right, targets.right) == (counted.labelled, counted.labelled), measured.differences("internal")


def test_the_parents_are_those_of_the_preamble(measured: Measured) -> None:
    parents = [label.number for label in measured.labels.mentions if label.role == "parent"]

    assert [one["number"] for one in measured.found if one["role"] == "parent"] == parents


@pytest.mark.parametrize("fact", ["span", "letters", "title", "pinpoint", "role", "nested_in", "repaired", "document"])
def test_what_is_found_is_right_in_nearly_every_fact(all_measured: dict[str, Measured], fact: str) -> None:
    together = Evaluation()
    for each in all_measured.values():
        together.add(each.evaluation)

    score = together.facts[fact]
    assert score.recall >= _DATED_AND_ISSUED, [each.differences(fact) for each in all_measured.values()]


def test_a_number_that_several_plans_cite_is_one_document(all_measured: dict[str, Measured]) -> None:
    documents: dict[str, set[str | None]] = {}
    plans: dict[str, set[str]] = {}
    for name, each in all_measured.items():
        for one in each.found:
            if one["number"]:
                documents.setdefault(one["number"], set()).add(one["document"])
                plans.setdefault(one["number"], set()).add(name)

    shared = {number for number, names in plans.items() if len(names) > 1}
    assert {
        number: documents[number] for number in shared if None in documents[number] or len(documents[number]) > 1
    } == {}
    assert shared == {number for number, names in _plans_by_labelled_number().items() if len(names) > 1}


def _plans_by_labelled_number() -> dict[str, set[str]]:
    plans: dict[str, set[str]] = {}
    for name, labels in _LABELS.items():
        for label in labels.mentions:
            if label.number:
                plans.setdefault(label.number, set()).add(name)
    return plans


def test_another_text_of_the_same_name_is_noticed(tmp_path: Path) -> None:
    labels = _LABELS["000"]
    (tmp_path / labels.file).write_text("Kế hoạch khác", encoding="utf-8")

    with pytest.raises(ValueError, match="sha256"):
        labels.read(tmp_path)
