"""Other documents that the registry names beside one: what replaced it, and the same instrument of other places.

They are links where they have a page here; what the portal has no page for is named as text all the same.
"""

from __future__ import annotations

from ..model import CitedDocument
from ..records import DocumentRecord, DocumentReference
from ..vietnamese import address_slug
from .context import Context
from .links import href
from .views import Link
from .wording import agency_words, document_name, joined, on, plan_name


def successor_of(context: Context, base: str, document: CitedDocument) -> Link | None:
    """What replaced the document, or None where the registry names nothing."""
    if document.successor:
        return _link(context, base, document.successor)
    named = document.record.replaced_by if document.record else None
    if not named:
        return None
    # A key ends in the number as addresses have it: the registry may know more of it than the key says.
    ending = named.strip("/").rpartition("/")[2]
    fitting = [
        record
        for record in context.corpus.registries.documents
        if record.number and f"-{ending}".endswith(f"-{address_slug(record.number)}")
    ]
    return _recorded(context, fitting[0]) if len(fitting) == 1 else Link(named)


def counterparts_of(context: Context, base: str, document: CitedDocument) -> tuple[Link, ...]:
    """The same instrument of other places, as an editor tied them."""
    links = [_link(context, base, address) for address in document.counterparts]
    linked = {_number(context, address) for address in document.counterparts}
    references = document.record.counterparts if document.record else ()
    texts = [_text(context, one) for one in references if one.number and one.number not in linked]
    return (*links, *texts)


def _link(context: Context, base: str, address: str) -> Link:
    plan, document = context.plan(address), context.document(address)
    if plan:
        issuer = agency_words(context.agency(plan.issuer), plan.issuer)
        note = joined(issuer, on(plan.date) if plan.date else "", "đọc được trên cổng")
        return Link(str(plan_name(plan)), href(base, address), note=note)
    if document is None:
        return Link(address)
    date = document.agreed_date
    note = joined(context.issuers[document.key], on(date) if date else "")
    return Link(str(document_name(document)), href(base, address), note=note)


def _number(context: Context, address: str) -> str | None:
    plan, document = context.plan(address), context.document(address)
    return plan.number if plan else document.number if document else None


def _text(context: Context, reference: DocumentReference) -> Link:
    issuer = agency_words(context.agency(reference.issuer), reference.issuer or "")
    date = on(reference.date) if reference.date else ""
    return Link(reference.number or "", note=joined(issuer, date, "chưa có trang trên cổng"))


def _recorded(context: Context, record: DocumentRecord) -> Link:
    issuers = ", ".join(agency_words(context.agency(issuer), issuer) for issuer in record.issuers)
    date = on(record.date) if record.date else ""
    return Link(record.number or "", note=joined(issuers, date, "chưa được kế hoạch nào trên cổng dẫn"))
