"""Who cites a document: plan by plan, every sentence that does it, as what, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice

from ..dates import PartialDate
from ..model import Mention, Role, SitePage
from ..records import DocumentRecord
from .context import Context, age
from .force import NOT_CHECKED, force_on
from .links import base_of, href
from .paging import ListPage, list_pages, year_group
from .rows import section_words
from .views import Link, Name, State
from .wording import agency_words, counted, joined, plan_name, short_date

ROLES: dict[Role, str] = {"parent": "để thực hiện", "basis": "làm căn cứ", "mention": "nhắc đến"}
_QUOTES = 20


@dataclass(frozen=True, slots=True)
class Quote:
    """One sentence that cites: where it stands (once or more), the role of the document in it, and its words."""

    places: tuple[Link, ...]
    role: str
    before: str
    marked: str
    after: str

    def __html__(self) -> str:
        places = ", ".join(
            f'<a class="ck-src" href="{escape(one.href)}">{escape(one.words)}</a>' for one in self.places
        )
        sentence = f"{escape(self.before)}<mark>{escape(self.marked)}</mark>{escape(self.after)}"
        return f'<p class="ck-quotes__at">{places}: {self.role}</p><p>{sentence}</p>'


@dataclass(frozen=True, slots=True)
class CitingPlan:
    """One line of the table: a plan, the force of the document on its date, and how it cites the document.

    `then` is a state, else words for why there is none; `further` counts the sentences not shown.
    """

    name: Name
    href: str
    by: str
    times: str
    then: State | str
    quotes: tuple[Quote, ...]
    further: str


@dataclass(frozen=True, slots=True)
class Citing:
    """The table of who cites a document, or the links to its parts where it is long.

    `has_force` says whether the registry knows the force on the date of any plan in the table.
    """

    plans: int
    mentions: int
    rows: tuple[CitingPlan, ...]
    steps: tuple[Link, ...]
    has_force: bool

    @property
    def words(self) -> str:
        """How much, as a sentence begins: "4 kế hoạch, 11 lần"."""
        return f"{counted(self.plans, 'kế hoạch')}, {counted(self.mentions, 'lần')}"


def citing_overview(
    context: Context, address: str, mentions: Sequence[Mention], record: DocumentRecord | None = None
) -> Citing:
    """What the page at the address itself shows of those who cite it; force where a registry record is given."""
    first = next(_list_pages(context, address, mentions))
    return _citing(context, base_of(address), first, mentions, record)


def citing_pages(
    context: Context,
    address: str,
    name: str,
    mentions: Sequence[Mention],
    nav: str,
    record: DocumentRecord | None = None,
) -> Iterator[SitePage]:
    """The further pages, `<address>/dan-boi/<year>/<block>`, of a document that many plans cite."""
    for page in islice(_list_pages(context, address, mentions), 1, None):
        base = base_of(page.address)
        title = f"Kế hoạch dẫn {name}, {page.words}"
        content = context.render(
            "citing.html",
            page.address,
            title=title,
            above=Link(name, href(base, address)),
            citing=_citing(context, base, page, mentions, record),
        )
        yield SitePage(page.address, title, f"{title}: dẫn ở đâu, bằng câu nào.", content, nav)


def _list_pages(context: Context, address: str, mentions: Sequence[Mention]) -> Iterator[ListPage[str]]:
    plans = sorted({mention.plan for mention in mentions}, key=lambda plan_id: age(context.corpus.plans[plan_id]))
    entries = [(year_group(context.corpus.plans[plan_id].year), plan_id) for plan_id in plans]
    return list_pages(address, entries, f"{address}/dan-boi")


def _citing(
    context: Context, base: str, page: ListPage[str], mentions: Sequence[Mention], record: DocumentRecord | None
) -> Citing:
    by_plan: dict[str, list[int]] = {plan_id: [] for plan_id in page.items}
    for mention in mentions:
        if mention.plan in by_plan:
            by_plan[mention.plan].append(mention.index)
    total = sum(len(found) for found in by_plan.values()) if page.items else len(mentions)
    rows = tuple(_row(context, base, plan_id, found, record) for plan_id, found in by_plan.items())
    return Citing(
        plans=page.count,
        mentions=total,
        rows=rows,
        steps=tuple(Link(f"{step.words} ({step.count})", href(base, step.address)) for step in page.steps),
        has_force=any(isinstance(row.then, State) for row in rows),
    )


def _row(
    context: Context, base: str, plan_id: str, indexes: Sequence[int], record: DocumentRecord | None
) -> CitingPlan:
    plan = context.corpus.plans[plan_id]
    link = href(base, plan.address)
    further = len(indexes) - _QUOTES
    return CitingPlan(
        name=plan_name(plan),
        href=link,
        by=joined(agency_words(context.agency(plan.issuer), plan.issuer), short_date(plan)),
        times=counted(len(indexes), "lần"),
        then=force_on(record, plan.date) or _unknown(plan.date),
        quotes=tuple(_quotes(context, link, plan_id, indexes[:_QUOTES])),
        further=f"và {counted(further, 'chỗ khác')} trong kế hoạch này" if further > 0 else "",
    )


def _unknown(date: PartialDate | None) -> str:
    return NOT_CHECKED if date else "kế hoạch không ghi ngày"


def _quotes(context: Context, link: str, plan_id: str, indexes: Sequence[int]) -> Iterator[Quote]:
    """The sentences; those that are word for word the same count as one with several places."""
    places: dict[tuple[Role, str, str, str], dict[str, Link]] = {}
    for index in indexes:
        placed = context.corpus.facts[plan_id].citations[index]
        words = section_words(placed.anchor, placed.label)
        same = places.setdefault((placed.citation.role, *context.sentences.of(plan_id, index)), {})
        same.setdefault(words, Link(words, f"{link}#{placed.anchor}"))
    for (role, before, marked, after), found in places.items():
        yield Quote(tuple(found.values()), ROLES[role], before, marked, after)
