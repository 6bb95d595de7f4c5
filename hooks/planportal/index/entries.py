"""What can be found: every plan, cited document, agency and hand-written page as one kind of value."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import unescape
from typing import Literal

from ..agency_life import is_unsure, names_apart
from ..dates import PartialDate
from ..life_cycle import statuses
from ..model import CitedDocument, Corpus, Plan
from ..records import Agency, Registries
from ..vietnamese import fold

Kind = Literal["plan", "document", "agency", "page"]

KINDS: tuple[Kind, ...] = ("plan", "document", "agency", "page")
KIND_LABELS = {"plan": "Kế hoạch", "document": "Văn bản được dẫn", "agency": "Cơ quan", "page": "Trang hướng dẫn"}
_TAG = re.compile(r"<[^>]+>|¶")


@dataclass(frozen=True, slots=True)
class TextPage:
    """A hand-written page of docs/: its address without slashes at the ends, title, plain text."""

    address: str
    title: str
    text: str

    @classmethod
    def of(cls, address: str, title: str, html: str) -> TextPage:
        """The page whose content is finished HTML, without marks of the frame around it."""
        return cls(address, title, " ".join(unescape(_TAG.sub(" ", html)).split()))


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to find. `names` are searched beside the title; `flags` are shown to readers.

    `text` is what a page says, for kinds other than plans; a plan's text is loaded by its id.
    `known_as` is the type and number as readers type them when they remember half of it.
    """

    kind: Kind
    address: str
    title: str
    names: tuple[str, ...] = ()
    number: str | None = None
    symbol: str | None = None
    date: PartialDate | None = None
    issuer: str = ""
    agency: str | None = None
    level: str | None = None
    year: int | None = None
    subjects: tuple[str, ...] = ()
    status: str | None = None
    quality: str | None = None
    successor: str = ""
    flags: tuple[str, ...] = ()
    text: str = ""
    known_as: str = ""
    plan: str | None = None

    @property
    def is_long(self) -> bool:
        """Whether it has a text of its own, and so a file of its own."""
        return self.kind in ("plan", "page")


def entries(corpus: Corpus, pages: Iterable[TextPage], today: datetime.date) -> Iterator[Entry]:
    """Everything that can be found, in no particular order."""
    found = statuses(corpus.plans, today)
    for plan in corpus.plans.values():
        yield plan_entry(plan, corpus.registries, found[plan.id])
    for document in corpus.documents.values():
        yield document_entry(document, corpus.registries)
    names = names_apart(corpus.registries.agencies)
    for agency in corpus.registries.agencies.values():
        yield replace(agency_entry(agency, corpus.registries), title=names[agency.id])
    for page in pages:
        yield Entry(kind="page", address=page.address, title=page.title, text=page.text)


def plan_entry(plan: Plan, registries: Registries, status: str | None) -> Entry:
    """A plan by its title, number and issuer; how its text was obtained becomes a flag."""
    agency = registries.agencies.get(plan.issuer)
    signer = plan.signer.name if plan.signer else None
    flags = []
    if not plan.number:
        flags.append("thiếu số")
    if plan.text == "abridged":
        flags.append("rút gọn")
    if plan.quality in ("C", "D"):
        flags.append("bản chữ mất dấu" if plan.quality == "D" else "bản chữ còn lỗi nhận dạng")
    return Entry(
        kind="plan",
        address=plan.address,
        title=plan.title,
        names=(*_agency_names(agency), *(name for name in (plan.symbol, signer) if name)),
        known_as=f"Kế hoạch {plan.number}" if plan.number else "",
        number=plan.number,
        symbol=plan.symbol,
        date=plan.date,
        issuer=agency.short if agency else plan.issuer,
        agency=plan.issuer,
        level=agency.level if agency else None,
        year=plan.year,
        subjects=plan.subjects,
        status=status,
        quality=plan.quality,
        successor=_successor(agency, registries),
        flags=tuple(flags),
        plan=plan.id,
    )


def document_entry(document: CitedDocument, registries: Registries) -> Entry:
    """A cited document by its type, number and the titles it is cited with."""
    titles = [title for title, _ in document.titles]
    if document.record and document.record.title:
        titles.insert(0, document.record.title)
    names = document.record.names if document.record else ()
    issuers = [issuer for issuer, _ in document.issuers]
    date = document.agreed_date
    number = document.number or (document.record.number if document.record else None)
    head = f"{document.type} số {number}" if number else document.name or document.type
    agency = registries.agencies.get(document.series or "")
    citing = len({mention.plan for mention in document.mentions})
    return Entry(
        kind="document",
        address=document.address,
        title=f"{head}: {titles[0]}" if titles and fold(titles[0]) != fold(head) else head,
        names=tuple(
            dict.fromkeys(
                [*titles[1:], *names, *((document.name,) if document.name else ()), *issuers, *_agency_names(agency)]
            )
        ),
        known_as=f"{document.type} {number}" if number else "",
        number=number,
        date=date,
        issuer=issuers[0] if issuers else agency.name if agency else "",
        agency=document.series if agency else None,
        level=agency.level if agency else None,
        year=date.year if date else None,
        flags=("Chưa có trên cổng" if document.is_plan else "Cổng chưa có toàn văn",),
        text=f"Được {citing} kế hoạch dẫn.",
    )


def agency_entry(agency: Agency, registries: Registries) -> Entry:
    """An agency by all its names, those of its successors too."""
    later = _later(agency, registries)
    names = [name for name in _agency_names(agency) if name != agency.name]
    return Entry(
        kind="agency",
        address=f"co-quan/{agency.id}",
        title=agency.name,
        names=tuple(dict.fromkeys([*names, *(after.short for after in later)])),
        agency=agency.id,
        level=agency.level,
        successor=_successor(agency, registries),
    )


def _agency_names(agency: Agency | None) -> tuple[str, ...]:
    if agency is None:
        return ()
    names = (agency.name, agency.short, *agency.aliases, agency.place or "")
    return tuple(dict.fromkeys(name for name in names if name))


def _successor(agency: Agency | None, registries: Registries) -> str:
    """The words "nay là …" where one agency carries on; where several share the work, that it ended."""
    if agency is None:
        return ""
    later = list(dict.fromkeys(after.short for after in _later(agency, registries)))
    if len(later) == 1:
        unsure = any(is_unsure(step) for step in agency.successors)
        return f"nay là {later[0]}{' (cần kiểm tra)' if unsure else ''}"
    return "đã kết thúc hoạt động" if later or agency.active_to else ""


def _later(agency: Agency, registries: Registries) -> list[Agency]:
    named = (registries.agencies.get(step.agency) for step in agency.successors if step.agency)
    return [after for after in named if after]
