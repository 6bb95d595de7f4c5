"""What is known of a cited document and from where: read from the plans, or told by the registry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..model import CitedDocument, Mention
from ..records import DocumentRecord
from .context import Context
from .readings import plain_title, titles_alike
from .views import Fact, Link
from .wording import counted, on

_SHOWN = 5
_REGISTRY = "theo sổ đăng ký"


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
        (record.part_ended, "Một phần hết hiệu lực từ ngày này.", False),
        (record.in_force_to, "Ngày cuối còn hiệu lực.", True),
    )
    events = [(date, Event(date.printed(), str(date), words, key)) for date, words, key in known if date]
    ordered = sorted(events, key=lambda one: (one[0].year, one[0].month or 99, one[0].day or 99))
    return tuple(event for _, event in ordered) if len(events) > 1 else ()


def readings_of(context: Context, document: CitedDocument) -> tuple[Fact, ...]:
    """Number, type, date, issuer and title, each as the registry has it and as plans print it, with how many do."""
    record = document.record
    return tuple(
        fact
        for fact in (
            _numbers(context, document, record),
            _types(context, document),
            _dates(document, record),
            _fact("Cơ quan", (), document.issuers),
            _titles(document, record),
        )
        if fact.values
    )


def source_of(document: CitedDocument) -> tuple[Fact, ...]:
    """Where the registry has its entry from and when an editor looked; () where there is no entry."""
    record = document.record
    if record is None:
        return ()
    source = Link(record.source) if record.source else Link("Không ghi nguồn", kind="blank")
    checked = Link(on(record.checked)) if record.checked else Link("Chưa ghi ngày kiểm tra", kind="blank")
    return (Fact("Nguồn của sổ", (source,)), Fact("Kiểm tra", (checked,)))


def _numbers(context: Context, document: CitedDocument, record: DocumentRecord | None) -> Fact:
    """The number and every other spelling of it in the plans; names and short forms where they print no number."""
    written: dict[str, list[Mention]] = {}
    named: dict[str, list[Mention]] = {}
    repaired: list[Mention] = []
    for mention in document.mentions:
        citation = context.corpus.facts[mention.plan].citations[mention.index].citation
        if citation.number is None or citation.antecedent is not None:
            named.setdefault(citation.name or " ".join(citation.surface.split()), []).append(mention)
            continue
        start, end = citation.number_start - citation.start, citation.number_end - citation.start
        spelt = " ".join(citation.surface[start:end].split()) or citation.number
        written.setdefault(spelt, []).append(mention)
        if citation.repaired:
            repaired.append(mention)
    values = []
    if record and record.number and record.number not in written:
        values.append(Link(record.number, kind="no", note=_REGISTRY))
    values += [_seen(spelt, mentions, "no") for spelt, mentions in _by_plans(written)]
    values += [_seen(f"“{name}”", mentions) for name, mentions in _by_plans(named)]
    if repaired:
        values.append(Link("Ký hiệu đọc nhầm, đã sửa theo bảng ký hiệu", note=_in_plans(repaired)))
    return Fact("Số, ký hiệu" if written or (record and record.number) else "Tên gọi", tuple(values))


def _types(context: Context, document: CitedDocument) -> Fact:
    """The words for its kind, where plans print more than one."""
    seen: dict[str, list[Mention]] = {}
    for mention in document.mentions:
        citation = context.corpus.facts[mention.plan].citations[mention.index].citation
        if citation.antecedent is None:
            seen.setdefault(citation.type, []).append(mention)
    return Fact("Loại", tuple(_seen(kind, found) for kind, found in _by_plans(seen)) if len(seen) > 1 else ())


def _dates(document: CitedDocument, record: DocumentRecord | None) -> Fact:
    recorded = record.date if record else None
    seen = [(date.printed(), found) for date, found in document.dates if found]
    fact = _recorded_and_seen("Ngày", recorded.printed() if recorded else "", seen)
    return fact if seen else Fact("Ngày", (*fact.values, Link("Không kế hoạch nào ghi", kind="blank")))


def _titles(document: CitedDocument, record: DocumentRecord | None) -> Fact:
    recorded = record.title if record and record.title else ""
    return _recorded_and_seen("Trích yếu", recorded, titles_alike(document), "“{}”")


def _recorded_and_seen(
    label: str, recorded: str, seen: Sequence[tuple[str, Sequence[Mention]]], form: str = "{}"
) -> Fact:
    """The registry's value before those of the plans; once where it is what plans print."""
    same = next((one for one in seen if recorded and plain_title(one[0]) == plain_title(recorded)), None)
    if not recorded:
        return _fact(label, (), [(form.format(words), found) for words, found in seen])
    note = f"{_REGISTRY}; {_in_plans(same[1])}" if same else _REGISTRY
    others = [(form.format(words), found) for words, found in seen if same is None or words != same[0]]
    return _fact(label, (Link(form.format(recorded), note=note),), others)


def _fact(label: str, recorded: tuple[Link, ...], seen: Iterable[tuple[str, Sequence[Mention]]]) -> Fact:
    found = [_seen(words, mentions) for words, mentions in seen]
    further = (Link(f"và {len(found) - _SHOWN} cách ghi khác", kind="blank"),) if len(found) > _SHOWN else ()
    return Fact(label, (*recorded, *found[:_SHOWN], *further))


def _by_plans(seen: dict[str, list[Mention]]) -> list[tuple[str, list[Mention]]]:
    """The spellings, those of most plans first, five at most."""
    order = Counter({words: len({mention.plan for mention in found}) for words, found in seen.items()})
    return [(words, seen[words]) for words, _ in order.most_common(_SHOWN)]


def _seen(words: str, mentions: Sequence[Mention], kind: str = "") -> Link:
    return Link(words, kind=kind, note=_in_plans(mentions))


def _in_plans(mentions: Sequence[Mention]) -> str:
    return f"ghi ở {counted(len({mention.plan for mention in mentions}), 'kế hoạch')}"
