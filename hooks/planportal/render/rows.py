"""Plans and cited documents as rows of a list, told apart by their address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..agency_life import is_unsure
from ..dates import PartialDate
from ..model import CitedDocument, Mention, PlacedCitation, Plan
from ..records import Succession
from .context import Context
from .force import NOT_CHECKED, life
from .links import href
from .readings import best_date, best_title, other_dates
from .views import Link, Name, Row, State
from .wording import agency_words, counted, document_name, joined, plan_name, short_date

_NO_PLAN = State("stub", "Chưa có trên cổng")
_NO_TEXT = State("stub", "Cổng chưa có toàn văn")


def not_held(document: CitedDocument | None = None) -> State:
    """That the portal does not hold the text: a plan may still arrive, other documents are only described."""
    return _NO_PLAN if document is None or document.is_plan else _NO_TEXT


def unsure_state(succession: Succession) -> State | None:
    """The mark on a succession that the registry itself does not call certain."""
    return State("ask", "cần kiểm tra") if is_unsure(succession) else None


def row_of(context: Context, base: str, address: str) -> Row:
    """The row of whatever is at an address: a plan held here, or a document that is only cited."""
    plan = context.plan(address)
    if plan is not None:
        return plan_row(context, base, plan)
    document = context.document(address)
    if document is not None:
        return document_row(context, base, document)
    return Row(Name(address.rpartition("/")[2]), "", stub=True)


def plan_row(context: Context, base: str, plan: Plan) -> Row:
    """A plan held here: number, title, who issued it and when."""
    issuer = agency_words(context.agency(plan.issuer), plan.issuer)
    states = (State("ask", "bản chữ mất dấu"),) if plan.quality == "D" else ()
    return Row(
        plan_name(plan), href(base, plan.address), plan.title, (joined(issuer, short_date(plan)),), states=states
    )


def document_row(
    context: Context,
    base: str,
    document: CitedDocument,
    then: PartialDate | None = None,
    seen: PartialDate | None = None,
) -> Row:
    """A cited document; with the date its text gives it here (`seen`) and its force on a day (`then`)."""
    date = seen or best_date(document)
    others = other_dates(document, date)
    states: list[State] = []
    if others:
        states.append(State("clash", "nơi khác ghi " + ", ".join(other.printed() for other in others)))
    if is_unidentified(document):
        states.append(State("ask", "chưa xác định số ký hiệu"))
    # A plan has a life, not the legal force of a law.
    force = () if document.is_plan else life(document.record, then, context.settings.today)
    unchecked = () if force or document.is_plan or then is None else (f"hiệu lực {NOT_CHECKED}",)
    return Row(
        document_name(document),
        href(base, document.address),
        best_title(document),
        (joined(context.issuers[document.key], date.printed() if date else "không ghi ngày"), *unchecked),
        life=force,
        states=tuple(states),
        stub=True,
    )


def is_unidentified(document: CitedDocument) -> bool:
    """Whether it is cited by a name only, and the registry does not know its number either."""
    return not document.number and not (document.record and document.record.number)


def cited_by_words(context: Context, document: CitedDocument) -> str:
    """How much a document is cited, in words: "Được 3 kế hoạch trên cổng dẫn"."""
    plans = context.citing_plans[document.key]
    return f"Được {counted(plans, 'kế hoạch')} trên cổng dẫn" if plans else ""


def with_fact(row: Row, *facts: str) -> Row:
    """The row with further small facts at its end."""
    return replace(row, facts=(*row.facts, *(fact for fact in facts if fact)))


def place_words(placed: PlacedCitation) -> str:
    """Where a citation stands, for readers: "mục II.1", "phần mở đầu"."""
    return section_words(placed.anchor, placed.label)


def section_words(anchor: str, label: str) -> str:
    """A place in a plan's text, for readers."""
    if anchor.startswith("mo-dau") or not label:
        return "phần mở đầu"
    return f"mục {label}" if label[:1].isdigit() or set(label.partition(".")[0]) <= set("IVXLC") else label


def places(context: Context, mentions: Iterable[Mention], to_plan: str = "") -> tuple[Link, ...]:
    """The paragraphs mentions stand in, each once; links into the plan at `to_plan` ("" is this page)."""
    links: dict[str, Link] = {}
    for mention in mentions:
        placed = context.corpus.facts[mention.plan].citations[mention.index]
        words = place_words(placed)
        links.setdefault(words, Link(words, f"{to_plan}#{placed.anchor}"))
    return tuple(links.values())
