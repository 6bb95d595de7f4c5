"""Agencies: an index by level, and a page for each with its plans and who answers for it today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..agency_life import is_unsure, taken_over
from ..labels import LEVEL_SEGMENTS, LEVELS
from ..model import SitePage
from ..records import Agency, Level
from ..vietnamese import sort_key
from .context import Context
from .links import base_of, href
from .listing import listing_page
from .paging import Group, ListPage, list_pages, year_group
from .rows import row_of, unsure_state
from .views import Fact, Link, State
from .wording import counted, lower_first, shortened

_HELD = "Có kế hoạch trên cổng"
_LEAD = "Tên ghi như khi ban hành kế hoạch; trang của mỗi cơ quan nêu nay hỏi cơ quan nào."


def agency_pages(context: Context) -> Iterator[SitePage]:
    """The index of all agencies, and the pages of each."""
    yield from _index_pages(context)
    for agency_id in sorted(context.corpus.registries.agencies):
        yield from _pages_of(context, context.corpus.registries.agencies[agency_id])


@dataclass(frozen=True, slots=True)
class Heir:
    """An agency that took over (None: it merely ended), when, how, on what basis, and whether that is sure."""

    agency: Link | None
    words: str
    basis: str
    state: State | None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to an agency; the date may not be known."""

    date: str
    machine_date: str
    words: str
    is_key: bool


def _pages_of(context: Context, agency: Agency) -> Iterator[SitePage]:
    address = f"co-quan/{agency.id}"
    plans = [context.corpus.plans[plan_id] for plan_id in context.by_agency.get(agency.id, ())]
    pages = list_pages(address, [(year_group(plan.year), plan.address) for plan in plans])
    yield _first_page(context, agency, next(pages))
    for page in pages:
        yield listing_page(
            context,
            page,
            title=f"Kế hoạch của {agency.short}",
            kind=Link(agency.short, href(base_of(page.address), address)),
            lead="Xếp theo ngày ban hành, cũ trước mới sau.",
            nav="co-quan",
        )


def _first_page(context: Context, agency: Agency, page: ListPage[str]) -> SitePage:
    base = base_of(page.address)
    above = context.agency(agency.parent)
    content = context.render(
        "agency.html",
        page.address,
        agency=agency,
        title=context.names[agency.id],
        level=lower_first(LEVELS[agency.level]),
        place=agency.place if agency.level != "central" else None,
        above=Link(above.short, href(base, f"co-quan/{above.id}")) if above else None,
        heirs=heirs_of(context, base, agency),
        several=not has_one_heir(context, agency),
        ended=agency.active_to.printed() if agency.active_to else "",
        came_from=came_from(context, base, agency),
        count=page.count,
        rows=tuple(row_of(context, base, address) for address in page.items),
        steps=tuple(Link(f"{step.words} ({step.count})", href(base, step.address)) for step in page.steps),
        events=events_of(context, agency),
        facts=_facts(context, base, agency),
    )
    words = f"{counted(page.count, 'kế hoạch')} trên cổng, cơ quan kế thừa hiện nay, tên và ký hiệu."
    title = context.names[agency.id]
    return SitePage(page.address, title, shortened(f"{title}: {words}", 300), content, "co-quan")


def heirs_of(context: Context, base: str, agency: Agency) -> tuple[Heir, ...]:
    """Who answers today, one line for each agency that took something over."""
    heirs = []
    for succession in agency.successors:
        heir = context.agency(succession.agency)
        link = Link(context.names[heir.id], href(base, f"co-quan/{heir.id}")) if heir else None
        heirs.append(Heir(link, taken_over(succession), succession.basis or "", unsure_state(succession)))
    return tuple(heirs)


def has_one_heir(context: Context, agency: Agency) -> bool:
    """Whether one agency, and no other, took over."""
    return len({succession.agency for succession in agency.successors if context.agency(succession.agency)}) == 1


def came_from(context: Context, base: str, agency: Agency) -> tuple[Link, ...]:
    """The agencies that this one took over from."""
    others = [context.corpus.registries.agencies[other] for other in context.inherited.get(agency.id, ())]
    return tuple(Link(context.names[other.id], href(base, f"co-quan/{other.id}")) for other in others)


