"""The page of a plan: its text to the paragraph, and everything it hangs together with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..labels import QUALITIES
from ..model import Plan, Section, SitePage
from ..records import Agency
from .body_text import linked_body
from .children import children_pages
from .citing import citing_overview, citing_pages
from .clashes import other_days
from .context import Context
from .links import base_of, full_address, href, outside
from .plan_diagram import plan_diagram
from .plan_head import chain_steps, kind_line, notices, properties, successor_line
from .plan_relations import relations_of
from .views import Fact, Link, State
from .wording import counted, on, plan_in_words, shortened, two_lines


def plan_pages(context: Context) -> Iterator[SitePage]:
    """A page for each plan, in the order of their ids, and further ones where much cites it or hangs below it."""
    for plan_id in sorted(context.corpus.plans):
        plan = context.corpus.plans[plan_id]
        yield plan_page(context, plan)
        mentions = context.corpus.cited_by.get(plan.address, ())
        yield from citing_pages(context, plan.address, page_title(plan), mentions, "nam")
        yield from children_pages(context, plan.address, page_title(plan), "chuoi")


def plan_page(context: Context, plan: Plan) -> SitePage:
    """The finished page of one plan."""
    base = base_of(plan.address)
    agency = context.agency(plan.issuer)
    issuer = agency.name if agency else plan.issuer
    body = context.body_of(plan.id)
    context.sentences.cut(plan.id, body)
    related = relations_of(context, base, plan)
    first, rest = properties(context, base, plan)
    in_words = plan_in_words(plan, issuer)
    content = context.render(
        "plan.html",
        plan.address,
        plan=plan,
        signed=tuple(part.upper() for part in (plan.signer.capacity, plan.signer.position) if part)
        if plan.signer
        else (),
        kind=kind_line(plan),
        issuer=Link(issuer, href(base, f"co-quan/{plan.issuer}")),
        successor=successor_line(context, base, agency),
        steps=chain_steps(context, base, plan),
        notices=notices(context, plan),
        first=first,
        rest=rest,
        outline=outline(context.corpus.facts[plan.id].outline),
        body=linked_body(context, base, plan, body, related.row_ids),
        related=related,
        diagram=plan_diagram(context, base, plan, related),
        citing=citing_overview(context, plan.address, context.corpus.cited_by.get(plan.address, ())),
        other_days=other_day_states(context, plan),
        in_words=in_words,
        report_url=outside(context.settings.report_url),
        source=source_facts(plan),
        form=printed_form(context, plan, agency),
    )
    return SitePage(
        address=plan.address,
        title=f"{page_title(plan)}, {agency.short if agency else plan.issuer}",
        description=shortened(f"{in_words}: {plan.title}. Nội dung, văn bản dẫn chiếu, chuỗi triển khai.", 300),
        content=content,
        nav="ke-hoach",
        source=f"{plan.id}.md",
    )


def page_title(plan: Plan) -> str:
    """What the page of a plan is called: by its number, else by its subject."""
    return f"Kế hoạch {plan.number}" if plan.number else shortened(plan.title, 70)


def other_day_states(context: Context, plan: Plan) -> tuple[State, ...]:
    """That other plans print another day for this one, a state for each day."""
    return tuple(
        State(
            "clash",
            f"{counted(len({mention.plan for mention in mentions}), 'kế hoạch')} ghi ngày khác: {day.printed()}",
        )
        for day, mentions in other_days(context, plan).items()
    )


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A section of the outline with those below it, two depths at most."""

    anchor: str
    number: str
    title: str
    below: tuple[OutlineEntry, ...] = ()


def outline(sections: tuple[Section, ...]) -> tuple[OutlineEntry, ...]:
    """The first two depths of the outline; titles that are whole sentences are cut."""
    if not sections:
        return ()
    top = min(section.depth for section in sections)
    entries: list[tuple[Section, list[OutlineEntry]]] = []
    for section in sections:
        if section.depth == top:
            entries.append((section, []))
        elif section.depth == top + 1 and entries:
            entries[-1][1].append(_entry(section))
    return tuple(
        OutlineEntry(section.anchor, section.number.rstrip(".)"), shortened(section.title, 60), tuple(below))
        for section, below in entries
    )


def _entry(section: Section) -> OutlineEntry:
    return OutlineEntry(section.anchor, section.number.rstrip(".)"), shortened(section.title, 60))


def source_facts(plan: Plan) -> tuple[Fact, ...]:
    """Where the text comes from and who held it against the original; blanks in words."""
    source = plan.source
    url = outside(source.url) if source else ""
    original = Link("Bản gốc trên trang của cơ quan", url) if url else Link("Chưa có tệp ký số trên cổng", kind="blank")
    file = Link(source.file) if source and source.file else Link("Không ghi tên tệp", kind="blank")
    text = "Rút gọn từ bản chữ" if plan.text == "abridged" else "Toàn văn"
    checked = "Chưa đối chiếu với bản ký"
    if plan.checked_on:
        checked = f"{plan.checked_by or 'Người đối chiếu'}, {on(plan.checked_on)}"
    hashed = (
        Link(source.sha256, kind="hash")
        if source and source.sha256
        else Link("Chưa tính mã cho tệp nguồn", kind="blank")
    )
    return (
        Fact("Bản gốc", (original,)),
        Fact("Tệp nguồn", (file,)),
        Fact("Bản chữ", (Link(text),)),
        Fact("Chất lượng bản chữ", (Link(QUALITIES[plan.quality]),)),
        Fact("Mã kiểm chứng", (hashed,)),
        Fact("Người đối chiếu", (Link(checked, kind="" if plan.checked_on else "blank"),)),
    )


@dataclass(frozen=True, slots=True)
class PrintedForm:
    """The head of the paper form: issuer over two lines, number, place and date as the form has them."""

    issuer: tuple[str, ...]
    number: str
    place_and_date: str
    source: str
    address: str


def printed_form(context: Context, plan: Plan, agency: Agency | None) -> PrintedForm:
    """What stands over a plan on paper (form of Decree 30/2020/NĐ-CP)."""
    name = agency.name if agency else plan.issuer
    below_another = agency is not None and agency.level in ("department", "division", "unit")
    above = context.agency(agency.parent) if agency and below_another else None
    number = plan.number or (f"      /{plan.symbol.lstrip('/')}" if plan.symbol else "")
    date = plan.date
    day = f"{date.day:02d}" if date and date.day else "…"
    month = (f"{date.month:02d}" if date.month < 3 else str(date.month)) if date and date.month else "…"
    in_words = f"ngày {day} tháng {month} năm {date.year}" if date else ""
    kind = "lời văn rút gọn, không thay bản gốc" if plan.text == "abridged" else "không thay bản gốc"
    return PrintedForm(
        issuer=tuple(part.upper() for part in two_lines(name, above.name if above else "")),
        number=f"Số: {number}" if number else "",
        place_and_date=", ".join(filter(None, (plan.place, in_words))),
        source=f"Bản tra cứu in từ {context.settings.site_name}, {kind}.",
        address=full_address(context.settings.site_url, plan.address),
    )
