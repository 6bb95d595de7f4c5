"""Who cites a document: plan by plan, how often, where, and the sentence that does it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ..model import Mention, SitePage
from .context import Context, age
from .links import base_of, href
from .paging import ListPage, list_pages, year_group
from .rows import section_words
from .views import Link, Name
from .wording import agency_words, counted, joined, plan_name, short_date

_PLACES = 8


@dataclass(frozen=True, slots=True)
class CitingPlan:
    """One line of the table: a plan and how it cites the document."""

    name: Name
    href: str
    by: str
    count: int
    places: tuple[Link, ...]
    before: str
    marked: str
    after: str


@dataclass(frozen=True, slots=True)
class Citing:
    """The table of who cites a document, or the links to its parts where it is long."""

    plans: int
    mentions: int
    rows: tuple[CitingPlan, ...]
    steps: tuple[Link, ...]

    @property
    def words(self) -> str:
        """How much, as a sentence begins: "4 kế hoạch, 11 lần"."""
        return f"{counted(self.plans, 'kế hoạch')}, {counted(self.mentions, 'lần')}"


def citing_overview(context: Context, address: str, mentions: Sequence[Mention]) -> Citing:
    """What the page at the address itself shows of those who cite it."""
    first = next(_list_pages(context, address, mentions))
    return _citing(context, base_of(address), first, mentions)


def citing_pages(
    context: Context, address: str, name: str, mentions: Sequence[Mention], nav: str
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
            citing=_citing(context, base, page, mentions),
        )
        yield SitePage(page.address, title, f"{title}: dẫn ở đâu, bằng câu nào.", content, nav)


def _list_pages(context: Context, address: str, mentions: Sequence[Mention]) -> Iterator[ListPage[str]]:
    plans = sorted({mention.plan for mention in mentions}, key=lambda plan_id: age(context.corpus.plans[plan_id]))
    entries = [(year_group(context.corpus.plans[plan_id].year), plan_id) for plan_id in plans]
    return list_pages(address, entries, f"{address}/dan-boi")


def _citing(context: Context, base: str, page: ListPage[str], mentions: Sequence[Mention]) -> Citing:
    shown = set(page.items)
    by_plan: dict[str, list[int]] = {plan_id: [] for plan_id in page.items}
    for mention in mentions:
        if mention.plan in shown:
            by_plan[mention.plan].append(mention.index)
    total = sum(len(found) for found in by_plan.values()) if page.items else len(mentions)
    return Citing(
        plans=page.count,
        mentions=total,
        rows=tuple(_row(context, base, plan_id, found) for plan_id, found in by_plan.items()),
        steps=tuple(Link(f"{step.words} ({step.count})", href(base, step.address)) for step in page.steps),
    )


def _row(context: Context, base: str, plan_id: str, indexes: Sequence[int]) -> CitingPlan:
    plan = context.corpus.plans[plan_id]
    link = href(base, plan.address)
    citations = context.corpus.facts[plan_id].citations
    places: dict[str, Link] = {}
    for index in indexes:
        words = section_words(citations[index].anchor, citations[index].label).removeprefix("mục ")
        places.setdefault(words, Link(words, f"{link}#{citations[index].anchor}"))
    before, marked, after = context.sentences.of(plan_id, indexes[0])
    return CitingPlan(
        name=plan_name(plan),
        href=link,
        by=joined(agency_words(context.agency(plan.issuer), plan.issuer), short_date(plan)),
        count=len(indexes),
        places=tuple(places.values())[:_PLACES],
        before=before,
        marked=marked,
        after=after,
    )
