"""What does not fit together, laid side by side: the readings with their sentences, without a verdict."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..contradictions import Conflict, ConflictKind, Mention, Reading
from ..dates import PartialDate
from ..link.document_keys import UNKNOWN
from ..model import Citation
from .context import Context
from .links import href
from .readings import best_title
from .rows import section_words
from .views import Link, Name, State
from .wording import agency_words, counted, document_name, joined, lower_first, on, plan_name, short_date

_SOURCES = 5
_QUOTES = 2
_DATE = re.compile(
    r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|(?:\d{1,2}\s{1,3}tháng|tháng)\s{1,3}\d{1,2}\s{1,3}năm\s{1,3}\d{4}"
    r"|\d{1,2}\s?[/.-]\s?\d{4}|năm\s{1,3}\d{4}"
)
Pieces = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A citing sentence: who prints it and where, then its words in pieces (text, whether it is marked)."""

    place: Link
    by: str
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Side:
    """One of the readings: who prints it, the value in pieces, where it stands.

    `sources` are links to the places alone, `quotes` the places with their sentences; `further` says how
    many there are beyond those shown.
    """

    heading: str
    pieces: Pieces
    issuer: str = ""
    sources: tuple[Link, ...] = ()
    quotes: tuple[Quote, ...] = ()
    further: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """A contradiction as a page shows it; `quotes` are sentences that belong to no one reading.

    `possible` are other documents or plans it may be; `remark` helps to judge it, `settled` is what an
    editor found.
    """

    state: State
    name: Name
    href: str
    title: str
    readings: tuple[Side, ...]
    possible: tuple[Link, ...] = ()
    possible_words: str = "Có thể là văn bản"
    quotes: tuple[Quote, ...] = ()
    further: str = ""
    remark: str = ""
    settled: str = ""
    settled_on: str = ""
    is_settled: bool = False


_STATES: dict[ConflictKind, str] = {
    "years": "Cùng số, khác năm",
    "undated": "Không nơi nào ghi ngày",
    "unresolved": "Chưa xác định là văn bản nào",
    "later": "Ngày ghi sau ngày của kế hoạch",
    "unissued": "Dẫn trước ngày ban hành",
    "not_in_force": "Dẫn khi chưa có hiệu lực",
    "lapsed": "Dẫn khi đã hết hiệu lực",
}
# What the second date of a kind that concerns one plan is called.
_SECOND: dict[ConflictKind, str] = {
    "later": "Ngày ghi cho văn bản được dẫn",
    "unissued": "Văn bản được dẫn ban hành",
    "not_in_force": "Văn bản được dẫn có hiệu lực từ",
    "lapsed": "Văn bản được dẫn có hiệu lực đến hết",
}


def entry_of(context: Context, base: str, conflict: Conflict) -> Clash:
    """A contradiction with its sentences, for the lists of contradictions."""
    address = conflict.subject or ""
    plan, document = context.plan(address), context.document(address)
    first = _citation(context, conflict.mentions[0]) if conflict.mentions else None
    if plan:
        name, title = Name("Kế hoạch số", plan.number) if plan.number else plan_name(plan), plan.title
    elif document:
        name, title = document_name(document), best_title(document)
    else:
        title = (first.title or "") if first else ""
        name, title = _name_as_cited(first), title[:1].upper() + title[1:]
    sides = sides_of(context, base, conflict)
    alone = conflict.kind in ("undated", "unresolved") or conflict.plan is not None
    return Clash(
        state=state_of(conflict),
        name=name,
        href=href(base, address) if plan or document else "",
        title=title,
        readings=sides,
        possible=_candidates(context, base, conflict),
        quotes=_quotes(context, base, conflict.mentions, "all" if conflict.kind != "later" else "date")
        if alone
        else (),
        further=_further(conflict.mentions, _QUOTES) if alone else "",
        remark=remark_of(context, conflict),
        settled=conflict.note or "",
        settled_on=on(conflict.noted_on) if conflict.noted_on else "",
        is_settled=conflict.is_settled,
    )


def state_of(conflict: Conflict) -> State:
    """What does not fit, in words; once an editor has settled it, that it was verified."""
    readings = len(conflict.readings)
    if conflict.kind == "dates":
        words = "Hai ngày" if readings == 2 else f"{readings} ngày khác nhau"
    elif conflict.kind == "issuers":
        words = "Hai tên cơ quan" if readings == 2 else f"{readings} tên cơ quan"
    elif conflict.kind == "years" and any(f"/{UNKNOWN}/" in address for address in conflict.addresses):
        words = "Cùng số, có nơi không ghi ngày"
    else:
        words = _STATES[conflict.kind]
    return State("held", f"Đã xác minh: {lower_first(words)}") if conflict.is_settled else State("clash", words)


