"""Each written form of a part of a citation reads its examples and leaves its counter-examples; traps cite nothing."""

from __future__ import annotations

import pytest
from planportal.analyse.citations import find_citations
from planportal.analyse.written_forms import FORMS, TRAPS, WrittenForm
from planportal.model import Citation


def _read(form: WrittenForm, text: str) -> str | None:
    return next((part for one in find_citations(text) if (part := _part(form, one)) is not None), None)


def _part(form: WrittenForm, one: Citation) -> str | None:
    if form.part == "internal":
        return one.surface if one.internal else None
    if form.part == "short":
        return one.surface if one.antecedent is not None else None
    if one.internal:
        return None
    if form.part == "role":
        return one.role if one.role != "mention" else None
    if form.part == "issuers":
        return " + ".join(one.issuers_printed) or None
    value = getattr(one, form.part)
    return None if value is None else str(value)


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        pytest.param(form, text, expected, id=f"{form.name}: {text}")
        for form in FORMS
        for text, expected in form.examples
    ],
)
def test_a_form_reads_its_examples(form: WrittenForm, text: str, expected: str) -> None:
    assert _read(form, text) == expected


@pytest.mark.parametrize(
    ("form", "text"),
    [pytest.param(form, text, id=f"{form.name}: {text}") for form in FORMS for text in form.counterexamples],
)
def test_a_form_leaves_its_counterexamples(form: WrittenForm, text: str) -> None:
    assert _read(form, text) is None


@pytest.mark.parametrize("text", TRAPS)
def test_a_trap_cites_nothing(text: str) -> None:
    assert [one.surface for one in find_citations(text) if not one.internal] == []


@pytest.mark.parametrize("text", TRAPS)
def test_a_trap_beside_a_citation_adds_nothing(text: str) -> None:
    found = find_citations(f"{text}. Theo Luật Thú y. {text}")

    assert [one.name for one in found if not one.internal] == ["Luật Thú y"]
