"""The head of a plan's page: what it is, what to know first, its properties, its place in the chain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..labels import LEVELS, QUALITIES, TEXTS
from ..life_cycle import status_label
from ..model import Plan
from ..records import Agency
from .context import Context
from .links import href
from .rows import row_of, unsure_state
from .views import Fact, Link, Name, Notice, State
from .wording import agency_words, counted, date_words, document_name, plan_name

_ABRIDGED = "Đây là bản rút gọn, không phải nguyên văn."
_ABRIDGED_HOW = "Lời văn đã viết gọn; số, ngày và tên văn bản giữ đúng bản chữ."


@dataclass(frozen=True, slots=True)
class Step:
    """One level of the chain above the page: `here` is the plan itself."""

    name: Name
    href: str
    agency: str
    stub: bool
    here: bool = False


@dataclass(frozen=True, slots=True)
class Successor:
    """One line on who answers today: words before, a link, words after, and a state where it is not sure."""

    before: str
    link: Link
    after: str = ""
    state: State | None = None


def chain_steps(context: Context, base: str, plan: Plan) -> tuple[Step, ...]:
    """Levels above, this plan, and how many are below; by the first parent at each level."""
    hierarchy, corpus = context.corpus.hierarchy, context.corpus
    above: list[str] = []
    here = plan.address
    while (parents := hierarchy.parents.get(here)) and parents[0] not in above:
        here = parents[0]
        above.append(here)
    steps = [_step(context, base, address) for address in reversed(above)]
    issuer = agency_words(corpus.registries.agencies.get(plan.issuer), plan.issuer)
    steps.append(Step(plan_name(plan), "", issuer, stub=False, here=True))
    if below := hierarchy.children.get(plan.address):
        steps.append(Step(Name(counted(len(below), "kế hoạch triển khai")), "#trien-khai", "", stub=False))
    return tuple(steps) if len(steps) > 1 else ()


def _step(context: Context, base: str, address: str) -> Step:
    plan, document = context.plan(address), context.document(address)
    if plan:
        return Step(plan_name(plan), href(base, address), agency_words(context.agency(plan.issuer)), stub=False)
    if document:
        name = Name("", document.number) if document.number else document_name(document)
        series = agency_words(context.agency(document.series))
        return Step(name, href(base, address), series, stub=True)
    return Step(row_of(context, base, address).name, "", "", stub=True)


def successor_line(context: Context, base: str, agency: Agency | None) -> Successor | None:
    """Who took over from the issuer, in one line, or None while it still exists."""
    if agency is None or not (agency.active_to or agency.successors):
        return None
    page = href(base, f"co-quan/{agency.id}", "nay")
    named = [(succession, heir) for succession in agency.successors if (heir := context.agency(succession.agency))]
    if len(named) == 1:
        succession, heir = named[0]
        name = context.names[heir.id]
        since = f", từ {succession.since.printed()}" if succession.since and name == heir.name else ""
        return Successor("Nay là", Link(name, href(base, f"co-quan/{heir.id}")), f"{since}.", unsure_state(succession))
    ended = f"Kết thúc hoạt động {agency.active_to.printed()}." if agency.active_to else "Đã kết thúc hoạt động."
    return Successor(ended, Link("Nay hỏi cơ quan nào?", page))


def notices(context: Context, plan: Plan) -> tuple[Notice, ...]:
    """What a reader must know before the text: whether it still holds, what text this is, then its life."""
    found: list[Notice] = []
    state = context.statuses[plan.id]
    if state == "withdrawn":
        found.append(Notice("bad", "Kế hoạch đã bị thu hồi."))
    elif state == "replaced":
        found.append(Notice("bad", "Kế hoạch đã bị thay thế.", _by(context, context.replaced_by, plan)))
    if plan.text == "abridged":
        found.append(Notice("warn", _ABRIDGED, _ABRIDGED_HOW))
    if plan.quality == "D":
        found.append(Notice("warn", "Bản chữ mất dấu.", "Số và ngày đọc được; lời văn chỉ để tham khảo."))
    elif plan.quality == "C":
        found.append(Notice("warn", "Bản chữ có lỗi nhận dạng.", "Khi dẫn lại, hãy đối chiếu với bản gốc."))
    if not plan.number:
        fact = "Số để trống trên bản chữ." if plan.symbol else "Bản chữ không ghi số."
        found.append(Notice("warn", fact, "Khi dẫn lại, ghi kèm cơ quan, thời gian và tên kế hoạch."))
    if state == "draft":
        found.append(Notice("warn", "Bản dự thảo.", "Chưa ban hành, chỉ để tham khảo."))
    elif state == "amended":
        found.append(Notice("", "Kế hoạch đã được điều chỉnh.", _by(context, context.amended_by, plan)))
    elif state == "ended":
        found.append(Notice("", f"Đã kết thúc kỳ {plan.period}." if plan.period else "Đã kết thúc kỳ."))
    return tuple(found)


def _by(context: Context, later: Mapping[str, tuple[str, ...]], plan: Plan) -> str:
    names = [f"{plan_name(context.corpus.plans[plan_id])}" for plan_id in later.get(plan.id, ())]
    return f"Xem {', '.join(names)} ở phần Liên quan." if names else ""


def properties(context: Context, base: str, plan: Plan) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """The six properties that are always shown, and the further ones; blanks say that they are blank."""
    agency = context.agency(plan.issuer)
    name = plan_name(plan)
    weekday = plan.date.weekday() if plan.date else None
    date = Link(f"{date_words(plan.date)}{f', {weekday}' if weekday else ''}", kind="" if weekday else "blank")
    number = Link(plan.number, kind="no") if plan.number else Link(str(name), kind="blank")
    first = (
        Fact("Số, ký hiệu", (number,)),
        Fact("Ngày ban hành", (date,)),
        Fact("Cơ quan ban hành", (Link(agency_words(agency, plan.issuer), href(base, f"co-quan/{plan.issuer}")),)),
        Fact("Cấp ban hành", (Link(LEVELS[agency.level]) if agency else _blank("Chưa xác định"),)),
        Fact("Kỳ kế hoạch", (Link(f"Năm {plan.period}") if plan.period else _blank("Không ghi kỳ"),)),
        Fact("Tình trạng kế hoạch", (_status(context.statuses[plan.id]),)),
    )
    signer = plan.signer
    post = ", ".join(filter(None, (signer.capacity, signer.position))) if signer else ""
    subjects = tuple(
        Link(subject.name, href(base, f"chuyen-de/{subject.id}"))
        for subject_id in plan.subjects
        if (subject := context.corpus.registries.subjects.get(subject_id))
    )
    rest = (
        Fact("Kế hoạch cấp trên", _above(context, base, plan)),
        Fact("Người ký", (Link(signer.name) if signer and signer.name else _blank("Không ghi trên bản chữ"),)),
        Fact("Chức vụ, hình thức ký", (Link(post) if post else _blank("Không ghi trên bản chữ"),)),
        Fact("Địa danh", (Link(plan.place) if plan.place else _blank("Không ghi trên bản chữ"),)),
        Fact("Chuyên đề", subjects or (_blank("Chưa xếp chuyên đề"),)),
        Fact(
            "Bản chữ",
            (Link(TEXTS[plan.text]), Link(QUALITIES[plan.quality].lower())),
        ),
    )
    return first, rest


def _status(code: str | None) -> Link:
    return Link(status_label(code), kind="" if code else "blank")


def _blank(words: str) -> Link:
    return Link(words, kind="blank")


def _above(context: Context, base: str, plan: Plan) -> tuple[Link, ...]:
    rows = [row_of(context, base, parent) for parent in context.corpus.hierarchy.parents.get(plan.address, ())]
    links = tuple(Link(str(row.name) + (" (chưa có trên cổng)" if row.stub else ""), row.href) for row in rows)
    return links or (_blank("Không nêu kế hoạch cấp trên"),)


def kind_line(plan: Plan) -> tuple[str, Name, str]:
    """The line over the title in three parts: bold words, their number, plain words after them."""
    if plan.number:
        return "Kế hoạch số", Name("", plan.number), date_phrase(plan)
    missing = Name("số để trống,", f"/{plan.symbol.lstrip('/')}") if plan.symbol else Name("không ghi số")
    return "Kế hoạch,", missing, date_phrase(plan)


def date_phrase(plan: Plan) -> str:
    """The date after a number: "ngày 27/3/2023", else in words what is known of it."""
    words = date_words(plan.date)
    return f"ngày\N{NO-BREAK SPACE}{words}" if plan.date and plan.date.is_complete else f", {words}"
