"""Values for tests, stating only what matters to the test: everything else is a plain default."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from planportal.analyse.wordings import wordings_of
from planportal.config import Settings
from planportal.dates import PartialDate
from planportal.link.conflicts import find_conflicts
from planportal.model import (
    Block,
    Citation,
    CitedDocument,
    Conflict,
    Corpus,
    Hierarchy,
    Mention,
    PlacedCitation,
    Plan,
    PlanBody,
    PlanFacts,
    Resolution,
)
from planportal.records import Agency, Registries

PROJECT = Path(__file__).resolve().parents[1]


def plan(id: str = "xa-thu/2024/1-kh-ubnd", **fields: Any) -> Plan:
    """A plan; the issuer is the first part of its id unless given; dates may be ISO strings."""
    defaults: dict[str, Any] = {"title": "Trồng cây xanh", "issuer": id.split("/", maxsplit=1)[0], "text": "full"}
    values = {**defaults, **fields}
    if isinstance(values.get("date"), str):
        values["date"] = PartialDate.parse(values["date"])
    return Plan(id=id, **values)


def agency(id: str = "xa-thu", **fields: Any) -> Agency:
    """An agency, by default the People's Committee of a made-up commune."""
    defaults: dict[str, Any] = {
        "name": "Ủy ban nhân dân xã Thử",
        "short": "UBND xã Thử",
        "symbol": "UBND",
        "level": "commune",
        "branch": "state",
        "place": "Thử",
        "parent": None,
    }
    return Agency(id=id, **{**defaults, **fields})


def citation(number: str | None = "04/2015/NĐ-CP", type: str = "Nghị định", **fields: Any) -> Citation:
    """A mention of a document; its span is that of "<type> số <number>" at the start of a text."""
    surface = f"{type} số {number}" if number else type
    start = len(surface) - len(number) if number else 0
    defaults: dict[str, Any] = {
        "start": 0,
        "end": len(surface),
        "surface": surface,
        "number_start": start,
        "number_end": len(surface),
    }
    return Citation(type=type, number=number, **{**defaults, **fields})


def placed(mention: Citation, block: int = 0, anchor: str = "mo-dau-1", label: str = "") -> PlacedCitation:
    """A citation that stands in a block."""
    return PlacedCitation(citation=mention, block=block, anchor=anchor, label=label)


def facts(*citations: PlacedCitation, words: int = 100, **fields: Any) -> PlanFacts:
    """What analysis found: these citations."""
    return PlanFacts(**{"outline": (), "citations": citations, "words": words, **fields})


def body(*paragraphs: str) -> PlanBody:
    """A body of paragraphs "muc-i-1", "muc-i-2", … ."""
    blocks = tuple(Block(f"muc-i-{n}", f"I.{n}", text) for n, text in enumerate(paragraphs, start=1))
    return PlanBody(html=("".join(f"<p>{text}</p>" for text in paragraphs),), linked=(), blocks=blocks)


def document(key: str = "chinh-phu/2015/nghi-dinh-04", **fields: Any) -> CitedDocument:
    """A cited document that one plan mentions once."""
    defaults: dict[str, Any] = {
        "type": "Nghị định",
        "number": "04/2015/NĐ-CP",
        "name": None,
        "series": None,
        "mentions": (Mention("xa-thu/2024/1-kh-ubnd", 0),),
    }
    return CitedDocument(key=key, **{**defaults, **fields})


def corpus(
    *plans: Plan,
    agencies: tuple[Agency, ...] | None = None,
    documents: tuple[CitedDocument, ...] = (),
    facts_of: Mapping[str, PlanFacts] | None = None,
    **fields: Any,
) -> Corpus:
    """A corpus of these plans; unless given, agencies are made for their issuers and nothing is cited."""
    if agencies is None:
        agencies = tuple(agency(issuer) for issuer in dict.fromkeys(one.issuer for one in plans))
    found = {one.id: (facts_of or {}).get(one.id, facts()) for one in plans}
    defaults: dict[str, Any] = {
        "registries": Registries(agencies={one.id: one for one in agencies}),
        "resolutions": {one: tuple(Resolution(None) for _ in found[one].citations) for one in found},
        "documents": {one.address: one for one in documents},
        "hierarchy": Hierarchy(parents={}, children={}, roots=()),
        "cited_by": {},
    }
    values = {"plans": {one.id: one for one in plans}, "facts": found, **defaults, **fields}
    values.setdefault("conflicts", _conflicts(**values))
    return Corpus(**values)


def _conflicts(
    plans: Mapping[str, Plan],
    facts: Mapping[str, PlanFacts],
    documents: Mapping[str, CitedDocument],
    resolutions: Mapping[str, tuple[Resolution, ...]],
    cited_by: Mapping[str, tuple[Mention, ...]],
    **_: Any,
) -> tuple[Conflict, ...]:
    """The contradictions of these values, as linking finds them."""
    possible = {one.address: tuple(f"van-ban/{key}" for key in one.possible_conflicts) for one in documents.values()}
    found = {address: others for address, others in possible.items() if others}
    return find_conflicts(plans, facts, resolutions, documents, cited_by, found)


def bodies(texts: Mapping[str, str]) -> Callable[[str], PlanBody]:
    """A `body_of` for plans whose text is given by plan id; an empty line ends a paragraph."""
    return lambda plan_id: body(*re.split(r"\n{2,}", texts.get(plan_id, "").strip()))


def worded(texts: Mapping[str, str]) -> dict[str, PlanFacts]:
    """What analysis finds of the wordings of these texts, whose paragraphs are those of `bodies`."""
    body_of = bodies(texts)
    return {one: facts(wordings=wordings_of(block.text for block in body_of(one).blocks)) for one in texts}


def settings(folder: Path, **fields: Any) -> Settings:
    """Settings with the project's own overrides, and plans and cache below a test's folder."""
    defaults: dict[str, Any] = {
        "project": PROJECT,
        "plans": folder / "plans",
        "cache": folder / "cache",
        "site_name": "Cổng thử",
        "site_url": "https://cong.example/",
        "today": datetime.date(2024, 6, 1),
    }
    return Settings(**{**defaults, **fields})