def events_of(context: Context, agency: Agency) -> tuple[Event, ...]:
    """What is recorded of the agency's life, in the order of time, undated events last."""
    dated: list[tuple[str, Event]] = []
    if agency.active_from:
        begun = Event(agency.active_from.printed(), str(agency.active_from), "Bắt đầu hoạt động.", True)
        dated.append((begun.machine_date, begun))
    for succession in agency.successors:
        heir = context.agency(succession.agency)
        into = f": {context.names[heir.id]}" if heir else ""
        unsure = " (cần kiểm tra)" if is_unsure(succession) else ""
        words = f"{succession.kind[:1].upper()}{succession.kind[1:]}{into}{unsure}."
        date, machine = (
            ("Chưa rõ ngày", "") if not succession.since else (succession.since.printed(), str(succession.since))
        )
        dated.append((machine or "9999", Event(date, machine, words, bool(machine))))
    if agency.active_to and not any(succession.since for succession in agency.successors):
        ended = Event(agency.active_to.printed(), str(agency.active_to), "Kết thúc hoạt động.", True)
        dated.append((ended.machine_date, ended))
    return tuple(event for _, event in sorted(dated, key=lambda entry: entry[0]))


def _facts(context: Context, base: str, agency: Agency) -> tuple[Fact, ...]:
    above = context.agency(agency.parent)
    facts = [
        Fact("Tên đầy đủ", (Link(agency.name),)),
        Fact("Tên ngắn", (Link(agency.short),)),
        Fact("Ký hiệu", (Link(agency.symbol, kind="no") if agency.symbol else Link("Không ghi", kind="blank"),)),
        Fact("Cấp", (Link(LEVELS[agency.level]),)),
    ]
    if above:
        facts.append(Fact("Cấp trên", (Link(above.short, href(base, f"co-quan/{above.id}")),)))
    if agency.place:
        facts.append(Fact("Địa phương", (Link(agency.place),)))
    if agency.aliases:
        facts.append(Fact("Cách ghi khác", tuple(Link(alias) for alias in agency.aliases)))
    if agency.terms:
        facts.append(Fact("Nhiệm kỳ", tuple(Link(term.name) for term in agency.terms)))
    return tuple(facts)


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """An agency in the index, and how many plans of it are held."""

    name: str
    href: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgencyGroup:
    """The agencies with plans here, or the others of one level."""

    heading: str
    count: str
    lines: tuple[AgencyLine, ...]


def _index_pages(context: Context) -> Iterator[SitePage]:
    levels: tuple[Level, ...] = tuple(LEVELS)
    agencies = sorted(
        context.corpus.registries.agencies.values(),
        key=lambda agency: (levels.index(agency.level), agency.id not in context.by_agency, sort_key(agency.name)),
    )
    entries = [(Group(LEVEL_SEGMENTS[agency.level], LEVELS[agency.level]), agency) for agency in agencies]
    for page in list_pages("co-quan", entries, "co-quan/cap"):
        yield _index_page(context, page)


def _index_page(context: Context, page: ListPage[Agency]) -> SitePage:
    base = base_of(page.address)
    title = f"Cơ quan, {lower_first(page.words)}" if page.words else "Cơ quan"
    groups: dict[str, list[AgencyLine]] = {}
    for agency in sorted(page.items, key=lambda agency: agency.id not in context.by_agency):
        other = f"Chưa có kế hoạch trên cổng, cấp {lower_first(LEVELS[agency.level])}"
        groups.setdefault(_HELD if agency.id in context.by_agency else other, []).append(_line(context, base, agency))
    content = context.render(
        "agencies.html",
        page.address,
        title=title,
        lead=_LEAD,
        above=Link("Cơ quan", href(base, page.above)) if page.above else None,
        groups=tuple(
            AgencyGroup(heading, counted(len(lines), "cơ quan"), tuple(lines)) for heading, lines in groups.items()
        ),
        steps=tuple(Link(f"{step.words} ({step.count})", href(base, step.address)) for step in page.steps),
    )
    return SitePage(page.address, title, f"{title} trên cổng. {_LEAD}", content, "co-quan")


def _line(context: Context, base: str, agency: Agency) -> AgencyLine:
    count = len(context.by_agency.get(agency.id, ()))
    heirs = [
        f"{heir.short}{' (cần kiểm tra)' if is_unsure(succession) else ''}"
        for succession in agency.successors
        if (heir := context.agency(succession.agency))
    ]
    facts = (
        counted(count, "kế hoạch") if count else "",
        f"từ {agency.active_from.printed()}" if agency.active_from else "",
        f"đến {agency.active_to.printed()}" if agency.active_to else "",
        f"nay là {heirs[0]}" if len(heirs) == 1 else f"nay chia cho {counted(len(heirs), 'cơ quan')}" if heirs else "",
    )
    return AgencyLine(context.names[agency.id], href(base, f"co-quan/{agency.id}"), tuple(filter(None, facts)))