def remark_of(context: Context, conflict: Conflict) -> str:
    """What helps to judge a contradiction; "" where there is nothing to say."""
    if conflict.kind == "years":
        return (
            "Số của cơ quan nhà nước đánh lại từ đầu mỗi năm, nên đây có thể là hai văn bản. "
            "Trùng ngày, tháng hoặc tên là lý do để xem lại năm."
        )
    if conflict.kind == "unresolved" and not conflict.readings:
        return "Bản chữ và sổ cơ quan của cổng chưa đủ để biết văn bản này của cơ quan nào."
    document = context.document(conflict.subject or "")
    agency = context.agency(document.series) if document else None
    if conflict.kind == "dates" and agency and agency.branch == "party":
        return "Văn bản của Đảng đánh số theo nhiệm kỳ, nên một số trong một nhiệm kỳ chỉ nên có một ngày."
    return ""


def sides_of(context: Context, base: str, conflict: Conflict, with_quotes: bool = True) -> tuple[Side, ...]:
    """The readings side by side; without their sentences only with links to them."""
    if conflict.kind == "unresolved":
        return ()
    if conflict.plan is not None:
        return _two_dates(context, base, conflict)
    return tuple(
        _side(context, base, conflict, reading, _other(conflict, reading), with_quotes) for reading in conflict.readings
    )


def _two_dates(context: Context, base: str, conflict: Conflict) -> tuple[Side, ...]:
    plan = context.corpus.plans[conflict.plan or ""]
    (reading,) = conflict.readings
    date = PartialDate.parse(reading.value)
    if plan.date is None:
        return ()
    source = () if reading.source == "text" else (Link("theo sổ văn bản của cổng"),)
    if conflict.subject and conflict.subject.startswith("ke-hoach/"):
        source = (Link("theo bản chữ trên cổng", href(base, conflict.subject)),)
    own = Link(joined(str(plan_name(plan)), agency_words(context.agency(plan.issuer))), href(base, plan.address))
    return (
        Side("Kế hoạch ban hành", _plain(plan.date.printed()), sources=(own,)),
        Side(_SECOND[conflict.kind], _plain(date.printed()), sources=source),
    )


def _side(
    context: Context, base: str, conflict: Conflict, reading: Reading, other: Reading | None, with_quotes: bool
) -> Side:
    mentions = reading.mentions
    quotes: tuple[Quote, ...] = ()
    sources: tuple[Link, ...] = ()
    if mentions and with_quotes:
        quotes = _quotes(context, base, mentions, "issuer" if conflict.kind == "issuers" else "date")
    elif mentions:
        sources = tuple(_source(context, base, mention) for mention in mentions[:_SOURCES])
    heading = f"{counted(len({mention.plan for mention in mentions}), 'kế hoạch')} ghi"
    issuer = ""
    if conflict.kind == "years":
        pieces = _of_year(context, reading.value, other.value if other else None)
        about = (_about(context, base, reading.value),)
        if reading.source == "plan":
            return Side("Kế hoạch trên cổng ghi", pieces, sources=about)
        if reading.source == "registry":
            return Side("Sổ văn bản của cổng ghi", pieces)
        return Side(heading, pieces, sources=about, quotes=quotes)
    if conflict.kind == "issuers":
        pieces = _plain(reading.value)
    else:
        date = PartialDate.parse(reading.value)
        pieces = _pieces(date, PartialDate.parse(other.value)) if other else _plain(date.printed())
        issuer = _issuer(context, mentions)
    if reading.source == "plan":
        heading, sources = "Kế hoạch trên cổng ghi", (Link("đọc kế hoạch", href(base, conflict.subject or "")),)
    elif reading.source == "registry":
        heading, sources = "Sổ văn bản của cổng ghi", ()
    elif reading.source == "front_matter":
        heading = "Thông tin đầu tệp của kế hoạch triển khai ghi"
    shown = _QUOTES if with_quotes else _SOURCES
    return Side(heading, pieces, issuer, sources, quotes, _further(mentions, shown))


def _other(conflict: Conflict, reading: Reading) -> Reading | None:
    """The reading that one is held against: the first, or for the first the second."""
    first, *rest = conflict.readings
    return (rest[0] if rest else None) if reading is first else first


def _of_year(context: Context, address: str, other: str | None) -> Pieces:
    date, theirs = _date_of(context, address), _date_of(context, other or "")
    if date is None:
        year = address.split("/")[2]
        return _plain(f"năm {year}" if year.isdigit() and not context.has_page(address) else "không ghi ngày")
    return _pieces(date, theirs) if theirs else _plain(date.printed())


