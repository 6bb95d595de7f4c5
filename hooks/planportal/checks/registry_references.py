"""Documents that one entry of the registry names beside its own: each is another entry, or a plan held here."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping

from ..model import Plan
from ..problems import Findings, Problem
from ..records import DocumentRecord, DocumentReference, Registries
from ..vietnamese import address_slug, fold
from .plan_numbers import read_number
from .registry_fields import address_of

_PATH = "_registry/documents.yml"


def reference_problems(plans: Mapping[str, Plan], registries: Registries) -> list[Problem]:
    """A warning for each `replaced_by` and `counterparts` that nobody can follow: readers see it as mere words."""
    findings = Findings(_PATH, "")
    known = _Known(plans, registries)
    for record in registries.documents:
        for key, reference in _references(record):
            if known.has(reference):
                continue
            written = reference.address or reference.number or ""
            findings.add(
                "document-unknown",
                record.line,
                1,
                f'{key} của {record.number or record.names[0]} ghi "{written}", chưa có trong sổ văn bản và trên cổng',
                "xem lại cách ghi, hoặc khai văn bản đó thành một mục trong documents.yml",
            )
    return findings.problems


def _references(record: DocumentRecord) -> Iterator[tuple[str, DocumentReference]]:
    if record.replaced_by:
        address = address_of(record.replaced_by)
        yield "replaced_by", DocumentReference(address, None if address else record.replaced_by)
    for reference in record.counterparts:
        yield "counterparts", reference


class _Known:
    """What a reference may name: entries of the registry and plans, by number, by name and by address."""

    def __init__(self, plans: Mapping[str, Plan], registries: Registries) -> None:
        self._plans = plans
        self._numbers: set[tuple[str | None, Hashable]] = set()
        self._names: set[str] = set()
        self._slugs: set[tuple[str, str]] = set()
        for record in registries.documents:
            self._names.update(fold(name) for name in record.names)
            self._add(record.number, record.issuers[0] if record.issuers else None)
        for plan in plans.values():
            self._add(plan.number, plan.issuer)

    def _add(self, printed: str | None, issuer: str | None) -> None:
        number = read_number(printed) if printed else None
        if number is None:
            return
        self._numbers.update({(None, number.key), (issuer, number.key)})
        if issuer:
            self._slugs.add((issuer, number.slug))

    def has(self, reference: DocumentReference) -> bool:
        """Whether there is an entry or a plan that the reference can mean."""
        if reference.address:
            folder, _, key = reference.address.partition("/")
            if folder == "ke-hoach":
                return key in self._plans
            series, _, rest = key.partition("/")
            if not rest:
                return any(address_slug(name) == key for name in self._names)
            words = rest.rpartition("/")[2].split("-")
            return any((series, "-".join(words[at:])) in self._slugs for at in range(1, len(words)))
        number = read_number(reference.number or "")
        if number:
            return (reference.issuer, number.key) in self._numbers
        return fold(reference.number or "") in self._names
