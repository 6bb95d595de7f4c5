"""Old addresses: each becomes a page that sends its readers on, so that no address dies."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ..model import SitePage
from .context import Context

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
    """A redirect for every alias of a plan or of a cited document; an address that has a page is left to it."""
    taken: set[str] = set()
    for old, target, title in _aliases(context):
        if old and old not in taken and not context.has_page(old):
            taken.add(old)
            yield SitePage(old, title, "", "", redirect=target)


def _aliases(context: Context) -> Iterator[tuple[str, str, str]]:
    for plan_id in sorted(context.corpus.plans):
        plan = context.corpus.plans[plan_id]
        for alias in plan.aliases:
            old = alias.strip("/")
            yield (old if old.startswith(("ke-hoach/", "van-ban/")) else f"ke-hoach/{old}"), plan.address, plan.title
    for address in sorted(context.documents):
        document = context.documents[address]
        for alias in document.record.aliases if document.record else ():
            old = alias.strip("/")
            yield (
                (old if old.startswith("van-ban/") else f"van-ban/{old}"),
                document.address,
                str(document.number or ""),
            )