def _date_of(context: Context, address: str) -> PartialDate | None:
    plan, document = context.plan(address), context.document(address)
    return plan.date if plan else document.agreed_date if document else None


def _about(context: Context, base: str, address: str) -> Link:
    plan, document = context.plan(address), context.document(address)
    words = str(plan_name(plan)) if plan else str(document_name(document)) if document else address
    return Link(f"{words}, có trên cổng" if plan else words, href(base, address))


def _candidates(context: Context, base: str, conflict: Conflict) -> tuple[Link, ...]:
    if conflict.kind != "unresolved":
        return ()
    found = []
    for reading in conflict.readings:
        _, series, *rest = f"{reading.value}//".split("/")
        agency = context.agency(series)
        words = f"của {agency.name if agency else series}"
        year = f", năm {rest[0]}" if rest[0].isdigit() else ""
        has_page = context.has_page(reading.value)
        found.append(Link(words + year, href(base, reading.value) if has_page else ""))
    return tuple(found)


def _name_as_cited(citation: Citation | None) -> Name:
    if citation is None:
        return Name("Văn bản")
    return Name(f"{citation.type} số", citation.number) if citation.number else Name(citation.name or citation.type)


def _quotes(context: Context, base: str, mentions: Sequence[Mention], what: str) -> tuple[Quote, ...]:
    """One sentence of each of the first few plans."""
    first: dict[str, Mention] = {}
    for mention in mentions:
        first.setdefault(mention.plan, mention)
    return tuple(_quote(context, base, mention, what) for mention in list(first.values())[:_QUOTES])


def _quote(context: Context, base: str, mention: Mention, what: str) -> Quote:
    plan = context.corpus.plans[mention.plan]
    placed = context.corpus.facts[mention.plan].citations[mention.index]
    before, cited, after = context.sentences.of(mention.plan, mention.index)
    start, end = _marked(placed.citation, cited, what)
    issuer = agency_words(context.agency(plan.issuer), plan.issuer)
    pieces = ((before + cited[:start], False), (cited[start:end], True), (cited[end:] + after, False))
    return Quote(
        Link(
            f"{plan_name(plan)}, {section_words(placed.anchor, placed.label)}", href(base, plan.address, placed.anchor)
        ),
        joined(issuer, short_date(plan)),
        tuple(piece for piece in pieces if piece[0]),
    )


def _marked(citation: Citation, cited: str, what: str) -> tuple[int, int]:
    """The part of a citation's words that the contradiction is about; all of it where that part is not found."""
    if what == "date" and (dates := list(_DATE.finditer(cited))):
        return dates[-1].span()
    if what == "issuer":
        found = [(at, at + len(one)) for one in citation.issuers_printed if (at := cited.rfind(one)) >= 0]
        if found:
            return min(start for start, _ in found), max(end for _, end in found)
    return 0, len(cited)


def _further(mentions: Sequence[Mention], shown: int) -> str:
    plans = len({mention.plan for mention in mentions})
    return f"và {counted(plans - shown, 'kế hoạch')} khác" if plans > shown else ""


def _source(context: Context, base: str, mention: Mention) -> Link:
    plan = context.corpus.plans[mention.plan]
    placed = context.corpus.facts[mention.plan].citations[mention.index]
    issuer = agency_words(context.agency(plan.issuer), plan.issuer)
    name = plan.number or f"{issuer}, {lower_first(plan_name(plan).words).rstrip(',')}"
    return Link(f"{name}, {section_words(placed.anchor, placed.label)}", href(base, plan.address, placed.anchor))


def _issuer(context: Context, mentions: Iterable[Mention]) -> str:
    """The issuer as the first of the mentions prints it, or ""."""
    return next((", ".join(printed) for one in mentions if (printed := _citation(context, one).issuers_printed)), "")


def _citation(context: Context, mention: Mention) -> Citation:
    return context.corpus.facts[mention.plan].citations[mention.index].citation


def _plain(text: str) -> Pieces:
    return ((text, False),)


def _pieces(date: PartialDate, other: PartialDate) -> Pieces:
    """The printed date in pieces between its slashes, with those marked that the other has not."""
    one, two = date.printed().split("/"), other.printed().split("/")
    aligned = len(one) == len(two)
    pieces: list[tuple[str, bool]] = []
    for position, part in enumerate(one):
        if position:
            pieces.append(("/", False))
        pieces.append((part, not aligned or part != two[position]))
    return tuple(pieces)
