"""Contradictions that concern one plan and one document: what the plan cites, held against the plan's own date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..contradictions import Conflict, ConflictKind, Mention, Reading
from ..dates import PartialDate
from ..model import Citation, CitationNote, CitedDocument, Plan, PlanFacts, Resolution
from ..numbers import try_parse
from ..vietnamese import fold
from .document_keys import not_after


@dataclass(frozen=True, slots=True)
class _Life:
    """When a document was issued and in force, as far as the registry or its own text tells."""

    issued: PartialDate | None
    begins: PartialDate | None
    ends: PartialDate | None


def conflicts_of_plans(
    plans: Mapping[str, Plan],
    facts: Mapping[str, PlanFacts],
    resolutions: Mapping[str, tuple[Resolution, ...]],
    documents: Mapping[str, CitedDocument],
) -> Iterator[Conflict]:
    """The contradictions of each plan, in the order of its text; `documents` are by address."""
    lives = {
        address: _Life(record.date, record.in_force_from, record.in_force_to)
        for address, document in documents.items()
        if (record := document.record) and (record.date or record.in_force_from or record.in_force_to)
    }
    for plan_id in sorted(plans):
        yield from _of_plan(plans[plan_id], plans, facts[plan_id], resolutions[plan_id], lives)


def _of_plan(
    plan: Plan,
    plans: Mapping[str, Plan],
    facts: PlanFacts,
    resolutions: tuple[Resolution, ...],
    lives: Mapping[str, _Life],
) -> Iterator[Conflict]:
    found: dict[tuple[ConflictKind, str], list[int]] = {}
    readings: dict[tuple[ConflictKind, str], str] = {}
    for index, placed in enumerate(facts.citations):
        citation, target = placed.citation, resolutions[index].target
        if citation.internal or target == plan.address:
            continue
        what = target or fold(citation.number or citation.name or "")
        if target is None:
            if what:
                found.setdefault(("unresolved", what), []).append(index)
            continue
        if plan.date is None:
            continue
        for kind, date in _out_of_time(citation, plan.date, _life(target, plans, lives)):
            found.setdefault((kind, what), []).append(index)
            readings.setdefault((kind, what), str(date))
    for (kind, what), indexes in found.items():
        first = facts.citations[indexes[0]].citation
        mentions = tuple(Mention(plan.id, index) for index in indexes)
        note = _note_on(plan, first)
        yield Conflict(
            kind=kind,
            subject=resolutions[indexes[0]].target,
            readings=_readings(kind, readings.get((kind, what)), resolutions[indexes[0]], mentions),
            mentions=mentions,
            plan=plan.id,
            note=note.note if note else None,
            noted_on=note.on if note else None,
        )


def _life(target: str, plans: Mapping[str, Plan], lives: Mapping[str, _Life]) -> _Life | None:
    if target.startswith("ke-hoach/"):
        # A plan has a life, not the legal force of a law.
        return _Life(plans[target.removeprefix("ke-hoach/")].date, None, None)
    return lives.get(target)


def _out_of_time(
    citation: Citation, day: PartialDate, life: _Life | None
) -> Iterator[tuple[ConflictKind, PartialDate]]:
    """What does not fit the citing plan's day, with the date that does not; only what is certain from dates."""
    if citation.date and not not_after(citation.date, day):
        yield "later", citation.date
    elif life and life.issued and not not_after(life.issued, day):
        yield "unissued", life.issued
    elif life and life.begins and not not_after(life.begins, day):
        yield "not_in_force", life.begins
    if life and life.ends and not not_after(day, life.ends):
        yield "lapsed", life.ends


def _readings(
    kind: ConflictKind, date: str | None, resolution: Resolution, mentions: tuple[Mention, ...]
) -> tuple[Reading, ...]:
    if kind == "unresolved":
        return tuple(Reading(address) for address in resolution.candidates)
    return (Reading(date or "", mentions if kind == "later" else (), "text" if kind == "later" else "registry"),)


def _note_on(plan: Plan, citation: Citation) -> CitationNote | None:
    """The editor's note on a citation, by its number however it is written, or by its name."""
    number = try_parse(citation.number) if plan.citation_notes and citation.number else None
    for note in plan.citation_notes:
        noted = try_parse(note.number)
        if (number and noted and noted.key == number.key) or fold(note.number) == fold(citation.name or ""):
            return note
    return None
