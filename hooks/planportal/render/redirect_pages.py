"""Old addresses: each becomes a page that sends its readers on, so that no address dies."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ..dates import PartialDate
from ..link.document_keys import UNKNOWN, document_key, numbering_agency, segment_of
from ..model import Mention, SitePage
from ..numbers import try_parse
from .context import Context
from .wording import document_name

_DOCUMENT = """<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<meta http-equiv="refresh" content="0; url={target}">
<link rel="canonical" href="{canonical}">
<title>Trang đã đổi địa chỉ</title>
<p>Trang này đã đổi địa chỉ: <a href="{target}">{title}</a>.</p>
</html>
"""


def redirect_document(page: SitePage, site_url: str) -> str:
    """The whole file of a page that only sends its readers on; it needs no script and no style."""
    if page.redirect is None:
        raise ValueError(f"not a redirect: {page.address}")
    return _DOCUMENT.format(
        target=escape(f"{page.base}{page.redirect}/"),
        canonical=escape(f"{site_url.rstrip('/')}/{page.redirect}/"),
        title=escape(page.title or page.redirect),
    )


def redirect_pages(context: Context) -> Iterator[SitePage]:
    """A redirect for every alias, and for the address a document had before more was known of it.

    An address that has a page is left to it, and one that two documents could have had is not used.
    """
    targets: dict[str, set[str]] = {}
    for old, target in (*_aliases(context), *_former_stubs(context), *_formerly_undated(context)):
        targets.setdefault(old, set()).add(target)
    for old, found in sorted(targets.items()):
        if len(found) == 1 and not context.has_page(old):
            target = found.pop()
            yield SitePage(old, _title(context, target), "", "", redirect=target)


def _title(context: Context, address: str) -> str:
    plan, document = context.plan(address), context.document(address)
    return plan.title if plan else str(document_name(document)) if document else ""


def _aliases(context: Context) -> Iterator[tuple[str, str]]:
    for plan in context.corpus.plans.values():
        for alias in plan.aliases:
            yield _below(alias, "ke-hoach"), plan.address
    for document in context.documents.values():
        for alias in document.record.aliases if document.record else ():
            yield _below(alias, "van-ban"), document.address


def _below(alias: str, folder: str) -> str:
    """An alias as an address: with its first segment, without slashes at its ends."""
    address = alias.strip("/")
    return address if address.startswith(("ke-hoach/", "van-ban/")) else f"{folder}/{address}"


def _former_stubs(context: Context) -> Iterator[tuple[str, str]]:
    """Where a plan was described while it was only cited, for plans that others cite or implement."""
    for plan in context.corpus.plans.values():
        number = try_parse(plan.number) if plan.number else None
        known = context.corpus.cited_by.get(plan.address) or context.corpus.hierarchy.children.get(plan.address)
        if number and known:
            date = plan.date or (PartialDate(plan.year) if plan.year else None)
            segment = segment_of(number, date, numbering_agency(context.corpus.registries, plan.issuer))
            yield f"van-ban/{document_key(plan.issuer, segment, number, 'Kế hoạch')}", plan.address


def _formerly_undated(context: Context) -> Iterator[tuple[str, str]]:
    """Where a document was described while only mentions without a date were known."""
    for document in context.documents.values():
        parts = document.key.split("/")
        if len(parts) == 3 and parts[1] != UNKNOWN and any(_is_undated(context, one) for one in document.mentions):
            yield f"van-ban/{parts[0]}/{UNKNOWN}/{parts[2]}", document.address


def _is_undated(context: Context, mention: Mention) -> bool:
    return context.corpus.facts[mention.plan].citations[mention.index].citation.date is None
