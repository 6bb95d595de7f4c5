"""The page of a document that plans cite, held or not: what the plans say of it, and who cites it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..dates import PartialDate
from ..model import CitedDocument, Mention, SitePage
from .children import children_pages
from .citing import citing_overview, citing_pages
from .clashes import clash_of
from .context import Context
from .force import force_now, force_on
from .links import base_of, href, outside
from .plan_relations import SHOWN, chain_address, children_address
from .readings import best_issuers, best_title, titles_alike
from .rows import row_of
from .views import Fact, Link, State
from .wording import counted, document_name, on, shortened


def document_pages(context: Context) -> Iterator[SitePage]:
    """A page for each cited document, and further ones for those that many plans cite."""
    for address in sorted(context.documents):
        document = context.documents[address]
        yield document_page(context, document)
        yield from citing_pages(context, document.address, str(document_name(document)), document.mentions, "trich-dan")
        yield from children_pages(context, document.address, str(document_name(document)), "chuoi")


def document_page(context: Context, document: CitedDocument) -> SitePage:
    """The finished page of one cited document."""
    base = base_of(document.address)
    name, date = document_name(document), document.agreed_date
    children = context.corpus.hierarchy.children.get(document.address, ())
    citing = citing_overview(context, document.address, document.mentions)
    content = context.render(
        "document.html",
        document.address,
        name=name,
        date=on(date) if date else "ngày ghi khác nhau" if document.dates else "không ghi ngày",
        issuer=_issuers_of(document),
        title=best_title(document),
        is_plan=document.is_plan,
        url=outside(document.record.url) if document.record else "",
        # A plan has a life, not the legal force of a law.
        now=None if document.is_plan else now_of(context, base, document),
        events=events_of(document),
        clash=clash_of(context, base, document),
        citing=citing,
        children=tuple(row_of(context, base, child) for child in children[:SHOWN]),
        children_more=_children_more(context, base, document, children),
        readings=readings_of(document),
        request_url=outside(context.settings.report_url),
        help_href=href(base, context.settings.help_page) if context.settings.help_page else "",
    )
    return SitePage(
        address=document.address,
        title=str(name),
        description=shortened(
            f"{name}{f' {on(date)}' if date else ''}: {best_title(document) or 'văn bản được dẫn'}. "
            f"{citing.words} trên cổng dẫn: dẫn ở đâu{'' if document.is_plan else ', hiệu lực khi đó và nay'}.",
            300,
        ),
        content=content,
        nav="trich-dan",
    )


def _issuers_of(document: CitedDocument) -> str:
    """Who issued it; where even the date is contradictory, all that plans print, none preferred."""
    if document.dates and document.agreed_date is None:
        return " hoặc ".join(issuer for issuer, _ in document.issuers)
    return ", ".join(best_issuers(document))


def _children_more(context: Context, base: str, document: CitedDocument, children: Sequence[str]) -> Link | None:
    if not children:
        return None
    if len(children) > SHOWN:
        many = href(base, children_address(context, document.address))
        return Link(f"Xem đủ {counted(len(children), 'kế hoạch')} triển khai", many)
    return Link("Xem cả chuỗi triển khai", href(base, chain_address(context, document.address)))


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """The force when plans cited it and the force today, always both, each with its date."""

    then: str
    then_states: tuple[State, ...]
    now: str
    now_state: State
    words: str
    replaced_by: Link | None
    checked: bool


def now_of(context: Context, base: str, document: CitedDocument) -> ThenAndNow | None:
    """Then and now, or None where the registry knows nothing of the document's force."""
    record = document.record
    now = force_now(record, context.settings.today)
    dates = sorted(date for mention in document.mentions if (date := context.corpus.plans[mention.plan].date))
    counts: dict[tuple[str, str], set[str]] = {}
    for mention in document.mentions:
        then = force_on(record, context.corpus.plans[mention.plan].date)
        if then:
            counts.setdefault((then.kind, then.words), set()).add(mention.plan)
    if record is None or (now is None and not counts):
        return None
    states = tuple(
        State(kind, _upper_first(words) + (f" ({counted(len(plans), 'kế hoạch')})" if len(counts) > 1 else ""))
        for (kind, words), plans in counts.items()
    )
    heir = context.document(f"van-ban/{record.replaced_by}") if record.replaced_by else None
    return ThenAndNow(
        then=_when(dates),
        then_states=states or (State("ask", "Cần kiểm tra"),),
        now=f"Hiện nay, kiểm tra {on(record.checked)}" if record.checked else "Hiện nay, chưa ghi ngày kiểm tra",
        now_state=State(now.kind, _upper_first(now.words)) if now else State("ask", "Chưa kiểm tra"),
        words=(record.note or "").removeprefix("Cần kiểm tra.").strip(),
        replaced_by=Link(str(document_name(heir)), href(base, heir.address)) if heir else None,
        checked=record.checked is not None,
    )


def _when(dates: Sequence[PartialDate]) -> str:
    if not dates:
        return "Khi kế hoạch ban hành"
    first, last = dates[0].printed(), dates[-1].printed()
    return f"Khi kế hoạch ban hành, {first}" if first == last else f"Khi các kế hoạch ban hành, {first} đến {last}"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a document, with its date."""

    date: str
    machine_date: str
    words: str
    is_key: bool


def events_of(document: CitedDocument) -> tuple[Event, ...]:
    """What the registry records of the document, in the order of time; () where that is only one date."""
    record = document.record
    if record is None:
        return ()
    known = (
        (record.date, "Ban hành.", True),
        (record.in_force_from, "Bắt đầu có hiệu lực.", False),
        (record.in_force_to, "Ngày cuối còn hiệu lực.", True),
    )
    events = [Event(date.printed(), str(date), words, key) for date, words, key in known if date]
    return tuple(events) if len(events) > 1 else ()


def readings_of(document: CitedDocument) -> tuple[Fact, ...]:
    """How plans print its date, its issuer and its title, each with how many plans do so."""
    facts = []
    if document.dates:
        facts.append(Fact("Ngày", tuple(_seen(date.printed(), found) for date, found in document.dates)))
    else:
        facts.append(Fact("Ngày", (Link("Không kế hoạch nào ghi ngày", kind="blank"),)))
    if document.issuers:
        facts.append(Fact("Cơ quan", tuple(_seen(issuer, found) for issuer, found in document.issuers)))
    if document.titles:
        titles = titles_alike(document)[:5]
        facts.append(Fact("Trích yếu", tuple(_seen(f"“{title}”", found) for title, found in titles)))
    if document.record and document.record.number and document.record.number != document.number:
        facts.append(Fact("Số, ký hiệu", (Link(document.record.number, kind="no"),)))
    return tuple(facts)


def _seen(words: str, mentions: Sequence[Mention]) -> Link:
    return Link(words, note=f"ghi ở {counted(len({mention.plan for mention in mentions}), 'kế hoạch')}")


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]
