"""How to ask for a document that is not held here: a text that can be copied, with what is known filled in."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import CitedDocument, Plan
from ..numbers import try_parse
from .context import Context
from .links import full_address, href, outside
from .readings import best_issuers, best_title
from .rows import section_words
from .views import Link
from .wording import agency_words, counted, document_name, on, plan_in_words


@dataclass(frozen=True, slots=True)
class Request:
    """What to look at first, whom to ask, and the lines of a request; no body's address is made up.

    `is_published` is true for normative documents, which the gazette and the national database have.
    """

    is_published: bool
    issuer: Link | None
    ended: bool
    lines: tuple[str, ...]
    help: Link | None
    report_url: str


def request_for(context: Context, base: str, document: CitedDocument) -> Request:
    """The request for one document, citing a plan that names it."""
    series = context.agency(document.series)
    settings = context.settings
    return Request(
        is_published=_is_normative(document),
        issuer=Link(context.names[series.id], href(base, f"co-quan/{series.id}")) if series else None,
        ended=bool(series and (series.active_to or series.successors)),
        # What is pasted into a letter has plain spaces.
        lines=tuple(line.replace("\N{NO-BREAK SPACE}", " ") for line in _lines(context, document)),
        help=Link("Khi chưa thấy văn bản cần tìm", href(base, settings.help_page)) if settings.help_page else None,
        report_url=outside(settings.report_url),
    )


def _lines(context: Context, document: CitedDocument) -> list[str]:
    lines = [
        "Kính gửi: [cơ quan ban hành hoặc cơ quan đang giữ văn bản]",
        "Người đề nghị: [họ tên, nơi cư trú, cách liên hệ]",
        f"Đề nghị cung cấp: {_in_full(document)}.",
    ]
    if document.mentions:
        first = max(document.mentions, key=lambda mention: _completeness(context.corpus.plans[mention.plan]))
        plan, placed = context.corpus.plans[first.plan], context.corpus.facts[first.plan].citations[first.index]
        issuer = agency_words(context.agency(plan.issuer), plan.issuer)
        others = len({mention.plan for mention in document.mentions}) - 1
        also = f" và {counted(others, 'kế hoạch khác')}" if others else ""
        place = section_words(placed.anchor, placed.label)
        lines.append(f"Văn bản được dẫn tại: {plan_in_words(plan, issuer)}, {place}{also}.")
    lines.append("Hình thức nhận: [xem tại chỗ, bản sao hoặc bản điện tử]")
    page = full_address(context.settings.site_url, document.address)
    if not page.startswith("/"):
        lines.append(f"Trang ghi những gì đã biết: {page}")
    return lines


def _completeness(plan: Plan) -> tuple[bool, bool]:
    """What makes a plan easy to name: its number, then its day."""
    return plan.number is not None, plan.date is not None and plan.date.is_complete


def _in_full(document: CitedDocument) -> str:
    """The citation in full; where plans print different dates, all of them."""
    date = document.agreed_date
    if date:
        dates = f" {on(date)}"
    elif document.dates:
        dates = f" {' hoặc '.join(on(seen) for seen, _ in document.dates)} (các kế hoạch ghi khác nhau)"
    else:
        dates = " (chưa rõ ngày)"
    issuers = best_issuers(document)
    title = best_title(document)
    return f"{document_name(document)}{dates}{' của ' + ', '.join(issuers) if issuers else ''}{_about(title)}"


def _about(title: str) -> str:
    return f", trích yếu “{title}”" if title else ""


def _is_normative(document: CitedDocument) -> bool:
    number = try_parse(document.number) if document.number else None
    return bool(number and number.year) or document.type in ("Luật", "Bộ luật", "Hiến pháp", "Pháp lệnh")
