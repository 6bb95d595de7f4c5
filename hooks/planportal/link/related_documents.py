"""What the registry ties together: the document that replaced another, the same instrument of other places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..checks.registry_fields import address_of
from ..model import CitedDocument, Plan
from ..numbers import try_parse
from ..records import DocumentReference
from .document_keys import NumberKey
from .known_documents import KnownDocuments


def with_related_documents(
    documents: Mapping[str, CitedDocument], plans: Mapping[str, Plan], known: KnownDocuments
) -> dict[str, CitedDocument]:
    """The documents with the addresses of their successors and counterparts, where those have a page.

    A counterpart is tied from both sides though the registry names it on one.
    """
    pages = _Pages(documents, plans, known)
    found = dict(documents)
    counterparts: dict[str, dict[str, None]] = {}
    for key, document in documents.items():
        record = document.record
        if record is None:
            continue
        if record.replaced_by:
            named = address_of(record.replaced_by)
            reference = DocumentReference(named, None if named else record.replaced_by)
            found[key] = replace(document, successor=pages.address(reference))
        for reference in record.counterparts:
            other = pages.address(reference)
            if other and other != document.address:
                counterparts.setdefault(document.address, {}).setdefault(other)
                counterparts.setdefault(other, {}).setdefault(document.address)
    for address, others in counterparts.items():
        key = address.removeprefix("van-ban/")
        if key in found:
            found[key] = replace(found[key], counterparts=tuple(sorted(others)))
    return found


class _Pages:
    """Where the documents that the registry names have their pages."""

    def __init__(
        self, documents: Mapping[str, CitedDocument], plans: Mapping[str, Plan], known: KnownDocuments
    ) -> None:
        self._documents, self._plans, self._known = documents, plans, known
        self._by_number: dict[NumberKey, list[CitedDocument]] | None = None

    def address(self, reference: DocumentReference) -> str | None:
        """The address of the page of what is named, or None where there is none or it is not certain which."""
        if reference.address:
            folder, _, key = reference.address.partition("/")
            return self._page(key) if folder == "van-ban" else self._plan_page(key)
        key_meant = self._known.key_of(reference)
        page = self._page(key_meant) if key_meant else None
        return page or self._only_cited(reference)

    def _plan_page(self, plan_id: str) -> str | None:
        return self._plans[plan_id].address if plan_id in self._plans else None

    def _page(self, key: str) -> str | None:
        if key in self._documents:
            return self._documents[key].address
        plan_id = self._known.plan_by_key.get(key)
        return self._plan_page(plan_id) if plan_id else None

    def _only_cited(self, reference: DocumentReference) -> str | None:
        number = try_parse(reference.number) if reference.number else None
        if number is None:
            return None
        if self._by_number is None:
            self._by_number = {}
            for document in self._documents.values():
                cited = try_parse(document.number) if document.number else None
                if cited:
                    self._by_number.setdefault(cited.key, []).append(document)
        fitting = [
            document
            for document in self._by_number.get(number.key, ())
            if reference.issuer in (None, document.series)
            and (reference.date is None or any(date.may_be(reference.date) for date, _ in document.dates))
        ]
        return fitting[0].address if len(fitting) == 1 else None
