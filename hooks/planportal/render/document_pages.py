"""The page of a document that plans cite, held or not: what is known of it, and who cites it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..model import CitedDocument, Mention, SitePage
from ..vietnamese import address_slug
from .children import children_pages
from .cited_lines import kind_of
from .citing import citing_overview, citing_pages
from .clashes import clash_of
from .context import Context
from .document_facts import events_of, readings_of, source_of
from .document_force import then_and_now
from .document_requests import request_for
from .links import base_of, href, outside
from .named_documents import counterparts_of, successor_of
from .plan_relations import SHOWN, chain_address, children_address
from .readings import best_issuers, best_title
from .rows import places, row_of
from .views import Link
from .wording import agency_words, counted, document_name, on, plan_in_words, shortened

_POSSIBLE = 5


def document_pages(context: Context) -> Iterator[SitePage]:
    """A page for each cited document, and further ones for those that many plans cite."""
    possible = _possible_mentions(context)
    for address in sorted(context.documents):
        document = context.documents[address]
        yield document_page(context, document, possible.get(address, ()))
        name = str(document_name(document))
        record = None if document.is_plan else document.record
        yield from citing_pages(context, document.address, name, document.mentions, "trich-dan", record)
        yield from children_pages(context, document.address, name, "chuoi")


def document_page(context: Context, document: CitedDocument, possible: Sequence[Mention] = ()) -> SitePage:
    """The finished page of one cited document; `possible` are the citations that may or may not mean it."""
    base = base_of(document.address)
    name, date = document_name(document), document.agreed_date
    children = context.corpus.hierarchy.children.get(document.address, ())
    # A plan has a life, not the legal force of a law.
    record = None if document.is_plan else document.record
    citing = citing_overview(context, document.address, document.mentions, record)
    content = context.render(
        "document.html",
        document.address,
        name=name,
        date=on(date) if date else "ngày ghi khác nhau" if document.dates else "không ghi ngày",
        issuer=_issuers_of(document),
        title=best_title(document),
        is_plan=document.is_plan,
        url=outside(document.record.url) if document.record else "",
        now=None if document.is_plan else then_and_now(context, document),
        successor=successor_of(context, base, document),
        counterparts=counterparts_of(context, base, document),
        events=events_of(document),
        clash=clash_of(context, base, document),
        citing=citing,
        possible=_possible(context, base, possible),
        possible_more=_more_words(len(possible)),
        children=tuple(row_of(context, base, child) for child in children[:SHOWN]),
        children_more=_children_more(context, base, document, children),
        readings=readings_of(context, document),
        source=source_of(document),
        alike=_alike(context, base, document),
        request=request_for(context, base, document),
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


def _possible_mentions(context: Context) -> Mapping[str, tuple[Mention, ...]]:
    """For each address the citations of which nobody can tell whether they mean it."""
    found: dict[str, list[Mention]] = {}
    for plan_id in context.in_order:
        for index, resolution in enumerate(context.corpus.resolutions[plan_id]):
            if resolution.target is None:
                for candidate in resolution.candidates:
                    found.setdefault(candidate, []).append(Mention(plan_id, index))
    return {address: tuple(mentions) for address, mentions in found.items()}


def _possible(context: Context, base: str, mentions: Sequence[Mention]) -> tuple[Link, ...]:
    links = []
    for mention in mentions[:_POSSIBLE]:
        plan = context.corpus.plans[mention.plan]
        place = places(context, (mention,), href(base, plan.address))[0]
        in_words = plan_in_words(plan, agency_words(context.agency(plan.issuer), plan.issuer))
        surface = context.corpus.facts[mention.plan].citations[mention.index].citation.surface
        links.append(Link(f"{in_words}, {place.words}", place.href, note=f"viết “{' '.join(surface.split())}”"))
    return tuple(links)


def _more_words(count: int) -> str:
    return f"và {counted(count - _POSSIBLE, 'chỗ khác')}" if count > _POSSIBLE else ""


def _alike(context: Context, base: str, document: CitedDocument) -> tuple[Link, ...]:
    """Where to find the other documents of its kind and of its issuer."""
    series = document.series or ""
    kind = kind_of(document)
    links = [Link(f"{kind} khác được dẫn", href(base, f"trich-dan/loai/{address_slug(kind)}"))]
    if name := context.series_names.get(series):
        links.append(Link(f"Văn bản khác của {name}", href(base, f"trich-dan/co-quan/{series}")))
    return tuple(links)
