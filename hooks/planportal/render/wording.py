"""How the portal words what is known and what is missing: numbers, dates, agencies, levels."""

from __future__ import annotations

from ..dates import PartialDate
from ..model import CitedDocument, Plan
from ..records import Agency
from .views import Name

NO_NUMBER = "Không ghi số"
_PLAN = "Kế hoạch"


def plan_name(plan: Plan) -> Name:
    """What a plan is called in a list: its number, or in words that it has none."""
    if plan.number:
        return Name("", plan.number)
    if plan.symbol:
        return Name("Số để trống,", f"/{plan.symbol.lstrip('/')}")
    return Name(NO_NUMBER)


def plan_in_words(plan: Plan, issuer: str) -> str:
    """The way to cite a plan: "Kế hoạch số 49/KH-UBND ngày 27/3/2023 của …"."""
    number = f" số {plan.number}" if plan.number else f" (số để trống, ký hiệu {plan.symbol})" if plan.symbol else ""
    date = f" {on(plan.date)}" if plan.date else ""
    title = "" if plan.number else f" {lower_first(plan.title)}"
    return f"{_PLAN}{number}{date} của {issuer}{title}"


def date_words(date: PartialDate | None) -> str:
    """An issue date as far as it is known, and in words what is missing of it."""
    if date is None:
        return "không ghi ngày"
    if date.is_complete:
        return date.printed()
    return f"{date.printed()}, {'ngày để trống' if date.month else 'không ghi ngày'}"


def on(date: PartialDate) -> str:
    """The date in a sentence: "ngày 27/3/2023" (not breaking after "ngày"), "tháng 3/2023", "năm 2023"."""
    return f"ngày\N{NO-BREAK SPACE}{date.printed()}" if date.is_complete else date.printed()


def short_date(plan: Plan) -> str:
    """The date in a list; where there is none, the year the plan is for."""
    if plan.date:
        return plan.date.printed()
    return f"không ghi ngày, năm {plan.period}" if plan.period else "không ghi ngày"


def document_name(document: CitedDocument) -> Name:
    """What a cited document is called: "Nghị định số 04/2015/NĐ-CP", or its name where nobody knows a number."""
    number = document.number or (document.record.number if document.record else None)
    if number:
        return Name(f"{document.type} số", number)
    return Name(document.name or document.type)


def agency_words(agency: Agency | None, fallback: str = "") -> str:
    """The short name of an agency for lists, else what stands for it."""
    return agency.short if agency else fallback


def joined(*parts: str) -> str:
    """The parts that are there, with commas."""
    return ", ".join(part for part in parts if part)


def counted(number: int, noun: str) -> str:
    """A count in words: "3 kế hoạch"; thousands have a point, as Vietnamese writes them."""
    return f"{number:,}".replace(",", ".") + f" {noun}"


def lower_first(text: str) -> str:
    """The text with a small first letter, for use inside a sentence."""
    return text[:1].lower() + text[1:]


def shortened(text: str, limit: int) -> str:
    """The text, cut after a whole word where it is longer than the limit."""
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


_PLACES = (" tỉnh ", " thành phố ", " huyện ", " quận ", " thị xã ", " xã ", " phường ", " thị trấn ")


def two_lines(name: str, above: str = "") -> tuple[str, ...]:
    """The issuer as the paper form sets it: the body above it first, or a committee before its place."""
    if above:
        return (above, name)
    for place in _PLACES:
        before, found, after = name.partition(place)
        if found:
            return (before, f"{place.lstrip()}{after}")
    return (name,)
